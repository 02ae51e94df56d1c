"""The key that seals what a browser carries: made anew from the master key whenever its owner asks.

It stands nowhere: not in our database, and not on the device. The browser holds it in
memory for as long as a page is open, and asks again after signing in. Somebody else on
the same device gets another key, and so opens nothing.
"""

import base64
import hashlib
import hmac
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rugzak.ground.accounts.models import Member
from rugzak.ground.trust.master_keys import KEY_BYTES, master_keys

PURPOSE = b"rugzak pocket 1 "


def key_of(person: Member, browser: UUID, name: str = "") -> tuple[str, str]:
    """The name of the master key it is made of, and the key in base64.

    ``name`` is what the browser was told when it sealed: after a rotation what waits
    still opens, for as long as the old master key stands in the file.
    """
    masters = master_keys()
    name = name if name in masters.keys else masters.active
    made = HKDF(SHA256(), KEY_BYTES, salt=browser.bytes, info=PURPOSE + person.pk.bytes)
    return name, base64.b64encode(made.derive(masters.key(name))).decode()


def tag_of(person: Member) -> str:
    """By this a browser knows whether what it carries is of whoever signs in; it tells nobody who that is."""
    masters = master_keys()
    digest = hmac.new(masters.key(masters.active), PURPOSE + person.pk.bytes, hashlib.sha256)
    return digest.hexdigest()[:24]
