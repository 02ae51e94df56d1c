"""Things to press. A button says what happens: "Verstuur mijn vraag", never "OK"."""

# ruff: noqa: A002  (HTML reads best unbroken; props keep the names HTML gives them.)

from typing import Any, Literal
from zlib import crc32

from django.template import Context

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import attributes, link, quoted, text, when
from rugzak.ground.ui.icons import icon as drawing
from rugzak.ground.ui.ids import new_key

ABSENT = "NOTPROVIDED"  # Django's own word for "no token"
Kind = Literal["solid", "ghost", "soft", "quiet", "danger"]


@component()
def button(
    *,
    label: Any,
    href: str = "",
    kind: Kind = "solid",
    icon: str = "",
    icon_end: str = "",
    big: bool = False,
    icon_only: bool = False,
    type: Literal["submit", "button", "reset"] = "submit",
    name: str = "",
    value: Any = "",
    form: str = "",
    action: str = "",
    opens: str = "",
    closes: str = "",
    disabled: bool = False,
    why: Any = "",
    about: Any = "",
    **extra: Any,
) -> str:
    """A button, or with ``href`` a link that looks like one. ``opens`` names a dialog. Disabled? Say ``why``.

    ``about`` is read aloud only: "Afronden" about "het bezoek aan Duinroos".
    """
    classes = (
        ("btn" if kind == "solid" else f"btn {kind}")
        + (" big" if big else "")
        + (" icon" if icon_only else "")
    )
    inner: str
    if icon_only:
        inner, extra = drawing(str(icon or icon_end)), {"aria-label": label, "title": label, **extra}
    else:
        inner = _words(label, icon, icon_end, about)
    if href and not disabled:
        return f'<a class="{classes}" href="{link(href)}"{attributes(extra)}>{inner}</a>'
    if opens or closes:
        extra = {"command": "show-modal" if opens else "close", "commandfor": opens or closes, **extra}
    kept = "button" if disabled or opens or closes else type
    html = f'<button class="{classes}" type="{kept}"{_sends(name, value, form, action)}'
    if not disabled:
        return f"{html}{attributes(extra)}>{inner}</button>"
    reason = f"why-{crc32(f'{label}{why}'.encode()):08x}"
    note = f'<span class="hint why" id="{reason}">{text(why)}</span>' if why else ""
    about_it = f' aria-describedby="{reason}"' if why else ""
    return f'{html} aria-disabled="true"{about_it}{attributes(extra)}>{inner}</button>{note}'


def _words(label: Any, icon: str, icon_end: str, about: Any) -> str:
    start = drawing(str(icon)) if icon else ""
    end = drawing(str(icon_end)) if icon_end else ""
    more = f'<span class="sr"> {text(about)}</span>' if about else ""
    return f"{start}{text(label)}{more}{end}"


def _sends(name: str, value: Any, form: str, action: str) -> str:
    """What the button adds to the form it sends."""
    return (
        when(f' name="{quoted(name)}" value="{quoted(value)}"', name)
        + when(f' form="{quoted(form)}"', form)
        + when(f' formaction="{link(action)}"', action)
    )


@component()
def link_button(*, label: Any, href: str, icon: str = "", about: Any = "", **extra: Any) -> str:
    """A plain link with room for a thumb; ``about`` is read aloud only ("Wijzig" about "de dagen")."""
    more = f'<span class="sr"> {text(about)}</span>' if about else ""
    start = drawing(str(icon)) if icon else ""
    return f'<a class="taplink" href="{link(href)}"{attributes(extra)}>{start}<span>{text(label)}{more}</span></a>'


@component()
def post_button(
    *,
    context: Context,
    label: Any,
    action: str,
    kind: Kind = "ghost",
    icon: str = "",
    name: str = "",
    value: Any = "",
    about: Any = "",
    once: bool = True,
    **extra: Any,
) -> str:
    """A deed in one press: a form with nothing but this button, its token and its key."""
    press = button(label=label, kind=kind, icon=icon, name=name, value=value, about=about)
    return (
        f'<form class="one" method="post" action="{link(action)}"{attributes(extra)}>'
        f"{token_field(context)}{key_field() if once else ''}{press}</form>"
    )


def token_field(context: Context) -> str:
    """The hidden field against forged requests."""
    token = context.get("csrf_token")
    if not token or str(token) == ABSENT:
        return ""
    return f'<input type="hidden" name="csrfmiddlewaretoken" value="{quoted(token)}">'


def key_field() -> str:
    """The hidden key that makes a second press count once."""
    return f'<input type="hidden" name="sleutel" value="{new_key()}">'


@component(slots=())
def actions(*, dock: bool = False, end: bool = False, body: str = "") -> str:
    """Buttons side by side; ``dock`` keeps them under the thumb at the foot of the screen."""
    classes = "acts end" if end else "acts"
    inner = f'<div class="{classes}">{body}</div>'
    return f'<div class="dock">{inner}</div>' if dock else inner
