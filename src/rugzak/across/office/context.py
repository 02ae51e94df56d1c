"""The organisation's own colour, for the base template."""

from django.http import HttpRequest


def organisation_style(request: HttpRequest) -> dict[str, str]:
    person = getattr(request, "person", None)
    return {"organisation_style_url": person.organisation.style_url} if person is not None else {}
