"""Run PostgreSQL's programs as an account that is never root."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rugzak.config.operation import places
from rugzak.config.operation.trouble import Trouble

UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """Who runs the server: ourselves, or an existing unprivileged account when we are root."""

    uid: int
    gid: int
    is_other: bool

    def own(self, path: Path) -> None:
        """Hand a path over to this account."""
        if self.is_other:
            os.chown(path, self.uid, self.gid)

    def run(self, command: Sequence[str | Path], *, folder: Path, timeout_seconds: int = 120) -> str:
        """Run a program as this account and return what it wrote; raise Trouble with its last words."""
        answer = subprocess.run(  # noqa: S603 - the programs are our own, with fixed arguments
            [str(part) for part in command],
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in a terminal is for us; we stop the server in good order
            timeout=timeout_seconds,
            text=True,
            check=False,
            user=self.uid if self.is_other else None,
            group=self.gid if self.is_other else None,
            extra_groups=[] if self.is_other else None,
        )
        if answer.returncode:
            raise Trouble(_last_words(Path(str(command[0])).name, answer.stdout))
        return answer.stdout


def server_account() -> Account:
    """The account PostgreSQL runs as; root borrows one that exists, and makes none."""
    if not places.is_root():
        return Account(os.geteuid(), os.getegid(), is_other=False)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid:
            return Account(entry.pw_uid, entry.pw_gid, is_other=True)
    raise Trouble(
        "PostgreSQL refuses to run as root and there is no account `postgres` or `nobody`: "
        "run as an ordinary user.",
    )


def check_free_space(folder: Path, *, megabytes: int) -> None:
    """Say that the disk is full before half a database stands on it."""
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < megabytes:
        raise Trouble(f"The disk is full: {folder} has {free} MB left, at least {megabytes} MB is needed.")


def _last_words(program: str, output: str) -> str:
    if "No space left on device" in output:
        return "The disk is full: PostgreSQL could not write its files."
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "error:" in line or "ERROR" in line]
    return f"{program} failed: {(telling or lines or ['it said nothing'])[-1]}"
