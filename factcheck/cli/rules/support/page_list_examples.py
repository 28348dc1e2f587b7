"""The frames of word lists that need no parser: of the lists that pages are read and claims are compared with.

In: words in frames, and the words of pages. Out: what each word made of its line, its page, its credits, its claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.authoring.frame_runs import FrameOutcome
from claims.authoring.rule_examples import Difference
from claims.rules.frames import Case
from factcheck.articles.page_words import PageWords
from factcheck.articles.reader import read_text
from factcheck.scan_results import Article
from factcheck.verification.similarity import Kind, Wording, wording_match
from factcheck.verification.verdict_scale import LikenessLimits

__all__ = ["run_page_frames"]

_KIN = {"repeats": Kind.AUTOMATIC, "differs": None}


def run_page_frames(cases: Iterable[Case], words: PageWords) -> Iterator[FrameOutcome]:
    """The outcomes of cases whose frames expect something of the page, or of the text as a claim like another."""
    for case in cases:
        differences = () if case.fault else tuple(_differences(case, words))
        yield FrameOutcome(case, differences)


def _differences(case: Case, words: PageWords) -> Iterator[Difference]:
    article = read_text(case.frame.text, source=case.frame.list, words=words)
    found = {
        "line": _kind_at(article, case.frame.text.find(case.word)),
        "below": article.blocks[-1].kind.value,
        "agency": article.agency or "",
        "outlet": article.outlet or "",
        "published": article.published or "",
    }
    for part, expected in case.frame.page.items():
        if part in found:
            if found[part] != expected:
                yield Difference(part, expected, found[part])
        elif _kin(article.text, expected) is not _KIN[part]:
            yield Difference(part, expected, article.text)


def _kin(text: str, other: str) -> Kind | None:
    """How the machine takes two claims to belong together, with the limits that hold where nobody sets others."""
    judged = wording_match(Wording(text, None, "asserted"), Wording(other, None, "asserted"), LikenessLimits())
    return judged[0] if judged else None


def _kind_at(article: Article, offset: int) -> str:
    return next((b.kind.value for b in article.blocks if b.span.start <= offset < b.span.end), "")
