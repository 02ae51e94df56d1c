"""Something to do, with an owner and a date."""
