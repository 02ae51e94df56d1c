"""Coming into a room, coming back to one's seat, and being added without a phone."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.aliases import ALL
from rugzak.apps.gatherings.models import Gathering, Seat
from rugzak.apps.gatherings.return_words import new_words, tidied
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.services.tables import leave_table, seat_elsewhere, seat_late
from rugzak.apps.gatherings.words import LIVE, MOST_SEATS, ON_STAGE, Asked, Part, SeenBy
from rugzak.ground.kernel.refusal import Refusal

TRIES = 40


class RoomIsShut(Refusal):
    sentence = _("Deze sessie is afgelopen. Je kunt niet meer binnenkomen.")


class RoomIsFull(Refusal):
    sentence = _("De kamer is vol. Vraag wie begeleidt om papier.")


class UnknownWords(Refusal):
    sentence = _("Deze woorden horen bij geen plek in deze kamer. Kijk of ze goed staan.")
    field = "words"


def hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


@transaction.atomic
def join(
    *, gathering: Gathering, token: str, name: str = "", is_online: bool = False, part: str = Part.PRACTICE
) -> Seat:
    """A seat for this cookie; the same cookie twice is the same seat. A hall takes no lock: it comes in at once."""
    _wait_for_tables(gathering)
    if gathering.state not in LIVE:
        raise RoomIsShut
    rows = dict(Seat.objects.filter(gathering=gathering).values_list("alias", "token_hash"))
    if hashed(token) in rows.values():
        return Seat.objects.get(gathering=gathering, token_hash=hashed(token))
    if len(rows) >= MOST_SEATS:
        raise RoomIsFull
    kept = name.strip()[:40] if gathering.name_asked != Asked.NO else ""
    is_online = is_online and bool(gathering.online)
    seat = _sit_down(gathering, token, set(rows), name=kept, is_online=is_online, part=part)
    if gathering.state in ON_STAGE:
        seat_late(gathering, seat)
    tell_room(gathering, News.TALLY)
    return seat


@transaction.atomic
def add_paper_seat(*, gathering: Gathering) -> Seat:
    """A place for somebody without a phone, so that tables and counts are right."""
    _wait_for_tables(gathering)
    if gathering.state not in LIVE:
        raise RoomIsShut
    taken = set(Seat.objects.filter(gathering=gathering).values_list("alias", flat=True))
    if len(taken) >= MOST_SEATS:
        raise RoomIsFull
    seat = _sit_down(gathering, secrets.token_urlsafe(32), taken, is_paper=True)
    if gathering.state in ON_STAGE:
        seat_late(gathering, seat)
    tell_room(gathering, News.TALLY)
    return seat


@transaction.atomic
def paper_seat(gathering: Gathering) -> tuple[Seat, str]:
    """The place to which everything from paper belongs, and a token that nobody keeps."""
    token = secrets.token_urlsafe(32)
    seat = Seat.objects.filter(gathering=gathering, is_paper=True).order_by("came_at").first()
    return seat or add_paper_seat(gathering=gathering), token


@transaction.atomic
def give_return_words(*, seat: Seat) -> str:
    """Three words for another device or a browser that forgot. Only their hash is kept; new ones replace old ones."""
    words = new_words()
    seat.words_hash = hashed(f"{seat.gathering_id}|{tidied(words)}")
    seat.save(update_fields=["words_hash"])
    return words


@transaction.atomic
def come_back(*, gathering: Gathering, words: str, token: str) -> Seat:
    """Take one's own seat again, on this device. Raises UnknownWords."""
    seat = Seat.objects.filter(
        gathering=gathering, words_hash=hashed(f"{gathering.pk}|{tidied(words)}")
    ).first()
    if seat is None:
        raise UnknownWords
    seat.token_hash, seat.words_hash, seat.has_left = hashed(token), None, False
    seat.save(update_fields=["token_hash", "words_hash", "has_left"])
    return seat


@transaction.atomic
def set_presence(*, gathering: Gathering, seat_id: UUID, has_left: bool) -> None:
    """Who went home gets no place at the next tables; who came back does."""
    seat = Seat.objects.filter(gathering=gathering, pk=seat_id).first()
    if seat is None or seat.has_left == has_left:
        return
    seat.has_left = has_left
    seat.save(update_fields=["has_left"])
    if gathering.state in ON_STAGE:
        if has_left:
            leave_table(gathering, seat)
        else:
            seat_late(gathering, seat)
    _tell_of(gathering, seat)


@transaction.atomic
def set_online(*, gathering: Gathering, seat_id: UUID, is_online: bool) -> None:
    """Who goes on from home, or comes to the room after all, sits at a table there from now on."""
    seat = Seat.objects.filter(gathering=gathering, pk=seat_id).first()
    if seat is None or seat.is_online == is_online or (is_online and not gathering.online):
        return
    seat.is_online = is_online
    seat.save(update_fields=["is_online"])
    if gathering.state in ON_STAGE and not seat.has_left:
        seat_elsewhere(gathering, seat)
    _tell_of(gathering, seat)


@transaction.atomic
def set_part(*, gathering: Gathering, seat_id: UUID, part: str) -> None:
    """As what somebody is here: from practice, leading, or a guest. It mixes tables and counts heads."""
    Seat.objects.filter(gathering=gathering, pk=seat_id).update(part=Part(part))


@transaction.atomic
def rename(*, gathering: Gathering, seat: Seat, name: str) -> None:
    """A name is never needed, and may always be changed or taken away."""
    seat.name = name.strip()[:40] if gathering.name_asked != Asked.NO else ""
    seat.save(update_fields=["name"])
    tell_room(gathering, News.TALLY)


def shown_name(gathering: Gathering, seat: Seat, *, to_host: bool) -> str:
    """The name, when this reader may see it; else nothing."""
    needed = SeenBy.HOST if to_host else SeenBy.ROOM
    return seat.name if gathering.name_seen_by >= needed else ""


def _tell_of(gathering: Gathering, seat: Seat) -> None:
    """In a room others may change tables because of it; in a hall everybody else stays where they sit."""
    tell_room(gathering, News.OWN, to=[seat.pk] if gathering.is_congress else None)


def _wait_for_tables(gathering: Gathering) -> None:
    """Whoever leads may be making tables just now; after that there is one for who comes in."""
    if gathering.is_congress:
        return
    row = Gathering.objects.select_for_update(no_key=True).filter(pk=gathering.pk)
    gathering.state, gathering.step_index = row.values_list("state", "step_index").get()


def _sit_down(gathering: Gathering, token: str, taken: set[int], *, name: str = "", **values: object) -> Seat:
    """Take a free alias; of two who take the same one at once, the second tries another."""
    room = [number for number in range(min(ALL, max(60, gathering.seats * 3))) if number not in taken]
    for _try in range(TRIES):
        number = secrets.choice(room)
        try:
            with transaction.atomic():
                return Seat.objects.create(
                    gathering=gathering, token_hash=hashed(token), alias=number, name=name, **values
                )
        except IntegrityError:
            there = Seat.objects.filter(gathering=gathering, token_hash=hashed(token)).first()
            if there is not None:
                return there
            room.remove(number)
    raise RoomIsFull
