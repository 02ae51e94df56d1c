"""What runs before anything is installed: its refusals are one line, in two languages, and exit code 1."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap

CHECKOUT = Path(bootstrap.__file__).resolve().parents[1]
SHELL_TOOLS = ("sh", "dirname", "head", "sed")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A fresh checkout, and a machine with a shell but without Python."""
    for name in ("tools", "requirements"):
        shutil.copytree(CHECKOUT / name, tmp_path / "checkout" / name)
    (tmp_path / "bin").mkdir()
    for name in SHELL_TOOLS:
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    return tmp_path


def fake_python(bare: Path, name: str, version: str) -> None:
    """A Python that only knows its version, and is too old for us."""
    program = bare / "bin" / name
    program.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "Python {version}" && exit 0\nexit 1\n')
    program.chmod(0o755)


def prepare(bare: Path, python: str = "python3") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "tools/bootstrap.sh", python],
        cwd=bare / "checkout",
        env={"PATH": str(bare / "bin"), "HOME": str(bare)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("version", ["2.7.18", "3.6.15", "3.10.13"])
def test_an_old_python_is_refused_in_one_line(bare: Path, version: str) -> None:
    fake_python(bare, "python3", version)
    answer = prepare(bare)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == (
        f"Rugzak heeft Python 3.11 of nieuwer nodig (gevonden: Python {version}). "
        f"/ Rugzak needs Python 3.11 or newer (found: Python {version}).\n"
    )


def test_no_python_at_all_is_one_line_too(bare: Path) -> None:
    answer = prepare(bare)
    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1
    assert "Rugzak needs Python 3.11 or newer" in answer.stderr


def test_a_newer_python_beside_the_old_one_is_found(bare: Path) -> None:
    fake_python(bare, "python3", "3.6.15")
    newer = bare / "bin" / "python3.12"
    newer.write_text('#!/bin/sh\n[ "$1" = -c ] && exit 0\necho "running $1"\n')
    newer.chmod(0o755)
    assert prepare(bare).stdout == "running tools/bootstrap.py\n"


def test_a_python_that_was_named_is_not_replaced_by_another(bare: Path) -> None:
    fake_python(bare, "python3.10", "3.10.13")
    newer = bare / "bin" / "python3.12"
    newer.write_text("#!/bin/sh\nexit 0\n")
    newer.chmod(0o755)
    answer = prepare(bare, "python3.10")
    assert answer.returncode == 1
    assert "Python 3.10.13" in answer.stderr


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_missing_venv_module_is_told_with_the_package_to_install(bare: Path, missing: str) -> None:
    script = (
        f"import runpy, sys; sys.modules[{missing!r}] = None; sys.argv = ['bootstrap.py'];"
        "runpy.run_path('tools/bootstrap.py', run_name='__main__')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], cwd=bare / "checkout", capture_output=True, text=True, check=False
    )
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert answer.returncode == 1
    assert answer.stderr == (
        f"Python mist de module venv: installeer {package} (apt install {package}). "
        f"/ Python lacks the venv module: install {package} (apt install {package}).\n"
    )


def test_a_full_disk_is_told_before_installing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 50_000_000}))
    with pytest.raises(bootstrap.Refused, match=r"nog 50 MB vrij.*50 MB left"):
        bootstrap.check_machine(bootstrap.BASE)


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("x\nOSError: [Errno 28] No space left on device\n", "De schijf is vol. / The disk is full."),
        ("hm\nERROR: no matching distribution\nmore\n", "ERROR: no matching distribution"),
        ("", "Installeren is niet gelukt"),
    ],
)
def test_a_failed_installation_is_one_line(output: str, line: str) -> None:
    told = str(bootstrap.explain(output))
    assert line in told
    assert "\n" not in told


def test_a_second_run_does_nothing(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = bare / "checkout" / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    for name, value in (
        ("CHECKOUT", bare / "checkout"),
        ("REQUIREMENTS", bare / "checkout" / "requirements"),
        ("VENV", venv),
        ("PYTHON", venv / "bin" / "python"),
        ("STAMP", venv / "stamp.json"),
    ):
        monkeypatch.setattr(bootstrap, name, value)
    installed: list[tuple[str, ...]] = []
    monkeypatch.setattr(bootstrap, "install", installed.append)
    monkeypatch.setattr(bootstrap, "make_venv", lambda: None)
    bootstrap.prepare(bootstrap.BASE)
    bootstrap.prepare(bootstrap.BASE)
    assert installed == [bootstrap.BASE]
    bootstrap.prepare(bootstrap.DEV)
    bootstrap.prepare(bootstrap.BASE)
    assert installed == [bootstrap.BASE, bootstrap.DEV]
    # A changed lock is installed for whoever had it: the demo leaves a developer's tools alone.
    (bare / "checkout" / "requirements" / "base.txt").write_text("changed")
    bootstrap.prepare(bootstrap.BASE)
    assert installed == [bootstrap.BASE, bootstrap.DEV, bootstrap.DEV]
    assert set(json.loads((venv / "stamp.json").read_text())["locks"]) == {"base.txt", "dev.txt"}
