"""A whole Rugzak for tests in a browser: a clone of its own, a web server and a worker."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from rugzak.config.operation.serving import web_command
from tests.support import databases

CHECKOUT = Path(__file__).resolve().parents[2]
LOGS = CHECKOUT / "var" / "stories"
CLI = [sys.executable, "-m", "rugzak.config.operation.cli"]
START_SECONDS = 90


@dataclass
class House:
    """A running Rugzak."""

    url: str
    environment: dict[str, str]

    def rugzak(self, *arguments: str) -> str:
        """Run the command-line program in this house and return what it prints."""
        return run([*CLI, *arguments], self.environment)

    def inside(self, code: str) -> str:
        """Run Python with Django ready, in this house's database, and return what it prints."""
        return self.rugzak("manage", "shell", "--no-imports", "-v0", "-c", code).strip()


def run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    if done.returncode:
        raise AssertionError(f"{' '.join(command)[:200]} went wrong:\n{done.stdout}{done.stderr}")
    return done.stdout


@contextmanager
def empty_house(kind: str) -> Iterator[dict[str, str]]:
    """The environment of a house that has tables and nothing in them yet; gone after the block."""
    name = databases.clone_for(f"{kind}{os.getpid()}")
    try:
        # A folder of its own, too: two houses that collect their files at once would tread on each other.
        with TemporaryDirectory(prefix="rugzak-house-") as folder:
            environment = environment_of(name) | {"RUGZAK_VAR": folder}
            run([*CLI, "manage", "collectstatic", "--noinput", "-v0"], environment)
            yield environment
    finally:
        databases.drop(name)


@contextmanager
def demo_house(kind: str, **settings: str) -> Iterator[House]:
    """The demo, as `make demo` gives it, with these settings of its own."""
    with empty_house(kind) as environment:
        run([*CLI, "demo", "--only-data"], environment)
        with open_for_people(environment | settings, kind) as house:
            yield house


@contextmanager
def open_for_people(environment: dict[str, str], kind: str, *, with_worker: bool = True) -> Iterator[House]:
    """Start what a house needs; everything that was started has ended after the block."""
    LOGS.mkdir(parents=True, exist_ok=True)
    port = free_port()
    commands = {"web": web_command(host="127.0.0.1", port=port)}
    if with_worker:
        commands["worker"] = [*CLI, "worker"]
    children = {name: _start(command, environment, f"{kind}-{name}") for name, command in commands.items()}
    try:
        house = House(f"http://localhost:{port}", environment)
        _wait_for(f"{house.url}/{'readyz' if with_worker else 'healthz'}", children["web"])
        yield house
    finally:
        for child in children.values():
            child.terminate()
        for child in children.values():
            _ended(child)


def _ended(child: subprocess.Popen[bytes]) -> None:
    """Wait until it is gone; one that waits for a stream nobody reads any more is taken away."""
    try:
        child.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _start(command: list[str], environment: dict[str, str], log: str) -> subprocess.Popen[bytes]:
    with (LOGS / f"{log}.log").open("w") as out:
        return subprocess.Popen(command, env=environment, stdout=out, stderr=out, start_new_session=True)


def environment_of(database: str) -> dict[str, str]:
    """The demo's environment, pointed at the clone."""
    return {
        **os.environ,
        "RUGZAK_MODE": "demo",
        "RUGZAK_SECURE_COOKIES": "0",
        "DATABASE_URL": _at(os.environ["DATABASE_URL"], database),
        "DATABASE_OWNER_URL": _at(os.environ["DATABASE_OWNER_URL"], database),
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }


def _at(address: str, database: str) -> str:
    front, _, query = address.partition("?")
    front = f"{front.rsplit('/', 1)[0]}/{database}"
    return f"{front}?{query}" if query else front


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, child: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and child.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the house does not answer at {url}; see {LOGS}")
