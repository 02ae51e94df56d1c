"""Things in a bag as the tests want them."""

from rugzak.apps.backpack.models import Item
from rugzak.apps.backpack.services import write_item
from rugzak.apps.backpack.words import BagKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id


def item_of(
    owner: Member,
    title: str = "Vijf minuten kijken",
    body: str = "Voor de dienst.",
    kind: BagKind = BagKind.IDEA,
) -> Item:
    return write_item(kind=kind, title=title, body=body, key=new_id(), by=owner)
