"""What happens to mail."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class MailGivenUp:
    """No server takes this mail: the address does not exist, or every try failed."""

    mail_id: UUID
