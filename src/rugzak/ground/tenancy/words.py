"""The words an organisation chooses, and the limits it may set. Imports nothing of ours."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.TextChoices):
    """Where the organisation works: it decides on holidays and on Flemish or Dutch words."""

    NETHERLANDS = "nl", _("Nederland")
    BELGIUM = "be", _("België")


class Language(models.TextChoices):
    DUTCH = "nl", "Nederlands"
    FLEMISH = "nl-be", "Nederlands (Vlaanderen)"
    ENGLISH = "en", "English"


class DoorPurpose(models.TextChoices):
    """What a token that is shown before anybody is known may open."""

    ADDRESS = "address", _("adres van een organisatie")
    USER = "user", _("iemand met een account")
    PAPER_CODE = "paper-code", _("code op papier")
    DEVICE = "device", _("vertrouwd apparaat")
    INVITATION = "invitation", _("eenmalige link")
    FEED = "feed", _("eigen kalenderadres")
    ROOM = "room", _("code van een sessie")
    TEAM_CARDS = "team-cards", _("kaarten trekken met een team")
    GUEST = "guest", _("uitnodiging van een gast")


ENGLISH_ARTICLE = "the"
DUTCH_ARTICLES = ("de", "het")
WORD_FORMS = ("one", "many", "the", "the_many", "a", "this")
WORD_LENGTH_LIMIT = 40


@dataclass(frozen=True)
class Word:
    """A noun as the organisation says it: "de bewoner", "een bewoner", "bewoners"."""

    one: str
    many: str
    article: str = ""

    @property
    def the(self) -> str:
        return f"{self.article} {self.one}".strip()

    @property
    def the_many(self) -> str:
        """With its article, which in Dutch is "de" for every plural."""
        return f"{'the' if self.article == ENGLISH_ARTICLE else 'de'} {self.many}"

    @property
    def a(self) -> str:
        if self.article != ENGLISH_ARTICLE:
            return f"een {self.one}"
        return f"an {self.one}" if self.one[:1].lower() in "aeiou" else f"a {self.one}"

    @property
    def this(self) -> str:
        """ "deze coach", "dit team", "this team"."""
        if self.article == ENGLISH_ARTICLE:
            return f"this {self.one}"
        return f"{'dit' if self.article == 'het' else 'deze'} {self.one}"

    @property
    def capital(self) -> str:
        return self.one[:1].upper() + self.one[1:]

    @property
    def The(self) -> str:  # noqa: N802 (the capital is what it says)
        return self.the[:1].upper() + self.the[1:]

    @property
    def Many(self) -> str:  # noqa: N802
        return self.many[:1].upper() + self.many[1:]

    def __str__(self) -> str:
        return self.one


# Which nouns an organisation may choose itself, and what we start with.
NOUNS: dict[str, dict[str, Word]] = {
    "client": {
        "nl": Word("bewoner", "bewoners", "de"),
        "nl-be": Word("gebruiker", "gebruikers", "de"),
        "en": Word("resident", "residents", "the"),
    },
    "coach": {
        "nl": Word("coach", "coaches", "de"),
        "nl-be": Word("jobcoach", "jobcoaches", "de"),
        "en": Word("coach", "coaches", "the"),
    },
    "colleague": {
        "nl": Word("collega", "collega's", "de"),
        "nl-be": Word("collega", "collega's", "de"),
        "en": Word("colleague", "colleagues", "the"),
    },
    "team": {
        "nl": Word("team", "teams", "het"),
        "nl-be": Word("ploeg", "ploegen", "de"),
        "en": Word("team", "teams", "the"),
    },
    "team_lead": {
        "nl": Word("teamleider", "teamleiders", "de"),
        "nl-be": Word("verantwoordelijke", "verantwoordelijken", "de"),
        "en": Word("team lead", "team leads", "the"),
    },
    "region": {
        "nl": Word("regio", "regio's", "de"),
        "nl-be": Word("regio", "regio's", "de"),
        "en": Word("region", "regions", "the"),
    },
}

NOUN_LABELS = {
    "client": _("Wie krijgt zorg?"),
    "coach": _("Wie komt helpen?"),
    "colleague": _("Wie werkt hier?"),
    "team": _("Hoe heet een groep die samenwerkt?"),
    "team_lead": _("Wie leidt zo'n groep?"),
    "region": _("Hoe heet een gebied?"),
}

# A working day is a day that is not in the weekend and not a holiday of the country.
PROMISE_WORKING_DAYS = 5
PROMISE_WORKING_DAYS_LIMITS = (1, 20)
# Never below these: smaller groups can be worked out (see the privacy page).
PULSE_FLOOR = 5
COHORT_FLOOR = 10
LOGO_BYTES_LIMIT = 200_000
# Pictures a browser shows without risk, by the first bytes of the file: never by its name.
LOGO_KINDS: dict[str, tuple[tuple[int, bytes], ...]] = {
    "image/png": ((0, b"\x89PNG\r\n\x1a\n"),),
    "image/jpeg": ((0, b"\xff\xd8\xff"),),
    "image/webp": ((0, b"RIFF"), (8, b"WEBP")),
}
# A deed that asks two people waits this many days for the second one.
PROPOSAL_DAYS = 14
PROPOSAL_KEPT = timedelta(days=183)


class ProposalKind(models.TextChoices):
    """Deeds that one person asks for and another one confirms."""

    ADMINISTRATOR = "administrator", _("iemand beheerder maken")
    LOWER_FLOOR = "lower-floor", _("een kleinste groep kleiner maken")
