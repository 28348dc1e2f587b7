"""Accusations found in a document by the marks of the stages of a procedure.

In: a parsed document, the names of its people, the compiled stages. Out: accusations in text order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from claims.accusation import Accusation, Party
from claims.accusations.attacked_decisions import with_attacked_decisions
from claims.accusations.nouns_of_the_accused import with_accused_named
from claims.accusations.offences import offence_spans
from claims.accusations.parties import accused_parties, party, presumed_parties
from claims.accusations.pronouns_of_the_accused import with_tellers_apart
from claims.document.nearby import touching
from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.agreement import ends_like_a_person
from claims.resolution.speaker_names import SpeakerNames
from claims.rules.compiled_procedure import Procedure, StageMark
from claims.rules.matcher import bind
from claims.rules.word_tests import Bindings
from claims.syntax.verbs import mood, negated, verb_group

__all__ = ["AccusationFinder"]

Guard = Callable[[Sentence], AbstractContextManager[None]]
"""What a sentence is worked on in."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A stage told in a sentence: the mark that fits, and the words of the parts."""

    mark: StageMark
    words: Bindings

    @property
    def trigger(self) -> Word:
        return self.words["trigger"]

    def is_part(self, name: str, word: Word) -> bool:
        return name in self.words and self.words[name].index == word.index


class AccusationFinder:
    """Finds accusations with the stages of one set of rules."""

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        self._marks: dict[str, list[StageMark]] = {}
        every = (mark for procedure in procedures for mark in procedure.marks)
        for mark in sorted(every, key=lambda m: -m.priority):
            for lemma in mark.trigger.lemma or ():
                self._marks.setdefault(lemma, []).append(mark)
        whom = (m.trigger.lemma or frozenset() for marks in self._marks.values() for m in marks if m.tells_whom)
        self._people = frozenset().union(*whom)

    def in_sentences(
        self, sentences: Iterable[Sentence], document: Document, names: SpeakerNames, guard: Guard
    ) -> dict[Span, tuple[Accusation, ...]]:
        """The accusations of ``sentences`` of ``document``, by their spans; ``guard`` keeps a fault to its sentence."""
        found: dict[Span, tuple[Accusation, ...]] = {}
        attacks: set[Span] = set()
        read = list(sentences)
        for sentence in read:
            with guard(sentence):
                told = self._stages_told(sentence, document, names)
                found[sentence.span] = tuple(_accusation(one, sentence, names) for one in told)
                attacks |= {_cue(one, sentence) for one in told if one.mark.takes_up}
        named = with_accused_named(found, document.text, self._people | names.lists["noms-auteurs"])
        apart = with_tellers_apart(named, document.sentences, names)
        return with_attacked_decisions(apart, attacks)

    def in_sentence(self, sentence: Sentence, document: Document, names: SpeakerNames) -> tuple[Accusation, ...]:
        """The accusations of one sentence of ``document``, in text order. Of one word the weightiest stage counts.

        Words that only take up a decision of an earlier sentence tell nothing here.
        """
        told = self._stages_told(sentence, document, names)
        return tuple(_accusation(one, sentence, names) for one in told if not one.mark.takes_up)

    def _stages_told(self, sentence: Sentence, document: Document, names: SpeakerNames) -> list[_Told]:
        quoted = touching(document.quoted, sentence.span)
        marked = [word for word in sentence.words if word.lemma in self._marks]
        told = [found for word in marked if (found := self._told(word, sentence, quoted)) is not None]
        told = [one for one in told if self._concerns_somebody(one, sentence, names)]
        return list(_not_taken_up(told))

    def _told(self, word: Word, sentence: Sentence, quoted: Sequence[Span]) -> _Told | None:
        for mark in self._marks[word.lemma]:
            words = bind(mark, sentence, word, quoted)
            if words is not None:
                return _Told(mark, words)
        return None

    def _concerns_somebody(self, told: _Told, sentence: Sentence, names: SpeakerNames) -> bool:
        """Whether the words accuse: not of *le spectacle a été arrêté*, where nobody is accused and of nothing."""
        if "offence" in told.words or told.mark.tells_whom:
            return True
        if "accused" in told.words and not told.mark.somebody:
            return True
        parties = [told.words[name] for name in ("accused", "accuser") if name in told.words]
        return self._is_somebody(parties[0], sentence, names) if parties else "act" in told.words

    def _is_somebody(self, word: Word, sentence: Sentence, names: SpeakerNames) -> bool:
        classes, deeds = names.lists.classes, names.lists["noms-auteurs"]
        known = any(word.lemma in nouns for nouns in (self._people, deeds, classes.persons, classes.bodies))
        if word.upos != "NOUN" or known or ends_like_a_person(word):
            return True
        found = names.referents.at(sentence, word)
        return found is not None and found.person.kind != "thing"


def _not_taken_up(told: Sequence[_Told]) -> Iterator[_Told]:
    """Those of which no other tells more: the complaint that was closed, the suspect who was charged."""
    for one in told:
        others = (other for other in told if other is not one)
        if not any(other.is_part("act", one.trigger) or _accuses(other, one) for other in others):
            yield one


def _accuses(other: _Told, noun: _Told) -> bool:
    """Whether ``other`` tells more of whom a noun alone tells: *le suspect* who was charged."""
    return noun.mark.tells_whom and "offence" not in noun.words and other.is_part("accused", noun.trigger)


def _accusation(told: _Told, sentence: Sentence, names: SpeakerNames) -> Accusation:
    trigger, words = told.trigger, told.words
    accused: tuple[Party, ...] = ()
    if told.mark.tells_whom:
        accused = accused_parties(sentence, trigger, (), names)
    elif "accused" in words:
        accused = _accused(told, sentence, names)
    accuser: Party | None = None
    if told.mark.accuser and "accuser" in words:
        accuser = party(sentence, words["accuser"], [*_others(words, "accuser")], names)
    return Accusation(
        stage=told.mark.stage,
        cue=_cue(told, sentence),
        accused=accused,
        offences=_offences(told, sentence, names),
        accuser=accuser,
        negated=told.mark.negated != _denied(sentence, trigger),
    )


def _cue(told: _Told, sentence: Sentence) -> Span:
    trigger = told.trigger
    return verb_group(sentence, trigger) if trigger.upos in ("VERB", "AUX") else trigger.span


def _accused(told: _Told, sentence: Sentence, names: SpeakerNames) -> tuple[Party, ...]:
    head = told.words["accused"]
    if told.mark.tells_deed:
        return presumed_parties(sentence, head, told.trigger, names)
    return accused_parties(sentence, head, [*_others(told.words, "accused")], names)


def _offences(told: _Told, sentence: Sentence, names: SpeakerNames) -> tuple[Span, ...]:
    trigger, word = told.trigger, told.words.get("offence")
    noun = word or told.words.get("accused") if told.mark.tells_deed else None
    if noun is not None and noun.index in (trigger.head, trigger.index - 1, trigger.index + 1):
        # "Le meurtrier présumé": the noun for the accused is all that tells the deed.
        return (noun.span,)
    if word is None:
        return ()
    return offence_spans(sentence, word, trigger, [*_others(told.words, "offence")], names.lists)


def _others(words: Bindings, name: str) -> Iterator[Word]:
    return (word for other, word in words.items() if other != name and word.index != words[name].index)


def _denied(sentence: Sentence, trigger: Word) -> bool:
    """Whether the sentence denies the stage: *n'est plus soupçonné*, *ne sera pas poursuivi*, *aucune plainte*."""
    if negated(sentence, trigger):
        return True
    if any(w.relation == "det" and w.lemma in GRAMMAR.negative_words for w in sentence.children(trigger)):
        return True
    above = sentence.head(trigger)
    controlled = mood(sentence, trigger) == "infinitive" and trigger.relation in ("xcomp", "ccomp")
    return controlled and above is not None and negated(sentence, above)
