"""Every guard in the database is proved by taking it away."""
