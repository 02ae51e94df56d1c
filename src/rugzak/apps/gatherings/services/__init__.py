"""Writes of sessions: methods, planning, steering the room, joining, writing, turns, pages and tables."""
