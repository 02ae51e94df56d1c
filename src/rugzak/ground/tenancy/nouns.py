"""The organisation's own nouns, ready to stand in a sentence.

``words_for(request).coach.the`` is "de backpacker" at one organisation and "de
jobcoach" at the other. Before somebody has signed in the words are the usual ones.
"""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import get_language

from rugzak.ground.tenancy.models import Organisation
from rugzak.ground.tenancy.words import NOUNS, Language, Word


class Words:
    """Every noun of NOUNS as an attribute, in the language of this moment."""

    def __init__(self, organisation: Organisation | None) -> None:
        self._organisation = organisation

    def __getattr__(self, noun: str) -> Word:
        if noun not in NOUNS:
            raise AttributeError(f"no noun {noun!r}; known are {sorted(NOUNS)}")
        return self[noun]

    def __getitem__(self, noun: str) -> Word:
        if self._organisation is not None:
            return self._organisation.word(noun)
        language = (get_language() or Language.DUTCH).split("-")[0]
        return NOUNS[noun].get(language, NOUNS[noun][Language.DUTCH])

    def in_sentences(self) -> Mapping[str, str]:
        """For ``_("Vraag het aan %(the_coach)s.") % words.in_sentences()``: each noun in its four forms."""
        forms: dict[str, str] = {}
        for noun in NOUNS:
            word = self[noun]
            forms |= {noun: word.one, f"{noun}s": word.many, f"the_{noun}": word.the, f"a_{noun}": word.a}
        return forms


def words_of(organisation: Organisation | None) -> Words:
    return Words(organisation)


def words_for(request: HttpRequest) -> Words:
    """The words of the organisation in which this request runs."""
    person = getattr(request, "person", None)
    return Words(person.organisation if person is not None else None)
