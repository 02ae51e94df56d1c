"""Passkeys, codes of an app, emergency codes and codes by mail: thin over allauth, which does the hard part.

The only module that touches allauth's insides; an upgrade of allauth is checked here.
None of allauth's own pages or addresses are used, so no way in stands open unseen.
"""

import json
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStageController
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import User
from rugzak.ground.kernel.refusal import Refusal

MAIL_CODE_STAGE = "login_by_code"


class KeyRefused(Refusal):
    sentence = _("Deze toegangssleutel past niet, of het duurde te lang. Probeer het nog een keer.")


class CodeWrong(Refusal):
    sentence = _("Deze code klopt niet, of is niet meer geldig. Kijk hem na en probeer het opnieuw.")
    field = "code"


# ── Passkeys ──


def passkeys_of(user: User) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).order_by("created_at")


def passkey_to_make(user: User) -> dict[str, Any]:
    """The challenge with which a browser makes a key that opens without typing a name."""
    return json_safe(webauthn.begin_registration(user, True))


def passkey_to_show(user: User | None = None) -> dict[str, Any]:
    """The challenge for signing in: by any key of this site, or only by the keys of ``user``."""
    return json_safe(webauthn.begin_authentication(user))


def keep_passkey(request: HttpRequest, user: User, *, name: str, answer: str) -> Authenticator:
    """The browser's answer to ``passkey_to_make``. Raises KeyRefused."""
    try:
        credential = json.loads(answer)
        webauthn.parse_registration_response(credential)
        made = webauthn.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError) as wrong:
        raise KeyRefused from wrong
    if not made.is_user_verified():
        raise KeyRefused
    return webauthn.WebAuthn.add(user, name, credential).instance


def owner_of_passkey(answer: str, user: User | None = None) -> User:
    """Whose key answered the challenge of this session. Raises KeyRefused.

    A challenge is spent by its answer, and user verification is always asked.
    """
    try:
        credential = json.loads(answer)
        webauthn.parse_authentication_response(credential)
        owner = user or webauthn.extract_user_from_response(credential)
        key = webauthn.complete_authentication(owner, credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise KeyRefused from wrong
    if not owner.is_active:
        raise KeyRefused
    key.record_usage()
    return owner


def json_safe(options: dict[str, Any]) -> dict[str, Any]:
    """The challenge as plain JSON: bytes as base64url, as ``parseRequestOptionsFromJSON`` wants them."""
    return json.loads(json.dumps(options, default=dict))


# ── Codes of an app, and the emergency codes with them ──


def has_totp(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def totp_secret(*, new: bool) -> str:
    """The secret that waits in this session until a first code shows that the app has it."""
    return totp.get_totp_secret(regenerate=new)


def activate_totp(request: HttpRequest, user: User, code: str) -> None:
    """Raises CodeWrong."""
    secret = totp.get_totp_secret()
    if has_totp(user) or not totp.validate_totp_code(secret, code):
        raise CodeWrong
    totp.TOTP.activate(user, secret)
    totp.clear_totp_secret(request)


@transaction.atomic
def totp_matches(user: User, code: str) -> bool:
    """Whether the app's code is right now; each code counts once, in whichever process it arrives."""
    row = Authenticator.objects.select_for_update().filter(user=user, type=Authenticator.Type.TOTP).first()
    # Three codes are good at any moment: the one before and the one after count too.
    used = row.data.get("used", []) if row else []
    if row is None or code in used or not row.wrap().validate_code(code):
        return False
    row.data["used"] = [*used, code][-3:]
    row.save(update_fields=["data"])
    row.record_usage()
    return True


def recovery_code_matches(user: User, code: str) -> bool:
    """Whether it is one of the emergency codes that are left; it is used up by this."""
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return row is not None and bool(RecoveryCodes(row).validate_code(code))


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    return list(RecoveryCodes.activate(user).get_unused_codes())


# ── Codes by mail ──


def send_mail_code(request: HttpRequest, email: str) -> None:
    """Mail a code when somebody has this address; the answer is the same when nobody has."""
    clear_login(request)
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=email)


def waits_for_mail_code(request: HttpRequest) -> bool:
    """Whether this browser asked for a code that can still be used."""
    return _mail_code(request) is not None


def owner_of_mail_code(request: HttpRequest, code: str) -> User | None:
    """Whose code this is; only the browser that asked can spend it, once. None when it is wrong."""
    process = _mail_code(request)
    if process is None:
        return None
    if process.user is None or not compare_user_code(actual=code, expected=process.code):
        process.record_invalid_attempt()
        return None
    clear_login(request)
    return process.user if process.user.is_active else None


def _mail_code(request: HttpRequest) -> LoginCodeVerificationProcess | None:
    stage = LoginStageController.enter(request, MAIL_CODE_STAGE)
    return LoginCodeVerificationProcess.resume(stage) if stage else None


def password_owner(request: HttpRequest, email: str, password: str) -> User | None:
    """Whose address and password these are; as slow for an address that nobody has."""
    return get_adapter(request).authenticate(request, email=email, password=password)
