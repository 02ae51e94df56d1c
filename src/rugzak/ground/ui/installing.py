"""What a phone needs to put Rugzak on its home screen."""

from typing import Any

from django.templatetags.static import static
from django.utils.translation import get_language

from rugzak.ground.ui.colour import readable_pair

BRAND, GROUND = "#17635f", "#fbf8f3"
ICONS = (
    ("ui/brand/favicon.svg", "any", "image/svg+xml", "any"),
    ("ui/brand/icon-192.png", "192x192", "image/png", "any"),
    ("ui/brand/icon-512.png", "512x512", "image/png", "any"),
    ("ui/brand/icon-maskable-512.png", "512x512", "image/png", "maskable"),
)


def installable(*, name: str, colour: str) -> dict[str, Any]:
    """The manifest, with the name and colour of an organisation when there is one."""
    return {
        "id": "/",
        "name": f"Rugzak {name}".strip(),
        "short_name": "Rugzak",
        "lang": get_language() or "nl",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": readable_pair(colour)[0] if colour else BRAND,
        "icons": [
            {"src": static(file), "sizes": sizes, "type": kind, "purpose": purpose}
            for file, sizes, kind, purpose in ICONS
        ],
    }
