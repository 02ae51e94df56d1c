"""For who leads: a team asked at once, a long list searched, who was there, and advice about the group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from tests.support import cast

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.advice import advice_on
from rugzak.apps.gatherings.models import Gathering, Invitation
from rugzak.apps.gatherings.services import inviting, planning, reporting, ticking
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import PRESENCE_LIFE, Coming, Part
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("kustmeer")


def _ahead(**values: object) -> Gathering:
    return factories.gathering(starts_at=timezone.now() + timedelta(days=2), **values)


def _begun(row: Gathering, ago: timedelta = timedelta(hours=1)) -> Gathering:
    Gathering.objects.filter(pk=row.pk).update(starts_at=timezone.now() - ago)
    row.refresh_from_db()
    return row


def _comes(row: Gathering, member: Member) -> Invitation:
    one = inviting.invite(gathering=row, member=member, part=Part.PRACTICE, by=row.host)
    return inviting.answer(invitation=one, comes=True, by=member)


def _team(of: Member) -> UUID:
    return people.teams_worked_in(of)[0].pk


def _page(browser: Client, row: Gathering, **values: str) -> str:
    return browser.get(f"/sessies/{row.pk}/wie-komt/", values).content.decode()


def test_a_team_is_asked_at_once_and_who_leads_it_as_leading(
    samira: Member, wietske: Member, ruben: Member, browser_of: Callable[..., Client]
) -> None:
    row, browser = _ahead(), browser_of(samira)
    address = f"/sessies/{row.pk}/wie-komt/team/"
    page = browser.get(address, {"team": str(_team(wietske))}).content.decode()
    assert wietske.display_name in page
    assert "leidt dit team" in page
    sent = {"team": str(_team(wietske)), "wie": [str(wietske.pk), str(ruben.pk)]}
    for _press in range(2):
        browser.post(address, sent)
    asked = dict(Invitation.objects.filter(gathering=row).values_list("member_id", "part"))
    assert asked == {wietske.pk: Part.PRACTICE, ruben.pk: Part.LEADER}
    assert "Al uitgenodigd" in browser.get(address, {"team": str(_team(wietske))}).content.decode()


def test_only_who_works_in_the_team_is_asked_and_nonsense_asks_nobody(
    samira: Member, wietske: Member, browser_of: Callable[..., Client]
) -> None:
    row, browser = _ahead(), browser_of(samira)
    address = f"/sessies/{row.pk}/wie-komt/team/"
    sent = {"team": str(_team(wietske)), "wie": [str(cast.IDS["fenna"]), "onzin", str(new_id())]}
    assert browser.post(address, sent).status_code == 302
    assert not Invitation.objects.exists()
    assert browser.get(address, {"team": "onzin", "q": "\x00"}).status_code == 200
    assert browser.get(address, {"team": str(new_id())}).status_code == 404


def test_a_long_list_is_turned_filtered_and_searched_without_a_name_in_the_address(
    samira: Member, wietske: Member, browser_of: Callable[..., Client]
) -> None:
    row, browser = _ahead(seats=60), browser_of(samira)
    for number in range(40):
        inviting.keep_place_for_guest(gathering=row, label=f"gast {number:02}", key=new_id(), by=row.host)
    inviting.invite(gathering=row, member=wietske, part=Part.PRACTICE, by=row.host)
    page = _page(browser, row)
    assert "1 tot 25 van 41" in page
    assert "Uitgenodigd (1)" in page
    assert wietske.display_name in _page(browser, row, stand=Coming.INVITED)
    found = browser.post(f"/sessies/{row.pk}/wie-komt/", {"q": wietske.last_name}, follow=True)
    assert wietske.display_name in found.content.decode()
    assert "gast 01" not in found.content.decode()
    assert wietske.last_name.casefold() not in found.redirect_chain[0][0].casefold()
    nobody = browser.post(f"/sessies/{row.pk}/wie-komt/", {"q": "zzz"}, follow=True).content.decode()
    assert "Niemand gevonden" in nobody


def test_more_come_than_there_are_places_is_said_and_never_below_nothing(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    row = _ahead(seats=5)
    for number in range(5):
        inviting.keep_place_for_guest(gathering=row, label=f"gast {number}", key=new_id(), by=row.host)
    Gathering.objects.filter(pk=row.pk).update(seats=3)
    row.refresh_from_db()
    told = queries.places_told(row, queries.tally_of(row))
    assert (told.left, told.too_many) == (0, 2)
    assert "2 mensen meer dan er plekken zijn" in _page(browser_of(samira), row)


def test_everybody_who_would_come_is_ticked_at_once_but_who_was_ticked_away_stays_so(
    samira: Member, wietske: Member, yusuf: Member, ruben: Member, browser_of: Callable[..., Client]
) -> None:
    row = _ahead()
    away, there = _comes(row, wietske), _comes(row, yusuf)
    said_nothing = inviting.invite(gathering=row, member=ruben, part=Part.LEADER, by=row.host)
    with pytest.raises(ticking.NotYetBegun):
        ticking.tick_everybody(gathering=row, by=row.host)
    row = _begun(row)
    away.gathering = row
    ticking.tick_presence(invitation=away, came=False, by=row.host)
    browser = browser_of(samira)
    browser.post(f"/sessies/{row.pk}/wie-komt/", {"wat": "allen-er"})
    came = dict(Invitation.objects.values_list("pk", "came"))
    assert came == {away.pk: False, there.pk: True, said_nothing.pk: None}
    browser.post(f"/sessies/{row.pk}/wie-komt/", {"wat": "was-er", "wie": str(said_nothing.pk)})
    assert queries.who_was_there(row.pk) == {yusuf.pk, ruben.pk}


def test_who_walked_in_is_added_and_takes_a_proof_home(
    samira: Member, wietske: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.do(factories.harvest(factories.running("free")), "close_room")
    row = _begun(row)
    browser = browser_of(samira)
    assert "Er was nog iemand" in _page(browser, row)
    sent = {"persoon": str(wietske.pk), "als": Part.PRACTICE}
    for _press in range(2):
        browser.post(f"/sessies/{row.pk}/wie-komt/vragen/", sent)
    mine = Invitation.objects.get(member=wietske)
    assert mine.came
    proof = browser_of(wietske).get(f"/sessies/uitnodigingen/{mine.pk}/bewijs/")
    assert proof.content.startswith(b"%PDF")
    row = _begun(row, PRESENCE_LIFE + timedelta(days=1))
    with pytest.raises(ticking.TooLongAgo):
        ticking.add_who_came(gathering=row, member=wietske, part=Part.PRACTICE, by=row.host)


def test_nobody_was_at_a_session_that_was_called_off(wietske: Member) -> None:
    row = _ahead()
    planning.cancel_gathering(gathering=row, by=row.host)
    row = _begun(row)
    with pytest.raises(ticking.NotYetBegun):
        ticking.add_who_came(gathering=row, member=wietske, part=Part.PRACTICE, by=row.host)


def test_who_was_there_finds_the_report_and_the_proof_in_the_menu(
    wietske: Member, yusuf: Member, browser_of: Callable[..., Client]
) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        row = factories.running("free")
        Invitation.objects.create(gathering=row, member=wietske, state=Coming.COMING)
        Invitation.objects.create(gathering=row, member=yusuf, state=Coming.COMING, came=False)
        row = factories.do(factories.harvest(row), "close_room")
        browser, other = browser_of(wietske), browser_of(yusuf)
        assert "Uitnodigingen" not in browser.get("/").content.decode()
        report = reporting.report_of(gathering=row, by=row.host)
        reporting.open_preview(report=report, by=row.host)
        assert "Uitnodigingen" in browser.get("/").content.decode()
        mine = Invitation.objects.get(member=wietske)
        page = browser.get(f"/sessies/uitnodigingen/{mine.pk}/").content.decode()
        assert f"/m/{row.code}/verslag/" in page
        not_there = Invitation.objects.get(member=yusuf)
        assert "/verslag/" not in other.get(f"/sessies/uitnodigingen/{not_there.pk}/").content.decode()


def test_with_the_code_on_another_device_one_reads_along() -> None:
    row = factories.do(factories.harvest(factories.running("free")), "close_room")
    report = reporting.report_of(gathering=row, by=row.host)
    reporting.open_preview(report=report, by=row.host)
    answer = Client().get(f"/m/{row.code}/")
    assert answer["Location"] == f"/m/{row.code}/verslag/"


def test_who_comes_puts_it_in_the_own_calendar_without_a_title(
    wietske: Member, browser_of: Callable[..., Client]
) -> None:
    row = _ahead()
    one = inviting.invite(gathering=row, member=wietske, part=Part.PRACTICE, by=row.host)
    address = f"/sessies/uitnodigingen/{one.pk}/agenda.ics"
    browser = browser_of(wietske)
    assert browser.get(address).status_code == 302
    inviting.answer(invitation=one, comes=True, by=wietske)
    file = browser.get(address).content.decode()
    assert "BEGIN:VEVENT" in file
    assert row.title not in file


def test_whose_team_nobody_leads_is_not_told_that_somebody_hears_it(
    wietske: Member, ruben: Member, browser_of: Callable[..., Client]
) -> None:
    row = _ahead()
    texts = {}
    for who in (wietske, ruben):
        one = inviting.invite(gathering=row, member=who, part=Part.PRACTICE, by=row.host)
        texts[who.pk] = browser_of(who).get(f"/sessies/uitnodigingen/{one.pk}/").content.decode()
    assert "Vraag mijn leidinggevende" in texts[wietske.pk]
    assert "Vraag mijn leidinggevende" not in texts[ruben.pk]


@pytest.mark.parametrize(
    ("asked", "coming", "said"),
    [
        ({Part.PRACTICE: 6}, 6, "alleen mensen uit de praktijk"),
        ({Part.PRACTICE: 10, Part.LEADER: 2}, 12, ""),
        ({Part.PRACTICE: 3, Part.LEADER: 1}, 4, "Kleine groep"),
        ({Part.PRACTICE: 1, Part.LEADER: 1}, 2, "nog geen drie"),
        ({Part.PRACTICE: 11, Part.LEADER: 2}, 13, "twee sessies"),
    ],
)
def test_advice_about_the_group(asked: dict[Part, int], coming: int, said: str, wietske: Member) -> None:
    row = _ahead(seats=20)
    Invitation.objects.bulk_create(
        Invitation(gathering=row, label=f"{part} {n}", part=part, state=Coming.COMING)
        for part, number in asked.items()
        for n in range(number)
    )
    advice = " ".join(advice_on(row, queries.tally_of(row)))
    assert queries.tally_of(row).states[Coming.COMING] == coming
    assert (said in advice) if said else not advice
