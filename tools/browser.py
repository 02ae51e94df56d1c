"""Find a Chromium for the browser stories; fetch one when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VARIABLE = "RUGZAK_BROWSER"
FETCH_SECONDS = 600


def find() -> Path | None:
    """The browser to use: the one named in RUGZAK_BROWSER, an installed one, or the browser tool's own."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(installed) if installed else _browser_tools_own()


def find_or_fetch() -> Path | None:
    """Find a browser, else install one; None when this machine can have none.

    The system's package manager comes first: networks that allow it often
    refuse the browser tool's own download.
    """
    found = find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update", "-q")
        _run("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")
        found = find()
    if found is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")
        found = find()
    return found


def _browser_tools_own() -> Path | None:
    home = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folder = Path(home) if home else Path.home() / ".cache" / "ms-playwright"
    return next(iter(sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None)


def _run(*command: str) -> None:
    try:
        subprocess.run(  # noqa: S603 - fixed commands
            command,
            env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=FETCH_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"{command[0]} took longer than {FETCH_SECONDS} seconds", file=sys.stderr)


if __name__ == "__main__":
    browser = find_or_fetch()
    print(browser or "No Chromium, and none could be installed.")
    sys.exit(browser is None)
