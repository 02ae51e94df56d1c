"""Who could do what, and why the others could not."""
