"""Methods and versions; series and sessions with log and invitations; the room: seats, pieces, tables, cards."""

from rugzak.apps.gatherings.models.files import PieceFile
from rugzak.apps.gatherings.models.hands import CardGift, HeldCard
from rugzak.apps.gatherings.models.inviting import Invitation
from rugzak.apps.gatherings.models.methods import Method, MethodVersion
from rugzak.apps.gatherings.models.report import Report, ReportBlock
from rugzak.apps.gatherings.models.room import PageDraw, Piece, Seat, Seating, Table, TellingTurn
from rugzak.apps.gatherings.models.sessions import Gathering, LogLine, Series

__all__ = [
    "CardGift",
    "Gathering",
    "HeldCard",
    "Invitation",
    "LogLine",
    "Method",
    "MethodVersion",
    "PageDraw",
    "Piece",
    "PieceFile",
    "Report",
    "ReportBlock",
    "Seat",
    "Seating",
    "Series",
    "Table",
    "TellingTurn",
]
