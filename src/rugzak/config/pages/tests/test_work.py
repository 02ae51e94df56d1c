"""The page on which an administrator sees the work that waits."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.support import cast

from rugzak.ground.jobs import queries
from rugzak.ground.jobs.services import job, retry_failed
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.context import inside

PAGE = "/beheer/taken/"


@job(name="pages.tests.nothing")
def do_nothing(visit_id: str) -> None:
    """A job for tests."""


def queue(
    organisation=cast.KUSTMEER, *, status="todo", at=None, attempts=0, visit_id="geheim-bezoek", once=None
):
    with inside(organisation):
        do_nothing.later(visit_id=visit_id, at=at, once=once)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM procrastinate_jobs")
        number = cursor.fetchone()[0]
        if status != "todo":
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [number])
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = %s, attempts = %s WHERE id = %s",
                [status, attempts, number],
            )
    return number


def test_the_page_counts_what_waits_too_long_and_failed(kustmeer, aicha, browser_of):
    queue()
    queue(at=timezone.now() - timedelta(minutes=7))
    queue(at=datetime(2099, 1, 1, tzinfo=UTC))
    queue(status="doing")
    failed = queue(status="failed", attempts=8)
    page = browser_of(aicha).get(PAGE)
    work = page.context["work"]
    assert (work.waiting, work.running, work.later) == (2, 1, 1)
    assert round(work.oldest_wait.total_seconds() / 60) == 7
    assert [(job.id, job.name, job.attempts) for job, _ in page.context["failed"]] == [
        (failed, "pages.tests.nothing", 8)
    ]
    assert page.context["failed"][0][0].failed_at is not None
    assert "geheim-bezoek" not in page.content.decode()


def test_while_all_goes_well_no_number_tells_that_somebody_was_mailed(kustmeer, aicha, browser_of):
    """A mail that appears a minute after somebody came is as good as a name."""
    browser = browser_of(aicha)
    quiet = browser.get(PAGE)
    queue(at=timezone.now() - timedelta(minutes=4))
    queue(at=datetime(2099, 1, 1, tzinfo=UTC))
    queue(status="doing")
    page = browser.get(PAGE)
    assert page.context["work"] is quiet.context["work"] is None
    assert "niets langer dan vijf minuten" in page.content.decode()


def test_work_of_another_organisation_is_not_counted_or_shown(kustmeer, aicha, greet, browser_of):
    queue(status="failed")
    queue(at=timezone.now() - timedelta(hours=1))
    page = browser_of(greet).get(PAGE)
    assert (page.context["work"], page.context["failed"]) == (None, [])


def test_a_failed_job_runs_again_at_a_press(kustmeer, aicha, browser_of):
    number = queue(status="failed", attempts=8)
    answer = browser_of(aicha).post(f"{PAGE}{number}/opnieuw/", follow=True)
    assert "De taak staat weer in de rij." in answer.content.decode()
    with inside(cast.KUSTMEER):
        work = queries.work_of_organisation()
        # The clock of a test's transaction stands still, so "now" may still lie ahead.
        assert (queries.failed_jobs(), work.waiting + work.later) == ([], 1)


@pytest.mark.parametrize("status", ["todo", "doing", "succeeded"])
def test_only_a_failed_job_can_be_tried_again(kustmeer, status):
    number = queue(status=status)
    with pytest.raises(Refusal):
        retry_failed(job_id=number)


def test_a_failed_job_of_another_organisation_is_not_there(kustmeer, greet, browser_of):
    number = queue(status="failed")
    answer = browser_of(greet).post(f"{PAGE}{number}/opnieuw/", follow=True)
    assert "staat niet meer bij de mislukte taken" in answer.content.decode()
    assert [job.id for job in queries.failed_jobs()] == [number]


def test_a_job_whose_like_already_waits_is_not_doubled(kustmeer):
    number = queue(status="failed", once="elke-nacht")
    queue(once="elke-nacht")
    with pytest.raises(Refusal, match="net zo'n taak"):
        retry_failed(job_id=number)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_much_for_one_as_for_three(
    kustmeer, aicha, browser_of, django_assert_num_queries, number
):
    for _ in range(number):
        queue(status="failed")
    browser = browser_of(aicha)
    browser.get(PAGE)
    with django_assert_num_queries(8):
        browser.get(PAGE)
