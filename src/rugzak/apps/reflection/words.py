"""Limits of notes. Imports nothing of ours."""

from datetime import timedelta

NOTE = "reflection.note"
TITLE_LENGTH = 120
BODY_LENGTH = 10_000
# A note that was thrown away is hidden at once, and can be fetched back this long.
UNDO_FOR = timedelta(hours=1)
NOTES_PER_PAGE = 20
