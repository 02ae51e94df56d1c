"""Who gets through which address: computed from the rules, run for everybody."""
