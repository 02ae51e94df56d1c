"""Drawings of the room."""
