"""What people left behind: private notes, the log of reading, the bell, a shared tablet, a proposal."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.urls import reverse

from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.words import NOTE
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.words import REQUEST_KIND
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.accounts.codes import new_token
from rugzak.ground.accounts.models import Device, Member
from rugzak.ground.accounts.words import DeviceKind
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.notices.models import Notice
from rugzak.ground.notices.words import NoticeKind
from rugzak.ground.tenancy.doors import add_door, token_hash
from rugzak.ground.tenancy.models import Proposal
from rugzak.ground.tenancy.words import DoorPurpose, ProposalKind
from rugzak.ground.trust import vault
from rugzak.ground.trust.models import Reading, SharingGrant
from rugzak.ground.trust.words import SHARE_FOR, Outcome


@dataclass(frozen=True)
class Jotting:
    """A note of somebody; ``shared_with`` reads it, ``knocked`` tried to."""

    owner: str
    days_ago: int
    title: str
    body: str
    shared_with: str = ""
    knocked: str = ""


JOTTINGS = {
    "kustmeer": (
        Jotting(
            "Wietske Hoekstra",
            16,
            "Rust bij het ontbijt",
            "Vandaag ben ik eerst gaan zitten. Mevrouw aan tafel drie vertelde over haar tuin.\n\n"
            "Ik wil vaker wachten voor ik begin.",
            shared_with="Samira El Amrani",
        ),
        Jotting(
            "Wietske Hoekstra",
            9,
            "",
            "Volgende keer vraag ik in het MDO wat zij zelf wil. Dat durfde ik nu nog niet.",
            knocked="Ruben Dijkman",
        ),
        Jotting(
            "Wietske Hoekstra",
            2,
            "Voor mijn gesprek met Samira",
            "Wat helpt als drie mensen tegelijk willen opstaan? Ik wil dat samen een ochtend proberen.",
        ),
    ),
    "klaverhoek": (
        Jotting(
            "Oleksandra Bondar",
            4,
            "Wat ik lastig vind",
            "Mijzelf voorstellen aan de deur. De telefoon: ze praten snel. Koken gaat al goed.",
            shared_with="Nele Vandamme",
        ),
        Jotting("Ilse Claes", 2, "Woensdag", "Daarna moest ik even in de auto blijven zitten."),
    ),
    "ruimbos": (
        Jotting(
            "Yusuf Kaya",
            6,
            "Eerst vijf minuten kijken",
            "Als ik voor de dienst eerst kijk, weet ik bij wie ik begin. Dat wil ik aan het team vragen.",
            shared_with="Marit Zwart",
        ),
    ),
}
# Who, what kind, where it leads, how many days ago, and whether it was seen.
BELLS = {
    "kustmeer": (
        ("Samira El Amrani", NoticeKind.REQUEST, "support:region", 1, False),
        ("Samira El Amrani", NoticeKind.SHARED, "privacy:mine", 9, True),
        ("Samira El Amrani", NoticeKind.REQUEST, "support:region", 6, True),
        ("Wietske Hoekstra", NoticeKind.ANSWER, "support:own", 3, False),
        ("Wietske Hoekstra", NoticeKind.READING, "privacy:who_saw_what", 1, False),
        ("Wietske Hoekstra", NoticeKind.ANSWER, "support:own", 149, True),
        ("Fenna Postma", NoticeKind.WORK, "people:proposals", 2, False),
        ("Fenna Postma", NoticeKind.WORK, "support:team", 7, True),
        ("Ruben Dijkman", NoticeKind.VISIT, "agenda:agenda", 6, False),
        ("Cees Aalbers", NoticeKind.ACCOUNT, "desk:home", 40, True),
    ),
    "klaverhoek": (
        ("Nele Vandamme", NoticeKind.REQUEST, "support:region", 1, False),
        ("Nele Vandamme", NoticeKind.SHARED, "privacy:mine", 4, True),
        ("Greet Lambrechts", NoticeKind.VISIT, "agenda:agenda", 5, False),
        ("Oleksandra Bondar", NoticeKind.ANSWER, "support:own", 14, True),
    ),
    "ruimbos": (
        ("Marit Zwart", NoticeKind.SHARED, "privacy:mine", 6, False),
        ("Marit Zwart", NoticeKind.VISIT, "agenda:agenda", 10, True),
        ("Lotte Brouwer", NoticeKind.VISIT, "agenda:agenda", 3, False),
    ),
}


def leave(threads: Threads) -> None:
    """Runs after the requests stand in the database."""
    slug = threads.built.blueprint.slug
    _readings_of_requests(threads)
    _notes(threads, JOTTINGS[slug])
    _bells(threads, slug)
    if slug == "kustmeer":
        _tablet(threads)
        _proposal(threads)


def _readings_of_requests(threads: Threads) -> None:
    """A coach who took up a personal question opened its words: that leaves a line."""
    Reading.objects.bulk_create(
        [
            _reading(engagement.appointment.member, engagement.request, engagement.accepted_at)
            for engagement in threads.rows.engagements
            if engagement.request.is_personal and engagement.request.words is not None
        ],
        batch_size=1_000,
    )


def _reading(reader: Member, request: SupportRequest, at: datetime) -> Reading:
    return Reading(
        at=at,
        reader_id=reader.pk,
        about_id=request.asker_id,
        kind=REQUEST_KIND,
        item_id=request.pk,
        outcome=Outcome.OPENED,
    )


def _notes(threads: Threads, jottings: tuple[Jotting, ...]) -> None:
    known = threads.built.known
    keys = vault.keys_to_seal(known[one.owner].pk for one in jottings)
    for one in jottings:
        owner, at = known[one.owner], _ago(threads, one.days_ago, 20, 15)
        note = Note(owner=owner, key=new_id(), written_at=at, changed_at=at)
        note.title = keys[owner.pk].seal(note, "title", one.title) if one.title else None
        note.body = keys[owner.pk].seal(note, "body", one.body)
        note.save(force_insert=True)
        if one.shared_with:
            _share(threads, note, known[one.shared_with], at)
        for name, outcome, days in (
            (one.shared_with, Outcome.OPENED, one.days_ago - 1),
            (one.knocked, Outcome.REFUSED, 1),
        ):
            if name:
                Reading.objects.create(
                    at=_ago(threads, days, 16, 12),
                    reader_id=known[name].pk,
                    about_id=owner.pk,
                    kind=NOTE,
                    item_id=note.pk,
                    outcome=outcome,
                )


def _share(threads: Threads, note: Note, with_whom: Member, at: datetime) -> None:
    until = local_moment(threads.today + SHARE_FOR)
    SharingGrant.objects.create(
        owner=note.owner, shared_with=with_whom, kind=NOTE, item_id=note.pk, given_at=at, until=until
    )


def _bells(threads: Threads, slug: str) -> None:
    rows = []
    for number, (name, kind, place, days, seen) in enumerate(BELLS[slug]):
        at = _ago(threads, days, 9 + number, 7 * number)
        seen_at = at + timedelta(hours=5) if seen else None
        member, link = threads.built.known[name], reverse(place)
        rows.append(Notice(member=member, kind=kind, at=at, link=link, seen_at=seen_at))
    Notice.objects.bulk_create(rows)


def _tablet(threads: Threads) -> None:
    """The tablet in the team room of Duinroos; its cookie is nobody's."""
    token = new_token()
    used_at = _ago(threads, 1, 21, 40)
    device = Device.objects.create(
        kind=DeviceKind.SHARED,
        label="Duinroos, teamkamer",
        token_hash=token_hash(token),
        registered_by=threads.built.known["Fenna Postma"],
        created_at=_ago(threads, 120, 10),
        used_at=used_at,
    )
    add_door(purpose=DoorPurpose.DEVICE, token=token, organisation_id=device.organisation_id)


def _proposal(threads: Threads) -> None:
    """Aicha asks for a third administrator; Fenna, the other one, decides."""
    Proposal.objects.create(
        kind=ProposalKind.ADMINISTRATOR,
        about_id=threads.built.known["Hilde de Wit"].pk,
        asked_by_id=threads.built.known["Aicha van der Berg"].pk,
        asked_at=_ago(threads, 2, 11, 30),
    )


def _ago(threads: Threads, days: int, hour: int, minute: int = 0) -> datetime:
    return local_moment(threads.today - timedelta(days=days), time(hour % 24, minute % 60))
