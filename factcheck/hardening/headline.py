"""Whether the headline of an article states what the text only alleges.

In: two ``Checked``, the earlier one first. Out: the words of the later one's headline, and the claim that they state.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.claim import Label, LabelledClaim, Polarity
from claims.document.span import Span
from factcheck.built_in_lists import entries_of
from factcheck.hardening.changes import reserve_words
from factcheck.scan_results import Checked
from factcheck.verification.alike_claims import alike_claims
from factcheck.verification.similarity import Wording, fold

__all__ = ["StatedHeadline", "stated_headline"]

_CONDITIONAL = re.compile(r"\w{2,}rai(?:s|t|ent)\b")
"""How the conditional ends; nouns such as *retrait* end so too, and cost a headline that is not told."""
_NOT_PLAIN = re.compile(r"[?«»“”\"]")
"""Signs of a question or of words that are somebody else's."""
_OF_DOUBT = ("noms-accusation", "noms-rumeur")
_ACCUSING = "verbes-accusation"
_STEM = 5
"""Letters of a verb that its forms have in common, from which it is known: *soupç*onner."""
_MOODS = ("conditional", "indicative")
"""Moods of what is a sentence; *détournement de fonds* has none, and stands in headlines on the procedure too."""


@dataclass(frozen=True, slots=True)
class StatedHeadline:
    """A headline in the article's own voice; ``place`` is that of the claim in the first article, or in the second."""

    words: str
    place: int
    in_first: bool


def stated_headline(first: Checked, second: Checked) -> StatedHeadline | None:
    """The later headline where it states, without source and reserve, what either text gives for an allegation.

    Where the earlier headline states the same, it is no news of the later one.
    """
    words = _plain(second)
    if words is None:
        return None
    earlier = _plain(first)
    for checked, in_first in ((first, True), (second, False)):
        place = _alleged(words, checked)
        if place is not None:
            known = earlier is not None and _alleged(earlier, checked) == place
            return None if known else StatedHeadline(words, place, in_first)
    return None


def _plain(checked: Checked) -> str | None:
    """The headline, where it states something in the article's own voice as far as its words tell."""
    title = checked.article.title
    at = checked.article.text.find(title) if title else -1
    if not title or at < 0 or _NOT_PLAIN.search(title) or reserve_words(title):
        return None
    place = Span(at, at + len(title))
    # What a rule gives to somebody in a headline is a claim of its own.
    attributed = any(item.claim.sentence.overlaps(place) for item in checked.claims)
    return None if attributed or _doubts(fold(title)) else title


def _doubts(words: str) -> bool:
    stems, nouns = _words_of_doubt()
    parts = re.findall(r"\w+", words)
    return bool(_CONDITIONAL.search(words)) or any(part[:_STEM] in stems or part.rstrip("s") in nouns for part in parts)


@cache
def _words_of_doubt() -> tuple[frozenset[str], frozenset[str]]:
    """The beginnings of verbs that accuse, and nouns of accusation and rumour, folded."""
    verbs = frozenset(fold(entry)[:_STEM] for entry in entries_of(_ACCUSING))
    return verbs, frozenset(fold(entry) for name in _OF_DOUBT for entry in entries_of(name))


def _alleged(words: str, checked: Checked) -> int | None:
    """The place of the allegation of an article that says what these words say."""
    places = [place for place, item in enumerate(checked.claims) if _is_alleged(item)]
    wordings = [Wording(checked.claims[place].claim.text(checked.article.text), None, "") for place in places]
    headline = Wording(words, None, "")
    pairs = alike_claims([headline], wordings)
    if not pairs or not _states(headline, wordings[pairs[0][1]]):
        return None
    return places[pairs[0][1]]


def _states(headline: Wording, claim: Wording) -> bool:
    """Whether a headline like a claim has its verb, too: *Enquête sur un marché public* does not say who rigged it.

    The verb is the word behind the conditional (*aurait truqué*), or the conditional itself (*céderait*). Without one,
    all words of the headline have to be the claim's.
    """
    at = next((at for at, word in enumerate(claim.words) if _CONDITIONAL.fullmatch(word)), None)
    if at is None:
        return headline.keys <= claim.keys
    verb = next((word for word in claim.words[at + 1 :] if len(word) >= _STEM), claim.words[at])
    stems = {word[: _STEM - 1] for word in headline.words if len(word) >= _STEM - 1}
    return verb[: _STEM - 1] in stems or claim.words[at][: _STEM - 1] in stems


def _is_alleged(item: LabelledClaim) -> bool:
    asserted = item.claim.polarity is Polarity.ASSERTED
    return asserted and item.label is Label.ALLEGATION and item.claim.features.get("mood") in _MOODS
