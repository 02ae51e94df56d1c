"""What the gallery shows."""

from typing import Any


def context(theme: str) -> dict[str, Any]:
    """Everything the gallery needs."""
    return {"theme": theme}
