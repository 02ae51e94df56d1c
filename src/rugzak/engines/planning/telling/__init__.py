"""What a plan tells: its rows, its reasons, and what else could be."""
