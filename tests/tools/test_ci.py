"""The list of what CI checks, and the small tools on it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import browser, ci, locks_hold_no_addresses

CHECKOUT = Path(ci.__file__).resolve().parents[1]


def test_every_step_is_run_and_the_failures_are_counted(capfd: pytest.CaptureFixture[str]) -> None:
    steps = (
        ci.Step("One is not one.", (sys.executable, "-c", "raise SystemExit(3)")),
        ci.Step("One is one.", (sys.executable, "-c", "")),
    )
    assert ci.run_all(steps, {}) == 1
    told = capfd.readouterr().out
    assert "… One is not one.\n  NO:" in told
    assert "… One is one.\n  yes" in told


def test_the_locks_of_this_house_hold_no_addresses() -> None:
    assert locks_hold_no_addresses.addresses() == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://pypi.example/simple",
        "--find-links /wheels",
        "x @ file:///wheels/x.whl",
        "# https://a.example",
    ],
)
def test_an_address_in_a_lock_is_found(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "base.txt").write_text(f"django==5.2.19 \\\n    --hash=sha256:abc\n{line}\n")
    monkeypatch.setattr(locks_hold_no_addresses, "REQUIREMENTS", tmp_path)
    assert locks_hold_no_addresses.addresses() == [f"base.txt:3: {line}"]


def test_a_named_browser_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RUGZAK_BROWSER", str(tmp_path / "chromium"))
    assert browser.find() == tmp_path / "chromium"


def test_without_a_browser_ci_fails_and_a_developer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find_or_fetch", lambda: None)
    monkeypatch.setenv("CI", "true")
    assert ci.give_browser({}) == 1
    monkeypatch.delenv("CI")
    assert ci.give_browser({}) == 0


@pytest.mark.parametrize(("ci_says", "code"), [("true", 1), ("", 0)])
def test_a_skip_is_a_failure_in_ci(ci_says: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "test_skip.py").write_text("import pytest\n\ndef test_it():\n    pytest.skip('later')\n")
    answer = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-c",
            "/dev/null",
            "--rootdir",
            ".",
            "-p",
            "tools.nothing_skipped",
        ],
        cwd=tmp_path,
        env={"CI": ci_says, "PYTHONPATH": str(CHECKOUT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == code, answer.stdout + answer.stderr
