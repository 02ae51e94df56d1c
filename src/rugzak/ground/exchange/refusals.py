"""Why a whole file is refused, in sentences a person in an office can do something with."""

from django.utils.translation import gettext_lazy as _

from rugzak.ground.kernel.refusal import Refusal


class FileRefused(Refusal):
    """The file as a whole cannot be used; nothing was kept of it."""

    field = "file"


class FileTooLarge(FileRefused):
    sentence = _("Dit bestand is te groot. Het mag hoogstens 20 MB zijn. Verdeel het over twee bestanden.")


class TooManyLines(FileRefused):
    sentence = _("Dit bestand heeft te veel regels. Het mogen er hoogstens 150.000 zijn. Verdeel het.")


class EmptyFile(FileRefused):
    sentence = _("In dit bestand staat niets. Kijk of je het goede bestand koos.")


class WrongType(FileRefused):
    sentence = _(
        "Dit is geen csv- of Excel-bestand (.xlsx). Bewaar je lijst als een van die twee en kies opnieuw."
    )


class OldExcel(FileRefused):
    sentence = _("Dit is een oud Excel-bestand (.xls). Bewaar het in Excel als .xlsx en kies het opnieuw.")


class HasMacros(FileRefused):
    sentence = _("In dit bestand zitten macro's. Bewaar het als gewoon .xlsx-bestand en kies het opnieuw.")


class Locked(FileRefused):
    sentence = _("Er zit een wachtwoord op dit bestand. Haal dat eraf en kies het opnieuw.")


class Damaged(FileRefused):
    sentence = _(
        "Dit bestand is beschadigd: we kunnen het niet openen. Bewaar het opnieuw en kies het nog eens."
    )


class UnpacksTooLarge(FileRefused):
    sentence = _(
        "Dit bestand wordt bij het uitpakken veel te groot. Dat vertrouwen we niet. Bewaar het als csv."
    )


class NoHeadings(FileRefused):
    sentence = _(
        "We vinden geen regel met namen van kolommen. Zet die bovenaan, zoals: Personeelsnummer, Naam, Functie."
    )


class TooManyColumns(FileRefused):
    sentence = _("Dit bestand heeft meer dan 200 kolommen. Bewaar alleen wat nodig is en kies het opnieuw.")
