"""Facilitated sessions: scripts, the live room, its harvest and its report."""
