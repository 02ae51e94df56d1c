"""The menu."""
from django.http import HttpRequest


def nav(request: HttpRequest) -> dict:
    return {}
