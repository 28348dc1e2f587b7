"""Parsed sentences written by hand, and a parser that knows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claims.claim import Skipped
from claims.document.tree import Document, Sentence, Span, Word
from claims.rules.loader import RuleSet

__all__ = ["TreeParser", "text_of", "tree"]

MAYOR = """
Le le DET 2 det
maire maire NOUN 3 nsubj Gender=Masc|Number=Sing
affirme affirmer VERB 0 root Mood=Ind|VerbForm=Fin
que que SCONJ 7 mark
la le DET 6 det
route route NOUN 7 nsubj Gender=Fem|Number=Sing
rouvre rouvrir VERB 3 ccomp Mood=Ind|VerbForm=Fin
. . PUNCT 3 punct
"""
"""Le maire affirme que la route rouvre."""

PEUT_ETRE = """
Le le DET 2 det
maire maire NOUN 3 nsubj
affirme affirmer VERB 0 root Mood=Ind|VerbForm=Fin
peut-être peut-être ADV 3 advmod
, , PUNCT 3 punct
mais mais CCONJ 9 cc
la le DET 8 det
préfète préfète NOUN 9 nsubj
dit dire VERB 3 conj Mood=Ind|VerbForm=Fin
que que SCONJ 13 mark
la le DET 12 det
route route NOUN 13 nsubj
rouvre rouvrir VERB 9 ccomp Mood=Ind|VerbForm=Fin
. . PUNCT 3 punct
"""
"""Le maire affirme peut-être, mais la préfète dit que la route rouvre."""

DOG = """
Le le DET 2 det
chien chien NOUN 3 nsubj
dort dormir VERB 0 root Mood=Ind|VerbForm=Fin
. . PUNCT 3 punct
"""
"""Le chien dort."""


def tree(lines: str, *, offset: int = 0, index: int = 0) -> Sentence:
    """A sentence of lines ``form lemma UPOS head deprel [features]``, heads from 1, the root's 0."""
    words: list[Word] = []
    at = offset
    for number, line in enumerate(lines.strip().splitlines()):
        form, lemma, upos, head, deprel, *feats = line.split()
        if number and upos != "PUNCT" and not words[-1].form.endswith("'"):
            at += 1
        words.append(
            Word(
                index=number,
                span=Span(at, at + len(form)),
                form=form,
                lemma=lemma,
                upos=upos,
                head=int(head) - 1,
                deprel=deprel,
                feats=dict(f.split("=", 1) for f in feats[0].split("|")) if feats else {},
            )
        )
        at += len(form)
    return Sentence(index=index, span=Span(offset, at), words=tuple(words))


class TreeParser:
    """Parses exactly the sentences that it was given, each as a paragraph of its own."""

    def __init__(self, *trees: str) -> None:
        self._trees = {text_of(lines): lines for lines in trees}
        self.firings: Counter[str] = Counter()

    def with_rules(self, _ruleset: RuleSet) -> TreeParser:
        """Itself: its trees are mended already."""
        return self

    def parse(self, text: str, blocks: Sequence[Span] | None = None) -> tuple[Document, tuple[Skipped, ...]]:
        """The trees of the blocks; a block that is none of them is an error of the test."""
        spans = tuple(blocks or (Span(0, len(text)),))
        sentences = tuple(tree(self._trees[span.of(text)], offset=span.start, index=i) for i, span in enumerate(spans))
        return Document(text=text, sentences=sentences, blocks=spans), ()


def text_of(lines: str) -> str:
    """The text of a tree."""
    sentence = tree(lines)
    chars = [" "] * sentence.span.end
    for word in sentence.words:
        chars[word.span.start : word.span.end] = word.form
    return "".join(chars)
