"""The one place where words of a request are sealed and opened, each opening with its line in the read log."""

from rugzak.apps.support.models import Closing, SupportRequest
from rugzak.apps.support.words import CLOSING_KIND, REQUEST_KIND
from rugzak.ground.accounts.models import Member
from rugzak.ground.trust import vault
from rugzak.ground.trust.sealed import Sealed
from rugzak.ground.trust.services import note_reading


def sealed_words(row: SupportRequest | Closing, words: str, *, owner: Member) -> Sealed | None:
    """``words`` under the key of the asker; nothing typed is nothing kept."""
    return vault.key_of(owner.pk).seal(row, "words", words) if words else None


def words_of_request(request: SupportRequest, *, reader: Member) -> str:
    """What the asker wrote; whoever else opens it leaves a line."""
    if request.words is None:
        return ""
    note_reading(reader=reader, about_id=request.asker_id, kind=REQUEST_KIND, item_id=request.pk)
    return vault.key_of(request.asker_id).open(request, "words")


def words_of_closing(closing: Closing, *, reader: Member) -> str:
    """What the asker wrote at the end, for the coach."""
    if closing.words is None:
        return ""
    note_reading(reader=reader, about_id=closing.by_id, kind=CLOSING_KIND, item_id=closing.pk)
    return vault.key_of(closing.by_id).open(closing, "words")
