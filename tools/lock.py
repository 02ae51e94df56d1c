"""Renew the lock files from the .in files: names, versions and hashes for every platform, no addresses."""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
OPTIONS = (
    *("--universal", "--generate-hashes", "--python-version", "3.11"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header", "--quiet"),
)


def main() -> int:
    """Lock base first: dev is constrained by it."""
    for name in ("base", "dev", "tools"):
        source, lock = f"requirements/{name}.in", f"requirements/{name}.txt"
        print(f"{source} -> {lock}")
        command = [UV, "pip", "compile", *OPTIONS, source, "--output-file", lock]
        if subprocess.run(command, cwd=CHECKOUT, check=False).returncode:  # noqa: S603 - fixed commands
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
