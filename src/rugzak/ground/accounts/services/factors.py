"""Adding and taking away ways in. Each change is recorded, and the person gets a message about it."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.codes import check_pin_strength
from rugzak.ground.accounts.events import FactorsChanged
from rugzak.ground.accounts.models import Member, Pin, Session, User
from rugzak.ground.accounts.services import credentials
from rugzak.ground.accounts.words import Factor
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal

PASSKEYS_LIMIT = 10


@transaction.atomic
def set_pin(*, member: Member, pin: str) -> None:
    """Choose or change the PIN. Raises WeakPin."""
    check_pin_strength(pin, staff_number=member.staff_number)
    Pin.objects.update_or_create(
        member=member, defaults={"pin_hash": make_password(pin), "changed_at": timezone.now()}
    )
    record(FactorsChanged(member.pk, Factor.PIN, member.pk))


@transaction.atomic
def set_password(*, member: Member, password: str, keep_session: str | None = None) -> None:
    """Choose or change the password; other sessions end. ``password`` was validated by the form."""
    user = _account(member)
    if not user.email:
        raise Refusal(_("Een wachtwoord kan alleen samen met een e-mailadres. Kies een pincode."))
    user.set_password(password)
    user.save(update_fields=["password"])
    Session.objects.filter(user_id=user.pk).exclude(session_key=keep_session).delete()
    record(FactorsChanged(member.pk, Factor.PASSWORD, member.pk))


@transaction.atomic
def add_passkey(*, request: HttpRequest, member: Member, name: str, answer: str) -> Authenticator:
    """Keep the key that the browser just made for the challenge in this session. Raises KeyRefused."""
    user = _account(member)
    if credentials.passkeys_of(user).count() >= PASSKEYS_LIMIT:
        raise Refusal(_("Je hebt al tien toegangssleutels. Haal er eerst een weg die je niet meer gebruikt."))
    key = credentials.keep_passkey(request, user, name=name.strip()[:60], answer=answer)
    record(FactorsChanged(member.pk, Factor.PASSKEY, member.pk))
    return key


@transaction.atomic
def remove_passkey(*, member: Member, key: Authenticator) -> None:
    key.delete()
    record(FactorsChanged(member.pk, Factor.PASSKEY, member.pk))


@transaction.atomic
def activate_totp(*, request: HttpRequest, member: Member, code: str) -> None:
    """Begin with codes of an app, once the first code shows that the app has the secret."""
    credentials.activate_totp(request, _account(member), code)
    record(FactorsChanged(member.pk, Factor.TOTP, member.pk))


@transaction.atomic
def remove_totp(*, member: Member) -> None:
    """Stop with codes of an app; the emergency codes that go with them stop too."""
    Authenticator.objects.filter(
        user=_account(member), type__in=(Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    ).delete()
    record(FactorsChanged(member.pk, Factor.TOTP, member.pk))


@transaction.atomic
def new_recovery_codes(*, member: Member) -> list[str]:
    """Ten new emergency codes, each works once; the former ones stop working."""
    codes = credentials.new_recovery_codes(_account(member))
    record(FactorsChanged(member.pk, Factor.RECOVERY_CODES, member.pk))
    return codes


def _account(member: Member) -> User:
    if member.user is None:
        raise ValueError("a member without an account has no ways in")
    return member.user
