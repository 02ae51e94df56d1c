"""Small marks: icon, word with a state, people, and who can see something."""

from typing import Any, Literal
from zlib import crc32

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import link, quoted, text
from rugzak.ground.ui.icons import icon as drawing
from rugzak.ground.ui.words import Tone, look_of

SEEN_ICONS = {"me": "lock", "shared": "eye", "team": "users", "not": "eye-off", "all": "building-2"}
AVATAR_TONES = ("", " soft", " warm", " plum")


@component()
def icon(*, name: str, label: str = "") -> str:
    """A drawing. Give ``label`` only when no word stands beside it."""
    if label:
        return f'<span class="ic" role="img" aria-label="{quoted(label)}">{drawing(str(name))}</span>'
    return drawing(str(name))


@component()
def tag(*, word: Any, tone: Tone = "", icon: str = "") -> str:
    """A word with a state: always a word, usually an icon, never colour alone."""
    classes = f"tag {tone}" if tone else "tag"
    return f'<span class="{classes}">{drawing(str(icon)) if icon else ""}{text(word)}</span>'


@component()
def state_badge(*, state: Any, word: Any = "") -> str:
    """A tag that knows the look of the usual states (concept, open, waiting, planned, ...)."""
    look = look_of(state)
    return tag(word=word or look.word, tone=look.tone, icon=look.icon)


@component(alone=True)
def seen(
    *, who: Any = "", kind: Literal["me", "shared", "team", "not", "all"] = "shared", body: str = ""
) -> str:
    """Who can see this: stands under everything a person writes or shares. Name people, not roles."""
    strong = f"<strong>{text(who)}</strong>" if who else ""
    rest = body.strip()
    gap = " " if strong and rest and rest[0] not in ",.;:" else ""
    return f'<p class="seen">{drawing(SEEN_ICONS[kind])}<span>{strong}{gap}{rest}</span></p>'


@component()
def avatar(
    *,
    person: Any = None,
    initials: str = "",
    tone: Literal["", "soft", "warm", "plum"] = "",
    size: Literal["", "lg"] = "",
) -> str:
    """Initials in a circle. The colour means nothing; the name always stands beside it."""
    letters = str(initials or getattr(person, "initials", "") or initials_of(str(person or "")))
    colour = f" {tone}" if tone else AVATAR_TONES[crc32(letters.encode()) % 4]
    big = " lg" if size else ""
    return f'<span class="av{colour}{big}" aria-hidden="true">{text(letters)}</span>'


@component()
def person(
    *, person: Any = None, name: Any = "", text_below: Any = "", href: str = "", size: Literal["", "lg"] = ""
) -> str:
    """A human: circle, name, and one line below."""
    shown = name or getattr(person, "display_name", None) or person
    who = f'<a class="taplink" href="{link(href)}">{text(shown)}</a>' if href else text(shown)
    below = f"<small>{text(text_below)}</small>" if text_below else ""
    initials = getattr(person, "initials", "") or initials_of(str(shown))
    circle = avatar(initials=initials, size=size)
    return f'<div class="person">{circle}<div><b>{who}</b>{below}</div></div>'


def initials_of(name: str) -> str:
    """First letter of the first and the last word: "Zoë van den Brand" gives "ZB"."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
