"""User signs in; Member is the human in one organisation, at whom every *who* points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.words import CodePurpose, DeviceKind, Lane, Role
from rugzak.ground.kernel.history import remembered
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.tenancy.words import Language


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str | None = None, password: str | None = None) -> User:
        """A way to sign in, with an e-mail address or (a carer without a mailbox) without one."""
        user = self.model(email=self.normalize_email(email) or None)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One way to sign in. Belongs to no organisation: the member does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.UUIDField(unique=True, default=new_id, editable=False)
    email = models.EmailField(_("e-mailadres"), null=True, blank=True)  # noqa: DJ001 (unique, so NULL)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return str(self.handle)


@dataclass(frozen=True)
class HeldRole:
    """A role with its scope: a region, a team, or (both None) the whole organisation."""

    role: Role
    region_id: UUID | None = None
    team_id: UUID | None = None


@remembered("organisation", "user", "ended_at")
class Member(Owned):
    """A human in one organisation, with or without a way to sign in.

    No birth date, no gender, no national number: Rugzak has no use for them.
    ``sort_key`` sorts "van den Berg" and "Özdemir" where a reader looks for them.
    """

    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="members")
    first_name = models.CharField(_("voornaam"), max_length=60)
    prefix = models.CharField(_("tussenvoegsel"), max_length=20, blank=True)
    last_name = models.CharField(_("achternaam"), max_length=80)
    sort_key = models.CharField(max_length=170, editable=False)
    staff_number = models.CharField(_("personeelsnummer"), max_length=20)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=20, blank=True)
    language = models.CharField(_("taal"), max_length=5, choices=Language, blank=True)
    theme = models.CharField(_("licht of donker"), max_length=5, blank=True)
    ended_at = models.DateTimeField(_("uit dienst"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "staff_number"], name="member_staff_number_once"),
            models.UniqueConstraint(fields=["organisation", "user"], name="member_user_once"),
        ]
        indexes = [models.Index(fields=["organisation", "sort_key"], name="member_by_name")]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        return " ".join(part for part in (self.first_name, self.prefix, self.last_name) if part)

    @property
    def initials(self) -> str:
        return (self.first_name[:1] + self.last_name[:1]).upper()

    # What this member may do beside being a colleague; people.queries fills it for whoever acts.
    held: Sequence[HeldRole] = ()

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(held.role for held in self.held)

    @property
    def has_left(self) -> bool:
        return self.ended_at is not None and self.ended_at <= timezone.now()


class Device(Owned):
    """A phone or tablet that somebody trusts: half of "device and PIN".

    The token itself is only in the device's cookie; we keep its hash.
    """

    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="devices")
    kind = models.CharField(max_length=6, choices=DeviceKind, default=DeviceKind.OWN)
    label = models.CharField(_("naam van het apparaat"), max_length=60)
    token_hash = models.BinaryField(max_length=32)
    # Who made this tablet a shared one; an own device needs nobody else.
    registered_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    wrong_pins = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "token_hash"], name="device_token_once"),
            models.CheckConstraint(
                condition=models.Q(kind=DeviceKind.SHARED) | models.Q(member__isnull=False),
                name="device_own_has_member",
            ),
        ]


class Pin(Owned):
    """The one PIN of a member.

    Worth nothing by itself: it opens the full lane together with the person's own
    device, and the low lane together with a staff number on a shared tablet.
    """

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="pin")
    pin_hash = models.CharField(max_length=160)
    changed_at = models.DateTimeField(default=timezone.now)


class PaperCode(Owned):
    """A code on paper, or the link of an invitation: it opens the door once, within a day."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="paper_codes")
    purpose = models.CharField(max_length=5, choices=CodePurpose, default=CodePurpose.FIRST_SIGN_IN)
    code_hash = models.BinaryField(max_length=32)
    issued_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    # A lost phone is mended by two humans: the second one confirms before the code works.
    confirmed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code_hash"], name="paper_code_once"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("issued_by")),
                name="paper_code_two_humans",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("member")),
                name="paper_code_not_confirmed_by_oneself",
            ),
        ]


class Session(AbstractBaseSession):
    """A signed-in browser. Knows whose it is, so that all of somebody's sessions can be ended at once."""

    user_id = models.UUIDField(null=True, db_index=True)
    member_id = models.UUIDField(null=True, db_index=True)
    organisation_id = models.UUIDField(null=True)
    device_id = models.UUIDField(null=True)
    lane = models.CharField(max_length=4, choices=Lane, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    @classmethod
    def get_session_store_class(cls) -> type:
        """The store Django uses; named in the settings, as it needs this model itself."""
        store: type = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return store


class Tries(models.Model):
    """A count of attempts per key within the hour since the first; parallel tries all count.

    ``key`` is a hash: of an account, or of a network address with a daily salt.
    """

    key = models.BinaryField(primary_key=True, max_length=32)
    since = models.DateTimeField()
    count = models.PositiveSmallIntegerField(default=0)
