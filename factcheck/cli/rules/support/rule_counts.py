"""What each rule does on articles, counted.

In: rules and articles, annotated or not. Out: counts per rule id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.rules.support.rule_set import parser_of
from factcheck.cli.support.output import say
from factcheck.errors import ArticleError

if TYPE_CHECKING:
    from claims.claim import Claim
    from claims.rules.loader import RuleSet
    from factcheck.evaluation.gold import GoldArticle
    from factcheck.scan_results import Article
    from factcheck.sources.source_text import Notice

__all__ = ["Counts", "count_rules", "found_in"]


@dataclass(slots=True)
class Counts:
    """What one rule does: claims it has a hand in, shared with other rules, and with rules that suggest otherwise.

    ``right`` and ``wrong`` count claims of annotated articles; ``misses`` holds the words of the wrong ones.
    """

    fires: int = 0
    overlaps: int = 0
    conflicts: int = 0
    right: int = 0
    wrong: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of the judged claims that a person marked too, in [0, 1]; None where none was judged."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None


def count_rules(
    ruleset: RuleSet, extracted: Iterable[tuple[Sequence[Claim], str, GoldArticle | None]]
) -> Mapping[str, Counts]:
    """Counts per rule over the claims of articles: claims, text, and the annotation where there is one."""
    rules_by_id = {r.id: r for r in ruleset.rules}
    counts = {r.id: Counts() for r in ruleset.rules}
    for claims, text, gold in extracted:
        right = _right(claims, gold) if gold is not None else frozenset()
        for number, claim in enumerate(claims):
            partners = [rules_by_id[i] for i in claim.rules if i in rules_by_id]
            meanings = {(r.label, r.polarity) for r in partners if r.modifies is None}
            for rule in partners:
                count = counts[rule.id]
                count.fires += 1
                count.overlaps += len(partners) > 1
                count.conflicts += len(meanings) > 1
                if gold is not None:
                    count.right += number in right
                    count.wrong += number not in right
                    if number not in right:
                        count.misses.append(f"{gold.id}: {' '.join(claim.text(text, ' … ').split())}")
    return counts


def _right(claims: Sequence[Claim], gold: GoldArticle) -> frozenset[int]:
    """The claims that a person marked too: intersection over union of at least one half."""
    from factcheck.evaluation.gold import overlap, pairs

    matched = pairs([g.content for g in gold.claims], [c.content for c in claims], overlap, lambda v: v >= 0.5)
    return frozenset(j for _i, j in matched)


def found_in(
    ruleset: RuleSet,
    model: Path | None,
    paths: Sequence[str],
    gold: Sequence[Path],
    failed: list[bool],
    firings: Counter[str] | None = None,
) -> Iterator[tuple[Sequence[Claim], str, GoldArticle | None]]:
    """The claims of articles and of annotated ones, texts and annotations.

    ``failed`` grows by what is unreadable, ``firings`` by the sentences that each repair changed.
    """
    from claims.attribution.extractor import Extractor
    from factcheck.articles.page_words import PageWords
    from factcheck.articles.reader import read_articles, read_text
    from factcheck.cli.support.notice_wording import notice_words
    from factcheck.evaluation.gold import read_gold
    from factcheck.scanning.checker import parsed_blocks, title_blocks

    parser, extractor, words = parser_of(model, ruleset), Extractor(ruleset), PageWords.of(ruleset.lists)

    def claims(article: Article) -> Sequence[Claim]:
        document, _skipped = parser.parse(article.text, parsed_blocks(article))
        return extractor.extract(document, titles=title_blocks(article)).claims

    def told(source: str, notice: Notice) -> None:
        say(f"{source}: {notice_words(notice)}")

    for article in read_articles(paths, words=words, told=told) if paths else ():
        if isinstance(article, ArticleError):
            say(article)
            failed.append(True)
        else:
            yield claims(article), article.text, None
    for annotated in read_gold(gold) if gold else ():
        read = read_text(annotated.text, source=f"{annotated.id}.txt", words=words)
        yield claims(read), read.text, annotated
    if firings is not None:
        firings.update(parser.firings)
