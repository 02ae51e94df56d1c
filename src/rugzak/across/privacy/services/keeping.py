"""Every term of the data map, carried out: what was kept long enough goes. Harmless to run twice."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from rugzak.across.privacy import terms
from rugzak.across.privacy.events import TermCarriedOut
from rugzak.across.privacy.services.leaving import clear_rows_about, forget_key, remove_way_in, take_name_away
from rugzak.across.privacy.words import TermKind
from rugzak.ground.happenings.models import Happening
from rugzak.ground.happenings.services import record
from rugzak.ground.trust.models import SubjectKey

ONE_ROUND = 500


@transaction.atomic
def carry_out_terms(*, at: datetime) -> dict[TermKind, int]:
    """Of the current organisation; leaves a line with counts, no names, for what went."""
    done = {
        TermKind.LEAVING: _leavers(at),
        TermKind.NAMES: _names(at),
        TermKind.DOER: _doers(at),
        TermKind.HISTORY: _histories(at),
        TermKind.LOG: _ask("SELECT privacy_forget_readings(%s)", [at - terms.LOG_KEPT]),
    }
    for term, rows in done.items():
        if rows:
            record(TermCarriedOut(term=term, rows=rows))
    return done


def _leavers(at: datetime) -> int:
    gone = clear_rows_about(terms.leavers_due(at))
    with_key = SubjectKey.objects.filter(erased_at=None).values("member")
    something_left = Q(user__isnull=False) | Q(pk__in=with_key)
    for member in terms.leavers_due(at).filter(something_left).order_by("ended_at", "id")[:ONE_ROUND]:
        gone += remove_way_in(member) + forget_key(member)
    return gone


def _names(at: datetime) -> int:
    members = list(terms.names_due(at).order_by("ended_at", "id")[:ONE_ROUND])
    for member in members:
        take_name_away(member)
    return len(members)


def _doers(at: datetime) -> int:
    """Who did it becomes nobody after two years: in the record of deeds and in the histories."""
    old = Happening.objects.filter(at__lt=at - terms.DOER_KEPT).exclude(by_id=None)
    gone = old.update(by_id=None)
    for table in terms.histories_with_doer():
        gone += _ask("SELECT privacy_forget_doer(%s, %s)", [table, at - terms.DOER_KEPT])
    return gone


def _histories(at: datetime) -> int:
    return sum(
        _ask("SELECT privacy_forget_history(%s, %s)", [table, at - kept]) for table, kept in terms.histories()
    )


def _ask(question: str, values: Sequence[str | datetime]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return int(cursor.fetchone()[0])
