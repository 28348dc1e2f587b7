"""The prepositions and subordinators before words.

In: a sentence and a word. Out: the function word in small letters, with its fixed parts.
"""

from __future__ import annotations

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.syntax.remembered import remembered

__all__ = ["case_of", "mark_of"]


@remembered
def case_of(sentence: Sentence, word: Word) -> str:
    """The preposition before a noun, lower-cased, fixed parts included: ``d'après``, ``lors de``, ``selon``."""
    return _joined(sentence, word, "case")


@remembered
def mark_of(sentence: Sentence, word: Word) -> str:
    """The subordinator of a clause, lower-cased, fixed parts included: ``que``, ``avant de``; qu' counts as que."""
    return _joined(sentence, word, "mark").replace("qu'", "que")


def _joined(sentence: Sentence, word: Word, relation: str) -> str:
    first = next((w for w in sentence.children(word) if w.relation == relation), None)
    if first is None:
        return ""
    parts = [first, *(w for w in sentence.children(first) if w.relation == "fixed")]
    if len(parts) == 1 and first.form.lower() in GRAMMAR.compound_openers:
        # Some treebanks attach both words of "d'après" or "auprès de" as case.
        parts += [w for w in sentence.children(word) if w.relation == relation and first.index < w.index < word.index]
    text = ""
    for part in sorted(parts, key=lambda w: w.index):
        text += part.form.lower() if not text or text.endswith("'") else " " + part.form.lower()
    return text.replace("d' ", "d'")
