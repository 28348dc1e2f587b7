"""Persons and organisations of a document: frozen values, and the builders that collect what is said of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from claims.document.span import Span
from claims.document.tree import Word
from claims.lexicon.grammar_words import GRAMMAR

__all__ = ["NOTHING", "Mention", "Person", "PersonBuilder", "bare_name", "name_tokens", "without_article"]

NOTHING: Final[frozenset[str]] = frozenset()
"""No words. Long texts have thousands of persons without other names or offices, who share this."""
HeldRole = tuple[str, frozenset[str]]
"""An office beside a name, and its complements: ``("ministre", {"travail"})``."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person (``kind`` PER), an organisation (ORG) or somebody unnamed to whom a noun refers.

    An unnamed one has the ``kind`` person, body, thing or, where unknown, none. ``tokens`` are the words of the
    name, lower case, empty for the unnamed. ``vague`` marks the unnamed whom the text does not identify.
    """

    name: str
    kind: str
    tokens: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False
    vague: bool = False
    roles: tuple[HeldRole, ...] = ()
    aliases: frozenset[str] = NOTHING

    @property
    def named(self) -> bool:
        """Whether the article gives a proper name."""
        return bool(self.tokens)


class Mention(NamedTuple):
    """A mention: the number of the sentence, the offset in the text, and its salience."""

    sentence: int
    start: int
    weight: float


@dataclass(slots=True, eq=False)
class PersonBuilder:
    """A person before the whole document was read: fields as in ``Person``, mentions (``met``) in text order."""

    name: str
    kind: str
    tokens: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False
    vague: bool = False
    roles: list[HeldRole] = field(default_factory=list)
    aliases: frozenset[str] = NOTHING
    former: frozenset[str] = NOTHING
    """Offices that this person holds no longer."""
    theirs: frozenset[str] = NOTHING
    """What somebody else calls this person: *mère*, where the text says *sa mère*."""
    clients: list[PersonBuilder] = field(default_factory=list)
    """Whom this lawyer defends."""
    heading: bool = False
    """Whether the headline is about this person."""
    aside: bool = False
    """Whether nothing but headline and captions has named this person so far."""
    met: list[Mention] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether the article gives a proper name."""
        return bool(self.tokens)

    def last_before(self, offset: int) -> Mention | None:
        """The last mention before an offset, or None; what is met after it is mostly nothing, or a word beside it."""
        return next((mention for mention in reversed(self.met) if mention.start < offset), None)

    def times_before(self, offset: int) -> int:
        """How many mentions stand before an offset. Those of headline and captions come first, wherever they stand."""
        text = bisect_left(self.met, 0, key=lambda mention: mention.sentence)
        asides = sum(mention.start < offset for mention in self.met[:text])
        return asides + bisect_left(self.met, offset, lo=text, key=lambda mention: mention.start) - text

    def take_office(self, office: str) -> None:
        """Add an office by its word, without complements."""
        if (office, frozenset()) not in self.roles:
            self.roles.append((office, frozenset()))

    def take_role(self, noun: Word, completed: frozenset[str]) -> None:
        """Add an office of this person."""
        for role in {noun.lemma, noun.form.lower()}:
            if (role, completed) not in self.roles:
                self.roles.append((role, completed))

    def has_role(self, nouns: Iterable[str]) -> bool:
        """Whether one of ``nouns`` is an office of this person, with any complements."""
        wanted = frozenset(nouns)
        return any(role in wanted for role, _ in self.roles)

    def fits(self, nouns: Iterable[str], completed: frozenset[str]) -> bool | None:
        """Whether an office is this person's: None if the noun is not known, False if its complements differ."""
        wanted = frozenset(nouns)
        known = [words for role, words in self.roles if role in wanted]
        if not known:
            return None
        return any(not completed or not words or completed & words for words in known)

    def shares(self, nouns: Iterable[str], completed: frozenset[str]) -> bool:
        """Whether an office of this person has one of ``nouns`` and one of the same complements."""
        wanted = frozenset(nouns)
        return any(role in wanted and words & completed for role, words in self.roles)

    def person(self) -> Person:
        """The finished person."""
        return Person(
            name=self.name,
            kind=self.kind,
            tokens=self.tokens,
            gender=self.gender,
            plural=self.plural,
            vague=self.vague,
            roles=tuple(self.roles),
            aliases=self.aliases,
        )


def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name, lower-cased, without initials' full stops."""
    return tuple(t for t in re.findall(r"[\w]+", name.lower()) if len(t) > 1 or t.isdigit())


_ARTICLE: Final = re.compile(
    "|".join(
        f"{article[:-1]}['’]\\s*" if article.endswith("'") else f"{article}\\s+"
        for article in sorted(GRAMMAR.leading_articles)
    ),
    re.IGNORECASE,
)


def without_article(text: str) -> str:
    """A noun phrase without its article."""
    article = _ARTICLE.match(text)
    return text[article.end() :] if article else text


def bare_name(text: str, phrase: Span) -> str:
    """The words of a ``phrase`` of ``text`` without their article, unless it belongs to a title: *écrit L'Écho du lac*.

    An article of a title has a capital within a sentence, or where the title alone stands in quotation marks.
    """
    words = phrase.of(text)
    before, after = _beside(text, phrase)
    within = before.isalnum() or before in ("'", "’", ",") or (before in _OPENING and after in _CLOSING)
    # An elided pronoun is nothing but its article: *la police l'accuse*.
    return words if words[:1].isupper() and within else without_article(words) or words


def _beside(text: str, phrase: Span) -> tuple[str, str]:
    """The characters of ``text`` before and after a ``phrase``, past spaces; empty where the text begins or ends.

    They are looked for from the phrase on: a slice up to the text's end would cost the more, the longer the text.
    """
    before, after = phrase.start, phrase.end
    while before and text[before - 1] in _SPACES:
        before -= 1
    while after < len(text) and text[after] in _SPACES:
        after += 1
    return text[max(before - 1, 0) : before], text[after : after + 1]


_SPACES: Final = " \u00a0\u202f"
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
