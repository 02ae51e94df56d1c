"""Letters as they are compared: without accents and capitals."""

from functools import lru_cache

from rugzak.ground.accounts.names import folded as _folded


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    return _folded(text)
