from pathlib import Path

import pytest

from rugzak.config.operation.catalogues import files
from rugzak.config.operation.catalogues.completeness import complaints
from rugzak.config.operation.catalogues.extraction import extract_all
from rugzak.config.operation.catalogues.sentences import Sentence, app_folders, sentences_of

PAGE = """{% load i18n %}
<div>
  {# een opmerking die niemand leest #}
  <h1 title="don't">{% translate "Jouw week" %}</h1>
    {% button label=_("Bezoek plannen") href=url title=_('Kies een dag') %}
  {% if visits %}
    {% blocktranslate trimmed count n=n %}
      Er is {{ n }} bezoek van
      'Samira'.
    {% plural %}
      Er zijn {{ n }} bezoeken.
    {% endblocktranslate %}
  {% endif %}
  {% translate "Mei" context "maand" %}
</div>
"""
MODULE = """
CANCELLED = _("Het bezoek is geannuleerd.")
LONG = _(
    "Een lange zin "
    "over twee regels."
)
COUNT = ngettext("%(n)d bezoek", "%(n)d bezoeken", n)
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A house with two apps that share a sentence."""
    agenda = tmp_path / "apps" / "agenda"
    (agenda / "templates" / "agenda").mkdir(parents=True)
    (agenda / "tests").mkdir()
    (agenda / "__init__.py").touch()
    (agenda / "views.py").write_text(MODULE)
    (agenda / "tests" / "test_views.py").write_text('_("Alleen in een test")')
    (agenda / "templates" / "agenda" / "week.html").write_text(PAGE)
    live = tmp_path / "ground" / "live"
    live.mkdir(parents=True)
    (live / "__init__.py").touch()
    (live / "services.py").write_text('_("Het bezoek is geannuleerd.")')
    return tmp_path


def write_english(app: Path, **translations: str) -> None:
    path = files.path_of(app, "en")
    text = path.read_text()
    for msgid, msgstr in translations.items():
        text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    path.write_text(text)


def fill(source: Path) -> None:
    """Translate everything, each sentence by itself: fine for any test but that of contradictions."""
    extract_all(source)
    for app in app_folders(source):
        path = files.path_of(app, "en")
        messages = files.messages_of(files.read(path, "en"))
        for message in messages:
            message.string = message.id
        files.write(path, "en", messages)


def test_every_kind_of_sentence_is_found(source: Path) -> None:
    live, agenda = app_folders(source)
    assert sentences_of(live) == {Sentence(("Het bezoek is geannuleerd.",)): ["services.py"]}
    page = ["templates/agenda/week.html"]
    assert sentences_of(agenda) == {
        Sentence(("Jouw week",)): page,
        Sentence(("Bezoek plannen",)): page,
        Sentence(("Kies een dag",)): page,
        Sentence(("Er is %(n)s bezoek van 'Samira'.", "Er zijn %(n)s bezoeken.")): page,
        Sentence(("Mei",), "maand"): page,
        Sentence(("Het bezoek is geannuleerd.",)): ["views.py"],
        Sentence(("Een lange zin over twee regels.",)): ["views.py"],
        Sentence(("%(n)d bezoek", "%(n)d bezoeken")): ["views.py"],
    }


def test_extracting_twice_changes_nothing(source: Path) -> None:
    extract_all(source)
    first = files.path_of(source / "apps" / "agenda", "en").read_bytes()
    extract_all(source)
    assert files.path_of(source / "apps" / "agenda", "en").read_bytes() == first


def test_a_translation_is_kept_and_a_lost_sentence_goes(source: Path) -> None:
    agenda = source / "apps" / "agenda"
    extract_all(source)
    write_english(agenda, **{"Jouw week": "Your week", "Kies een dag": "Choose a day"})
    page = agenda / "templates" / "agenda" / "week.html"
    page.write_text(page.read_text().replace("Kies een dag", "Kies een uur"))
    extract_all(source)
    text = files.path_of(agenda, "en").read_text()
    assert 'msgid "Jouw week"\nmsgstr "Your week"' in text
    assert 'msgid "Kies een uur"\nmsgstr ""' in text
    assert "Kies een dag" not in text


def test_a_shared_sentence_needs_one_translation(source: Path) -> None:
    extract_all(source)
    write_english(source / "apps" / "agenda", **{"Het bezoek is geannuleerd.": "The visit is cancelled."})
    extract_all(source)
    assert not files.path_of(source / "ground" / "live", "en").exists()
    assert not [line for line in complaints(source) if "geannuleerd" in line]


def test_complete_translations_give_no_complaint(source: Path) -> None:
    fill(source)
    assert complaints(source) == []


def test_a_missing_sentence_is_told_with_its_place(source: Path) -> None:
    fill(source)
    (source / "ground" / "live" / "words.py").write_text('_("Nieuw")')
    assert complaints(source) == ["ground/live/words.py: no English for 'Nieuw'"]


def test_a_guess_counts_as_missing(source: Path) -> None:
    fill(source)
    path = files.path_of(source / "apps" / "agenda", "en")
    path.write_text(path.read_text().replace('msgid "Jouw week"', '#, fuzzy\nmsgid "Jouw week"'))
    assert complaints(source) == [
        "apps/agenda/templates/agenda/week.html: no English for 'Jouw week'",
        "apps/agenda/locale/en/LC_MESSAGES/django.po: 'Jouw week' is marked as a guess (fuzzy)",
    ]


def test_placeholders_must_survive_translation(source: Path) -> None:
    fill(source)
    path = files.path_of(source / "apps" / "agenda", "en")
    path.write_text(path.read_text().replace('msgstr[1] "%(n)d bezoeken"', 'msgstr[1] "%(count)d visits"'))
    assert complaints(source) == [
        "apps/agenda/locale/en/LC_MESSAGES/django.po: "
        "the placeholders of '%(n)d bezoek' differ in its translation"
    ]


def test_flemish_holds_differences_only(source: Path) -> None:
    fill(source)
    path = files.path_of(source / "apps" / "agenda", "nl_BE")
    path.parent.mkdir(parents=True)
    path.write_text(
        files.HEADER.format(language="nl_BE")
        + 'msgid "Jouw week"\nmsgstr "Jouw week"\n\nmsgid "Kies een dag"\nmsgstr "Kies nen dag"\n'
    )
    assert complaints(source) == [
        "apps/agenda/locale/nl_BE/LC_MESSAGES/django.po: 'Jouw week' is the same in Flemish; leave it out"
    ]
    extract_all(source)
    assert "Kies nen dag" in path.read_text()


def test_two_translations_of_one_sentence_are_told(source: Path) -> None:
    fill(source)
    path = files.path_of(source / "ground" / "live", "en")
    path.write_text(path.read_text().replace('msgstr "Het bezoek is geannuleerd."', 'msgstr "Gone."'))
    assert [line.partition(":")[2].strip() for line in complaints(source)] == [
        "'Het bezoek is geannuleerd.' is translated otherwise in ground/live/locale/en/LC_MESSAGES/django.po"
    ]


def test_only_what_is_older_is_compiled_again(source: Path) -> None:
    fill(source)
    assert files.compile_all(source) == 2
    assert files.compile_all(source) == 0
    assert files.path_of(source / "apps" / "agenda", "en").with_suffix(".mo").exists()
