"""One's own actions: the list, and done, not done, another day, away."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.apps.actions import queries, services
from rugzak.apps.actions.forms import ActionForm, MoveForm
from rugzak.apps.actions.models import Action
from rugzak.apps.actions.words import ACTIONS_PER_PAGE, USUAL_DUE
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.ui.toasts import toast

OWNER = gettext_noop("alleen wat jij gaat doen")


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL)
def actions(request: PersonRequest) -> HttpResponse:
    """To do, the first day on top; beneath it what was done lately."""
    rows = Paginator(queries.to_do_for(request.person), ACTIONS_PER_PAGE)
    page = rows.get_page(request.GET.get("bladzijde"))
    done_rows = queries.all_opened(queries.done_lately_by(request.person)[:ACTIONS_PER_PAGE])
    context = {"page": page, "to_do": queries.all_opened(page.object_list), "done": done_rows}
    return render(request, "actions/actions.html", context)


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def add(request: PersonRequest) -> HttpResponse:
    """Something for oneself."""
    form = ActionForm(request.POST or None, initial={"due_on": timezone.localdate() + USUAL_DUE})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        services.give_action(
            words=values["words"],
            owner=request.person,
            due_on=values["due_on"],
            key=values["sleutel"],
            by=request.person,
        )
        toast(request, _("Het staat op je lijst."))
        return redirect("actions:actions")
    return render(
        request, "actions/add.html", {"form": form}, status=422 if request.method == "POST" else 200
    )


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("POST",))
def done(request: PersonRequest, action_id: UUID) -> HttpResponse:
    action = own_action(request, action_id)
    services.mark_done(action=action, by=request.person)
    toast(request, _("Gedaan. Mooi zo."), undo=reverse("actions:undo", args=[action.pk]))
    return redirect(_back(request))


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("POST",))
def undo(request: PersonRequest, action_id: UUID) -> HttpResponse:
    action = own_action(request, action_id)
    services.undo_done(action=action, by=request.person)
    toast(request, _("Het staat weer op je lijst."))
    return redirect(_back(request))


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def move(request: PersonRequest, action_id: UUID) -> HttpResponse:
    """Another day; nobody asks why."""
    action = own_action(request, action_id)
    form = MoveForm(request.POST or None, initial={"due_on": action.due_on})
    if request.method == "POST" and form.is_valid():
        services.move_action(action=action, due_on=form.cleaned_data["due_on"], by=request.person)
        toast(request, _("Het staat op een andere dag."))
        return redirect("actions:actions")
    (shown,) = queries.all_opened([action])
    context = {"form": form, "action": shown}
    return render(request, "actions/move.html", context, status=422 if request.method == "POST" else 200)


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("POST",))
def throw_away(request: PersonRequest, action_id: UUID) -> HttpResponse:
    action = own_action(request, action_id)
    services.throw_away(action=action, by=request.person)
    toast(request, _("Weg. Niemand vraagt waarom."))
    return redirect("actions:actions")


def own_action(request: PersonRequest, action_id: UUID) -> Action:
    """The person's own action; for everything else the same 404."""
    action: Action = get_or_404(queries.own_actions(request.person), action_id)
    require(request.person, "actions.change", action)
    return action


def _back(request: PersonRequest) -> str:
    """To the page where the button stood."""
    wanted = request.POST.get("terug", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe else reverse("actions:actions")
