"""Plain Python that computes: no Django, no database."""
