"""The role we connect as: row-level policies must hold for it."""

from typing import Any

from rugzak.config.operation.trouble import Trouble

# Powers count also when they are only inherited or can be taken on with SET ROLE.
QUESTION = """
    SELECT current_user,
           EXISTS (SELECT FROM pg_roles
                   WHERE rolsuper AND pg_has_role(current_user, oid, 'MEMBER')),
           EXISTS (SELECT FROM pg_roles
                   WHERE rolbypassrls AND pg_has_role(current_user, oid, 'MEMBER')),
           EXISTS (SELECT FROM pg_database
                   WHERE datname = current_database() AND pg_has_role(current_user, datdba, 'MEMBER')),
           EXISTS (SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                   WHERE relkind IN ('r', 'p', 'v', 'm') AND pg_has_role(current_user, relowner, 'MEMBER')
                     AND nspname !~ '^pg_' AND nspname <> 'information_schema')
"""
REASONS = (
    "is a superuser",
    "passes by row-level security (BYPASSRLS)",
    "owns the database",
    "owns tables",
)


class UnsafeRole(Trouble):
    """The program would work, and every wall between organisations would be gone."""


def refuse_unsafe_role(connection: Any) -> None:
    """Raise UnsafeRole unless policies hold for the role of this connection (Django's or psycopg's)."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        role, *powers = cursor.fetchone()
    reasons = [reason for reason, has_it in zip(REASONS, powers, strict=True) if has_it]
    if reasons:
        raise UnsafeRole(
            f"The database role {role} {reasons[0]}, so organisations would not be kept apart: "
            "connect as rugzak_app (DATABASE_URL), as docs/operators/install.md says."
        )
