"""Who may do what with a note. No rule here mentions a role that opens one: there is none."""

import rules

from rugzak.apps.reflection.words import NOTE
from rugzak.ground.trust.rules import is_owner, is_shared_with

rules.add_rule("reflection.read_note", is_owner | is_shared_with(NOTE))
rules.add_rule("reflection.change_note", is_owner)
rules.add_rule("reflection.share_note", is_owner)
