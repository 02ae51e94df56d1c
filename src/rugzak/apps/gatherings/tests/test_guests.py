"""Guests without an account: asked by mail, one tap to come or not, and forgotten afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from email.message import Message

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from rugzak.apps.gatherings.models import Gathering, GuestLetter, Invitation, NoMoreLetters
from rugzak.apps.gatherings.services import guests, inviting, planning
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import LETTERS_IN_ALL, LETTERS_PER_DAY, Coming
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices import services as notices
from rugzak.ground.notices.models import Notice, OutgoingMail
from rugzak.ground.notices.tests.letterbox import Letterbox, a_letterbox
from rugzak.ground.notices.words import MailKind, MailState
from rugzak.ground.tenancy.models import Door
from rugzak.ground.tenancy.words import DoorPurpose

pytestmark = pytest.mark.usefixtures("kustmeer")
ADDRESS = factories.ADDRESS


@pytest.fixture
def box(settings) -> Iterator[Letterbox]:
    with a_letterbox() as letterbox:
        settings.MAIL_SERVER = letterbox.address
        settings.MAIL_TIMEOUT_SECONDS = 1
        yield letterbox


@pytest.fixture
def row() -> Gathering:
    start = timezone.now().replace(microsecond=0) + timedelta(days=3)
    return factories.gathering(starts_at=start, seats=3, place="de huiskamer")


def _ask(row: Gathering, address: str = ADDRESS, label: str = "de cliëntenraad") -> Invitation:
    return guests.write_to_guest(gathering=row, label=label, address=address, key=new_id(), by=row.host)


def _deliver() -> None:
    """What the worker does, for every mail that waits."""
    for mail in OutgoingMail.objects.filter(state=MailState.WAITING):
        notices.send(mail_id=mail.pk, at=timezone.now())


def _words(letter: Message) -> str:
    return "".join(
        part.get_payload(decode=True).decode()  # type: ignore[union-attr]  # bytes, as asked
        for part in letter.walk()
        if not part.is_multipart()
    )


def _link(letter: Message) -> str:
    found = re.search(r"/u/[\w-]{32}/", _words(letter))
    assert found is not None
    return found[0]


def test_a_guest_is_asked_by_mail_and_comes_with_one_tap(
    row: Gathering, box: Letterbox, client: Client
) -> None:
    one = _ask(row)
    _deliver()
    (letter,) = box.letters
    assert letter["To"] == ADDRESS
    address = _link(letter)
    assert "Ik kom" in client.get(address).content.decode()
    one.refresh_from_db()
    assert one.state == Coming.INVITED, "opening the link answers nothing: a mail program does that too"
    page = client.post(address, {"wat": "ja"}, follow=True).content.decode()
    one.refresh_from_db()
    assert (one.state, "Je komt" in page) == (Coming.COMING, True)
    client.post(address, {"wat": "nee"})
    one.refresh_from_db()
    assert one.state == Coming.NOT_COMING


def test_a_mail_says_when_and_where_and_never_what(row: Gathering, box: Letterbox) -> None:
    _ask(row)
    _deliver()
    (letter,) = box.letters
    said = f"{letter['Subject']} {_words(letter)}"
    assert "de huiskamer" in said
    for content in (row.title, row.method_name, "cliëntenraad", row.host.first_name):
        assert content not in said
    assert letter["List-Unsubscribe"].endswith("/niet-meer/>")


def test_the_address_is_shown_to_nobody_and_stays_in_no_table(
    row: Gathering, box: Letterbox, samira: Member, browser_of: Callable[..., Client]
) -> None:
    browser_of(samira).post(
        f"/sessies/{row.pk}/wie-komt/",
        {"wat": "gast", "label": "een naaste", "address": ADDRESS, "sleutel": str(new_id())},
    )
    assert ADDRESS not in browser_of(samira).get(f"/sessies/{row.pk}/wie-komt/").content.decode()
    _deliver()
    mail = OutgoingMail.objects.get(kind=MailKind.GUEST)
    assert (mail.state, mail.to, mail.text, mail.html, mail.settings_link) == (MailState.SENT, "", "", "", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT address::text FROM gatherings_guestletter")
        assert ADDRESS not in str(cursor.fetchall())


def test_a_full_session_lets_a_guest_wait_and_mails_when_a_place_comes_free(
    row: Gathering, box: Letterbox, client: Client
) -> None:
    others = [
        inviting.keep_place_for_guest(gathering=row, label=f"plek {n}", key=new_id(), by=row.host)
        for n in range(3)
    ]
    one = _ask(row)
    _deliver()
    client.post(_link(box.letters[0]), {"wat": "ja"})
    one.refresh_from_db()
    assert one.state == Coming.WAITING
    inviting.withdraw(invitation=others[0], by=row.host)
    _deliver()
    one.refresh_from_db()
    assert one.state == Coming.COMING
    assert "Er is een plek" in str(box.letters[1]["Subject"])
    assert _link(box.letters[1]) != _link(box.letters[0])
    for letter in box.letters:
        assert client.get(_link(letter)).status_code == 200


def test_a_guests_no_gives_the_place_to_a_colleague_who_waits(
    row: Gathering, box: Letterbox, wietske: Member, client: Client
) -> None:
    for n in range(2):
        inviting.keep_place_for_guest(gathering=row, label=f"plek {n}", key=new_id(), by=row.host)
    _ask(row)
    _deliver()
    client.post(_link(box.letters[0]), {"wat": "ja"})
    hers = inviting.sign_up(gathering=row, by=wietske)
    assert hers.state == Coming.WAITING
    client.post(_link(box.letters[0]), {"wat": "nee"})
    hers.refresh_from_db()
    assert hers.state == Coming.COMING


def test_an_early_guest_with_a_place_goes_in_as_soon_as_the_door_is_open(
    row: Gathering, samira: Member, client: Client
) -> None:
    _one, token = factories.guest(row)
    address, door = f"/u/{token}/", "Ga naar de kamer"
    client.post(address, {"wat": "ja"})
    assert door not in client.get(address).content.decode()
    planning.open_door(gathering=row, by=samira)
    assert door in client.get(address).content.decode()
    client.post(address, {"wat": "nee"})
    assert door not in client.get(address).content.decode()
    with time_machine.travel(row.starts_at + timedelta(minutes=1), tick=False):
        assert door in client.get(address).content.decode(), "who did not answer comes in like everybody else"


def test_from_the_start_on_nothing_can_be_answered(row: Gathering, box: Letterbox, client: Client) -> None:
    one = _ask(row)
    _deliver()
    with time_machine.travel(row.starts_at + timedelta(minutes=1), tick=False):
        answer = client.post(_link(box.letters[0]), {"wat": "ja"})
    one.refresh_from_db()
    assert (answer.status_code, one.state) == (422, Coming.INVITED)


def test_another_moment_and_calling_off_are_mailed(row: Gathering, box: Letterbox) -> None:
    _ask(row)
    later = planning.copied_plan(row, row.starts_at + timedelta(days=1))
    planning.change_gathering(gathering=row, plan=later, by=row.host)
    planning.cancel_gathering(gathering=row, by=row.host)
    _deliver()
    subjects = [str(letter["Subject"]) for letter in box.letters]
    assert [subject.split(" bij ")[0] for subject in subjects[1:]] == ["Een ander moment", "De bijeenkomst"]


def test_a_session_that_moves_again_and_again_mails_nobody_without_end(
    row: Gathering, box: Letterbox
) -> None:
    _ask(row)
    for days in range(1, 12):
        plan = planning.copied_plan(row, row.starts_at + timedelta(days=days))
        planning.change_gathering(gathering=row, plan=plan, by=row.host)
    planning.cancel_gathering(gathering=row, by=row.host)
    assert OutgoingMail.objects.filter(kind=MailKind.GUEST).count() == LETTERS_IN_ALL + 1


def test_who_wants_no_mail_gets_none_and_the_address_goes_at_once(
    row: Gathering, box: Letterbox, client: Client
) -> None:
    one = _ask(row)
    _deliver()
    stop = f"{_link(box.letters[0])}niet-meer/"
    client.get(stop)
    assert not NoMoreLetters.objects.exists()
    assert "geen mail meer" in client.post(stop).content.decode()
    one.refresh_from_db()
    assert (one.state, GuestLetter.objects.get().address) == (Coming.NOT_COMING, None)
    other = factories.gathering(starts_at=row.starts_at)
    with pytest.raises(guests.WantsNoMail):
        _ask(other, ADDRESS.upper())


def test_a_mail_that_arrives_nowhere_is_told_to_who_leads(
    row: Gathering, box: Letterbox, samira: Member, browser_of: Callable[..., Client]
) -> None:
    box.mood = "stranger"
    _ask(row)
    _deliver()
    page = browser_of(samira).get(f"/sessies/{row.pk}/wie-komt/").content.decode()
    assert "Mail kwam niet aan" in page
    assert Notice.objects.filter(member=samira, link=f"/sessies/{row.pk}/wie-komt/").exists()
    assert OutgoingMail.objects.get(kind=MailKind.GUEST).to == ""
    box.mood = "accept"
    browser_of(samira).post(
        f"/sessies/{row.pk}/wie-komt/", {"wat": "mail-opnieuw", "wie": str(Invitation.objects.get().pk)}
    )
    _deliver()
    assert [letter["To"] for letter in box.letters].count(ADDRESS) == 1


def test_nobody_is_pestered(row: Gathering, box: Letterbox) -> None:
    """Not twice for one session, not after a withdrawal, not often in a week, and not without end in a day."""
    one = _ask(row)
    with pytest.raises(guests.WrittenAlready):
        _ask(row)
    guests.withdraw_guest(invitation=one, by=row.host)
    with pytest.raises(guests.WrittenAlready):
        _ask(row)
    for _time in range(2):
        _ask(factories.gathering(starts_at=row.starts_at))
    with pytest.raises(guests.WrittenOften):
        _ask(factories.gathering(starts_at=row.starts_at))
    for number in range(LETTERS_PER_DAY - 3):
        _ask(row, f"gast{number}@clienten.example")
    with pytest.raises(guests.TooManyLetters):
        _ask(row, "nog-een@clienten.example")


def test_a_second_mail_waits_a_day(row: Gathering, box: Letterbox) -> None:
    one = _ask(row)
    with pytest.raises(guests.NotYetAgain):
        guests.write_again(invitation=one, by=row.host)
    GuestLetter.objects.update(written_at=timezone.now() - timedelta(days=1))
    guests.write_again(invitation=one, by=row.host)
    assert OutgoingMail.objects.filter(kind=MailKind.GUEST).count() == 2


def test_pressed_twice_is_one_mail(row: Gathering, box: Letterbox) -> None:
    key = new_id()
    for _press in range(2):
        guests.write_to_guest(gathering=row, label="een naaste", address=ADDRESS, key=key, by=row.host)
    assert OutgoingMail.objects.filter(kind=MailKind.GUEST).count() == 1


def test_without_a_mail_server_there_is_no_field_for_an_address(
    row: Gathering, samira: Member, browser_of: Callable[..., Client], settings
) -> None:
    settings.MAIL_SERVER, settings.DEMO = None, False
    assert 'name="address"' not in browser_of(samira).get(f"/sessies/{row.pk}/wie-komt/").content.decode()
    with pytest.raises(guests.NoPost):
        _ask(row)


def test_after_the_session_neither_address_nor_link_is_left(
    row: Gathering, box: Letterbox, client: Client
) -> None:
    _ask(row)
    _deliver()
    over = row.starts_at + timedelta(days=1)
    assert guests.forget_guests(at=over - timedelta(hours=1)) == 0
    assert guests.forget_guests(at=over) == 1
    letter = GuestLetter.objects.get()
    assert (letter.address, letter.link_hashes) == (None, [])
    assert not Door.objects.filter(purpose=DoorPurpose.GUEST).exists()
    assert client.get(_link(box.letters[0])).status_code == 404
    guests.forget_guests(at=timezone.now() + timedelta(days=8))
    assert not GuestLetter.objects.exists()


def test_a_wrong_link_opens_nothing_and_is_a_counted_try(client: Client) -> None:
    answers = {client.get(f"/u/{'x' * 32}/").status_code for _try in range(30)}
    assert answers == {404, 429}


def test_a_guest_puts_it_in_the_own_calendar(row: Gathering, client: Client) -> None:
    _one, token = factories.guest(row)
    assert client.get(f"/u/{token}/agenda.ics").status_code == 302
    client.post(f"/u/{token}/", {"wat": "ja"})
    file = client.get(f"/u/{token}/agenda.ics")
    (event,) = Calendar.from_ical(file.content).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (row.starts_at, row.ends)
    assert row.title not in file.content.decode()


def test_a_guest_of_another_organisation_is_found_from_nowhere_else(
    row: Gathering, elsewhere: Callable[[], ExitStack]
) -> None:
    factories.guest(row)
    with elsewhere():
        assert not GuestLetter.objects.exists()


def test_who_guests_are_is_counted_apart(
    row: Gathering, samira: Member, browser_of: Callable[..., Client], client: Client
) -> None:
    _one, token = factories.guest(row)
    client.post(f"/u/{token}/", {"wat": "ja"})
    page = browser_of(samira).get(f"/sessies/{row.pk}/wie-komt/").content.decode()
    assert re.search(r"Gast</dt>\s*<dd>1<", page)
