"""Bags, shares, the library, and what was handed out at visits."""

from datetime import timedelta

from rugzak.apps.agenda.words import Part, VisitState
from rugzak.apps.backpack.models import Handout, Item, Share
from rugzak.apps.library.models import Piece, Version
from rugzak.config.demo.coaching.bag_words import FLEMISH_ITEMS, FLEMISH_PIECES, ITEMS, PIECES
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import local_moment

BATCH = 1_000
A_BAG, HANDED_OUT, OLDEST = (4, 9), 0.1, timedelta(days=360)


def fill_bags(threads: Threads) -> None:
    """Runs after the visits stand in the database."""
    versions = _library(threads)
    items = _bags(threads)
    _shares(threads, items)
    _handouts(threads, items, versions)


def _library(threads: Threads) -> list[Version]:
    flemish = threads.built.blueprint.country == "be"
    editor = threads.built.known.get("Fenna Postma")
    pieces, versions = [], []
    for number, (kind, title, summary, body) in enumerate(FLEMISH_PIECES if flemish else PIECES):
        written = local_moment(threads.today - timedelta(days=400 - 20 * number))
        renewed = number in (0, 6)
        piece = Piece(kind=kind, number=2 if renewed else 1, checked_on=written.date(), key=new_id())
        pieces.append(piece)
        for version in range(1, piece.number + 1):
            older = version < piece.number
            versions.append(
                Version(
                    piece=piece,
                    number=version,
                    title=title,
                    summary=summary,
                    body=body.split("\n\n")[0] if older else body,
                    written_at=written - timedelta(days=200 if older else 0),
                    written_by=editor,
                )
            )
    Piece.objects.bulk_create(pieces)
    return Version.objects.bulk_create(versions)


def _bags(threads: Threads) -> dict[Member, list[Item]]:
    chance = threads.built.chance_for("bags")
    texts = FLEMISH_ITEMS if threads.built.blueprint.country == "be" else ITEMS
    bags: dict[Member, list[Item]] = {}
    coaches = list({seat.member_id: seat.member for seat in threads.seats.appointments}.values())
    for number, coach in enumerate(coaches[:40]):
        own = chance.sample(texts, min(len(texts), chance.randint(*A_BAG)))
        if coach.display_name in ("Samira El Amrani", "Nele Vandamme") or number == 0:
            own = list(texts)[::2]
        bags[coach] = [
            Item(
                owner=coach,
                kind=kind,
                title=title,
                body=body,
                written_at=local_moment(threads.today - timedelta(days=chance.randint(5, 500))),
                key=new_id(),
            )
            for kind, title, body in own
        ]
    Item.objects.bulk_create([item for own in bags.values() for item in own], batch_size=BATCH)
    return bags


def _shares(threads: Threads, bags: dict[Member, list[Item]]) -> None:
    """Some things go to a region, some to a team that was visited."""
    chance, shares = threads.built.chance_for("bag shares"), []
    seats = {seat.member_id: seat for seat in threads.seats.appointments}
    visited: dict[object, list] = {}
    for visit in threads.rows.visits:
        if visit.team_id and visit.state == VisitState.DONE:
            visited.setdefault(visit.coach.pk, []).append(visit.team)
    for coach, items in bags.items():
        shares += [Share(item=item, region=seats[coach.pk].region) for item in items[:1]]
        teams = visited.get(coach.pk, [])
        shares += [Share(item=item, team=chance.choice(teams)) for item in items[1:3] if teams]
    if threads.built.blueprint.slug == "kustmeer":
        samiras = bags[threads.built.known["Samira El Amrani"]]
        shares += [Share(item=item, team=threads.built.team("Duinroos")) for item in samiras[3:6]]
    unique = {(one.item_id, one.team_id, one.region_id): one for one in shares}
    Share.objects.bulk_create(unique.values(), batch_size=BATCH)


def _handouts(threads: Threads, bags: dict[Member, list[Item]], versions: list[Version]) -> None:
    chance, rows = threads.built.chance_for("handouts"), []
    for visit in threads.rows.visits:
        is_recent = visit.state == VisitState.DONE and threads.cut - visit.end < OLDEST
        if not is_recent or chance.random() > HANDED_OUT:
            continue
        there = [row.member for row in threads.taken_by[visit.pk] if row.part == Part.COLLEAGUE]
        if not there and visit.team is None:
            continue
        whom = {
            "visit": visit,
            "owner": there[0] if there else None,
            "coach": visit.coach,
            "team": visit.team,
            "at": visit.end,
        }
        items = bags.get(visit.coach)
        if items and chance.random() < 0.7:
            item = chance.choice(items)
            rows.append(Handout(item=item, kind=item.kind, title=item.title, body=item.body, **whom))
        else:
            version = chance.choice(versions)
            rows.append(Handout(version=version, title=version.title, body=version.body, **whom))
    Handout.objects.bulk_create(rows, batch_size=BATCH)
