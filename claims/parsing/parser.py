"""The parser: text to a parsed document.

In: a text and its paragraphs. Out: a ``Document`` with repaired tags and trees, and what was left out. Stanza is
imported only when a parser is loaded whose models need it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy as shallow_copy
from itertools import islice
from pathlib import Path
from sys import intern
from typing import Any

from claims.claim import Skipped
from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.document.typography import ParserCopy
from claims.errors import Message, ParseError
from claims.lexicon.word_classes import WordClasses
from claims.loaded_once import is_keeping, loaded_once
from claims.parsing.batches import batches
from claims.parsing.kept_parses import KeptParses, ParseStore, models_fingerprint
from claims.parsing.late_pipeline import LatePipeline
from claims.parsing.plans import Plan, plan_of
from claims.parsing.raw_parse import RawParse, features_of, raw_parse
from claims.parsing.repair.registry import NO_REPAIRS, Repair, Repairs, repairs_of, with_repairs
from claims.parsing.sentence_boundaries import regroup
from claims.parsing.stanza_pipeline import PROCESSORS, open_pipeline, quiet
from claims.resources import models_dir
from claims.rules.loader import RuleSet, load_rules

__all__ = ["Parser", "features", "load_parser", "read_word"]

MAX_SENTENCE_WORDS = 300
"""Longer "sentences" are lists or texts without full stops: parsing them costs memory and yields nothing."""


class Parser:
    """A loaded French pipeline. ``parse`` may be called any number of times.

    The repairs of ``mending`` correct errors of the models; sentence boundaries depend on the words of ``classes``.
    Both are those of the rule set in use. ``kept`` has parses of earlier runs and takes new ones. ``firings`` counts
    the sentences that each repair has changed so far; in a paragraph that was kept, repairs of tags are not counted.
    """

    def __init__(
        self,
        pipeline: Any,
        processors: Sequence[str],
        mending: Repairs = NO_REPAIRS,
        *,
        classes: WordClasses,
        kept: KeptParses | None = None,
    ) -> None:
        self._classes = classes
        self._mending = mending
        self._kept = kept
        self.firings: Counter[str] = Counter()
        self._pipeline = pipeline
        self._splitting = [p for p in processors if p in ("tokenize", "mwt")]
        self._tagging = [p for p in processors if p in ("pos", "lemma")]
        self._attaching = [p for p in processors if p in ("depparse", "ner")]

    @property
    def kept(self) -> KeptParses | None:
        """Its parses of earlier runs; None where it keeps none."""
        return self._kept

    def with_rules(self, ruleset: RuleSet) -> Parser:
        """The same models with the words and repairs of another rule set."""
        other = shallow_copy(self)
        other._classes, other._mending = ruleset.lists.classes, repairs_of(ruleset)
        other._kept = self._kept.with_rules(other._classes, other._mending) if self._kept is not None else None
        other.firings = Counter()
        return other

    def load_models(self) -> None:
        """Open the models now where that was left for later: before processes are forked that are to share them.

        Raises:
            ModelError: they cannot be loaded.
        """
        if isinstance(self._pipeline, LatePipeline):
            self._pipeline.opened()

    def parse(self, text: str, blocks: Sequence[Span] | None = None) -> tuple[Document, tuple[Skipped, ...]]:
        """Parse the ``blocks`` (paragraphs) of ``text``; without blocks, those that blank lines make.

        Returns the document, with sentences in text order and spans into ``text``, and the blocks or sentences left
        out (reasons ``too_long`` and ``unparsed``). A block that the parser cannot take costs that block only.
        """
        (found,) = self.parse_many([(text, blocks)])
        if isinstance(found, ParseError):
            raise found
        return found

    def parse_many(
        self, articles: Sequence[tuple[str, Sequence[Span] | None]]
    ) -> list[tuple[Document, tuple[Skipped, ...]] | ParseError]:
        """What ``parse`` gives of each text and its blocks, in their order; its error instead where it fails.

        Many short texts at once take half as long as one by one: the models read the sentences of all together.
        """
        plans = [plan_of(text, blocks) for text, blocks in articles]
        run = self._run([copy.text for plan in plans for copy in plan.copies])
        results: list[tuple[Document, tuple[Skipped, ...]] | ParseError] = []
        for plan in plans:
            parses = list(islice(run, len(plan.copies)))
            failed = bool(parses) and all(parse is None for parse in parses)
            results.append(_failure(len(parses)) if failed else self._document(plan, parses))
        return results

    def _document(self, plan: Plan, parses: Sequence[RawParse | None]) -> tuple[Document, tuple[Skipped, ...]]:
        """The document of a plan, from the parse of each of its copies."""
        skipped = list(plan.skipped)
        sentences: list[Sentence] = []
        for (block, span), copy, parsed in zip(plan.parts, plan.copies, parses, strict=True):
            if parsed is None:
                skipped.append(Skipped(span, "unparsed"))
                continue
            self.firings.update(parsed.fired_names())
            for words, entities in parsed.sentences(copy, span.start):
                if not parsed.mended_by:
                    words, fired = with_repairs(words, self._mending.tree)
                    self.firings.update(fired)
                place = Span(words[0].span.start, words[-1].span.end)
                if len(words) > MAX_SENTENCE_WORDS:
                    skipped.append(Skipped(place, "too_long"))
                    continue
                number = len(sentences)
                sentences.append(Sentence(index=number, span=place, words=words, entities=entities, block=block))
        skipped.sort(key=lambda s: s.span)
        return Document(text=plan.text, sentences=tuple(sentences), blocks=plan.blocks), tuple(skipped)

    def tagged(self, copies: Sequence[str]) -> list[Any]:
        """One document per copy of ``parser_copy``, with the tags as the models give them; None where they failed.

        A document is one of Stanza or has the same attributes, as the pipeline takes it.
        """
        make = self.document
        split = self._process([make([], copy) for copy in copies], self._splitting)
        whole = [
            None if found is None else make(_cap(regroup(found.to_dict(), copy, self._classes)), copy)
            for found, copy in zip(split, copies, strict=True)
        ]
        return self._passed_through(whole, self._tagging)

    @property
    def document(self) -> Callable[[list[list[dict[str, Any]]], str], Any]:
        """What makes a document of the pipeline's kind from tokens in sentences and their text."""
        own: Callable[[list[list[dict[str, Any]]], str], Any] | None = getattr(self._pipeline, "document", None)
        if own is not None:
            return own
        from stanza import Document as StanzaDocument

        theirs: Callable[[list[list[dict[str, Any]]], str], Any] = StanzaDocument
        return theirs

    def attached(self, documents: Sequence[Any]) -> list[Any]:
        """Tagged documents with trees and entities as the models give them; None where they failed."""
        return self._passed_through(documents, self._attaching)

    def _run(self, copies: list[str]) -> Iterator[RawParse | None]:
        """The parse of each copy, or None where the parser failed; a batch is in memory at one time."""
        for batch in batches(copies):
            try:
                yield from self._found(batch)
            except ParseError:
                yield from (None for _copy in batch)

    def _found(self, copies: Sequence[str]) -> list[RawParse | None]:
        """The parse of each copy: those that are kept, and of the others what the models make of them."""
        if self._kept is None:
            return self._parsed(copies)
        return self._kept.completed(copies, self._parsed, self._with_mended_trees)

    def _with_mended_trees(self, parse: RawParse, by: bytes) -> RawParse:
        """A parse with its words after the repairs of trees, which ``by`` stands for."""
        mended = [with_repairs(words, self._mending.tree) for words, _entities in parse.sentences(ParserCopy(""), 0)]
        fired = [name for _words, names in mended for name in names]
        return parse.with_mended(by, [words for words, _names in mended], fired)

    def _parsed(self, copies: Sequence[str]) -> list[RawParse | None]:
        tagged = self.tagged(copies)
        # The parser uses the tags, so they are repaired before it runs.
        for document in tagged:
            if document is not None:
                self.firings.update(_mend_tags(document, self._mending.tags))
        return [None if document is None else raw_parse(document) for document in self.attached(tagged)]

    def _passed_through(self, documents: Sequence[Any], processors: list[str]) -> list[Any]:
        """``_process`` of those documents that are not None yet."""
        done = iter(self._process([document for document in documents if document is not None], processors))
        return [None if document is None else next(done) for document in documents]

    def _process(self, documents: list[Any], processors: list[str]) -> list[Any]:
        """Run some processors over all documents; where that fails, over each alone, None for those that fail."""
        if not documents:
            return []
        with quiet():
            try:
                return list(self._pipeline.bulk_process(documents, processors=processors))
            except Exception:  # Stanza raises whatever torch raises; one block must not cost the others.
                results: list[Any] = []
                for document in documents:
                    try:
                        results += self._pipeline.bulk_process([document], processors=processors)
                    except Exception:
                        results.append(None)
        if all(result is None for result in results):
            raise _failure(len(results))
        return results


def _failure(count: int) -> ParseError:
    return ParseError(
        Message(
            "the parser failed on all {count} paragraphs; expected working French models: "
            "leave --model out for the bundled ones",
            count=count,
        )
    )


def load_parser(
    folder: Path | None = None,
    *,
    ruleset: RuleSet | None = None,
    without: Iterable[str] = (),
    store: ParseStore | None = None,
) -> Parser:
    """Load the French models of ``folder`` (default: those that come with the package).

    ``folder`` has Stanza's own resources layout: ``resources.json`` and ``fr/<processor>/<package>.pt``. Nothing is
    ever downloaded. ``ruleset`` (default: the one that comes with the package) has the repairs and the words they
    use; ``without`` names repairs to leave out. Parses are looked for in ``store`` first, and new ones kept there; the
    bundled models are then opened when something is not there.

    Raises:
        ModelError: files are absent or broken, or a repair does not exist.
    """
    rules = load_rules() if ruleset is None else ruleset
    mending = repairs_of(rules).without(without)
    models, classes = folder or models_dir(), rules.lists.classes
    kept = KeptParses(store, models_fingerprint(models), classes, mending) if store is not None else None
    if store is not None and folder is None and not is_keeping():
        return Parser(LatePipeline(models), PROCESSORS, mending, classes=classes, kept=kept)
    # A process that keeps its models opens them at once, for those that are forked from it.
    pipeline = loaded_once(("models", models.absolute()), lambda: (models,), lambda: open_pipeline(models))
    return Parser(pipeline, PROCESSORS, mending, classes=classes, kept=kept)


def _cap(sentences: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Cut off very long sentences so that parsing cannot exhaust the memory; ``parse`` reports them as too long."""
    last = 2 * MAX_SENTENCE_WORDS
    return [s if len(s) <= last else [t for t in s if _last_id(t["id"]) <= last] for s in sentences]


def _last_id(value: Any) -> int:
    return int(value[-1] if isinstance(value, tuple | list) else value)


def read_word(word: Any, index: int, span: Span) -> Word:
    """A word of Stanza as a ``Word``; properties that it does not have yet are empty.

    Strings and features are shared among words: a long text has millions of words, and few different ones.
    """
    return Word(
        index=index,
        span=span,
        form=intern(word.text),
        lemma=intern(word.lemma or word.text.lower()),
        upos=intern(word.upos or "X"),
        head=(word.head or 0) - 1,
        deprel=intern(word.deprel or "dep"),
        feats=features_of(word.feats or ""),
    )


def _mend_tags(document: Any, chosen: Sequence[Repair]) -> list[str]:
    """Write repaired tags into a tagged Stanza document. Returns the names of the repairs that fired."""
    firings: list[str] = []
    for sentence in document.sentences:
        words = [read_word(w, i, Span(0, 0)) for i, w in enumerate(sentence.words)]
        better, fired = with_repairs(words, chosen)
        firings += fired
        for theirs, ours in zip(sentence.words, better, strict=True):
            theirs.lemma, theirs.upos, theirs.feats = ours.lemma, ours.upos, features(ours)
    return firings


def features(word: Word) -> str | None:
    """Features as CoNLL-U writes them."""
    return "|".join(f"{name}={value}" for name, value in sorted(word.feats.items())) or None
