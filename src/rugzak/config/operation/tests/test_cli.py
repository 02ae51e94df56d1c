import argparse
from pathlib import Path

import pytest

from rugzak.config.operation import cli
from rugzak.config.operation.trouble import Trouble


def test_every_command_helps(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        cli.main(["--help"])
    assert ending.value.code == 0
    helped = capsys.readouterr().out
    names = [path.stem.replace("_", "-") for path in Path(cli.commands.__path__[0]).glob("[a-z]*.py")]
    assert len(names) >= 10
    assert [name for name in names if name not in helped] == []
    for name in names:
        with pytest.raises(SystemExit) as ending:
            cli.main([name, "--help"])
        assert ending.value.code == 0


def test_trouble_is_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_options: argparse.Namespace) -> None:
        raise Trouble("The database is asleep.")

    monkeypatch.setattr(cli.command("make_keys"), "run", fail)
    assert cli.main(["make-keys"]) == 1
    assert capsys.readouterr().err == "rugzak: The database is asleep.\n"


def test_nothing_is_made_up_in_production(
    var: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RUGZAK_MODE", raising=False)
    assert cli.main(["migrate"]) == 1
    assert "No database is given: set DATABASE_URL" in capsys.readouterr().err
    assert list(var.iterdir()) == []


def test_the_server_for_real_people_refuses_the_demo(
    var: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUGZAK_MODE", "demo")
    assert cli.main(["serve"]) == 1
    assert "anybody can be anybody" in capsys.readouterr().err
