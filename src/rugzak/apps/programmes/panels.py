"""What programmes show on the pages of the office: which are on, and the step that is still to do."""

from rugzak.apps.programmes import queries
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.kernel.panels import Panel
from rugzak.ground.tenancy.models import Organisation


def on_settings(person: Member, organisation: Organisation) -> Panel | None:
    """A section of the settings page."""
    if not may(person, "programmes.switch"):
        return None
    programmes = queries.programmes_with_coaches_for(person)
    return Panel("programmes/_settings.html", {"programmes": programmes})


def on_first_steps(person: Member, organisation: Organisation) -> Panel | None:
    """A row of the list of first steps."""
    if not may(person, "programmes.switch"):
        return None
    return Panel(
        "programmes/_first_step.html", {"is_on": queries.programmes_for(person).filter(is_on=True).exists()}
    )


def on_person(person: Member, member: Member) -> Panel | None:
    """Who coaches this colleague, for who runs the programme."""
    if not may(person, "programmes.give_coach", member) or member.has_left or not queries.has_fixed_coaches():
        return None
    return Panel("programmes/_on_person.html", {"member": member, "seat": queries.own_coach_of(member)})
