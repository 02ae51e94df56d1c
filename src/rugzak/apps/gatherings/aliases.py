"""How somebody without a name is called in the room: a word, a shape and a colour. Never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# The colour is also the first word, so that it can be said aloud.
COLOURS: tuple[tuple[str, str | Promise], ...] = (
    ("moss", _("Groene")),
    ("clay", _("Rode")),
    ("plum", _("Paarse")),
    ("teal", _("Blauwe")),
    ("ochre", _("Gele")),
    ("slate", _("Grijze")),
)
SHAPES: tuple[tuple[str, str | Promise], ...] = (
    ("circle", _("rondje")),
    ("square", _("vierkant")),
    ("triangle", _("driehoek")),
    ("hexagon", _("zeshoek")),
    ("arch", _("boog")),
)
THINGS: tuple[str | Promise, ...] = (
    _("Lamp"), _("Kom"), _("Sleutel"), _("Trein"), _("Boot"), _("Fiets"), _("Stoel"), _("Trui"), _("Brug"),
    _("Tent"), _("Trom"), _("Vlieger"), _("Molen"), _("Ketel"), _("Laars"), _("Jas"), _("Deur"), _("Ladder"),
    _("Mand"), _("Tas"),
)  # fmt: skip
ALL = len(COLOURS) * len(SHAPES) * len(THINGS)


@dataclass(frozen=True)
class Alias:
    """``word`` "Groene Lamp", ``shape`` "driehoek", ``form`` and ``colour`` name the drawing."""

    number: int

    @property
    def _parts(self) -> tuple[int, int, int]:
        # Neighbouring numbers differ in all three, so that a small room gets no two look-alikes.
        colour = self.number % len(COLOURS)
        shape = (self.number + self.number // len(COLOURS) + self.number // 120) % len(SHAPES)
        thing = (self.number // len(COLOURS) + 7 * colour) % len(THINGS)
        return colour, shape, thing

    @property
    def word(self) -> str:
        colour, _shape, thing = self._parts
        return f"{gettext(str(COLOURS[colour][1]))} {gettext(str(THINGS[thing]))}"

    @property
    def shape(self) -> str:
        return str(SHAPES[self._parts[1]][1])

    @property
    def form(self) -> str:
        return SHAPES[self._parts[1]][0]

    @property
    def colour(self) -> str:
        return COLOURS[self._parts[0]][0]


TREES: tuple[str | Promise, ...] = (
    _("Eik"), _("Berk"), _("Linde"), _("Beuk"), _("Wilg"), _("Es"), _("Iep"), _("Els"),
)  # fmt: skip


@dataclass(frozen=True)
class TableSign:
    """A table as phone and screen draw it: number, shape and the name of a tree.

    ``online`` counts the tables in the video call from 1; it is 0 for a table in the room.
    """

    number: int
    online: int = 0

    @classmethod
    def of(cls, number: int, online_from: int | None) -> TableSign:
        """The table with this number in a round whose online tables begin at ``online_from``."""
        is_online = online_from is not None and number >= online_from
        return cls(number, number - online_from + 1 if is_online and online_from else 0)

    @property
    def title(self) -> str:
        if self.online:
            return gettext("Online tafel %(number)s, %(tree)s") % {"number": self.online, "tree": self.tree}
        return gettext("Tafel %(number)s, %(tree)s") % {"number": self.number, "tree": self.tree}

    @property
    def label(self) -> str:
        return f"O{self.online}" if self.online else str(self.number)

    @property
    def tree(self) -> str:
        return str(TREES[(self.number - 1) % len(TREES)])

    @property
    def form(self) -> str:
        return SHAPES[(self.number - 1) % len(SHAPES)][0]

    @property
    def shape(self) -> str:
        return str(SHAPES[(self.number - 1) % len(SHAPES)][1])

    @property
    def tone(self) -> int:
        return (self.number - 1) % 3 + 1
