"""Notes to oneself in the demo: a few of Wietske's, one shared with Samira, and a try of Ruben."""

from datetime import date, datetime, time, timedelta

from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.services import write_note
from rugzak.apps.reflection.words import NOTE
from rugzak.config.demo.built import Built
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.trust.models import Reading, SharingGrant
from rugzak.ground.trust.words import Outcome

CAST = ("Wietske Hoekstra", "Samira El Amrani", "Ruben Dijkman")
# How many days ago, title, body.
NOTES = (
    (
        16,
        "Rust bij het ontbijt",
        "Vandaag ben ik eerst gaan zitten. Mevrouw aan tafel drie vertelde over haar tuin.\n\n"
        "Ik wil vaker wachten voor ik begin.",
    ),
    (
        9,
        "",
        "Volgende keer vraag ik in het MDO wat zij zelf wil. Dat durfde ik nu nog niet.",
    ),
    (
        2,
        "Voor mijn gesprek met Samira",
        "Wat helpt als drie mensen tegelijk willen opstaan? Ik wil dat samen een ochtend proberen.",
    ),
)


def notes(built: Built) -> None:
    """Only where Wietske, Samira and Ruben work; each relative to the day the demo is built."""
    if not set(CAST) <= built.known.keys():
        return
    wietske, samira, ruben = (built.known[name] for name in CAST)
    breakfast, care_meeting, _ = (_note(built, wietske, *one) for one in NOTES)
    SharingGrant.objects.create(
        owner=wietske,
        shared_with=samira,
        kind=NOTE,
        item_id=breakfast.pk,
        given_at=_ago(built.today, 15, 9),
        until=local_moment(built.today + timedelta(days=31)),
    )
    _reading(built, samira, wietske, breakfast, 14, Outcome.OPENED)
    _reading(built, ruben, wietske, care_meeting, 5, Outcome.REFUSED)


def _note(built: Built, owner: Member, days: int, title: str, body: str) -> Note:
    note = write_note(title=title, body=body, by=owner)
    moment = _ago(built.today, days, 15)
    Note.objects.filter(pk=note.pk).update(written_at=moment, changed_at=moment)
    return note


def _reading(built: Built, reader: Member, about: Member, note: Note, days: int, outcome: Outcome) -> None:
    Reading.objects.create(
        at=_ago(built.today, days, 11),
        reader_id=reader.pk,
        about_id=about.pk,
        kind=NOTE,
        item_id=note.pk,
        outcome=outcome,
    )


def _ago(today: date, days: int, hour: int) -> datetime:
    return local_moment(today - timedelta(days=days), time(hour, 20))
