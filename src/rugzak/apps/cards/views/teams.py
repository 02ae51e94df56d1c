"""What a team does with cards: its card of the week, its code, and what it tries."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.forms import EndForm, HandoversForm, LookForm, SpotDeckForm, TrialForm
from rugzak.apps.cards.models import CardVersion, Deck, Spot, Trial
from rugzak.apps.cards.views.answers import card_address, card_or_404, form_page, team_address, team_or_404
from rugzak.apps.cards.words import TrialState
from rugzak.apps.people.queries.places import Team
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import require
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.ids import read_id
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.print.codes import qr_path
from rugzak.ground.ui.answers import do_or_tell, done

TEAM = "wie in het team werkt of het leidt"


@access(relation=TEAM)
def team(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """What the team tries now and tried before; for the team, and for nobody else."""
    it = team_or_404(request.person, team_id)
    spot = queries.spot_of(team_id)
    page = page_of(queries.past_trials_of(team_id), request.GET.get("bladzijde"), per_page=8)
    queries.with_words(list(page))
    running = queries.running_trials_of(team_id)
    context = {
        "team": it,
        "spot": spot,
        "week": queries.words_on(spot.week_card_id) if spot else None,
        "running": [(trial, LookForm(auto_id=f"{trial.pk}-%s")) for trial in running],
        "page": page,
        "gifts": queries.with_faces(queries.gifts_for_team(team_id)),
        "draws": queries.draws_lately(team_id, timezone.localdate()),
        "today": timezone.localdate(),
    }
    return render(request, "cards/team.html", context)


@access(relation=TEAM, methods=("GET", "POST"))
def code(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """The team's code for the tablet and the wall; opening it makes one when there is none."""
    it = team_or_404(request.person, team_id)
    require(request.person, "cards.play_for_team", team_id)
    spot = queries.spot_of(team_id)
    decks = _decks_of(request, team_id)
    form = SpotDeckForm(posted(request), decks=decks, initial={"deck": str(spot.deck_id) if spot else ""})
    if request.method == "POST" and spot is not None and form.is_valid():
        deck = next(deck for deck in decks if str(deck.pk) == form.cleaned_data["deck"])
        services.choose_deck(spot=spot, deck=deck, by=request.person)
        return done(request, request.path, _("Jullie trekken nu uit %(deck)s.") % {"deck": deck.name})
    times = HandoversForm(initial=HandoversForm.told(spot) if spot else {})
    return _code_page(request, it, spot, form, times)


def _code_page(
    request: PersonRequest, it: Team, spot: Spot | None, form: SpotDeckForm, times: HandoversForm
) -> HttpResponse:
    address = request.build_absolute_uri(reverse("cards:spot", args=[spot.token])) if spot else ""
    size, path = qr_path(address.upper()) if spot else (0, "")
    context = {
        "team": it,
        "spot": spot,
        "form": form,
        "times": times,
        "address": address,
        "qr_size": size,
        "qr_d": path,
    }
    return render(request, "cards/code.html", context, status=422 if form.errors or times.errors else 200)


@access(relation=TEAM, methods=("POST",))
def handovers(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """When a card hangs on the wall by itself."""
    spot, times = _spot_or_404(request, team_id), HandoversForm(request.POST)
    if not times.is_valid():
        decks = _decks_of(request, team_id)
        form = SpotDeckForm(decks=decks, initial={"deck": str(spot.deck_id)})
        return _code_page(request, spot.team, spot, form, times)
    services.set_handovers(
        spot=spot,
        handovers=times.handovers,
        at_weekends=times.cleaned_data["at_weekends"],
        by=request.person,
    )
    return done(request, reverse("cards:code", args=[team_id]), _("De overdrachten zijn bewaard."))


def _decks_of(request: PersonRequest, team_id: UUID) -> list[Deck]:
    return [deck for deck in queries.decks_for(request.person) if deck.team_id in (None, team_id)]


@access(relation=TEAM, methods=("POST",))
def open_spot(request: PersonRequest, team_id: UUID) -> HttpResponse:
    team_or_404(request.person, team_id)
    require(request.person, "cards.play_for_team", team_id)
    services.open_spot(team_id=team_id)
    return done(request, reverse("cards:code", args=[team_id]), _("Jullie plek is klaar."))


@access(relation=TEAM, methods=("POST",))
def renew_code(request: PersonRequest, team_id: UUID) -> HttpResponse:
    spot = _spot_or_404(request, team_id)
    services.renew_code(spot=spot, by=request.person)
    sentence = _("Er is een nieuwe code. De oude werkt niet meer.")
    return done(request, reverse("cards:code", args=[team_id]), sentence)


@access(relation=TEAM, methods=("POST",))
def week_card(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """Draw the card of the week, or take the one in ``kaart``."""
    team_or_404(request.person, team_id)
    spot = services.open_spot(team_id=team_id)
    chosen = read_id(request.POST.get("kaart", ""))
    card = _card_for_team(request, chosen, team_id).card if chosen else None
    sentence = _("Dit is nu de kaart van de week.")
    return do_or_tell(
        request, team_address(team_id), sentence, services.choose_week_card, spot=spot, card=card
    )


@access(relation=TEAM, methods=("GET", "POST"))
def begin_trial(request: PersonRequest, team_id: UUID, card_id: UUID) -> HttpResponse:
    it = team_or_404(request.person, team_id)
    version = _card_for_team(request, card_id, team_id)
    form = TrialForm(posted(request), initial=TrialForm.usual())
    if request.method == "POST":
        begun = attempt(form, lambda: services.begin_trial(
            team_id=team_id, card=version.card, key=form.cleaned_data["sleutel"],
            own_words=form.cleaned_data["own_words"], ends_on=form.cleaned_data["ends_on"],
        ))  # fmt: skip
        if begun is not None:
            return done(request, team_address(team_id), _("Jullie proberen deze kaart nu uit."))
    title = _("%(team)s probeert deze kaart") % {"team": it.name}
    return form_page(
        request, form, title=title, submit=_("Begin vandaag"), back=card_address(version), face=version
    )


@access(relation=TEAM, methods=("GET", "POST"))
def change_trial(request: PersonRequest, trial_id: UUID) -> HttpResponse:
    trial = _trial_or_404(request, trial_id)
    form = TrialForm(posted(request), initial=TrialForm.told(trial))
    if request.method == "POST":
        changed = attempt(form, lambda: services.change_trial(
            trial=trial, own_words=form.cleaned_data["own_words"], ends_on=form.cleaned_data["ends_on"],
        ))  # fmt: skip
        if changed is not None:
            return done(request, team_address(trial.team_id), _("De proef is aangepast."))
    back = team_address(trial.team_id)
    return form_page(request, form, title=_("De proef aanpassen"), submit=_("Bewaar"), back=back)


@access(relation=TEAM, methods=("POST",))
def pause_trial(request: PersonRequest, trial_id: UUID) -> HttpResponse:
    trial = _trial_or_404(request, trial_id)
    undo = reverse("cards:resume_trial", args=[trial_id])
    address, sentence = team_address(trial.team_id), _("Even pauze. Jullie gaan verder wanneer het past.")
    return do_or_tell(request, address, sentence, services.pause_trial, trial=trial, undo=undo)


@access(relation=TEAM, methods=("POST",))
def resume_trial(request: PersonRequest, trial_id: UUID) -> HttpResponse:
    trial = _trial_or_404(request, trial_id)
    address, sentence = team_address(trial.team_id), _("Jullie zijn weer verder.")
    return do_or_tell(request, address, sentence, services.resume_trial, trial=trial)


@access(relation=TEAM, methods=("POST",))
def look_at_trial(request: PersonRequest, trial_id: UUID) -> HttpResponse:
    trial = _trial_or_404(request, trial_id)
    form = LookForm(request.POST)
    if attempt(form, lambda: services.look_at_trial(trial=trial, **form.cleaned_data)) is None:
        return _trial_form(request, trial, form, _("Is het gelukt?"))
    return done(request, team_address(trial.team_id), _("Bedankt. Jullie antwoord is bewaard."))


@access(relation=TEAM, methods=("GET", "POST"))
def end_trial(request: PersonRequest, trial_id: UUID) -> HttpResponse:
    """Kept, changed, or learned and not kept."""
    trial = _trial_or_404(request, trial_id)
    form = EndForm(posted(request))
    if request.method == "POST":
        values = form.cleaned_data if form.is_valid() else {}
        ended = attempt(form, lambda: services.end_trial(
            trial=trial, state=TrialState(values["state"]), why=values["why"], now=values["now"],
            shared=values["shared"],
        ))  # fmt: skip
        if ended is not None:
            return done(request, team_address(trial.team_id), _("Mooi. Het staat bij wat jullie probeerden."))
    return _trial_form(request, trial, form, _("Hoe ging het?"))


def _trial_form(request: PersonRequest, trial: Trial, form: LookForm | EndForm, title: str) -> HttpResponse:
    face = queries.with_words([trial])[0].words
    back = team_address(trial.team_id)
    return form_page(request, form, title=title, submit=_("Bewaar"), back=back, face=face)


def _trial_or_404(request: PersonRequest, trial_id: UUID) -> Trial:
    trial = Trial.objects.select_related("card__deck").filter(pk=trial_id).first()
    if trial is None:
        raise Http404
    team_or_404(request.person, trial.team_id)
    return trial


def _spot_or_404(request: PersonRequest, team_id: UUID) -> Spot:
    team_or_404(request.person, team_id)
    spot = queries.spot_of(team_id)
    if spot is None:
        raise Http404
    return spot


def _card_for_team(request: PersonRequest, card_id: UUID, team_id: UUID) -> CardVersion:
    """A card this person may read, and not out of the set of another team."""
    version = card_or_404(request.person, card_id)
    if version.card.deck.team_id not in (None, team_id):
        raise Http404
    return version
