"""What sessions of the demo that are over brought: words, habits, a photo of the table, and who was there."""

from __future__ import annotations

import hashlib
import io
import os
from datetime import timedelta

from django.utils import timezone
from PIL import Image, ImageDraw

from rugzak.apps.gatherings.composing import KEYS
from rugzak.apps.gatherings.models import Gathering, Invitation, Piece, PieceFile, Report, ReportBlock
from rugzak.apps.gatherings.services.keeping import ask_before_forgetting
from rugzak.apps.gatherings.services.proposing import propose_habits
from rugzak.apps.gatherings.words import PRESENCE_LIFE, Audience, Circle, Coming, Part, ReportState, Theme
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

STORIES = (
    "Het is half zeven en nog donker. Ik zet de radio zacht en schuif een stoel bij. Daar ben je, zegt hij.",
    "De anderen lopen al naar de overdracht. Ik blijf nog even, want zij is niet klaar met haar verhaal.",
    "We weten het allebei niet meer. Ik haal koffie, we gaan op de stoep zitten, en daar vinden we het.",
)
SENTENCES = (
    "Niet harder werken, maar naast elkaar gaan staan.",
    "Wie vraagt hoe het met je gaat, moet ook even blijven staan.",
)
LINES = (
    "Ik ga naar huis met meer zin dan waarmee ik kwam.",
    "Morgen bel ik Marga niet, morgen loop ik even langs.",
)
# Words that were given back, with how often, for each of the three E's.
HEARD = {
    "is": (("rust", 6), ("goed gekeken", 3), ("vakwerk", 5)),
    "doet": (("gezien worden", 7), ("tijd", 4)),
    "voelt": (("samen", 8), ("trots", 5), ("durf", 2)),
}
HABITS = (
    ("Als ik binnenkom, dan zeg ik eerst goedemorgen en kijk ik rond.", Theme.REFLECTION, Audience.WORKER),
    ("Als iemand vastloopt, dan lopen we samen een rondje.", Theme.TEAMWORK, Audience.TEAM),
    ("Als er een besluit valt, dan vertellen we dezelfde week waarom.", Theme.EMPLOYERSHIP, Audience.LEADERS),
    ("Als de overdracht uitloopt, dan doen we de rest staand.", Theme.TEAMWORK, Audience.TEAM),
    ("Als een dienst zwaar was, dan belt iemand de volgende dag even.", Theme.EMPLOYERSHIP, Audience.LEADERS),
    ("Als ik iets moois zie, dan zeg ik het meteen.", Theme.REFLECTION, Audience.WORKER),
    ("Als ik haast heb, dan tel ik bij de deur tot drie.", Theme.REFLECTION, Audience.WORKER),
    ("Als er een nieuwe collega is, dan eet die de eerste week niet alleen.", Theme.TEAMWORK, Audience.TEAM),
    ("Als het rooster schuift, dan bellen we en mailen we niet.", Theme.EMPLOYERSHIP, Audience.LEADERS),
    ("Als iemand een dag vrij nam, dan vragen we de dag erna niets.", Theme.TEAMWORK, Audience.TEAM),
)
COLOURS = ("#ffe08a", "#bde0c4", "#f7c3a8", "#cdbfe3", "#a9d3d9")


def fill_harvest(rows: list[Gathering]) -> None:
    """Sessions that are over and large enough to tell of; each gets a part of what there is."""
    over = [row for row in rows if row.came is not None and not row.script.silent]
    pieces = [piece for number, row in enumerate(over) for piece in _pieces(row, number)]
    Piece.objects.bulk_create(pieces)
    _photo_of_table(next((piece for piece in pieces if piece.kind == PieceKind.PHOTO), None))
    reports = [_report(row) for row in over]
    Report.objects.bulk_create(reports)
    ReportBlock.objects.bulk_create(
        ReportBlock(report=report, key=key, place=place)
        for report in reports
        for place, key in enumerate(KEYS)
    )
    _tick(over)
    # What the first session found lies with who looks after the cards.
    propose_habits(gathering=over[0], by=over[0].host)
    # It was nearly two years ago: who led is asked whether its report is still needed.
    ask_before_forgetting(at=timezone.now())


def _pieces(row: Gathering, number: int) -> list[Piece]:
    given = [
        (PieceKind.REWRITE, STORIES[number % len(STORIES)]),
        (PieceKind.LINE, LINES[number % len(LINES)]),
    ]
    given.append((PieceKind.MARK, SENTENCES[number % len(SENTENCES)]))
    pieces = [_piece(row, kind, text) for kind, text in given]
    for aspect, words in HEARD.items():
        times = [(word, max(1, count - number)) for word, count in words]
        pieces += [
            _piece(row, PieceKind.WORD, word, aspects=[aspect]) for word, n in times for _again in range(n)
        ]
    for text, theme, audience in HABITS[number % 5 :: 5]:
        pieces.append(
            _piece(row, PieceKind.HABIT, text, circle=Circle.ORGANISATION, theme=theme, audience=audience)
        )
    if number == 0:
        pieces.append(_piece(row, PieceKind.PHOTO, "Vijf gekleurde kaarten op een houten tafel"))
    return pieces


def _piece(row: Gathering, kind: str, text: str, circle: Circle = Circle.REPORT, **values: object) -> Piece:
    at = row.closed_at or row.starts_at
    return Piece(
        gathering=row, kind=kind, step_key="oogst", mark=os.urandom(32), shared=text, has_words=True, circle=circle,
        agreed_revision=1, agreed_at=at, written_at=at - timedelta(minutes=20), **values,
    )  # fmt: skip


def _photo_of_table(piece: Piece | None) -> None:
    if piece is None:
        return
    picture = Image.new("RGB", (1200, 760), "#a9825a")
    pencil = ImageDraw.Draw(picture)
    for number, colour in enumerate(COLOURS):
        left = 70 + number * 222
        pencil.rounded_rectangle(
            (left, 190 + number % 2 * 60, left + 180, 480 + number % 2 * 60), 14, fill=colour
        )
        for line in range(4):
            top = 250 + number % 2 * 60 + line * 48
            pencil.line((left + 22, top, left + 158 - line * 12, top), fill="#54606a", width=5)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82)
    content = out.getvalue()
    PieceFile.objects.create(
        piece=piece, media_type="image/jpeg", size=len(content), content=content,
        digest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def _report(row: Gathering) -> Report:
    leaders = 2 if (row.came or 0) >= 10 else 0
    at = (row.closed_at or row.starts_at) + timedelta(days=8)
    is_final = at < timezone.now()
    return Report(
        gathering=row, title=row.title, practice=(row.came or 0) - leaders, leaders=leaders, guests=0,
        organisers=2 if row.cohost_id else 1,
        opening="Een middag lang vertelden we elkaar wat er goed gaat. Dit namen we mee.",
        state=ReportState.FINAL if is_final else ReportState.DRAFT, final_at=at if is_final else None, made_at=at,
    )  # fmt: skip


def _tick(over: list[Gathering]) -> None:
    """Who came by invitation and was ticked, for a proof: not more than were there, and only of the last month."""
    people = list(Member.objects.filter(ended_at=None, role_grants=None).order_by("sort_key")[:12])
    Invitation.objects.bulk_create(
        Invitation(
            gathering=row, member=member, part=Part.PRACTICE, state=Coming.COMING, came=True, id=new_id()
        )
        for row in over
        if row.starts_at > timezone.now() - PRESENCE_LIFE
        for member in people[: min(row.came or 0, 8)]
    )
