"""The process that runs Typst: an order as JSON comes in, files go out. Imports nothing of ours."""

import json
import sys
from typing import Any

import typst


def main() -> int:
    order = json.load(sys.stdin.buffer)
    is_pdf = order["kind"] == "pdf"
    try:
        made: Any = typst.compile(
            order["layout"],
            root=order["root"],
            font_paths=[order["fonts"]],
            ignore_system_fonts=True,
            sys_inputs={"data": order["data"]},
            format=order["kind"],
            ppi=order["ppi"],
            # The moment of making stands in no file: the same data gives the same bytes.
            timestamp=0 if is_pdf else None,
            pdf_standards=["ua-1"] if is_pdf else [],
        )
    except typst.TypstError as wrong:
        sys.stderr.write(wrong.diagnostic or wrong.message)
        return 1
    for file in made if isinstance(made, list) else [made]:
        sys.stdout.buffer.write(len(file).to_bytes(8, "big") + file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
