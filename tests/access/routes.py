"""Walks the URLconf: every address with its view and its rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from rugzak.ground.accounts.access import Access, rule_of


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    view: Callable[..., Any]

    @property
    def rule(self) -> Access | None:
        return rule_of(self.view)

    @property
    def has_arguments(self) -> bool:
        return "<" in self.pattern


def all_routes() -> list[Route]:
    return sorted(_walk(get_resolver(), (), ""), key=lambda route: route.name)


def _walk(resolver: URLResolver, namespaces: tuple[str, ...], prefix: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(":".join((*namespaces, entry.name or pattern)), pattern, entry.callback)
        else:
            deeper = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry, deeper, pattern)
