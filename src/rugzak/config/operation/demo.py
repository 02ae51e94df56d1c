"""The demo on one machine: database, migrations, demo data, web server, worker, and an end to all."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import IO

from rugzak.config.operation import network, places, postgres, surroundings
from rugzak.config.operation.catalogues.files import compile_all
from rugzak.config.operation.keeper import Keeper
from rugzak.config.operation.serving import web_command
from rugzak.config.operation.trouble import Trouble

READY_SECONDS = 90
LOOK_EVERY_SECONDS = 0.1
WAIT_FOR_THE_LAST_ONE_SECONDS = 15
RUGZAK = (sys.executable, "-m", "rugzak.config.operation.cli")


class Ended(BaseException):
    """Somebody asked the demo to stop; not an error, so nothing may catch it by accident."""


class Demo:
    """All that one `make demo` starts."""

    def __init__(self, keeper: Keeper, *, parent: int | None) -> None:
        """``parent`` is the process whose end is ours too; None to live on by ourselves."""
        self._keeper = keeper
        self._parent = parent
        self._logs = places.make_folder(places.var() / "log", mode=0o700)
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str], *, without: Sequence[str] = ()) -> None:
        """Start a child in a session of its own, so that Ctrl-C reaches us alone."""
        environment = {key: value for key, value in os.environ.items() if key not in without}
        with self.log(name).open("wb") as log:
            child = subprocess.Popen(  # noqa: S603 - our own commands
                list(command),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._keeper.keep_group(child.pid)
        self._children[name] = child

    def run(self, name: str, command: Sequence[str]) -> None:
        """Run a step to its end; a failure becomes one line."""
        self.start(name, command)
        child = self._children.pop(name)
        while child.poll() is None:
            self._look_around()
        if child.returncode:
            raise self._failure(name)

    def watch(self) -> None:
        """Wait until somebody or something ends."""
        while True:
            self._look_around()

    def wait_until_ready(self, url: str) -> None:
        """Wait until the program says it is ready for people."""
        deadline = time.monotonic() + READY_SECONDS
        while not network.answers(f"{url}/readyz"):
            self._look_around()
            if time.monotonic() > deadline:
                raise Trouble(f"Not ready after {READY_SECONDS} seconds; look in {self._logs}.")

    def reap(self) -> None:
        """Take note of children that ended, so that they do not linger."""
        for child in self._children.values():
            child.poll()

    def log(self, name: str) -> Path:
        """Where a child writes."""
        return self._logs / f"{name}.log"

    def _look_around(self) -> None:
        time.sleep(LOOK_EVERY_SECONDS)
        if self._parent is not None and os.getppid() != self._parent:
            raise Ended
        for name, child in self._children.items():
            if child.poll() is not None:
                raise self._failure(name)

    def _failure(self, name: str) -> Trouble:
        lines = self.log(name).read_text(errors="replace").strip().splitlines()
        last = lines[-1].removeprefix("rugzak: ") if lines else "it said nothing"
        return Trouble(f"{name} stopped: {last} (more in {self.log(name)})")


def run(*, host: str, port: int, end_with_parent: bool) -> int:
    """Start everything, say where it is, and keep it going until the end."""
    _listen_to_signals()
    network.check_port(host, port)
    _choose_surroundings(host)
    parent = os.getppid() if end_with_parent else None
    with _only_demo_here() as lock:
        keeper = Keeper(held_open=lock.fileno())
        demo = Demo(keeper, parent=parent)
        try:
            _start(demo, keeper, host, port)
            demo.watch()
        except Ended:
            print("\nRugzak stopt. / Stopping.", flush=True)
        finally:
            _listen_to_signals(signal.SIG_IGN)
            keeper.finish(demo.reap)
    return 0


def reset() -> None:
    """Throw the demo's database away, if it is our own."""
    if not postgres.is_embedded():
        raise Trouble("The database is a given one (DATABASE_URL): empty it yourself, nothing was done.")
    with _only_demo_here():
        postgres.own_cluster().remove()
    print("De demo is leeg; make demo begint opnieuw. / The demo is empty; make demo starts afresh.")


def _start(demo: Demo, keeper: Keeper, host: str, port: int) -> None:
    if postgres.is_embedded() and not postgres.own_cluster().is_running():
        keeper.keep_database()
    surroundings.complete(for_tests=False)
    compile_all()
    demo.run("migrate", [*RUGZAK, "migrate"])
    demo.run("demo-data", [*RUGZAK, "demo", "--only-data"])
    no_power = ("DATABASE_OWNER_URL", "DATABASE_ADMIN_URL")
    demo.start("web", web_command(host=host, port=port), without=no_power)
    demo.start("worker", [*RUGZAK, "worker"], without=no_power)
    url = network.local_url(host, port)
    demo.wait_until_ready(url)
    _announce(url, network.urls_for_phones(host, port))


def _announce(url: str, for_phones: list[str]) -> None:
    print(f"\nRugzak staat klaar / Rugzak is ready:  {url}")
    for phone_url in for_phones:
        print(f"Voor telefoons / for phones:           {phone_url}")
    print("Ctrl-C stopt alles. / Ctrl-C stops everything.\n", flush=True)


def _choose_surroundings(host: str) -> None:
    os.environ[surroundings.MODE] = "demo"
    # Browsers send Secure cookies over plain http to this machine only, and not even all of them.
    os.environ.setdefault("RUGZAK_SECURE_COOKIES", "0")
    if not network.is_only_this_machine(host):
        os.environ["RUGZAK_SECURE_COOKIES"] = "0"


def _listen_to_signals(handler: "signal.Handlers | None" = None) -> None:
    def end(_number: int, _frame: FrameType | None) -> None:
        raise Ended

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number == signal.SIGHUP and signal.getsignal(number) is signal.SIG_IGN:
            continue  # started with nohup: meant to outlive its terminal
        signal.signal(number, handler or end)


@contextmanager
def _only_demo_here() -> Iterator[IO[str]]:
    """Hold the lock of this checkout's demo; wait a moment for one that is just ending."""
    places.secrets()
    deadline = time.monotonic() + WAIT_FOR_THE_LAST_ONE_SECONDS
    with (places.var() / "demo.lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Trouble(
                        "De demo van deze map draait al. / The demo of this folder is already running."
                    ) from None
                time.sleep(LOOK_EVERY_SECONDS)
        yield lock
