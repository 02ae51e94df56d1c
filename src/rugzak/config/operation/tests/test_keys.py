import json
import stat
from pathlib import Path

import pytest

from rugzak.config.operation import keys
from rugzak.config.operation.keys import MasterKeys
from rugzak.config.operation.trouble import Trouble


def rotate(rewrap: object) -> int:
    return keys.rotate(rewrap, settle_seconds=0)  # type: ignore[arg-type]


def test_a_new_installation_gets_keys_that_only_it_can_read(var: Path) -> None:
    keys.ensure()
    assert stat.S_IMODE(keys.master_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.secret_file().stat().st_mode) == 0o600
    assert len(keys.django_secret()) > 50
    found = keys.master_keys()
    assert list(found.keys) == [found.active]
    assert len(found.keys[found.active]) == 32


def test_keys_that_are_there_are_never_replaced(var: Path) -> None:
    keys.ensure()
    before = (keys.django_secret(), keys.master_keys())
    keys.ensure()
    assert (keys.django_secret(), keys.master_keys()) == before


def test_the_file_has_the_agreed_shape(var: Path) -> None:
    keys.ensure()
    content = json.loads(keys.master_file().read_text())
    assert set(content) == {"active", "keys"}
    assert set(content["keys"]) == {content["active"]}


def test_a_given_file_that_is_missing_is_a_mistake_and_not_a_new_key(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keys.MASTER_VARIABLE, str(var / "not-mounted.json"))
    keys.ensure()
    with pytest.raises(Trouble, match="Put it back from your copy"):
        keys.master_keys()


def test_a_rotation_moves_everything_and_retires_the_old_key(var: Path) -> None:
    keys.ensure()
    old = keys.master_keys()
    wrapped_under = [old.active] * 3

    def rewrap() -> int:
        now = keys.master_keys()
        assert old.active in now.keys
        moved = [name for name in wrapped_under if name != now.active]
        wrapped_under[:] = [now.active] * len(wrapped_under)
        return len(moved)

    assert rotate(rewrap) == 3
    now = keys.master_keys()
    assert now.active != old.active
    assert set(now.keys) == {now.active} == set(wrapped_under)


def test_what_was_wrapped_meanwhile_with_the_old_key_is_moved_too(var: Path) -> None:
    keys.ensure()
    late_ones = iter([2, 1, 0])
    assert rotate(lambda: next(late_ones)) == 3


def test_a_rotation_that_fails_keeps_the_old_key(var: Path) -> None:
    keys.ensure()
    old = keys.master_keys()

    def fail() -> int:
        raise RuntimeError("no database")

    with pytest.raises(RuntimeError):
        rotate(fail)
    now = keys.master_keys()
    assert now.active != old.active
    assert now.keys[old.active] == old.keys[old.active]
    rotate(lambda: 0)
    assert old.active not in keys.master_keys().keys


@pytest.mark.parametrize(
    "text", ["", "[]", '{"active": "a", "keys": {}}', '{"active": "a", "keys": {"a": "YQ=="}}']
)
def test_a_damaged_file_is_told_in_words(var: Path, text: str) -> None:
    keys.ensure()
    keys.master_file().write_text(text)
    with pytest.raises(Trouble, match="is damaged: put it back from your copy"):
        keys.master_keys()


def test_keys_do_not_show_in_a_traceback() -> None:
    assert "hidden" not in repr(MasterKeys("a", {"a": b"hidden"}))
