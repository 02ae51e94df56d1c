"""How a component is declared: the signature of its function *is* the declaration.

A keyword is a prop; one without a default must be given; a ``Literal`` lists the only values allowed.
``body`` makes it a block, ``slots`` are the named places a page can fill, ``context`` asks for the page,
and ``**extra`` lets attributes of the families below through to the element.
"""

import difflib
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin, get_type_hints

EXTRA_FAMILIES = ("hx-", "data-", "aria-")

registry: dict[str, "Component"] = {}


class WrongUse(Exception):
    """A component is written in a way its declaration does not know."""


@dataclass(frozen=True)
class Component:
    """One declared part."""

    name: str
    build: Callable[..., str]
    props: dict[str, Any]
    required: frozenset[str]
    choices: dict[str, tuple[Any, ...]]
    slots: tuple[str, ...]
    is_block: bool
    has_body: bool
    alone: bool
    wants_context: bool
    takes_extra: bool
    doc: str = field(default="")

    def check_names(self, names: Iterable[str]) -> None:
        """Refuse a prop that does not exist or is missing, and say which ones do exist."""
        given = set(names)
        for name in sorted(given - self.props.keys()):
            if not (self.takes_extra and name.startswith(EXTRA_FAMILIES)):
                raise WrongUse(f"{self.name} has no prop {name!r}.{near(name, self.props)}")
        missing = sorted(self.required - given)
        if missing:
            raise WrongUse(f"{self.name} needs {', '.join(missing)}.{near('', self.props)}")

    def check_value(self, name: str, value: Any) -> None:
        """Refuse a value outside the choices of its prop."""
        allowed = self.choices.get(name)
        if allowed is not None and value not in allowed:
            raise WrongUse(f"{self.name} {name}={value!r}: choose one of {', '.join(map(repr, allowed))}.")

    def check_slot(self, name: str) -> None:
        """Refuse a slot the component does not have."""
        if name not in self.slots:
            raise WrongUse(f"{self.name} has no slot {name!r}.{near(name, self.slots)}")


def near(wrong: str, right: Iterable[str]) -> str:
    """The names that do exist, the most likely one first."""
    names = sorted(right)
    close = difflib.get_close_matches(wrong, names, n=1, cutoff=0.6)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    return f"{hint} It has: {', '.join(names) or 'none'}."


def component(
    *, slots: tuple[str, ...] = (), alone: bool = False
) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Declare the decorated function as the component of the same name.

    ``alone``: a block that may be written without its end tag when it has no body. It cannot stand in itself.
    """

    def declare(build: Callable[..., str]) -> Callable[..., str]:
        name = build.__name__.rstrip("_")
        registry[name] = _declaration(name, build, slots, alone)
        return build

    return declare


def _declaration(name: str, build: Callable[..., str], slots: tuple[str, ...], alone: bool) -> Component:
    parameters = inspect.signature(build).parameters
    hints = get_type_hints(build)
    special = {"body", "context", *slots}
    extra = [p for p in parameters.values() if p.kind is p.VAR_KEYWORD]
    props = {n: p.default for n, p in parameters.items() if n not in special and p not in extra}
    return Component(
        name=name,
        build=build,
        props=props,
        required=frozenset(n for n, default in props.items() if default is inspect.Parameter.empty),
        choices={n: get_args(hints[n]) for n in props if get_origin(hints[n]) is Literal},
        slots=slots,
        is_block="body" in parameters or bool(slots),
        has_body="body" in parameters,
        alone=alone,
        wants_context="context" in parameters,
        takes_extra=bool(extra),
        doc=inspect.getdoc(build) or "",
    )
