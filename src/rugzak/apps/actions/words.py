"""Limits of actions. Imports nothing of ours."""

from datetime import timedelta

WORDS_LENGTH = 200
# Nobody plans a small thing further ahead than this.
DUE_AT_MOST = timedelta(days=366)
USUAL_DUE = timedelta(days=7)
# What was done stays in sight this long, so that a slip can be undone.
DONE_SHOWN = timedelta(days=14)
# So long after its day an action is kept; the data map promises the same in words.
KEPT = timedelta(days=365)
ACTIONS_PER_PAGE = 20
