"""The list of notices, the bell and the choices, as a browser sees them."""

from datetime import time
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.support import cast

from rugzak.ground.notices import services
from rugzak.ground.notices.models import Notice, OutgoingMail, QuietHours
from rugzak.ground.notices.queries import choices_for
from rugzak.ground.notices.words import NoticeKind
from rugzak.ground.tenancy.context import inside

INBOX, CHOICES = "/meldingen/", "/meldingen/instellen/"


def announce(person, *kinds, link="/agenda/"):
    return [notice for kind in kinds for notice in services.announce(kind, [person.pk], link=link)]


def test_the_list_shows_what_waits_and_the_bell_counts_it(samira, browser_of):
    announce(samira, NoticeKind.VISIT, NoticeKind.ANSWER)
    page = browser_of(samira).get(INBOX)
    assert page.status_code == 200
    assert [notice.kind for notice in page.context["page"]] == ["answer", "visit"]
    assert page.context["bell_count"] == 2
    assert "2 nieuwe meldingen" in page.content.decode()


def test_nothing_new_is_said_kindly(samira, browser_of):
    assert "Er wacht nu niets op jou." in browser_of(samira).get(INBOX).content.decode()


def test_opening_marks_as_seen_and_leads_there(samira, browser_of):
    (notice,) = announce(samira, NoticeKind.VISIT, link="/agenda/")
    browser = browser_of(samira)
    answer = browser.post(reverse("notices:open", args=[notice.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/agenda/")
    assert browser.get(INBOX).context["bell_count"] == 0


def test_a_get_opens_nothing_and_marks_nothing(samira, browser_of):
    (notice,) = announce(samira, NoticeKind.VISIT)
    browser = browser_of(samira)
    for name in ("notices:open", "notices:seen"):
        assert browser.get(reverse(name, args=[notice.pk])).status_code == 405
    assert browser.get(INBOX).context["bell_count"] == 1


def test_a_notice_of_another_does_not_exist(samira, wietske, ruben, greet, browser_of):
    (notice,) = announce(wietske, NoticeKind.VISIT)
    for outsider in (samira, ruben, greet):
        for name in ("notices:open", "notices:seen"):
            assert browser_of(outsider).post(reverse(name, args=[notice.pk])).status_code == 404
    with inside(cast.KUSTMEER):
        assert Notice.objects.get().seen_at is None


def test_all_seen_can_be_undone(samira, browser_of):
    announce(samira, NoticeKind.VISIT, NoticeKind.ANSWER)
    browser = browser_of(samira)
    page = browser.post("/meldingen/gezien/", follow=True)
    assert page.context["bell_count"] == 0
    (message,) = page.context["messages"]
    undo = message.extra_tags.removeprefix("undo=")
    assert undo in page.content.decode()
    assert browser.post(undo, follow=True).context["bell_count"] == 2


@pytest.mark.parametrize("moment", [0, 1, 10**18, 10**30])
def test_an_undo_of_nothing_changes_nothing(samira, browser_of, moment):
    assert browser_of(samira).post(f"/meldingen/ongedaan/{moment}/").status_code in (302, 404)


def test_filtering_by_kind_and_by_new(samira, browser_of):
    visit, answer = announce(samira, NoticeKind.VISIT, NoticeKind.ANSWER)
    services.mark_seen(notice=visit, by=samira)

    def shown(query):
        return [notice.pk for notice in browser_of(samira).get(f"{INBOX}{query}").context["page"]]

    assert shown("") == [answer.pk]
    assert shown("?toon=alles") == [answer.pk, visit.pk]
    assert shown("?toon=alles&soort=visit") == [visit.pk]
    assert shown("?soort=visit") == []
    assert shown("?soort=onzin&bladzijde=zeven") == [answer.pk]


@pytest.mark.parametrize("number", [1, 3, 25])
def test_the_list_asks_as_much_of_the_database_for_one_as_for_many(
    samira, browser_of, django_assert_num_queries, number
):
    announce(samira, *[NoticeKind.VISIT] * number)
    browser = browser_of(samira)
    browser.get(INBOX)
    # session, savepoint and organisation, person (with the bell), count, page, kinds, and the way out
    with django_assert_num_queries(9):
        browser.get(INBOX)


def test_the_bell_costs_nothing_beside_the_person(samira, browser_of, django_assert_num_queries):
    announce(samira, NoticeKind.VISIT)
    browser = browser_of(samira)
    with django_assert_num_queries(6):
        bell = browser.get("/meldingen/bel/")
    assert "1 nieuwe melding<" in bell.content.decode()


def test_what_a_page_asks_by_itself_is_no_sign_of_life(samira, browser_of):
    browser = browser_of(samira)
    session = browser.session
    before = session["seen_at"] = session["seen_at"] - 600
    session.save()
    assert browser.get("/meldingen/bel/", headers={"Rug-Background": "bell"}).status_code == 200
    assert browser.session["seen_at"] == before
    browser.get("/meldingen/bel/")
    assert browser.session["seen_at"] > before


def test_choosing_is_kept(samira, browser_of):
    typed = {"bell-visit": "on", "mail-answer": "on", "quiet": "on", "starts": "21:30", "ends": "06.15"}
    browser = browser_of(samira)
    assert browser.post(CHOICES, typed | {"sleutel": str(uuid4())}).status_code == 302
    with inside(cast.KUSTMEER):
        ways = {kind: (way.on_bell, way.by_mail) for kind, way in choices_for(samira).items()}
        hours = QuietHours.objects.get()
    assert ways["visit"] == (True, False)
    assert ways["answer"] == (False, True)
    assert ways["work"] == (False, False)
    assert (hours.is_on, hours.starts, hours.ends) == (True, time(21, 30), time(6, 15))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts": "", "ends": "07:00"}, "starts"),
        ({"starts": "straks", "ends": "07:00"}, "starts"),
        ({"quiet": "on", "starts": "07:00", "ends": "07:00"}, "ends"),
    ],
)
def test_a_wrong_time_is_told_plainly_and_what_was_typed_is_kept(samira, browser_of, wrong, field):
    page = browser_of(samira).post(CHOICES, wrong | {"bell-visit": "on", "sleutel": str(uuid4())})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert wrong["starts"] in page.content.decode()
    with inside(cast.KUSTMEER):
        assert QuietHours.objects.count() == 0


def test_the_link_in_a_mail_leads_to_the_kind_it_was_about(samira, wietske, browser_of):
    (notice,) = announce(samira, NoticeKind.VISIT)
    page = browser_of(samira).get(f"{CHOICES}?bij={notice.pk}")
    assert [kind.anchor for kind in page.context["form"].kinds if kind.here] == ["soort-visit"]
    for nothing in (f"{CHOICES}?bij={notice.pk}", f"{CHOICES}?bij=onzin"):
        page = browser_of(wietske).get(nothing)
        assert not any(kind.here for kind in page.context["form"].kinds)


def test_the_post_of_the_demo_exists_nowhere_else(samira, client, settings):
    services.announce(NoticeKind.VISIT, [samira.pk], link="/agenda/")
    assert client.get("/demo/post/").status_code == 404
    settings.DEMO = True
    settings.MAIL_SERVER = object()
    assert client.get("/demo/post/").status_code == 404


def test_the_post_of_the_demo_holds_that_of_all_organisations(samira, greet, elsewhere, client, settings):
    settings.DEMO = True
    services.announce(NoticeKind.VISIT, [samira.pk], link="/agenda/")
    with elsewhere():
        services.announce(NoticeKind.VISIT, [greet.pk], link="/agenda/")
    page = client.get("/demo/post/")
    assert {mail.to for mail in page.context["mails"]} == {"samira@zorg.example", "greet@zorg.example"}


def test_what_is_shown_in_the_demo_is_not_sent(samira):
    services.announce(NoticeKind.VISIT, [samira.pk], link="/agenda/")
    assert OutgoingMail.objects.get().state == "held"
