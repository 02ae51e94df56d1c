"""Form fields: label, hint, error (icon and words), control; a bar at the side when wrong."""

# ruff: noqa: A002, E501  (HTML reads best unbroken; props keep the names HTML gives them.)

from typing import Any, Literal

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from rugzak.ground.ui.components.choosing import chips, choices
from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import quoted, text
from rugzak.ground.ui.icons import icon as drawing

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@component(alone=True)
def field(
    *,
    field: Any,
    label: Any = "",
    hint: Any = "",
    show: Literal["", "cards", "tiles", "chips", "switch"] = "",
    width: Literal["", "short", "medium"] = "",
    flat: bool = False,
    body: str = "",
    **extra: Any,
) -> str:
    """A field of a form. The body (a nudge, a seen line) comes under the control."""
    return write_field(
        field, label=label, hint=hint, show=show, width=width, flat=flat, body=body, extra=extra
    )


def write_field(
    bound: BoundField,
    *,
    label: Any = "",
    hint: Any = "",
    show: str = "",
    width: str = "",
    flat: bool = False,
    body: str = "",
    extra: dict[str, Any] | None = None,
) -> str:
    """The field component, also for a whole form at once."""
    widget = bound.field.widget
    if bound.is_hidden:
        return str(bound)
    frame = Frame(bound, label or bound.label, hint or bound.help_text, flat, body)
    if isinstance(widget, GROUPS):
        return frame.group(show or getattr(widget, "show", "cards"))
    if isinstance(widget, forms.CheckboxInput):
        return frame.check(show or getattr(widget, "show", ""), extra or {})
    if isinstance(widget, forms.MultiWidget):
        return frame.fieldset(str(bound))
    return frame.single(width or getattr(widget, "width", ""), extra or {})


class Frame:
    """The words around one control."""

    def __init__(self, bound: BoundField, label: Any, hint: Any, flat: bool, body: str) -> None:
        self.bound = bound
        self.id = bound.auto_id or bound.html_name
        self.hint_html = f'<p class="hint" id="{quoted(self.id)}-h">{text(hint)}</p>' if hint else ""
        self.errors = list(bound.errors)
        self.error_html = "".join(_error(f"{self.id}-e{n}", error) for n, error in enumerate(self.errors))
        not_needed = _("hoeft niet")
        optional = "" if bound.field.required else f' <span class="optional">{text(not_needed)}</span>'
        self.label_html = f"{text(label)}{optional}"
        self.classes = f"field{' bad' if self.errors else ''}{' flat' if flat else ''}"
        self.body = body

    def described(self) -> str:
        """Ids of hint and errors, for ``aria-describedby``."""
        hint = [f"{self.id}-h"] if self.hint_html else []
        return " ".join([*hint, *(f"{self.id}-e{n}" for n in range(len(self.errors)))])

    def single(self, width: str, extra: dict[str, Any]) -> str:
        """One control under its label."""
        attrs: dict[str, Any] = {**extra, "class": f"in {width}".strip()}
        if self.described():
            attrs["aria-describedby"] = self.described()
        control = self.bound.as_widget(attrs=attrs)
        name = f'<label for="{quoted(self.bound.id_for_label or self.id)}">{self.label_html}</label>'
        return (
            f'<div class="{self.classes}">{name}{self.hint_html}{self.error_html}{control}{self.body}</div>'
        )

    def group(self, show: str) -> str:
        """Several radios or check boxes under one legend."""
        inner = chips(field=self.bound) if show == "chips" else choices(field=self.bound, two=show == "tiles")
        return self.fieldset(inner)

    def fieldset(self, inner: str) -> str:
        """Any group of controls under one legend."""
        about = f' aria-describedby="{quoted(self.described())}"' if self.described() else ""
        return (
            f'<fieldset class="{self.classes}" id="{quoted(self.id)}"{about}><legend>{self.label_html}</legend>'
            f"{self.hint_html}{self.error_html}{inner}{self.body}</fieldset>"
        )

    def check(self, show: str, extra: dict[str, Any]) -> str:
        """One yes or no: a check box or a switch with its label beside it."""
        attrs: dict[str, Any] = {**extra, "class": "switch" if show == "switch" else "check"}
        if show == "switch":
            attrs["role"] = "switch"
        if self.described():
            attrs["aria-describedby"] = self.described()
        control = self.bound.as_widget(attrs=attrs)
        label = text(self.bound.label)
        return (
            f'<div class="{self.classes}">{self.error_html}<label class="switch-row">{control}<span><b>{label}</b></span></label>'
            f"{self.hint_html}{self.body}</div>"
        )


def _error(id: str, error: Any) -> str:
    return f'<p class="err" id="{quoted(id)}">{drawing("circle-alert")}<span>{text(error)}</span></p>'


@component()
def error_summary(*, form: Any, title: Any = "") -> str:
    """All errors on top of the form, each a link to its field. Nothing when all is well."""
    if not getattr(form, "is_bound", False) or not form.errors:
        return ""
    lines = [f"<li>{text(error)}</li>" for error in form.non_field_errors()]
    lines += [
        f'<li><a href="#{quoted(target(bound))}">{text(_before(bound.label))} {text(error)}</a></li>'
        if not bound.is_hidden
        else f"<li>{text(error)}</li>"
        for bound in form
        for error in bound.errors
    ]
    heading = title or _("Er gaat nog iets mis")
    return (
        '<div class="summary" role="group" aria-labelledby="summary-t" tabindex="-1" data-focus>'
        f'<h2 id="summary-t">{drawing("circle-alert")}<span>{text(heading)}</span></h2><ul>{"".join(lines)}</ul></div>'
    )


def _before(label: Any) -> str:
    """The label as the start of a line: "Datum:" but "Voor wie vraag je hulp?"."""
    words = str(label)
    return words if words.endswith(("?", ".", "!", ":")) else f"{words}:"


def target(bound: BoundField) -> str:
    """Id of what a link in the summary jumps to."""
    if isinstance(bound.field.widget, GROUPS):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id


@component()
def form_fields(*, form: Any) -> str:
    """Error summary and every field of a form, in order."""
    return error_summary(form=form) + "".join(write_field(bound) for bound in form)


@component()
def field_error(*, word: Any, id: str = "") -> str:
    """One error outside a form field."""
    return _error(id or "error", word)
