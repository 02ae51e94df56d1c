"""Faces of the pocket: its worker, the page without a network, what goes along, and what comes in."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext

from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import OWN_IDLE, OWN_LIFE, Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import read_id
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.pocket import deeds, services
from rugzak.ground.pocket.context import carries
from rugzak.ground.pocket.keys import key_of, tag_of
from rugzak.ground.pocket.words import LARGEST, NO_INSTALL, NO_INSTALL_KEPT

# What every page stands on, and what the page without a network needs: nothing of anybody.
SHELL = (
    "ui/rugzak.css", "ui/rugzak.js", "ui/fonts/ahn.woff2", "ui/icons.svg", "ui/brand/favicon.svg",
    "ui/brand/icon-192.png", "ui/vendor/htmx-4.0.1.min.js", "ui/vendor/htmx-sse-4.0.1.min.js",
    "pocket/pocket.js", "pocket/page.js", "pocket/list.js",
)  # fmt: skip
NOBODY_KNOWS = {"state": "gone"}


@access(anyone=True, data=Data.OPEN)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: its list, then its code. Another list or language is another worker."""
    files = [static(name) for name in SHELL]
    style = _style_of(request)
    facts = {
        "files": [*files, style] if style else files,
        "page": reverse("pocket:shell"),
        "waiting": reverse("pocket:waiting"),
        "later": [{"name": one.name, "address": f"^{_for_script(one.address)}$"} for one in deeds.known()],
        "language": get_language(),
    }
    facts["cache"] = f"rugzak-{hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:12]}"
    scripts = ", ".join(json.dumps(static(name)) for name in ("pocket/pocket.js", "pocket/worker.js"))
    code = f"const FACTS = {json.dumps(facts)};\nimportScripts({scripts});\n"
    answer = HttpResponse(code, content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@access(anyone=True, data=Data.OPEN)
def shell(request: HttpRequest) -> HttpResponse:
    """The page without a network. It is kept on the device, so it knows nobody, and holds no token."""
    nobody = {"pocket_scripts": "", "pocket_of": "", "pocket_stays_empty": False, "foot_panels": []}
    return render(request, "pocket/shell.html", {**nobody, "style": _style_of(request), **_known()})


@access(relation="wat op dit apparaat wacht", data=Data.INTERNAL, lane=Lane.FULL)
def waiting(request: PersonRequest) -> HttpResponse:
    """The same with a network: what waits stands on the device, the server does not know it."""
    return render(request, "pocket/waiting.html", _known())


@access(relation="eigen bezoeken van deze week", data=Data.PERSONAL, lane=Lane.FULL)
def take_along(request: PersonRequest) -> JsonResponse:
    """What goes along for this week, and the key to seal it with. On a shared tablet: nothing."""
    if not carries(request):
        return JsonResponse({"stays_empty": True})
    browser = read_id(request.GET.get("browser", "")) or UUID(int=0)
    name, key = key_of(request.person, browser, request.GET.get("slot", ""))
    started = int(request.session["started_at"])
    held = {
        "of": tag_of(request.person),
        "browser": str(browser),
        "slot": name,
        "key": key,
        "until": int((started + OWN_LIFE.total_seconds()) * 1000),
        "rest": int(OWN_IDLE.total_seconds() * 1000),
    }
    return JsonResponse({**held, "token": get_token(request), "week": deeds.taken_along(request.person)})


@access(relation="eigen werk van zonder verbinding", data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def send(request: PersonRequest) -> JsonResponse:
    """One thing that waited. The answer says what came of it; only "sent" means that it may go from the device."""
    thing = _read(request)
    if thing is None or str(thing.get("of", "")) != tag_of(request.person):
        return JsonResponse({"state": "not-yours"})
    key = read_id(str(thing.get("key", "")))
    fields = _pairs(thing.get("fields"))
    if key is None or fields is None:
        return JsonResponse(NOBODY_KNOWS)
    found = deeds.understood(str(thing.get("deed", "")), str(thing.get("address", "")), fields, str(key))
    return JsonResponse(_outcome(request, *found) if found else NOBODY_KNOWS)


@access(methods=("POST",))
def no_install(request: PersonRequest) -> HttpResponse:
    """No to Rugzak on the home screen: this browser is not asked again."""
    answer = HttpResponseRedirect("/")
    answer.set_cookie(
        NO_INSTALL,
        "nee",
        max_age=int(NO_INSTALL_KEPT.total_seconds()),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return answer


def _outcome(request: PersonRequest, deed: deeds.Later, sent: deeds.Sent) -> dict[str, Any]:
    try:
        href = services.receive(deed=deed, sent=sent, by=request.person)
    except deeds.Clash as clash:
        sides = {"now": clash.now, "yours": clash.yours}
        return {"state": "clash", **sides, "href": clash.href, "again": dict(clash.again)}
    except Refusal as refusal:
        return {"state": "refused", "now": str(refusal)}
    except Http404:
        return {"state": "gone", "now": gettext("Dit bestaat niet meer, of het is niet meer van jou.")}
    return {"state": "sent", "href": href}


def _read(request: HttpRequest) -> dict[str, Any] | None:
    if len(request.body) > LARGEST:
        return None
    try:
        thing = json.loads(request.body)
    except ValueError:
        return None
    return thing if isinstance(thing, dict) else None


def _pairs(told: Any) -> list[tuple[str, str]] | None:
    """``[["day", "2027-03-09"], …]``; None for anything else."""
    if not isinstance(told, list):
        return None
    fine = all(isinstance(one, list) and len(one) == 2 for one in told)
    return [(str(name), str(value)) for name, value in told] if fine else None


def _style_of(request: HttpRequest) -> str:
    person = getattr(request, "person", None)
    return person.organisation.style_url if person else ""


def _known() -> dict[str, Any]:
    """The names of all that may wait, and what can be begun here with the choices of its form."""
    known = deeds.known()
    begun_here = [one for one in known if one.form]
    choices: dict[str, Any] = {}
    for one in begun_here:
        choices |= one.choices()
    return {**choices, "labels": [(one.name, one.label) for one in known], "forms": begun_here}


def _for_script(pattern: str) -> str:
    """Named groups are written differently in a browser."""
    return pattern.replace("(?P<", "(?<")
