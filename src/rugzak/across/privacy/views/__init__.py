"""Pages about one's own data, the public statement, and the log for the officer."""
