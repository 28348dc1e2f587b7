"""Cues that interrupt a content: the words of an inserted phrase (*selon X,*) with all that explains the source.

In: a sentence, the top word of the phrase and the words of the source. Out: the words of the insertion.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.attribution.insertions import listed
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.word_classes import WordClasses
from claims.syntax.clauses import governing_word, nickname_end
from claims.syntax.function_words import case_of
from claims.syntax.noun_phrases import phrase_head

__all__ = ["inserted_phrase"]

# Lengths in words, all set by hand on news sentences.
_LONGEST_APPOSITION: Final = 14
"""Of an apposition without relative clause after *selon X*."""
_NAME_SOON: Final = 3
"""Words of an apposition among which a name stands: *la présidente, Me Anne Le Goff*."""
_LONGEST_LEAD: Final = 8
"""After *selon X* at the head of a sentence, up to the comma that closes it."""


def inserted_phrase(
    sentence: Sentence, anchor: Word, inside: set[int], speaker: Sequence[Word], classes: WordClasses
) -> tuple[Word, ...]:
    """The words of a "selon X" phrase: preposition, noun phrase, and what explains the source between commas."""
    indices = sorted(inside | {w.index for w in speaker})
    anchor_first = min(indices)
    last = anchor.index
    phrase_end = max([w.index for w in speaker], default=anchor.index)
    last = max(last, phrase_end)
    for word in sentence.words[last + 1 :]:
        if word.index not in inside or word.form in ("«", ":", ";"):
            break
        last = word.index
    while last > phrase_end and sentence.words[last].form == ",":
        # The comma hangs on the source; what it opens need not.
        last -= 1
    if anchor_first == 0:
        # At the head of the sentence all up to its first comma introduces: "Selon le quotidien La Gazette de X, …".
        comma = next((w.index for w in sentence.words[last + 1 : last + 1 + _LONGEST_LEAD] if w.form == ","), None)
        if comma is not None and not any(w.feat("VerbForm") == "Fin" for w in sentence.words[last + 1 : comma]):
            last = comma - 1
    source = phrase_head(speaker) if speaker else anchor
    return sentence.words[anchor_first : _past_asides(sentence, source, last, classes) + 1]


def _past_asides(sentence: Sentence, source: Word, last: int, classes: WordClasses) -> int:
    """Index of the last word of all that stands between commas after ``last`` and explains the ``source``.

    If no subject were left for the clause, the first stretch is that subject: *selon X, le conducteur, un homme de 40
    ans, roulait vite*.
    """
    end = last
    while (further := _past_aside(sentence, source, end, classes)) > end:
        if not _subject_follows(sentence, sentence.words[further + 2 :]):
            return last
        end = further
    return end


def _subject_follows(sentence: Sentence, following: Sequence[Word]) -> bool:
    """Whether something that can be a subject stands before the first finite verb, if there is one."""
    verb = next((w.index for w in following if w.feat("VerbForm") == "Fin"), None)
    before = [w for w in following if verb is not None and w.index < verb]
    nominal = (w for w in before if w.upos in ("NOUN", "PROPN", "PRON", "NUM"))
    return verb is None or any(not case_of(sentence, w) for w in nominal)


def _past_aside(sentence: Sentence, source: Word, last: int, classes: WordClasses) -> int:
    """Index of the last word of what stands between commas after ``last`` and explains the ``source``.

    *Selon X, procureur de Y*; *la présidente, Z*; *Selon X, interrogé par Y*. The parser often hangs it on the clause,
    so the words count: a stretch without a finite verb that opens with a bare noun, a name, the office of somebody
    named or a participle that goes with the source; or a relative clause.
    """
    words = sentence.words
    if last + 2 >= len(words) or words[last + 1].form != ",":
        return last
    first = words[last + 2]
    closing = next((w.index for w in words[last + 2 :] if w.form in (",", "«", ":")), None)
    nickname = nickname_end(sentence, last + 2)
    if nickname is not None:
        return nickname
    if closing is None or words[closing].form != ",":
        return last
    between = words[last + 2 : closing]
    if _is_name(sentence, between) or _second_source(between, classes):
        return closing - 1
    if listed(sentence, between):
        return last
    if first.feat("PronType") == "Rel" or first.form.lower() in GRAMMAR.relative_openers:
        return closing - 1
    if any(w.feat("VerbForm") == "Fin" for w in between) or len(between) > _LONGEST_APPOSITION:
        return last
    named = first.upos == "NOUN" or any(w.upos == "PROPN" for w in between[:_NAME_SOON])
    explains = named or _tells_office(sentence, source, between, classes)
    return closing - 1 if explains or _goes_with(sentence, source, first, words[closing + 1 :]) else last


def _is_name(sentence: Sentence, between: Sequence[Word]) -> bool:
    """Whether a stretch between commas is a person's full name."""
    whole = place_of(between)
    return len(between) > 1 and any(e.kind == "PER" and e.span == whole for e in sentence.entities)


def _second_source(between: Sequence[Word], classes: WordClasses) -> bool:
    """Whether a stretch names another source: *Selon le maire, Paul Girod, et la préfète, Anne Lombard, …*."""
    top = governing_word(between)
    return top is not None and between[0].upos == "CCONJ" and top.lemma in classes.persons


def _tells_office(sentence: Sentence, source: Word, between: Sequence[Word], classes: WordClasses) -> bool:
    """Whether somebody named is told by office or kind: *Selon Anne Le Goff, l'une des avocates, …*."""
    top = governing_word(between)
    if source.upos != "PROPN" or top is None or between[0].upos not in ("DET", "PRON"):
        return False
    person = any(e.kind == "PER" and e.span.overlaps(source.span) for e in sentence.entities)
    told = (classes.persons, classes.roles) if person else (classes.addressees,)
    if top.form.lower() in GRAMMAR.indefinite_persons:
        top = next((w for w in sentence.children(top) if w.relation == "nmod"), top)
    return any(top.lemma in nouns for nouns in told)


def _goes_with(sentence: Sentence, source: Word, first: Word, following: Sequence[Word]) -> bool:
    """Whether a participle after a comma is the source's: *rapporté par le journal*; it hangs on it or agrees with it
    alone.
    """
    if first.feat("VerbForm") != "Part" or first.feat("Tense") != "Past" or not following:
        return False
    if any(w.index == source.index for w in sentence.ancestors(first)):
        return True
    subject = next((w for w in following if w.deprel in ("nsubj", "nsubj:pass", "expl:subj")), None)
    impersonal = subject is not None and subject.deprel == "expl:subj"
    return subject is not None and _agree(first, source) and (impersonal or not _agree(first, subject))


def _agree(participle: Word, noun: Word) -> bool:
    return all(noun.feat(kind) in ("", participle.feat(kind)) for kind in ("Gender", "Number"))
