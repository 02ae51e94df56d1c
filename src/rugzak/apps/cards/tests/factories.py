"""Cards, spots and trials for tests; inside an organisation."""

from datetime import date, timedelta

from django.utils import timezone
from tests.support import cast

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.models import Card, CardVersion, Spot, Trial
from rugzak.apps.cards.services import Words
from rugzak.apps.cards.words import Audience, Theme, TrialState
from rugzak.ground.kernel.ids import new_id

WORDS = Words(
    title="Een hand op de deurpost",
    text="Spreek af welk teken je geeft als je hulp nodig hebt.",
    theme=Theme.TEAMWORK,
    audience=Audience.TEAM,
    moment="start van de dienst",
)


def a_card(number: int = 33) -> Card:
    deck = services.lay_starter_set()
    return Card.objects.get(deck=deck, number=number)


def a_version(number: int = 33) -> CardVersion:
    return queries.current_versions().get(card=a_card(number))


def a_spot(team_id: object = cast.DUINROOS) -> Spot:
    services.lay_starter_set()
    return services.open_spot(team_id=team_id)


def a_trial(number: int = 33, team_id: object = cast.DUINROOS) -> Trial:
    return services.begin_trial(team_id=team_id, card=a_card(number), key=new_id())


def a_kept_trial(card: Card, team_id: object = cast.DUINROOS, days: int = 15) -> Trial:
    """A team tried the card for so many days and kept it."""
    trial = services.begin_trial(team_id=team_id, card=card, key=new_id())
    began: date = timezone.localdate() - timedelta(days=days - 1)
    Trial.objects.filter(pk=trial.pk).update(starts_on=began)
    services.end_trial(trial=trial, state=TrialState.KEPT, why="Drie minuten is genoeg.", shared=True)
    trial.refresh_from_db()
    return trial
