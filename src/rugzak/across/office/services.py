"""Changing the settings of the organisation. A smaller group in figures asks two people."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rugzak.across.office.events import LowerFloorDecided, LowerFloorProposed, SettingsChanged
from rugzak.across.office.words import Setting
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import services as tenancy
from rugzak.ground.tenancy.models import Organisation, Proposal
from rugzak.ground.tenancy.words import COHORT_FLOOR, NOUNS, PULSE_FLOOR, ProposalKind, Word

LEAST = {Setting.PULSE_FLOOR.value: PULSE_FLOOR, Setting.COHORT_FLOOR.value: COHORT_FLOOR}


class TooSmallAGroup(Refusal):
    sentence = _("Kleiner mag niet: uit zo'n kleine groep is af te leiden wie wat antwoordde.")


@transaction.atomic
def change_settings(*, organisation: Organisation, by: Member, **values: Any) -> None:
    """Give settings new values. Not for the floors: those go through change_floors."""
    changed = tenancy.change_organisation(organisation=organisation, **values)
    _record(changed, by)


@transaction.atomic
def choose_words(*, organisation: Organisation, language: str, words: dict[str, Word], by: Member) -> None:
    """The nouns of one language; what equals our own word is not kept, so that ours may improve."""
    kept: dict[str, Any] = {noun: dict(forms) for noun, forms in organisation.words.items()}
    for noun, word in words.items():
        forms = kept.setdefault(noun, {})
        forms.pop(language, None)
        if word != NOUNS[noun].get(language):
            forms[language] = {"one": word.one, "many": word.many, "article": word.article}
    change_settings(organisation=organisation, words={n: forms for n, forms in kept.items() if forms}, by=by)


@transaction.atomic
def change_floors(
    *, organisation: Organisation, pulse_floor: int, cohort_floor: int, by: Member
) -> Proposal | None:
    """Larger groups count at once; smaller ones wait as the returned proposal. Raises TooSmallAGroup."""
    wanted = {"pulse_floor": pulse_floor, "cohort_floor": cohort_floor}
    for name, value in wanted.items():
        if value < LEAST[name]:
            raise TooSmallAGroup(field=name)
    now = {name: getattr(organisation, name) for name in wanted}
    raised = {name: value for name, value in wanted.items() if value > now[name]}
    lowered = {name: value for name, value in wanted.items() if value < now[name]}
    proposal = _propose_lower(organisation, lowered, by) if lowered else None
    change_settings(organisation=organisation, by=by, **raised)
    return proposal


@transaction.atomic
def confirm_lower_floor(*, proposal: Proposal, organisation: Organisation, by: Member) -> None:
    """The second person. Raises SamePerson and AlreadyDecided."""
    row = tenancy.decide(proposal=proposal, by_id=by.pk, accepted=True)
    values = {name: max(int(value), LEAST[name]) for name, value in row.values.items() if name in LEAST}
    # What was raised in the meantime stays: a yes to 6 is no yes to less than what holds now.
    lower = {name: value for name, value in values.items() if value < getattr(organisation, name)}
    record(LowerFloorDecided(proposal_id=row.pk, accepted=True, by_id=by.pk))
    change_settings(organisation=organisation, by=by, **lower)


@transaction.atomic
def refuse_lower_floor(*, proposal: Proposal, by: Member) -> None:
    """Say no, or take one's own proposal back."""
    tenancy.decide(proposal=proposal, by_id=by.pk, accepted=False)
    record(LowerFloorDecided(proposal_id=proposal.pk, accepted=False, by_id=by.pk))


@transaction.atomic
def set_logo(*, organisation: Organisation, image: bytes, by: Member) -> bool:
    """Raises LogoTooLarge and NoPicture."""
    tenancy.set_logo(organisation=organisation, image=image)
    _record([Setting.LOGO.value], by)
    return True


@transaction.atomic
def remove_logo(*, organisation: Organisation, by: Member) -> None:
    tenancy.remove_logo(organisation=organisation)
    _record([Setting.LOGO.value], by)


def _propose_lower(organisation: Organisation, lowered: dict[str, int], by: Member) -> Proposal:
    proposal = tenancy.propose(
        kind=ProposalKind.LOWER_FLOOR, about_id=organisation.pk, values=dict(lowered), asked_by_id=by.pk
    )
    record(LowerFloorProposed(proposal_id=proposal.pk, by_id=by.pk))
    return proposal


def _record(changed: list[str], by: Member) -> None:
    if changed:
        record(SettingsChanged(settings=tuple(Setting(name) for name in changed), by_id=by.pk))
