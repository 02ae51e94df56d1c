"""Methods that come and go as a file: to share with another house, and to take over from one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.carrying import MOST_BYTES, Carried, as_file, read_file
from rugzak.apps.gatherings.forms import ScriptFileForm
from rugzak.apps.gatherings.models import Method
from rugzak.apps.gatherings.ready import ready
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import methods as services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.kernel.attempts import attempt


@access(*LEADING)
def take_ready(request: PersonRequest, key: str) -> HttpResponse:
    """A script off the shelf as a file."""
    one = ready(key)
    if one is None:
        raise Http404
    source = one.source_and_licence
    return _file(Carried(one.name, one.script, one.summary, one.not_for, source))


@access(*LEADING, relation="wie hem maakte of mag gebruiken")
def take_method(request: PersonRequest, method_id: UUID) -> HttpResponse:
    """A method as a file, as it is now."""
    one = get_or_404(queries.methods_for(request.person), method_id)
    script = queries.latest_version(one).script
    return _file(Carried(one.name, script, one.summary, one.not_for, one.source))


@access(*LEADING, methods=("GET", "POST"))
def bring(request: PersonRequest) -> HttpResponse:
    """Take a method over from a file; it is one's own then, and shared with nobody yet."""
    is_sent = request.method == "POST"
    form = ScriptFileForm(request.POST, request.FILES) if is_sent else ScriptFileForm()
    if is_sent and form.is_valid():
        made = attempt(form, _made, request=request, form_of=form)
        if made is not None:
            return redirect("gatherings:method", method_id=made.pk)
    return render(request, "gatherings/bring.html", {"form": form}, status=422 if is_sent else 200)


def _made(*, request: PersonRequest, form_of: ScriptFileForm) -> Method:
    found = read_file(form_of.cleaned_data["file"].read(MOST_BYTES + 1))
    return services.make_method(
        name=found.name,
        script=found.script,
        source=found.source,
        summary=found.summary,
        not_for=found.not_for,
        key=form_of.cleaned_data["sleutel"],
        by=request.person,
    )


def _file(carried: Carried) -> HttpResponse:
    name = f"draaiboek-{slugify(carried.name) or 'werkvorm'}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_file(carried), content_type="application/json", headers=headers)
