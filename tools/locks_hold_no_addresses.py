"""Check that the lock files name no index or address: they must work with any index."""

import re
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
ADDRESS = re.compile(r"://|^\s*--(index-url|extra-index-url|find-links|trusted-host)|(^|\s)@\s", re.MULTILINE)


def addresses() -> list[str]:
    """Every line of a lock file that tells where to download."""
    return [
        f"{lock.name}:{number}: {line.strip()}"
        for lock in sorted(REQUIREMENTS.glob("*.txt"))
        for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), start=1)
        if ADDRESS.search(line)
    ]


def main() -> int:
    """0 when there are none."""
    found = addresses()
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
