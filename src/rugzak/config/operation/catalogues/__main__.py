"""`python -m rugzak.config.operation.catalogues extract | check | compile`."""

import argparse
import sys

from rugzak.config.operation.catalogues.completeness import complaints
from rugzak.config.operation.catalogues.extraction import extract_all
from rugzak.config.operation.catalogues.files import compile_all


def main() -> int:
    """Run one of the three; 0 when nothing is left to do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deed", choices=("extract", "check", "compile"))
    return {"extract": _extract, "check": _check, "compile": _compile}[parser.parse_args().deed]()


def _extract() -> int:
    missing = extract_all()
    print(
        f"{missing} English sentences are still to be written."
        if missing
        else "All sentences are translated."
    )
    return 0


def _check() -> int:
    found = complaints()
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


def _compile() -> int:
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
