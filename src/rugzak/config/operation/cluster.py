"""One embedded PostgreSQL server: made, started, judged by a real connection, stopped."""

import fcntl
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from rugzak.config.operation import account, binaries, places, tuning
from rugzak.config.operation.trouble import Trouble

ADMIN = "rugzak_admin"
# A socket's address is 104 to 108 bytes in all; the file name and its lock take the rest.
LONGEST_SOCKET_FOLDER = 85
START_SECONDS = 10
NEEDED_MEGABYTES = 200


@dataclass(frozen=True)
class Cluster:
    """A server of our own in ``home``; ``for_tests`` trades safety after a crash for speed."""

    home: Path
    admin_password: str
    for_tests: bool = False

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def socket(self) -> Path:
        """The folder of the socket: beside the data when the path is short enough."""
        beside = self.home / "s"
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER:
            return beside
        temporary = Path(tempfile.gettempdir())
        if len(os.fsencode(temporary)) > LONGEST_SOCKET_FOLDER // 2:
            temporary = Path("/tmp")  # noqa: S108 - the folder inside is ours, 0700, and checked
        return temporary / f"rugzak-{os.geteuid()}-{places.short_hash(self.home)}"

    def url(self, role: str, password: str, database: str) -> str:
        """The address of a database in this server."""
        return f"postgresql://{role}:{quote(password, safe='')}@{quote(str(self.socket), safe='')}/{database}"

    @property
    def admin_url(self) -> str:
        return self.url(ADMIN, self.admin_password, "postgres")

    def is_made(self) -> bool:
        return self.data.exists()

    def is_running(self) -> bool:
        """Tell whether the server is up."""
        return self.is_made() and self.answers()

    def answers(self) -> bool:
        """Tell by a real connection whether the server is up; a process id proves nothing."""
        if not self._socket_file().exists():
            return False
        try:
            psycopg.connect(self.admin_url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise Trouble(
                    f"The password of the embedded database in {self.home} is lost: "
                    "put back the folder `secrets` beside it, or start afresh with `make demo-reset`."
                ) from error
            return False
        return True

    def start(self) -> bool:
        """Make the server if needed and start it; tell whether it was us who started it."""
        if self.answers():
            return False
        with self._one_at_a_time():
            if self.answers():
                return False
            if not self.is_made():
                self._make()
            self._write_settings()
            self._start()
        return True

    def stop(self) -> bool:
        """Stop in good order, ending open connections; tell whether there was something to stop."""
        if not self.is_made() or not self.process_id():
            return False
        self._control("stop", "-m", "fast", "-w", "-t", "60")
        return True

    def remove(self) -> None:
        """Stop the server and delete all that it holds."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(self.socket, ignore_errors=True)

    def process_id(self) -> int | None:
        """The process that should be serving, according to the server's own file; it may be dead."""
        try:
            process = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            os.kill(process, 0)
        except PermissionError:
            return process
        except (OSError, ValueError):
            return None
        return None if _is_zombie(process) else process

    def _socket_file(self) -> Path:
        return self.socket / ".s.PGSQL.5432"

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Let two starts of one checkout wait for each other."""
        places.make_folder(self.home, mode=0o711)
        with (self.home.parent / f"{self.home.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self) -> None:
        account.check_free_space(self.home, megabytes=NEEDED_MEGABYTES)
        server = account.server_account()
        server.own(self.home)
        draft = self.home / "data.new"  # a half-made server must never be taken for a whole one
        shutil.rmtree(draft, ignore_errors=True)
        password_file = self.home / "password"
        places.write_secret(password_file, self.admin_password)
        server.own(password_file)
        try:
            server.run(
                [
                    binaries.bin_folder() / "initdb",
                    *("--pgdata", draft, "--username", ADMIN, "--pwfile", password_file),
                    *("--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"),
                    *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                    *(["--no-sync"] if self.for_tests else []),
                ],
                folder=self.home,
            )
        except Trouble:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        finally:
            password_file.unlink()
        with (draft / "postgresql.conf").open("a", encoding="utf-8") as conf:
            conf.write("\ninclude_if_exists = 'rugzak.conf'\n")
        draft.rename(self.data)

    def _write_settings(self) -> None:
        """Write our settings at each start, so that a newer Rugzak brings newer ones."""
        chosen = tuning.ALWAYS | (tuning.FOR_TESTS if self.for_tests else tuning.FOR_USE)
        chosen["unix_socket_directories"] = f"'{self.socket}'"
        path = self.data / "rugzak.conf"
        path.write_text("".join(f"{name} = {value}\n" for name, value in chosen.items()), encoding="utf-8")
        account.server_account().own(path)

    def _start(self) -> None:
        self._private_socket_folder()
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self._control("start", "-l", self.log, "-w", "-t", str(START_SECONDS))
            except Trouble as trouble:
                failure = trouble
            else:
                failure = Trouble("it does not answer")
            if self.answers():
                return
            if time.monotonic() > deadline:
                raise Trouble(self._why_not(failure))
            # After a kill -9 orphaned processes hold the shared memory for a moment.
            time.sleep(0.1)

    def _why_not(self, failure: Trouble) -> str:
        log = self.log.read_text(errors="replace") if self.log.exists() else ""
        if "No space left on device" in log[-4000:]:
            return "The disk is full: the embedded PostgreSQL could not start."
        return (
            f"The embedded PostgreSQL did not start within {START_SECONDS} seconds ({failure}); "
            f"see {self.log}. In a container, use one with an init process (docker run --init)."
        )

    def _private_socket_folder(self) -> None:
        folder, server = self.socket, account.server_account()
        places.make_folder(folder.parent, mode=0o711) if folder.parent == self.home else None
        try:
            folder.mkdir(mode=0o700)
            server.own(folder)
        except FileExistsError:
            found = folder.lstat()
            is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == server.uid
            if not is_ours or found.st_mode & 0o077:
                raise Trouble(
                    f"{folder} is not a private folder of ours: remove it and start again."
                ) from None

    def _control(self, *arguments: str | Path) -> None:
        major = int((self.data / "PG_VERSION").read_text())
        pg_ctl = binaries.bin_folder(major=major) / "pg_ctl"
        account.server_account().run([pg_ctl, "-D", self.data, "-s", *arguments], folder=self.home)


def _is_zombie(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
