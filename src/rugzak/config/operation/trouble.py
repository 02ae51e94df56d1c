"""What an operator can solve, as one plain sentence."""


class Trouble(Exception):  # noqa: N818 - read as: raise trouble, in words
    """Something about this machine or installation is wrong; the text says what, and what to do."""
