"""Checks of this machine: mode, secret files, disk, e-mail, hosts."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from rugzak.config.operation import keys, places, surroundings
from rugzak.config.operation.checks.findings import Finding, judge, note, well, wrong
from rugzak.config.operation.trouble import Trouble

LEAST_MEGABYTES = 1_000


def findings() -> Iterator[Finding]:
    """All checks that need no database."""
    yield _mode()
    yield from _for_real_people()
    yield _key_file(keys.secret_file(), keys.django_secret)
    yield _key_file(keys.master_file(), keys.master_keys)
    yield _disk()


def _mode() -> Finding:
    mode = surroundings.mode()
    if mode == "production":
        return well("Mode: production.")
    advice = "Anybody can be anybody here: leave RUGZAK_MODE out before real people come."
    return note(f"Mode: {mode}.", advice if mode == "demo" else "Leave RUGZAK_MODE out for real people.")


def _for_real_people() -> Iterator[Finding]:
    if surroundings.mode() != "production":
        return
    yield judge(
        bool(os.environ.get("RUGZAK_HOSTS")),
        "Host names are set.",
        "No host names are set, so every request is refused.",
        "Set RUGZAK_HOSTS to the names people type, such as rugzak.example.org.",
    )
    yield judge(
        os.environ.get("RUGZAK_SECURE_COOKIES", "1") == "1",
        "Cookies travel over https only.",
        "Cookies may travel over plain http.",
        "Leave RUGZAK_SECURE_COOKIES out.",
    )
    yield judge(
        bool(os.environ.get("RUGZAK_MAIL_URL")),
        "E-mail is configured.",
        "E-mail is not configured: nobody hears that something is waiting.",
        "Set RUGZAK_MAIL_URL and RUGZAK_MAIL_FROM.",
    )


def _key_file(path: Path, read: object) -> Finding:
    try:
        read()  # type: ignore[operator]
        found = path.stat()
    except (Trouble, OSError) as trouble:
        return wrong(f"Secret file {path}: not usable.", str(trouble))
    if stat.S_IMODE(found.st_mode) & 0o077:
        return wrong(f"Secret file {path}: others may read it.", f"chmod 600 {path}")
    if found.st_uid not in (os.geteuid(), 0):
        return wrong(f"Secret file {path}: it belongs to another account.", f"chown it to {os.geteuid()}")
    return well(f"Secret file {path}: readable by its owner only.")


def _disk() -> Finding:
    folder = places.var()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 1_000_000
    return judge(
        free >= LEAST_MEGABYTES,
        f"Disk: {free} MB free at {folder}.",
        f"Disk: only {free} MB free at {folder}.",
        "Make room, or set RUGZAK_VAR to a larger disk.",
    )
