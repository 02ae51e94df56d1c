import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rugzak.config.operation import network, postgres

PATIENCE_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "rugzak.config.operation.cli", "demo", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_for(what: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not what() and time.monotonic() < deadline:
        time.sleep(0.1)
    return what()


def is_gone(port: int) -> bool:
    """Nobody listens, and the database is down."""
    try:
        network.check_port("127.0.0.1", port)
    except Exception:
        return False
    return not postgres.own_cluster().is_running()


def announced(demo: subprocess.Popen[str]) -> str:
    assert demo.stdout is not None
    told = ""
    for line in demo.stdout:
        told += line
        if "is ready" in line:
            break
    return told


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL], ids=["asked", "killed"])
def test_the_demo_starts_as_one_thing_and_ends_as_one_thing(var: Path, ending: signal.Signals) -> None:
    port = free_port()
    with start(port) as demo:
        assert f"Rugzak is ready:  http://127.0.0.1:{port}\n" in announced(demo)
        assert network.answers(f"http://127.0.0.1:{port}/readyz")
        os.kill(demo.pid, ending)
        rest = demo.communicate(timeout=PATIENCE_SECONDS)[0]
    assert wait_for(lambda: is_gone(port))
    assert demo.returncode == (0 if ending is signal.SIGTERM else -signal.SIGKILL), rest


def test_a_taken_port_is_one_line_and_nothing_is_started(var: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with start(taken.getsockname()[1]) as demo:
            told = demo.communicate(timeout=PATIENCE_SECONDS)[0]
    assert demo.returncode == 1
    assert len(told.splitlines()) == 1
    assert "is bezet. Kies een andere" in told
    assert not (var / "postgres").exists()
