"""Questions for help: from asking to closing with "hielp het?"."""
