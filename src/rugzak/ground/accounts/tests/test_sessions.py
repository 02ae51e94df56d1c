"""How long a session lives, when it locks, and that it ends everywhere at once."""

import inspect
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import rugzak
from rugzak.ground.accounts import clock, services
from rugzak.ground.accounts.models import Device, Member, PaperCode, Pin, Session
from rugzak.ground.accounts.services import entering
from rugzak.ground.accounts.views.me import public_key
from rugzak.ground.accounts.words import Lane
from rugzak.ground.happenings.models import Happening
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.words import DoorPurpose

PIN = "482915"
ME = "/toegang/ik/"


@pytest.fixture
def wind(monkeypatch):
    """``wind(minutes=61)`` moves the clock of sessions forward."""
    moved = timedelta()
    real = timezone.now

    def forward(**length: int) -> None:
        nonlocal moved
        moved += timedelta(**length)
        monkeypatch.setattr(clock.timezone, "now", lambda: real() + moved)

    return forward


def phone_of(member: Member) -> Client:
    client = Client()
    code = services.issue_paper_code(member, None)
    client.post(reverse("accounts:paper_code"), {"staff_number": member.staff_number, "code": code.code})
    client.post(reverse("accounts:choose_way"), {"choice": "pin", "pin": PIN, "again": PIN})
    return client


def tablet_of(browser: Client, member: Member) -> Client:
    services.set_pin(member=member, pin=PIN)
    browser.post(reverse("accounts:tablets"), {"label": "Duinroos"})
    browser.post(reverse("accounts:pin"), {"staff_number": member.staff_number, "pin": PIN})
    return browser


def test_an_own_phone_stays_open_while_it_is_used(wietske, wind):
    phone = phone_of(wietske)
    for _hour in range(12):
        assert phone.get(ME).status_code == 200
        wind(minutes=59)


def test_after_an_hour_of_rest_a_phone_locks_and_the_wanted_page_is_kept(wietske, wind):
    phone = phone_of(wietske)
    wind(minutes=60)
    answer = phone.get(ME + "?x=1")
    assert answer["Location"] == reverse("accounts:unlock") + "?next=%2Ftoegang%2Fik%2F%3Fx%3D1"
    before = phone.session.session_key
    assert "Hoi Wietske, ben jij het nog?" in phone.get(answer["Location"]).content.decode()
    wrong = phone.post(answer["Location"], {"way": "pin", "pin": "999999"})
    assert wrong.status_code == 422
    opened = phone.post(answer["Location"], {"way": "pin", "pin": PIN})
    assert opened["Location"] == ME + "?x=1"
    assert phone.session.session_key != before
    assert phone.session["lane"] == Lane.FULL
    assert phone.get(ME).status_code == 200


def test_a_phone_is_over_after_twelve_hours_however_busy(wietske, wind):
    phone = phone_of(wietske)
    for _half_hour in range(24):
        wind(minutes=30)
        answer = phone.get(ME)
    assert answer["Location"].startswith(reverse("accounts:sign_in"))


def test_a_shared_tablet_locks_after_three_minutes_and_keeps_its_lane(browser_of, aicha, wietske, wind):
    tablet = tablet_of(browser_of(aicha), wietske)
    assert tablet.get(ME).status_code == 200
    wind(minutes=3)
    answer = tablet.get(ME)
    assert answer["Location"].startswith(reverse("accounts:unlock"))
    page = tablet.get(answer["Location"]).content.decode()
    assert "Wisselen van persoon" in page
    assert tablet.post(answer["Location"], {"way": "pin", "pin": PIN})["Location"] == ME
    assert tablet.session["lane"] == Lane.LOW


def test_whoever_walks_away_puts_it_on_lock(wietske):
    phone = phone_of(wietske)
    assert phone.post(reverse("accounts:lock"), {"next": ME})["Location"].startswith(
        reverse("accounts:unlock")
    )
    assert phone.get(ME)["Location"].startswith(reverse("accounts:unlock"))
    assert phone.post(reverse("accounts:unlock"), {"way": "pin", "pin": PIN, "next": ME})["Location"] == ME
    assert phone.get(ME).status_code == 200


def test_a_request_that_began_before_the_lock_cannot_undo_it(wietske):
    phone = phone_of(wietske)
    began_earlier = phone.session
    began_earlier["seen_at"] += 20
    phone.post(reverse("accounts:lock"))
    with pytest.raises(UpdateError):
        began_earlier.save()
    assert phone.get(ME)["Location"].startswith(reverse("accounts:unlock"))


def test_only_a_shared_tablet_locks_its_own_screen(browser_of, aicha, wietske):
    tablet = tablet_of(browser_of(aicha), wietske)
    assert "idle-lock.js" in tablet.get(ME).content.decode()
    assert "idle-lock.js" not in phone_of(wietske).get(ME).content.decode()


def test_a_fragment_of_a_locked_page_sends_the_whole_page_to_the_lock(wietske, wind):
    phone = phone_of(wietske)
    wind(minutes=60)
    answer = phone.get(
        ME, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/vandaag/?dag=2"}
    )
    assert answer["HX-Redirect"] == reverse("accounts:unlock") + "?next=%2Fvandaag%2F%3Fdag%3D2"


def test_a_shared_tablet_is_over_after_nine_hours(browser_of, aicha, wietske, wind):
    tablet = tablet_of(browser_of(aicha), wietske)
    for _step in range(9 * 30):
        wind(minutes=2)
        answer = tablet.get(ME)
        if answer.status_code == 302:
            break
    assert answer["Location"].startswith(reverse("accounts:sign_in"))


def test_another_person_on_the_tablet_keeps_nothing_of_the_first(browser_of, aicha, wietske, yusuf):
    tablet = tablet_of(browser_of(aicha), wietske)
    services.set_pin(member=yusuf, pin="739152")
    before = tablet.session.session_key
    tablet.post(reverse("accounts:sign_out"))
    assert not Session.objects.filter(session_key=before).exists()
    tablet.post(reverse("accounts:pin"), {"staff_number": yusuf.staff_number, "pin": "739152"})
    assert tablet.session["member_id"] == str(yusuf.pk)


def test_a_session_that_does_not_say_when_it_began_is_over(wietske, browser_of):
    browser = browser_of(wietske)
    session = browser.session
    del session["started_at"]
    session.save()
    assert browser.get(ME)["Location"].startswith(reverse("accounts:sign_in"))


def test_a_leaver_is_out_everywhere_at_once(wietske):
    phone = phone_of(wietske)
    services.issue_paper_code(wietske, None)
    assert phone.get(ME).status_code == 200
    services.end_sessions_of(wietske)
    assert phone.get(ME)["Location"].startswith(reverse("accounts:sign_in"))
    assert not Session.objects.filter(member_id=wietske.pk).exists()
    assert not Device.objects.filter(ended_at=None).exists()
    assert not Pin.objects.exists()
    assert not PaperCode.objects.filter(used_at=None, withdrawn_at=None).exists()
    assert doors.behind(purpose=DoorPurpose.USER, token=str(wietske.user_id)) == []


def test_my_phone_is_lost_so_everything_of_mine_ends(wietske):
    phone, laptop = phone_of(wietske), Client()
    laptop.cookies["apparaat"] = "x"
    answer = phone.post(reverse("accounts:lost_my_phone"))
    assert "overal uitgelogd" in answer.content.decode()
    assert phone.get(ME)["Location"].startswith(reverse("accounts:sign_in"))
    assert not Device.objects.filter(ended_at=None).exists()
    assert Happening.objects.filter(kind="accounts.PhoneLost").count() == 1


def test_ending_one_device_leaves_the_other(wietske):
    old, new = phone_of(wietske), phone_of(wietske)
    first = Device.objects.order_by("created_at").first()
    assert new.post(reverse("accounts:end_device", args=[first.pk]))["Location"] == ME
    assert old.get(ME)["Location"].startswith(reverse("accounts:sign_in"))
    assert new.get(ME).status_code == 200


def test_ending_one_session_from_the_list(wietske, browser_of):
    here, there = browser_of(wietske), browser_of(wietske)
    page = here.get(ME).content.decode()
    assert here.session.session_key not in page
    assert there.session.session_key not in page
    other = public_key(Session(session_key=there.session.session_key))
    assert here.post(reverse("accounts:end_session", args=[other]))["Location"] == ME
    assert there.get(ME).status_code == 302
    assert here.get(ME).status_code == 200


def test_a_low_lane_is_raised_by_the_pin_of_an_own_phone_and_the_session_id_changes(wietske):
    phone = phone_of(wietske)
    session = phone.session
    session["lane"] = Lane.LOW.value
    session.save()
    answer = phone.get(reverse("accounts:change_pin"))
    assert answer["Location"].startswith(reverse("accounts:step_up"))
    before = phone.session.session_key
    assert phone.post(answer["Location"], {"way": "pin", "pin": PIN})["Location"] == reverse(
        "accounts:change_pin"
    )
    assert phone.session["lane"] == Lane.FULL
    assert phone.session.session_key != before


def test_a_pin_on_a_shared_tablet_does_not_raise_the_lane(browser_of, aicha, wietske):
    tablet = tablet_of(browser_of(aicha), wietske)
    answer = tablet.post(reverse("accounts:step_up"), {"way": "pin", "pin": PIN})
    assert answer.status_code == 422
    assert tablet.session["lane"] == Lane.LOW


def test_changing_a_way_in_asks_for_a_proof_of_the_last_minutes(wietske, wind):
    phone = phone_of(wietske)
    wind(minutes=6)
    answer = phone.get(reverse("accounts:change_pin"))
    assert answer["Location"].startswith(reverse("accounts:confirm"))
    assert phone.post(answer["Location"], {"way": "pin", "pin": PIN})["Location"] == reverse(
        "accounts:change_pin"
    )
    assert phone.get(reverse("accounts:change_pin")).status_code == 200


def test_only_entering_writes_who_sits_in_a_session():
    home = Path(inspect.getfile(entering))
    words = r"session\[[\"'](member_id|organisation_id|user_id|lane|started_at|ways|must_choose)[\"']\]\s*="
    sources = [path for path in Path(rugzak.__file__).parent.rglob("*.py") if "/tests/" not in str(path)]
    writers = [path.name for path in sources if path != home and re.search(words, path.read_text())]
    openers = [
        path.name
        for path in sources
        if path != home and re.search(r"contrib\.auth import .*\blogin\b", path.read_text())
    ]
    assert (writers, openers) == ([], [])


def test_a_page_for_somebody_is_kept_by_no_cache(wietske, browser_of):
    assert browser_of(wietske).get(ME)["Cache-Control"] == "no-store"
    assert Client().get(reverse("accounts:sign_in"))["Cache-Control"] == "no-store"


def test_the_page_of_ones_account_asks_few_questions(wietske, django_assert_num_queries):
    phone = phone_of(wietske)
    phone.get(ME)
    with django_assert_num_queries(10):
        assert phone.get(ME).status_code == 200
    for _more in range(3):
        services.trust_device(member=wietske, label="iPad")
    with django_assert_num_queries(10):
        phone.get(ME)
