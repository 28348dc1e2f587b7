"""The one function that strings the steps together: article in, labelled claims out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claims.attribution.extractor import Extractor
from claims.checkworthiness.scale import WorthScale, load_worth
from claims.checkworthiness.scoring import weigh
from claims.claim import Extraction, Skipped
from claims.classification.labeller import Labeller, load_labeller, sifted
from claims.document.tree import Document
from claims.errors import RuleError
from claims.parsing.parser import Parser, load_parser
from claims.rules.loader import load_rules
from factcheck.records import Article, BlockKind, Checked
from factcheck.scanning.models import label_model, label_notices
from factcheck.user_files import user_worth

__all__ = ["Checker", "skipped_blocks"]

SPEAKING = frozenset((BlockKind.BODY, BlockKind.STANDFIRST))
"""The parts of an article that yield claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Parser, rules and classifier, loaded once; ``check`` may be called for any number of articles.

    ``worth`` says what the reasons for checking a claim weigh; without it no claim is weighed.
    """

    parser: Parser
    extractor: Extractor
    labeller: Labeller
    worth: WorthScale | None = None
    rule_errors: tuple[RuleError, ...] = ()
    notices: tuple[str, ...] = ()

    @classmethod
    def load(
        cls, *, model: Path | None = None, rules: Sequence[Path] = (), labeller: Labeller | None = None
    ) -> Checker:
        """Load what a check needs; without a ``labeller`` the user's, or the one that comes with the package.

        Raises ClaimsError when models or a rules folder cannot be used at all.
        """
        ruleset = load_rules(rules)
        notices = ruleset.notices if labeller else (*ruleset.notices, *label_notices())
        labeller = labeller or load_labeller(label_model())
        return cls(
            parser=load_parser(model),
            extractor=Extractor(ruleset),
            labeller=labeller,
            worth=load_worth(ruleset.lists, user_worth()),
            rule_errors=ruleset.errors,
            notices=notices,
        )

    def check(self, article: Article) -> Checked:
        """The claims of one article, labelled and weighed, and what was left out and why."""
        document, unparsed = self.parse(article)
        extraction, skipped = self._extract(article, document, unparsed)
        claims = self.labeller.label(extraction.claims)
        if self.worth is not None:
            worths = weigh(document, extraction.claims, self.worth)
            claims = tuple(replace(item, worth=worth) for item, worth in zip(claims, worths, strict=True))
        claims, doubtful = sifted(claims)
        skipped = tuple(sorted((*skipped, *doubtful), key=lambda s: s.span))
        return Checked(article=article, claims=claims, skipped=skipped)

    def extract(self, article: Article) -> tuple[Extraction, tuple[Skipped, ...]]:
        """The claims of one article without labels, and all that was left out."""
        document, unparsed = self.parse(article)
        return self._extract(article, document, unparsed)

    def _extract(
        self, article: Article, document: Document, unparsed: Sequence[Skipped]
    ) -> tuple[Extraction, tuple[Skipped, ...]]:
        extraction = self.extractor.extract(document)
        skipped = (*skipped_blocks(article), *unparsed, *extraction.skipped)
        return extraction, tuple(sorted(skipped, key=lambda s: s.span))

    def parse(self, article: Article) -> tuple[Document, tuple[Skipped, ...]]:
        """The parse of the parts of an article that yield claims."""
        return self.parser.parse(article.text, [b.span for b in article.blocks if b.kind in SPEAKING])


def skipped_blocks(article: Article) -> tuple[Skipped, ...]:
    """The parts of an article that yield no claims, their kind as reason."""
    return tuple(Skipped(b.span, b.kind.value) for b in article.blocks if b.kind not in SPEAKING)
