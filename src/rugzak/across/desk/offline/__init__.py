"""What a coach or colleague carries along without a network, and what she may do there. The pocket does the rest."""
