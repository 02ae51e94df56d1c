"""A form that calls a service: a refusal becomes a remark on the form, and what was typed stays."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from rugzak.ground.kernel.refusal import Refusal

T = TypeVar("T")


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing at all; None when the form is only asked for."""
    return request.POST if request.method == "POST" else None


def attempt(form: BaseForm, deed: Callable[..., T], **arguments: Any) -> T | None:
    """Do the deed when the form is right. None means: show the form again, it says why."""
    if not form.is_valid():
        return None
    try:
        return deed(**arguments)
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.sentence))
    except ValidationError as wrong:
        _add_all(form, wrong)
    return None


def _add_all(form: BaseForm, wrong: ValidationError) -> None:
    """What a model finds wrong, at the field that the form has for it."""
    by_field = wrong.message_dict if hasattr(wrong, "error_dict") else {NON_FIELD_ERRORS: wrong.messages}
    for name, messages in by_field.items():
        for message in messages:
            form.add_error(name if name in form.fields else None, message)
