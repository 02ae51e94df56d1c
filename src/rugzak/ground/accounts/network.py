"""From where a request comes, for counting tries only: an address is never stored."""

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def client_address(request: HttpRequest) -> str:
    """The address of the browser, as told by the last proxy that we trust ourselves.

    With n trusted proxies the n-th entry from the right of X-Forwarded-For was
    written by our own machines; anything further to the left anybody can type.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies = settings.ENVIRONMENT.trusted_proxies
    if not proxies:
        return direct
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return told[-proxies] if len(told) >= proxies else direct


def address_key(request: HttpRequest) -> bytes:
    """A hash of the address that cannot be followed to another day."""
    return _hashed("address", _one_household(client_address(request)))


def account_key(request: HttpRequest, account: str) -> bytes:
    """A hash of the account with the network: a stranger elsewhere cannot use up somebody's tries."""
    return _hashed("account", f"{account.strip().casefold()}|{_network(client_address(request))}")


def _one_household(address: str) -> str:
    """Of IPv6 the part that a provider gives to one connection: whoever has it can take any address in it."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return address if ip.version == 4 else str(ipaddress.ip_network((ip, 64), strict=False))


def _network(address: str) -> str:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 48), strict=False))


def _hashed(kind: str, text: str) -> bytes:
    today = timezone.now().date().isoformat()
    return hmac.digest(settings.SECRET_KEY.encode(), f"{kind}|{today}|{text}".encode(), hashlib.sha256)
