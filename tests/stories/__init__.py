"""Stories in a real browser, against the demo's own server, worker and database."""
