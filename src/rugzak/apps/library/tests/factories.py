"""Pieces of the library as the tests want them."""

from tests.support import cast

from rugzak.apps.library.models import Piece
from rugzak.apps.library.services import start_piece
from rugzak.apps.library.words import PieceKind
from rugzak.apps.people.queries import acting_member
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id


def fenna() -> Member:
    member = acting_member(cast.IDS["fenna"])
    assert member is not None
    return member


def piece(
    title: str = "Kijk eerst", summary: str = "Vijf minuten kijken.", body: str = "Ga zitten.\n\nKijk."
) -> Piece:
    return start_piece(
        kind=PieceKind.THEME, title=title, summary=summary, body=body, key=new_id(), by=fenna()
    )
