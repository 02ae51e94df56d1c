"""What keeps a person's words closed: sealed text, sharing per item, and a log of every reading."""
