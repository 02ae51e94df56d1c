"""Writes about people, places, teams and roles."""

from rugzak.apps.people.services.codes import Slip, print_codes
from rugzak.apps.people.services.employment import (
    add_employment,
    change_employment,
    end_account,
    end_accounts_due,
    end_employment,
    return_to_work,
)
from rugzak.apps.people.services.founding import found_organisation
from rugzak.apps.people.services.persons import Details, Work, add_person, change_person, invite_person
from rugzak.apps.people.services.places import (
    add_location,
    add_region,
    change_location,
    change_region,
    close_location,
    remove_region,
    reopen_location,
)
from rugzak.apps.people.services.roles import (
    confirm_administrator,
    end_role,
    grant_role,
    propose_administrator,
    refuse_administrator,
)
from rugzak.apps.people.services.teams import (
    add_member,
    add_team,
    change_team,
    end_team,
    remove_member,
    restart_team,
    restore_member,
)

__all__ = [
    "Details",
    "Slip",
    "Work",
    "add_employment",
    "add_location",
    "add_member",
    "add_person",
    "add_region",
    "add_team",
    "change_employment",
    "change_location",
    "change_person",
    "change_region",
    "change_team",
    "close_location",
    "confirm_administrator",
    "end_account",
    "end_accounts_due",
    "end_employment",
    "end_role",
    "end_team",
    "found_organisation",
    "grant_role",
    "invite_person",
    "print_codes",
    "propose_administrator",
    "refuse_administrator",
    "remove_member",
    "remove_region",
    "reopen_location",
    "restart_team",
    "restore_member",
    "return_to_work",
]
