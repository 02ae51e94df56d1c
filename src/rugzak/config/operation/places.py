"""Where an installation keeps what it makes: never inside the package."""

import hashlib
import os
from pathlib import Path

from rugzak.config.operation.trouble import Trouble

ROOT_HOME = Path("/var/lib/rugzak-demo")
SHORT_HASH = 12


def checkout() -> Path | None:
    """The source folder this program runs from, or None when it was installed as a package."""
    folder = Path(__file__).resolve().parents[4]
    return folder if (folder / "pyproject.toml").is_file() else None


def is_root() -> bool:
    """Tell whether we may do everything on this machine, and so must be careful with PostgreSQL."""
    return os.geteuid() == 0


def short_hash(path: Path) -> str:
    """A name for a path that differs between two checkouts and fits in a short file name."""
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:SHORT_HASH]


def var() -> Path:
    """The folder for database, secrets, logs and built files; RUGZAK_VAR decides when it is set.

    Root gets a neutral folder: PostgreSQL runs as another account, which cannot
    (and should not) look inside root's home.
    """
    given = os.environ.get("RUGZAK_VAR")
    if given:
        return Path(given).expanduser().absolute()
    source = checkout()
    if is_root():
        return ROOT_HOME / short_hash(source or Path(__file__))
    if source:
        return source / "var"
    data_home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data_home) / "rugzak"


def make_folder(folder: Path, *, mode: int) -> Path:
    """Make a folder with this mode if it is not there; a closed or full disk becomes a plain sentence."""
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(mode)
    except OSError as error:
        raise Trouble(
            f"Cannot make the folder {folder}: {error.strerror}. Set RUGZAK_VAR to another place."
        ) from error
    return folder


def secrets() -> Path:
    """The folder for passwords and keys, readable by its owner only."""
    # 0711: PostgreSQL's account must be able to pass through, not to look around.
    make_folder(var(), mode=0o711)
    folder = make_folder(var() / "secrets", mode=0o700)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def write_secret(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    _draft(path, text).replace(path)


def create_secret(path: Path, text: str) -> None:
    """Write a secret file unless it is there: of two processes at once one wins, and both read the same."""
    draft = _draft(path, text)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _draft(path: Path, text: str) -> Path:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft
