"""Check that the database is at the version of this program."""

import importlib

from rugzak.config.operation import surroundings
from rugzak.config.operation.checks.findings import Finding, judge


def finding() -> Finding:
    """Compare the migrations on disk with those that were applied."""
    surroundings.set_up_django()
    connection = importlib.import_module("django.db").connection
    executor = importlib.import_module("django.db.migrations.executor").MigrationExecutor(connection)
    waiting = [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    connection.close()
    return judge(
        not waiting,
        "All migrations are applied.",
        f"{len(waiting)} migrations are not applied; the first is {waiting[0] if waiting else ''}.",
        "Run `rugzak migrate`.",
    )
