"""Checks of what stands in the database against what this program knows: migrations and walls."""

import importlib
from collections.abc import Iterator
from typing import Any

from rugzak.config.operation import surroundings
from rugzak.config.operation.checks.findings import Finding, judge

UNWALLED = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s)
      AND NOT (relrowsecurity AND relforcerowsecurity
               AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid))
    ORDER BY relname
"""


def findings() -> Iterator[Finding]:
    """Load the apps and compare."""
    surroundings.set_up_django()
    connection = importlib.import_module("django.db").connection
    yield _migrations(connection)
    yield _walls(connection)
    connection.close()


def _migrations(connection: Any) -> Finding:
    executor = importlib.import_module("django.db.migrations.executor").MigrationExecutor(connection)
    waiting = [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    return judge(
        not waiting,
        "All migrations are applied.",
        f"{len(waiting)} migrations are not applied; the first is {waiting[0] if waiting else ''}.",
        "Run `rugzak migrate`.",
    )


def _walls(connection: Any) -> Finding:
    """Every table of an organisation has a policy, and it is forced on the owner too."""
    models = importlib.import_module("django.apps").apps.get_models(include_auto_created=True)
    is_owned = importlib.import_module("rugzak.ground.tenancy.isolation").is_owned
    with connection.cursor() as cursor:
        cursor.execute(UNWALLED, [[model._meta.db_table for model in models if is_owned(model)]])
        bare = [row[0] for row in cursor.fetchall()]
    return judge(
        not bare,
        "Every table of an organisation has a forced policy.",
        f"Tables without a wall between organisations: {', '.join(bare)}.",
        "Stop serving, run `rugzak migrate`, and restore the policies if that does not help.",
    )
