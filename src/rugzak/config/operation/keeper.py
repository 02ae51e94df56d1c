"""The process that ends everything the demo started, however the demo ends.

The demo tells it through a pipe what to end. When the pipe closes, because the
demo asked for it, fell over, or was killed, it ends the process groups and then
stops the database. It needs no signal and nobody to survive.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import IO

from rugzak.config.operation import postgres
from rugzak.config.operation.trouble import Trouble

PATIENCE_SECONDS = 8.0
GROUP = "group"
DATABASE = "database"


class Keeper:
    """The demo's end of the pipe."""

    def __init__(self, *, held_open: int) -> None:
        """Start it in a session of its own; ``held_open`` is a lock it keeps until it is done."""
        self._process = subprocess.Popen(  # noqa: S603 - fixed command
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            pass_fds=(held_open,),
            start_new_session=True,
            text=True,
        )

    def keep_group(self, group: int) -> None:
        """End this process group at the end."""
        self._tell(f"{GROUP} {group}")

    def keep_database(self) -> None:
        """Stop the embedded database at the end."""
        self._tell(DATABASE)

    def finish(self, between: Callable[[], object]) -> None:
        """Have it end everything now; ``between`` is called while it works."""
        with suppress(BrokenPipeError):
            self._pipe().close()
        while self._process.poll() is None:
            between()
            time.sleep(0.05)

    def _tell(self, line: str) -> None:
        self._pipe().write(f"{line}\n")
        self._pipe().flush()

    def _pipe(self) -> IO[str]:
        assert self._process.stdin is not None
        return self._process.stdin


def main() -> None:
    """Listen until the pipe closes, then end everything."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    lines = [line.split() for line in sys.stdin]
    end_groups([int(line[1]) for line in lines if line[0] == GROUP])
    if [DATABASE] in lines:
        try:
            postgres.stop()
        except Trouble as trouble:
            print(trouble, file=sys.stderr)


def end_groups(groups: Iterable[int]) -> None:
    """Ask process groups to end, and insist after a while."""
    alive = [group for group in groups if _signal(group, signal.SIGTERM)]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while alive and time.monotonic() < deadline:
        time.sleep(0.05)
        alive = [group for group in alive if _signal(group, 0)]
    for group in alive:
        _signal(group, signal.SIGKILL)


def _signal(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    main()
