"""Who a speaker phrase stands for: pronouns, bare surnames and offices resolved to names of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.rules import WordLists
from claims.text import Document, Sentence, Span, Word

__all__ = ["Names"]

_PERSONAL = frozenset(
    (
        "il", "elle", "ils", "elles", "lui", "eux", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "qui", "-il",
        "-elle", "-ils", "-elles", "-t-il", "-t-elle", "-t-ils", "-t-elles",
    )
)  # fmt: skip
_FIRST = frozenset(("je", "j'", "nous", "-je", "-nous", "moi", "me", "m'"))


@dataclass(slots=True)
class _Person:
    name: str
    tokens: frozenset[str]
    at: list[int] = field(default_factory=list)
    gender: str = ""
    number: str = "Sing"
    roles: set[str] = field(default_factory=set)
    kind: str = "PER"


class Names:
    """The persons and organisations of one document, and what phrases stand for them."""

    def __init__(self, document: Document, lists: WordLists) -> None:
        self._lists = lists
        self._text = document.text
        self._people: list[_Person] = []
        for sentence in document.sentences:
            for entity in sentence.entities:
                if entity.kind in ("PER", "ORG"):
                    self._meet(sentence, entity.span, entity.kind)
        self._spoke: list[tuple[int, str, str, str]] = []

    def resolve(self, sentence: Sentence, head: Word, phrase: Sequence[Word]) -> str:
        """The full name of the speaker ``phrase`` with ``head``; the phrase itself, less its article, if unknown."""
        at = head.span.start
        form = head.form.lower()
        text = Span.around(w.span for w in phrase).of(self._text)
        if form in _FIRST or (head.upos == "PRON" and head.feat("Person") == "1"):
            name = self._last_speaker(at) or text
        elif head.upos == "PRON" and (form in _PERSONAL or head.feat("Person") == "3"):
            name = self._pronoun(sentence, head, at) or text
        else:
            name = self._named(sentence, head, phrase, at) or self._role(head, phrase, at) or _bare(text)
        self._spoke.append((at, name, head.feat("Gender"), head.feat("Number") or "Sing"))
        return name

    def _meet(self, sentence: Sentence, span: Span, kind: str) -> None:
        words = [w for w in sentence.words if span.overlaps(w.span)]
        while words and words[0].upos in ("DET", "ADP"):
            words = words[1:]
        titles = self._lists["titres-civilite"]
        while len(words) > 1 and (words[0].form in titles or words[0].form + "." in titles):
            words = words[1:]
        if not words:
            return
        name = Span.around(w.span for w in words).of(self._text)
        tokens = _tokens(name)
        if not tokens:
            return
        known = self._known(tokens, kind)
        if known is None:
            known = _Person(name=name, tokens=tokens, kind=kind)
            self._people.append(known)
        elif len(tokens) > len(known.tokens):
            known.name, known.tokens = name, tokens
        known.at.append(span.start)
        self._describe(known, sentence, words)

    def _known(self, tokens: frozenset[str], kind: str) -> _Person | None:
        for person in reversed(self._people):
            if person.kind == kind and (tokens <= person.tokens or person.tokens <= tokens):
                return person
        return None

    def _describe(self, person: _Person, sentence: Sentence, words: Sequence[Word]) -> None:
        """Gender and offices out of the words around the name: title, apposition, noun that the name completes."""
        head = next((w for w in words if w.head not in {x.index for x in words}), words[0])
        near = [sentence.head(head), *(w for w in sentence.children(head) if w.relation in ("appos", "nmod"))]
        first = words[0].index
        if first > 0:
            near.append(sentence.words[first - 1])
        for word in near:
            if word is None:
                continue
            close = head.relation in ("nmod", "appos", "flat") or word.relation in ("appos", "nmod")
            if word.lemma in self._lists["noms-role"] and (close or word.index == first - 1):
                person.roles.add(word.lemma)
                person.gender = person.gender or _gender(sentence, word)
            form = word.form.rstrip(".").lower()
            if form in ("mme", "mlle", "madame"):
                person.gender = "Fem"
            elif form in ("m", "monsieur"):
                person.gender = "Masc"
        person.gender = person.gender or next((w.feat("Gender") for w in words if w.feat("Gender")), "")

    def _pronoun(self, sentence: Sentence, head: Word, at: int) -> str:
        gender, number = head.feat("Gender"), head.feat("Number") or "Sing"
        form = head.form.lower().lstrip("-t").lstrip("-")
        if "elle" in form:
            gender = "Fem"
        elif form in ("il", "ils", "lui", "eux"):
            gender = "Masc"
        if form.endswith("s") or form == "eux":
            number = "Plur"
        if number == "Plur":
            return next((n for p, n, _, num in reversed(self._spoke) if num == "Plur" and at - p < 800), "")
        best: tuple[int, str] | None = None
        for person in self._people:
            places = [p for p in person.at if p < at]
            if not places or (person.gender and gender and person.gender != gender):
                continue
            score = places[-1] + (0 if person.kind == "PER" else -300)
            if best is None or score > best[0]:
                best = (score, person.name)
        recent = next(
            (
                (p, n)
                for p, n, g, num in reversed(self._spoke)
                if num != "Plur" and (not g or not gender or g == gender)
            ),
            None,
        )
        if recent is not None and at - recent[0] < 500 and (best is None or recent[0] + 120 > best[0]):
            return recent[1]
        return best[1] if best is not None else ""

    def _named(self, sentence: Sentence, head: Word, phrase: Sequence[Word], at: int) -> str:
        span = Span.around(w.span for w in phrase)
        inside = [e for e in sentence.entities if span.overlaps(e.span) and e.kind in ("PER", "ORG")]
        persons = [e for e in inside if e.kind == "PER"]
        if persons and not _governs_only(sentence, head, persons[0].span):
            person = self._known(_tokens(persons[0].span.of(self._text)), "PER")
            if person is not None:
                return person.name
        if persons and head.lemma in self._lists["noms-role"]:
            attached = [e for e in persons if not _after_preposition(sentence, e.span)]
            if attached:
                person = self._known(_tokens(attached[0].span.of(self._text)), "PER")
                return person.name if person else ""
        after = [e for e in sentence.entities if e.kind == "PER" and span.end <= e.span.start <= span.end + 3]
        if after and head.lemma in self._lists["noms-role"]:
            person = self._known(_tokens(after[0].span.of(self._text)), "PER")
            if person is not None:
                return person.name
        if inside and inside[0].kind == "ORG" and inside[0].span.overlaps(head.span):
            return _bare(span.of(self._text))
        return ""

    def _role(self, head: Word, phrase: Sequence[Word], at: int) -> str:
        """The person that an office alone ("le ministre") stands for."""
        if head.lemma not in self._lists["noms-role"] or head.feat("Number") == "Plur":
            return ""
        definite = any(w.feat("Definite") == "Def" or w.feat("PronType") == "Dem" for w in phrase)
        if not definite:
            return ""
        fitting = [p for p in self._people if p.kind == "PER" and head.lemma in p.roles and p.at[0] < at]
        if not fitting:
            return ""
        return max(fitting, key=lambda p: max(x for x in p.at if x < at)).name

    def _last_speaker(self, at: int) -> str:
        return next((name for place, name, _, _ in reversed(self._spoke) if place < at + 400), "")


def _governs_only(sentence: Sentence, head: Word, span: Span) -> bool:
    """Whether the name only completes the head (*le porte-parole de X*): then the head is not that person."""
    return not span.covers(head.span)


def _after_preposition(sentence: Sentence, span: Span) -> bool:
    words = [w for w in sentence.words if span.covers(w.span)]
    if not words:
        return True
    first = words[0].index
    return first > 0 and sentence.words[first - 1].upos == "ADP"


def _gender(sentence: Sentence, word: Word) -> str:
    for child in sentence.children(word):
        if child.upos == "DET" and child.feat("Gender"):
            return child.feat("Gender")
    return word.feat("Gender")


def _tokens(name: str) -> frozenset[str]:
    return frozenset(t for t in re.findall(r"[\w']+", name.lower()) if len(t) > 1)


def _bare(text: str) -> str:
    return re.sub(r"^(?:l[ea]s?\s+|l['’]\s*|un\s+|une\s+|des\s+|du\s+)", "", text, flags=re.IGNORECASE)
