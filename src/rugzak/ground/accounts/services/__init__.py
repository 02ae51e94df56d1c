"""Everything that changes who can come in. Each verb family has its own file."""

from rugzak.ground.accounts.services.codes import (
    IssuedCode,
    confirm_lost_phone,
    first_administrator_link,
    invite,
    issue_paper_code,
    lose_phone,
    spend_link,
    spend_paper_code,
    start_lost_phone,
    withdraw_lost_phone,
)
from rugzak.ground.accounts.services.devices import (
    end_device,
    end_session,
    end_sessions_of,
    share_tablet,
    trust_device,
    try_pin,
)
from rugzak.ground.accounts.services.entering import enter, leave, lock, raise_lane, unlock
from rugzak.ground.accounts.services.factors import (
    activate_totp,
    add_passkey,
    new_recovery_codes,
    remove_passkey,
    remove_totp,
    set_password,
    set_pin,
)
from rugzak.ground.accounts.services.preferences import choose_language, choose_theme

__all__ = [
    "IssuedCode",
    "activate_totp",
    "add_passkey",
    "choose_language",
    "choose_theme",
    "confirm_lost_phone",
    "end_device",
    "end_session",
    "end_sessions_of",
    "enter",
    "first_administrator_link",
    "invite",
    "issue_paper_code",
    "leave",
    "lock",
    "lose_phone",
    "new_recovery_codes",
    "raise_lane",
    "remove_passkey",
    "remove_totp",
    "set_password",
    "set_pin",
    "share_tablet",
    "spend_link",
    "spend_paper_code",
    "start_lost_phone",
    "trust_device",
    "try_pin",
    "unlock",
    "withdraw_lost_phone",
]
