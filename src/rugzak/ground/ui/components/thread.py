"""The thread: a day, a trajectory or the way of a question, bead by bead; and steps in a short flow."""

from typing import Any, Literal

from django.utils.translation import gettext as _

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import quoted, text
from rugzak.ground.ui.icons import icon as drawing


@component()
def thread(*, label: Any = "", body: str = "") -> str:
    """Beads on a thread, in order."""
    name = f' aria-label="{quoted(label)}"' if label else ""
    return f'<ol role="list" class="thread"{name}>{body}</ol>'


@component(alone=True)
def bead(
    *,
    state: Literal["done", "now", "open", "warm"] = "open",
    title: Any = "",
    at: Any = "",
    icon: str = "",
    number: Any = "",
    ahead: bool = False,
    level: Literal[2, 3, 4] = 3,
    body: str = "",
) -> str:
    """Solid is done, ring is now, open is later, warm asks attention; ``ahead`` stitches the thread after it."""
    mark = text(number) if number else drawing(str(icon) or ("check" if state == "done" else "circle"))
    kind = "bead" if state == "open" else f"bead {state}"
    head = f"<h{level}>{text(title)}</h{level}>" if title else ""
    when = f'<p class="at">{text(at)}</p>' if at else ""
    spoken = f'<span class="sr">{text(state_words(state))}: </span>' if not at else ""
    what = f'<div class="what">{when}{spoken}{head}{body}</div>' if 'class="next"' not in body else body
    return f'<li{" class=ahead" if ahead else ""}><span class="{kind}" aria-hidden="true">{mark}</span>{what}</li>'


def state_words(state: str) -> str:
    """The state of a bead for who cannot see its shape."""
    return {"done": _("gedaan"), "now": _("nu"), "open": _("straks"), "warm": _("let op")}[state]


@component()
def leg(*, label: Any, icon: str = "car") -> str:
    """The way between two beads: "19 minuten rijden"."""
    return f'<li class="leg">{drawing(str(icon))}<span>{text(label)}</span></li>'


@component()
def steps(*, now: int, total: int) -> str:
    """Where you are in a short flow, in words and beads."""
    beads = "".join(f"<li{_step_class(n, int(now))}></li>" for n in range(1, int(total) + 1))
    words = _("Stap %(now)s van %(total)s") % {"now": int(now), "total": int(total)}
    return f'<div class="steps"><span>{text(words)}</span><ol aria-hidden="true">{beads}</ol></div>'


def _step_class(step: int, now: int) -> str:
    if step < now:
        return ' class="done"'
    return ' class="now"' if step == now else ""
