"""What somebody is accused of: the words of the text that name it.

In: a sentence and the head of the words. Out: spans, one for each offence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.function_words import case_of
from claims.syntax.noun_phrases import noun_phrase, without_fused
from claims.syntax.phrases import phrase_words, squeezed

__all__ = ["offence_spans"]

_JOINED: Final = ("NOUN", "PROPN", "ADJ", "ADV", "X")
"""Parts of speech of coordinated offences; those after *et* are sometimes taken for adverbs."""
_OPENING, _CLOSING = ("«", "“"), ("»", "”")


def offence_spans(
    sentence: Sentence, head: Word, trigger: Word, without: Sequence[Word], lists: WordLists
) -> tuple[Span, ...]:
    """The offences of which ``head`` is the first, in text order; ``trigger`` tells the stage.

    ``without`` are words of the sentence that are other parts of the accusation. A deed (*d'avoir volé*) goes to the
    end of its clause and keeps its *de*; a noun goes as far as its phrase. What stands between one pair of quotation
    marks is one offence.
    """
    if head.upos in ("VERB", "AUX"):
        return (_closed(sentence, _deed(sentence, head, without)),)
    joined = _joined(sentence, head)
    if not joined:
        joined = [
            w
            for w in sentence.children(trigger)
            if w.relation == "conj" and w.upos in _JOINED and w.index > head.index and not _is_clause(sentence, w)
        ]
    spans = [_noun(sentence, one, [*joined, *without], lists) for one in (head, *joined)]
    if joined and _quoted_together(sentence, head, joined[-1]):
        spans = [Span.around(spans)]
    return tuple(_closed(sentence, span) for span in spans)


def _quoted_together(sentence: Sentence, first: Word, last: Word) -> bool:
    """Whether a quotation opens right before ``first`` and does not close before ``last``."""
    opened = first.index > 0 and sentence.words[first.index - 1].form in _OPENING
    return opened and not any(w.form in _CLOSING for w in sentence.words[first.index : last.index])


def _closed(sentence: Sentence, span: Span) -> Span:
    """A span with the mark right after it that closes a quotation opened inside."""
    words = [w for w in sentence.words if span.covers(w.span)]
    opened = sum(w.form in _OPENING for w in words) - sum(w.form in _CLOSING for w in words)
    after = sentence.words[words[-1].index + 1 : words[-1].index + 2]
    return Span.around((span, after[0].span)) if opened > 0 and after and after[0].form in _CLOSING else span


def _participle(sentence: Sentence, verb: Word) -> Word:
    """The participle of an auxiliary that an insertion parts from it: *d'avoir, en 2019, détourné*."""
    if verb.upos != "AUX":
        return verb
    after = (w for w in sentence.words[verb.index + 1 :] if w.feat("VerbForm") == "Part" and w.head == verb.head)
    return next(after, verb)


def _joined(sentence: Sentence, head: Word) -> list[Word]:
    """What is coordinated with a word, and with that: *vol, recel et faux*."""
    own = [w for w in sentence.children(head) if w.relation == "conj" and w.upos in _JOINED]
    return [more for word in own for more in (word, *_joined(sentence, word))]


def _is_clause(sentence: Sentence, word: Word) -> bool:
    return any(w.relation in ("aux", "cop", "nsubj") for w in sentence.children(word))


def _deed(sentence: Sentence, verb: Word, without: Sequence[Word]) -> Span:
    last = _participle(sentence, verb)
    # "… d'avoir menti », a dit X": who says so hangs on the deed where the deed governs the sentence.
    barred = [*without, *(w for w in sentence.children(verb) if w.relation == "parataxis" and w.index > verb.index)]
    inside = {w.index for top in (verb, last) for w in sentence.subtree(top, without=barred)}
    words = [w for w in sentence.words if w.index in inside or verb.index < w.index < last.index]
    words = [w for w in words if w.upos != "PUNCT" or w.form in ("«", "»", "-")]
    # "Ce qu'on lui reproche, c'est d'avoir menti": the deed begins at its *de*.
    mark = next((w for w in sentence.children(verb) if w.relation == "mark" and w.index < verb.index), None)
    if mark is not None:
        after = mark.index if mark.form.lower() in GRAMMAR.of_forms else mark.index + 1
        words = [w for w in words if w.index >= after]
    apart = any(words[0].index < other.index < words[-1].index for other in without)
    return _run(words, verb) if apart else place_of(words)


def _noun(sentence: Sentence, head: Word, without: Sequence[Word], lists: WordLists) -> Span:
    barred = [w for w in without if w.index != head.index]
    # "Accusé de dopage sans preuve": how they are accused, not of what.
    barred += [w for w in sentence.children(head) if case_of(sentence, w) == "sans"]
    phrase = list(without_fused(sentence, head, noun_phrase(sentence, head, without=barred)))
    while len(phrase) > 1 and phrase[0].upos in ("ADP", "PUNCT"):
        phrase = phrase[1:]
    phrase += _told_how(sentence, head, phrase[-1].index + 1, barred)
    phrase += _completed(sentence, phrase[-1].index + 1, barred, lists)
    return place_of(phrase)


def _completed(sentence: Sentence, at: int, without: Sequence[Word], lists: WordLists) -> list[Word]:
    """The words from ``at`` on that belong to the name of an offence: *par imprudence*, *en danger*."""
    if at >= len(sentence.words):
        return []
    found = phrase_words(frozenset(map(squeezed, lists["suites-delit"])), sentence, sentence.words[at])
    if not found:
        return []
    inside = {w.index for w in (*found, *sentence.subtree(found[-1], without=without))}
    end = found[-1].index
    while end + 1 in inside:
        end += 1
    return list(sentence.words[at : end + 1])


def _told_how(sentence: Sentence, head: Word, end: int, without: Sequence[Word]) -> list[Word]:
    """The participle right after the noun, with what belongs to it: *violences commises en réunion*."""
    after = sentence.words[end : end + 1]
    if not after or after[0].head != head.index or after[0].feat("VerbForm") != "Part":
        return []
    words = sentence.subtree(after[0])
    if any(word.index == other.index for word in words for other in without):
        return []
    return [w for at, w in enumerate(words) if w.index == after[0].index + at and w.upos != "PUNCT"]


def _run(words: Sequence[Word], head: Word) -> Span:
    """The words around ``head`` without a gap of more than a mark between them."""
    at = next(i for i, w in enumerate(words) if w.index == head.index)
    last = at
    while last + 1 < len(words) and words[last + 1].index - words[last].index <= _GAP:
        last += 1
    first = at
    while first > 0 and words[first].index - words[first - 1].index <= _GAP:
        first -= 1
    return place_of(words[first : last + 1])


_GAP: Final = 2
"""Greatest distance in words inside a deed: a mark may stand between two of its words."""
