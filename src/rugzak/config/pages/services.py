"""The little that these pages write."""

from django.db import transaction

from rugzak.ground.accounts.models import Member


@transaction.atomic
def choose_language(*, language: str, by: Member) -> None:
    """Show Rugzak to this member in ``language``, one of settings.LANGUAGES, wherever they sign in."""
    Member.objects.filter(pk=by.pk).update(language=language)
