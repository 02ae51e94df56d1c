"""Every field of every table has a class, a purpose and a term: nothing is kept that nobody stated."""

import pytest
from django.apps import apps
from django.db import connection, models
from tests.support import cast

from rugzak.across.privacy.register import data_map
from rugzak.ground.kernel.data_map import Basis, Data, Kept
from rugzak.ground.tenancy.context import as_system
from rugzak.ground.tenancy.isolation import is_owned
from rugzak.ground.trust.sealed import SealedText

# A model that only looks at other tables keeps nothing itself.
TABLES = {
    model._meta.label: model
    for model in apps.get_models(include_auto_created=True)
    if not model._meta.proxy and model._meta.label != "pghistory.Events"
}
PEOPLE = (Data.PERSONAL, Data.CONFIDENTIAL)


def columns(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def test_every_table_is_in_the_map_and_the_map_holds_nothing_that_is_gone() -> None:
    assert sorted(set(TABLES) ^ set(data_map())) == []


@pytest.mark.parametrize("label", sorted(set(TABLES) & set(data_map())))
def test_every_field_has_a_class_and_no_class_is_stale(label: str) -> None:
    assert sorted(columns(TABLES[label]) ^ set(data_map()[label].classes)) == []


@pytest.mark.parametrize(("label", "kept"), sorted(data_map().items(), key=lambda line: line[0]))
def test_every_table_says_why_how_long_and_what_then(label: str, kept: Kept) -> None:
    assert all((kept.purpose, kept.term, kept.afterwards))
    if any(data in PEOPLE for data in kept.classes.values()):
        assert kept.basis is not Basis.NONE, "data about people needs a ground"
        assert kept.about or not kept.exported, "an export must know whom a row is about"


@pytest.mark.parametrize(
    ("label", "kept"), sorted((label, kept) for label, kept in data_map().items() if kept.about)
)
def test_the_path_to_the_person_leads_somewhere(db: None, label: str, kept: Kept) -> None:
    with as_system(cast.KUSTMEER):
        rows = TABLES[label]._default_manager.filter(**{kept.about: cast.IDS["wietske"]})
        assert list(rows) == list(rows.order_by("pk"))


def test_confidential_text_is_sealed_and_sealed_text_is_confidential() -> None:
    wrong = [
        f"{label}.{field.name}"
        for label, kept in data_map().items()
        for field in TABLES[label]._meta.concrete_fields
        if isinstance(field, SealedText) != (kept.classes[field.name] is Data.CONFIDENTIAL)
    ]
    assert wrong == []


def test_no_history_holds_personal_text() -> None:
    """Past values of a text would be a shadow file."""
    wrong = [
        f"{label}.{field.name}"
        for label, model in TABLES.items()
        if label.endswith("History") and is_owned(model)
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | SealedText) and field.name != "pgh_label"
    ]
    assert wrong == []


def test_the_map_knows_the_tables_of_the_database(db: None) -> None:
    known = {model._meta.db_table for model in TABLES.values()} | {"django_migrations"}
    assert sorted(set(connection.introspection.table_names()) - known) == []
