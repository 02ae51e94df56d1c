"""Who gets what at the addresses of sessions: Samira leads one, with its door open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.support import cast
from tests.support.access import EVERYONE_SIGNED_IN, Row

from rugzak.apps.gatherings.models import Gathering, Piece
from rugzak.apps.gatherings.ready import ready
from rugzak.apps.gatherings.services import (
    files,
    harvest,
    inviting,
    methods,
    planning,
    reporting,
    showing,
    writing,
)
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Circle
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside

LEADING = frozenset({"samira", "fenna", "greet"})
HERS = frozenset({"samira"})
KUSTMEERS = EVERYONE_SIGNED_IN - {"greet"}
KEY = "drie-rondes"


def _soon() -> Any:
    return timezone.now() + timedelta(days=2)


def drafted() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        return {"gathering_id": factories.gathering(starts_at=_soon()).pk}


def opened() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        return {"gathering_id": factories.open_room(starts_at=_soon()).pk}


def with_seat() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        row = factories.open_room(starts_at=_soon())
        seat, _token = factories.phone(row)
        return {"gathering_id": row.pk, "seat_id": seat.pk}


def guest_link() -> dict[str, str]:
    """The address behind a guest's mail; the token is made here, as only its hash is kept."""
    with inside(cast.KUSTMEER):
        row = factories.gathering(starts_at=_soon())
        return {"token": factories.guest(row)[1]}


def offered() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        row = factories.running("read_back")
        seat, token = factories.phone(row)
        piece = factories.piece(row, seat, token, "Ik loop naast hem.", is_offered=True)
        return {"gathering_id": row.pk, "piece_id": piece.pk}


def code() -> dict[str, str]:
    with inside(cast.KUSTMEER):
        return {"code": factories.open_room(starts_at=_soon()).code}


def with_piece() -> dict[str, Any]:
    return {**code(), "piece_id": new_id()}


def of_series() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        by = factories.person("samira")
        return {
            "series_id": planning.make_series(name="Van praten naar doen", goal="", key=new_id(), by=by).pk
        }


def let_go() -> dict[str, Any]:
    """A story that its maker let go to the report of a session that is over."""
    with inside(cast.KUSTMEER):
        row = factories.running("story_write")
        seat, token = factories.phone(row)
        text = "Ik loop naast hem."
        piece = factories.piece(row, seat, token, text)
        harvest.choose_circle(gathering=row, piece=piece, circle=Circle.REPORT, agreed_text=text)
        row = factories.do(factories.harvest(row), "close_room")
        reporting.report_of(gathering=row, by=row.host)
        return {"gathering_id": row.pk, "piece_id": piece.pk}


def series_file() -> dict[str, Any]:
    return {**of_series(), "kind": "md"}


def asked_to_keep() -> dict[str, Any]:
    thing = closed()
    with inside(cast.KUSTMEER):
        Gathering.objects.filter(pk=thing["gathering_id"]).update(keep_asked_at=timezone.now())
    return thing


def collecting() -> dict[str, UUID]:
    thing = with_habit()
    return {"gathering_id": thing["gathering_id"]}


def with_habit() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        row = factories.running("collect")
        seat, token = factories.phone(row)
        piece = factories.piece(row, seat, token, "Als iemand boos is, dan loop ik mee.", "habit")
        return {"gathering_id": row.pk, "piece_id": piece.pk}


def _from_paper() -> dict[str, str]:
    return {"kind": "habit", "body": "Als het druk is, dan drink ik eerst thee.", "circle": "1"}


def closed() -> dict[str, Any]:
    with inside(cast.KUSTMEER):
        row = factories.do(factories.harvest(factories.running("free")), "close_room")
        reporting.report_of(gathering=row, by=row.host)
        return {"gathering_id": row.pk}


def block() -> dict[str, Any]:
    return {**closed(), "key": "stories"}


def file() -> dict[str, Any]:
    return {**closed(), "kind": "md"}


def with_photo() -> dict[str, UUID]:
    """Given by a phone, in a room that is open."""
    with inside(cast.KUSTMEER):
        row = factories.running("collect")
        seat, token = factories.phone(row)
        one = files.Given(piece_id=new_id(), kind="photo", content=factories.photo(), about="Een flap")
        return {
            "gathering_id": row.pk,
            "piece_id": files.add_file(gathering=row, seat=seat, token=token, given=one).pk,
        }


def photo_in_room() -> dict[str, Any]:
    thing = with_photo()
    with inside(cast.KUSTMEER):
        return {"code": Gathering.objects.get(pk=thing["gathering_id"]).code, "piece_id": thing["piece_id"]}


def photo_on_screen() -> dict[str, Any]:
    thing = photo_in_room()
    with inside(cast.KUSTMEER):
        row, piece = Gathering.objects.get(code=thing["code"]), Piece.objects.get(pk=thing["piece_id"])
        writing.offer(gathering=row, piece=piece, offered=True)
        showing.show_piece(gathering=row, piece=piece, by=row.host)
    return thing


def _sheet() -> dict[str, Any]:
    photo = SimpleUploadedFile("blad.jpg", factories.photo())
    return {"file": photo, "about": "Een blad met kaarten", "no_client": "on", "circle": "0"}


def in_circle() -> dict[str, Any]:
    return {**with_piece(), "circle": 1}


def method() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        one = ready(KEY)
        assert one is not None
        row = methods.make_method(
            name="Eigen versie", script=one.script, source="", key=new_id(), by=factories.person("samira")
        )
        return {"method_id": row.pk}


def step() -> dict[str, Any]:
    return {**method(), "key": "welkom"}


def session_step() -> dict[str, Any]:
    return {**drafted(), "key": "welkom"}


def shelf() -> dict[str, str]:
    return {"key": KEY}


def _planned() -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=3)
    return {
        "title": "Goed werk", "day": day.isoformat(), "time": "13:00", "seats": "12", "location": "",
        "cohost": "", "name_asked": "0", "name_seen_by": "0", "e_words": "sentences", "pages": "image",
    }  # fmt: skip


def _another_day() -> dict[str, str]:
    return {"day": _planned()["day"], "time": "13:00"}


def _step_sent() -> dict[str, str]:
    return {"kind": "welcome", "title": "Welkom", "minutes": "5"}


def _minutes() -> dict[str, str]:
    one = ready(KEY)
    assert one is not None
    return {f"m-{step.key}": "7" for step in one.script.steps}


def in_a_hall() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        row = factories.running("collect", seats=100)
        seat, token = factories.phone(row)
        factories.piece(row, seat, token, "Als het druk is, dan drink ik eerst thee.", "habit")
        return {"gathering_id": row.pk}


def _first_in_the_queue() -> dict[str, str]:
    with inside(cast.KUSTMEER):
        newest = Piece.objects.order_by("-pk").first()
        return {"stukje": str(newest.pk if newest else ""), "wat": "mag"}


def _version_of_newest(deed: str) -> Callable[[], dict[str, str]]:
    def send() -> dict[str, str]:
        with inside(cast.KUSTMEER):
            newest = Gathering.objects.order_by("-pk").first()
            return {"wat": deed, "versie": str(newest.version if newest else 0)}

    return send


def invited() -> dict[str, UUID]:
    """Wietske is asked and comes; she asks her lead to be released; she was there."""
    with inside(cast.KUSTMEER):
        row = factories.gathering(starts_at=_soon())
        wietske = factories.person("wietske")
        one = inviting.invite(gathering=row, member=wietske, part="practice", by=row.host)
        inviting.answer(invitation=one, comes=True, wants_release=True, by=wietske)
        one.came = True
        one.save(update_fields=["came"])
        return {"invitation_id": one.pk}


def sign_up_link() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        row = factories.gathering(starts_at=_soon())
        inviting.open_sign_up(gathering=row, is_open=True, by=row.host)
        assert row.sign_up_key
        return {"key": row.sign_up_key}


ROWS = [
    Row("gatherings:invitations", HERS, drafted, sends=lambda: {"wat": "gast", "label": "de cliëntenraad"}),
    Row("gatherings:invite", HERS, drafted, opens_with=302),
    Row("gatherings:invitation", frozenset({"wietske"}), invited, sends=lambda: {"wat": "nee"}),
    Row("gatherings:invitation_calendar", frozenset({"wietske"}), invited),
    Row("gatherings:invite_team", HERS, drafted),
    Row("gatherings:own_invitations", EVERYONE_SIGNED_IN),
    Row("gatherings:proof", frozenset({"wietske"}), invited),
    Row("gatherings:sign_up", KUSTMEERS, sign_up_link, sends=dict),
    Row("gatherings:releases", frozenset({"ruben", "greet"}), refusal=403),
    Row("gatherings:release", frozenset({"ruben"}), invited, sends=lambda: {"wat": "geregeld"}),
    Row("gatherings:gatherings", LEADING, refusal=403),
    Row("gatherings:choose", LEADING, refusal=403),
    Row("gatherings:new_series", LEADING, refusal=403, sends=lambda: {"name": "Reeks"}),
    Row("gatherings:series", HERS, of_series),
    Row("gatherings:change_series", HERS, of_series, sends=lambda: {"name": "Reeks"}),
    Row("gatherings:take_series", HERS, series_file),
    Row("gatherings:series_presence", HERS, of_series),
    Row("gatherings:presence", HERS, drafted),
    Row("gatherings:keeping", HERS, asked_to_keep, sends=lambda: {"wat": "laat"}),
    Row("gatherings:new_from_method", HERS, method, sends=_planned),
    Row("gatherings:new_from_ready", LEADING, shelf, refusal=403, sends=_planned),
    Row("gatherings:methods", LEADING, refusal=403),
    Row("gatherings:ready", LEADING, shelf, refusal=403),
    Row("gatherings:copy_ready", LEADING, shelf, refusal=403, sends=dict),
    Row("gatherings:method", HERS, method, sends=_minutes),
    Row("gatherings:copy_method", HERS, method, sends=dict),
    Row("gatherings:describe", HERS, method, sends=lambda: {"name": "Eigen versie"}),
    Row("gatherings:version", HERS, lambda: {**method(), "number": 1}, sends=dict),
    Row("gatherings:put_away", HERS, method, sends=dict),
    Row("gatherings:step", HERS, step, sends=_step_sent),
    Row("gatherings:move_step", HERS, step, sends=lambda: {"naar": "neer"}),
    Row("gatherings:gathering", HERS, opened),
    Row("gatherings:change", HERS, drafted, sends=_planned),
    Row("gatherings:minutes", HERS, drafted, sends=_minutes),
    Row("gatherings:keep_as_method", HERS, drafted, sends=dict),
    Row("gatherings:gathering_step", HERS, session_step, sends=_step_sent),
    Row("gatherings:move_gathering_step", HERS, session_step, sends=lambda: {"naar": "neer"}),
    Row("gatherings:open_door", HERS, drafted, sends=dict),
    Row("gatherings:cancel", HERS, drafted, sends=dict),
    Row("gatherings:again", HERS, drafted, sends=_another_day),
    Row("gatherings:remote", HERS, opened),
    Row("gatherings:command", HERS, opened, sends=_version_of_newest("begin")),
    Row("gatherings:take_over", HERS, opened, sends=dict),
    Row("gatherings:show", HERS, offered, sends=lambda: {"wat": "toon"}),
    Row("gatherings:read_first", HERS, in_a_hall, sends=_first_in_the_queue),
    Row("gatherings:meeting", HERS, opened, sends=lambda: {"online": "https://praat.example/anders"}),
    Row("gatherings:people", HERS, opened, sends=lambda: {"wat": "papier"}),
    Row("gatherings:seat", HERS, with_seat, sends=lambda: {"wat": "deel", "als": "guest"}),
    Row("gatherings:habits", HERS, collecting),
    Row("gatherings:order_habit", HERS, with_habit, sends=lambda: {"thema": "teamwerk"}),
    Row("gatherings:from_paper", HERS, collecting, sends=_from_paper),
    Row("gatherings:paper_pack", HERS, opened),
    Row("gatherings:sheets", HERS, collecting, sends=_sheet),
    Row("gatherings:leader_file", HERS, with_photo),
    Row("gatherings:hide_file", HERS, with_photo, sends=dict),
    Row("gatherings:piece_file", EVERYONE_SIGNED_IN, photo_in_room),
    # Only who sits in the room gives something.
    Row("gatherings:add_photo", EVERYONE_SIGNED_IN, code, opens_with=302),
    Row("gatherings:add_voice", EVERYONE_SIGNED_IN, code, opens_with=302),
    Row("gatherings:wall", EVERYONE_SIGNED_IN, code),
    Row("gatherings:report", HERS, closed),
    Row("gatherings:describe_report", HERS, closed, sends=lambda: {"title": "Impressie", "organisers": "2"}),
    Row("gatherings:open_preview", HERS, closed, sends=dict),
    Row("gatherings:change_block", HERS, block, sends=lambda: {"wat": "neer"}),
    Row("gatherings:set_aside", HERS, let_go, sends=lambda: {"wat": "eruit"}),
    Row("gatherings:propose", HERS, closed, sends=dict),
    Row("gatherings:take_along", HERS, file),
    Row("gatherings:read_along", EVERYONE_SIGNED_IN, code, opens_with=302),
    Row("gatherings:guest", EVERYONE_SIGNED_IN, guest_link, sends=lambda: {"wat": "ja"}),
    Row("gatherings:guest_calendar", EVERYONE_SIGNED_IN, guest_link, opens_with=302),
    Row("gatherings:guest_stop", EVERYONE_SIGNED_IN, guest_link, sends=dict),
    Row("gatherings:door", EVERYONE_SIGNED_IN),
    Row("gatherings:shouted", EVERYONE_SIGNED_IN, code, opens_with=302),
    Row("gatherings:room", EVERYONE_SIGNED_IN, code),
    Row("gatherings:join", EVERYONE_SIGNED_IN, code, sends=dict),
    # Without a seat of one's own there is nothing here.
    Row("gatherings:own", EVERYONE_SIGNED_IN, code, opens_with=410),
    Row("gatherings:state", EVERYONE_SIGNED_IN, code),
    Row("gatherings:steps", EVERYONE_SIGNED_IN, code),
    Row("gatherings:send", EVERYONE_SIGNED_IN, code),
    Row("gatherings:turn", EVERYONE_SIGNED_IN, code),
    Row("gatherings:page", EVERYONE_SIGNED_IN, code),
    Row("gatherings:card", EVERYONE_SIGNED_IN, code),
    Row("gatherings:offer", EVERYONE_SIGNED_IN, with_piece),
    Row("gatherings:take_back", EVERYONE_SIGNED_IN, with_piece),
    Row("gatherings:circle", EVERYONE_SIGNED_IN, in_circle, opens_with=302),
    Row("gatherings:me", EVERYONE_SIGNED_IN, code, opens_with=302),
    Row("gatherings:come_back", EVERYONE_SIGNED_IN, code),
    Row("gatherings:screen", EVERYONE_SIGNED_IN, code),
    # With a seat of this room, or as its screen; the code alone opens nothing.
    Row("gatherings:shown_file", EVERYONE_SIGNED_IN, photo_on_screen, opens_with=404),
    Row("gatherings:live", EVERYONE_SIGNED_IN, code, opens_with=204),
]
