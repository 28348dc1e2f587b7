"""The frames of word lists that need no parser: of the lists that pages are read and claims are compared with.

In: words in frames, and the word lists. Out: what each word made of its line, its page, its credits, its claim, of who
talks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.authoring.frame_runs import FrameOutcome
from claims.authoring.rule_examples import Difference
from claims.dialogue.finder import DialogueFinder
from claims.lexicon.wordlists import WordLists
from claims.rules.frames import Case
from factcheck.article_dates import day_of
from factcheck.articles.page_words import PageWords
from factcheck.articles.reader import read_text
from factcheck.hardening import ChangeKind, Direction
from factcheck.hardening.changes import reserve_words
from factcheck.hardening.figure_changes import figure_changes
from factcheck.quantities import figures_of
from factcheck.quoting import gender_of_speaker
from factcheck.scan_results import Article
from factcheck.scanning.checker import spoken_blocks
from factcheck.verification.similarity import Kind, Wording, wording_match
from factcheck.verification.verdict_scale import LikenessLimits

__all__ = ["run_page_frames"]

_KIN = {"repeats": Kind.AUTOMATIC, "differs": None}


def run_page_frames(cases: Iterable[Case], lists: WordLists) -> Iterator[FrameOutcome]:
    """The outcomes of cases whose frames expect something of the page, or of the text as a claim like another."""
    words, finder = PageWords.of(lists), DialogueFinder(lists)
    for case in cases:
        differences = () if case.fault else tuple(_differences(case, words, finder))
        yield FrameOutcome(case, differences)


def _differences(case: Case, words: PageWords, finder: DialogueFinder) -> Iterator[Difference]:
    article = read_text(case.frame.text, source=case.frame.list, words=words)
    found = {
        "line": _kind_at(article, case.frame.text.find(case.word)),
        "below": article.blocks[-1].kind.value,
        "agency": article.agency or "",
        "outlet": article.outlet or "",
        "published": article.published or "",
    }
    if "turn" in case.frame.page:
        found["turn"] = _last_turn(article, finder)
    for part, expected in case.frame.page.items():
        if part in found:
            if not _as_expected(part, found[part], expected):
                yield Difference(part, expected, found[part])
        elif part == "gender":
            gender, _sure = gender_of_speaker(article.text, "")
            if gender != expected:
                yield Difference(part, expected, gender.value)
        elif part in _AS_CLAIM:
            if not _AS_CLAIM[part](article.text, expected):
                yield Difference(part, expected, article.text)
        elif _kin(article.text, expected) is not _KIN[part]:
            yield Difference(part, expected, article.text)


def _hardens(text: str, other: str) -> bool:
    """Whether the other claim lacks a word of reserve, or tells a number more firmly."""
    if reserve_words(text) and not reserve_words(other):
        return True
    changes = figure_changes(figures_of(text), figures_of(other))
    return any(change.direction is Direction.HARDER for change in changes)


def _counts(text: str, other: str) -> bool:
    """Whether both texts have the same numbers with the same units."""
    ones, others = (
        [(one.least, one.most, one.bound, one.unit) for one in figures_of(words).quantities] for words in (text, other)
    )
    return ones == others


def _moves(text: str, other: str) -> bool:
    """Whether the other claim tells another day or hour."""
    changes = figure_changes(figures_of(text), figures_of(other))
    return any(change.kind is ChangeKind.DATE for change in changes)


_AS_CLAIM = {"hardens": _hardens, "counts": _counts, "moves": _moves}
"""What frames expect of a text next to another one."""


def _last_turn(article: Article, finder: DialogueFinder) -> str:
    """Who speaks last on a page and what is said; empty where nobody talks to anybody."""
    turns = finder.find(article.text, spoken_blocks(article)).turns
    if not turns:
        return ""
    last = turns[-1]
    return f"{last.speaker.name if last.speaker else '?'} : {last.span.of(article.text)}"


_FURNITURE = ("links", "appeal", "comment")
"""Kinds that are page furniture, of which more is known."""


def _as_expected(part: str, found: str, expected: str) -> bool:
    """Whether this was expected, or more precisely the same: *links* of *furniture*, a time of the day expected."""
    if part in ("line", "below"):
        return found == expected or (expected == "furniture" and found in _FURNITURE)
    if part == "published":
        return found == expected or day_of(found) == expected
    return found == expected


def _kin(text: str, other: str) -> Kind | None:
    """How the machine takes two claims to belong together, with the limits that hold where nobody sets others."""
    judged = wording_match(Wording(text, None, "asserted"), Wording(other, None, "asserted"), LikenessLimits())
    return judged[0] if judged else None


def _kind_at(article: Article, offset: int) -> str:
    return next((b.kind.value for b in article.blocks if b.span.start <= offset < b.span.end), "")
