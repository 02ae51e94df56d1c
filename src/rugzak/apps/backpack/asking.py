"""A question to all coaches of a programme, and the answers each of them owes."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.apps.backpack import queries, services
from rugzak.apps.backpack.forms import QuestionForm, ReplyForm
from rugzak.apps.backpack.models import Question
from rugzak.apps.backpack.words import PER_PAGE
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.ui.toasts import toast

COACHES = gettext_noop("coaches van het programma waaraan het gevraagd is")
ASKER = gettext_noop("wie het vroeg")


@access(Role.COACH, relation=COACHES, data=Data.CONFIDENTIAL, lane=Lane.FULL)
def questions(request: PersonRequest) -> HttpResponse:
    rows = Paginator(queries.questions_for(request.person), PER_PAGE)
    page = rows.get_page(request.GET.get("bladzijde"))
    context = {"page": page, "questions": queries.all_opened(page.object_list)}
    return render(request, "backpack/questions.html", context)


@access(Role.COACH, relation=COACHES, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def ask(request: PersonRequest) -> HttpResponse:
    seats = {str(one.programme_id): one.programme.name for one in programmes.coaching_now(request.person)}
    form = QuestionForm(request.POST or None, programmes=list(seats.items()))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = services.ask_question(
            words=values["words"].strip(),
            programme_id=UUID(values["programme"]),
            key=values["sleutel"],
            by=request.person,
        )
        toast(request, _("Gevraagd. Iedereen antwoordt, of zegt: nee, niet meegemaakt."))
        return redirect("backpack:question", made.pk)
    return render(request, "backpack/ask.html", {"form": form}, status=422 if form.is_bound else 200)


@access(Role.COACH, relation=COACHES, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def question(request: PersonRequest, question_id: UUID) -> HttpResponse:
    """Read what was asked and what others did; a POST is one's own answer."""
    row: Question = get_or_404(queries.questions_for(request.person), question_id)
    is_mine = row.owner_id == request.person.pk
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and not is_mine:
        services.answer_question(question=row, words=form.cleaned_data["words"].strip(), by=request.person)
        toast(request, _("Dank je. Je antwoord staat erbij."))
        return redirect("backpack:question", row.pk)
    replies, never_met = queries.replies_to(row)
    context = {
        "question": row,
        "words": queries.open_words(row),
        "is_mine": is_mine,
        "page": Paginator(replies, PER_PAGE).get_page(request.GET.get("bladzijde")),
        "never_met": never_met,
        "owing": len(queries.owing(row.pk)),
        "form": form,
    }
    return render(request, "backpack/question.html", context, status=422 if form.errors else 200)


@access(Role.COACH, relation=COACHES, data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def never(request: PersonRequest, question_id: UUID) -> HttpResponse:
    """Nee, niet meegemaakt: one tap, and nothing is owed."""
    row: Question = get_or_404(queries.questions_for(request.person), question_id)
    if row.owner_id != request.person.pk:
        services.answer_question(question=row, words="", by=request.person)
        toast(request, _("Dank je. Ook dat is een antwoord."))
    return redirect("backpack:questions")


@access(Role.COACH, relation=ASKER, data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def close(request: PersonRequest, question_id: UUID) -> HttpResponse:
    row: Question = get_or_404(
        queries.questions_for(request.person).filter(owner=request.person), question_id
    )
    services.close_question(question=row, by=request.person)
    toast(request, _("Genoeg gehoord. Niemand hoeft nog te antwoorden."))
    return redirect("backpack:question", row.pk)
