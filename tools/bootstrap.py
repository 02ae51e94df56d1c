"""Prepare .venv from the lock files, with the standard library alone; a second run does nothing.

Uses uv inside the venv, and plain pip when uv is not to be had. Every failure
is one line, in Dutch and English, and exit code 1.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
REQUIREMENTS = CHECKOUT / "requirements"
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "rugzak-stamp.json"
LOG = VENV / "install.log"
BASE = ("base.txt",)
DEV = ("base.txt", "dev.txt")
LONGEST_REASON = 120
MEGABYTES = {BASE: 700, DEV: 1200}


class Refused(Exception):
    """One line for the person who typed `make`."""

    def __init__(self, dutch: str, english: str) -> None:
        super().__init__(f"{dutch} / {english}")


def main() -> int:
    """Prepare the venv; answer 0, or 1 after one line of explanation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also install what building and testing needs")
    options = parser.parse_args()
    try:
        prepare(DEV if options.dev else BASE)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def prepare(locks: tuple[str, ...]) -> None:
    """Bring .venv in line with these lock files."""
    if VENV.is_symlink():
        return  # a borrowed venv: its owner keeps it in order
    done = read_stamp()
    if done and all(done["locks"].get(name) == digest(name) for name in locks):
        return
    if done and "dev.txt" in done["locks"]:
        locks = DEV  # installing for the demo must not take the developer's tools away
    check_machine(locks)
    print(
        "Rugzak installeert zijn onderdelen in .venv (eenmalig). / Installing into .venv, once.", flush=True
    )
    STAMP.unlink(missing_ok=True)
    if not done:
        make_venv()
    install(locks)
    make_importable()
    STAMP.write_text(json.dumps(this_machine() | {"locks": {name: digest(name) for name in locks}}))


def digest(name: str) -> str:
    """What a lock file says, in short."""
    return hashlib.sha256((REQUIREMENTS / name).read_bytes()).hexdigest()


def this_machine() -> dict[str, str]:
    """What a venv cannot be carried over: its place and its Python."""
    return {"checkout": str(CHECKOUT), "python": ".".join(map(str, sys.version_info[:2]))}


def read_stamp() -> dict | None:
    """What was installed here before; None when there is no venv that still works here."""
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return None
    fits = stamp.items() >= this_machine().items() and "locks" in stamp and PYTHON.exists()
    return stamp if fits else None


def check_machine(locks: tuple[str, ...]) -> None:
    """Say beforehand what would fail halfway."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Refused(
            f"Python mist de module venv: installeer {package} (apt install {package}).",
            f"Python lacks the venv module: install {package} (apt install {package}).",
        )
    if not os.access(CHECKOUT, os.W_OK):
        raise Refused(f"In {CHECKOUT} mag niet geschreven worden.", f"{CHECKOUT} is not writable.")
    free = shutil.disk_usage(CHECKOUT).free // 1_000_000
    needed = MEGABYTES[locks]
    if free < needed:
        raise Refused(
            f"De schijf is vol: nog {free} MB vrij, nodig is {needed} MB.",
            f"The disk is full: {free} MB left, {needed} MB needed.",
        )


def make_venv() -> None:
    """Make .venv afresh."""
    shutil.rmtree(VENV, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(VENV)])


def install(locks: tuple[str, ...]) -> None:
    """Install exactly what the lock files name, checked by their hashes."""
    LOG.write_text("")
    files = [str(REQUIREMENTS / name) for name in locks]
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--require-hashes"]
    try:
        run([*pip, "-r", str(REQUIREMENTS / "tools.txt")])
        run([str(VENV / "bin" / "uv"), "pip", "sync", "-q", "--require-hashes", *files])
    except Refused:
        run([*pip, "--only-binary", ":all:", *(f"--requirement={file}" for file in files)])


def make_importable() -> None:
    """Let this venv find our source, and give it the `rugzak` command; no build tools needed."""
    for packages in VENV.glob("lib/python*/site-packages"):
        (packages / "rugzak.pth").write_text(f"{CHECKOUT / 'src'}\n")
    launcher = VENV / "bin" / "rugzak"
    launcher.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m rugzak.config.operation.cli "$@"\n')
    launcher.chmod(0o755)


def run(command: list[str]) -> None:
    """Run one installation step; its output goes to a log, its failure becomes one line."""
    # The machine's own certificates, as pip uses them: some networks look inside https.
    trust = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
    quiet = {"UV_NO_PROGRESS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    settings = dict(os.environ, VIRTUAL_ENV=str(VENV), **trust, **quiet)
    settings.pop("PYTHONPATH", None)
    answer = subprocess.run(  # noqa: S603 - fixed commands
        command,
        cwd=CHECKOUT,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if VENV.is_dir():
        with LOG.open("a") as log:
            log.write(f"$ {' '.join(command)}\n{answer.stdout}\n")
    if answer.returncode:
        raise explain(answer.stdout)


def explain(output: str) -> Refused:
    """Turn the output of a failed installation into one line."""
    if "No space left on device" in output:
        return Refused("De schijf is vol.", "The disk is full.")
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if line.lower().startswith("error")] or lines or ["?"]
    return Refused(
        f"Installeren is niet gelukt ({telling[0][:LONGEST_REASON]}). Is er netwerk? Meer staat in {LOG}.",
        f"Installing failed. Is there a network? More in {LOG}.",
    )


if __name__ == "__main__":
    sys.exit(main())
