"""The salience of mentions, and which of several persons a later phrase takes up.

In: persons with their mentions, a word. Out: the most salient person and its share of the salience.

Source: Lappin & Leass 1994: mentions weigh by grammatical function, and their weight decreases from sentence to
sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.agreement import agree, is_latter
from claims.resolution.persons import Mention, PersonBuilder
from claims.syntax.verbs import inserted

__all__ = [
    "DOMINANT",
    "QUOTED",
    "SPEAKER",
    "Choice",
    "heads_mention",
    "mention_weight",
    "most_salient",
    "speaks",
    "views",
    "was_subject",
]

_DECAY: Final = 0.5
"""Factor of the salience of a mention for each sentence further on, as in Lappin & Leass 1994."""
_SUBJECT, SPEAKER, _OTHER, _INSIDE = 1.0, 1.6, 0.5, 0.3
"""Salience by grammatical function, in the order of Lappin & Leass: subjects, other arguments, complements of nouns;
who speaks comes before any of them, as attributions follow one another."""
QUOTED: Final = 0.3
"""Factor of the salience of a mention between quotation marks; set by hand."""
_FAINT: Final = 0.002
"""Minimum salience of a candidate antecedent: that of one subject nine sentences before."""
DOMINANT: Final = 0.5
"""Share of the salience from which on an office that was not mentioned before may refer to somebody."""
_FORGOTTEN: Final = 64
"""Sentences after which a mention weighs nothing beside any other: 0.5^64 is below the precision of a sum."""
_RECENT: Final = 500
"""Mentions of one person, the last ones, that are looked through; nobody has as many in a newspaper article."""
_UNKNOWN_GENDER: Final = 0.7
"""Factor of the salience of somebody of unknown gender where a gender is asked for; set by hand."""
_VAGUE_BODY: Final = 0.2
"""Likelihood that a pronoun stands for a body that the text does not identify: *son entourage*; set by hand."""
_LIKELIHOOD: Final = {"PER": 1.0, "person": 0.8, "ORG": 0.5, "body": 0.5, "": 0.3, "thing": 0.0}
"""How likely a speaking pronoun stands for somebody of each kind; set by hand in this order."""
_PLURAL_THING: Final = 0.6
"""The same for several things, which often stand for people: *les urgences, elles*; set by hand."""
_SHOWN: Final = 5
"""Candidates that are kept with their salience, for whoever asks why a name was chosen."""
_MENTIONING: Final = frozenset(("NOUN", "PROPN", "PRON"))
_SOURCE_REACH: Final = 5
"""Greatest distance in words between a source and the *selon* or *d'après* before it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The most salient person, and its share of the salience of all candidates.

    ``weighed`` are the first candidates with their salience, the best first; nobody where none was weighed.
    """

    person: PersonBuilder
    share: float
    weighed: tuple[tuple[PersonBuilder, float], ...] = ()


def most_salient(
    sentence: Sentence,
    word: Word,
    among: Iterable[PersonBuilder],
    *,
    gender: str = "",
    plural: bool = False,
    pronoun: bool = False,
    latter: bool = False,
) -> Choice | None:
    """The most salient person of ``among`` at a word; with ``latter`` (*celui-ci*) the last one mentioned.

    ``gender`` (or nothing) and number must agree; a ``pronoun`` stands for persons rather than for things.
    """
    scored: list[tuple[float, int, PersonBuilder]] = []
    for person in among:
        if person.plural != plural or not agree(person.gender, gender):
            continue
        before = _lately(person, sentence, word)
        if not before:
            continue
        score = sum(m.weight * _DECAY ** (sentence.index - m.sentence) for m in before)
        if pronoun:
            score *= _likelihood(person)
            if not score:
                continue
        if gender and not person.gender and not plural:
            score *= _UNKNOWN_GENDER
        scored.append((float(before[-1].start) if latter else score, before[-1].start, person))
    if not scored:
        return None
    scored.sort(key=lambda s: (s[0], s[1]), reverse=True)
    best = scored[0]
    if latter:
        return Choice(best[2], 1.0)
    if best[0] < _FAINT:
        return None
    weighed = tuple((person, score) for score, _place, person in scored[:_SHOWN])
    return Choice(best[2], best[0] / sum(s[0] for s in scored), weighed)


def _lately(person: PersonBuilder, sentence: Sentence, word: Word) -> list[Mention]:
    """The mentions before a word that still have some salience, and the last one in any case."""
    met, here = person.met, word.span.start
    end = len(met)
    while end and met[end - 1].start >= here:
        end -= 1
    start = max(0, end - 1)
    while start and met[start - 1].sentence >= sentence.index - _FORGOTTEN:
        start -= 1
    return met[start:end]


def _likelihood(person: PersonBuilder) -> float:
    """How likely a speaking pronoun stands for somebody of this kind."""
    if person.kind == "PER":
        return _LIKELIHOOD["PER"]
    if person.plural:
        return _PLURAL_THING if person.kind == "thing" else 1.0
    if person.vague and person.kind == "body":
        return _VAGUE_BODY
    return _LIKELIHOOD[person.kind]


def was_subject(person: PersonBuilder) -> bool:
    """Whether a mention of the person is a subject."""
    return any(m.weight >= _SUBJECT for m in person.met[-_RECENT:])


def heads_mention(sentence: Sentence, word: Word) -> bool:
    """Whether a noun, name or pronoun is the head of a mention of its own, or tells whose view it is (*à ses yeux*)."""
    if word.relation == "det" and views(sentence, word):
        return True
    if word.upos not in _MENTIONING and not is_latter(sentence, word):
        return False
    if word.relation in ("flat", "fixed", "compound", "goeswith"):
        return False
    above = sentence.head(word)
    # A name beside its noun is the same mention as the noun.
    beside = word.relation == "appos" or (word.relation == "nmod" and word.upos == "PROPN")
    bare_name = not any(w.relation == "case" for w in sentence.children(word))
    return not (
        beside and bare_name and above is not None and above.upos in ("NOUN", "PROPN") and above.index < word.index
    )


def views(sentence: Sentence, word: Word) -> bool:
    """Whether a possessive tells whose view something is: *à ses yeux*, *à leur avis*."""
    noun = sentence.head(word)
    possessive = word.relation == "det" and word.form.lower() in GRAMMAR.possessive_determiners
    return possessive and noun is not None and noun.form.lower() in GRAMMAR.viewpoint_nouns


def mention_weight(sentence: Sentence, word: Word, speech_verbs: frozenset[str]) -> float:
    """The salience of a mention by the grammatical function of its head."""
    if speaks(sentence, word, speech_verbs):
        return SPEAKER
    if word.relation == "nsubj" or word.deprel == "expl:subj":
        return _SUBJECT
    return _INSIDE if word.relation == "nmod" else _OTHER


def speaks(sentence: Sentence, word: Word, speech_verbs: frozenset[str]) -> bool:
    """Whether a noun is the subject of a verb of speech, or stands after it in an inserted clause, or after *selon*."""
    cases = (w for w in sentence.children(word) if w.relation == "case")
    if any(w.form.lower() in GRAMMAR.according_cases for w in cases):
        lead = sentence.words[max(0, word.index - _SOURCE_REACH) : word.index]
        return any(w.form.lower() in GRAMMAR.according_openers for w in lead)
    verb = sentence.head(word)
    if verb is None or verb.lemma not in speech_verbs:
        return False
    if word.relation == "nsubj" or word.deprel == "expl:subj":
        return True
    return word.relation == "obj" and word.index > verb.index and inserted(sentence, verb)
