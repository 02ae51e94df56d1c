"""What this installation was told from outside, read once."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


class Mode(StrEnum):
    PRODUCTION = "production"
    DEMO = "demo"
    DEVELOPMENT = "development"
    TEST = "test"


@dataclass(frozen=True)
class Environment:
    """Every setting an operator can give; ``docs/operators`` has the table with their meaning."""

    mode: Mode
    database_url: str
    database_owner_url: str
    secret_key: str
    master_keys_file: Path
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    secure_cookies: bool
    var: Path
    mail_url: str
    mail_from: str
    trusted_proxies: int
    security_contact: str
    demo_on_purpose: bool
    import_folder: str

    @classmethod
    def read(cls) -> Environment:
        mode = Mode(os.environ.get("RUGZAK_MODE", "production"))
        var = Path(os.environ.get("RUGZAK_VAR", CHECKOUT / "var"))
        return cls(
            mode=mode,
            database_url=os.environ.get("DATABASE_URL", ""),
            database_owner_url=os.environ.get("DATABASE_OWNER_URL", ""),
            secret_key=_secret_key(mode),
            master_keys_file=Path(
                os.environ.get("RUGZAK_MASTER_KEYS_FILE", var / "secrets" / "master-keys.json")
            ),
            hosts=_list("RUGZAK_HOSTS", "*" if mode is not Mode.PRODUCTION else ""),
            origins=_list("RUGZAK_ORIGINS", ""),
            secure_cookies=os.environ.get("RUGZAK_SECURE_COOKIES", "1") == "1",
            var=var,
            mail_url=os.environ.get("RUGZAK_MAIL_URL", ""),
            mail_from=os.environ.get("RUGZAK_MAIL_FROM", "Rugzak <rugzak@localhost>"),
            trusted_proxies=int(os.environ.get("RUGZAK_TRUSTED_PROXIES", "0")),
            security_contact=_contact(os.environ.get("RUGZAK_SECURITY_CONTACT", "")),
            demo_on_purpose=os.environ.get("RUGZAK_DEMO_ON_PURPOSE") == "1",
            import_folder=os.environ.get("RUGZAK_IMPORT_FOLDER", ""),
        )

    @property
    def public_address(self) -> str:
        """Where people find us, for links in mail: the first origin, else the first host."""
        if self.origins:
            return self.origins[0].rstrip("/")
        host = next((host for host in self.hosts if host != "*"), "localhost:8000")
        return f"https://{host}" if self.secure_cookies else f"http://{host}"

    @property
    def is_demo(self) -> bool:
        return self.mode is Mode.DEMO


def _list(name: str, default: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in os.environ.get(name, default).split(",") if part.strip())


def _contact(given: str) -> str:
    """Where to report a hole, as an address a browser can follow; without one, the mailbox we send from."""
    if given:
        return given if ":" in given else f"mailto:{given}"
    mailbox = parseaddr(os.environ.get("RUGZAK_MAIL_FROM", ""))[1]
    return f"mailto:{mailbox}" if mailbox else ""


def _secret_key(mode: Mode) -> str:
    """From a file; a key made on the spot only serves commands that sign nothing."""
    path = os.environ.get("RUGZAK_SECRET_KEY_FILE")
    if path and Path(path).is_file():  # without it, ``starting`` refuses in one line
        return Path(path).read_text().strip()
    return secrets.token_urlsafe(50)
