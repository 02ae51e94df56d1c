"""The day in an address."""

from datetime import date

from django.utils import timezone


def day_in(typed: str) -> date:
    """``2027-03-09``; a day nobody can read is today."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return timezone.localdate()
    return day if 2000 <= day.year <= 2200 else timezone.localdate()
