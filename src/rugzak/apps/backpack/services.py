"""Writes of the bag: items, sharing with a team or a region, handing out at a visit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.words import Part
from rugzak.apps.backpack.events import (
    BagItemShared,
    BagSharingStopped,
    HandedOut,
    ItemFetchedBack,
    ItemThrownAway,
    ItemWritten,
    QuestionAnswered,
    QuestionAsked,
    QuestionClosed,
    QuestionReminded,
)
from rugzak.apps.backpack.models import Handout, Item, Question, Reply, Share
from rugzak.apps.backpack.words import KEPT, REMIND_AFTER, UNDO_FOR, BagKind
from rugzak.apps.library.queries import Version
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust import vault


class NobodyThere(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Bij dit bezoek was niemand aan wie je iets kunt meegeven."))


@transaction.atomic
def write_item(*, kind: BagKind, title: str, body: str, key: UUID, by: Member) -> Item:
    """For nobody but ``by``, until it is shared. The same ``key`` twice gives the item that is there."""
    item, is_new = Item.objects.get_or_create(
        owner=by, key=key, defaults={"kind": kind, "title": title, "body": body}
    )
    if is_new:
        record(ItemWritten(item_id=item.pk, by_id=by.pk))
    return item


@transaction.atomic
def change_item(*, item: Item, kind: BagKind, title: str, body: str, by: Member) -> None:
    """Who sees it shared sees the change; what was handed out stays as it was."""
    item.kind, item.title, item.body = kind, title, body
    item.save(update_fields=["kind", "title", "body"])
    record(ItemWritten(item_id=item.pk, by_id=by.pk))


@transaction.atomic
def throw_away(*, item: Item, by: Member) -> None:
    """Hidden at once and no longer shared; gone within a few hours."""
    item.thrown_away_at = timezone.now()
    item.save(update_fields=["thrown_away_at"])
    Share.objects.filter(item=item).delete()
    record(ItemThrownAway(item_id=item.pk, by_id=by.pk))


@transaction.atomic
def fetch_back(*, item: Item, by: Member) -> None:
    """Undo throwing away. Sharing stays off: it is an act of its own."""
    item.thrown_away_at = None
    item.save(update_fields=["thrown_away_at"])
    record(ItemFetchedBack(item_id=item.pk, by_id=by.pk))


@transaction.atomic
def share_item(
    *, item: Item, team_id: UUID | None = None, region_id: UUID | None = None, by: Member
) -> Share:
    """With one team or one region; doing it twice shares once."""
    Item.objects.select_for_update().get(pk=item.pk)
    share = Share.objects.filter(item=item, team=team_id, region=region_id).first()
    is_new = share is None
    share = share or Share.objects.create(item=item, team_id=team_id, region_id=region_id)
    if is_new:
        record(BagItemShared(item_id=item.pk, team_id=team_id, region_id=region_id, by_id=by.pk))
    return share


@transaction.atomic
def stop_sharing(*, share: Share, by: Member) -> None:
    """From now on they no longer see it."""
    record(BagSharingStopped(item_id=share.item_id, by_id=by.pk))
    share.delete()


@transaction.atomic
def hand_out(*, visit: Visit, items: Iterable[Item], versions: Iterable[Version], by: Member) -> int:
    """Give a copy to who was there; the same thing twice is given once. Returns how many are new.

    Raises NobodyThere when the visit was for nobody.
    """
    colleagues = [row.member for row in visit.occupations.all() if row.part == Part.COLLEAGUE]
    if not colleagues and visit.team_id is None:
        raise NobodyThere
    owner = colleagues[0] if colleagues else None
    whom = {"visit": visit, "owner": owner, "coach": by, "team_id": visit.team_id}
    there = set(Handout.objects.filter(visit=visit).values_list("item_id", "version_id"))
    rows = [
        Handout(item=item, kind=item.kind, title=item.title, body=item.body, **whom)
        for item in items
        if (item.pk, None) not in there
    ]
    rows += [
        Handout(version=version, title=version.title, body=version.body, **whom)
        for version in versions
        if (None, version.pk) not in there
    ]
    for row in Handout.objects.bulk_create(rows):
        owner_id = owner.pk if owner else None
        record(HandedOut(handout_id=row.pk, visit_id=visit.pk, owner_id=owner_id, by_id=by.pk))
    return len(rows)


@transaction.atomic
def ask_question(*, words: str, programme_id: UUID, key: UUID, by: Member) -> Question:
    """To all coaches of the programme. The same ``key`` twice asks once."""
    there = Question.objects.filter(owner=by, key=key).first()
    if there is not None:
        return there
    question = Question(owner=by, programme_id=programme_id, key=key)
    question.fill_organisation()
    question.words = vault.key_to_seal(by.pk).seal(question, "words", words)
    question.save(force_insert=True)
    record(QuestionAsked(question_id=question.pk, programme_id=programme_id, by_id=by.pk))
    return question


@transaction.atomic
def answer_question(*, question: Question, words: str, by: Member) -> Reply:
    """What the coach did then; without words: "nee, niet meegemaakt". A second answer replaces the first."""
    reply = Reply.objects.select_for_update().filter(question=question, owner=by).first()
    fresh = reply or Reply(question=question, owner=by)
    fresh.fill_organisation()
    fresh.words = vault.key_to_seal(by.pk).seal(fresh, "words", words) if words else None
    fresh.save(force_insert=reply is None)
    answered = QuestionAnswered(
        question_id=question.pk, asker_id=question.owner_id, experienced=bool(words), by_id=by.pk
    )
    record(answered)
    return fresh


@transaction.atomic
def close_question(*, question: Question, by: Member) -> None:
    """The asker knows enough: nobody owes an answer any more, and what was said stays to be read."""
    if question.closed_at is None:
        question.closed_at = timezone.now()
        question.save(update_fields=["closed_at"])
        record(QuestionClosed(question_id=question.pk, by_id=by.pk))


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Once, after five days, whoever still owes an answer; returns how many questions."""
    due = Question.objects.filter(closed_at=None, reminded_at=None, asked_at__lt=at - REMIND_AFTER)
    rows = list(due.select_for_update())
    for question in rows:
        question.reminded_at = at
        question.save(update_fields=["reminded_at"])
        record(QuestionReminded(question_id=question.pk))
    return len(rows)


@transaction.atomic
def forget(*, at: datetime) -> int:
    """Erase what was thrown away, and what was handed out or asked more than a year ago; returns how many."""
    gone, _items = Item.objects.filter(thrown_away_at__lt=at - UNDO_FOR).delete()
    old, _handouts = Handout.objects.filter(visit__during__endswith__lt=at - KEPT).delete()
    asked, _questions = Question.objects.filter(asked_at__lt=at - KEPT).delete()
    return gone + old + asked
