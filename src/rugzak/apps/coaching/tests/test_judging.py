"""A hint, never a block, when a word judges."""

import pytest

from rugzak.apps.coaching.judging import WORDS, judging_in, unseen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Het ging er slordig aan toe.", ("slordig",)),
        ("De slordige tafel stond er nog.", ("slordig",)),
        ("Dit was SLORDIGER dan eerst", ("slordig",)),
        ("Je had moeten vragen.", ("had moeten",)),
        ("Zij was altijd zo kortaf.", ("altijd", "kortaf")),
    ],
)
def test_a_word_that_judges_is_found_in_its_forms(text: str, words: tuple[str, ...]) -> None:
    assert [one.words for one in judging_in(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Bij het ontbijt stelde niemand een vraag aan mevrouw.",
        "De bottenstapel lag op goedemorgen.",
        "",
        "Hij keek naar zijn bord en at weinig. De radio stond aan.",
        "luisteren is luik en hardop botten",
    ],
)
def test_what_a_camera_sees_gives_no_hint(text: str) -> None:
    assert judging_in(text) == []


def test_the_word_is_underlined_and_the_rest_is_escaped() -> None:
    (hint,) = judging_in("Niemand zei iets. <b>Slordig</b> en lui, zag ik. Daarna stil.")
    assert str(hint.underlined) == "&lt;b&gt;<mark>Slordig</mark>&lt;/b&gt; en <mark>lui</mark>, zag ik."
    assert hint.instead == WORDS["slordig"]


def test_each_sentence_is_asked_about_once_and_nothing_after_it_was_seen() -> None:
    texts = ("Slordig. Rustig.", "Lui.")
    assert [one.sentence for one in unseen(texts, {})] == ["Slordig.", "Lui."]
    assert unseen(texts, {"gezien": "1"}) == []


def test_the_list_is_clean_data() -> None:
    assert all(word == word.lower() and instead for word, instead in WORDS.items())
    assert all(not judging_in(instead) for instead in WORDS.values()), "an example may not judge itself"
