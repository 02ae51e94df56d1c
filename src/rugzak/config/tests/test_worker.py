"""The whole way of a mail, with a worker in a process of its own; and a job that outlives its worker."""

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.support import cast

from rugzak.ground.jobs.tasks import clear, rescue
from rugzak.ground.notices import services
from rugzak.ground.notices.models import OutgoingMail
from rugzak.ground.notices.tests.letterbox import a_letterbox
from rugzak.ground.notices.words import MailState, NoticeKind
from rugzak.ground.tenancy.context import inside

pytestmark = pytest.mark.concurrent


def work_once(database: str, mail_url: str = "") -> None:
    """Let a worker do all that is due, and end."""
    address = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))
    environment = os.environ | {
        "RUGZAK_MODE": "development",
        "DATABASE_URL": address,
        "RUGZAK_MAIL_URL": mail_url,
        "DJANGO_SETTINGS_MODULE": "rugzak.config.settings",
    }
    subprocess.run(
        [sys.executable, "-m", "django", "procrastinate", "worker", "--one-shot"],
        env=environment,
        check=True,
        timeout=60,
        capture_output=True,
    )


def test_a_worker_sends_what_a_deed_announced(committed_database, settings):
    with a_letterbox() as box:
        settings.MAIL_SERVER = box.address
        with inside(cast.KUSTMEER):
            services.announce(NoticeKind.ACCOUNT, [cast.IDS["samira"]], link="/meldingen/")
        connection.close()
        work_once(committed_database, f"smtp://127.0.0.1:{box.address.port}")
    with inside(cast.KUSTMEER):
        mail = OutgoingMail.objects.get()
    assert (mail.state, [letter["Message-ID"] for letter in box.letters]) == (
        MailState.SENT,
        [mail.message_id],
    )


def test_a_job_of_a_worker_that_died_is_done_by_another(committed_database, settings):
    with a_letterbox() as box:
        settings.MAIL_SERVER = box.address
        with inside(cast.KUSTMEER):
            services.announce(NoticeKind.ACCOUNT, [cast.IDS["samira"]], link="/meldingen/")
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes')"
                " RETURNING id"
            )
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [cursor.fetchone()[0]]
            )
        rescue.defer(timestamp=0)
        # What the clock adds when a minute turns is not ours.
        ours = list(ProcrastinateJob.objects.values_list("pk", flat=True))
        connection.close()
        work_once(committed_database, f"smtp://127.0.0.1:{box.address.port}")
        work_once(committed_database, f"smtp://127.0.0.1:{box.address.port}")
    assert len(box.letters) == 1
    jobs = ProcrastinateJob.objects.filter(pk__in=ours)
    assert set(jobs.values_list("status", flat=True)) == {"succeeded"}


def test_a_job_goes_a_week_after_it_was_done_and_a_failed_one_after_ninety_days(
    committed_database: str,
) -> None:
    with connection.cursor() as cursor:
        for number, (state, days) in enumerate(
            (("succeeded", 6), ("succeeded", 8), ("failed", 89), ("failed", 91))
        ):
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, lock)"
                " VALUES ('away', 'nobody.does', '{}', 'doing', %s) RETURNING id",
                [f"{state} {days} {number}"],
            )
            job = cursor.fetchone()[0]
            cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [state, job])
            cursor.execute(
                "UPDATE procrastinate_events SET at = now() - make_interval(days => %s) WHERE job_id = %s",
                [days, job],
            )
    clear.defer(timestamp=0)
    connection.close()
    work_once(committed_database)
    left = ProcrastinateJob.objects.filter(queue_name="away").order_by("pk")
    assert [lock.rsplit(" ", 1)[0] for lock in left.values_list("lock", flat=True)] == [
        "succeeded 6",
        "failed 89",
    ]
