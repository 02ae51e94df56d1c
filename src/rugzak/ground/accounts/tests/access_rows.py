"""Who gets what at each address under /toegang/."""

from typing import Any

from allauth.mfa.models import Authenticator
from tests.support.access import EVERYONE_SIGNED_IN, Row
from tests.support.cast import IDS, seat_of

from rugzak.ground.accounts import services
from rugzak.ground.accounts.models import Member, PaperCode, Session
from rugzak.ground.accounts.views.me import public_key

HELPERS = frozenset({"ruben", "fenna", "aicha"})
WIETSKE = frozenset({"wietske"})
PIN = "482915"


def _person(name: str) -> Member:
    return Member.objects.select_related("organisation", "user").get(pk=IDS[name])


def _wietske() -> Member:
    return _person("wietske")


def _token() -> dict[str, Any]:
    return {"token": "x" * 43}


def _device() -> dict[str, Any]:
    return {"device_id": services.trust_device(member=_wietske(), label="iPhone")[0].pk}


def _tablet() -> dict[str, Any]:
    ruben = _person("ruben")
    return {"device_id": services.share_tablet(label="Duinroos", by=ruben)[0].pk}


def _key() -> dict[str, Any]:
    key = Authenticator.objects.create(
        user=_wietske().user, type=Authenticator.Type.WEBAUTHN, data={"name": "iPhone", "credential": {}}
    )
    return {"key_id": key.pk}


def _session() -> dict[str, Any]:
    store = Session.get_session_store_class()()
    store.update(seat_of(_wietske(), "full"))  # type: ignore[arg-type]
    store.create()
    return {"key": public_key(Session(session_key=store.session_key))}


def _code() -> dict[str, Any]:
    ruben = _person("ruben")
    services.start_lost_phone(member=_wietske(), by=ruben)
    return {"code_id": PaperCode.objects.get(withdrawn_at=None, purpose="lost").pk}


ROWS = [
    # Whoever is in already goes home.
    Row("accounts:sign_in", opens_for=frozenset(), refusal=302),
    # Without a known device, an asked code or a half-way sign-in one is sent back.
    Row("accounts:pin", opens_with=302),
    Row("accounts:mail_code", opens_with=302),
    Row("accounts:second_step", opens_with=302),
    Row("accounts:choose_organisation", opens_with=302),
    Row("accounts:unlock", opens_with=302),
    Row("accounts:lock", sends=dict),
    Row("accounts:awake", opens_with=204),
    Row("accounts:paper_code"),
    Row("accounts:invitation", thing=_token),
    Row("accounts:mail"),
    Row("accounts:password"),
    Row("accounts:key"),
    Row("accounts:key_challenge", sends=dict),
    Row("accounts:choose_way", opens_with=302),
    Row("accounts:step_up", opens_with=302),
    Row("accounts:confirm"),
    Row("accounts:sign_out", sends=dict),
    Row("accounts:language", sends=lambda: {"language": "en"}),
    Row("accounts:theme", sends=lambda: {"theme": "dark"}),
    Row("accounts:me"),
    Row("accounts:change_pin", sends=lambda: {"pin": PIN, "again": PIN}),
    Row("accounts:change_password", sends=lambda: {"new_password": "vier losse woorden achtereen"}),
    Row("accounts:add_key"),
    Row("accounts:new_key_challenge", sends=dict),
    Row("accounts:remove_key", opens_for=WIETSKE, thing=_key, sends=dict),
    Row("accounts:app_codes"),
    Row("accounts:stop_app_codes", sends=dict),
    Row("accounts:recovery_codes", opens_with=302),
    Row("accounts:end_device", opens_for=WIETSKE, thing=_device, sends=dict),
    Row("accounts:end_session", opens_for=WIETSKE, thing=_session, sends=dict),
    Row("accounts:lost_my_phone", sends=dict),
    Row("accounts:lost_phone", opens_for=HELPERS | {"greet"}),
    Row("accounts:confirm_lost_phone", opens_for=HELPERS, thing=_code, sends=dict),
    Row("accounts:withdraw_lost_phone", opens_for=HELPERS, thing=_code, sends=dict),
    Row("accounts:tablets", opens_for=HELPERS | {"greet"}, sends=lambda: {"label": "Helmgras"}),
    Row("accounts:end_tablet", opens_for=HELPERS, thing=_tablet, sends=dict),
]

assert all(row.opens_for <= EVERYONE_SIGNED_IN for row in ROWS)
