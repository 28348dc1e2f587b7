"""Who a speaker phrase stands for: pronouns, bare surnames and offices resolved to names of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.people import People, Person, tokens_of
from claims.text import Document, Sentence, Span, Word
from claims.wordlists import WordLists

__all__ = ["Names"]

_FIRST = frozenset(("je", "j'", "nous", "-je", "-nous", "moi", "me", "m'"))
_FAR = 1500
"""Code points after which a pronoun no longer takes up a speaker."""
_SPEAKER_BONUS = 250
_BODY_PENALTY = 900
"""In code points of distance: who spoke last is likelier than who was named last, a person than an organisation."""


@dataclass(frozen=True, slots=True)
class _Spoke:
    at: int
    name: str
    gender: str
    plural: bool
    person: bool


class Names:
    """The names of one document, asked for in text order."""

    def __init__(self, document: Document, lists: WordLists) -> None:
        self._people = People(document, lists)
        self._text = document.text
        self._anaphoric = lists["noms-anaphoriques"]
        self._roles = lists["noms-role"]
        self._titles = {t.rstrip(".").lower() for t in lists["titres-civilite"]}
        self._bodies = lists["noms-organisation"] | lists["noms-canal"] | lists["noms-media"]
        self._spoke: list[_Spoke] = []

    def resolve(self, sentence: Sentence, head: Word, phrase: Sequence[Word]) -> str:
        """The full name of the speaker ``phrase`` with ``head``; the phrase itself, less its article, if unknown."""
        at = head.span.start
        text = Span.around(w.span for w in phrase).of(self._text)
        form = head.form.lower().lstrip("-").removeprefix("t-")
        gender, plural = _agreement(head, form, phrase)
        if form in _FIRST or (head.upos == "PRON" and head.feat("Person") in ("1", "2")):
            name = next((s.name for s in reversed(self._spoke) if s.at < at + 400), text)
        elif form in ("on", "l'on"):
            return "on"
        elif head.upos == "PRON" and form not in _INDEFINITE:
            name = self._pronoun(at, gender, plural) or text.lstrip("-").removeprefix("t-")
        else:
            found = self._named(sentence, head, phrase, at) or self._office(head, phrase, at, gender)
            name = found or _bare(text)
        known = self._people.named(tokens_of(name), "PER")
        gender = (known.gender if known is not None else "") or gender
        person = known is not None or (head.upos != "PROPN" and head.lemma not in self._bodies)
        self._spoke.append(_Spoke(at, name, gender, plural, person))
        return name

    def _pronoun(self, at: int, gender: str, plural: bool) -> str:
        spoken = [s for s in self._spoke if at - _FAR < s.at < at and s.plural == plural and _agree(s.gender, gender)]
        if plural:
            return spoken[-1].name if spoken else ""
        scored = [(s.at + _SPEAKER_BONUS - (0 if s.person else _BODY_PENALTY), s.name) for s in spoken]
        for person in self._people.all:
            last = person.last_before(at)
            if last >= 0 and _agree(person.gender, gender):
                scored.append((last - (_BODY_PENALTY if person.kind == "ORG" else 0), person.name))
        return max(scored)[1] if scored else ""

    def _named(self, sentence: Sentence, head: Word, phrase: Sequence[Word], at: int) -> str:
        span = Span.around(w.span for w in phrase)
        for entity in sentence.entities:
            if entity.kind == "PER" and span.overlaps(entity.span) and not _completes(sentence, entity.span, phrase):
                person = self._people.named(tokens_of(entity.span.of(self._text)), "PER")
                if person is not None:
                    return person.name
        beside = _beside(sentence, span, self._text)
        if beside is not None and head.upos == "NOUN":
            person = self._people.named(tokens_of(beside.of(self._text)), "PER")
            if person is not None:
                return person.name
        body = self._people.alias(head.form)
        if body is not None:
            return body.name
        run = _proper_run(phrase)
        if run is not None and head.form.rstrip(".").lower() in self._titles:
            person = self._people.named(tokens_of(run.of(self._text)), "PER")
            return person.name if person is not None else run.of(self._text)
        if run is not None and (head.upos == "PROPN" or head.lemma in self._roles | self._anaphoric):
            person = self._people.named(tokens_of(run.of(self._text)), "PER")
            return person.name if person is not None else run.of(self._text) if len(phrase) > 1 else ""
        return ""

    def _office(self, head: Word, phrase: Sequence[Word], at: int, gender: str) -> str:
        """The person that an office ("le ministre") or the body that a noun alone ("l'association") stands for."""
        first = phrase[0].form.lower()
        if first not in _DEFINITE or head.feat("Number") == "Plur" or head.upos not in ("NOUN", "ADJ"):
            return ""
        words = {head.lemma, head.form.lower()}
        fitting = [p for p in self._people.all if words & p.roles and _agree(p.gender, gender or p.gender)]
        before = [p for p in fitting if p.last_before(at) >= 0]
        if before:
            return max(before, key=lambda p: p.last_before(at)).name
        if len(fitting) == 1 and first in ("le", "la", "l'"):
            return fitting[0].name
        if not words & (self._anaphoric | self._roles):
            return ""
        bare = len([w for w in phrase if w.upos in ("NOUN", "PROPN", "ADJ")]) == 1
        possible = [p for p in self._people.of_kind("PER") if _agree(p.gender, gender)]
        # An office, or a noun with a complement ("le patron de la firme"), may be somebody new, unless the article
        # names one person only.
        if (bare and words & self._anaphoric) or len(possible) == 1:
            return self._last_person(at, gender)
        return ""

    def _last_person(self, at: int, gender: str) -> str:
        near = [s for s in self._spoke if at - _FAR < s.at < at and s.person and not s.plural]
        named = [
            s for s in near if _agree(s.gender, gender) and self._people.named(tokens_of(s.name), "PER") is not None
        ]
        if named:
            return named[-1].name
        people: list[Person] = [
            p for p in self._people.of_kind("PER") if p.last_before(at) > at - _FAR and _agree(p.gender, gender)
        ]
        return max(people, key=lambda p: p.last_before(at)).name if people else ""


_DEFINITE = frozenset(("le", "la", "l'", "l’", "ce", "cet", "cette", "son", "sa", "notre"))
_INDEFINITE = frozenset(
    (
        "certains", "certaines", "plusieurs", "beaucoup", "d'autres", "autres", "tous", "toutes", "chacun", "chacune",
        "un", "une", "aucun", "aucune", "personne", "ceux", "celles",
    )
)  # fmt: skip


def _agree(known: str, wanted: str) -> bool:
    return not known or not wanted or known == wanted


def _agreement(head: Word, form: str, phrase: Sequence[Word]) -> tuple[str, bool]:
    """Gender ("" if unknown) and whether plural, by the form of a pronoun or the determiner of a noun."""
    if form in ("elle", "elles", "celle-ci", "celles-ci", "cette"):
        return "Fem", form.endswith("s") or form == "celles-ci"
    if form in ("il", "ils", "lui", "eux", "celui-ci", "ceux-ci"):
        return "Masc", form in ("ils", "eux", "ceux-ci")
    first = phrase[0].form.lower()
    if first in ("la", "une", "cette", "sa"):
        return "Fem", False
    if first in ("le", "un", "ce", "cet"):
        return "Masc", False
    gender = head.feat("Gender") if head.upos != "PROPN" else ""
    return gender, head.feat("Number") == "Plur" or first in ("les", "des", "ces", "leurs", "plusieurs")


def _completes(sentence: Sentence, name: Span, phrase: Sequence[Word]) -> bool:
    """Whether a name is a complement (*le porte-parole de X*) rather than the person meant."""
    first = next(w for w in sentence.words if name.overlaps(w.span))
    before = [w for w in phrase if w.index < first.index]
    return bool(before) and before[-1].upos == "ADP"


def _proper_run(phrase: Sequence[Word]) -> Span | None:
    """The proper name in a phrase that no preposition makes a complement: *l'inspectrice Johanne B.*."""
    for word in phrase:
        if word.upos != "PROPN":
            continue
        before = phrase[phrase.index(word) - 1] if phrase.index(word) else None
        if before is not None and before.upos in ("ADP", "DET") and word.index != phrase[0].index:
            return None
        run = [w for w in phrase if w.index >= word.index]
        last = next((i for i, w in enumerate(run) if w.upos != "PROPN"), len(run))
        return Span.around(w.span for w in run[:last])
    return None


def _beside(sentence: Sentence, phrase: Span, text: str) -> Span | None:
    """The name right after a phrase, behind a comma and perhaps a title: *son avocat, Me X*."""
    for entity in sentence.entities:
        if entity.kind != "PER" or entity.span.start < phrase.end:
            continue
        between = text[phrase.end : entity.span.start]
        if re.fullmatch(r"[\s,]*(?:(?:M|Mme|Me|Mlle|Dr|Pr|maître|docteur|professeur)\.?\s)?", between):
            return entity.span
    return None


def _bare(text: str) -> str:
    return re.sub(r"^(?:l[ea]s?\s+|l['’]\s*|un\s+|une\s+|des\s+|du\s+|d['’])", "", text, flags=re.IGNORECASE)
