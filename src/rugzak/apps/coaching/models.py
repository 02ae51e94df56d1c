"""ContactLog, VisitAction and Observation. There is no mark, level or verdict on a person here, and no history."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.coaching.words import LOOKS, MOVES, Deed, Lens, Movement, ObservationState
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class ContactLog(Owned):
    """What was done at a visit, and what began to move.

    ``owner`` is whom it is about: the colleague who was there, or the coach alone.
    ``words`` open with the owner's key. ``revision`` counts the times it was written, so
    that two devices never overwrite each other unseen; ``key`` is of the last form.
    """

    visit = models.OneToOneField("agenda.Visit", on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    coach = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    deeds = ArrayField(
        models.CharField(max_length=9, choices=Deed), verbose_name=_("wat deden jullie"), default=list
    )
    movements = ArrayField(
        models.CharField(max_length=8, choices=Movement),
        verbose_name=_("wat is er in beweging"),
        default=list,
        blank=True,
    )
    words = SealedText(_("in eigen woorden"), null=True, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveSmallIntegerField(default=1)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(deeds__contained_by=Deed.values), name="contact_log_deeds"),
            models.CheckConstraint(
                condition=Q(movements__contained_by=Movement.values), name="contact_log_movements"
            ),
        ]

    def __repr__(self) -> str:
        return f"<ContactLog {self.pk}>"

    @property
    def deed_words(self) -> list[str]:
        return [str(deed.label) for deed in Deed if deed in self.deeds]

    @property
    def movement_words(self) -> list[str]:
        return [str(one.label) for one in Movement if one in self.movements]


class VisitAction(Owned):
    """At which visit something was agreed."""

    visit = models.ForeignKey("agenda.Visit", on_delete=models.CASCADE, related_name="+")
    action = models.OneToOneField("actions.Action", on_delete=models.CASCADE, related_name="+")


class Observation(Owned):
    """What a coach saw, what it did, and a question: an offer to the colleague, never a report.

    Until it is offered the words open with the coach's key, from then on with the key of
    ``owner``, whom it is about. Refused means erased.
    """

    visit = models.ForeignKey("agenda.Visit", on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    coach = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    lens = models.CharField(max_length=6, choices=Lens, default=Lens.CAMERA)
    saw = SealedText(_("wat zag of hoorde je"))
    did = SealedText(_("wat deed dat"), null=True, blank=True)
    question = SealedText(_("welke vraag wil je stellen"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=ObservationState, default=ObservationState.DRAFT)
    changed_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "coach", "key"], name="observation_written_once"),
            models.CheckConstraint(condition=Q(state__in=ObservationState.values), name="observation_state"),
            models.CheckConstraint(condition=Q(lens__in=Lens.values), name="observation_lens"),
            models.CheckConstraint(
                condition=Q(state=ObservationState.ACCEPTED, settled_at__isnull=False)
                | (~Q(state=ObservationState.ACCEPTED) & Q(settled_at__isnull=True)),
                name="observation_settled_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "owner", "-changed_at"], name="observation_of_owner"),
            models.Index(fields=["organisation", "coach", "-changed_at"], name="observation_of_coach"),
        ]
        triggers = [
            pgtrigger.FSM(
                name="observation_moves",
                field="state",
                transitions=[(a.value, b.value) for a, b in MOVES],
            )
        ]

    def __repr__(self) -> str:
        return f"<Observation {self.pk}>"

    @property
    def shown_state(self) -> str:
        return LOOKS[ObservationState(self.state)]
