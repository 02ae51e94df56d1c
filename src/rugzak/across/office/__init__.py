"""Pages about the organisation itself: setting it up, its words and its settings, and what changed when."""
