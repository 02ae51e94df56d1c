"""Sealing and opening text with a key of the person whom it belongs to.

AES-256-GCM. Each member has one data key, wrapped by the master key that lives
outside database and backup. The table, row and field are bound into each
ciphertext: moved to another row or column it is refused. Keys are fetched for each
use and never cached, so an erased key is gone at once.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import IntegrityError, models, transaction

from rugzak.ground.kernel.kept import kept
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.trust.master_keys import KEY_BYTES, MasterKeys, master_keys
from rugzak.ground.trust.models import SubjectKey
from rugzak.ground.trust.sealed import VERSION, Sealed

NONCE_BYTES = 12


class Unreadable(RuntimeError):
    """This ciphertext does not open: changed, moved, of another person, or its key was erased."""


@dataclass(frozen=True)
class DataKey:
    """The key of one person, in memory for as long as one act takes."""

    member_id: UUID
    _key: bytes = field(repr=False)

    def seal(self, row: models.Model, name: str, text: str) -> Sealed:
        """``text`` for the field ``name`` of ``row``, and for no other place."""
        return self.seal_bytes(row, name, text.encode())

    def seal_bytes(self, row: models.Model, name: str, content: bytes) -> Sealed:
        """As ``seal``, for a file: a photo or a sound."""
        nonce = os.urandom(NONCE_BYTES)
        secret = AESGCM(self._key).encrypt(nonce, content, _place(row, name))
        return Sealed(VERSION + nonce + secret)

    def open(self, row: models.Model, name: str) -> str:
        """The words in the field ``name`` of ``row``; empty when nothing was written. Raises Unreadable."""
        return self.open_bytes(row, name).decode()

    def open_bytes(self, row: models.Model, name: str) -> bytes:
        """As ``open``, for a file; empty when there is none. Raises Unreadable."""
        sealed = getattr(row, name)
        if sealed is None:
            return b""
        return _opened(self._key, bytes(sealed).removeprefix(VERSION), _place(row, name))


def key_of(member_id: UUID) -> DataKey:
    """The data key of a member, to open with. Raises Unreadable when it was erased or never made."""
    rows = _keys(member_id=member_id)
    if not rows:
        raise Unreadable("nothing was ever sealed for this person")
    return _unwrapped(rows[0], master_keys())


def key_to_seal(member_id: UUID) -> DataKey:
    """The data key of a member, to write with; made at its first use. Raises Unreadable after erasure."""
    rows = _keys(member_id=member_id) or [_new_key(member_id)]
    return _unwrapped(rows[0], master_keys())


def keys_of(member_ids: Iterable[UUID]) -> dict[UUID, DataKey]:
    """The data keys of several members in one query; who has none, or lost it, is left out."""
    masters = master_keys()
    rows = SubjectKey.objects.filter(member_id__in=set(member_ids), erased_at=None)
    return {row.member_id: _unwrapped(row, masters) for row in rows}


def keys_to_seal(member_ids: Iterable[UUID]) -> dict[UUID, DataKey]:
    """The data keys of many members in two statements, made where there were none; for loading in bulk."""
    wanted, masters = set(member_ids), master_keys()
    there = set(SubjectKey.objects.filter(member_id__in=wanted).values_list("member_id", flat=True))
    SubjectKey.objects.bulk_create(_fresh(member_id, masters) for member_id in sorted(wanted - there))
    return keys_of(wanted)


def rewrapped(row: SubjectKey) -> SubjectKey:
    """The row with its key wrapped by the active master key; nobody's text changes. Saves nothing."""
    masters = master_keys()
    key = _unwrapped(row, masters)
    _wrap(row, key._key, masters)
    return row


@kept
def _keys(member_id: UUID) -> models.QuerySet[SubjectKey]:
    return SubjectKey.objects.filter(member_id=member_id)


def _new_key(member_id: UUID) -> SubjectKey:
    row = _fresh(member_id, master_keys())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # somebody else's request was first; its key is as good
        return SubjectKey.objects.get(member_id=member_id)
    return row


def _fresh(member_id: UUID, masters: MasterKeys) -> SubjectKey:
    row = SubjectKey(member_id=member_id)
    row.fill_organisation()
    _wrap(row, os.urandom(KEY_BYTES), masters)
    return row


def _wrap(row: SubjectKey, key: bytes, masters: MasterKeys) -> None:
    nonce = os.urandom(NONCE_BYTES)
    row.master_key = masters.active
    row.wrapped = nonce + AESGCM(masters.key(masters.active)).encrypt(nonce, key, _owner(row))


def _unwrapped(row: SubjectKey, masters: MasterKeys) -> DataKey:
    if row.wrapped is None:
        raise Unreadable("the key of this person was erased")
    return DataKey(row.member_id, _opened(masters.key(row.master_key), bytes(row.wrapped), _owner(row)))


def _opened(key: bytes, secret: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(secret[:NONCE_BYTES], secret[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):
        raise Unreadable("this ciphertext was changed, moved, or sealed with another key") from None


def _place(row: models.Model, name: str) -> bytes:
    return f"{current_organisation_id()}|{row._meta.db_table}|{row.pk}|{name}".encode()


def _owner(row: SubjectKey) -> bytes:
    return f"{row.organisation_id}|{row.member_id}".encode()
