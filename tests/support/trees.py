"""Trees written by hand: a table of words, its columns a choice of those of CoNLL-U, becomes a sentence or a document.

One word per line: form, lemma, part of speech, features, head (from 1, 0 for the root), relation. ``_`` stands for
"the form, lower-cased" as a lemma and for "none" as features; a word without features may leave them out. A line
``+2 du`` tells that the next two words share the token *du*; a line ``# PER Nadia Ferrol`` marks an entity. Blank
lines part sentences; a semicolon with a space after it ends a line, too.

``document`` and ``sentence`` find the words in a text that is given; ``tree`` spells the text from the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claims.claim import Skipped
from claims.document.span import Span
from claims.document.tree import Document, Entity, Sentence, Word
from claims.document.typography import parser_copy
from claims.rules.loader import RuleSet

__all__ = [
    "DOG",
    "MAYOR",
    "PEUT_ETRE",
    "TreeParser",
    "document",
    "forms",
    "named",
    "sentence",
    "span",
    "text_of",
    "tree",
    "word",
]

MAYOR = """
Le le DET 2 det
maire maire NOUN Gender=Masc|Number=Sing 3 nsubj
affirme affirmer VERB Mood=Ind|VerbForm=Fin 0 root
que que SCONJ 7 mark
la le DET 6 det
route route NOUN Gender=Fem|Number=Sing 7 nsubj
rouvre rouvrir VERB Mood=Ind|VerbForm=Fin 3 ccomp
. . PUNCT 3 punct
"""
"""Le maire affirme que la route rouvre."""

PEUT_ETRE = """
Le le DET 2 det
maire maire NOUN 3 nsubj
affirme affirmer VERB Mood=Ind|VerbForm=Fin 0 root
peut-être peut-être ADV 3 advmod
, , PUNCT 3 punct
mais mais CCONJ 9 cc
la le DET 8 det
préfète préfète NOUN 9 nsubj
dit dire VERB Mood=Ind|VerbForm=Fin 3 conj
que que SCONJ 13 mark
la le DET 12 det
route route NOUN 13 nsubj
rouvre rouvrir VERB Mood=Ind|VerbForm=Fin 9 ccomp
. . PUNCT 3 punct
"""
"""Le maire affirme peut-être, mais la préfète dit que la route rouvre."""

DOG = """
Le le DET 2 det
chien chien NOUN 3 nsubj
dort dormir VERB Mood=Ind|VerbForm=Fin 0 root
. . PUNCT 3 punct
"""
"""Le chien dort."""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where ``words`` stand in ``text``, the ``nth`` time from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def document(text: str, *tables: str, blocks: Sequence[Span] | None = None) -> Document:
    """``text`` with the sentences of ``tables`` in turn; ``blocks`` are the paragraphs that blank lines part."""
    blocks = tuple(blocks) if blocks is not None else tuple(_paragraphs(text))
    sentences: list[Sentence] = []
    at = 0
    for table in tables:
        for part in table.replace("; ", "\n").strip("\n").split("\n\n"):
            found = _sentence(text, part, len(sentences), at, blocks)
            sentences.append(found)
            at = found.span.end
    return Document(text=text, sentences=tuple(sentences), blocks=blocks)


def sentence(text: str, table: str) -> Sentence:
    """The one sentence of ``table``."""
    return document(text, table).sentences[0]


def tree(table: str, *, offset: int = 0, index: int = 0) -> Sentence:
    """The sentence of ``table``: a space before each word but marks and what follows an apostrophe."""
    words: list[Word] = []
    at = offset
    for number, line in enumerate(table.strip().splitlines()):
        form, lemma, upos, feats, head, deprel = _columns(line)
        if number and upos != "PUNCT" and not words[-1].form.endswith("'"):
            at += 1
        words.append(_word(number, Span(at, at + len(form)), (form, lemma, upos, feats, head, deprel)))
        at += len(form)
    return Sentence(index=index, span=Span(offset, at), words=tuple(words))


def text_of(table: str) -> str:
    """The text of a tree."""
    sentence = tree(table)
    chars = [" "] * sentence.span.end
    for word in sentence.words:
        chars[word.span.start : word.span.end] = word.form
    return "".join(chars)


def word(form: str, lemma: str = "_", upos: str = "VERB", feats: str = "_") -> Word:
    """A word on its own, the root of nothing."""
    return _word(0, Span(0, len(form)), (form, lemma, upos, feats, "0", "root"))


def named(sentence: Sentence, form: str, nth: int = 0) -> Word:
    """The word of that form, the ``nth`` one from 0."""
    return [w for w in sentence.words if w.form == form][nth]


def forms(words: Sequence[Word]) -> str:
    """The forms of words, for comparing."""
    return " ".join(w.form for w in words)


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


# --- Reading a table -------------------------------------------------------------------------------------------------


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            spans.append(Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
        start += len(part) + 2
    return spans


def _columns(line: str) -> tuple[str, str, str, str, str, str]:
    columns = line.split()
    if len(columns) == 5:
        columns.insert(3, "_")
    form, lemma, upos, feats, head, deprel = columns
    return form, lemma, upos, feats, head, deprel


def _word(index: int, span: Span, columns: tuple[str, str, str, str, str, str]) -> Word:
    form, lemma, upos, feats, head, deprel = columns
    return Word(
        index=index,
        span=span,
        form=form,
        lemma=form.lower() if lemma == "_" else lemma,
        upos=upos,
        head=int(head) - 1,
        deprel=deprel,
        feats={} if feats == "_" else dict(part.split("=", 1) for part in feats.split("|")),
    )


def _sentence(text: str, table: str, index: int, at: int, blocks: Sequence[Span]) -> Sentence:
    copy = parser_copy(text)
    plain = copy.text
    words: list[Word] = []
    entities: list[Entity] = []
    shared: list[Span] = []
    begin = at = next((i for i in range(len(plain)) if copy.span(i, i + 1).start >= at), len(plain))
    for line in table.strip().splitlines():
        line = line.strip()
        if line.startswith("# "):
            _, kind, name = line.split(" ", 2)
            start = plain.index(parser_copy(name).text, begin)
            entities.append(Entity(copy.span(start, start + len(parser_copy(name).text)), kind))
            continue
        if line.startswith("+"):
            count, form = line[1:].split()
            start = plain.index(form, at)
            at = start + len(form)
            shared = [copy.span(start, at)] * int(count)
            continue
        columns = _columns(line)
        form = columns[0]
        if shared:
            own = shared.pop()
        else:
            start = plain.index(form, at)
            assert plain[at:start].strip() == "", f"{form!r} is not the next word of {text!r}"
            at = start + len(form)
            own = copy.span(start, at)
        words.append(_word(len(words), own, columns))
    whole = Span(words[0].span.start, words[-1].span.end)
    block = next((i for i, b in enumerate(blocks) if b.covers(whole)), 0)
    return Sentence(index=index, span=whole, words=tuple(words), entities=tuple(entities), block=block)
