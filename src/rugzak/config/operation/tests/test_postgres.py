import os
import signal
import stat
import time
from pathlib import Path

import psycopg
import pytest

from rugzak.config.operation import places, postgres
from rugzak.config.operation.cluster import Cluster
from rugzak.config.operation.trouble import Trouble

pytestmark = pytest.mark.skipif(
    "RUGZAK_NO_EMBEDDED" in os.environ, reason="asked for: this machine cannot run the embedded server"
)


def ask(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()  # type: ignore[arg-type]
        return row[0] if row else None


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_call_starts_the_server_and_the_next_finds_it_at_once(var: Path) -> None:
    assert postgres.status() == f"The embedded database is not made yet; it will stand in {var}/postgres."
    first = postgres.ensure()
    start = time.monotonic()
    second = postgres.ensure()
    assert time.monotonic() - start < 0.5
    assert (first.started, second.started) == (True, False)
    assert ask(second.app_url, "SELECT current_user") == "rugzak_app"
    assert ask(second.migrating_url, "SELECT current_user") == "rugzak_owner"
    assert postgres.status() == f"The embedded database in {var}/postgres answers."
    assert postgres.stop() is True
    assert postgres.stop() is False
    assert postgres.status() == f"The embedded database in {var}/postgres is stopped."


def test_what_was_saved_survives_a_kill(var: Path) -> None:
    owner_url = postgres.ensure().migrating_url
    for round_number in range(2):
        with psycopg.connect(owner_url) as owner:
            owner.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
            owner.execute("INSERT INTO kept VALUES (%s)", [round_number])
        process = postgres.own_cluster().process_id()
        assert process is not None
        os.kill(process, signal.SIGKILL)
        assert postgres.ensure().started
        assert ask(owner_url, "SELECT count(*) FROM kept") == round_number + 1


def test_only_we_can_reach_it(var: Path) -> None:
    addresses = postgres.ensure()
    assert addresses.admin_url is not None
    assert ask(addresses.admin_url, "SELECT current_setting('listen_addresses')") == ""
    assert mode_of(postgres.own_cluster().data) == 0o700
    assert mode_of(postgres.own_cluster().socket) == 0o700
    assert mode_of(var / "secrets") == 0o700
    assert mode_of(var / "secrets" / "database.json") == 0o600
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(addresses.app_url.replace("rugzak_app:", "rugzak_app:wrong"))


def test_the_server_never_runs_as_root(var: Path) -> None:
    postgres.ensure()
    process = postgres.own_cluster().process_id()
    assert Path(f"/proc/{process}").stat().st_uid != 0


def test_nobody_reads_in_its_log_what_people_wrote(var: Path) -> None:
    with psycopg.connect(postgres.ensure().migrating_url, autocommit=True) as owner:
        owner.execute("CREATE TABLE noted (word text UNIQUE)")
        owner.execute("INSERT INTO noted VALUES ('geheim')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("INSERT INTO noted VALUES ('geheim')")
    log = postgres.own_cluster().log.read_text()
    assert "noted_word_key" in log
    assert "geheim" not in log


def test_two_checkouts_side_by_side_do_not_meet(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (var / "other").mkdir(mode=0o711)
    here = postgres.ensure()
    monkeypatch.setenv("RUGZAK_VAR", str(var / "other"))
    there = postgres.ensure()
    try:
        with psycopg.connect(there.migrating_url) as owner:
            owner.execute("CREATE TABLE elsewhere ()")
        assert ask(here.app_url, "SELECT to_regclass('elsewhere')") is None
    finally:
        postgres.stop()
        monkeypatch.setenv("RUGZAK_VAR", str(var))


def test_a_long_path_gets_a_private_folder_for_its_socket(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = var / ("deep" * 20)
    deep.mkdir(mode=0o711)
    monkeypatch.setenv("RUGZAK_VAR", str(deep))
    try:
        assert ask(postgres.ensure().app_url, "SELECT 1") == 1
        socket = postgres.own_cluster().socket
        assert deep not in socket.parents
        assert mode_of(socket) == 0o700
    finally:
        postgres.own_cluster().remove()
        monkeypatch.setenv("RUGZAK_VAR", str(var))
    assert not socket.exists()


def test_somebody_elses_socket_folder_is_refused(var: Path) -> None:
    cluster = Cluster(var / ("deep" * 20) / "postgres", "word")
    cluster.socket.mkdir(mode=0o755)
    try:
        with pytest.raises(Trouble, match="not a private folder of ours"):
            cluster._private_socket_folder()
    finally:
        cluster.socket.rmdir()


def test_a_lost_password_is_told_in_words(var: Path) -> None:
    postgres.ensure()
    (var / "secrets" / "database.json").unlink()
    with pytest.raises(Trouble, match="put back the folder `secrets`"):
        postgres.ensure()


def test_a_full_disk_is_told_before_anything_is_made(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": 5_000_000})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    with pytest.raises(Trouble, match=r"The disk is full: .* has 5 MB left"):
        postgres.ensure()
    assert not postgres.own_cluster().is_made()


def test_a_newer_version_brings_the_roles_up_to_date(var: Path) -> None:
    addresses = postgres.ensure()
    assert addresses.admin_url is not None
    with psycopg.connect(addresses.admin_url) as admin:
        admin.execute("ALTER ROLE rugzak_app RESET statement_timeout")
    postgres.ensure()
    assert ask(addresses.app_url, "SHOW statement_timeout") == "0"
    (postgres.own_cluster().home / "roles").write_text("of an older version")
    postgres.ensure()
    assert ask(addresses.app_url, "SHOW statement_timeout") == "5s"


def test_given_addresses_are_used_as_they_are(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://rugzak_app:a@db.example/rugzak")
    addresses = postgres.ensure()
    assert addresses == postgres.Addresses("postgresql://rugzak_app:a@db.example/rugzak")
    assert "a@db" not in repr(addresses)
    with pytest.raises(Trouble, match="Set DATABASE_OWNER_URL"):
        _ = addresses.migrating_url
    assert list(var.iterdir()) == []


def test_an_administrators_address_is_enough(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = postgres.own_cluster()
    server.start()
    monkeypatch.setenv("DATABASE_ADMIN_URL", server.admin_url)
    made = postgres.ensure()
    assert ask(made.app_url, "SELECT current_user") == "rugzak_app"
    assert ask(made.migrating_url, "SELECT current_database()") == "rugzak"
    # A second checkout with the same address comes to the same passwords.
    assert postgres.ensure() == made


def test_an_unreachable_server_is_told_without_its_password() -> None:
    with pytest.raises(Trouble) as trouble:
        postgres.connect("postgresql://rugzak_app:hush@127.0.0.1:1/rugzak")
    assert str(trouble.value) == (
        "The database at postgresql://rugzak_app@127.0.0.1:1/rugzak does not answer: Connection refused"
    )


def test_the_place_differs_per_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.short_hash(Path("/home/a/rugzak")) != places.short_hash(Path("/home/b/rugzak"))
