"""The list, and reading, writing and throwing away a note."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.apps.reflection import queries, services
from rugzak.apps.reflection.forms import NoteForm, SearchForm
from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.words import NOTE, NOTES_PER_PAGE
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import require
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.trust import queries as trust_queries
from rugzak.ground.trust import services as trust
from rugzak.ground.trust.vault import Unreadable
from rugzak.ground.trust.views import not_for_you
from rugzak.ground.ui.toasts import toast

OWNER = gettext_noop("wie de notitie schreef")
READER = gettext_noop("wie de notitie schreef, en met wie die haar deelt")


@access(
    relation=gettext_noop("alleen je eigen notities"),
    data=Data.CONFIDENTIAL,
    lane=Lane.FULL,
    methods=("GET", "POST"),
)
def notes(request: PersonRequest) -> HttpResponse:
    """One's own notes; a POST searches in them, so that no word stands in an address."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"].strip() if form.is_bound and form.is_valid() else ""
    page = None
    if words:
        found = queries.found_in_notes(request.person, words)
    else:
        page = Paginator(queries.notes_for(request.person), NOTES_PER_PAGE).get_page(
            request.GET.get("bladzijde")
        )
        found = queries.all_opened(page.object_list)
    shared = {grant.item_id for grant in trust_queries.shares_given(request.person).filter(kind=NOTE)}
    context = {
        "notes": found,
        "page": page,
        "form": form,
        "words": words,
        "shared": shared,
        "received": queries.shared_with(request.person),
    }
    return render(request, "reflection/notes.html", context, status=200 if _sound(form) else 422)


@access(relation=READER, data=Data.CONFIDENTIAL, lane=Lane.FULL, logs_reading=True)
def note(request: PersonRequest, note_id: UUID) -> HttpResponse:
    """One note. Whoever else opens it leaves a line before a word is shown."""
    row = queries.readable_note(request.person, note_id)
    if row is None:
        return refused(request, note_id)
    trust.note_reading(reader=request.person, about_id=row.owner_id, kind=NOTE, item_id=row.pk)
    try:
        opened = queries.opened(row)
    except Unreadable:
        return not_for_you(request)
    shares = trust_queries.shares_of(request.person, NOTE, row.pk)
    context = {
        "note": opened,
        "owner": row.owner,
        "is_mine": row.owner_id == request.person.pk,
        "shares": shares,
    }
    return render(request, "reflection/note.html", context)


@access(
    relation=gettext_noop("alleen voor jezelf"),
    data=Data.CONFIDENTIAL,
    lane=Lane.FULL,
    methods=("GET", "POST"),
)
def write(request: PersonRequest) -> HttpResponse:
    """A new note."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        row = services.write_note(
            title=words["title"], body=words["body"], key=words["sleutel"], by=request.person
        )
        toast(request, _("Je notitie is bewaard. Alleen jij kunt haar lezen."))
        return redirect("reflection:note", row.pk)
    context = {"form": form, "back": reverse("reflection:notes")}
    return render(request, "reflection/write.html", context, status=422 if form.is_bound else 200)


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def change(request: PersonRequest, note_id: UUID) -> HttpResponse:
    """Change one's own note."""
    row = own_note(request, note_id)
    if row is None:
        return refused(request, note_id)
    if request.method == "POST":
        form = NoteForm(request.POST)
        if form.is_valid():
            words = form.cleaned_data
            services.change_note(note=row, title=words["title"], body=words["body"], by=request.person)
            toast(request, _("Je notitie is gewijzigd."))
            return redirect("reflection:note", row.pk)
    else:
        opened = queries.opened(row)
        form = NoteForm(initial={"title": opened.title, "body": opened.body})
    shares = list(trust_queries.shares_of(request.person, NOTE, row.pk))
    context = {"form": form, "note": row, "shares": shares, "back": reverse("reflection:note", args=[row.pk])}
    return render(request, "reflection/write.html", context, status=422 if form.is_bound else 200)


@access(relation=OWNER, lane=Lane.FULL, methods=("POST",))
def throw_away(request: PersonRequest, note_id: UUID) -> HttpResponse:
    """Hide at once; the toast offers the way back."""
    row = own_note(request, note_id)
    if row is None:
        return refused(request, note_id)
    services.throw_note_away(note=row, by=request.person)
    toast(request, _("De notitie is weg."), undo=reverse("reflection:fetch_back", args=[row.pk]))
    return redirect("reflection:notes")


@access(relation=OWNER, lane=Lane.FULL, methods=("POST",))
def fetch_back(request: PersonRequest, note_id: UUID) -> HttpResponse:
    """Undo throwing away."""
    row = queries.thrown_away_notes_for(request.person).filter(pk=note_id).first()
    if row is None:
        return not_for_you(request)
    require(request.person, "reflection.change_note", row)
    services.fetch_note_back(note=row, by=request.person)
    toast(request, _("De notitie is terug. Delen staat nog uit."))
    return redirect("reflection:note", row.pk)


def own_note(request: PersonRequest, note_id: UUID) -> Note | None:
    """The person's own note, or None for everything else."""
    return queries.notes_for(request.person).select_related("owner").filter(pk=note_id).first()


def refused(request: PersonRequest, note_id: UUID) -> HttpResponse:
    """The closed page; if the note is somebody's, that person sees the try."""
    owner_id = queries.owner_of_note(note_id)
    if owner_id is not None:
        trust.note_try(reader=request.person, about_id=owner_id, kind=NOTE, item_id=note_id)
    return not_for_you(request)


def _sound(form: SearchForm) -> bool:
    return not form.is_bound or form.is_valid()
