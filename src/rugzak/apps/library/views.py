"""Reading the library, and writing in it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.apps.library import queries, services
from rugzak.apps.library.forms import PieceForm, VersionForm
from rugzak.apps.library.models import Version
from rugzak.apps.library.words import CHECK_AFTER, PER_PAGE, PieceKind
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import may, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.ui.toasts import toast

EVERYBODY = gettext_noop("iedereen die hier werkt")


@access(relation=EVERYBODY)
def library(request: PersonRequest) -> HttpResponse:
    kind = request.GET.get("soort", "")
    page = Paginator(queries.pieces_for(request.person, kind), PER_PAGE).get_page(
        request.GET.get("bladzijde")
    )
    chips = [("", _("Alles")), *PieceKind.choices]
    context = {
        "page": page,
        "kinds": [(f"?soort={value}", label, value == kind) for value, label in chips],
        "may_write": may(request.person, "library.write"),
    }
    return render(request, "library/library.html", context)


@access(relation=EVERYBODY)
def piece(request: PersonRequest, piece_id: UUID) -> HttpResponse:
    row = _current(request, piece_id)
    may_write = may(request.person, "library.write")
    context = {
        "version": row,
        "may_write": may_write,
        "old": row.piece.checked_on < timezone.localdate() - CHECK_AFTER,
        "versions": list(queries.versions_of(request.person, piece_id)) if row.number > 1 else [],
    }
    return render(request, "library/piece.html", context)


@access(relation=EVERYBODY)
def version(request: PersonRequest, piece_id: UUID, number: int) -> HttpResponse:
    """What it said before."""
    row = queries.version_for(request.person, piece_id, number)
    if row is None:
        raise Http404
    return render(request, "library/piece.html", {"version": row})


@access(Role.PROGRAMME_MANAGER, methods=("GET", "POST"))
def start(request: PersonRequest) -> HttpResponse:
    require(request.person, "library.write")
    form = PieceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = services.start_piece(
            kind=PieceKind(values["kind"]),
            title=values["title"],
            summary=values["summary"],
            body=values["body"],
            key=values["sleutel"],
            by=request.person,
        )
        toast(request, _("Het staat in de bibliotheek."))
        return redirect("library:piece", made.pk)
    return _form(request, form, _("Nieuw in de bibliotheek"), reverse("library:library"))


@access(Role.PROGRAMME_MANAGER, methods=("GET", "POST"))
def change(request: PersonRequest, piece_id: UUID) -> HttpResponse:
    """A new version; the old one stays to be read."""
    require(request.person, "library.write")
    row = _current(request, piece_id)
    told = {"title": row.title, "summary": row.summary, "body": row.body}
    form = VersionForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        services.write_version(
            piece=row.piece,
            title=values["title"],
            summary=values["summary"],
            body=values["body"],
            by=request.person,
        )
        toast(request, _("Bewaard. Wie een oudere versie kreeg, houdt die."))
        return redirect("library:piece", piece_id)
    return _form(
        request,
        form,
        _("Wijzigen: %(title)s") % {"title": row.title},
        reverse("library:piece", args=[piece_id]),
    )


@access(Role.PROGRAMME_MANAGER, methods=("POST",))
def withdraw(request: PersonRequest, piece_id: UUID) -> HttpResponse:
    require(request.person, "library.write")
    services.withdraw_piece(piece=_current(request, piece_id).piece, by=request.person)
    toast(request, _("Het staat niet meer in de bibliotheek."))
    return redirect("library:library")


def _current(request: PersonRequest, piece_id: UUID) -> Version:
    row = queries.current_version(request.person, piece_id)
    if row is None:
        raise Http404
    return row


def _form(request: PersonRequest, form: PieceForm, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back}
    return render(request, "library/form.html", context, status=422 if form.is_bound else 200)
