"""What we measure, and against whom. Nothing here is needed to run Rugzak."""
