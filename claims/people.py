"""The persons and organisations of one document: their names, offices, genders and where they are met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.text import Document, Sentence, Span, Word
from claims.wordlists import WordLists

__all__ = ["People", "Person", "tokens_of"]

_REACH = 12
"""How many words around a name may describe it."""


@dataclass(slots=True)
class Person:
    """Someone (``kind`` PER) or some body (ORG) that the article names.

    ``at`` holds the offsets of the mentions in text order, ``roles`` the lemmas of the offices and nouns put beside
    the name.
    """

    name: str
    kind: str
    tokens: tuple[str, ...]
    at: list[int] = field(default_factory=list)
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)

    def last_before(self, offset: int) -> int:
        """Offset of the last mention before ``offset``, -1 if there is none."""
        return max((a for a in self.at if a < offset), default=-1)


class People:
    """Everyone named in a document, gathered in text order."""

    def __init__(self, document: Document, lists: WordLists) -> None:
        self._text = document.text
        self._titles = {t.rstrip(".").lower() for t in lists["titres-civilite"]}
        self._roles = lists["noms-role"] | lists["personnes-noms"] | lists["noms-anaphoriques"]
        self._bodies = lists["noms-organisation"]
        self._feminine = lists["prenoms-feminins"]
        self._masculine = lists["prenoms-masculins"]
        self.all: list[Person] = []
        for sentence in document.sentences:
            for span, kind in sorted(self._found(sentence)):
                self._meet(sentence, span, kind)

    def of_kind(self, kind: str) -> Iterable[Person]:
        """All persons, or all organisations."""
        return (p for p in self.all if p.kind == kind)

    def named(self, words: Sequence[str], kind: str) -> Person | None:
        """Who bears a name made of ``words`` (lower case), the latest first; the surname alone will do."""
        wanted = tuple(w for w in words if w not in self._titles)
        for person in reversed(self.all):
            if person.kind == kind and wanted and _same(wanted, person.tokens):
                return person
        return None

    def alias(self, text: str) -> Person | None:
        """Who an acronym stands for."""
        return next((p for p in self.all if text in p.aliases), None)

    def _found(self, sentence: Sentence) -> Iterable[tuple[Span, str]]:
        """The names of a sentence: recognised entities, and proper nouns that open with a first name."""
        taken: list[Span] = []
        for entity in sentence.entities:
            if entity.kind not in ("PER", "ORG"):
                continue
            first = next((w for w in sentence.words if w.span.overlaps(entity.span)), None)
            noun = sentence.words[first.index - 1] if first is not None and first.index else None
            # "l'association X" is a body, whatever the recogniser calls X.
            body = noun is not None and noun.upos == "NOUN" and noun.lemma in self._bodies
            taken.append(entity.span)
            yield entity.span, "ORG" if body else entity.kind
        run: list[Word] = []
        for word in (*sentence.words, None):
            if word is not None and word.upos == "PROPN":
                run.append(word)
                continue
            if len(run) > 1 and run[0].form.split("-")[0] in self._feminine | self._masculine:
                span = Span.around(w.span for w in run)
                if not any(span.overlaps(t) for t in taken):
                    yield span, "PER"
            run = []

    def _meet(self, sentence: Sentence, span: Span, kind: str) -> None:
        words = [w for w in sentence.words if span.overlaps(w.span)]
        while words and (words[0].upos in ("DET", "ADP", "PUNCT") or words[0].form.rstrip(".").lower() in self._titles):
            words = words[1:]
        if not words or not any(w.upos in ("PROPN", "X") or w.form[:1].isupper() for w in words):
            return
        if len(words) == 1 and words[0].upos in ("NOUN", "ADJ", "ADV", "VERB") and words[0].index == 0:
            return
        name = Span.around(w.span for w in words).of(self._text)
        tokens = tokens_of(name)
        if not tokens:
            return
        person = self.named(tokens, kind)
        if person is None:
            person = Person(name=name, kind=kind, tokens=tokens)
            self.all.append(person)
        elif len(tokens) > len(person.tokens):
            person.name, person.tokens = name, tokens
        person.at.append(span.start)
        self._describe(person, sentence, words[0].index, words[-1].index)

    def _describe(self, person: Person, sentence: Sentence, first: int, last: int) -> None:
        before = _before(sentence, first)
        if person.kind == "ORG":
            # "l'association X", "le groupe français X": a body's noun stands right before its name.
            before = [] if any(w.upos == "ADP" for w in before[-2:]) else before[-2:]
        after = _after(sentence, last)
        nouns = self._roles if person.kind == "PER" else self._bodies
        for window in (before, after):
            office = next((w for w in window if _noun(w, nouns)), None)
            if office is None:
                continue
            person.roles.update((office.lemma, office.form.lower()))
            person.gender = person.gender or _gender(window, office)
        if person.kind == "PER":
            title = next((w.form.rstrip(".").lower() for w in reversed(before[-2:])), "")
            whole = person.name.split()[0]
            first_name = whole if whole in self._feminine | self._masculine else whole.split("-")[0]
            if title in ("mme", "mlle", "madame") or first_name in self._feminine:
                person.gender = "Fem"
            elif title in ("m", "monsieur") or first_name in self._masculine:
                person.gender = "Masc"
        following = sentence.words[last + 1 : last + 4]
        if len(following) == 3 and following[0].form == "(" and following[2].form == ")":
            person.aliases.add(following[1].form)


def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name, lower-cased, without initials' full stops."""
    return tuple(t for t in re.findall(r"[\w]+", name.lower()) if len(t) > 1 or t.isdigit())


def _same(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if not known:
        return False
    short, long = sorted((wanted, known), key=len)
    if len(short) == 1:
        return short[0] in long
    return set(short) <= set(long)


def _noun(word: Word, nouns: frozenset[str]) -> bool:
    return word.upos in ("NOUN", "ADJ", "PROPN") and (word.lemma in nouns or word.form.lower() in nouns)


def _before(sentence: Sentence, first: int) -> list[Word]:
    """The words right before a name, back to a finite verb or a mark; one comma may stand between."""
    window: list[Word] = []
    commas = 0
    for word in reversed(sentence.words[max(0, first - _REACH) : first]):
        if word.form == "," and not commas and not window:
            commas = 1
            continue
        if word.upos == "PUNCT" or word.feat("VerbForm") == "Fin" or word.upos == "SCONJ":
            break
        window.insert(0, word)
    if commas and (not window or window[0].upos not in ("DET", "NOUN", "ADP", "ADJ")):
        return []
    return window


def _after(sentence: Sentence, last: int) -> list[Word]:
    """The words of an apposition after a name: from the comma or bracket to the next mark or finite verb."""
    words = sentence.words
    if last + 2 >= len(words) or words[last + 1].form not in (",", "(", "-"):
        return []
    window: list[Word] = []
    for word in words[last + 2 : last + 2 + _REACH]:
        if word.upos == "PUNCT" or word.feat("VerbForm") == "Fin" or word.feat("PronType") == "Rel":
            break
        window.append(word)
    opens = window[0] if window else None
    if opens is None or opens.upos not in ("NOUN", "DET", "ADJ", "ADV", "PROPN"):
        return []
    return window[:7]


def _gender(window: Sequence[Word], office: Word) -> str:
    forms = [w.form.lower() for w in window if w.index < office.index][-2:]
    if any(f in ("la", "une", "cette", "sa") for f in forms):
        return "Fem"
    if any(f in ("le", "un", "ce", "du", "au") for f in forms):
        return "Masc"
    return ""
