"""Input about people, places, teams and roles, to clean values."""

from rugzak.apps.people.forms.finding import PeopleFilterForm, PlaceFilterForm
from rugzak.apps.people.forms.persons import (
    AddPersonForm,
    EmploymentForm,
    LastDayForm,
    PersonForm,
)
from rugzak.apps.people.forms.places import LocationForm, RegionForm, TeamForm
from rugzak.apps.people.forms.roles import CodesForm, JoinForm, RoleForm

__all__ = [
    "AddPersonForm",
    "CodesForm",
    "EmploymentForm",
    "JoinForm",
    "LastDayForm",
    "LocationForm",
    "PeopleFilterForm",
    "PersonForm",
    "PlaceFilterForm",
    "RegionForm",
    "RoleForm",
    "TeamForm",
]
