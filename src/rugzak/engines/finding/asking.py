"""From typed words to a question for a full-text index that knows Dutch endings.

Each word becomes a choice: the word itself (or its beginning), words that mean the same,
the parts of a compound, and when the organisation's own texts do not know the word at all,
the nearest word that they do know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

WORDS_AT_MOST = 8
SHORTEST_PART, SHORTEST_TYPO, SHORTEST_PREFIX, SHORTEST_HALF, SHORTEST_FOR_TWO = 3, 4, 3, 5, 8
ENDINGS = ("tjes", "jes", "tje", "je", "en", "er", "e", "s", "t")
# Letters between the parts of a Dutch compound: "levensverhaal", "zorgenkind".
LINKS = ("", "s", "e", "en")
# Words that every text holds; a question of nothing else asks nothing.
EMPTY = frozenset(
    "de het een en of van in op te aan met voor door bij naar om is zijn was ik je jij we wij ze zij hij hoe wat wie"
    " waar dat dit die deze er niet ook als dan maar uit over tot heb heeft hebben kan kun moet mag wil iets iemand"
    " mijn jouw onze hun the a of to".split()
)
_WORD = re.compile(r"[a-z0-9]+")
_WRITTEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Lexicon:
    """What the organisation's own texts say, and which words mean the same. All folded."""

    known: frozenset[str]
    same: Mapping[str, frozenset[str]]
    # How a word is really written, where that has accents: the index keeps them.
    accented: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str], sets_of_same: Iterable[Iterable[str]]) -> Lexicon:
        written = {word for text in texts for word in _WRITTEN.findall(text.lower())}
        known = frozenset(part for word in written for part in words_in(word))
        accented: dict[str, set[str]] = {}
        for word in written:
            if not word.isascii():
                accented.setdefault(folded(word), set()).add(word)
        same: dict[str, set[str]] = {}
        for one_set in sets_of_same:
            folded_set = {" ".join(words_in(one)) for one in one_set}
            for one in folded_set:
                same.setdefault(one, set()).update(folded_set - {one})
        return cls(
            known,
            {word: frozenset(others) for word, others in same.items()},
            {word: frozenset(forms) for word, forms in accented.items()},
        )


@dataclass(frozen=True)
class Ask:
    """The question, strict (every word) and loose (any word); ``instead`` tells which words were read otherwise."""

    strict: str
    loose: str
    instead: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.strict)


def folded(text: str) -> str:
    """Small letters without accents: "Cliënt" is "client"."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_in(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def understand(
    typed: str, lexicon: Lexicon, *, synonyms: bool = True, compounds: bool = True, typos: bool = True
) -> Ask:
    """What somebody means. The three switches are there to measure what each of them brings."""
    words = [word for word in words_in(typed) if word not in EMPTY][:WORDS_AT_MOST]
    choices, spare, instead = [], [], {}
    whole = " ".join(words)
    for word in words:
        read = word
        if typos and not _is_known(word, lexicon):
            read = _nearest(word, lexicon) or word
            if read != word:
                instead[word] = read
        choices.append(_choices(read, lexicon, synonyms=synonyms, compounds=compounds))
        spare += _halves(read, lexicon) if compounds else []
    strict = " & ".join(f"({' | '.join(choice)})" for choice in choices)
    if synonyms and len(words) > 1 and whole in lexicon.same:
        strict = " | ".join([f"({strict})", *(_phrase(other) for other in sorted(lexicon.same[whole]))])
    loose = [one for choice in choices for one in choice] + spare
    return Ask(strict, " | ".join(dict.fromkeys(loose)), instead)


def _choices(word: str, lexicon: Lexicon, *, synonyms: bool, compounds: bool) -> list[str]:
    found = [word, f"{word}:*"] if len(word) >= SHORTEST_PREFIX else [word]
    alike = _alike(word, lexicon)
    found += alike
    same = (
        sorted({other for one in (word, *alike) for other in lexicon.same.get(one, ())}) if synonyms else []
    )
    found += [_phrase(other) for other in same]
    if compounds:
        parts = _parts(word, lexicon)
        found += [f"({parts[0]}:* & {parts[1]}:*)"] if parts else []
        found += _longer(word, lexicon)
    for one in (word, *alike, *same):
        found += sorted(lexicon.accented.get(one, ()))
    return list(dict.fromkeys(found))


def _phrase(words: str) -> str:
    parts = words.split()
    return parts[0] if len(parts) == 1 else f"({' & '.join(parts)})"


def _is_known(word: str, lexicon: Lexicon) -> bool:
    """In the texts: as it is, in another form, as a beginning or an end, as a synonym, or in two parts."""
    if word in lexicon.known or word in lexicon.same or len(word) < SHORTEST_TYPO:
        return True
    if any(known.startswith(word) or known.endswith(word) for known in lexicon.known):
        return True
    return bool(_alike(word, lexicon) or _parts(word, lexicon))


def _alike(word: str, lexicon: Lexicon) -> list[str]:
    """Other forms of the word in the texts, where the index's own rules see two words ("oefent", "oefenen")."""
    stem = _stem(word)
    found = (known for known in (*lexicon.known, *lexicon.same) if known != word and _stem(known) == stem)
    return sorted(one for one in found if " " not in one)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Roughly: plural, verb and diminutive endings off, double letters single. Both sides are treated alike."""
    while True:
        ending = next(
            (one for one in ENDINGS if word.endswith(one) and len(word) - len(one) > SHORTEST_PART), ""
        )
        if not ending:
            return re.sub(r"(.)\1", r"\1", word)
        word = word[: -len(ending)]


def _parts(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two known words a compound is made of, the longest last part first."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:at], word[at:]
        if tail in lexicon.known:
            for link in LINKS:
                if link and not head.endswith(link):
                    continue
                first = head[: len(head) - len(link)]
                if len(first) >= SHORTEST_PART and first in lexicon.known:
                    return first, tail
    return None


def _halves(word: str, lexicon: Lexicon) -> list[str]:
    """A known word with which a longer one begins or ends: better than nothing for "rolstoelwandeling"."""
    if word in lexicon.known:
        return []
    known = [one for one in lexicon.known if SHORTEST_HALF <= len(one) < len(word)]
    found = [one for one in known if word.startswith(one) or word.endswith(one)]
    return sorted(found, key=lambda one: (-len(one), one))[:2]


def _longer(word: str, lexicon: Lexicon) -> list[str]:
    """Known compounds that end in the word: who types "lift" also means "tillift"."""
    if len(word) < SHORTEST_TYPO:
        return []
    ends = (one for one in lexicon.known if one.endswith(word) and len(one) - len(word) >= SHORTEST_PART)
    return sorted(ends)[:6]


def _nearest(word: str, lexicon: Lexicon) -> str | None:
    """The known word at one letter's distance, or two for a long word; a swap of neighbours counts once."""
    allowed = 1 if len(word) < SHORTEST_FOR_TWO else 2
    near = {one for one in (*lexicon.known, *lexicon.same) if abs(len(one) - len(word)) <= allowed}
    found = process.extract(word, sorted(near), scorer=OSA.distance, score_cutoff=allowed, limit=5)
    # Of equals the one that begins alike: people seldom mistype the first letter.
    best = sorted(found, key=lambda one: (one[1], one[0][0] != word[0], one[0]))
    return best[0][0] if best else None
