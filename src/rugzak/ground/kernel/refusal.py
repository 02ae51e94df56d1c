"""What a person can bump into, with the sentence that person reads."""

from django.utils.functional import Promise


class Refusal(Exception):
    """A service says no, in plain Dutch.

    Forms, pages and the API show ``sentence`` as it is, so it tells what happened,
    why, and what can be done now. ``field`` names the form field it belongs to,
    when there is one.
    """

    sentence: str | Promise = ""
    field: str | None = None

    def __init__(self, sentence: str | Promise = "", *, field: str | None = None) -> None:
        if sentence:
            self.sentence = sentence
        if field:
            self.field = field
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return str(self.sentence)
