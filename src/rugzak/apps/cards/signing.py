"""Signing bundles: an Ed25519 key per organisation, of which the private half is wrapped by the master key."""

from __future__ import annotations

import hashlib
import os

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rugzak.apps.cards.models import SigningKey
from rugzak.ground.trust.master_keys import master_keys

NONCE_BYTES = 12


def new_key() -> SigningKey:
    """A fresh key of the current organisation; the caller saves it."""
    private = Ed25519PrivateKey.generate()
    row = SigningKey(public=_raw(private.public_key()))
    row.fill_organisation()
    _wrap(
        row,
        private.private_bytes(
            serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()
        ),
    )
    return row


def rewrap(row: SigningKey) -> None:
    """The same key under the active master key; the caller saves it."""
    _wrap(row, _unwrapped(row))


def signature_of(row: SigningKey, message: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(_unwrapped(row)).sign(message)


def is_signed_by(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """How two people compare a key over the phone: "3f2a 91c0 77de b1e4"."""
    digest = hashlib.sha256(public).hexdigest()[:16]
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))


def _wrap(row: SigningKey, secret: bytes) -> None:
    masters, nonce = master_keys(), os.urandom(NONCE_BYTES)
    row.master_key = masters.active
    row.wrapped = nonce + AESGCM(masters.key(masters.active)).encrypt(nonce, secret, _bound_to(row))


def _unwrapped(row: SigningKey) -> bytes:
    secret = bytes(row.wrapped)
    key = master_keys().key(row.master_key)
    return AESGCM(key).decrypt(secret[:NONCE_BYTES], secret[NONCE_BYTES:], _bound_to(row))


def _raw(public: Ed25519PublicKey) -> bytes:
    return public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _bound_to(row: SigningKey) -> bytes:
    return f"{row.organisation_id}|cards.signing".encode()
