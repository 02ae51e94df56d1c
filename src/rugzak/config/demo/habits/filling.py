"""Draws, trials, presents and ideas of one organisation, in bulk and each in its final state."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from random import Random
from typing import TypeVar

from rugzak.apps.cards import services
from rugzak.apps.cards.models import Card, Deck, Draw, Ending, Look, Spot, Trial
from rugzak.apps.cards.services.drawing import LETTERS
from rugzak.apps.cards.words import SPOT_TOKEN_LENGTH, DayPart, DrawOutcome, TrialState, Went
from rugzak.apps.people.models import Team
from rugzak.config.demo.built import Built
from rugzak.config.demo.habits import sentences
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.doors import token_hash
from rugzak.ground.tenancy.models import Door
from rugzak.ground.tenancy.words import DoorPurpose

WEEKS = 78
# The share of teams that draw, and how often a week those do.
DRAW, PER_WEEK = 0.3, 1.1
TRIALS_PER_TEAM = 3
ENDINGS = {TrialState.KEPT: 52, TrialState.CHANGED: 27, TrialState.LEARNED: 21}
OUTCOMES = {DrawOutcome.TODAY: 62, DrawOutcome.ANOTHER: 24, DrawOutcome.NOT_NOW: 14}
PARTS = {DayPart.AFTERNOON: 60, DayPart.MORNING: 28, DayPart.EVENING: 9, DayPart.NIGHT: 3}
BATCH = 2_000
T = TypeVar("T")


def fill(built: Built) -> None:
    """Runs inside the organisation, after its people."""
    chance = built.chance_for("cards")
    deck = services.lay_starter_set()
    cards = list(Card.objects.filter(deck=deck))
    teams = _teams_that_draw(built, chance)
    spots = [_spot(team, deck, cards, built.today, chance) for team in teams]
    draws = [draw for spot in spots for draw in _draws(spot, cards, built.today, chance)]
    Spot.objects.bulk_create(spots)
    Door.objects.bulk_create([_door(spot) for spot in spots])
    Draw.objects.bulk_create(draws, batch_size=BATCH)
    _write_trials(teams, cards, built.today, chance, _story(built))
    _present(built, cards)


def _teams_that_draw(built: Built, chance: Random) -> list[Team]:
    """The teams of the story always; of the others a share."""
    return [team for team in built.teams if team.name in _story(built) or chance.random() < DRAW]


def _story(built: Built) -> set[str]:
    return {name for known in built.blueprint.known for name in (known.team, *known.teams_too)}


def _spot(team: Team, deck: Deck, cards: list[Card], today: date, chance: Random) -> Spot:
    token = "".join(chance.choice(LETTERS) for _place in range(SPOT_TOKEN_LENGTH))
    monday = today - timedelta(days=today.weekday())
    return Spot(
        team=team, deck=deck, token=token, week_card=chance.choice(cards), week_from=monday,
        handovers=[time(14, 45)], at_weekends=False,
    )  # fmt: skip


def _door(spot: Spot) -> Door:
    return Door(
        purpose=DoorPurpose.TEAM_CARDS,
        token_hash=token_hash(spot.token),
        organisation_id=spot.organisation_id,
    )


def _draws(spot: Spot, cards: list[Card], today: date, chance: Random) -> Iterator[Draw]:
    """One or two a week since the team began, never the same card twice in a round."""
    weeks = chance.randint(8, WEEKS)
    pile: list[Card] = []
    spot.round = 0
    day = today - timedelta(weeks=weeks)
    while day < today:
        if not pile:
            pile = chance.sample(cards, len(cards))
            spot.round += 1
        yield Draw(
            team_id=spot.team_id,
            deck_id=spot.deck_id,
            card=pile.pop(),
            round=spot.round,
            day=day,
            part=_one_of(PARTS, chance),
            outcome=_one_of(OUTCOMES, chance),
        )
        day += timedelta(days=max(1, round(chance.expovariate(PER_WEEK / 7))))


def _write_trials(teams: list[Team], cards: list[Card], today: date, chance: Random, story: set[str]) -> None:
    trials, looks, endings = [], [], []
    for team in teams:
        chosen = chance.sample(cards, TRIALS_PER_TEAM + 1)
        for number, card in enumerate(chosen[:-1]):
            trial, look, ending = _past_trial(team, card, today - timedelta(weeks=6 + 17 * number), chance)
            trials.append(trial)
            looks.append(look)
            endings.append(ending)
        if team.name in story or chance.random() < 0.5:
            # In the story a week has passed, so that the one question waits there.
            days = 8 if team.name in story else chance.randint(1, 12)
            trials.append(_running_trial(team, chosen[-1], today - timedelta(days=days), chance))
    Trial.objects.bulk_create(trials, batch_size=BATCH)
    Look.objects.bulk_create(looks, batch_size=BATCH)
    Ending.objects.bulk_create(endings, batch_size=BATCH)


def _past_trial(team: Team, card: Card, around: date, chance: Random) -> tuple[Trial, Look, Ending]:
    starts_on = around - timedelta(days=chance.randint(14, 40))
    ended_on = starts_on + timedelta(days=chance.randint(13, 18))
    state = _one_of(ENDINGS, chance)
    trial = Trial(
        team=team, card=card, own_words=chance.choice(sentences.OWN_WORDS), state=state, starts_on=starts_on,
        ends_on=starts_on + timedelta(days=13), ended_on=ended_on, key=new_id(),
    )  # fmt: skip
    went = _one_of({Went.YES: 45, Went.A_BIT: 38, Went.NO: 17}, chance)
    look = Look(trial=trial, went=went, saw=chance.choice(sentences.SAW), on=starts_on + timedelta(days=7))
    said = {
        TrialState.KEPT: sentences.KEPT,
        TrialState.CHANGED: sentences.CHANGED,
        TrialState.LEARNED: sentences.LEARNED,
    }
    now = chance.choice(sentences.CHANGED_NOW) if state is TrialState.CHANGED else ""
    ending = Ending(trial=trial, why=chance.choice(said[state]), now=now, shared=chance.random() < 0.4)
    return trial, look, ending


def _running_trial(team: Team, card: Card, starts_on: date, chance: Random) -> Trial:
    return Trial(
        team=team, card=card, own_words=chance.choice(sentences.OWN_WORDS), starts_on=starts_on,
        ends_on=starts_on + timedelta(days=13), key=new_id(),
    )  # fmt: skip


def _present(built: Built, cards: list[Card]) -> None:
    """What the people of the story have going: an advocate, a present, ideas, something to look at."""
    people = list(built.known.values())
    giver, getter = people[0], people[1]
    for place, member in enumerate(people[:2]):
        services.adopt_card(card=cards[32 + place], by=member)
    services.give_card(to=getter, card=cards[15], sentence=sentences.GIFTS[0], key=new_id(), by=giver)
    services.give_card_to_team(
        team_id=built.teams[0].pk, card=cards[30], sentence=sentences.GIFTS[1], key=new_id(), by=giver
    )
    for text, moment in sentences.IDEAS:
        services.propose_card(text=text, moment=moment, theme="reflectie", audience="medewerker", by=getter)
    kept = Trial.objects.filter(state=TrialState.KEPT).order_by("ended_on").first()
    if kept is not None:
        services.nominate(card=kept.card, by=getter)


def _one_of(weights: Mapping[T, int], chance: Random) -> T:
    return chance.choices(list(weights), list(weights.values()))[0]
