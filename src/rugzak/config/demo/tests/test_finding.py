"""Finding, by figures: a labelled set of queries, and what each part of the search brings."""

import sys
from collections import defaultdict

import pytest
from tests.support import cast

from rugzak.apps.backpack import bridge
from rugzak.apps.backpack.models import Item
from rugzak.apps.backpack.services import share_item, throw_away
from rugzak.apps.backpack.tests.factories import item_of
from rugzak.apps.library.services import start_piece
from rugzak.config.demo.coaching.bag_words import ITEMS, PIECES
from rugzak.config.demo.tests.labelled import QUERIES
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside

VARIANTS: dict[str, dict[str, bool]] = {
    "stems and beginnings": {"synonyms": False, "compounds": False, "typos": False},
    "with synonyms": {"synonyms": True, "compounds": False, "typos": False},
    "with compounds": {"synonyms": True, "compounds": True, "typos": False},
    "with slips": {},
}


@pytest.fixture
def full_house(samira: Member, fenna: Member) -> Member:
    """The texts of the demo, all of them Samira's to find."""
    for kind, title, body in ITEMS:
        item_of(samira, title, body, kind)
    for kind, title, summary, body in PIECES:
        start_piece(kind=kind, title=title, summary=summary, body=body, key=new_id(), by=fenna)
    return samira


def figures(person: Member, **switches: bool) -> tuple[float, float, dict[str, list[str]]]:
    """Precision at three (of what could be right), recall at ten, and what was missed, by sort."""
    precision, recall, missed = [], [], defaultdict(list)
    for sort, typed, wanted in QUERIES:
        got = [hit.title for hit in bridge.found(person, typed, **switches).hits]
        right = len(wanted & set(got[:3]))
        precision.append(right / min(3, len(wanted), max(len(got), 1)))
        recall.append(len(wanted & set(got[:10])) / len(wanted))
        if wanted - set(got[:10]):
            missed[sort].append(typed)
    return sum(precision) / len(precision), sum(recall) / len(recall), missed


def test_the_set_is_large_and_its_answers_exist() -> None:
    titles = {title for _, title, *_ in (*ITEMS, *PIECES)}
    assert len(QUERIES) >= 60
    assert all(wanted <= titles for _, _, wanted in QUERIES)


def test_each_part_brings_something_and_together_they_find_nearly_all(full_house: Member) -> None:
    found = {name: figures(full_house, **switches) for name, switches in VARIANTS.items()}
    for name, (precision, recall, missed) in found.items():
        sys.stdout.write(f"{name}: precision@3 {precision:.3f}, recall@10 {recall:.3f}, {dict(missed)}\n")
    recalls = [recall for _, recall, _ in found.values()]
    assert recalls == sorted(recalls)
    assert recalls[-1] - recalls[0] > 0.2
    precision, recall, _ = found["with slips"]
    assert precision > 0.95 and recall > 0.95


def test_nobody_finds_what_is_only_in_somebody_elses_bag(
    samira: Member, wietske: Member, ruben: Member
) -> None:
    item = item_of(samira, "Kwikstaartmethode", "Over de kwikstaart.")
    for person in (wietske, ruben):
        with inside(cast.KUSTMEER, actor_id=person.pk):
            answer = bridge.found(person, "kwikstaatrmethode")
            assert (answer.hits, dict(answer.instead)) == ([], {}), "not even the word is known"
            assert not Item.objects.filter(pk=item.pk).exists()
    share_item(item=item, team_id=cast.DUINROOS, by=samira)
    with inside(cast.KUSTMEER, actor_id=wietske.pk):
        answer = bridge.found(wietske, "kwikstaatrmethode")
        assert [hit.title for hit in answer.hits] == ["Kwikstaartmethode"]
        assert dict(answer.instead) == {"kwikstaatrmethode": "kwikstaartmethode"}
    throw_away(item=item, by=samira)
    assert bridge.found(wietske, "kwikstaart").hits == []


@pytest.mark.parametrize(
    "typed", ["", "de het een", "&|!():*'\"\\", "x" * 80, "a & b | !c", "' OR 1=1 --", "日本語", "-", "42"]
)
def test_nonsense_finds_nothing_and_breaks_nothing(full_house: Member, typed: str) -> None:
    assert bridge.found(full_house, typed).hits == []
