"""All steps from text to labelled claims behind one call, with their models loaded once.

In: a text. Out: an ``Analysis``, the claims in text order and the stretches that yield none.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claims.attribution.extractor import Extractor
from claims.checkworthiness.scoring import weigh
from claims.checkworthiness.worth_weights import WorthScale, load_worth
from claims.claim import Extraction, LabelledClaim, Skipped
from claims.classification.features import with_features
from claims.classification.labeller import Labeller, load_labeller, sifted
from claims.collection import collection_paused
from claims.dialogue.lines import without_labels
from claims.dialogue.turn import NO_DIALOGUE, Dialogue
from claims.document.span import Span
from claims.document.tree import Document
from claims.errors import Message, RuleError
from claims.keeping.findings import Findings, Layout
from claims.keeping.kept_findings import KeptFindings
from claims.parsing.kept_parses import ParseStore
from claims.parsing.parser import Parser, load_parser
from claims.parsing.plans import paragraphs
from claims.rules.loader import RuleSet, load_rules

__all__ = ["Analyser", "Analysis", "analyse", "load_analyser"]

_LOADING = threading.Lock()
"""Held while the bundled models are loaded: of threads that ask for them at the same time, one loads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The claims of one text in text order, and the stretches that yield none, with the reason.

    ``dialogue`` tells whose turn it is where people talk to each other, and the entries of a live blog.
    """

    text: str
    claims: tuple[LabelledClaim, ...]
    skipped: tuple[Skipped, ...] = ()
    dialogue: Dialogue = NO_DIALOGUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyser:
    """Parser, rules and classifier, loaded once; ``analyse`` may be called for any number of texts.

    ``worth`` says what the reasons for checking a claim weigh; without it no claim is weighed. ``rule_errors`` tells
    which rules could not be used, ``notices`` which ones replace others. ``store`` is where ``kept`` looks.
    """

    parser: Parser
    extractor: Extractor
    labeller: Labeller
    worth: WorthScale | None = None
    rule_errors: tuple[RuleError, ...] = ()
    notices: tuple[Message, ...] = ()
    store: ParseStore | None = None
    _kept: KeptFindings | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        # Made of the parts that are in use, so that an analyser with other parts never finds what these made.
        parses = self.parser.kept if self.store is not None else None
        if self.store is not None and parses is not None:
            kept = KeptFindings(self.store, parses, self.extractor.ruleset, self.worth)
            object.__setattr__(self, "_kept", kept)

    def analyse(
        self,
        text: str,
        blocks: Sequence[Span] | None = None,
        titles: Sequence[Span] = (),
        *,
        questions: Sequence[Span] = (),
        posts: Sequence[Span] = (),
        asides: Sequence[Span] = (),
        transcript: bool = False,
    ) -> Analysis:
        """The labelled claims of ``text``; of its ``blocks`` (paragraphs) only, if they are given.

        Blocks that are among the ``titles`` yield attributed claims, but no statements of the article. Where people
        talk to each other, each claim is given to whoever has the turn; ``questions`` are paragraphs that the source
        sets apart as questions, in bold; ``posts`` show what somebody published on a platform; ``asides``, headline and
        captions, are read for the names of people only; in a ``transcript`` nothing is the text's own statement. A
        paragraph or sentence that cannot be worked on is among the skipped; the rest goes on. Raises ParseError when
        the parser fails on all of them.
        """
        dialogue, parsed = self.dialogue(text, blocks, titles, questions, posts, transcript=transcript)
        document, unparsed = self.parser.parse(text, parsed)
        return self.analyse_document(document.with_asides(asides), unparsed, titles, dialogue)

    def key(self, layout: Layout) -> bytes | None:
        """What an analysis of a text is kept under, for ``kept`` and ``analyse_document``; None where none is kept."""
        return self._kept.key(layout) if self._kept is not None else None

    def kept(self, key: bytes | None, text: str) -> Analysis | None:
        """The analysis of a ``text`` that was kept under its ``key``, labelled anew, so far as it still holds.

        It is what ``analyse`` gives now, but for the derivations of claims, which are not kept.
        """
        findings = self._kept.found(key) if self._kept is not None and key is not None else None
        return self._labelled(text, findings) if findings is not None else None

    def analyse_document(
        self,
        document: Document,
        unparsed: Sequence[Skipped] = (),
        titles: Sequence[Span] = (),
        dialogue: Dialogue = NO_DIALOGUE,
        *,
        key: bytes | None = None,
    ) -> Analysis:
        """The labelled claims of a parsed ``document``; ``unparsed`` is what was left out of it.

        It is kept under the ``key`` of its layout, where there is one.
        """
        extraction = self._extraction(document, titles, dialogue)
        worths = weigh(document, extraction.claims, self.worth) if self.worth is not None else ()
        skipped = (*unparsed, *extraction.skipped)
        findings = Findings(claims=extraction.claims, worths=worths, skipped=skipped, dialogue=dialogue)
        if self._kept is not None and key is not None:
            self._kept.keep(key, findings, extraction, document)
        return self._labelled(document.text, findings)

    def _labelled(self, text: str, findings: Findings) -> Analysis:
        claims = self.labeller.label(findings.claims)
        if self.worth is not None:
            claims = tuple(replace(item, worth=worth) for item, worth in zip(claims, findings.worths, strict=True))
        claims, doubtful = sifted(claims)
        skipped = sorted((*findings.skipped, *doubtful), key=lambda s: s.span)
        return Analysis(text=text, claims=claims, skipped=tuple(skipped), dialogue=findings.dialogue)

    def extract(
        self,
        text: str,
        blocks: Sequence[Span] | None = None,
        titles: Sequence[Span] = (),
        *,
        questions: Sequence[Span] = (),
        posts: Sequence[Span] = (),
        asides: Sequence[Span] = (),
        transcript: bool = False,
    ) -> Extraction:
        """The claims of ``text`` without labels, and all that was left out."""
        dialogue, parsed = self.dialogue(text, blocks, titles, questions, posts, transcript=transcript)
        document, unparsed = self.parser.parse(text, parsed)
        extraction = self._extraction(document.with_asides(asides), titles, dialogue)
        skipped = sorted((*unparsed, *extraction.skipped), key=lambda s: s.span)
        return replace(extraction, skipped=tuple(skipped))

    def _extraction(self, document: Document, titles: Sequence[Span], dialogue: Dialogue) -> Extraction:
        found = self.extractor.extract(document, titles=titles, dialogue=dialogue)
        return with_features(found, document.without(titles), self.extractor.lists)

    def dialogue(
        self,
        text: str,
        blocks: Sequence[Span] | None = None,
        titles: Sequence[Span] = (),
        questions: Sequence[Span] = (),
        posts: Sequence[Span] = (),
        *,
        transcript: bool = False,
    ) -> tuple[Dialogue, Sequence[Span]]:
        """Who talks in ``text``, and the paragraphs to parse: those of the text, without the labels of turns.

        The arguments are those of ``analyse``; parsed by itself, the text is then given to ``analyse_document``.
        """
        whole = tuple(blocks) if blocks is not None else tuple(paragraphs(text))
        apart = frozenset(titles)
        said = [block for block in whole if block not in apart]
        dialogue = self.extractor.dialogue(text, said, questions, posts, transcript=transcript)
        if not dialogue.labels:
            return dialogue, whole
        parts = without_labels(text, said, dialogue.labels)
        return dialogue, sorted((*parts, *(block for block in whole if block in apart)))

    def parse(
        self,
        text: str,
        blocks: Sequence[Span] | None = None,
        titles: Sequence[Span] = (),
        *,
        questions: Sequence[Span] = (),
        posts: Sequence[Span] = (),
        asides: Sequence[Span] = (),
        transcript: bool = False,
    ) -> tuple[Document, tuple[Skipped, ...]]:
        """The parse of ``text``, without the labels of turns, and what was left out of it."""
        parsed = self.dialogue(text, blocks, titles, questions, posts, transcript=transcript)[1]
        document, unparsed = self.parser.parse(text, parsed)
        return document.with_asides(asides), unparsed

    def with_rules(self, ruleset: RuleSet) -> Analyser:
        """The same models and classifier with other rules and word lists."""
        return replace(
            self,
            parser=self.parser.with_rules(ruleset),
            extractor=Extractor(ruleset),
            rule_errors=ruleset.errors,
            notices=ruleset.notices,
        )


@collection_paused()
def load_analyser(
    *,
    model: Path | None = None,
    rules: Sequence[Path] | RuleSet = (),
    labels: Path | Labeller | None = None,
    worth: Path | None = None,
    without_repairs: Sequence[str] = (),
    parses: ParseStore | None = None,
) -> Analyser:
    """An analyser with the models, rules and weights that come with the package, or others in their place.

    Args:
        model: a folder of French models in Stanza's resources layout.
        rules: folders or files of rules and word lists, laid over the built-in ones in this order; or what was loaded
            of them before.
        labels: a label model, or the file of one.
        worth: the file of reasons for checking a claim.
        without_repairs: ids of repairs of tags and trees that are not made.
        parses: where parses are looked for before a text is parsed, and analyses by ``kept``; new ones are kept there.

    Raises:
        ClaimsError: models, weights or a rules folder cannot be used at all. Single rules that cannot be used are
            left out and told in ``rule_errors``.
    """
    ruleset = rules if isinstance(rules, RuleSet) else load_rules(rules)
    labeller = labels if isinstance(labels, Labeller) else load_labeller(labels)
    return Analyser(
        parser=load_parser(model, ruleset=ruleset, without=without_repairs, store=parses),
        extractor=Extractor(ruleset),
        labeller=labeller,
        worth=load_worth(ruleset.lists, worth),
        rule_errors=ruleset.errors,
        notices=ruleset.notices,
        store=parses,
    )


def analyse(text: str) -> Analysis:
    """The labelled claims of a French ``text``, its paragraphs parted by blank lines.

    The models that come with the package are loaded at the first call, which takes seconds, and kept; threads that call
    at the same time wait for one load. Use
    ``load_analyser`` for other models or rules.

    Raises:
        ClaimsError: models or rules cannot be loaded, or the parser fails on the whole text.
    """
    with _LOADING:
        analyser = _bundled()
    return analyser.analyse(text)


@functools.cache
def _bundled() -> Analyser:
    return load_analyser()
