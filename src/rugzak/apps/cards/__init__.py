"""New good habits: the cards, the sets they lie in, drawing, trying, giving and passing on."""
