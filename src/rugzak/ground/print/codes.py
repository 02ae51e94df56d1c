"""QR codes as the layouts and the pages want them."""

import segno


def qr_rows(address: str) -> str:
    """The code of an address for ``qr-code`` in ``house.typ``: rows of 0 and 1 joined by "/", without a border."""
    code = segno.make_qr(address, error="m", boost_error=False)
    return "/".join("".join(str(bit) for bit in row) for row in code.matrix)


def qr_path(address: str) -> tuple[int, str]:
    """How many modules wide the code is, and what stands in the ``d`` of an SVG path."""
    rows = qr_rows(address).split("/")
    strokes = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, bit in enumerate(row) if bit == "1"]
    return len(rows), "".join(strokes)
