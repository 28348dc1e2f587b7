"""All steps from text to labelled claims behind one call, with their models loaded once.

In: a text. Out: an ``Analysis``, the claims in text order and the stretches that yield none.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claims.attribution.extractor import Extractor
from claims.checkworthiness.scoring import weigh
from claims.checkworthiness.worth_weights import WorthScale, load_worth
from claims.claim import Extraction, LabelledClaim, Skipped
from claims.classification.features import with_features
from claims.classification.labeller import Labeller, load_labeller, sifted
from claims.document.span import Span
from claims.document.tree import Document
from claims.errors import Message, RuleError
from claims.parsing.parser import Parser, load_parser
from claims.rules.loader import RuleSet, load_rules

__all__ = ["Analyser", "Analysis", "analyse", "load_analyser"]

_LOADING = threading.Lock()
"""Held while the bundled models are loaded: of threads that ask for them at the same time, one loads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The claims of one text in text order, and the stretches that yield none, with the reason."""

    text: str
    claims: tuple[LabelledClaim, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyser:
    """Parser, rules and classifier, loaded once; ``analyse`` may be called for any number of texts.

    ``worth`` says what the reasons for checking a claim weigh; without it no claim is weighed. ``rule_errors`` tells
    which rules could not be used, ``notices`` which ones replace others.
    """

    parser: Parser
    extractor: Extractor
    labeller: Labeller
    worth: WorthScale | None = None
    rule_errors: tuple[RuleError, ...] = ()
    notices: tuple[Message, ...] = ()

    def analyse(self, text: str, blocks: Sequence[Span] | None = None, titles: Sequence[Span] = ()) -> Analysis:
        """The labelled claims of ``text``; of its ``blocks`` (paragraphs) only, if they are given.

        Blocks that are among the ``titles`` yield attributed claims, but no statements of the article. A paragraph or
        sentence that cannot be worked on is among the skipped; the rest goes on. Raises ParseError when the parser
        fails on all of them.
        """
        return self.analyse_document(*self.parse(text, blocks), titles)

    def analyse_document(
        self, document: Document, unparsed: Sequence[Skipped] = (), titles: Sequence[Span] = ()
    ) -> Analysis:
        """The labelled claims of a parsed ``document``; ``unparsed`` is what was left out of it."""
        extraction = self._extraction(document, titles)
        claims = self.labeller.label(extraction.claims)
        if self.worth is not None:
            worths = weigh(document, extraction.claims, self.worth)
            claims = tuple(replace(item, worth=worth) for item, worth in zip(claims, worths, strict=True))
        claims, doubtful = sifted(claims)
        skipped = sorted((*unparsed, *extraction.skipped, *doubtful), key=lambda s: s.span)
        return Analysis(text=document.text, claims=claims, skipped=tuple(skipped))

    def extract(self, text: str, blocks: Sequence[Span] | None = None, titles: Sequence[Span] = ()) -> Extraction:
        """The claims of ``text`` without labels, and all that was left out."""
        document, unparsed = self.parse(text, blocks)
        extraction = self._extraction(document, titles)
        skipped = sorted((*unparsed, *extraction.skipped), key=lambda s: s.span)
        return replace(extraction, skipped=tuple(skipped))

    def _extraction(self, document: Document, titles: Sequence[Span]) -> Extraction:
        found = self.extractor.extract(document, titles=titles)
        return with_features(found, document.without(titles), self.extractor.lists)

    def parse(self, text: str, blocks: Sequence[Span] | None = None) -> tuple[Document, tuple[Skipped, ...]]:
        """The parse of ``text`` and what was left out of it."""
        return self.parser.parse(text, blocks)

    def with_rules(self, ruleset: RuleSet) -> Analyser:
        """The same models and classifier with other rules and word lists."""
        return replace(
            self,
            parser=self.parser.with_rules(ruleset),
            extractor=Extractor(ruleset),
            rule_errors=ruleset.errors,
            notices=ruleset.notices,
        )


def load_analyser(
    *,
    model: Path | None = None,
    rules: Sequence[Path] | RuleSet = (),
    labels: Path | Labeller | None = None,
    worth: Path | None = None,
    without_repairs: Sequence[str] = (),
) -> Analyser:
    """An analyser with the models, rules and weights that come with the package, or others in their place.

    Args:
        model: a folder of French models in Stanza's resources layout.
        rules: folders or files of rules and word lists, laid over the built-in ones in this order; or what was loaded
            of them before.
        labels: a label model, or the file of one.
        worth: the file of reasons for checking a claim.
        without_repairs: ids of repairs of tags and trees that are not made.

    Raises:
        ClaimsError: models, weights or a rules folder cannot be used at all. Single rules that cannot be used are
            left out and told in ``rule_errors``.
    """
    ruleset = rules if isinstance(rules, RuleSet) else load_rules(rules)
    labeller = labels if isinstance(labels, Labeller) else load_labeller(labels)
    return Analyser(
        parser=load_parser(model, ruleset=ruleset, without=without_repairs),
        extractor=Extractor(ruleset),
        labeller=labeller,
        worth=load_worth(ruleset.lists, worth),
        rule_errors=ruleset.errors,
        notices=ruleset.notices,
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
