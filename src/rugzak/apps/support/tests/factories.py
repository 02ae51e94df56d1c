"""Requests as the tests want them."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.support import cast

from rugzak.apps.agenda.words import Setting
from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support import services
from rugzak.apps.support.models import Offer, Suggestion, SupportRequest
from rugzak.apps.support.words import Haste, Theme
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.ids import new_id


def wish(programme: Programme, **fields: Any) -> services.Wish:
    values = {
        "theme": Theme.HARD_TALK,
        "setting": Setting.FLOOR,
        "haste": Haste.WEEK,
        "programme_id": programme.pk,
        "region_id": cast.KENNEMERLAND,
        "location_id": cast.EGMONDERHOF,
        **fields,
    }
    return services.Wish(**values)


def request(
    programme: Programme, *, by: str = "wietske", key: UUID | None = None, **fields: Any
) -> SupportRequest:
    """Wietske asks for herself; ``team_id=cast.DUINROOS`` makes it a request of her team."""
    person = acting_member(cast.IDS[by])
    return services.send_request(wish=wish(programme, **fields), key=key or new_id(), by=person)


def accepted(
    request: SupportRequest, appointment: Appointment, start: datetime, **fields: Any
) -> SupportRequest:
    """The coach comes for two hours, where the asker works."""
    moment = services.Moment(start=start, **{"length": timedelta(hours=2), **fields})
    return services.accept_request(
        request=request, appointment_id=appointment.pk, moment=moment, by=appointment.member
    )


def proposed(
    request: SupportRequest, appointment: Appointment, *starts: datetime, key: UUID | None = None
) -> Offer:
    """The coach proposes an hour at each of these moments, where the asker works."""
    moments = [services.Moment(start=start, length=timedelta(hours=1)) for start in starts]
    return services.propose_moments(
        request=request,
        appointment_id=appointment.pk,
        moments=moments,
        key=key or new_id(),
        by=appointment.member,
    )


def second_coach(programme: Programme) -> Appointment:
    """Hilde changes personnel for coaching: who decides about people sees nothing of one colleague."""
    RoleGrant.objects.filter(member=cast.IDS["hilde"], role=Role.HR).update(ended_at=timezone.now())
    return programmes.coach(programme, "hilde")


def suggested(*, by: str = "yusuf", to: str = "wietske", key: UUID | None = None) -> Suggestion:
    """Yusuf thinks that Wietske could use some help."""
    return services.suggest_help(
        colleague=acting_member(cast.IDS[to]),
        thought=services.Thought(Theme.HARD_TALK, Setting.FLOOR, Haste.WEEK, "Ik zag je gisteren twijfelen."),
        key=key or new_id(),
        by=acting_member(cast.IDS[by]),
    )


def without_tokens(shown: str) -> str:
    """Without what is new each time anyway."""
    return re.sub(r'(content|value)="[\w-]{36,}"', "", shown)
