"""What imports do not show: where writing happens, which way keys point, what never stands in the code."""

import ast
import configparser
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

SOURCE = Path(__file__).resolve().parents[2] / "src" / "rugzak"
CODE = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
PAGES = sorted(SOURCE.rglob("templates/**/*.html"))
OURS = [model for model in apps.get_models() if model.__module__.startswith("rugzak.")]

# ── Writes ──
WRITES = {
    "save",
    "create",
    "delete",
    "update",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
# Files that write and are no service, each with its reason.
MAY_WRITE = {
    "ground/tenancy/doors.py": "the services of doors, readable before an organisation is known",
    "ground/tenancy/models.py": "fills in the organisation on the way to the database",
    "ground/trust/vault.py": "makes a person's key at its first use",
    "ground/accounts/models.py": "the manager that Django asks for",
    "ground/accounts/sessions.py": "the session store that Django asks for",
    "ground/accounts/tasks.py": "by the clock: deletes sessions, codes and devices that are over",
    "ground/accounts/throttle.py": "counts tries, also of people we do not know",
}
# What has a method of the same name and writes no row of ours, by the name it goes by.
NO_ROWS = {"session", "picture", "document"}


def writers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Calls that write rows: ``x.objects.create(...)``, ``row.save()``, ``rows.filter(...).update(...)``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            is_rows = node.func.attr in ("save", "delete") or _mentions_rows(owner)
            if is_rows and name not in NO_ROWS and not _is_super(owner) and not _draws(owner):
                yield node.lineno, f"{ast.unparse(owner)[:40]}.{node.func.attr}"


def _mentions_rows(owner: ast.expr) -> bool:
    text = ast.unparse(owner)
    return "objects" in text or "_default_manager" in text or ".filter(" in text or ".exclude(" in text


def _is_super(owner: ast.expr) -> bool:
    return isinstance(owner, ast.Call) and getattr(owner.func, "id", "") == "super"


def _draws(owner: ast.expr) -> bool:
    """A picture is saved into memory."""
    return ast.unparse(owner).startswith("segno.")


def may_write(path: Path) -> bool:
    parts = path.relative_to(SOURCE).parts
    in_service = "services" in parts or path.stem == "services"
    beside_the_work = {"tests", "demo", "operation"} & set(parts) or path.stem == "demo"
    return bool(in_service or beside_the_work or str(path.relative_to(SOURCE)) in MAY_WRITE)


def test_rows_are_written_in_services_only() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line} {what}"
        for path in CODE
        if not may_write(path)
        for line, what in writers(ast.parse(path.read_text()))
    ]
    assert found == []


def test_the_list_of_other_writers_is_true() -> None:
    gone = [name for name in MAY_WRITE if not (SOURCE / name).exists()]
    assert gone == []


# ── Foreign keys ──
def floors() -> dict[str, int]:
    """The floor of each package, from the same contracts that keep the imports; 0 is the top."""
    contracts = configparser.ConfigParser()
    contracts.read(SOURCE.parents[1] / ".importlinter")
    rows = [
        (wing, row)
        for wing in ("across", "apps", "ground")
        for row in contracts[f"importlinter:contract:{wing}"]["layers"].split("\n")
        if row
    ]
    return {
        f"rugzak.{wing}.{name.strip(' ()')}": floor
        for floor, (wing, row) in enumerate(rows)
        for name in row.split("|")
    }


def package_of(model: type[models.Model]) -> str:
    return ".".join(model.__module__.split(".")[:3])


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model: type[models.Model]) -> None:
    order = floors()
    here = package_of(model)
    wrong = [
        f"{field.name} -> {package_of(field.remote_field.model)}"
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and package_of(field.remote_field.model) in order
        and package_of(field.remote_field.model) != here
        and order[package_of(field.remote_field.model)] <= order[here]
    ]
    assert wrong == []


# ── Fields that never exist ──
FORBIDDEN_WORDS = re.compile(
    r"geboorte|birth|geslacht|gender|\bsex\b|\bbsn\b|burgerservice|rijksregister|national_?number|ziekte|illness"
    r"|verzuimreden|absence_reason|oorzaak|\bcause\b|diagnos|score|cijfer|rating|\brank\b|verdict|\boordeel"
    r"|nationaliteit|nationality|religion|geloof|vakbond|union_member|ip_address|latitude_of|location_of",
    re.IGNORECASE,
)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_field_holds_what_we_refuse_to_know(model: type[models.Model]) -> None:
    found = [
        f"{field.name} ({field.verbose_name})"
        for field in model._meta.concrete_fields
        if FORBIDDEN_WORDS.search(field.name) or FORBIDDEN_WORDS.search(str(field.verbose_name))
    ]
    assert found == []


# ── Text that is not escaped, statements that are glued ──
# Where text is called safe, at most three places, each with its reason. The components escape every value
# they are given (tests in ground/ui); everything else in the house goes through them.
MAY_CALL_SAFE = {
    "ground/ui/components/": "turns escaped parts into a component",
    "ground/ui/icons.py": "draws from the sprite: a fixed name, no input",
    "ground/ui/gallery/": "shows the code of components, on a page without data",
}
CALLS_SAFE = re.compile(r"\bmark_safe\(|\bSafeString\(|\bSafeText\(|\bis_safe\s*=|__html__")
SAFE_IN_PAGE = re.compile(r"\|\s*safe(seq)?\b|autoescape\s+off")


def test_text_is_called_safe_in_few_places() -> None:
    assert len(MAY_CALL_SAFE) <= 3
    found = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in CODE
        if not str(path.relative_to(SOURCE)).startswith(tuple(MAY_CALL_SAFE)) and "tests" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if CALLS_SAFE.search(line)
    ]
    assert found == []


def test_no_page_switches_escaping_off() -> None:
    assert [str(path) for path in PAGES if SAFE_IN_PAGE.search(path.read_text())] == []


# Where statements are put together from our own names, never from what people send: in migrations and in
# commands of the operator.
MAY_GLUE = (
    "ground/tenancy/isolation.py",
    "ground/trust/privacy.py",
    "apps/cards/walls.py",
    "config/operation/",
)


def test_no_statement_is_glued_together() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {what}"
        for path in CODE
        if not str(path.relative_to(SOURCE)).startswith(MAY_GLUE) and "tests" not in path.parts
        for node, what in glued(ast.parse(path.read_text()))
    ]
    assert found == []


def glued(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name = node.func.attr
        if name in ("raw", "extra") and _mentions_rows(node.func.value):
            yield node, name
        first = node.args[0] if node.args else None
        is_glued = isinstance(first, ast.JoinedStr | ast.BinOp) or (
            isinstance(first, ast.Call)
            and isinstance(first.func, ast.Attribute)
            and first.func.attr == "format"
            # The driver's own SQL(...).format(...) quotes what it puts in.
            and not ast.unparse(first.func.value).startswith(("SQL(", "sql.SQL("))
        )
        if name in ("execute", "executemany") and is_glued:
            yield node, name


def test_forms_and_schemas_name_their_fields() -> None:
    found = [
        str(path.relative_to(SOURCE))
        for path in CODE
        if re.search(r"fields\s*=\s*.__all__", path.read_text())
    ]
    assert found == []


# ── Pages under the strict policy ──
INLINE = re.compile(
    r"<style\b|\sstyle=|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=|javascript:", re.IGNORECASE
)


TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}")


def test_no_page_holds_inline_style_or_script() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in PAGES
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if INLINE.search(TAG.sub("", line))
    ]
    assert found == []
