"""Giving a card to a colleague or a team, thanking, and speaking for a card."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.forms import SentenceForm
from rugzak.apps.cards.models import Adoption, Asking
from rugzak.apps.cards.views.answers import card_address, card_or_404, form_page
from rugzak.apps.cards.words import AskingState
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.ui.answers import do_or_tell, done

TWO = "wie geeft en wie krijgt"


@access(relation=TWO, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def give(request: PersonRequest, card_id: UUID) -> HttpResponse:
    """First pick who (``?persoon=``), then one sentence."""
    version = card_or_404(request.person, card_id)
    here = reverse("cards:give", args=[card_id])
    to = _chosen(request)
    if to is None:
        return _pick(here)
    form = SentenceForm(posted(request))
    if request.method == "POST":
        given = attempt(form, lambda: services.give_card(
            to=to, card=version.card, sentence=form.cleaned_data["sentence"], key=form.cleaned_data["sleutel"],
            by=request.person,
        ))  # fmt: skip
        if given is not None:
            return done(request, card_address(version), _("Gegeven aan %(name)s.") % {"name": to.first_name})
    title = _("Een kaart voor %(name)s") % {"name": to.first_name}
    return form_page(
        request, form, title=title, submit=_("Geef de kaart"), back=card_address(version), face=version,
        seen=_("Jij en %(name)s") % {"name": to.first_name},
    )  # fmt: skip


@access(relation=TWO, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def thank(request: PersonRequest) -> HttpResponse:
    """ "Wat leerde ik van wie": thanks without a card."""
    to = _chosen(request)
    if to is None:
        return _pick(reverse("cards:thank"))
    form = SentenceForm(posted(request))
    form.fields["sentence"].label = _("Wat leerde je van %(name)s?") % {"name": to.first_name}
    if request.method == "POST":
        given = attempt(form, lambda: services.give_card(
            to=to, card=None, sentence=form.cleaned_data["sentence"], key=form.cleaned_data["sleutel"],
            by=request.person,
        ))  # fmt: skip
        if given is not None:
            return done(
                request, reverse("cards:mine"), _("%(name)s kan je bedankje lezen.") % {"name": to.first_name}
            )
    title, back = _("Dank je wel, %(name)s") % {"name": to.first_name}, reverse("cards:mine")
    seen = _("Jij en %(name)s") % {"name": to.first_name}
    return form_page(request, form, title=title, submit=_("Zeg dank je wel"), back=back, seen=seen)


@access(methods=("GET", "POST"))
def give_team(request: PersonRequest, card_id: UUID, team_id: UUID) -> HttpResponse:
    """A card for a whole team, with one sentence that everybody there reads."""
    version = card_or_404(request.person, card_id)
    team = get_or_404(people.teams_for(request.person).filter(ended_on=None), team_id)
    require(request.person, "cards.give")
    form = SentenceForm(posted(request))
    if request.method == "POST":
        given = attempt(form, lambda: services.give_card_to_team(
            team_id=team.pk, card=version.card, sentence=form.cleaned_data["sentence"],
            key=form.cleaned_data["sleutel"], by=request.person,
        ))  # fmt: skip
        if given is not None:
            return done(request, card_address(version), _("Gegeven aan %(name)s.") % {"name": team.name})
    title = _("Een kaart voor %(name)s") % {"name": team.name}
    seen = _("Iedereen van %(name)s") % {"name": team.name}
    return form_page(
        request,
        form,
        title=title,
        submit=_("Geef de kaart"),
        back=card_address(version),
        face=version,
        seen=seen,
    )


@access()
def choose_team(request: PersonRequest, card_id: UUID) -> HttpResponse:
    """To which team: one's own first, then all."""
    version = card_or_404(request.person, card_id)
    teams = list(people.team_choices(request.person))
    return render(request, "cards/choose_team.html", {"face": version, "teams": teams})


@access(relation=TWO, lane=Lane.FULL, methods=("POST",))
def throw_gift_away(request: PersonRequest, gift_id: UUID) -> HttpResponse:
    gift = get_or_404(queries.gifts_between(request.person), gift_id)
    services.throw_gift_away(gift=gift, by=request.person)
    return done(request, reverse("cards:mine"), _("Weg. Voor allebei."))


@access(methods=("POST",))
def adopt(request: PersonRequest, card_id: UUID) -> HttpResponse:
    version = card_or_404(request.person, card_id)
    sentence = _("Jij bent nu pleitbezorger van deze kaart. Stoppen kan altijd.")
    return do_or_tell(
        request, card_address(version), sentence, services.adopt_card, card=version.card, by=request.person
    )


@access(relation="eigen kaarten", methods=("POST",))
def stop_adoption(request: PersonRequest, adoption_id: UUID) -> HttpResponse:
    adoption = get_or_404(queries.adoptions_for(request.person), adoption_id)
    require(request.person, "cards.stop_adoption", adoption)
    services.end_adoption(adoption=adoption, by=request.person)
    address = reverse("cards:card", args=[adoption.card_id])
    return done(request, address, _("Je bent geen pleitbezorger meer. Dank je wel."))


@access(methods=("POST",))
def ask_advocate(request: PersonRequest, adoption_id: UUID) -> HttpResponse:
    adoption = Adoption.objects.select_related("member").filter(pk=adoption_id, ended_on=None).first()
    if adoption is None:
        raise Http404
    version = card_or_404(request.person, adoption.card_id)
    sentence = _("%(name)s weet dat je er graag over hoort.") % {"name": adoption.member.first_name}
    return do_or_tell(
        request, card_address(version), sentence, services.ask_advocate, adoption=adoption, by=request.person
    )


@access(relation="aan wie het gevraagd is", methods=("POST",))
def answer_asking(request: PersonRequest, asking_id: UUID) -> HttpResponse:
    asking: Asking = get_or_404(
        Asking.objects.select_related("adoption").filter(adoption__member=request.person), asking_id
    )
    require(request.person, "cards.answer_asking", asking)
    talked = request.POST.get("antwoord") == AskingState.TALKED
    state = AskingState.TALKED if talked else AskingState.NOT_NOW
    services.answer_asking(asking=asking, state=state, by=request.person)
    return done(request, reverse("cards:card", args=[asking.adoption.card_id]), _("Bewaard."))


def _chosen(request: PersonRequest) -> Member | None:
    """Who was picked; of what is sent without anybody picked there is nothing to do."""
    try:
        chosen = UUID(request.GET.get("persoon") or request.POST.get("persoon", ""))
    except ValueError:
        if request.method == "POST":
            raise Http404 from None
        return None
    return people.colleague_for(request.person, chosen)


def _pick(here: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('people:pick')}?{urlencode({'naar': here})}")
