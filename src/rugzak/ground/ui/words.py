"""Choices of the interface: tones, and how the usual states look. Imports nothing of ours."""

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Tone = Literal["", "warm", "ok", "plum", "no", "off"]


@dataclass(frozen=True)
class Look:
    """How a state shows: its word, its tone and its icon."""

    word: Any
    tone: Tone = ""
    icon: str = ""


STATES: dict[str, Look] = {
    "concept": Look(_("concept"), "off", "circle-dashed"),
    "open": Look(pgettext_lazy("state", "open"), "", "send"),
    "waiting": Look(_("wacht"), "warm", "hourglass"),
    "offered": Look(_("aangeboden"), "", "hand-helping"),
    "planned": Look(_("gepland"), "", "calendar-days"),
    "running": Look(_("bezig"), "", "coffee"),
    "done": Look(_("gedaan"), "ok", "check"),
    "closed": Look(_("gesloten"), "ok", "check"),
    "withdrawn": Look(_("teruggetrokken"), "off", "undo-2"),
    "cancelled": Look(_("geannuleerd"), "off", "x"),
    "moved": Look(_("verplaatst"), "off", "arrow-right-left"),
    "late": Look(_("te laat"), "warm", "triangle-alert"),
    "refused": Look(_("geweigerd"), "no", "shield-x"),
    "on_device": Look(_("op dit apparaat"), "plum", "smartphone"),
    "sent": Look(_("verstuurd"), "ok", "cloud-upload"),
    "resting": Look(_("rust"), "off", "pause"),
    "trial": Look(_("op proef"), "ok", "sprout"),
    "active": Look(_("actief"), "ok", "check"),
    "ended": Look(_("beëindigd"), "off", "circle-x"),
}


def look_of(state: Any) -> Look:
    """The look of a state: its own ``look``, else by value; a choice's own label is the word."""
    own = getattr(state, "look", None)
    if isinstance(own, Look):
        return own
    value = str(getattr(state, "value", state))
    known = STATES.get(value.lower())
    label = getattr(state, "label", None)
    if known is None:
        if label is None:
            raise ValueError(
                f"no look for state {value!r}; known: {', '.join(STATES)}; or give it .label or .look"
            )
        return Look(label, "off", "circle")
    return Look(label, known.tone, known.icon) if label is not None else known
