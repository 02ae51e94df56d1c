"""The passwords of our own database roles: random, in one file that only we can read."""

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass

from rugzak.config.operation import places
from rugzak.config.operation.trouble import Trouble

FILE_NAME = "database.json"


@dataclass(frozen=True)
class Passwords:
    """One password per role."""

    admin: str
    owner: str
    app: str


def load_or_make() -> Passwords:
    """Read the passwords of this installation's embedded servers; make them the first time."""
    path = places.secrets() / FILE_NAME
    if not path.exists():
        made = Passwords(*(secrets.token_urlsafe(24) for _ in range(3)))
        places.create_secret(path, json.dumps(asdict(made)))
    try:
        return Passwords(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise Trouble(f"The file with database passwords, {path}, cannot be read: {error}") from error


def derived_from(admin_password: str) -> Passwords:
    """Passwords for our roles on an administrator's server: the same in every checkout that knows its own."""
    made = (
        hmac.new(admin_password.encode(), f"rugzak {role}".encode(), hashlib.sha256).hexdigest()
        for role in ("owner", "app")
    )
    return Passwords(admin_password, *made)
