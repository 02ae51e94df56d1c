"""Keys for forms and ids for parts of a page."""

from uuid import uuid4


def new_key() -> str:
    """A fresh key for a form: what arrives twice with one key is stored once."""
    return str(uuid4())
