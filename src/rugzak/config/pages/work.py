"""The page on which an administrator sees the work that waits, and what failed."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Role
from rugzak.ground.jobs import queries
from rugzak.ground.jobs.services import retry_failed
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

# What a job is called for people; one that is not here goes by its own name.
TITLES = {
    "planning.compute": gettext_lazy("De week plannen"),
    "notices.send_mail": gettext_lazy("Mail versturen"),
    "notices.forget_old": gettext_lazy("Oude meldingen en mails opruimen"),
}
# A worker that runs takes a job within seconds; only from here on is there something to look after.
TOO_LONG = timedelta(minutes=5)


@access(Role.ADMINISTRATOR)
def jobs(request: PersonRequest) -> HttpResponse:
    """The queue of the own organisation; what a job is about is not shown.

    Nor how many wait while all goes well: a mail too many, a minute after somebody
    asked for help, tells that a coach was asked, or came.
    """
    failed = [(job, TITLES.get(job.name, job.name)) for job in queries.failed_jobs()]
    work = queries.work_of_organisation()
    words = {"work": work if work.oldest_wait >= TOO_LONG else None, "failed": failed}
    return render(request, "pages/jobs.html", words)


@access(Role.ADMINISTRATOR, methods=("POST",))
def retry_job(request: PersonRequest, job_id: int) -> HttpResponse:
    try:
        retry_failed(job_id=job_id)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("De taak staat weer in de rij."))
    return redirect("pages:jobs")
