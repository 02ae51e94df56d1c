"""Engines: plain Python for hard sums, with no Django, no database and no clock of their own."""
