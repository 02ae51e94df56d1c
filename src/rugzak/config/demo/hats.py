"""*Kies een hoed*: in the demo, one tap makes you somebody. In production these addresses do not exist."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rugzak.apps.people.queries import acting_member
from rugzak.config.demo.organisations import ALL, Blueprint, Known
from rugzak.ground.accounts.access import access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.services import enter
from rugzak.ground.accounts.words import Lane
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose

DRAWINGS = ("fedora", "bobble", "brim", "cap", "top-hat", "helmet", "beret", "trilby")
COLOURS = ("teal", "clay", "plum", "moss")


@dataclass(frozen=True)
class Hat:
    """One person to look through the eyes of."""

    member_id: UUID
    name: str
    job: str
    promise: str
    drawing: str
    colour: str

    @property
    def value(self) -> str:
        return str(self.member_id)


@dataclass(frozen=True)
class Rack:
    """The hats of one organisation."""

    slug: str
    name: str
    subtitle: str
    hats: tuple[Hat, ...]


@access(anyone=True, methods=("GET",))
def choose(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/hats.html", {"racks": racks()})


@access(anyone=True, methods=("POST",))
def wear(request: HttpRequest) -> HttpResponse:
    """Become the chosen person; whatever else was signed in here is left behind."""
    rack, hat = _chosen(request.POST.get("wie", ""))
    organisation_id = behind(purpose=DoorPurpose.ADDRESS, token=rack.slug)[0]
    with inside(organisation_id):
        member = acting_member(hat.member_id)
        if member is None:
            raise Http404
        enter(request, member, Lane.FULL)
    return redirect("/")


def racks() -> list[Rack]:
    """The racks in the order of the story; the drawings go round so that no two look alike."""
    number, found = 0, []
    for blueprint in ALL:
        hats = tuple(_hats(blueprint, number))
        number += len(hats)
        found.append(Rack(blueprint.slug, blueprint.name, blueprint.subtitle, hats))
    return found


def _hats(blueprint: Blueprint, number: int) -> list[Hat]:
    wearers = [known for known in blueprint.known if known.hat]
    members = _members(blueprint)
    return [
        Hat(
            member_id=members[known.name].pk,
            name=members[known.name].display_name,
            job=_job(blueprint, known),
            promise=known.hat,
            drawing=DRAWINGS[(number + place) % len(DRAWINGS)],
            colour=COLOURS[(number + place) % len(COLOURS)],
        )
        for place, known in enumerate(wearers)
        if known.name in members
    ]


def _members(blueprint: Blueprint) -> dict[tuple[str, str, str], Member]:
    organisations = behind(purpose=DoorPurpose.ADDRESS, token=blueprint.slug)
    if not organisations:
        return {}
    # The demo numbers the people of the story first, so their staff numbers are known.
    numbers = [f"{10_000 + place * 7:06d}" for place in range(1, len(blueprint.known) + 1)]
    with inside(organisations[0]):
        found = Member.objects.filter(staff_number__in=numbers, ended_at=None)
        return {(one.first_name, one.prefix, one.last_name): one for one in found}


def _job(blueprint: Blueprint, known: Known) -> str:
    return _("%(job)s, team %(team)s") % {"job": known.job, "team": known.team} if known.team else known.job


def _chosen(value: str) -> tuple[Rack, Hat]:
    for rack in racks():
        for hat in rack.hats:
            if hat.value == value:
                return rack, hat
    raise Http404
