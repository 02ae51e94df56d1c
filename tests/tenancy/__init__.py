"""The wall between organisations under load."""
