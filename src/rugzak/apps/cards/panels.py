"""What cards show on the pages of lower apps."""

from rugzak.apps.cards import queries
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
