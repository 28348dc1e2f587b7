"""Trees written by hand: a table of words, as in CoNLL-U, becomes a Sentence or a Document of ``claims.document.tree``.

One word per line: form, lemma, part of speech, features, head (from 1, 0 for the root), relation. ``_`` stands for
"the form, lower-cased" as a lemma and for "none" as features. A line ``+2 du`` tells that the next two words share
the token *du*; a line ``# PER Nadia Ferrol`` marks an entity. Blank lines part sentences; a semicolon with a space
after it ends a line, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.document.tree import Document, Entity, Sentence, Span, Word
from claims.document.typography import parser_copy


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


def word(form: str, lemma: str = "_", upos: str = "VERB", feats: str = "_") -> Word:
    """A word on its own, the root of nothing."""
    lemma = form.lower() if lemma == "_" else lemma
    return Word(
        index=0, span=Span(0, len(form)), form=form, lemma=lemma, upos=upos, head=-1, deprel="root", feats=_feats(feats)
    )


def named(sentence: Sentence, form: str, nth: int = 0) -> Word:
    """The word of that form, the ``nth`` one from 0."""
    return [w for w in sentence.words if w.form == form][nth]


def forms(words: Sequence[Word]) -> str:
    """The forms of words, for comparing."""
    return " ".join(w.form for w in words)


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            spans.append(Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
        start += len(part) + 2
    return spans


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
        form, lemma, upos, feats, head, deprel = line.split()
        if shared:
            own = shared.pop()
        else:
            start = plain.index(form, at)
            assert plain[at:start].strip() == "", f"{form!r} is not the next word of {text!r}"
            at = start + len(form)
            own = copy.span(start, at)
        words.append(
            Word(
                index=len(words),
                span=own,
                form=form,
                lemma=form.lower() if lemma == "_" else lemma,
                upos=upos,
                head=int(head) - 1,
                deprel=deprel,
                feats=_feats(feats),
            )
        )
    whole = Span(words[0].span.start, words[-1].span.end)
    block = next((i for i, b in enumerate(blocks) if b.covers(whole)), 0)
    return Sentence(index=index, span=whole, words=tuple(words), entities=tuple(entities), block=block)


def _feats(text: str) -> dict[str, str]:
    return {} if text == "_" else dict(part.split("=", 1) for part in text.split("|"))
