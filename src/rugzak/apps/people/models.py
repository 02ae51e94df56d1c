"""Regions, locations, teams and who belongs to them. No birth date, gender or national number anywhere."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.words import EmploymentKind, TeamKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.history import remembered
from rugzak.ground.tenancy.models import Owned


@remembered("organisation", "name")
class Region(Owned):
    """The area in which a coach travels."""

    name = models.CharField(_("naam"), max_length=60)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="region_name_once",
                violation_error_message=_("Er is al een regio met deze naam."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@remembered("organisation", "region", "name", "latitude", "longitude", "closed_on")
class Location(Owned):
    """A place of care, or the base of a team that goes to people's homes.

    Coordinates are WGS 84 in degrees. ``has_reception`` is False where a phone has
    no network, so that a coach knows beforehand.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="locations")
    name = models.CharField(_("naam"), max_length=80)
    street = models.CharField(_("straat en nummer"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("plaats"), max_length=60)
    latitude = models.DecimalField(
        _("breedtegraad"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("lengtegraad"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    has_reception = models.BooleanField(_("telefoon heeft hier bereik"), default=True)
    closed_on = models.DateField(_("gesloten vanaf"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="location_name_once",
                violation_error_message=_("Er is al een locatie met deze naam."),
            ),
            models.CheckConstraint(
                # In SQL a comparison with NULL is not false, so "both or none" must be said.
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="location_coordinates_together",
                violation_error_message=_("Vul breedtegraad en lengtegraad allebei in, of geen van beide."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PostcodePlace(Owned):
    """Where a postcode lies, from a table the organisation brought: of six signs, or of the four digits."""

    postcode = models.CharField(max_length=7)
    latitude = models.DecimalField(max_digits=8, decimal_places=5)
    longitude = models.DecimalField(max_digits=8, decimal_places=5)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "postcode"], name="postcode_once")]


@remembered("organisation", "location", "name", "kind", "ended_on")
class Team(Owned):
    """People who work together, based at a location."""

    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(_("naam"), max_length=80)
    kind = models.CharField(_("soort"), max_length=7, choices=TeamKind, default=TeamKind.DAY)
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "location", "name"],
                name="team_name_once_per_location",
                violation_error_message=_("Op deze locatie is al een team met deze naam."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@remembered("organisation", "member", "team", "until")
class Membership(Owned):
    """Somebody works in a team from ``since`` through ``until``; several teams may go together."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    since = models.DateField(_("sinds"))
    until = models.DateField(_("tot en met"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "member", "team"],
                condition=Q(until=None),
                name="membership_active_once",
                violation_error_message=_("Deze collega zit al in dit team."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="membership_span"
            ),
        ]


@remembered("organisation", "member", "kind", "starts_on", "ends_on", "hours_per_week")
class Employment(Owned):
    """Why and for how long somebody works here; several may follow each other or go side by side."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="employments")
    kind = models.CharField(_("soort"), max_length=9, choices=EmploymentKind, default=EmploymentKind.STAFF)
    job_title = models.CharField(_("functie"), max_length=80)
    hours_per_week = models.DecimalField(
        _("uren per week"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    starts_on = models.DateField(_("begint op"))
    ends_on = models.DateField(_("eindigt op"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="employment_span",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week=None) | Q(hours_per_week__range=(0, 60)), name="employment_hours"
            ),
        ]


@remembered("organisation", "member", "role", "region", "team", "ended_at")
class RoleGrant(Owned):
    """Somebody holds a role within a scope: one team, one region, or the whole organisation."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(_("rol"), max_length=17, choices=Role)
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.CASCADE, related_name="role_grants"
    )
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.CASCADE, related_name="role_grants"
    )
    granted_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "member", "role", "region", "team"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="role_active_once",
                violation_error_message=_("Deze collega heeft deze rol al."),
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.TEAM_LEAD) | Q(team__isnull=False),
                name="role_team_lead_has_team",
                violation_error_message=_("Kies het team dat deze teamleider leidt."),
            ),
            models.CheckConstraint(condition=Q(team=None) | Q(region=None), name="role_one_scope"),
        ]
        indexes = [
            models.Index(fields=["organisation", "team"], name="role_of_team", condition=Q(ended_at=None))
        ]
