"""Parses kept in files of CoNLL-U: what is made of trees can be tested without a parser.

An entry is a paragraph: ``# newpar``, then ``# block = `` with its text in JSON. Its sentences follow, a blank line
after each, with the ten columns of CoNLL-U. Entities stand in comments of their sentence, with offsets into the
paragraph: ``# entity = PER 3 15``. A word begins where the one before it ends, white space left out, and is as long
as its form; where it stands elsewhere, MISC says so: ``start_char=3|end_char=5``. ``# skipped = `` tells the reason
and the place of what the parser left out, ``# left_out`` that it did not even try the paragraph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from sys import intern

from claims.claim import Skipped
from claims.document.span import Span
from claims.document.tree import Document, Entity, Sentence, Word

__all__ = ["PARSES", "StoredBlock", "blocks_of", "joined", "one_text", "read_parses", "write_parses"]

PARSES = Path(__file__).resolve().parents[1] / "parses"
"""Where the tests keep their parses."""
_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlock:
    """What the parser made of one paragraph; all spans are offsets into its own text, sentences count from 0."""

    text: str
    sentences: tuple[Sentence, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    kept: bool = True
    """Whether the paragraph is among the blocks of the document."""

    def placed(self, offset: int, index: int, block: int) -> tuple[Sentence, ...]:
        """The sentences as they stand in a text that has this paragraph at ``offset``, numbered from ``index``."""
        return tuple(_shifted(s, offset, index + number, block) for number, s in enumerate(self.sentences))


def blocks_of(document: Document, skipped: Sequence[Skipped], asked: Sequence[Span]) -> tuple[StoredBlock, ...]:
    """A parsed text taken apart: one entry per paragraph of ``asked``, in that order."""
    found = []
    for span in asked:
        own = [s for s in document.sentences if span.covers(s.span)]
        found.append(
            StoredBlock(
                text=span.of(document.text),
                sentences=tuple(_shifted(s, -span.start, number, 0) for number, s in enumerate(own)),
                skipped=tuple(Skipped(_moved(s.span, -span.start), s.reason) for s in skipped if span.covers(s.span)),
                kept=span in document.blocks,
            )
        )
    return tuple(found)


def joined(text: str, asked: Sequence[Span], stored: Sequence[StoredBlock]) -> tuple[Document, tuple[Skipped, ...]]:
    """The inverse of ``blocks_of``: the document and what was left out, as ``Parser.parse`` gives them."""
    kept: list[Span] = []
    sentences: list[Sentence] = []
    skipped: list[Skipped] = []
    for span, block in zip(asked, stored, strict=True):
        skipped += (Skipped(s.span.shifted(span.start), s.reason) for s in block.skipped)
        sentences += block.placed(span.start, len(sentences), len(kept))
        kept += [span] if block.kept else []
    skipped.sort(key=lambda s: s.span)
    return Document(text=text, sentences=tuple(sentences), blocks=tuple(kept)), tuple(skipped)


def one_text(texts: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """One text that has all ``texts`` as its paragraphs, and where each stands: together they are parsed faster."""
    spans, at = [], 0
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + len(_SEPARATOR)
    return _SEPARATOR.join(texts), tuple(spans)


# --- Writing ---------------------------------------------------------------------------------------------------------


def write_parses(path: Path, blocks: Iterable[StoredBlock]) -> None:
    """Write entries to a file, by their texts, so that the same entries always make the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = sorted(blocks, key=lambda block: block.text)
    path.write_text(
        "\n".join(line for block in ordered for line in _block_lines(block)), encoding="utf-8", newline="\n"
    )


def _block_lines(block: StoredBlock) -> Iterator[str]:
    yield "# newpar"
    yield f"# block = {json.dumps(block.text, ensure_ascii=False)}"
    if not block.kept:
        yield "# left_out"
    for skipped in block.skipped:
        yield f"# skipped = {skipped.reason} {skipped.span.start} {skipped.span.end}"
    at = 0
    for sentence in block.sentences:
        for entity in sentence.entities:
            yield f"# entity = {entity.kind} {entity.span.start} {entity.span.end}"
        yield from _word_lines(sentence, block.text, at)
        at = sentence.words[-1].span.end
        yield ""
    if not block.sentences:
        yield ""


def _word_lines(sentence: Sentence, text: str, at: int) -> Iterator[str]:
    words = sentence.words
    for place, word in enumerate(words):
        if place and word.span == words[place - 1].span:
            expected = word.span
        elif (size := _sharing(words, place)) > 1:
            token = word.span.of(text)
            expected = _expected(text, at, len(token))
            yield "\t".join((f"{place + 1}-{place + size}", token, *"______", "_", _misc(word.span, expected)))
            expected = word.span
        else:
            expected = _expected(text, at, len(word.form))
        feats = "|".join(f"{name}={value}" for name, value in sorted(word.feats.items())) or "_"
        columns = (str(place + 1), word.form, word.lemma, word.upos, "_", feats, str(word.head + 1), word.deprel, "_")
        yield "\t".join((*columns, _misc(word.span, expected)))
        at = word.span.end


def _sharing(words: Sequence[Word], place: int) -> int:
    """How many words from ``place`` on have one span: those of a contraction."""
    return next((n for n, w in enumerate(words[place:]) if w.span != words[place].span), len(words) - place)


def _expected(text: str, at: int, length: int) -> Span:
    while at < len(text) and text[at].isspace():
        at += 1
    return Span(at, at + length)


def _misc(span: Span, expected: Span) -> str:
    return "_" if span == expected else f"start_char={span.start}|end_char={span.end}"


# --- Reading ---------------------------------------------------------------------------------------------------------


def read_parses(path: Path) -> Mapping[str, StoredBlock]:
    """The entries of a file by the texts of their paragraphs."""
    found: dict[str, StoredBlock] = {}
    for part in path.read_text(encoding="utf-8").split("# newpar\n")[1:]:
        block = _block(part)
        found[block.text] = block
    return found


def _block(part: str) -> StoredBlock:
    sentences: list[Sentence] = []
    skipped: list[Skipped] = []
    text, kept, at = "", True, 0
    for lines in part.rstrip("\n").split("\n\n"):
        entities: list[Entity] = []
        rows: list[list[str]] = []
        for line in lines.split("\n"):
            name, _, value = line.partition(" = ")
            if name == "# block":
                text = json.loads(value)
            elif name == "# left_out":
                kept = False
            elif name in ("# skipped", "# entity"):
                kind, start, end = value.split(" ")
                span = Span(int(start), int(end))
                if name == "# entity":
                    entities.append(Entity(span, kind))
                else:
                    skipped.append(Skipped(span, kind))
            else:
                rows.append(line.split("\t"))
        if rows:
            words = _words(rows, text, at)
            at = words[-1].span.end
            whole = Span(words[0].span.start, at)
            sentences.append(Sentence(index=len(sentences), span=whole, words=words, entities=tuple(entities)))
    return StoredBlock(text=text, sentences=tuple(sentences), skipped=tuple(skipped), kept=kept)


def _words(rows: Sequence[Sequence[str]], text: str, at: int) -> tuple[Word, ...]:
    words: list[Word] = []
    token, last = Span(0, 0), 0
    for number, form, lemma, upos, _xpos, feats, head, deprel, _deps, misc in rows:
        if "-" in number:
            token, last = _placed(misc, _expected(text, at, len(form))), int(number.partition("-")[2])
            continue
        inside = int(number) <= last
        span = _placed(misc, token if inside else _expected(text, at, len(form)))
        words.append(
            Word(
                index=len(words),
                span=span,
                form=intern(form),
                lemma=intern(lemma),
                upos=intern(upos),
                head=int(head) - 1,
                deprel=intern(deprel),
                feats=_features(feats),
            )
        )
        at = span.end
    return tuple(words)


@cache
def _features(written: str) -> Mapping[str, str]:
    return {} if written == "_" else dict(f.split("=", 1) for f in written.split("|"))


def _placed(misc: str, expected: Span) -> Span:
    if misc == "_":
        return expected
    start, end = (int(part.partition("=")[2]) for part in misc.split("|"))
    return Span(start, end)


def _shifted(sentence: Sentence, offset: int, index: int, block: int) -> Sentence:
    return replace(
        sentence,
        index=index,
        block=block,
        span=_moved(sentence.span, offset),
        words=tuple(replace(w, span=_moved(w.span, offset)) for w in sentence.words),
        entities=tuple(replace(e, span=_moved(e.span, offset)) for e in sentence.entities),
    )


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
