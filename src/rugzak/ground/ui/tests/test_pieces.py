"""What lies in the repository is what it says it is: bundles, sprite, vendored pieces, error pages."""

import hashlib
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.http import Http404
from django.template.loader import get_template
from django.test import RequestFactory

from rugzak.ground.ui import assets, views
from rugzak.ground.ui.components.declare import registry
from rugzak.ground.ui.gallery.specimens import SHELVES
from rugzak.ground.ui.icons import NAMES, SPRITE

ROOT = Path(__file__).parents[5]
UI = Path(__file__).parents[1]
TOP_NAME = re.compile(r"^(?:async function|function|const|let|class) ([\w$]+)", re.MULTILINE)
ROW = re.compile(r"\| ((?:src|tests)/\S+) \| ([0-9a-f]{64}) \|")


def test_vendored_pieces_are_unchanged_and_listed():
    listed = dict(ROW.findall((ROOT / "THIRD_PARTY.md").read_text()))
    found = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in listed}
    assert found == listed
    folders = [UI / "static" / "ui" / "vendor", UI / "static" / "ui" / "fonts"]
    unlisted = [
        f.name for folder in folders for f in folder.iterdir() if str(f.relative_to(ROOT)) not in listed
    ]
    assert unlisted == []


@pytest.mark.parametrize("kind", ["css", "js"])
def test_the_bundle_is_fresh(kind):
    assert assets.TARGETS[kind].read_text(encoding="utf-8") == assets.assembled(kind)


@pytest.mark.parametrize("main", assets.SCRIPTS, ids=lambda main: main.parents[2].name)
def test_the_script_of_an_app_is_fresh_and_no_name_in_it_is_taken_twice(main):
    script = assets.joined(main)
    assert assets.SCRIPTS[main].read_text(encoding="utf-8") == script
    assert "import " not in script.replace("// ", "")
    names = TOP_NAME.findall(script)
    assert sorted(names) == sorted(set(names))


def test_the_sprite_holds_exactly_our_icons():
    symbols = ElementTree.fromstring(SPRITE.read_text())
    assert {symbol.get("id") for symbol in symbols} == NAMES


def test_scripts_do_nothing_that_is_forbidden():
    script = assets.assembled("js")
    for word in ("innerHTML", "eval(", "localStorage", "sessionStorage", "document.cookie", "new Function"):
        assert word not in script


def test_styles_ask_nothing_of_other_servers():
    assert "http" not in assets.assembled("css")


@pytest.mark.parametrize("path", sorted((UI / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_templates_hold_no_inline_style_or_script(path):
    text = path.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("code", ["400", "403", "404", "413", "429", "500", "503"])
def test_an_error_page_needs_no_context(code):
    html = get_template(f"{code}.html").render()
    assert "<h1>" in html
    assert "Naar het begin" in html
    assert "rug-nummer" not in html


def test_an_error_page_shows_the_number_to_quote():
    assert "7F3K-29" in get_template("500.html").render({"request_number": "7F3K-29"})


def test_a_refusal_gives_the_reason():
    html = get_template("ui/refused.html").render(
        {"reason": "Alleen Wietske en haar coach zien wat hier staat."}
    )
    assert "Niet voor jou" in html
    assert "Alleen Wietske en haar coach" in html


def test_the_gallery_shows_every_component():
    html = views.gallery(RequestFactory().get("/onderdelen/")).content.decode()
    code = " ".join(specimen.code for shelf in SHELVES for specimen in shelf.specimens)
    # These hold a whole page or form, or are drawn by another one.
    elsewhere = {"page_head", "columns", "form_fields", "field_error", "toasts", "hat_face"}
    unseen = [
        name
        for name in registry
        if name not in elsewhere and f"{{% {name} " not in code and f"{{% {name} %}}" not in code
    ]
    assert unseen == []
    assert html.count('class="stage"') > 40


def test_security_txt_is_there_when_an_address_is_given(settings):
    request = RequestFactory().get("/.well-known/security.txt")
    with pytest.raises(Http404):
        views.security(request)
    settings.SECURITY_CONTACT = "mailto:veilig@kustmeer.example"
    lines = views.security(request).content.decode().splitlines()
    assert lines[0] == "Contact: mailto:veilig@kustmeer.example"
    assert re.fullmatch(r"Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*", lines[1])


def test_robots_and_manifest():
    assert views.robots(RequestFactory().get("/robots.txt")).content == b"User-agent: *\nDisallow: /\n"
    manifest = views.manifest(RequestFactory().get("/manifest.webmanifest"))
    assert manifest["Content-Type"] == "application/manifest+json"
    assert json.loads(manifest.content)["icons"][3]["purpose"] == "maskable"
