"""What cards show on the pages of lower apps, and what of them can be found from the bag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from rugzak.apps.backpack.queries import Found
from rugzak.apps.cards import queries
from rugzak.apps.cards.models import CardVersion
from rugzak.apps.people.queries.places import Team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.kernel.panels import Panel


def on_team(person: Member, team: Team) -> Panel | None:
    """The cards of the handover and the week, and what is being tried, on the page of one's own team."""
    if team.ended_on is not None or not may(person, "cards.play_for_team", team.pk):
        return None
    spot = queries.spot_of(team.pk)
    week = queries.words_on(spot.week_card_id) if spot else None
    handover = queries.handover_card(spot) if spot else None
    context = {
        "team": team,
        "spot": spot,
        "week": week,
        "handover": handover if handover != week else None,
        "running": queries.running_trials_of(team.pk),
    }
    return Panel("cards/_on_team.html", context)


@dataclass(frozen=True)
class CardShelf:
    """The cards that one person can find from the bag."""

    rows: QuerySet[CardVersion]

    @classmethod
    def of(cls, person: Member) -> CardShelf:
        return cls(queries.choosable_cards_for(person))

    def texts(self) -> Iterator[str]:
        for row in self.rows.values_list(*queries.SEARCHED):
            yield " ".join(row)

    def found(self, strict: str, loose: str) -> list[Found]:
        return [_found(face) for face in queries.holding(self.rows, strict=strict, loose=loose)]


def _found(face: CardVersion) -> Found:
    href = reverse("cards:card", args=[face.card_id])
    return Found(face.card_id, "card", face.title, face.text, "sprout", href)
