"""Who each noun phrase and pronoun of a document stands for: mentions grouped by gender, number, role and salience."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.document.tree import Document, Sentence, Span, Word
from claims.lexicon.wordlists import WordLists
from claims.resolution.named_entities import People, Person, bare, complements, determined_gender, tokens_of
from claims.resolution.unidentified_sources import unidentified
from claims.syntax.noun_phrases import noun_phrase
from claims.syntax.verbs import inserted

__all__ = ["Referent", "Referents"]

_DECAY = 0.6
"""What is left of a mention's salience one sentence further on (Lappin & Leass 1994 halve it)."""
_SUBJECT, _SPEAKER, _OTHER, _INSIDE = 1.0, 1.6, 0.5, 0.3
"""Salience by grammatical function, in the order of Lappin & Leass: subjects, other arguments, complements of nouns;
who speaks comes before any of them, as attributions follow one another."""
_QUOTED = 0.3
"""What is left of the salience of a mention between quotation marks."""
_FAINT = 0.01
"""Salience below which nobody comes to mind any more."""
_DOMINANT = 0.5
"""Share of the salience from which somebody is meant by an office that the article did not give them before."""
_ENDED = ("celui-ci", "celle-ci", "ceux-ci", "celles-ci")
_THIRD = frozenset(("il", "elle", "ils", "elles", "lui", "eux", *_ENDED))
_DEFINITE = frozenset(("le", "la", "les", "l'", "l’", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "notre"))


_POSSESSIVE = frozenset(("son", "sa", "ses", "leur", "leurs"))


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a phrase stands for, and how that was found out.

    ``how`` is ``name``, ``role`` (an office known from the article), ``noun`` (a noun that takes up somebody salient),
    ``pronoun`` or ``new``; ``share`` is the winner's part of the salience of all who could be meant.
    """

    person: Person
    how: str
    share: float = 1.0


class Referents:
    """The discourse of one document, walked through once in text order."""

    def __init__(self, document: Document, lists: WordLists, quoted: Sequence[Span] = ()) -> None:
        self.people = People(document, lists)
        self._text = document.text
        self._lists = lists
        self._quoted = quoted
        self._speech_verbs = lists.classes.speech_verbs
        self._persons = lists.classes.persons
        self._anaphoric = lists["noms-anaphoriques"]
        self._offices = lists.classes.roles | self._anaphoric
        self._bodies = lists.classes.bodies
        self._body_anaphors = lists["organisations-anaphoriques"]
        self._wider = _pairs(lists["fonctions-equivalentes"])
        self._all: list[Person] = list(self.people.all)
        self._found: dict[tuple[int, int], Referent] = {}
        for sentence in document.sentences:
            for word in sentence.words:
                if _heads_phrase(sentence, word):
                    self._place(sentence, word)

    def at(self, sentence: Sentence, word: Word) -> Referent | None:
        """Whom the phrase that ``word`` heads stands for."""
        return self._found.get((sentence.index, word.index))

    def _place(self, sentence: Sentence, word: Word) -> None:
        referent = self._referent(sentence, word)
        if referent is None:
            return
        self._found[sentence.index, word.index] = referent
        weight = _weight(sentence, word, self._speech_verbs)
        if any(span.covers(word.span) for span in self._quoted):
            weight *= _QUOTED
        referent.person.met.append((sentence.index, word.span.start, weight))
        group = self._group(sentence, word)
        if group is not None:
            self._found[sentence.index, word.index] = Referent(group, "name")
            group.met.append((sentence.index, word.span.start, weight))

    def _group(self, sentence: Sentence, word: Word) -> Person | None:
        """Several persons named together (*A et B, parents de …*), whom *ils* or *les parents* take up."""
        others = [w for w in sentence.children(word) if w.relation == "conj"]
        members = [self.people.at(sentence, w) for w in (word, *others)]
        if not others or not all(p is not None and p.kind == "PER" for p in members):
            return None
        first, *rest = [p.name for p in members if p is not None]
        if len(first.split()) == 1 and any(len(name.split()) > 1 for name in rest):
            # "Thierry et Véronique Roy" share a surname.
            first = sentence.words[word.index].form
        name = ", ".join((first, *rest[:-1])) + " et " + rest[-1]
        known = next((p for p in self._all if p.plural and p.name == name), None)
        if known is None:
            known = Person(name=name, kind="PER", tokens=tokens_of(name), plural=True)
            if {p.gender for p in members if p is not None} == {"Fem"}:
                known.gender = "Fem"
            self._all.append(known)
        for child in (c for w in (word, *others) for c in sentence.children(w)):
            if child.relation == "appos" and child.upos == "NOUN" and child.feat("Number") == "Plur":
                known.take_role(child, complements(sentence, child))
        return known

    def _referent(self, sentence: Sentence, word: Word) -> Referent | None:
        person = self.people.at(sentence, word)
        if person is not None:
            return Referent(person, "name")
        if word.upos == "PRON":
            return self._pronoun(sentence, word)
        beside = self._beside(sentence, word)
        if beside is not None:
            return Referent(beside, "name")
        if word.upos == "PROPN":
            return self._proper(sentence, word)
        return self._noun(sentence, word)

    def _beside(self, sentence: Sentence, word: Word) -> Person | None:
        """The name in apposition to a noun: *l'exploitant, la société X,*, *une passagère ayant filmé, X, raconte*."""
        if word.relation == "nmod" and any(w.relation == "case" for w in sentence.children(word)):
            # "le chef des secours en montagne, X": X is the chief.
            return None
        named = next(
            (
                self.people.at(sentence, child)
                for child in sentence.children(word)
                if child.relation in ("appos", "flat", "nmod")
                and child.index > word.index
                and self.people.at(sentence, child)
                and not any(w.relation == "case" for w in sentence.children(child))
            ),
            None,
        ) or self._after_comma(sentence, word)
        if named is not None:
            named.take_role(word, complements(sentence, word))
            named.gender = named.gender or determined_gender(sentence, word)
        return named

    def _after_comma(self, sentence: Sentence, word: Word) -> Person | None:
        """The name right after a phrase, between two marks: *son avocat, Me X,*; the tree may attach it elsewhere."""
        ends = {noun_phrase(sentence, word)[-1].index, max(w.index for w in sentence.subtree(word))}
        for end in ends:
            if end + 1 >= len(sentence.words) or sentence.words[end + 1].form != ",":
                continue
            person: Person | None = None
            for after in sentence.words[end + 2 : end + 12]:
                here = self.people.at(sentence, after)
                if here is not None and (person is None or here is person):
                    person = here
                elif person is not None:
                    if after.upos == "PUNCT":
                        return person
                    break
                elif after.upos not in ("DET", "NOUN", "ADP"):
                    break
        return None

    def _proper(self, sentence: Sentence, word: Word) -> Referent | None:
        """A proper noun that nothing told to be a person or a body: still somebody when it speaks."""
        phrase = noun_phrase(sentence, word)
        name = bare(Span.around(w.span for w in phrase).of(self._text))
        tokens = tokens_of(name)
        if not tokens:
            return None
        # A surname alone that the recogniser passed over is that of the person met with it.
        known = next((p for p in reversed(self._all) if p.kind == "PER" and p.tokens[-1:] == tokens), None)
        known = known or next((p for p in reversed(self._all) if p.named and not p.kind and p.tokens == tokens), None)
        if known is None:
            known = Person(name=name, kind="", tokens=tokens, gender=determined_gender(sentence, word))
            self._all.append(known)
        return Referent(known, "name")

    def _pronoun(self, sentence: Sentence, word: Word) -> Referent | None:
        form = word.form.lower().lstrip("-").removeprefix("t-")
        if form not in _THIRD or (word.deprel.startswith("expl") and word.deprel != "expl:subj"):
            return None
        gender = "Fem" if form.startswith(("elle", "celle")) else "Masc"
        plural = form in ("ils", "elles", "eux", "ceux-ci", "celles-ci")
        if form == "lui" and word.relation != "nsubj":
            gender = ""
        return self._salient(sentence, word, gender, plural, self._all, how="pronoun", last=form in _ENDED)

    def _noun(self, sentence: Sentence, word: Word) -> Referent | None:
        nouns = {word.lemma, word.form.lower()}
        person, body = bool(nouns & self._persons), bool(nouns & self._bodies)
        if not person and not body and not (word.relation == "nsubj" or _speaks(sentence, word, self._speech_verbs)):
            return None
        plural = word.feat("Number") == "Plur" or _determiner(sentence, word) in ("les", "des", "ces", "ses", "leurs")
        gender = determined_gender(sentence, word)
        completed = complements(sentence, word)
        first = _determiner(sentence, word)
        if first in _DEFINITE:
            known = self._known(sentence, word, nouns, completed, gender, plural)
            if known is not None:
                return known
        if first in _POSSESSIVE and not person and not body and _speaks(sentence, word, self._speech_verbs):
            # "d'après ses calculs": whose they are.
            owner = self._salient(sentence, word, "", first.startswith("leur"), self._all, how="pronoun")
            if owner is not None and owner.person.kind != "thing":
                return owner
        phrase = self._without_holder(sentence, word, noun_phrase(sentence, word))
        name = bare(Span.around(w.span for w in phrase).of(self._text))
        someone = Person(
            name=name, kind="", gender=gender, plural=plural, vague=unidentified(sentence, word, self._lists)
        )
        if person or body:
            someone.take_role(word, completed)
        someone.kind = "body" if body and not person else "person" if person else "thing"
        self._all.append(someone)
        return Referent(someone, "new")

    def _without_holder(self, sentence: Sentence, word: Word, phrase: Sequence[Word]) -> Sequence[Word]:
        """The phrase of a body without who holds office in it: *le secrétaire du Conseil des eaux Anne X*."""
        office = sentence.head(word)
        if word.relation != "nmod" or office is None or office.lemma not in self._persons:
            return phrase
        for number, other in enumerate(phrase):
            person = self.people.at(sentence, other)
            if other.index > word.index and person is not None and person.kind == "PER":
                return phrase[:number]
        return phrase

    def _known(
        self, sentence: Sentence, word: Word, nouns: set[str], completed: frozenset[str], gender: str, plural: bool
    ) -> Referent | None:
        """Whom a definite noun takes up: the holder of the office, else, for nouns that take up, somebody salient."""
        possessive = _determiner(sentence, word) in _POSSESSIVE
        wider = frozenset[str]().union(*(self._wider.get((n, c), ()) for n in nouns for c in ("", *completed)))
        holders = [
            p
            for p in self._all
            if p.plural == plural and _agree(p.gender, gender) and p.fits(nouns, completed) and not possessive
        ]
        named = [p for p in holders if p.named]
        if named:
            found = self._salient(sentence, word, "", plural, named, how="role")
            if found is not None:
                return found
            late = [p for p in named if not p.met]
            if len(named) == 1 and (late or not completed):
                # Named further on, or so long ago that only the office brings the name back.
                return Referent(named[0], "role")
            if len(named) > 1:
                return Referent(max(named, key=lambda p: max((a for _, a, _ in p.met), default=-1)), "role", 0.5)
        nominal = [c for c in sentence.children(word) if c.relation == "nmod" and c.index > word.index]
        if holders:
            if nouns & self._anaphoric and not nominal and not plural:
                # Both "un homme" and the man named since: whoever is in view.
                holders += [
                    p for p in self._all if p.kind == "PER" and not p.plural and p.fits(nouns, completed) is None
                ]
            return self._salient(sentence, word, gender, plural, holders, how="role")
        if plural or possessive:
            return None
        # A body has the gender of the noun that takes it up: la société, le groupe.
        shared = "" if nouns & self._bodies else gender
        equal = [p for p in self._all if p.named and not p.plural and _agree(p.gender, shared) and p.has_role(wider)]
        if equal:
            return self._salient(sentence, word, shared, plural, equal, how="noun")
        if nouns & self._body_anaphors and not nominal:
            bodies = [p for p in self._all if p.named and (p.kind == "ORG" or (not p.kind and _prominent(p)))]
            free = [p for p in bodies if not any(r in self._body_anaphors or r == "média" for r, _ in p.roles)]
            return self._salient(sentence, word, "", plural, free, how="noun")
        if nouns & self._offices:
            people = [
                p
                for p in self._all
                if p.kind == "PER"
                and not p.plural
                and _agree(p.gender, gender)
                and p.fits(nouns, completed) is not False
            ]
            elsewhere = any(w.upos == "PROPN" for c in nominal for w in sentence.subtree(c))
            if elsewhere:
                # "le PDG de Norpal" may be its president; of some other place, it is somebody new.
                people = [p for p in people if any(words & completed for _, words in p.roles)]
            elif not nouns & self._anaphoric:
                # Who is known by an office is rarely called by another one.
                people = [p for p in people if not p.has_role(self._offices)]
            if len(people) == 1 or (nouns & self._anaphoric and not nominal):
                return self._salient(sentence, word, gender, plural, people, how="noun")
            if not nominal:
                found = self._salient(sentence, word, gender, plural, people, how="noun")
                return found if found is not None and found.share > _DOMINANT else None
        return None

    def _salient(
        self,
        sentence: Sentence,
        word: Word,
        gender: str,
        plural: bool,
        among: Iterable[Person],
        *,
        how: str,
        last: bool = False,
    ) -> Referent | None:
        """Who comes to mind first of ``among``; ``last`` asks for the one met last (*celui-ci*)."""
        scored: list[tuple[float, int, Person]] = []
        for person in among:
            if person.plural != plural or not _agree(person.gender, gender):
                continue
            before = [(n, at, w) for n, at, w in person.met if at < word.span.start]
            if not before:
                continue
            score = sum(w * _DECAY ** (sentence.index - n) for n, _, w in before)
            if how == "pronoun":
                score *= _likelihood(person)
            if gender and not person.gender and not plural:
                score *= 0.7
            scored.append((float(before[-1][1]) if last else score, before[-1][1], person))
        if not scored:
            return None
        scored.sort(key=lambda s: (s[0], s[1]), reverse=True)
        best = scored[0]
        if not last and best[0] < _FAINT:
            return None
        share = 1.0 if last else best[0] / sum(s[0] for s in scored)
        return Referent(best[2], how, share)


def _prominent(person: Person) -> bool:
    """Whether somebody was ever a subject."""
    return any(weight >= _SUBJECT for _, _, weight in person.met)


def _likelihood(person: Person) -> float:
    """How likely a speaking pronoun stands for somebody of this kind."""
    if person.kind == "PER":
        return 1.0
    if person.plural:
        return 0.6 if person.kind == "thing" else 1.0
    if person.vague and person.kind == "body":
        # "son entourage"
        return 0.2
    return {"person": 0.8, "ORG": 0.5, "body": 0.5, "": 0.3}.get(person.kind, 0.0)


def _heads_phrase(sentence: Sentence, word: Word) -> bool:
    if word.upos not in ("NOUN", "PROPN", "PRON"):
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


def _weight(sentence: Sentence, word: Word, speech_verbs: frozenset[str]) -> float:
    if _speaks(sentence, word, speech_verbs):
        return _SPEAKER
    if word.relation == "nsubj" or word.deprel == "expl:subj":
        return _SUBJECT
    return _INSIDE if word.relation == "nmod" else _OTHER


def _speaks(sentence: Sentence, word: Word, speech_verbs: frozenset[str]) -> bool:
    """Whether a noun is the subject of a verb of speech, or stands after it in an inserted clause, or after *selon*."""
    if any(w.relation == "case" and w.form.lower() in ("selon", "d'après", "après") for w in sentence.children(word)):
        return any(w.form.lower() in ("selon", "d'") for w in sentence.words[max(0, word.index - 5) : word.index])
    verb = sentence.head(word)
    if verb is None or verb.lemma not in speech_verbs:
        return False
    if word.relation == "nsubj" or word.deprel == "expl:subj":
        return True
    return word.relation == "obj" and word.index > verb.index and inserted(sentence, verb)


def _determiner(sentence: Sentence, word: Word) -> str:
    found = next((w for w in sentence.children(word) if w.relation == "det" and w.index < word.index), None)
    return found.form.lower() if found is not None else ""


def _agree(known: str, wanted: str) -> bool:
    return not known or not wanted or known == wanted


def _pairs(entries: Iterable[str]) -> dict[tuple[str, str], frozenset[str]]:
    """By noun and the complement that it needs, if any, whom it may take up: ``chef de l'État → président``."""
    found: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        wider, _, narrower = entry.partition(" → ")
        words = re.split(r"[\s'’]+", wider.strip().lower())
        found.setdefault((words[0], words[-1] if len(words) > 1 else ""), set()).add(narrower.strip())
    return {key: frozenset(roles) for key, roles in found.items()}
