"""The canary crawl: a unique word in every confidential field, and nobody else ever meets it.

The word is looked for in every page, fragment, export and error page that anybody
can ask for, and in what the system keeps beside the field itself: mail, happenings,
jobs, sessions, histories and log lines.
"""

import importlib
import importlib.util
import logging
import re
from collections.abc import Callable
from types import ModuleType

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from rugzak.apps.people.queries import acting_member
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Organisation
from tests.access.routes import all_routes
from tests.access.rows import all_rows
from tests.support import cast
from tests.support.access import NOBODY

WORD = "kanariegeel7731"
ONE_THING = re.compile(r"<uuid:(\w+)>")


def canary_modules() -> dict[str, ModuleType]:
    """The apps that say how to plant a canary in their confidential fields, and who may read it."""
    modules = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.tests.canaries"
        try:
            found = importlib.util.find_spec(name)
        except ModuleNotFoundError:
            continue
        if found:
            modules[config.label] = importlib.import_module(name)
    return modules


CANARIES = canary_modules()


def test_every_app_with_confidential_fields_plants_a_canary() -> None:
    confidential = set()
    for config in apps.get_app_configs():
        name = f"{config.name}.data_map"
        if config.name.startswith("rugzak.") and importlib.util.find_spec(name):
            table_lines = importlib.import_module(name).DATA_MAP
            for label, kept in table_lines.items():
                if Data.CONFIDENTIAL in kept.classes.values():
                    confidential.add(label.split(".")[0])
    assert confidential - set(CANARIES) == set()


@pytest.mark.parametrize("app", sorted(CANARIES))
def test_a_canary_is_met_by_nobody_else(
    app: str, kustmeer: Organisation, browser_of: Callable[..., Client], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    CANARIES[app].plant(WORD)
    addresses = [*_addresses_of_what_was_planted(app), *_addresses()]
    met = []
    for subject in (NOBODY, *cast.IDS):
        if subject in CANARIES[app].READERS:
            continue
        browser = _browser(subject, browser_of)
        met += [f"{subject}: {address}" for address in addresses if _meets(browser, address)]
    assert met == []
    assert WORD not in caplog.text


@pytest.mark.parametrize("app", sorted(CANARIES))
def test_a_canary_is_planted_in_every_confidential_field(app: str, kustmeer: Organisation) -> None:
    CANARIES[app].plant(WORD)
    empty = []
    for model in _tables_of(app):
        lines = importlib.import_module(f"{apps.get_app_config(app).name}.data_map").DATA_MAP
        classes = lines[f"{app}.{model.__name__}"].classes
        for name in (name for name, data in classes.items() if data is Data.CONFIDENTIAL):
            if not model._default_manager.exclude(**{name: None}).exists():
                empty.append(f"{model.__name__}.{name}")
    assert empty == []


@pytest.mark.parametrize("app", sorted(CANARIES))
def test_a_canary_stays_in_its_own_field(app: str, kustmeer: Organisation) -> None:
    CANARIES[app].plant(WORD)
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        met = []
        for table in tables:
            # Bytes are shown as hex: words that were stored without being sealed look like that.
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE ANY(%s)',
                [[f"%{WORD}%", f"%{WORD.encode().hex()}%"]],
            )
            if cursor.fetchone() != (0,):
                met.append(table)
    assert met == []


def _browser(subject: str, browser_of: Callable[..., Client]) -> Client:
    if subject == NOBODY:
        return Client()
    with inside(cast.KLAVERHOEK if subject == "greet" else cast.KUSTMEER):
        person = acting_member(cast.IDS[subject])
    return browser_of(person)


def _addresses() -> list[str]:
    rows = all_rows()
    return [
        reverse(route.name, kwargs=rows[route.name].thing())
        for route in all_routes()
        if route.name in rows and route.rule is not None and "GET" in route.rule.methods
    ]


def _addresses_of_what_was_planted(app: str) -> list[str]:
    """The rows of the matrix make things of their own: a copied link leads to this very canary."""
    keys = [key for model in _tables_of(app) for key in model._default_manager.values_list("pk", flat=True)]
    routes = [route for route in all_routes() if route.rule is not None and "GET" in route.rule.methods]
    names = [
        (route.name, found.group(1))
        for route in routes
        if (found := ONE_THING.search(route.pattern)) and route.pattern.count("<") == 1
    ]
    own = [(name, argument) for name, argument in names if name.startswith(f"{app}:")]
    return [reverse(name, kwargs={argument: key}) for name, argument in own for key in keys]


def _tables_of(app: str) -> list[type[models.Model]]:
    """The tables of an app with a confidential field."""
    lines = importlib.import_module(f"{apps.get_app_config(app).name}.data_map").DATA_MAP
    labels = [label for label, kept in lines.items() if Data.CONFIDENTIAL in kept.classes.values()]
    return [apps.get_model(label) for label in labels]


def _meets(browser: Client, address: str) -> bool:
    answer = browser.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return WORD.encode() in content or any(WORD in value for value in answer.headers.values())
