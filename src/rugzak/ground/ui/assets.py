"""One stylesheet and one script, put together by ``python -m rugzak.ground.ui.assets`` from readable files.

A first visit on a bad network pays for each request, a reader for each long file: so both get their way.
Each script of ours becomes a block of its own, so names of one behaviour never meet those of another. An app
with a screen that needs a script of its own keeps modules in ``assets/<name>/``; what ``main.js`` imports
there becomes ``static/<app>/<name>.js``; what is ours for everybody it takes along as ``ui/<name>.js``.
"""

import re
from pathlib import Path
from textwrap import indent

HERE = Path(__file__).parent
SOURCES = HERE / "assets"
APPS = HERE.parents[1] / "apps"
TARGETS = {"css": HERE / "static" / "ui" / "rugzak.css", "js": HERE / "static" / "ui" / "rugzak.js"}
# From the first module of an app's script to the file that its pages load.
SCRIPTS = {
    main: main.parents[2] / "static" / main.parents[2].name / f"{main.parent.name}.js"
    for main in sorted(APPS.glob("*/assets/*/main.js"))
}
IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"(\./|ui/)([\w-]+\.js)";\n', re.MULTILINE)


def assembled(kind: str) -> str:
    """The whole stylesheet ("css") or script ("js")."""
    files = sorted((SOURCES / kind).glob(f"*.{kind}"))
    texts = [file.read_text(encoding="utf-8").strip() for file in files]
    if kind == "js":
        texts = [f"// {file.name}\n{{\n{text}\n}}" for file, text in zip(files, texts, strict=True)]
    return "\n\n".join(texts) + "\n"


def joined(main: Path) -> str:
    """One module of what ``main`` imports, each before what asks for it; they share their names."""
    return "\n\n".join(_bare(file) for file in _in_order(main, [])) + "\n"


def _in_order(file: Path, seen: list[Path]) -> list[Path]:
    seen.append(file)
    files: list[Path] = []
    for where, name in IMPORT.findall(file.read_text(encoding="utf-8")):
        other = SOURCES / "js" / name if where == "ui/" else file.with_name(name)
        if other not in seen:
            files += _in_order(other, seen)
    return [*files, file]


def _bare(file: Path) -> str:
    """A module without what only modules say; one of ours for everybody keeps its names to itself."""
    text = IMPORT.sub("", file.read_text(encoding="utf-8"))
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"^export ", "", text, flags=re.MULTILINE)).strip()
    return text if file.parent != SOURCES / "js" else f"{{\n{indent(text, '  ')}\n}}"


def write() -> None:
    """Write all of them."""
    for kind, target in TARGETS.items():
        target.write_text(assembled(kind), encoding="utf-8")
    for main, target in SCRIPTS.items():
        target.write_text(joined(main), encoding="utf-8")


if __name__ == "__main__":
    write()
