"""The settings, a page for each part."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from rugzak.across.office import queries, services
from rugzak.across.office.forms import (
    ConfidentialityForm,
    LogoForm,
    OrganisationForm,
    PromisesForm,
    WordsForm,
)
from rugzak.across.office.words import CONFIDENTIALITY_START, FLOORS
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.models import Organisation, Proposal
from rugzak.ground.tenancy.services import waiting_proposals
from rugzak.ground.tenancy.words import Language, ProposalKind, Word
from rugzak.ground.ui.answers import page_with_form
from rugzak.ground.ui.toasts import toast


@access(Role.ADMINISTRATOR)
def settings(request: PersonRequest) -> HttpResponse:
    """All settings at a glance, each with the way to change it."""
    require(request.person, "office.change_settings")
    context = {
        "organisation": request.person.organisation,
        "waiting": len(queries.floor_proposals()),
        "dutch": queries.dutch_of(request.person.organisation),
    }
    return render(request, "office/settings.html", context)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def organisation(request: PersonRequest) -> HttpResponse:
    it = allowed(request)
    form = OrganisationForm(posted(request), initial=OrganisationForm.told(it))
    if request.method == "POST" and _saved(
        form, lambda: services.change_settings(organisation=it, by=request.person, **form.values)
    ):
        return done(request, _("De instellingen zijn bewaard."))
    return page(request, form, _("Naam, taal en kleur"))


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def words(request: PersonRequest, language: str) -> HttpResponse:
    """The nouns of one language, with a sentence in which they stand."""
    it = allowed(request)
    form = WordsForm(posted(request), organisation=it, language=language)
    if request.method == "POST" and _saved(
        form,
        lambda: services.choose_words(
            organisation=it, language=language, words=form.words, by=request.person
        ),
    ):
        return done(request, _("Jullie woorden zijn bewaard. Ze staan nu overal."))
    context = {
        "form": form,
        "language": language,
        "tabs": _language_tabs(language),
        "sentences": sentences(form.typed_so_far(), language),
    }
    return render(request, "office/words.html", context, status=422 if form.errors else 200)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("POST",))
def words_example(request: PersonRequest, language: str) -> HttpResponse:
    """The sentence again, with what is typed now. Nothing is stored."""
    form = WordsForm(request.POST, organisation=allowed(request), language=language)
    context = {"sentences": sentences(form.typed_so_far(), language), "language": language}
    return render(request, "office/_example.html", context)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def promises(request: PersonRequest) -> HttpResponse:
    """Days, and smallest groups; a smaller group waits for a second person."""
    it = allowed(request)
    form = PromisesForm(posted(request), initial=PromisesForm.told(it))
    if request.method == "POST" and _saved(form, lambda: _promise(form, request.person)):
        if queries.floor_proposals():
            return done(
                request, _("Bewaard. De kleinere groep wacht op een tweede persoon."), to="office:promises"
            )
        return done(request, _("De afspraken zijn bewaard."))
    proposals = [_told(proposal, request.person) for proposal in queries.floor_proposals()]
    return page(
        request, form, _("Beloften en kleinste groepen"), template="office/promises.html", proposals=proposals
    )


@access(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, lane=Lane.FULL)
def floors(request: PersonRequest) -> HttpResponse:
    """What waits, also for the privacy officer, who may be the second person."""
    require(request.person, "office.decide_floor")
    proposals = [_told(proposal, request.person) for proposal in queries.floor_proposals()]
    return render(request, "office/floors.html", {"proposals": proposals})


@access(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, lane=Lane.FULL, methods=("POST",))
def decide_floor(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """Yes or no to a smaller group."""
    waiting = waiting_proposals().filter(kind=ProposalKind.LOWER_FLOOR)
    proposal = get_object_or_404(waiting, pk=proposal_id)
    require(request.person, "office.decide_floor", proposal)
    try:
        if request.POST.get("besluit") == "ja":
            services.confirm_lower_floor(
                proposal=proposal, organisation=request.person.organisation, by=request.person
            )
            toast(request, _("Bevestigd. De kleinere groep geldt nu."))
        else:
            services.refuse_lower_floor(proposal=proposal, by=request.person)
            toast(request, _("Het voorstel gaat niet door."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return HttpResponseRedirect(reverse("office:floors"))


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def confidentiality(request: PersonRequest) -> HttpResponse:
    it = allowed(request)
    start = {
        "confidentiality_text": it.confidentiality_text or str(CONFIDENTIALITY_START),
        "contact_line": it.contact_line,
    }
    form = ConfidentialityForm(posted(request), initial=start)
    if request.method == "POST" and _saved(
        form,
        lambda: services.change_settings(
            organisation=it,
            by=request.person,
            confidentiality_text=form.cleaned_data["confidentiality_text"].replace("\r\n", "\n"),
            contact_line=form.cleaned_data["contact_line"],
        ),
    ):
        return done(request, _("De tekst is bewaard."))
    return page(
        request,
        form,
        _("Waar vertrouwelijkheid ophoudt"),
        lead=_("Deze tekst ziet iedereen bij het begin van een gesprek met een coach."),
    )


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("GET", "POST"))
def logo(request: PersonRequest) -> HttpResponse:
    it = allowed(request)
    form = LogoForm(posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and _saved(
        form,
        lambda: services.set_logo(
            organisation=it, image=form.cleaned_data["image"].read(), by=request.person
        ),
    ):
        return done(request, _("Het logo staat er."))
    return page(request, form, _("Logo"), template="office/logo.html", organisation=it)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("POST",))
def remove_logo(request: PersonRequest) -> HttpResponse:
    services.remove_logo(organisation=allowed(request), by=request.person)
    return done(request, _("Het logo is weg."))


def allowed(request: PersonRequest) -> Organisation:
    """The organisation, for who may change its settings."""
    require(request.person, "office.change_settings")
    return request.person.organisation


def page(
    request: PersonRequest, form: BaseForm, title: str, *, template: str = "office/form.html", **more: object
) -> HttpResponse:
    return page_with_form(request, template, form, title=title, **more)


def done(request: PersonRequest, sentence: str, *, to: str = "office:settings") -> HttpResponse:
    toast(request, sentence)
    return HttpResponseRedirect(reverse(to))


def sentences(words: dict[str, Word], language: str) -> list[str]:
    """Two sentences as they will stand in the app, in the language of the words."""
    forms = {f"the_{noun}": word.the for noun, word in words.items()}
    forms |= {f"{noun}s": word.many for noun, word in words.items()}
    forms |= {f"a_{noun}": word.a for noun, word in words.items()} | {"The_coach": words["coach"].The}
    with translation.override(language):
        return [
            _("%(The_coach)s werkt een ochtend mee bij %(the_team)s.") % forms,
            _("Vraag %(the_team_lead)s of een %(colleague_word)s welke %(clients)s er wonen.")
            % (forms | {"colleague_word": words["colleague"].one}),
            _("In %(the_region)s zijn drie %(coachs)s.") % forms,
        ]


def _promise(form: BaseForm, by: Member) -> None:
    values = form.cleaned_data
    services.change_settings(
        organisation=by.organisation, by=by, promise_working_days=values["promise_working_days"]
    )
    services.change_floors(
        organisation=by.organisation,
        pulse_floor=values["pulse_floor"],
        cohort_floor=values["cohort_floor"],
        by=by,
    )


def _saved(form: BaseForm, deed: Callable[[], Any]) -> bool:
    attempt(form, deed)
    return form.is_bound and not form.errors


def _told(proposal: Proposal, person: Member) -> dict[str, object]:
    asker = Member.objects.filter(pk=proposal.asked_by_id).first()
    labels = {one.value: one.label for one in FLOORS}
    return {
        "proposal": proposal,
        "asker": asker.display_name if asker else "",
        "lines": [f"{labels[name]}: {value}" for name, value in proposal.values.items() if name in labels],
        "may_confirm": may(person, "office.confirm_floor", proposal),
        "is_mine": proposal.asked_by_id == person.pk,
    }


def _language_tabs(current: str) -> list[dict[str, object]]:
    return [
        {
            "label": one.label,
            "href": reverse("office:words", args=[one.value]),
            "current": one.value == current,
        }
        for one in Language
    ]
