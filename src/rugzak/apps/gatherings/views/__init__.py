"""Pages of methods and sessions, and the surfaces of a room."""
