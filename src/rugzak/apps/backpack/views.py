"""The bag: what is in it, sharing, handing out at a visit, and finding."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.rules import is_its_coach
from rugzak.apps.backpack import bridge, queries, services
from rugzak.apps.backpack.forms import ItemForm, SearchForm
from rugzak.apps.backpack.models import Item
from rugzak.apps.backpack.words import PER_PAGE, BagKind
from rugzak.apps.library import queries as library
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import read_id
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

KINDS_TO_CHOOSE = (("", gettext_lazy("Alles")), *BagKind.choices)
OWNER = gettext_noop("wie het in de rugzak stopte")
SEEN_BY = gettext_noop("wie het in de rugzak stopte, en de teams en regio's waarmee het gedeeld is")
MINE = gettext_noop("eigen rugzak, en wat met jouw team of regio gedeeld is")


@access(relation=MINE, data=Data.PERSONAL)
def bag(request: PersonRequest) -> HttpResponse:
    """A coach's own things in four kinds, and for everybody what is shared."""
    shared = Paginator(queries.items_shared_with(request.person), PER_PAGE)
    carries = may(request.person, "backpack.write")
    context = {
        "carries": carries,
        "page": shared.get_page(request.GET.get("bladzijde")),
        **(_own_things(request) if carries else {}),
    }
    return render(request, "backpack/bag.html", context)


def _own_things(request: PersonRequest) -> dict[str, Any]:
    """One page of what a coach carries, under its four kinds."""
    wanted = request.GET.get("soort", "")
    rows = queries.items_of(request.person)
    rows = rows.filter(kind=wanted) if wanted in BagKind.values else rows
    own = Paginator(rows, PER_PAGE).get_page(request.GET.get("eigen"))
    shown = list(own)
    return {
        "own": own,
        "kinds": [(kind, [one for one in shown if one.kind == kind]) for kind in BagKind],
        "chips": [(f"?soort={value}", label, value == wanted) for value, label in KINDS_TO_CHOOSE],
        "is_filtered": wanted in BagKind.values,
    }


@access(relation=MINE, data=Data.PERSONAL, methods=("GET", "POST"))
def search(request: PersonRequest) -> HttpResponse:
    """Look in bag and library; a POST, so that no word stands in an address."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"].strip() if form.is_bound and form.is_valid() else ""
    answer = bridge.found(request.person, words) if words else None
    context = {"words": words or request.POST.get("words", ""), "answer": answer, "form": form}
    return render(request, "backpack/search.html", context, status=422 if form.errors else 200)


@access(Role.COACH, relation=OWNER, data=Data.PERSONAL, methods=("GET", "POST"))
def write(request: PersonRequest) -> HttpResponse:
    require(request.person, "backpack.write")
    form = ItemForm(request.POST or None, initial={"kind": request.GET.get("soort", BagKind.EXPERIENCE)})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = services.write_item(
            kind=BagKind(values["kind"]),
            title=values["title"],
            body=values["body"],
            key=values["sleutel"],
            by=request.person,
        )
        toast(request, _("Het zit in je rugzak."))
        return redirect("backpack:item", made.pk)
    context = {"form": form, "back": reverse("backpack:bag")}
    return render(request, "backpack/write.html", context, status=422 if form.is_bound else 200)


@access(relation=SEEN_BY, data=Data.PERSONAL)
def item(request: PersonRequest, item_id: UUID) -> HttpResponse:
    row = get_or_404(queries.items_seen_by(request.person), item_id)
    is_mine = may(request.person, "backpack.change_item", row)
    shares = list(queries.shares_of(request.person, row)) if is_mine else []
    return render(request, "backpack/item.html", {"item": row, "is_mine": is_mine, "shares": shares})


@access(relation=OWNER, data=Data.PERSONAL, methods=("GET", "POST"))
def change(request: PersonRequest, item_id: UUID) -> HttpResponse:
    row = _own(request, item_id)
    form = ItemForm(request.POST or None, initial={"kind": row.kind, "title": row.title, "body": row.body})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        services.change_item(
            item=row,
            kind=BagKind(values["kind"]),
            title=values["title"],
            body=values["body"],
            by=request.person,
        )
        toast(request, _("Bewaard."))
        return redirect("backpack:item", row.pk)
    context = {"form": form, "item": row, "back": reverse("backpack:item", args=[row.pk])}
    return render(request, "backpack/write.html", context, status=422 if form.is_bound else 200)


@access(relation=OWNER, data=Data.PERSONAL, methods=("POST",))
def throw_away(request: PersonRequest, item_id: UUID) -> HttpResponse:
    row = _own(request, item_id)
    services.throw_away(item=row, by=request.person)
    toast(request, _("Uit je rugzak."), undo=reverse("backpack:fetch_back", args=[row.pk]))
    return redirect("backpack:bag")


@access(relation=OWNER, data=Data.PERSONAL, methods=("POST",))
def fetch_back(request: PersonRequest, item_id: UUID) -> HttpResponse:
    row = get_or_404(queries.thrown_away_by(request.person), item_id)
    services.fetch_back(item=row, by=request.person)
    toast(request, _("Het zit er weer in. Delen staat nog uit."))
    return redirect("backpack:item", row.pk)


@access(relation=OWNER, data=Data.PERSONAL, methods=("GET", "POST"))
def share(request: PersonRequest, item_id: UUID) -> HttpResponse:
    """The second of two taps: a team or a region."""
    row = _own(request, item_id)
    teams, regions = queries.circles_for(request.person)
    if request.method == "POST":
        sort, _colon, key = request.POST.get("met", "").partition(":")
        team = next((one for one in teams if sort == "team" and one.pk.hex == key), None)
        region = next((one for one in regions if sort == "regio" and one.pk.hex == key), None)
        circle = team or region
        if circle is not None:
            services.share_item(
                item=row,
                team_id=team.pk if team else None,
                region_id=region.pk if region else None,
                by=request.person,
            )
            toast(request, _("Gedeeld met %(name)s.") % {"name": circle.name})
            return redirect("backpack:item", row.pk)
    context = {"item": row, "teams": teams, "regions": regions}
    return render(request, "backpack/share.html", context, status=422 if request.method == "POST" else 200)


@access(relation=OWNER, data=Data.PERSONAL, methods=("POST",))
def stop_sharing(request: PersonRequest, share_id: UUID) -> HttpResponse:
    row = get_or_404(queries.Share.objects.filter(item__owner=request.person), share_id)
    services.stop_sharing(share=row, by=request.person)
    toast(request, _("Gestopt. Het is weer alleen van jou, of van wie je het nog deelt."))
    return redirect("backpack:item", row.item_id)


@access(relation=gettext_noop("coach van het bezoek"), data=Data.PERSONAL, methods=("GET", "POST"))
def hand_out(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """Choose what the colleague gets, from the bag and the library."""
    visit = get_or_404(agenda.visits_coached_by(request.person), visit_id)
    if not is_its_coach(request.person, visit):
        raise Http404
    if "mee" in request.POST:
        _give(request, visit, {key for one in request.POST.getlist("mee") if (key := read_id(one))})
        return redirect("agenda:visit", visit.pk)
    items, versions, words = _on_offer(request)
    there = {
        one for row in queries.handouts_at(request.person, visit.pk) for one in (row.item_id, row.version_id)
    }
    context = {"visit": visit, "items": items, "versions": versions, "there": there, "words": words}
    context["nothing_chosen"] = request.method == "POST" and "words" not in request.POST
    return render(
        request, "backpack/hand_out.html", context, status=422 if context["nothing_chosen"] else 200
    )


def _give(request: PersonRequest, visit: agenda.Visit, chosen: set[UUID]) -> None:
    try:
        services.hand_out(
            visit=visit,
            items=queries.items_of(request.person).filter(pk__in=chosen),
            versions=library.pieces_for(request.person).filter(pk__in=chosen),
            by=request.person,
        )
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("Meegegeven. Je collega leest het bij het bezoek."))


def _on_offer(request: PersonRequest) -> tuple[list[Item], list[library.Version], str]:
    """What holds the words that were looked for; without words a first page of the bag and of the library."""
    items, versions = queries.last_given_first(request.person), library.pieces_for(request.person)
    form = SearchForm(request.POST if "words" in request.POST else None)
    words = form.cleaned_data["words"].strip() if form.is_bound and form.is_valid() else ""
    if words:
        hits = bridge.found(request.person, words).hits
        items = items.filter(pk__in=[hit.id for hit in hits if hit.what == "item"])
        versions = versions.filter(piece__in=[hit.id for hit in hits if hit.what == "piece"])
    return list(items[:PER_PAGE]), list(versions[:PER_PAGE]), words


@access(
    relation=gettext_noop("wie het kreeg en wie het gaf; bij een teambezoek het team"), data=Data.PERSONAL
)
def handout(request: PersonRequest, handout_id: UUID) -> HttpResponse:
    """What somebody got, as it was that day."""
    row = get_or_404(queries.handouts_for(request.person), handout_id)
    return render(request, "backpack/handout.html", {"handout": row})


def _own(request: PersonRequest, item_id: UUID) -> Item:
    row: Item = get_or_404(queries.items_of(request.person), item_id)
    require(request.person, "backpack.change_item", row)
    return row
