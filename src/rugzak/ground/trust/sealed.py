"""The field for text that only its owner's key opens.

The column holds ciphertext and the attribute too: nothing decrypts by itself, so
neither a log line, a repr, an error page nor a change history can hold the words.
Opening is an act: ``vault.key_of(owner_id).open(note, "body")``.
"""

from typing import Any

from django.db import models

VERSION = b"\x01"


class Sealed(bytes):
    """Ciphertext: one byte of version, the nonce, the text with its tag."""

    def __repr__(self) -> str:
        return "<sealed>"

    __str__ = __repr__


class SealedText(models.BinaryField):
    """A column of sealed text. Plain text and loose bytes are refused before they reach the database."""

    def from_db_value(self, value: Any, *_: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def get_prep_value(self, value: Any) -> Any:
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(f"{self.name} only takes sealed text; it got a {type(value).__name__}")
        return super().get_prep_value(value)

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError(f"{self.name} is sealed: it is not serialised")
