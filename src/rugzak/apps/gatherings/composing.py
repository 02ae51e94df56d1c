"""Puts the impression report together by rules: what people let go further, ordered by what it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.cards import queries as cards
from rugzak.apps.gatherings.heads import heads_of, in_words
from rugzak.apps.gatherings.models import Gathering, HeldCard, Piece, Report
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.recognising import Find, finds
from rugzak.apps.gatherings.words import FILE_STEP, PAPER_STEP, SMALL_COUNT, Aspect, Circle, Theme, aspects
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.ui.dates import moment_words

KEYS = ("stories", "words", "sentences", "cards", "habits", "photos", "voices", "lines")
KINDS: dict[str, tuple[str, ...]] = {
    "stories": (PieceKind.REWRITE, PieceKind.STORY),
    "words": (PieceKind.WORD,),
    "sentences": (PieceKind.MARK,),
    "habits": (PieceKind.HABIT,),
    "photos": (PieceKind.PHOTO,),
    "voices": (PieceKind.VOICE,),
    "lines": (PieceKind.LINE,),
}


@dataclass(frozen=True)
class Said:
    """A word that was given back, and how often; a small count is not shown outside the room."""

    text: str
    count: int | None


@dataclass(frozen=True)
class Kept:
    """A photo or a voice note, by the words of its maker; the file itself is opened where it is needed."""

    piece_id: UUID
    kind: str
    about: str


@dataclass
class Block:
    """One part of the report, with where it comes from."""

    key: str
    heading: str
    lead: str
    quotes: list[str] = field(default_factory=list)
    themes: list[tuple[str, list[str]]] = field(default_factory=list)
    said: list[tuple[Aspect, list[Said]]] = field(default_factory=list)
    files: list[Kept] = field(default_factory=list)
    # Other lists, each under a small heading or none.
    lists: list[tuple[str, list[str]]] = field(default_factory=list)
    sources: int = 0
    # The pieces it is made of, one by one, where who leads may leave one out.
    pieces: list[tuple[UUID, str]] = field(default_factory=list)
    # At which steps it was said, in the order of the script.
    said_at: list[str] = field(default_factory=list)
    is_hidden: bool = False
    is_changed: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.sources

    @property
    def texts(self) -> list[str]:
        found = [self.lead, *self.quotes, *(text for _theme, texts in self.themes for text in texts)]
        found += [one.text for _aspect, words in self.said for one in words]
        return found + [one.about for one in self.files]


@dataclass
class Impression:
    """The whole report, as every format of it is made from."""

    title: str
    organisation: str
    place: str
    when: str
    people: str
    opening: str
    blocks: list[Block]
    # Which way of working.
    how: str = ""

    @property
    def shown(self) -> list[Block]:
        return [block for block in self.blocks if not block.is_hidden and not block.is_empty]

    @property
    def photos(self) -> list[Kept]:
        """The photos that would be shown, in their order."""
        return [one for block in self.shown for one in block.files if one.kind == PieceKind.PHOTO]

    @property
    def has_files(self) -> bool:
        return any(block.files for block in self.shown)

    @property
    def found(self) -> list[Find]:
        """What may point at somebody, in anything that would be shown."""
        return [find for find, _block in self.found_in]

    @property
    def found_in(self) -> list[tuple[Find, Block | None]]:
        """The same, each with the part it stands in; no part is the title and the opening."""
        around = [(find, None) for text in (self.title, self.opening) for find in finds(text)]
        inside = [(find, block) for block in self.shown for text in block.texts for find in finds(text)]
        return [*around, *inside]


def compose(gathering: Gathering, report: Report) -> Impression:
    """What may be in it now: whatever was taken back since is not here."""
    rows = Piece.objects.filter(
        gathering=gathering, circle__gte=Circle.REPORT, is_hidden=False, has_words=True, merged_into=None
    )
    pieces = opened(gathering, rows.order_by("written_at", "pk"))
    blocks = []
    for changed in report.blocks.order_by("place", "pk"):
        block = (
            _cards(gathering)
            if changed.key == "cards"
            else _block(gathering, changed.key, [one for one in pieces if one.kind in KINDS[changed.key]])
        )
        block.is_hidden, block.is_changed = changed.is_hidden, changed.is_changed
        if changed.is_changed:
            block.lead = changed.lead
        blocks.append(block)
    return Impression(
        title=report.title,
        organisation=gathering.organisation.name,
        place=gathering.where,
        # With its year: a report is still read when "dinsdag 17 december" could be any of three.
        when=f"{moment_words(gathering.starts_at, 'date')}, {moment_words(gathering.starts_at, 'time')}",
        people=in_words(heads_of(gathering, report)),
        opening=report.opening,
        blocks=blocks,
        how=gathering.method_name,
    )


def _block(gathering: Gathering, key: str, pieces: list[Piece]) -> Block:
    block = Block(key, _heading(key), _lead(key, len(pieces)), sources=len(pieces))
    block.said_at = _said_at(gathering, pieces)
    block.pieces = [] if key == "words" else [(piece.pk, piece.body) for piece in pieces]
    if key == "words":
        block.said = [(one, said_of(pieces, one.key)) for one in aspects(gathering.script.e_words)]
    elif key in ("photos", "voices"):
        block.files = [Kept(piece.pk, piece.kind, piece.body) for piece in pieces]
    elif key == "habits":
        block.themes = [(theme, [piece.body for piece in some]) for theme, some in by_theme(pieces)]
    else:
        block.quotes = [piece.body for piece in pieces]
    return block


def _said_at(gathering: Gathering, pieces: list[Piece]) -> list[str]:
    """The steps these pieces come from; what came in beside the steps is named last."""
    keys = {piece.step_key for piece in pieces}
    titles = [step.title for step in gathering.script.steps if step.key in keys]
    beside = {PAPER_STEP: _("van papier"), FILE_STEP: _("in de oogst")}
    return titles + [word for key, word in beside.items() if key in keys]


def _cards(gathering: Gathering) -> Block:
    """Which cards people spoke for; who had which one nobody knows any more."""
    lying = set(HeldCard.objects.filter(gathering=gathering).values_list("card_id", flat=True))
    faces = sorted(cards.words_of(lying).values(), key=lambda face: face.number)
    quotes = [f"{face.number}. {face.text}" for face in faces]
    return Block("cards", _heading("cards"), _lead("cards", len(quotes)), quotes=quotes, sources=len(quotes))


def by_theme(habits: list[Piece]) -> list[tuple[str, list[Piece]]]:
    """Habits under the word of their theme; what has none yet comes last."""
    themes: dict[str, list[Piece]] = {}
    for habit in habits:
        theme = str(Theme(habit.theme).label) if habit.theme in Theme.values else ""
        themes.setdefault(theme, []).append(habit)
    return sorted(themes.items(), key=lambda one: (one[0] == "", one[0]))


def said_of(pieces: list[Piece], aspect: str) -> list[Said]:
    """The words given back to one of the three E's, most often first."""
    counts = Counter(piece.body.casefold() for piece in pieces if aspect in piece.aspects and piece.body)
    return [Said(text, n if n >= SMALL_COUNT else None) for text, n in counts.most_common()]


def _heading(key: str) -> str:
    return {
        "stories": _("Verhalen"),
        "words": _("Wat we erin hoorden"),
        "sentences": _("Zinnen die raakten"),
        "cards": _("Kaarten die op tafel kwamen"),
        "habits": _("Nieuwe goede gewoonten"),
        "photos": _("Wat er op tafel lag"),
        "voices": _("Stemmen"),
        "lines": _("Laatste woorden"),
    }[key]


def _lead(key: str, n: int) -> str:
    return {
        "stories": ngettext(
            "Een verteller deelt dit verhaal met ons.", "Deze vertellers delen hun verhaal met ons.", n
        ),
        "words": _("Bij de verhalen gaven de luisteraars woorden terug."),
        "sentences": _("Dit werd voorgelezen."),
        "cards": _("Ieder kwam op voor een kaart en gaf hem weg."),
        "habits": _("Klein, morgen te doen, en het kost niets."),
        "photos": _("Foto's van flappen, kaarten en tafels."),
        "voices": _("Te beluisteren in het verslag op het scherm. Ze zijn niet uitgeschreven."),
        "lines": _("Zo gingen we uit elkaar."),
    }[key]
