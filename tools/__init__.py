"""What builds and checks Rugzak: it runs around the program, never inside it."""
