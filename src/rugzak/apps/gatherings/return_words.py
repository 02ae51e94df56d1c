"""Three words with which somebody finds the own seat again on another device."""

import re
import secrets

# Short, easy to say and hear, one spelling. 96 words to the third: enough beside the count of failed tries.
WORDS = tuple(
    """
    appel bakker balk beker berg beuk blad bloem boek boom boot bord brood brug bus dak dijk doos
    draad duin egel eiland emmer fiets fluit garen gang glas gras haan hak hand haven heide hek
    helm hout huis kaars kaas kam kar kat kern kers ketel kist klei klok knoop koek kom kool kraan
    lade lamp laan lepel lijn linde mand markt melk molen mos muis naald nest olie paard pad pan
    peer pen plank poort raam regen ring riet roos schaal schip sok spar ster stoel straat tafel
    tak tent touw trein trui tuin veer vijver vlag vork wagen weg wiel wilg wolk zand zee zeil
    """.split()
)


def new_words() -> str:
    return " ".join(secrets.choice(WORDS) for _number in range(3))


def tidied(words: str) -> str:
    """As somebody may type them: capitals, commas and too many spaces do not matter."""
    return " ".join(re.findall(r"[a-z]+", words.casefold()))
