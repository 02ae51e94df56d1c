"""Files in: bring one, say what its columns tell, see what would change, have it done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.across.office import file_services
from rugzak.across.office.file_forms import ColumnsForm, UploadForm
from rugzak.across.office.file_words import OUTCOMES_SHOWN, TONES, refused_rows, sentences_of
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.exchange import queries, services
from rugzak.ground.exchange.kinds import FileKind, all_kinds, is_kind, kind_called
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.words import LINES_PER_PAGE, Decision, Outcome, UploadState
from rugzak.ground.exchange.writing import csv_text
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.answers import do_or_tell
from rugzak.ground.ui.toasts import toast

OFFICE = (Role.ADMINISTRATOR, Role.HR)


@access(*OFFICE, lane=Lane.FULL)
def files(request: PersonRequest) -> HttpResponse:
    """What can come in, and what came in before."""
    require(request.person, "office.bring_files")
    page = page_of(queries.uploads_for(request.person), request.GET.get("bladzijde"))
    return render(request, "office/files.html", {"kinds": list(all_kinds()), "page": page})


@access(*OFFICE, lane=Lane.FULL, methods=("GET", "POST"))
def upload(request: PersonRequest, kind: str) -> HttpResponse:
    """Bring a file; it is looked at, and nothing is changed."""
    require(request.person, "office.bring_files")
    wanted = known_kind(kind)
    form = UploadForm(posted(request), request.FILES if request.method == "POST" else None)
    received = attempt(form, lambda: _receive(form, wanted, request)) if request.method == "POST" else None
    if received is not None:
        return HttpResponseRedirect(reverse("office:file_columns", args=[received.pk]))
    context = {"form": form, "kind": wanted}
    return render(request, "office/upload.html", context, status=422 if form.errors else 200)


@access(*OFFICE, lane=Lane.FULL, data=Data.PERSONAL)
def example(request: PersonRequest, kind: str) -> HttpResponse:
    """A file as it may look: to fill in, or to lay beside one's own."""
    wanted = known_kind(kind)
    columns = [column for column in wanted.columns if column.example]
    count = max((len(column.example) for column in columns), default=0)
    rows = [
        [column.example[at] if at < len(column.example) else "" for column in columns] for at in range(count)
    ]
    name = f"voorbeeld-{wanted.file_name or wanted.name}.csv"
    return csv_answer(csv_text([str(column.label) for column in columns], rows), name)


@access(*OFFICE, lane=Lane.FULL, data=Data.PERSONAL, methods=("GET", "POST"))
def columns(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """A person says which column tells what; then the file is compared."""
    it = one(request, upload_id)
    if it.state not in (UploadState.RECEIVED, UploadState.CHECKED, UploadState.SECOND, UploadState.FAILED):
        return HttpResponseRedirect(reverse("office:file", args=[it.pk]))
    kind = kind_called(it.kind)
    form = ColumnsForm(posted(request), upload=it, kind=kind)
    if request.method == "POST" and attempt(form, lambda: _check(form, it, request)) is not None:
        return HttpResponseRedirect(reverse("office:file", args=[it.pk]))
    context = {"form": form, "upload": it, "kind": kind}
    return render(request, "office/file_columns.html", context, status=422 if form.is_bound else 200)


@access(*OFFICE, lane=Lane.FULL, data=Data.PERSONAL)
def file(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """How it stands: busy, what would change, or what was done."""
    it = one(request, upload_id)
    if it.state == UploadState.RECEIVED:
        return HttpResponseRedirect(reverse("office:file_columns", args=[it.pk]))
    return render(request, "office/file.html", _standing(request, it))


@access(*OFFICE, lane=Lane.FULL, methods=("POST",))
def carry_out(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    it = one(request, upload_id)
    return _do(request, it, lambda: file_services.carry_out_soon(it, request.person))


@access(*OFFICE, lane=Lane.FULL, methods=("POST",))
def confirm(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """The second person."""
    it = one(request, upload_id)
    require(request.person, "office.confirm_file", it)
    return _do(request, it, lambda: file_services.confirm_soon(it, request.person))


@access(*OFFICE, lane=Lane.FULL, methods=("POST",))
def check_again(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """The same file and columns, beside the house as it is now."""
    it = one(request, upload_id)

    def again() -> Upload:
        columns = {name: int(at) for name, at in it.columns.items()}
        row = services.choose_columns(
            upload=it, columns=columns, is_complete=it.is_complete, by=request.person
        )
        return file_services.check_soon(row)

    return _do(request, it, again)


@access(*OFFICE, lane=Lane.FULL, methods=("POST",))
def withdraw(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    it = one(request, upload_id)
    told = _("Het bestand is weg. Er is niets veranderd.")
    return do_or_tell(
        request, reverse("office:files"), told, services.withdraw_file, upload=it, by=request.person
    )


@access(*OFFICE, lane=Lane.FULL, methods=("POST",))
def decide(request: PersonRequest, upload_id: UUID, line_id: UUID | None = None) -> HttpResponse:
    """Somebody else, or the same: of one line, or of all that are not answered."""
    it = one(request, upload_id)
    there = f"{reverse('office:file', args=[it.pk])}?soort={Outcome.DOUBTFUL.value}"
    if request.POST.get("besluit") not in Decision.values:
        return HttpResponseRedirect(there)
    decision = Decision(request.POST["besluit"])
    try:
        if line_id is None:
            services.decide_all(upload=it, decision=decision)
        else:
            services.decide(line=get_or_404(queries.lines_of(it), line_id), decision=decision)
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return HttpResponseRedirect(there)


@access(*OFFICE, lane=Lane.FULL, data=Data.PERSONAL)
def refused(request: PersonRequest, upload_id: UUID) -> HttpResponse:
    """The rows that were refused and why, to mend."""
    it = one(request, upload_id)
    lines = list(queries.lines_of(it, outcome=Outcome.REFUSED).select_related("upload"))
    headings, rows = refused_rows(it, lines)
    return csv_answer(csv_text(headings, rows), "geweigerde-regels.csv")


def one(request: PersonRequest, upload_id: UUID) -> Upload:
    require(request.person, "office.bring_files")
    return get_or_404(Upload.objects.select_related("by", "carried_out_by", "confirmed_by"), upload_id)


def known_kind(name: str) -> FileKind:
    if not is_kind(name):
        raise Http404
    return kind_called(name)


def csv_answer(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _receive(form: UploadForm, kind: FileKind, request: PersonRequest) -> Upload:
    given = form.cleaned_data["file"]
    return services.receive_file(
        kind=kind, name=given.name, file=given.file, by=request.person, key=form.cleaned_data["sleutel"]
    )


def _check(form: ColumnsForm, it: Upload, request: PersonRequest) -> Upload:
    row = services.choose_columns(
        upload=it, columns=form.columns, is_complete=form.is_complete, by=request.person
    )
    return file_services.check_soon(row)


def _do(request: PersonRequest, it: Upload, deed: Any) -> HttpResponse:
    try:
        row = deed()
        if row.state == UploadState.DONE:
            toast(request, _("Het bestand is verwerkt."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return HttpResponseRedirect(reverse("office:file", args=[it.pk]))


def _standing(request: PersonRequest, it: Upload) -> dict[str, Any]:
    wanted = request.GET.get("soort", "")
    context: dict[str, Any] = {"upload": it, "kind": kind_called(it.kind), "Outcome": Outcome}
    if it.is_busy:
        return context | {"progress": queries.progress_of(it)}
    page = page_of(
        queries.lines_of(it, outcome=wanted).select_related("upload"),
        request.GET.get("bladzijde"),
        per_page=LINES_PER_PAGE,
    )
    return context | {
        "page": page,
        "wanted": wanted,
        "lines": [(line, TONES[Outcome(line.outcome)], sentences_of(line)) for line in page],
        "chips": _chips(it, wanted),
        "refused": it.count(Outcome.REFUSED),
        "leaving": it.count(Outcome.LEAVES),
        "undecided": queries.undecided(it) if it.state == UploadState.CHECKED else 0,
        "may_confirm": it.state == UploadState.SECOND and may(request.person, "office.confirm_file", it),
        "decisions": Decision.choices,
    }


def _chips(it: Upload, wanted: str) -> list[dict[str, Any]]:
    counted = [(one, it.count(one)) for one in OUTCOMES_SHOWN]
    chips = [{"label": _("Alles"), "href": "?", "current": not wanted}]
    for outcome, count in counted:
        if count:
            label = f"{str(outcome.label).capitalize()} ({count})"
            chips.append(
                {"label": label, "href": f"?soort={outcome.value}", "current": wanted == outcome.value}
            )
    return chips
