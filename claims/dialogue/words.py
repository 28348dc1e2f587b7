"""The French words by which dialogues are known: entries of word lists, made into sets and patterns.

In: word lists. Out: ``DialogueWords``, which the other modules of this package take. Their text is normalised
(straight apostrophes, plain dashes); ``folded`` words have neither accents nor capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from claims.document.typography import normalise
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.word_classes import WordClasses

__all__ = ["CAPITAL", "NAME", "DialogueWords", "folded", "proper"]

CAPITAL: Final = "A-ZÀ-ÖØ-ÞŒ"
_PARTICLE: Final = r"(?:de la|de|du|des|d'|la|le|van|von|der|den|ten|ter|ben|bin|ibn|el|al|da|di|dos|do|dit|y)"
_WORD: Final = rf"(?:[dlDL]'(?=[{CAPITAL}]))?(?:[{CAPITAL}]\w?\.[ -]?)*[{CAPITAL}][\w'’-]*"
NAME: Final = rf"{_WORD}(?: (?:{_PARTICLE} ?){{0,2}}{_WORD}){{0,4}}"
"""A pattern for names: words with capitals, and the particles between them."""


@lru_cache(maxsize=10_000)
def folded(words: str) -> str:
    """``words`` in small letters without accents, with single blanks: what two spellings of a name have in common."""
    plain = unicodedata.normalize("NFD", normalise(words).casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def proper(name: str) -> str:
    """A name in ordinary letters: *MARTIN LEROUX* is Martin Leroux."""
    if not name.isupper() or len(name) < 4:
        return name
    return re.sub(r"\w+", lambda found: found.group().capitalize(), name)


class _Lists(Protocol):
    @property
    def classes(self) -> WordClasses: ...

    def __getitem__(self, name: str, /) -> Iterable[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueWords:
    """Sets of folded words, and patterns for normalised text."""

    askers: frozenset[str]
    """Labels of whoever asks: *Q*, *Question*, *journaliste*."""
    answerers: frozenset[str]
    """Labels of answers without a name: *R*, *Réponse*."""
    persons: frozenset[str]
    """Nouns by which a speaker may be labelled: offices, trades, *voix*, *public*."""
    outlets: Mapping[str, str]
    """Names of media as written, by their folded form."""
    agencies: frozenset[str]
    given_names: frozenset[str]
    civility: re.Pattern[str]
    """A form of address that opens a name: *M.*, *Mme*."""
    interview: re.Pattern[str]
    """Words that announce an interview."""
    debate: re.Pattern[str]
    """Words that announce a debate, a hearing, a press conference."""
    reply: re.Pattern[str]
    """The opening of a paragraph that replies: *Oui*, *Pas du tout*."""
    closing: re.Pattern[str]
    """The opening of a paragraph after which nobody speaks any more."""
    timed: re.Pattern[str]
    """The time that opens an entry of a live blog: *14h32 –*, *Mis à jour à 14:32*."""
    opinion: re.Pattern[str]
    """A line, or its opening, that marks an opinion piece."""
    first: re.Pattern[str]
    """A word by which somebody speaks of himself, *nous* included."""
    tells: re.Pattern[str]
    """A verb of speech in the third person of the present: *affirme*, *disent*."""
    alone: re.Pattern[str]
    """The same without *nous*."""
    second: re.Pattern[str]
    """A word by which somebody is addressed."""

    @classmethod
    def of(cls, lists: _Lists) -> DialogueWords:
        """The words as these lists have them."""
        classes = lists.classes
        titles = _either(title for title in classes.titles)
        alone = GRAMMAR.first_person_words
        return cls(
            askers=_keys(lists["meneurs-entretien"]),
            answerers=_keys(lists["mots-reponse"]),
            persons=_keys(classes.persons) | _keys(lists["noms-intervenants"]),
            outlets={folded(name): name for name in sorted(classes.outlets)},
            agencies=frozenset(lists["agences"]),
            given_names=_keys(classes.given_names),
            civility=re.compile(rf"(?:(?i:{titles})\b\.?\s+)+(?=[{CAPITAL}])"),
            interview=_opening(lists["annonces-entretien"]),
            debate=_opening(lists["annonces-debat"]),
            reply=re.compile(rf"[«\"(\s-]*(?:{_either(lists['amorces-reponse'])})(?!\w)", re.IGNORECASE),
            closing=re.compile(rf"[(\[\s]*(?:{_either(lists['fins-de-dialogue'])})(?!\w)", re.IGNORECASE),
            timed=re.compile(
                r"(?:(?:le )?\d{1,2}(?:er)? \w+(?: \d{4})?,? (?:à )?)?"
                rf"(?:(?:{_either((*lists['mots-mise-a-jour'], *lists['mots-parution']))})\b[^.!?]{{0,30}}?\bà )?"
                r"(?P<hour>[01]?\d|2[0-3])\s?(?:h|:)\s?(?P<minute>[0-5]\d)?(?![\w%])\s*"
                rf"(?:$|[-:|.•]+\s*|(?=\()|(?=[{CAPITAL}«]))",
                re.IGNORECASE,
            ),
            opinion=re.compile(
                rf"(?:(?:la|une|l')\s?)?(?P<mark>{_either(lists['intitules-opinion'])})(?!\w)", re.IGNORECASE
            ),
            tells=_word(_third_persons(classes)),
            first=_word(alone | GRAMMAR.first_person_plurals),
            alone=_word(alone),
            second=_word(GRAMMAR.second_person_words),
        )


def _third_persons(classes: WordClasses) -> Iterator[str]:
    """Forms of the verbs of speech: those in *-er* are regular, of others the lists have what taggers misread."""
    for verb in classes.speech_verbs:
        if verb.endswith("er") and " " not in verb:
            yield from (verb[:-1], f"{verb[:-1]}nt")
    yield from (form for form, verb in classes.irregular_forms.items() if verb in classes.speech_verbs)


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


def _either(entries: Iterable[str]) -> str:
    """A pattern for one of the entries, the longest first."""
    ordered = sorted({normalise(entry) for entry in entries}, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry.rstrip(".")).replace(r"\ ", r"\s+") for entry in ordered) or r"(?!)"


def _opening(entries: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(entries)})(?!\w)", re.IGNORECASE)


def _word(some: Iterable[str]) -> re.Pattern[str]:
    """A pattern for one of some words; an elided one stands before its word, a tied one after its verb."""
    words = frozenset(some)
    elided = _either(word for word in words if word.endswith("'"))
    tied = _either(word for word in words if word.startswith("-"))
    whole = _either(word for word in words if word[0] != "-" and word[-1] != "'")
    return re.compile(rf"(?<![\w'-])(?:{whole})(?![\w'-])|(?<![\w-])(?:{elided})|(?:{tied})(?!\w)", re.IGNORECASE)
