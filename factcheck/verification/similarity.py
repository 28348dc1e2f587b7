"""Whether two wordings say the same thing: their likeness, and differences that no likeness outweighs.

In: two ``Wording``. Out: the kind of match with its likeness in percent, or None.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from factcheck.built_in_lists import entries_of, pairs_of
from factcheck.quantities.numerals import numeral_at
from factcheck.quantities.tokens import tokens_of
from factcheck.quantities.word_tables import word_tables
from factcheck.verification.verdict_scale import LikenessLimits

__all__ = [
    "Kind",
    "Wording",
    "fold",
    "likeness_of",
    "wording_match",
    "words_in_common",
]  # fmt: skip

_TOKEN = re.compile(r"\d+(?:[.,\xa0\u202f ]\d+)*|[^\W\d_]+|%")
_GROUPED = re.compile(r"(?<=\d)[\xa0\u202f .](?=\d{3}(?:\D|$))")
_KEY_LENGTH = 6
"""Letters of a word's beginning that stand for it in the index of the store: what plurals and genders leave alone."""
_LEAST_CONTENT_LENGTH = 4
"""Letters from which a word carries meaning; shorter French words are mostly articles, pronouns and prepositions."""
_REORDERED = 0.95
"""What likeness of the same words in another order counts for, next to likeness in the same order."""
_LIKE_ENDINGS = 90
"""Likeness in percent from which two words with the same beginning differ in their ending alone."""
_BEGINNING = 4
"""Letters that two such words share."""
# The four are rules of thumb, held by the pairs of claims in the tests.

# Function words: closed sets of French grammar that nobody adds to.
_NEGATIONS = frozenset(("pas", "jamais", "aucun", "aucune", "rien", "non", "sans", "nul", "nulle", "guere", "ni"))
# Words that may be added or left out without changing what is claimed.
_HARMLESS = frozenset(
    (
        *("au", "aux", "c", "ce", "cet", "cette", "ces", "d", "de", "des", "du", "et", "l", "la", "le", "les"),
        *("qu", "que", "s", "un", "une", "y"),
    )
)
# Words whose meaning depends on the speaker.
_OF_SPEAKER = frozenset(
    (
        *("je", "j", "me", "m", "moi", "mon", "ma", "mes", "nous", "notre", "nos", "on"),
        *("il", "elle", "ils", "elles", "lui", "leur", "leurs", "son", "sa", "ses"),
    )
)


class Kind(StrEnum):
    """How a claim is linked to a known one."""

    AUTOMATIC = "automatic"
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


def fold(text: str) -> str:
    """``text`` without case and accents, with straight apostrophes."""
    plain = text.casefold().replace("’", "'")
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    for mark in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(mark, "")
    return plain


@cache
def _numbers() -> dict[str, str]:
    """What is compared of each number in letters, by its folded form; *un* is mostly an article."""
    pairs = ((fold(word), sign) for word, sign in pairs_of(entries_of("nombres")).items())
    return {word: sign for word, sign in pairs if word not in _HARMLESS}


@cache
def _composed() -> re.Pattern[str]:
    """Two words or more that are a number together: *dix-huit*, *vingt et un*, *deux cent mille*."""
    words = "|".join(sorted(map(re.escape, word_tables().simple), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})(?:(?:[ \xa0\u202f-]et[ \xa0\u202f-]|[ \xa0\u202f-])(?:{words}))+\b")


def _in_digits(found: re.Match[str]) -> str:
    """The numbers that some words are, in digits; a word that is a number by itself is left as it is."""
    tables, tokens = word_tables(), tokens_of(found[0])
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        number = numeral_at(tokens, at, tables)
        if number is None or number.after == at + 1 or number.scale != 1:
            kept.append(tokens[at].words)
            at += 1
        else:
            kept.append(str(number.value))
            at = number.after
    return " ".join(kept)


@dataclass(frozen=True, slots=True)
class Wording:
    """Content and speaker of a claim, prepared for comparison.

    ``words`` are folded and in order, numbers as digits; ``keys`` are the beginnings of the words that carry meaning.
    """

    content: str
    speaker: str | None
    polarity: str
    words: tuple[str, ...] = field(init=False)
    keys: frozenset[str] = field(init=False)
    numbers: Counter[str] = field(init=False)
    negation: tuple[int, bool] = field(init=False)

    def __post_init__(self) -> None:
        text = _GROUPED.sub("", _composed().sub(_in_digits, fold(self.content).replace("pour cent", "%")))
        numbers = _numbers()
        words = tuple(numbers.get(word, word.replace(",", ".")) for word in _TOKEN.findall(text))
        signs = frozenset(numbers.values())
        put = object.__setattr__
        put(self, "words", words)
        put(self, "keys", frozenset(w[:_KEY_LENGTH] for w in words if len(w) >= _LEAST_CONTENT_LENGTH and w.isalpha()))
        put(self, "numbers", Counter(w for w in words if w[0].isdigit() or w in signs or w == "%"))
        denials = sum(word in _NEGATIONS for word in words)
        put(self, "negation", (denials, not denials and ("ne" in words or "n" in words)))


def wording_match(new: Wording, known: Wording, limits: LikenessLimits) -> tuple[Kind, float] | None:
    """The kind of match between a new wording and a known one, with their likeness in percent; None: no match.

    Contradictory polarity, other numbers and short claims never match. Automatic ones differ in no word that counts,
    and where speakers differ, in no word that means another thing for another speaker.
    """
    if min(len(new.words), len(known.words)) < limits.least_words:
        return None
    if new.polarity != known.polarity or new.negation != known.negation or new.numbers != known.numbers:
        return None
    straight, likeness = _likeness(new, known)
    if likeness < limits.similar:
        return None
    named = new.speaker and known.speaker
    alike = bool(named) and fold(new.speaker or "") == fold(known.speaker or "")
    # The same speaker mostly means the same by slightly different words.
    same = (limits.same + limits.similar) / 2 if alike else limits.same
    bound = not alike and bool(_OF_SPEAKER & {*new.words, *known.words})
    if straight >= same and not bound and _covered(new, known) and _covered(known, new):
        return Kind.AUTOMATIC, round(straight, 1)
    return Kind.SUGGESTED, round(likeness, 1)


def likeness_of(one: str, other: str) -> float:
    """How alike the words of two claims are, in percent, whatever else speaks for or against their being the same."""
    return round(_likeness(Wording(one, None, ""), Wording(other, None, ""))[1], 1)


def words_in_common(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of words that two texts have in common in the same order, in [0, 1]."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def _likeness(one: Wording, other: Wording) -> tuple[float, float]:
    """The likeness of two wordings in percent: with the words in their order, and with the better of two orders."""
    from rapidfuzz import fuzz

    first, second = " ".join(one.words), " ".join(other.words)
    straight = fuzz.ratio(first, second)
    return straight, max(straight, _REORDERED * fuzz.token_sort_ratio(first, second))


def _covered(one: Wording, other: Wording) -> bool:
    """Whether every word of ``one`` that carries meaning has a similar word in ``other``."""
    from rapidfuzz import fuzz

    there = set(other.words)
    for word in one.words:
        if word in there or word in _HARMLESS:
            continue
        # Plural and feminine differ by an ending; a greater difference may reverse the claim.
        if len(word) < _LEAST_CONTENT_LENGTH or not any(_ending(word, w, fuzz.ratio(word, w)) for w in there):
            return False
    return True


def _ending(one: str, other: str, likeness: float) -> bool:
    return one.rstrip("sex") == other.rstrip("sex") or (
        likeness >= _LIKE_ENDINGS and one[:_BEGINNING] == other[:_BEGINNING]
    )
