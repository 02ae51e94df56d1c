"""The list of notices, the bell, and the choice of how to hear of things."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.notices import queries, services
from rugzak.ground.notices.demo import letters_of_the_demo, shows_post
from rugzak.ground.notices.forms import ChoicesForm
from rugzak.ground.notices.services.inviting import address_of
from rugzak.ground.notices.words import MANNERS, NOTICES_PER_PAGE, NoticeKind
from rugzak.ground.ui.toasts import toast

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@access(data=Data.PERSONAL)
def inbox(request: PersonRequest) -> HttpResponse:
    """The new notices, or all of them; of one kind when asked."""
    only_new = request.GET.get("toon") != "alles"
    kind = request.GET.get("soort", "")
    notices = queries.unseen_for(request.person) if only_new else queries.notices_for(request.person)
    if kind in NoticeKind.values:
        notices = notices.filter(kind=kind)
    page = Paginator(notices.order_by(*queries.NEW_FIRST), NOTICES_PER_PAGE).get_page(
        request.GET.get("bladzijde")
    )
    return render(request, "notices/inbox.html", _inbox_words(request, only_new, kind) | {"page": page})


@access(data=Data.PERSONAL)
def bell(request: PersonRequest) -> HttpResponse:
    """The bell alone, asked for when the live channel says that it changed."""
    return render(request, "notices/_bell_link.html")


@access(methods=("POST",), data=Data.PERSONAL, relation="eigen melding")
def open_notice(request: PersonRequest, notice_id: UUID) -> HttpResponse:
    """Mark as seen and go where it leads. A press, as a GET may change nothing."""
    notice = get_or_404(queries.notices_for(request.person), notice_id)
    services.mark_seen(notice=notice, by=request.person)
    return HttpResponseRedirect(notice.link)


@access(methods=("POST",), data=Data.PERSONAL, relation="eigen melding")
def see(request: PersonRequest, notice_id: UUID) -> HttpResponse:
    notice = get_or_404(queries.notices_for(request.person), notice_id)
    services.mark_seen(notice=notice, by=request.person)
    return redirect("notices:inbox")


@access(methods=("POST",), data=Data.PERSONAL)
def see_all(request: PersonRequest) -> HttpResponse:
    moment = services.mark_all_seen(by=request.person)
    if moment is not None:
        undo = reverse("notices:unsee", args=[(moment - EPOCH) // timedelta(microseconds=1)])
        toast(request, _("Alles staat op gezien."), undo=undo)
    return redirect("notices:inbox")


@access(methods=("POST",), data=Data.PERSONAL)
def unsee(request: PersonRequest, moment: int) -> HttpResponse:
    """Take back what was marked as seen at ``moment``, in microseconds."""
    try:
        seen_at = EPOCH + timedelta(microseconds=moment)
    except OverflowError as overflow:
        raise Http404 from overflow
    if services.mark_unseen(seen_at=seen_at, by=request.person):
        toast(request, _("Je meldingen zijn weer nieuw."))
    return redirect("notices:inbox")


@access(methods=("GET", "POST"), data=Data.PERSONAL)
def choices(request: PersonRequest) -> HttpResponse:
    """Per kind: the bell, mail, both or neither; and the quiet hours."""
    form = ChoicesForm(
        request.POST or None,
        choices=queries.choices_for(request.person),
        hours=queries.quiet_hours_for(request.person),
        came_from=_kind_of_mail(request),
    )
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        services.choose(
            by=request.person,
            ways=form.ways,
            quiet=clean["quiet"],
            starts=clean["starts"],
            ends=clean["ends"],
        )
        toast(request, _("Je keuze is bewaard."))
        return redirect("notices:choices")
    words = {
        "form": form,
        "address": address_of(request.person),
        "inbox_url": reverse("notices:inbox"),
    }
    return render(request, "notices/choices.html", words, status=422 if form.is_bound else 200)


@access(anyone=True)
def demo_post(request: HttpRequest) -> HttpResponse:
    """The mail of all demo organisations; elsewhere this page does not exist."""
    if not shows_post():
        raise Http404
    return render(request, "notices/demo_post.html", {"mails": letters_of_the_demo()})


def _kind_of_mail(request: PersonRequest) -> str:
    """The kind a mail was about, when its link led here."""
    try:
        came_from = UUID(request.GET.get("bij", ""))
    except ValueError:
        return ""
    notice = queries.notices_for(request.person).filter(pk=came_from).first()
    return notice.kind if notice else ""


def _inbox_words(request: PersonRequest, only_new: bool, kind: str) -> dict[str, Any]:
    inbox_url = reverse("notices:inbox")
    unseen = getattr(request.person, "unseen_notices", 0)
    present = queries.kinds_for(request.person)

    def address(**given: str) -> str:
        return f"{inbox_url}?{urlencode({name: value for name, value in given.items() if value})}"

    shown = "" if only_new else "alles"
    views = [
        {"label": _("Nieuw"), "href": address(soort=kind), "current": only_new, "count": unseen},
        {"label": _("Alles"), "href": address(toon="alles", soort=kind), "current": not only_new},
    ]
    kinds = [{"label": _("Alle soorten"), "href": address(toon=shown), "current": not kind}] + [
        {
            "label": MANNERS[one].short,
            "href": address(toon=shown, soort=one.value),
            "current": kind == one.value,
        }
        for one in NoticeKind
        if one.value in present
    ]
    return {
        "views": views,
        "kinds": kinds if len(present) > 1 else [],
        "only_new": only_new,
        "unseen": unseen,
        "all_seen_url": reverse("notices:see_all"),
        "choices_url": reverse("notices:choices"),
    }
