"""What an operator can solve, as one plain sentence."""


class Trouble(Exception):
    """Something about this machine or installation is wrong; the text says what, and what to do."""
