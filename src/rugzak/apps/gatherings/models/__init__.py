"""Methods and their versions; series and sessions with their log; the room: seats, pieces, tables."""

from rugzak.apps.gatherings.models.methods import Method, MethodVersion
from rugzak.apps.gatherings.models.report import Report, ReportBlock
from rugzak.apps.gatherings.models.room import PageDraw, Piece, Seat, Seating, Table, TellingTurn
from rugzak.apps.gatherings.models.sessions import Gathering, LogLine, Series

__all__ = [
    "Gathering",
    "LogLine",
    "Method",
    "MethodVersion",
    "PageDraw",
    "Piece",
    "Report",
    "ReportBlock",
    "Seat",
    "Seating",
    "Series",
    "Table",
    "TellingTurn",
]
