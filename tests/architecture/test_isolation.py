"""No table of an organisation stands outside the wall."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from tests.support import cast

from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.isolation import foreign_keys_within, is_owned, within_name
from rugzak.ground.tenancy.models import Organisation

# Readable before an organisation is known, each with its reason. Anything else belongs to one organisation.
OUTSIDE = {
    "accounts_user": "who signs in; says nothing about where somebody works",
    "accounts_session": "must be read to know whose request this is",
    "accounts_tries": "counts attempts of people we do not know yet, under a hash",
    "account_emailaddress": "sign-in by e-mail address",
    "account_emailconfirmation": "sign-in by e-mail address",
    "mfa_authenticator": "passkeys and one-time codes, needed to sign in",
    "tenancy_door": "leads from a token's hash to its organisation",
    "auth_permission": "Django's own list, unused and without people",
    "auth_group": "Django's own list, unused and without people",
    "auth_group_permissions": "Django's own list, unused and without people",
    "django_content_type": "names of tables",
    "django_session": "Django's own table, unused",
    "procrastinate_jobs": "the queue: ids only, read by the worker before it knows an organisation",
    "procrastinate_events": "the queue",
    "procrastinate_periodic_defers": "the queue",
    "procrastinate_workers": "the queue",
    "pghistory_context": "unused: history keeps the actor in its own column",
}
TABLES = [
    model for model in apps.get_models(include_auto_created=True) if model._meta.managed or is_owned(model)
]


def fences() -> dict[str, tuple[bool, bool, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, coalesce(p.qual, '') FROM pg_class c"
            " LEFT JOIN pg_policies p ON p.tablename = c.relname AND p.permissive = 'PERMISSIVE'"
            " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
        )
        return {name: (on, forced, qual) for name, on, forced, qual in cursor.fetchall()}


def test_every_table_is_fenced_or_stands_on_the_list(db: None) -> None:
    unfenced = {
        table
        for table, (on, forced, qual) in fences().items()
        if not (on and forced and "current_setting('app.organisation'::text)" in qual)
    }
    assert unfenced - set(OUTSIDE) - {"django_migrations"} == set()


def test_the_list_holds_nothing_that_is_fenced_or_gone(db: None) -> None:
    tables = fences()
    assert {name for name in OUTSIDE if name not in tables or tables[name][0]} == set()


@pytest.mark.parametrize(
    "model", [model for model in TABLES if is_owned(model)], ids=lambda model: model.__name__
)
def test_references_stay_within_one_organisation(db: None, model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass", [model._meta.db_table]
        )
        present = {name for (name,) in cursor.fetchall()}
    wanted = {within_name(model, field.column) for field in foreign_keys_within(model)}
    assert wanted - present == set()


def test_without_an_organisation_a_query_raises_even_on_an_empty_table(db: None) -> None:
    for model in [Organisation, *[model for model in TABLES if is_owned(model)]]:
        with pytest.raises(DatabaseError), transaction.atomic():
            model._default_manager.first()


def test_the_suite_runs_as_the_role_of_the_application(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (settings.APP_ROLE, False, False)


def test_one_organisation_does_not_see_the_other(db: None) -> None:
    with inside(cast.KUSTMEER):
        assert [organisation.slug for organisation in Organisation.objects.all()] == ["kustmeer"]
    with inside(cast.KLAVERHOEK):
        assert [organisation.slug for organisation in Organisation.objects.all()] == ["klaverhoek"]


def test_leaving_a_nested_block_gives_the_outer_organisation_back(db: None) -> None:
    with inside(cast.KUSTMEER):
        with inside(cast.KLAVERHOEK):
            assert Organisation.objects.get().slug == "klaverhoek"
        assert Organisation.objects.get().slug == "kustmeer"
