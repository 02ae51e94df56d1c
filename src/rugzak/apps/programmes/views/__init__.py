"""Pages of programmes and of who coaches in them."""
