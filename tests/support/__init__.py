"""Help for tests; no test lives here."""
