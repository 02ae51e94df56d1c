"""Small things people meet in a room: a surprise, somebody to talk to, everybody in one picture, and a thank-you."""

from __future__ import annotations

import pytest
from django.test import Client

from rugzak.apps.gatherings.models import Gathering, PageDraw, Seat
from rugzak.apps.gatherings.own_part import own_part
from rugzak.apps.gatherings.picture import Audience, rendered
from rugzak.apps.gatherings.services import reporting
from rugzak.apps.gatherings.services.pages import draw_page
from rugzak.apps.gatherings.tests import factories
from rugzak.ground.tenancy.models import Organisation

pytestmark = pytest.mark.usefixtures("kustmeer")
LINE = "Ik begin morgen met luisteren."


def phone_in(row: Gathering) -> Client:
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    return client


def test_who_wants_no_choice_is_surprised_with_a_page_nobody_has() -> None:
    row = factories.running("page_draw", people=11)
    for seat in Seat.objects.all():
        draw_page(gathering=row, seat=seat, page=None)
    phone = phone_in(row)
    assert 'value="verras"' in phone.get(f"/m/{row.code}/").content.decode()
    phone.post(f"/m/{row.code}/bladzijde/", {"bladzijde": "verras"})
    assert sorted(PageDraw.objects.values_list("page", flat=True)) == list(range(12))


@pytest.mark.parametrize("line", ["De vertrouwenspersoon, toestel 40 12.", ""])
def test_in_a_pause_the_phone_names_somebody_outside_the_room(line: str) -> None:
    row = factories.running("story_tell")
    Organisation.objects.update(contact_line=line)
    stage = rendered(Gathering.objects.get(pk=factories.do(row, "pause").pk), Audience.PHONE)["stage"]
    assert ("buiten deze kamer" in stage, line in stage) == (bool(line), True)


def test_everybody_is_in_the_closing_picture_on_screen_and_phone() -> None:
    row = factories.harvest(factories.running("closing", people=7))
    for audience in (Audience.SCREEN, Audience.PHONE):
        stage = rendered(row, audience)["stage"]
        assert ("7 mensen waren hier" in stage, stage.count('class="shape ')) == (True, 7)
    hall = factories.harvest(factories.running("closing", people=7, seats=200, cohost="fenna"))
    assert "waren hier" not in rendered(hall, Audience.SCREEN)["stage"]


def test_after_the_close_a_phone_gets_a_thank_you_with_its_own_sentence() -> None:
    row = factories.running("closing")
    writer, silent = phone_in(row), phone_in(row)
    writer.post(f"/m/{row.code}/stukje/", {"stap": "s0", "soort": "line", "tekst": LINE})
    row = factories.do(factories.harvest(row), "close_room")
    assert rendered(row, Audience.PHONE)["own"]
    # Its own part is gone with the seat, so the page comes anew.
    assert writer.get(f"/m/{row.code}/eigen/").status_code == 410
    page = writer.get(f"/m/{row.code}/").content.decode()
    assert ('class="thanks"' in page, page.index("Dank je wel") < page.index(LINE)) == (True, True)
    page = silent.get(f"/m/{row.code}/").content.decode()
    assert ("Dank je wel" in page, 'class="thanks"' in page, LINE in page) == (True, False, False)
    assert "Lees het verslag mee" not in page
    assert "Je kunt niet meer binnenkomen" in Client().get(f"/m/{row.code}/").content.decode()
    reporting.open_preview(report=reporting.report_of(gathering=row, by=row.host), by=row.host)
    assert "Lees het verslag mee" in writer.get(f"/m/{row.code}/").content.decode()
    assert silent.get(f"/m/{row.code}/")["Location"] == f"/m/{row.code}/verslag/"


def test_a_full_hall_does_not_come_back_all_at_once_for_that() -> None:
    row = factories.harvest(factories.running("closing", seats=200, cohost="fenna"))
    assert not rendered(factories.do(row, "close_room"), Audience.PHONE)["own"]


def test_only_who_tells_keeps_the_screen_on() -> None:
    row = factories.running("story_tell")
    teller, listener = phone_in(row), phone_in(row)
    teller.post(f"/m/{row.code}/beurt/")
    pages = [one.get(f"/m/{row.code}/eigen/").content.decode() for one in (teller, listener)]
    assert ["data-awake" in page for page in pages] == [True, False]
    seat = Seat.objects.filter(turns__isnull=False).get()
    assert own_part(Gathering.objects.get(pk=row.pk), seat).is_teller
