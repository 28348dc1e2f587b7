"""The frames of word lists that the reading of pages uses: what each word makes of its line, its page, its credits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.authoring.list_examples import FrameOutcome
from claims.authoring.rule_examples import Difference
from claims.rules.list_examples import Case
from factcheck.articles.reader import read_text
from factcheck.records import Article

__all__ = ["run_page_frames"]


def run_page_frames(cases: Iterable[Case]) -> Iterator[FrameOutcome]:
    """The outcomes of cases whose frames say what the reader of pages must find; no parser is needed."""
    for case in cases:
        differences = () if case.fault else tuple(_differences(case))
        yield FrameOutcome(case, differences)


def _differences(case: Case) -> Iterator[Difference]:
    article = read_text(case.frame.text, source=case.frame.list)
    found = {
        "line": _kind_at(article, case.frame.text.find(case.word)),
        "below": article.blocks[-1].kind.value,
        "agency": article.agency or "",
        "outlet": article.outlet or "",
    }
    for part, expected in case.frame.page.items():
        if found[part] != expected:
            yield Difference(part, expected, found[part])


def _kind_at(article: Article, offset: int) -> str:
    return next((b.kind.value for b in article.blocks if b.span.start <= offset < b.span.end), "")
