"""The ways of coaching an organisation has, and who is appointed to coach in which region."""
