"""What changed in settings and roles, and how far the set-up is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.across.office.words import Setting
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.tenancy.models import Logo, Organisation, Proposal
from rugzak.ground.tenancy.services import waiting_proposals
from rugzak.ground.tenancy.words import NOUNS, Country, Language, ProposalKind


@dataclass(frozen=True)
class Change:
    """One line of the history: who, when, what, from what to what."""

    at: datetime
    who: str
    what: str
    old: str
    new: str


@dataclass(frozen=True)
class Step:
    """One step of the set-up."""

    title: str
    why: str
    url: str
    icon: str
    done: bool


def setting_changes(organisation: Organisation, number: Any) -> tuple[Page, list[Change]]:
    """One page of what changed in the settings, newest first."""
    history = apps.get_model("tenancy", "OrganisationHistory")
    rows = history.objects.filter(pgh_obj_id=organisation.pk).order_by("-pgh_created_at", "-pgh_id")
    page = page_of(rows, number)
    versions = list(rows[page.start_index() - 1 : page.end_index() + 1]) if page.object_list else []
    names = _names_of([row.pgh_by for row in versions])
    changes = []
    for newer, older in zip(versions, [*versions[1:], None], strict=True):
        if newer.pgh_label != "insert" and older is not None:
            changes += _differences(newer, older, names)
    return page, changes


def role_changes(person: Member, number: Any) -> tuple[Page, list[Change]]:
    """One page of who got or lost which role, newest first."""
    page = page_of(people.role_history(person), number)
    rows = list(page)
    names = _names_of([row.pgh_by for row in rows] + [row.member_id for row in rows])
    return page, [_role_change(row, names) for row in rows]


def dutch_of(organisation: Organisation) -> str:
    """The Dutch that is spoken here."""
    belgian = organisation.country == Country.BELGIUM
    return Language.FLEMISH.value if belgian else Language.DUTCH.value


def floor_proposals() -> Sequence[Proposal]:
    """Smaller groups that wait for a second person."""
    return list(waiting_proposals().filter(kind=ProposalKind.LOWER_FLOOR))


def logo_with(digest: str) -> Logo | None:
    """The organisation's logo, if it is still this one."""
    return Logo.objects.filter(digest=digest).first()


def first_steps(person: Member) -> list[Step]:
    """What a new organisation does first, and what it has done."""
    organisation = person.organisation
    regions, locations = people.regions_for(person), people.locations_for(person)
    return [
        Step(
            _("Jullie woorden"),
            _("Hoe noemen jullie elkaar?"),
            reverse("office:words", args=[dutch_of(organisation)]),
            "languages",
            bool(organisation.words),
        ),
        Step(
            _("Regio's"),
            _("Daarbinnen reist een coach."),
            reverse("people:regions"),
            "map-pin",
            regions.exists(),
        ),
        Step(
            _("Locaties"),
            _("Waar wordt gewerkt?"),
            reverse("people:locations"),
            "building-2",
            locations.exists(),
        ),
        Step(
            _("Teams"),
            _("Wie werken samen?"),
            reverse("people:teams"),
            "users",
            people.teams_for(person).exists(),
        ),
        Step(
            _("Mensen"),
            _("Voeg collega's toe en geef ze een code."),
            reverse("people:people"),
            "user-plus",
            _has_company(person),
        ),
        Step(
            _("Vertrouwelijkheid"),
            _("Waar houdt die op, en waar ga je dan heen?"),
            reverse("office:confidentiality"),
            "shield",
            bool(organisation.confidentiality_text),
        ),
        Step(
            _("Een tweede beheerder"),
            _("Zodat er altijd iemand is die kan helpen."),
            reverse("people:people"),
            "shield-check",
            people.administrators().exclude(pk=person.pk).exists(),
        ),
    ]


def _has_company(person: Member) -> bool:
    return people.people_for(person).exclude(pk=person.pk).exists()


def _differences(newer: Any, older: Any, names: dict[Any, str]) -> list[Change]:
    changed = [one for one in Setting if getattr(newer, one.value) != getattr(older, one.value)]
    who = names.get(newer.pgh_by, _("het systeem"))
    lines = []
    for setting in changed:
        before, after = getattr(older, setting.value), getattr(newer, setting.value)
        if setting is Setting.WORDS:
            lines += [Change(newer.pgh_created_at, who, *line) for line in _words_changed(before, after)]
        else:
            told = (_told(setting, before), _told(setting, after))
            lines.append(Change(newer.pgh_created_at, who, str(setting.label), *told))
    return lines


def _words_changed(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    lines = []
    for noun in NOUNS:
        for language in Language:
            old = before.get(noun, {}).get(language.value)
            new = after.get(noun, {}).get(language.value)
            if old != new:
                what = _("woord %(word)s (%(language)s)") % {
                    "word": NOUNS[noun]["nl"].one,
                    "language": language.label,
                }
                lines.append((what, _word_told(old), _word_told(new)))
    return lines


def _word_told(word: dict[str, str] | None) -> str:
    return f"{word['article']} {word['one']}, {word['many']}".strip() if word else _("standaard")


def _told(setting: Setting, value: Any) -> str:
    if setting is Setting.LOGO:
        return _("een logo") if value else _("geen logo")
    if setting is Setting.COUNTRY:
        return str(Country(value).label)
    if setting is Setting.LANGUAGE:
        return str(Language(value).label)
    return str(value) if value not in ("", None) else _("leeg")


def _role_change(row: Any, names: dict[Any, str]) -> Change:
    given = row.pgh_label == "insert" or (row.pgh_label == "update" and row.ended_at is None)
    role = people.role_with_scope(row)
    what = _("rol van %(name)s") % {"name": names.get(row.member_id, _("iemand die weg is"))}
    old, new = (_("niet"), role) if given else (role, _("gestopt"))
    return Change(row.pgh_created_at, names.get(row.pgh_by, _("het systeem")), what, old, new)


def _names_of(ids: Sequence[Any]) -> dict[Any, str]:
    people_found = Member.objects.in_bulk({one for one in ids if one is not None})
    return {key: member.display_name for key, member in people_found.items()}
