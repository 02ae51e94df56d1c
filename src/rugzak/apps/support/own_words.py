"""The one place where words of a request are sealed and opened; each opening leaves a line in the log."""

from dataclasses import dataclass

from rugzak.apps.support.models import Closing, Suggestion, SupportRequest
from rugzak.apps.support.words import REQUEST_KIND
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.trust import vault
from rugzak.ground.trust.sealed import Sealed
from rugzak.ground.trust.services import note_reading


@dataclass(frozen=True)
class Opened:
    """What a reader gets to read; empty where nothing was written or nothing is theirs."""

    words: str = ""
    closing_words: str = ""


def sealed_words(row: SupportRequest | Closing | Suggestion, words: str, *, owner: Member) -> Sealed | None:
    """``words`` under the key of the asker; nothing typed is nothing kept."""
    return vault.key_to_seal(owner.pk).seal(row, "words", words) if words else None


def open_for(request: SupportRequest, *, reader: Member) -> Opened:
    """The words this reader may read. Anybody but the asker leaves one line; no line, no reading."""
    if not may(reader, "support.read_words", request):
        return Opened()
    note_reading(reader=reader, about_id=request.asker_id, kind=REQUEST_KIND, item_id=request.pk)
    closing: Closing | None = getattr(request, "closing", None)
    if closing is not None and not may(reader, "support.read_closing_words", request):
        closing = None
    if request.words is None and (closing is None or closing.words is None):
        return Opened()
    key = vault.key_of(request.asker_id)
    return Opened(key.open(request, "words"), key.open(closing, "words") if closing else "")


def words_laid_before(suggestion: Suggestion, *, reader: Member) -> str:
    """What somebody wrote to her; nobody else opens it, whoever wrote it included."""
    if suggestion.colleague_id != reader.pk or suggestion.words is None:
        return ""
    return vault.key_of(reader.pk).open(suggestion, "words")
