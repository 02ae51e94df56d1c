"""Pages of looking back: the log of a visit, what was agreed, observations."""
