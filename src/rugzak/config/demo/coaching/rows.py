"""The rows of the history, gathered and written in bulk; triggers and constraints see each of them."""

from dataclasses import dataclass, field

from django.db.models import Model

from rugzak.apps.agenda.models import Cancellation, Occupation, Visit
from rugzak.apps.support.models import (
    Closing,
    Engagement,
    EngagementVisit,
    Offer,
    OfferedMoment,
    Passing,
    Preference,
    SupportRequest,
    Withdrawal,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.trust import vault

BATCH = 1_000


@dataclass
class Rows:
    requests: list[SupportRequest] = field(default_factory=list)
    engagements: list[Engagement] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    occupations: list[Occupation] = field(default_factory=list)
    meetings: list[EngagementVisit] = field(default_factory=list)
    cancellations: list[Cancellation] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    moments: list[OfferedMoment] = field(default_factory=list)
    wishes: list[Preference] = field(default_factory=list)
    passings: list[Passing] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    # Whose words go into which row, still readable; sealed at the very end with one key per person.
    words: list[tuple[SupportRequest | Closing, Member, str]] = field(default_factory=list)

    def write(self) -> None:
        """Parents before children."""
        self._seal()
        tables: tuple[tuple[type[Model], list], ...] = (
            (SupportRequest, self.requests),
            (Engagement, self.engagements),
            (Visit, self.visits),
            (Occupation, self.occupations),
            (EngagementVisit, self.meetings),
            (Cancellation, self.cancellations),
            (Offer, self.offers),
            (OfferedMoment, self.moments),
            (Preference, self.wishes),
            (Passing, self.passings),
            (Closing, self.closings),
            (Withdrawal, self.withdrawals),
        )
        for model, rows in tables:
            model._default_manager.bulk_create(rows, batch_size=BATCH)

    def _seal(self) -> None:
        keys = vault.keys_to_seal(owner.pk for _, owner, _ in self.words)
        for row, owner, text in self.words:
            row.words = keys[owner.pk].seal(row, "words", text)
