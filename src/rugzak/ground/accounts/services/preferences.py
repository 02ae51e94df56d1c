"""How somebody wants to see Rugzak."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.events import PreferencesChanged
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Theme
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.words import Language


@transaction.atomic
def choose_language(*, member: Member, language: str) -> None:
    if language not in Language.values:
        raise Refusal(_("Deze taal kennen we niet. Kies er een uit de lijst."), field="language")
    Member.objects.filter(pk=member.pk).update(language=language)
    record(PreferencesChanged(member.pk))


@transaction.atomic
def choose_theme(*, member: Member, theme: str) -> None:
    if theme not in Theme.values:
        raise Refusal(_("Kies licht, donker of zoals je toestel."), field="theme")
    Member.objects.filter(pk=member.pk).update(theme=theme)
    record(PreferencesChanged(member.pk))
