"""Habits on the table for who leads: themes, doubles, balance; and paper, before and after."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.forms import PaperForm
from rugzak.apps.gatherings.models import Piece
from rugzak.apps.gatherings.paper_pack import pack
from rugzak.apps.gatherings.qr import address_of, short_address
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import habits as services
from rugzak.apps.gatherings.words import Audience, Theme
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"


@access(*LEADING, relation=LEADS, data=Data.PERSONAL)
def habits(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """What everybody sees on the screen too, with what can be ordered."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    found = queries.all_habits(row)
    upper = [habit for habit in found if habit.merged_into_id is None]
    under: dict[UUID, list[Piece]] = {}
    for habit in found:
        if habit.merged_into_id:
            under.setdefault(habit.merged_into_id, []).append(habit)
    context = {
        "row": row,
        "habits": [(habit, under.get(habit.pk, [])) for habit in upper],
        "upper": upper,
        "themes": Theme.choices,
        "audiences": Audience.choices,
        "scale": services.balance(upper),
    }
    return render(request, "gatherings/habits.html", context)


@access(*LEADING, relation=LEADS, methods=("POST",))
def order_habit(request: PersonRequest, gathering_id: UUID, piece_id: UUID) -> HttpResponse:
    """Give a theme, lay on another one, or take apart."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    rows = Piece.objects.filter(gathering=row, kind=PieceKind.HABIT, is_hidden=False)
    habit = get_or_404(rows, piece_id)
    try:
        if request.POST.get("wat") == "los":
            services.take_apart(gathering=row, habit=habit)
        elif onto := request.POST.get("op"):
            services.merge(gathering=row, habit=habit, into=get_or_404(rows, UUID(onto)))
        elif "voor" in request.POST:
            services.give_audience(gathering=row, habit=habit, audience=request.POST["voor"][:25])
        else:
            services.give_theme(gathering=row, habit=habit, theme=request.POST.get("thema", "")[:14])
    except Refusal as no:
        toast(request, str(no))
    except ValueError:
        toast(request, _("Kies een andere gewoonte om deze op te leggen."))
    # Back to the same card: with thirty on the table nobody wants to begin at the top each time.
    return redirect(f"{reverse('gatherings:habits', args=[row.pk])}#g-{habit.merged_into_id or habit.pk}")


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def from_paper(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Type in what was written on paper, with what its maker ticked."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    form = PaperForm(posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        done = attempt(
            form,
            services.from_paper,
            gathering=row,
            body=data["body"],
            kind=data["kind"],
            circle=data["circle"],
            key=data["sleutel"],
        )
        if done is not None:
            toast(request, _("De kaart is overgenomen."))
            return redirect("gatherings:from_paper", gathering_id=row.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/from_paper.html", {"row": row, "form": form}, status=status)


@access(*LEADING, relation=LEADS)
def paper_pack(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Everything for a session without phones: the code, a card per step, and blank cards."""
    row = get_or_404(queries.gatherings_for(request.person).select_related("organisation"), gathering_id)
    address = address_of(request, row) if row.code else ""
    try:
        file = pack(row, address=address, short=short_address(request))
    except Refusal as no:
        toast(request, str(no))
        return redirect("gatherings:gathering", gathering_id=row.pk)
    name = f"papier-{slugify(row.title) or 'sessie'}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type="application/pdf", headers=headers)
