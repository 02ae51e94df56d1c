"""A new organisation, with its first administrator."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.people.events import OrganisationFounded
from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.services.persons import Details, Work, employ, enter_member
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.services import create_organisation
from rugzak.ground.tenancy.words import Country, Language


def found_organisation(*, name: str, slug: str, country: Country, administrator: Details) -> Member:
    """Found the organisation inside its own context; returns its first administrator.

    Raises AddressTaken when the address is somebody's. Nothing is left half done.
    """
    language = Language.FLEMISH if country == Country.BELGIUM else Language.DUTCH
    with inside(new_id()), transaction.atomic():
        organisation = create_organisation(name=name, slug=slug, country=country, language=language)
        member = enter_member(details=administrator, organisation=organisation, key=new_id())
        employ(member, Work(job_title=_("Beheerder"), starts_on=timezone.localdate()))
        RoleGrant.objects.create(member=member, role=Role.ADMINISTRATOR)
        record(OrganisationFounded(organisation_id=organisation.pk, by_id=member.pk))
    return member
