"""Which tables an organisation takes along, read from the data map. Whatever is new about people stays inside.

Nobody has to list a new table: without people it goes along, with sealed words it
never does, and about people only when it stands here as the employer's own.
"""

from rugzak.across.privacy.register import data_map, model_of
from rugzak.across.privacy.words import Inside
from rugzak.ground.kernel.data_map import Data, Kept
from rugzak.ground.tenancy.isolation import is_owned
from rugzak.ground.tenancy.models import Organisation

# About people, and yet the employer's own record: who works where, and released hours in time and place.
EMPLOYERS = frozenset(
    {
        "accounts.Member",
        "agenda.Overrun",
        "agenda.Shift",
        "agenda.Visit",
        "people.Employment",
        "people.EmploymentHistory",
        "people.LocationHistory",
        "people.Membership",
        "people.MembershipHistory",
        "people.RegionHistory",
        "people.RoleGrant",
        "people.RoleGrantHistory",
        "people.TeamHistory",
        "programmes.Appointment",
        "programmes.AppointmentHistory",
        "programmes.ProgrammeHistory",
        "tenancy.OrganisationHistory",
    }
)
OPENS = frozenset(
    {"accounts.Device", "accounts.Pin", "accounts.PaperCode", "agenda.Feed", "trust.SubjectKey"}
)
PASSING = ("exchange.", "privacy.")
# Apps of which nothing goes along, not even numbers: small ones tell who.
SEALED_APPS = ("support.", "reflection.", "trust.", "coaching.", "happenings.")
# Columns that stay inside: a place in somebody's own words, and what kind of moment it was.
COLUMNS_INSIDE = {"agenda.Visit": {"place", "setting"}, "accounts.Member": {"user", "theme", "language"}}


def stays_inside(label: str, kept: Kept) -> Inside | None:
    """Why this table does not go along, or None when it does."""
    model = model_of(label)
    if not is_owned(model) and model is not Organisation and label != "tenancy.OrganisationHistory":
        return Inside.NOT_OURS
    if label in OPENS:
        return Inside.OPENS
    if label.startswith(PASSING):
        return Inside.PASSING
    if label.startswith(SEALED_APPS):
        return Inside.SEALED
    classes = set(kept.classes.values())
    if Data.CONFIDENTIAL in classes:
        return Inside.SEALED
    if Data.PERSONAL in classes or kept.about:
        return None if label in EMPLOYERS else Inside.OF_PERSON
    return None if not label.endswith("History") or label in EMPLOYERS else Inside.OF_PERSON


def tables_out() -> list[str]:
    return sorted(label for label, kept in data_map().items() if stays_inside(label, kept) is None)


def columns_of(label: str) -> list[str]:
    """The columns that go along: what was stated, no files and no secrets."""
    inside = COLUMNS_INSIDE.get(label, set())
    fields = model_of(label)._meta.concrete_fields
    return [
        field.attname
        for field in fields
        if field.name not in inside and field.get_internal_type() not in ("BinaryField",)
    ]
