"""The short number of a request: on its error page, in its log lines, and in nobody's database."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Without letters and digits that sound or look alike: it is read aloud over the phone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 7
_number: ContextVar[str] = ContextVar("rugzak_request_number", default="")


@contextmanager
def numbered() -> Iterator[str]:
    """Give the request that runs in this block a number."""
    token = _number.set("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))
    try:
        yield _number.get()
    finally:
        _number.reset(token)


def current_number() -> str:
    """The number of the request that is being answered, or nothing."""
    return _number.get()
