"""Who may see and change the settings of the organisation."""

import rules
from rules import add_rule

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.exchange.models import Upload
from rugzak.ground.tenancy.models import Proposal


@rules.predicate
def is_administrator(person: Member | None) -> bool:
    return person is not None and not person.has_left and Role.ADMINISTRATOR in person.roles


@rules.predicate
def watches_privacy(person: Member | None) -> bool:
    return person is not None and not person.has_left and Role.PRIVACY_OFFICER in person.roles


@rules.predicate
def asked_it(person: Member | None, proposal: Proposal | None) -> bool:
    return person is not None and proposal is not None and proposal.asked_by_id == person.pk


@rules.predicate
def does_personnel(person: Member | None) -> bool:
    return person is not None and not person.has_left and Role.HR in person.roles


@rules.predicate
def wanted_it_done(person: Member | None, upload: Upload | None) -> bool:
    return person is not None and upload is not None and upload.carried_out_by_id == person.pk


add_rule("office.bring_files", is_administrator | does_personnel)
add_rule("office.confirm_file", (is_administrator | does_personnel) & ~wanted_it_done)
add_rule("office.change_settings", is_administrator)
add_rule("office.see_history", is_administrator | watches_privacy)
add_rule("office.decide_floor", is_administrator | watches_privacy)
add_rule("office.confirm_floor", (is_administrator | watches_privacy) & ~asked_it)
