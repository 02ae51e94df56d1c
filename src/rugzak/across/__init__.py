"""What looks over all apps: the desk, insight and privacy."""
