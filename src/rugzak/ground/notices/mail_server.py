"""Reading the address of the mail server: smtp://user:password@host:587?tls=1"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

SUBMISSION = 587


@dataclass(frozen=True)
class MailServer:
    """``starttls`` begins in the open and then encrypts; ``tls`` encrypts from the first byte."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = False
    tls: bool = False

    @classmethod
    def parse(cls, address: str) -> MailServer | None:
        """None for an empty address; ValueError, without the password in it, for one we cannot read."""
        if not address:
            return None
        parts = urlsplit(address)
        options = {name: values[-1] == "1" for name, values in parse_qs(parts.query).items()}
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname or options.keys() - {"tls", "ssl"}:
            raise ValueError("RUGZAK_MAIL_URL should look like smtp://user:password@host:587?tls=1")
        tls = parts.scheme == "smtps" or options.get("ssl", False)
        # Port 587 is for handing in mail with a password: in the open only when somebody insists (tls=0).
        starttls = options.get("tls", parts.port == SUBMISSION) and not tls
        return cls(
            host=parts.hostname,
            port=parts.port or (465 if tls else SUBMISSION if starttls else 25),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            starttls=starttls,
            tls=tls,
        )
