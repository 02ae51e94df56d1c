"""A hint, never a block, when a client's name or something medical seems to be typed.

The same patterns run here and, as they are typed, in the browser: they are written in
the part of regular expressions that Python and JavaScript share. Nothing typed is
kept or counted for this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from enum import StrEnum

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_START, _END = f"(?<![{_LETTER}])", f"(?![{_LETTER}])"
_NAME = "[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+"
_BETWEEN = "(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|'t) )*"
_TITLES = (
    "[Mm]evrouw|[Mm]evr\\.?|[Mm]eneer|[Mm]ijnheer|[Mm]enheer|[Mm]w\\.?|[Mm]vr\\.?|[Dd]hr\\.?|[Dd]e heer"
    "|[Mm]adam|[Mm]adame|[Jj]uffrouw|[Oo]pa|[Oo]ma"
)
_CLIENTS = "[Bb]ewoner|[Bb]ewoonster|[Cc]li[eë]nte?|[Gg]ebruik(?:er|ster)|[Pp]ati[eë]nte?"
# First names that are common among those who are cared for, in the Netherlands and in Flanders.
_FIRST_NAMES = (
    "Aagje|Ahmed|Albert|Aleida|Alfons|Ali|Annie|Ans|Antoon|Anton|Arie|Bea|Bep|Bert|Betsy|Cor|Corrie|Denise|Diny"
    "|Dirk|Elisabeth|Elza|Emiel|Etienne|Fatima|Fons|Frans|Georgette|Gerard|Gerda|Germaine|Gerrit|Gilbert"
    "|Godelieve|Greetje|Hannie|Hassan|Hendrik|Henk|Hennie|Herman|Ida|Irma|Jaap|Jacob|Jacoba|Jan|Jannie|Jeanne"
    "|Jef|Joke|Johan|Johanna|Jos|Jozef|Julien|Kees|Klaas|Leen|Leentje|Leo|Lies|Lucienne|Magda|Marcel|Maria|Marie"
    "|Mariette|Martha|Mien|Mientje|Mohamed|Mohammed|Neel|Nel|Nellie|Paula|Piet|Pieter|Rachid|Riet|Rika|Roger"
    "|Rosa|Simonne|Sien|Sjaan|Suzanne|Theo|Tiny|Toos|Truus|Wies|Willem|Willy|Wim|Yvonne"
)
# Words of a diagnosis or a treatment; what follows in the same word ("dementiezorg") belongs to it.
_MEDICAL = (
    "adhd|alcoholist|alzheimer|angststoornis|antidepressiva|artrose|astma|autis(?:me|tisch)|autist|beroerte|bipolair"
    "|borderline|burn-?out|chemo|copd|corona|covid|decubitus|dement|depressie|diabeet|diabetes|diagnose"
    "|doorligwond|epilepsie|fibromyalgie|geopereerd|hartaanval|hartfalen|hartinfarct|hepatitis|hernia|hersenbloeding"
    "|hersentumor|heupfractuur|huntington|incontinent|insuline|kanker|katheter|korsakov|kunstheup|leukemie"
    "|longontsteking|medicijnen|miskraam|morfine|niet-aangeboren hersenletsel|oxazepam|haldol|operatie|osteoporose"
    "|parkinson|psychos|psychotisch|reuma|rugoperatie|schizofre|stoma|su[iï]cid|suikerziek|tbc|trombose"
    "|tumor|uitgezaaid|uitzaaiing|urineweginfectie|verslaafd|verslaving|wondroos|zelfmoord|ziekte van|zwanger"
)
_MEDICAL_WHOLE = "cva|tia|hiv|mrsa|nah|ptss"


class Hint(StrEnum):
    NAME = "name"
    MEDICAL = "medical"


# Each kind with its patterns, and whether capitals matter.
_PATTERNS: dict[Hint, tuple[str, ...]] = {
    Hint.NAME: (
        f"{_START}(?:{_TITLES}) +{_BETWEEN}{_NAME}",
        f"{_START}(?:{_CLIENTS}) +{_NAME}",
        f"{_START}(?:{_TITLES}|{_CLIENTS}) +[A-Z]\\.?{_END}",
        f"{_START}[A-Z]\\. ?{_BETWEEN}[A-Z][a-z][a-z]+",
        f"{_START}(?:{_FIRST_NAMES}){_END}",
    ),
    Hint.MEDICAL: (f"{_START}(?:{_MEDICAL})", f"{_START}(?:{_MEDICAL_WHOLE}){_END}"),
}
_FLAGS = {Hint.NAME: "u", Hint.MEDICAL: "iu"}
_COMPILED = {
    hint: [re.compile(pattern, re.IGNORECASE if "i" in _FLAGS[hint] else 0) for pattern in patterns]
    for hint, patterns in _PATTERNS.items()
}
FOR_BROWSERS = json.dumps(
    {hint.value: {"flags": _FLAGS[hint], "patterns": patterns} for hint, patterns in _PATTERNS.items()}
)
SEEN = "gezien"


def hints(text: str) -> list[Hint]:
    """What seems to stand in the text that better does not."""
    return [hint for hint, patterns in _COMPILED.items() if any(one.search(text) for one in patterns)]


def unseen(text: str, sent: Mapping[str, object]) -> list[Hint]:
    """Hints to show before it is sent; nothing once the person saw them and sends anyway."""
    return [] if SEEN in sent else hints(text)
