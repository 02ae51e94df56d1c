"""A photo or a voice on the big screen: offered by its maker, for this room only, and gone at once."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.models import Gathering, Piece, PieceFile
from rugzak.apps.gatherings.own_part import own_part
from rugzak.apps.gatherings.picture import Audience, as_data, remote_context, rendered
from rugzak.apps.gatherings.services import files, harvest, joining, reading, showing, writing
from rugzak.apps.gatherings.services.moves import NotPossibleNow
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.tests.factories import OGG, photo
from rugzak.apps.gatherings.words import Circle
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("kustmeer")
ABOUT = "Een flap met vijf gewoonten"


def given(row: Gathering, kind: PieceKind = PieceKind.PHOTO, *, offered: bool = True) -> Piece:
    seat, token = factories.phone(row)
    content = photo() if kind == PieceKind.PHOTO else OGG
    one = files.Given(piece_id=new_id(), kind=kind, content=content, about=ABOUT)
    piece = files.add_file(gathering=row, seat=seat, token=token, given=one)
    writing.offer(gathering=row, piece=piece, offered=offered)
    return piece


def on_screen(*kinds: str, kind: PieceKind = PieceKind.PHOTO) -> tuple[Gathering, Piece]:
    row = factories.running(*(kinds or ("collect", "free")))
    piece = given(row, kind)
    return showing.show_piece(gathering=row, piece=piece, by=row.host), piece


def phone_in(row: Gathering) -> Client:
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    return client


def screen_of(row: Gathering) -> Client:
    client = Client()
    client.get(f"/m/{row.code}/doek/")
    return client


def address_of(row: Gathering, piece: Piece) -> str:
    return f"/m/{row.code}/doek/{piece.pk}/"


@pytest.mark.parametrize("kind", [PieceKind.PHOTO, PieceKind.VOICE])
def test_an_offered_file_lies_on_the_screen_and_on_every_phone_with_its_words(kind: PieceKind) -> None:
    row, piece = on_screen(kind=kind)
    for audience in (Audience.SCREEN, Audience.PHONE):
        stage = rendered(row, audience)["stage"]
        assert (address_of(row, piece) in stage, ABOUT in stage) == (True, True)
    assert ABOUT in json.loads(Client().get(f"/m/{row.code}/stand/?v=0").content)["stage"]


def test_the_stream_carries_an_address_and_nothing_of_the_file() -> None:
    row, _piece = on_screen()
    before = len(as_data(rendered(factories.running("collect", "free"), Audience.SCREEN)))
    assert len(as_data(rendered(row, Audience.SCREEN))) < before + 600
    assert "base64" not in as_data(rendered(row, Audience.SCREEN))


def test_only_the_screen_and_the_seats_of_this_room_open_it() -> None:
    row, piece = on_screen()
    address = address_of(row, piece)
    assert [one.get(address).status_code for one in (phone_in(row), screen_of(row))] == [200, 200]
    other = factories.running("collect")
    strangers = (Client(), phone_in(other), screen_of(other))
    assert [one.get(address).status_code for one in strangers] == [404, 404, 404]
    forged = Client()
    forged.cookies[f"doek-{row.code}"] = f"{row.pk}:geraden"
    assert forged.get(address).status_code == 404
    answer = screen_of(row).get(address)
    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"]) == ("image/jpeg", True)


def test_on_the_screen_it_stays_sealed_in_the_room() -> None:
    _row, piece = on_screen()
    piece.refresh_from_db()
    file = PieceFile.objects.get(piece=piece)
    assert (piece.circle, bool(file.sealed), file.content) == (Circle.ROOM, True, None)


def _put_down(row: Gathering, piece: Piece) -> None:
    showing.put_down(gathering=row, piece=piece, by=row.host)


def _hide(row: Gathering, piece: Piece) -> None:
    showing.hide_piece(gathering=row, piece=piece, by=row.host)


def _set_aside(row: Gathering, piece: Piece) -> None:
    harvest.set_aside(gathering=row, piece=piece, aside=True)


def _withdraw(row: Gathering, piece: Piece) -> None:
    writing.offer(gathering=row, piece=piece, offered=False)


def _take_back(row: Gathering, piece: Piece) -> None:
    writing.take_back(gathering=row, piece=piece)


def _go_on(row: Gathering, piece: Piece) -> None:
    factories.do(row, "forward")


def _end(row: Gathering, piece: Piece) -> None:
    factories.harvest(row)


@pytest.mark.parametrize("away", [_put_down, _hide, _set_aside, _withdraw, _take_back, _go_on, _end])
def test_taken_away_nobody_opens_it_any_more(away: Callable[[Gathering, Piece], None]) -> None:
    row, piece = on_screen()
    phone, screen, address = phone_in(row), screen_of(row), address_of(row, piece)
    away(row, piece)
    assert (phone.get(address).status_code, screen.get(address).status_code) == (404, 404)
    assert address not in rendered(Gathering.objects.get(pk=row.pk), Audience.SCREEN)["stage"]


@pytest.mark.parametrize("back", [_withdraw, _set_aside])
def test_offered_again_it_is_not_back_by_itself(back: Callable[[Gathering, Piece], None]) -> None:
    row, piece = on_screen()
    back(row, piece)
    harvest.set_aside(gathering=row, piece=piece, aside=False)
    piece.refresh_from_db()
    writing.offer(gathering=row, piece=piece, offered=True)
    row = Gathering.objects.get(pk=row.pk)
    assert [one.pk for one, _alias in remote_offers(row)] == [piece.pk]
    assert queries.shown_piece(row) is None


def remote_offers(row: Gathering) -> list[tuple[Piece, object]]:
    return remote_context(row)["offered"]


def test_what_its_maker_did_not_offer_never_gets_there(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.running("collect")
    piece = given(row, offered=False)
    with pytest.raises(NotPossibleNow):
        showing.show_piece(gathering=row, piece=piece, by=row.host)
    assert browser_of(samira).post(f"/sessies/{row.pk}/regie/stukje/{piece.pk}/").status_code == 404
    # Also not when the row says so.
    Gathering.objects.filter(pk=row.pk).update(shown_id=piece.pk)
    row.refresh_from_db()
    assert queries.shown_piece(row) is None
    assert screen_of(row).get(address_of(row, piece)).status_code == 404


def test_a_photo_has_no_name_on_the_screen_and_who_leads_reads_none() -> None:
    row, piece = on_screen("read_back")
    assert "leest voor" not in rendered(row, Audience.SCREEN)["stage"]
    assert remote_offers(row) == [(piece, None)]


def test_who_leads_puts_it_on_and_off_with_one_press(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.running("collect")
    piece = given(row)
    remote, press = browser_of(samira), f"/sessies/{row.pk}/regie/stukje/{piece.pk}/"
    assert "Bekijk de foto eerst" in remote.get(f"/sessies/{row.pk}/regie/").content.decode()
    remote.post(press, {"wat": "toon"})
    assert "Van het doek" in remote.get(f"/sessies/{row.pk}/regie/").content.decode()
    assert address_of(row, piece) in screen_of(row).get(f"/m/{row.code}/doek/").content.decode()
    remote.post(press, {"wat": "af"})
    assert address_of(row, piece) not in screen_of(row).get(f"/m/{row.code}/doek/").content.decode()
    piece.refresh_from_db()
    assert (piece.is_offered, piece.is_hidden) == (True, False)


def test_a_phone_offers_its_photo_on_the_wall_and_takes_that_back() -> None:
    row = factories.running("collect")
    seat, token = factories.phone(row)
    one = files.Given(piece_id=new_id(), kind=PieceKind.PHOTO, content=photo(), about=ABOUT)
    piece = files.add_file(gathering=row, seat=seat, token=token, given=one)
    maker = Client()
    maker.cookies[f"zaal-{row.code}"] = token
    wall, press = f"/m/{row.code}/muur/", f"/m/{row.code}/stukje/{piece.pk}/voorlezen/"
    assert "Dit mag op het doek" in maker.get(wall).content.decode()
    assert maker.post(press, {"aan": "1", "terug": "muur"})["Location"] == wall
    assert "Toch niet op het doek" in maker.get(f"/m/{row.code}/ik/").content.decode()
    # Another phone offers nothing of this one.
    other = phone_in(row)
    assert "op het doek" not in other.get(wall).content.decode()
    assert other.post(press, {"aan": "0"}).status_code == 410
    piece.refresh_from_db()
    assert piece.is_offered


def test_its_maker_hears_it_kindly_when_it_is_taken_down() -> None:
    row, piece = on_screen("silence")
    _hide(row, piece)
    seat = piece.seat
    assert seat is not None
    assert [one.pk for one in own_part(Gathering.objects.get(pk=row.pk), seat).taken_down] == [piece.pk]


# ── In a hall ──


def hall(*kinds: str) -> Gathering:
    return factories.running(*kinds, seats=200, cohost="fenna")


def test_in_a_hall_two_look_before_a_photo_is_on_the_screen(
    samira: Member, fenna: Member, browser_of: Callable[..., Client]
) -> None:
    row = hall("collect")
    piece = given(row)
    with pytest.raises(showing.NotReadByTwo):
        showing.show_piece(gathering=row, piece=piece, by=samira)
    assert remote_offers(row) == []
    queue = browser_of(samira).get(f"/sessies/{row.pk}/lees-mee/").content.decode()
    file = f"/sessies/{row.pk}/fotos/{piece.pk}/"
    assert file in queue
    assert [browser_of(one).get(file).status_code for one in (samira, fenna)] == [200, 200]
    for one in (samira, fenna):
        reading.let_through(gathering=row, piece=piece, by=one)
    piece.refresh_from_db()
    row = showing.show_piece(gathering=row, piece=piece, by=samira)
    assert (screen_of(row).get(address_of(row, piece)).status_code, remote_offers(row)[0][0]) == (200, piece)
    assert not queries.waits_to_be_read(row).exists()


def test_in_a_hall_words_to_read_aloud_wait_for_two_as_well() -> None:
    row = hall("read_back")
    seat, token = factories.phone(row)
    piece = factories.piece(row, seat, token, "Ik loop naast hem.", is_offered=True)
    assert list(queries.waits_to_be_read(row)) == [piece]
    with pytest.raises(showing.NotReadByTwo):
        showing.show_piece(gathering=row, piece=piece, by=row.host)


def test_in_a_hall_who_leads_sees_no_photo_that_was_not_offered(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    row = hall("collect")
    piece = given(row, offered=False)
    assert not queries.waits_to_be_read(row).exists()
    assert browser_of(samira).get(f"/sessies/{row.pk}/fotos/{piece.pk}/").status_code == 404


def test_in_a_hall_a_photo_is_offered_from_the_menu() -> None:
    row = hall("collect")
    client = phone_in(row)
    (seat,) = row.places.all()
    token = client.cookies[f"zaal-{row.code}"].value
    one = files.Given(piece_id=new_id(), kind=PieceKind.PHOTO, content=photo(), about=ABOUT)
    files.add_file(gathering=row, seat=seat, token=token, given=one)
    page = client.get(f"/m/{row.code}/ik/").content.decode()
    assert ("Dit mag op het doek" in page, "kijken eerst twee mensen mee" in page) == (True, True)


def test_who_went_home_leaves_an_offer_that_can_still_be_shown_until_the_close() -> None:
    row, piece = on_screen()
    assert piece.seat_id
    joining.set_presence(gathering=row, seat_id=piece.seat_id, has_left=True)
    assert queries.shown_piece(row) is not None
    factories.do(factories.harvest(row), "close_room")
    assert screen_of(row).get(address_of(row, piece)).status_code == 404
