"""From an idea to everybody: proposing, taking up, nominating and checking."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.forms import CardForm, CheckForm, IdeaForm
from rugzak.apps.cards.models import Nomination
from rugzak.apps.cards.rules import CHECKERS, EDITORS
from rugzak.apps.cards.views.answers import card_address, card_or_404, form_page
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.ui.answers import do_or_tell, done


@access()
def commons(request: PersonRequest) -> HttpResponse:
    """What was proposed, what is being looked at, and what became of it."""
    person = request.person
    waiting = queries.open_nominations(person)
    edits_sets = may(person, "cards.edit_sets")
    context = {
        "edits_sets": edits_sets,
        "ideas": list(queries.ideas_for(person)) if edits_sets else [],
        "own_ideas": list(queries.own_ideas_of(person)[:10]),
        "waiting": [(one, may(person, "cards.check", one) and not _checked(one, person)) for one in waiting],
        "today": queries.today(),
        "answered": queries.answered_nominations(person),
    }
    return render(request, "cards/commons.html", context)


@access(methods=("GET", "POST"))
def propose(request: PersonRequest) -> HttpResponse:
    form = IdeaForm(posted(request))
    if request.method == "POST":
        values = form.cleaned_data if form.is_valid() else {}
        sent = attempt(form, lambda: services.propose_card(
            text=values["text"], if_then=values["if_then"], moment=values["moment"], key=values["sleutel"],
            by=request.person if values["named"] else None,
        ))  # fmt: skip
        if sent is not None:
            return done(request, reverse("cards:commons"), _("Dank je wel. Er wordt naar je idee gekeken."))
    title, back = _("Een nieuwe goede gewoonte"), reverse("cards:commons")
    return form_page(request, form, title=title, submit=_("Stuur mijn idee"), back=back)


@access(*sorted(EDITORS), methods=("GET", "POST"))
def take_idea(request: PersonRequest, idea_id: UUID) -> HttpResponse:
    """An idea becomes a card in the set of things to try; its words may be sharpened."""
    require(request.person, "cards.edit_sets")
    idea = get_or_404(queries.ideas_for(request.person), idea_id)
    form = CardForm(posted(request), initial=CardForm.thought(idea))
    if request.method == "POST":
        made = attempt(form, lambda: services.take_idea(
            idea=idea, deck=services.workshop_deck(), words=form.words, by=request.person,
        ))  # fmt: skip
        if made is not None:
            return done(request, card_address(made), _("Het idee is een kaart. Teams kunnen haar proberen."))
    title, back = _("Van idee naar kaart"), reverse("cards:commons")
    return form_page(request, form, title=title, submit=_("Maak er een kaart van"), back=back)


@access(*sorted(EDITORS), methods=("POST",))
def leave_idea(request: PersonRequest, idea_id: UUID) -> HttpResponse:
    require(request.person, "cards.edit_sets")
    idea = get_or_404(queries.ideas_for(request.person), idea_id)
    services.leave_idea(idea=idea, by=request.person)
    return done(request, reverse("cards:commons"), _("Het idee is niet overgenomen."))


@access(methods=("POST",))
def nominate(request: PersonRequest, card_id: UUID) -> HttpResponse:
    version = card_or_404(request.person, card_id)
    sentence = _("Voorgesteld. Twee collega's kijken ernaar, binnen veertien dagen.")
    return do_or_tell(
        request, card_address(version), sentence, services.nominate, card=version.card, by=request.person
    )


@access(*sorted(CHECKERS), methods=("GET", "POST"))
def check(request: PersonRequest, nomination_id: UUID) -> HttpResponse:
    """The checklist of five; two people do it, and the one who proposed is none of them."""
    nomination: Nomination = get_or_404(queries.nominations_for(request.person), nomination_id)
    require(request.person, "cards.check", nomination)
    form = CheckForm(posted(request))
    if request.method == "POST":
        checked = attempt(form, lambda: services.check(
            nomination=nomination, answers=form.answers, answer=form.cleaned_data["answer"], by=request.person,
        ))  # fmt: skip
        if checked is not None:
            return done(request, reverse("cards:commons"), _("Dank je wel voor je blik."))
    face = queries.named([nomination])[0].words
    title, back = _("Past deze kaart bij iedereen?"), reverse("cards:commons")
    return form_page(
        request, form, title=title, submit=_("Klaar met kijken"), back=back, face=face, nomination=nomination
    )


def _checked(nomination: Nomination, person: Member) -> bool:
    return any(look.by_id == person.pk for look in nomination.checks.all())
