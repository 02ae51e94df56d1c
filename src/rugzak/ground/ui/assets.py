"""One stylesheet and one script, put together by ``python -m rugzak.ground.ui.assets`` from readable files.

A first visit on a bad network pays for each request, a reader for each long file: so both get their way.
Each script becomes a block of its own, so names of one behaviour never meet those of another.
"""

from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "assets"
TARGETS = {"css": HERE / "static" / "ui" / "rugzak.css", "js": HERE / "static" / "ui" / "rugzak.js"}


def assembled(kind: str) -> str:
    """The whole stylesheet ("css") or script ("js")."""
    files = sorted((SOURCES / kind).glob(f"*.{kind}"))
    texts = [file.read_text(encoding="utf-8").strip() for file in files]
    if kind == "js":
        texts = [f"// {file.name}\n{{\n{text}\n}}" for file, text in zip(files, texts, strict=True)]
    return "\n\n".join(texts) + "\n"


def write() -> None:
    """Write both files."""
    for kind, target in TARGETS.items():
        target.write_text(assembled(kind), encoding="utf-8")


if __name__ == "__main__":
    write()
