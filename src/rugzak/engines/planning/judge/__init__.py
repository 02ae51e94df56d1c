"""The judge: checks a plan from the two documents alone, and shares no code with the rest."""
