"""The extent of clauses in a sentence: alone, around an insertion, without nicknames.

In: a sentence and words of it. Out: words in text order, or an index.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.quotations import QUOTATION_MARKS
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.syntax.function_words import mark_of
from claims.syntax.verbs import mood

__all__ = [
    "clause_words",
    "governing_word",
    "host_words",
    "is_clause",
    "nickname_end",
    "with_negation",
    "without_holes",
    "without_subordinator",
]

_SUBORDINATING: Final = GRAMMAR.that_forms | GRAMMAR.of_forms
_LONGEST_NICKNAME: Final = 3
"""Greatest number of words of a nickname in quotation marks; a longer quotation is a statement."""
_SCOPE_REACH: Final = 12
"""Greatest number of governors above an insertion that may be its clause; a bound for broken trees."""


def without_subordinator(sentence: Sentence, root: Word, words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` without the *que* or *de* that opens the clause of ``root``."""
    marks = (w for w in sentence.children(root) if w.relation in ("mark", "case"))
    markers = {w.index for w in marks if w.form.lower() in GRAMMAR.clause_openers}
    kept = list(words)
    while kept and ((kept[0].upos == "PUNCT" and kept[0].form not in QUOTATION_MARKS) or kept[0].index in markers):
        kept.pop(0)
    if len(kept) > 2 and kept[0].form.lower() in GRAMMAR.according_openers and kept[1].feat("PronType") == "Rel":
        kept = kept[2:]
    if kept and kept[0].form.lower() in _SUBORDINATING and kept[0].upos in ("SCONJ", "ADP"):
        kept.pop(0)
    return tuple(kept)


def with_negation(sentence: Sentence, words: Sequence[Word], trigger: Word) -> tuple[Word, ...]:
    """``words`` of an infinitive with the *ne pas* before it, which parsers attach to the verb above.

    A *pas* without its *ne* after the trigger denies the trigger: *n'exclut pas une hausse*.
    """
    if not words:
        return ()
    first = words[0].index
    while first - 1 > trigger.index and sentence.words[first - 1].form.lower() in GRAMMAR.infinitive_negations:
        first -= 1
    if sentence.words[first].form.lower() not in GRAMMAR.ne_forms:
        return tuple(words)
    return (*sentence.words[first : words[0].index], *words)


def is_clause(sentence: Sentence, word: Word) -> bool:
    """Whether a word is the verb of a clause: *au dire de* holds an infinitive that is a noun."""
    return word.upos in ("VERB", "AUX") and not any(w.relation == "det" for w in sentence.children(word))


def host_words(sentence: Sentence, insertion: Sequence[Word], anchor: Word) -> tuple[Word, ...]:
    """The clause around an ``insertion`` (*selon X*, *, a dit X,*) with its top word ``anchor``: its words without it.

    The clause is the sentence, or the subordinate or coordinate clause that the insertion stands in. What follows the
    insertion belongs to the clause only if the clause needs it or governs it.
    """
    barred = {w.index for w in insertion}
    first = min(barred)
    comma = first > 1 and sentence.words[first - 1].form == ","
    opener = sentence.words[first - 1 - comma].form.lower() if first else ""
    if opener in GRAMMAR.that_forms:
        # "X rappelle que, selon Y, …": the clause after *que* is the host, whatever governs the insertion.
        return tuple(w for w in sentence.words[first:] if w.index not in barred)
    scope = _scope(sentence, anchor, barred)
    return tuple(w for w in scope if w.index not in barred)


def _scope(sentence: Sentence, anchor: Word, barred: set[int]) -> tuple[Word, ...]:
    word: Word | None = anchor
    hops = 0
    while word is not None and hops < _SCOPE_REACH:
        if word.index not in barred and word.relation == "ccomp" and word.feat("VerbForm") != "":
            inside = sentence.subtree(word)
            if mark_of(sentence, word) == "que" and _reaches(inside, barred):
                return without_subordinator(sentence, word, inside)
        word, hops = sentence.head(word), hops + 1
    return sentence.words


def _reaches(words: Sequence[Word], barred: set[int]) -> bool:
    indices = {w.index for w in words}
    return bool(indices & barred)


def clause_words(sentence: Sentence, root: Word) -> tuple[Word, ...]:
    """The clause of ``root``: the whole sentence for its main verb, else the subtree without conjunction."""
    words = sentence.words if root.head < 0 else sentence.subtree(root)
    apart = [w for w in sentence.children(root) if w.index > root.index and _is_own_statement(sentence, root, w)]
    marks = [w for w in sentence.children(root) if w.relation in ("mark", "cc") and w.index < root.index]
    barred = {x.index for a in (*apart, *marks) for x in sentence.subtree(a)}
    kept = [w for w in words if w.index not in barred]
    while kept and (kept[0].upos in ("CCONJ", "PUNCT") and kept[0].form not in QUOTATION_MARKS):
        kept.pop(0)
    return tuple(kept)


def _is_own_statement(sentence: Sentence, root: Word, word: Word) -> bool:
    """Whether a dependent clause of a hearsay conditional is the article's own.

    It is in the indicative, or a participle after a comma.
    """
    if word.relation == "conj":
        return mood(sentence, word) == "indicative" and mood(sentence, root) == "conditional"
    return word.relation == "advcl" and mood(sentence, word) == "participle" and word.feat("Tense") == "Past"


def without_holes(sentence: Sentence, words: Sequence[Word], barred: set[int]) -> tuple[Word, ...]:
    """The words from the first to the last, without the subtrees of ``barred`` words."""
    kept: list[Word] = []
    indices = [w.index for w in words]
    low, high = min(indices), max(indices)
    have = set(indices)
    hole_words = {w.index for b in barred for w in sentence.subtree(sentence.words[b]) if w.index not in have}
    for word in sentence.words[low : high + 1]:
        if word.index in have or word.index not in hole_words:
            kept.append(word)
    return tuple(kept)


def nickname_end(sentence: Sentence, at: int) -> int | None:
    """Index of the mark that closes a nickname, if the word at ``at`` opens one: *Marcel Darnaud, dit « Titi »*."""
    words = sentence.words
    if at < 1 or at + 2 >= len(words) or words[at].form.lower() not in GRAMMAR.nickname_markers:
        return None
    before, mark = words[at - 1], words[at + 1].form
    if mark not in QUOTATION_MARKS or not (before.form in (",", "(") or before.upos == "PROPN"):
        return None
    after = words[at + 2 : at + 3 + _LONGEST_NICKNAME]
    return next((w.index for w in after if w.form == ("»" if mark == "«" else mark)), None)


def governing_word(inside: Sequence[Word]) -> Word | None:
    """The word that governs the others, a verb if there is one; None where there is no word."""
    indices = {w.index for w in inside}
    tops = [w for w in inside if w.head not in indices and w.upos != "PUNCT"]
    verbs = [w for w in tops if w.upos in ("VERB", "AUX") or w.feat("VerbForm")]
    return next(iter(verbs or tops or inside), None)
