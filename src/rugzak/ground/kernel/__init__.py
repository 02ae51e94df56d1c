"""The smallest words everything else is built from: ids, weeks, refusals, history."""
