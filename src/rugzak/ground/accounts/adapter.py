"""What we tell allauth: no sign-up, our words in its mail, our secrets encrypted."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _

from rugzak.ground.accounts.models import Member, User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account by themselves: the organisation does."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our own pages say what happened."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The only mail allauth may send is the code; it has no name, no link and no organisation."""
        if not template_prefix.endswith("login_code"):
            return
        body = render_to_string("accounts/mail/code.txt", {"code": context["code"]})
        send_mail(_("Je code voor Rugzak"), body, None, [email])


class SecretAdapter(DefaultMFAAdapter):
    """Passkeys and one-time codes."""

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """What a phone shows in its list of keys: the name of the person, never an address."""
        name = self._name_of(user)
        return {"id": user_pk_to_url_str(user).encode(), "name": name, "display_name": name}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Rugzak"}

    def get_totp_label(self, user: User) -> str:
        return self._name_of(user)

    def get_totp_issuer(self) -> str:
        return "Rugzak"

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def _name_of(self, user: User) -> str:
        member = Member.objects.filter(user=user).first()
        return member.display_name if member else "Rugzak"


def _box() -> MultiFernet:
    """A box with keys of its own, made from the installation's secret and the former ones."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"rugzak.accounts.mfa|" + force_bytes(secret)).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
