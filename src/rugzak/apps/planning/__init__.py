"""Planning: proposals for the week, with a reason each. Nothing is sent before a coordinator confirms."""
