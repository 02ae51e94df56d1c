"""Quarters of the year, as figures are told by."""

from datetime import date, timedelta


def last_closed_quarter(today: date) -> tuple[date, date]:
    """First day of the last quarter that is over, and the first day after it."""
    this_quarter = today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1)
    start = (this_quarter - timedelta(days=1)).replace(day=1)
    return start.replace(month=3 * ((start.month - 1) // 3) + 1), this_quarter
