"""Links that stand on every page."""

from django.http import HttpRequest
from django.urls import reverse


def links(request: HttpRequest) -> dict[str, str]:
    return {
        "accessibility_url": reverse("pages:accessibility"),
        "privacy_url": reverse("privacy:statement"),
        "manifest_url": reverse("pages:manifest"),
    }
