import os
import signal
import subprocess
import sys
import time
from pathlib import Path

# A demo in small: it starts a child, hands it to a keeper, and waits to be killed.
SMALL_DEMO = """
import subprocess, sys, time
from rugzak.config.operation.keeper import Keeper
with open(sys.argv[1], "w") as lock:
    keeper = Keeper(held_open=lock.fileno())
    child = subprocess.Popen(
        [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(300)"],
        start_new_session=True, stdout=subprocess.PIPE,
    )
    child.stdout.readline()
    keeper.keep_group(child.pid)
    print(child.pid, flush=True)
    sys.stdin.readline()
    keeper.finish(child.poll)
"""


def start(tmp_path: Path) -> tuple[subprocess.Popen[str], int]:
    demo = subprocess.Popen(
        [sys.executable, "-c", SMALL_DEMO, tmp_path / "lock"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert demo.stdout is not None
    return demo, int(demo.stdout.readline())


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for_end(process: int) -> bool:
    deadline = time.monotonic() + 15
    while is_alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_alive(process)


def test_a_killed_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    demo, child = start(tmp_path)
    with demo:
        assert is_alive(child)
        os.kill(demo.pid, signal.SIGKILL)
    assert wait_for_end(child)


def test_a_demo_that_ends_in_good_order_has_ended_its_children(tmp_path: Path) -> None:
    demo, child = start(tmp_path)
    with demo:
        demo.communicate("\n", timeout=20)
    assert demo.returncode == 0
    assert not is_alive(child)
