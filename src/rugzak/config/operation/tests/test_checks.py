from pathlib import Path

import pytest

from rugzak.config.operation import keys
from rugzak.config.operation.checks import database, machine
from rugzak.config.operation.checks.findings import Finding, Verdict
from rugzak.config.operation.postgres import Addresses


def wrong(findings: list[Finding]) -> list[str]:
    return [finding.text for finding in findings if finding.verdict is Verdict.WRONG]


def test_a_careless_database_is_told(running: Addresses) -> None:
    findings = list(database.findings(running.app_url))
    assert wrong(findings) == [
        "fsync is off: what people saved can be lost in a crash.",
        "synchronous_commit is off: what people saved can be lost in a crash.",
        "full_page_writes is off: what people saved can be lost in a crash.",
        "The queue cannot be read.",
    ]


def test_a_powerful_role_is_told(running: Addresses) -> None:
    told = wrong(list(database.findings(running.migrating_url)))
    assert told[0].startswith("The database role rugzak_owner passes by row-level security")


def test_an_unreachable_database_is_one_finding() -> None:
    findings = list(database.findings("postgresql://rugzak_app@127.0.0.1:1/rugzak"))
    assert len(wrong(findings)) == len(findings) == 1


def test_a_bare_production_machine_is_told_what_to_do(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RUGZAK_MODE", "RUGZAK_HOSTS", "RUGZAK_MAIL_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("RUGZAK_SECURE_COOKIES", "0")
    findings = list(machine.findings())
    assert wrong(findings) == [
        "No host names are set, so every request is refused.",
        "Cookies may travel over plain http.",
        "E-mail is not configured: nobody hears that something is waiting.",
        f"Secret file {keys.secret_file()}: not usable.",
        f"Secret file {keys.master_file()}: not usable.",
    ]
    assert all(finding.advice for finding in findings if finding.verdict is not Verdict.WELL)


def test_a_key_file_that_others_can_read_is_told(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUGZAK_MODE", "development")
    keys.ensure()
    assert wrong(list(machine.findings())) == []
    keys.master_file().chmod(0o644)
    assert wrong(list(machine.findings())) == [f"Secret file {keys.master_file()}: others may read it."]
