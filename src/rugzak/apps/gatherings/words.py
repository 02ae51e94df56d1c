"""Choices, limits and moves of sessions. Imports nothing of ours."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StepKind(models.TextChoices):
    """The closed list: every surface can show each of these, and no other."""

    WELCOME = "welcome", _("welkom")
    CHECKIN = "checkin", _("inchecken")
    STORY_WRITE = "story_write", _("een moment opschrijven")
    STORY_TELL = "story_tell", _("vertellen en teruggeven")
    LISTEN_TAG = "listen_tag", _("luisteren en woorden geven")
    REWRITE = "rewrite", _("herschrijven alsof het nu gebeurt")
    PAGE_DRAW = "page_draw", _("een bladzijde kiezen")
    READ_MARK = "read_mark", _("lezen en aanwijzen")
    READ_BACK = "read_back", _("voorlezen")
    COLLECT = "collect", _("gewoonten verzamelen")
    CLUSTER = "cluster", _("gewoonten ordenen")
    DRAW = "draw", _("een kaart trekken")
    GROUP_TALK = "group_talk", _("praten aan tafel")
    GIFT = "gift", _("een kaart geven")
    SILENCE = "silence", _("stilte")
    CLOSING = "closing", _("afsluiten")
    BREAK = "break", _("pauze houden")
    FREE = "free", _("iets anders")


class State(models.TextChoices):
    """Where a session is in its life."""

    DRAFT = "draft", _("gepland")
    OPEN = "open", _("deur open")
    RUNNING = "running", _("bezig")
    PAUSED = "paused", pgettext_lazy("een sessie", "pauze")
    HARVEST = "harvest", _("oogst")
    CLOSED = "closed", _("gesloten")
    CANCELLED = "cancelled", _("afgelast")


MOVES: frozenset[tuple[State, State]] = frozenset(
    {
        (State.DRAFT, State.OPEN),
        (State.DRAFT, State.CANCELLED),
        (State.OPEN, State.DRAFT),
        (State.OPEN, State.RUNNING),
        (State.OPEN, State.CANCELLED),
        (State.RUNNING, State.OPEN),
        (State.RUNNING, State.PAUSED),
        (State.PAUSED, State.RUNNING),
        (State.RUNNING, State.HARVEST),
        (State.PAUSED, State.HARVEST),
        # Ten seconds to undo, also the last step.
        (State.HARVEST, State.RUNNING),
        (State.HARVEST, State.PAUSED),
        (State.PAUSED, State.OPEN),
        (State.HARVEST, State.CLOSED),
    }
)
LIVE = (State.OPEN, State.RUNNING, State.PAUSED, State.HARVEST)
ON_STAGE = (State.RUNNING, State.PAUSED)
# From the first step on there may be something to report; final it can be only after the close.
TO_REPORT = (*ON_STAGE, State.HARVEST, State.CLOSED)


class Deed(models.TextChoices):
    """What the log of a session holds. Never what somebody wrote."""

    MADE = "made", _("gemaakt")
    OPENED = "opened", _("deur open")
    SHUT = "shut", _("deur weer dicht")
    STARTED = "started", _("begonnen")
    FORWARD = "forward", _("een stap verder")
    BACK = "back", _("een stap terug")
    UNDONE = "undone", _("ongedaan gemaakt")
    PAUSED = "paused", _("pauze")
    RESUMED = "resumed", _("verder na pauze")
    MORE_TIME = "more_time", _("een minuut erbij")
    BLACK = "black", _("doek zwart")
    CODE = "code", _("code in beeld")
    TAKEN_OVER = "taken_over", _("regie overgenomen")
    SEATED = "seated", _("tafels gemaakt")
    SHOWN = "shown", _("op het doek gezet")
    HIDDEN = "hidden", _("van het doek gehaald")
    HARVESTING = "harvesting", _("oogst begonnen")
    CLOSED = "closed", _("gesloten")
    CANCELLED = "cancelled", _("afgelast")


class Piece(models.TextChoices):
    """What somebody in the room makes."""

    CHECKIN = "checkin", _("woord vooraf")
    STORY = "story", _("verhaal")
    REWRITE = "rewrite", _("verhaal, alsof het nu gebeurt")
    WORD = "word", _("gehoord in een verhaal")
    MARK = "mark", _("zin die raakt")
    HABIT = "habit", _("nieuwe goede gewoonte")
    LINE = "line", _("regel bij het afsluiten")
    # Its words say what is to be seen, or what it is about; the file itself is a row beside it.
    PHOTO = "photo", _("foto")
    VOICE = "voice", _("stem")
    # Done without a word: "ik vertel het liever", "ik sla over". Only counted.
    PASS = "pass", _("overgeslagen")


class Circle(models.IntegerChoices):
    """How far a piece may go. Only its maker makes it wider."""

    ROOM = 0, _("deze kamer")
    REPORT = 1, _("het verslag")
    ORGANISATION = 2, _("de organisatie")
    COMMONS = 3, _("iedereen")


class Asked(models.IntegerChoices):
    """Whether a name is asked; lower is stricter, and it only ever goes down."""

    NO = 0, _("geen naam")
    OPTIONAL = 1, _("een naam mag")
    YES = 2, _("een naam graag")


class SeenBy(models.IntegerChoices):
    """Who sees a name; lower is stricter, and it only ever goes down."""

    NOBODY = 0, _("niemand")
    HOST = 1, _("alleen wie begeleidt")
    ROOM = 2, _("iedereen in de kamer")


class Telling(models.TextChoices):
    """Where one teller's turn at a table is."""

    TELLING = "telling", _("vertelt")
    GIVING = "giving", _("krijgt woorden")
    TURNED = "turned", _("woorden liggen open")
    DONE = "done", _("klaar")


class Part(models.TextChoices):
    """As what somebody is invited: practice and others are counted apart."""

    PRACTICE = "practice", _("uit de praktijk")
    LEADER = "leader", _("leiding of bestuur")
    GUEST = "guest", _("gast")


class Wish(models.TextChoices):
    """What who leads asks of two seats."""

    TOGETHER = "together", _("altijd aan één tafel")
    APART = "apart", _("nooit aan één tafel")


class Coming(models.TextChoices):
    """What somebody who was invited said."""

    INVITED = "invited", _("uitgenodigd")
    COMING = "coming", _("komt")
    WAITING = "waiting", _("wacht op een plek")
    NOT_COMING = "not-coming", _("komt niet")


class LetterKind(models.TextChoices):
    """Why a guest is written to."""

    INVITED = "invited", _("uitgenodigd")
    PLACE = "place", _("er is een plek")
    MOVED = "moved", _("een ander moment")
    CANCELLED = "cancelled", _("gaat niet door")


class Release(models.TextChoices):
    """Being released from a shift to come."""

    NO = "no", _("niet gevraagd")
    ASKED = "asked", _("gevraagd")
    ARRANGED = "arranged", _("geregeld")
    NOT = "not", _("lukt niet")


class Theme(models.TextChoices):
    """The three themes of habits; the cards know them by the same words."""

    REFLECTION = "reflectie", _("Reflectie")
    TEAMWORK = "teamwerk", _("Teamwerk")
    EMPLOYERSHIP = "werkgeverschap", _("Werkgeverschap")


class Audience(models.TextChoices):
    """Who does what a habit says; the cards know them by the same words."""

    WORKER = "medewerker", _("medewerkers")
    TEAM = "team", _("het hele team")
    LEADERS = "leidinggevende-bestuurder", _("leiding en bestuur")


class ReportState(models.TextChoices):
    """A report lies open for a week before it is final; each may still take back."""

    DRAFT = "draft", _("concept")
    PREVIEW = "preview", _("deelnemers lezen mee")
    FINAL = "final", _("af")


class EWords(models.TextChoices):
    """The three E's in the words of a region."""

    SENTENCES = "sentences", _("drie korte zinnen (Zuid en West)")
    QUESTIONS = "questions", _("drie vragen (Oost en Noord)")
    NATIONAL = "national", _("landelijk")


class Pages(models.TextChoices):
    """How the pages of a report lie in the room."""

    FLOOR = "floor", _("losse bladzijden op de vloer")
    TABLE = "table", _("op tafel, onder een foto")
    IMAGE = "image", _("kies een beeld, de bladzijde ligt eronder")


@dataclass(frozen=True)
class Aspect:
    """One of the three E's, as the phone says it."""

    key: str
    word: str | Promise
    about: str | Promise
    icon: str


_SIGNS = (("is", "hammer"), ("doet", "hand-heart"), ("voelt", "heart"))
_ASPECT_WORDS: dict[str, tuple[tuple[str | Promise, str | Promise], ...]] = {
    EWords.SENTENCES: (
        (_("Het is goed"), _("knap vakwerk")),
        (_("Het doet goed"), _("de ander heeft er wat aan")),
        (_("Het voelt goed"), _("je bent er met je hart bij")),
    ),
    EWords.QUESTIONS: (
        (_("Doen we het goed?"), _("volgens ons vak en wat we nu weten")),
        (_("Doen we het goede?"), _("voor wie het is, ook als het ons iets kost")),
        (_("Voelt het goed?"), _("het klopt en geeft energie")),
    ),
    EWords.NATIONAL: (
        (_("Volgens de standaard"), _("vakkundig en bij de tijd")),
        (_("Draagt bij aan het goede"), _("het dient een groter doel")),
        (_("Geeft voldoening"), _("je gaat er blij van naar huis")),
    ),
}


def aspects(words: str) -> list[Aspect]:
    """The three E's in the words of this variant; an unknown variant gets the three short sentences."""
    said = _ASPECT_WORDS.get(words, _ASPECT_WORDS[EWords.SENTENCES])
    return [Aspect(key, word, about, icon) for (key, icon), (word, about) in zip(_SIGNS, said, strict=True)]


ASPECT_KEYS = tuple(key for key, _icon in _SIGNS)

# A code that can be read from the back of the room: no 0 and O, 1 and I, 5 and S, B and Z.
CODE_LETTERS = "ACDEFGHJKLMNPQRTUVWXY2346789"
CODE_LENGTH = 6
UNDO_SECONDS = 10
# What the network and a slow thumb may add before the undo is refused.
UNDO_GRACE_SECONDS = 5
# From this size on free text waits for two people before it is on the screen, and tables do not follow each other.
CONGRESS_FROM = 61
READERS_IN_HALL = 2
MOST_SEATS = 500
# Fewer than this are no table of their own.
SMALLEST_TABLE = 3
# Advice about the size of a group that tells stories: a small one, and one that is better split.
SMALL_CIRCLE, LARGE_CIRCLE, SMALL_GROUP_MINUTES = 5, 12, 60
MOST_STEPS = 40
MINUTES_LIMITS = (0, 120)
SESSION_MINUTES_LIMITS = (15, 480)
TEXT_LIMIT, WORD_LIMIT, HABIT_LIMIT, LINE_LIMIT, CHECKIN_LIMIT, ALT_LIMIT = 4000, 40, 140, 200, 30, 160
PIECE_LIMITS: dict[str, int] = {
    Piece.CHECKIN: CHECKIN_LIMIT,
    Piece.STORY: TEXT_LIMIT,
    Piece.REWRITE: TEXT_LIMIT,
    Piece.WORD: WORD_LIMIT,
    Piece.MARK: LINE_LIMIT,
    Piece.HABIT: HABIT_LIMIT,
    Piece.LINE: LINE_LIMIT,
    Piece.PHOTO: ALT_LIMIT,
    Piece.VOICE: ALT_LIMIT,
    Piece.PASS: 0,
}
WITH_FILE = (Piece.PHOTO, Piece.VOICE)
TO_READ_ALOUD = (Piece.STORY, Piece.REWRITE, Piece.MARK)
# What comes in, and what is kept of it: a photo is made anew, a voice note stays as it was recorded.
PHOTO_BYTES, VOICE_BYTES = 12_000_000, 3_000_000
PHOTO_PIXELS = 50_000_000
PHOTO_SIDE = 1600
VOICE_SECONDS = 120
FILES_PER_SEAT, FILES_PER_ROOM = 6, 120
# Where photos and voices lie in a script: beside it.
FILE_STEP = "oogst"
# And what was typed in from paper.
PAPER_STEP = "papier"
PIECES_PER_SEAT = 120
MARKS_PER_PAGE = 2
# Later than this before the start nobody can still come, so a free place stays free.
FILL_UNTIL = timedelta(hours=2)
# Letters to guests: enough for a council and its partners, too few to pester anybody.
LETTERS_PER_DAY, LETTERS_PER_DAY_HERE, LETTERS_PER_GUEST = 60, 300, 4
# With the mails that go by themselves: a place, another moment.
LETTERS_IN_ALL = 8
LETTERS_PER_ADDRESS = 3
ADDRESS_WINDOW = timedelta(days=7)
# A session that nobody closed is over for its guests a day after its start.
GUESTS_FORGOTTEN_AFTER = timedelta(days=1)
ROOM_TEXT_LIFE = timedelta(hours=24)
PREVIEW_LIFE = timedelta(days=7)
# Smaller counts are not shown outside the room.
SMALL_COUNT = 5
LOG_LIFE = timedelta(days=7)
# Two years, in days: how long a session and its report are kept.
GATHERING_LIFE = timedelta(days=731)
# Who was asked and who came is known for a month, for a proof. A longer list tells who never joins in.
PRESENCE_LIFE = timedelta(days=30)
# How long before that who led is asked, once, whether it may stay longer; and how much longer.
ASK_BEFORE, KEPT_LONGER = timedelta(days=42), timedelta(days=366)
SEAT_COOKIE_LIFE = timedelta(days=9)
# A door that was forgotten shuts by itself.
DOOR_LIFE = timedelta(hours=14)
# What can be typed in from paper.
PAPER_KINDS = (Piece.STORY, Piece.MARK, Piece.HABIT, Piece.LINE)
# A teller whom the whole room listens to sits at no table.
WHOLE_ROOM = 0
# At these steps somebody may tell and get words back.
TOLD_AT = frozenset({StepKind.STORY_TELL, StepKind.LISTEN_TAG})
# Steps at which somebody can be ready: elsewhere a count of who is would only sound like a reproach.
COUNTED = frozenset(
    {
        StepKind.CHECKIN,
        StepKind.STORY_WRITE,
        StepKind.LISTEN_TAG,
        StepKind.REWRITE,
        StepKind.PAGE_DRAW,
        StepKind.READ_MARK,
        StepKind.DRAW,
        StepKind.CLOSING,
    }
)
# Steps for which a set of cards lies in the room.
WITH_CARDS = frozenset({StepKind.DRAW, StepKind.GIFT})
BACKS_IN_FAN = ("teamwerk", "reflectie", "werkgeverschap", "reflectie", "teamwerk")
