"""What is wrong with a tree, and what a sentence that cannot be worked on costs."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from claims.attribution.candidate import Candidate
from claims.attribution.conflicts import without_overridden
from claims.attribution.extractor import Extractor
from claims.attribution.sentence_faults import RAISE_FAULTS, SentenceGuard
from claims.claim import Skipped
from claims.document.tree import Document, Sentence
from claims.rules.loader import RuleSet
from tests.support.trees import MAYOR, text_of, tree


def with_head(found: Sentence, word: int, head: int) -> Sentence:
    """The sentence with one word hung elsewhere."""
    words = tuple(replace(w, head=head) if w.index == word else w for w in found.words)
    return replace(found, words=words)


# --- In a document ---------------------------------------------------------------------------------------------------

TEXT = f"{text_of(MAYOR)} {text_of(MAYOR)}"
SECOND = len(text_of(MAYOR)) + 1


def both(first: Sentence) -> Document:
    return Document(text=TEXT, sentences=(first, tree(MAYOR, offset=SECOND, index=1)))


def test_a_sentence_that_is_no_tree_costs_itself_and_is_told(
    ruleset: RuleSet, caplog: pytest.LogCaptureFixture
) -> None:
    """It is found by looking at the tree: no exception is raised for it, under tests neither."""
    broken = with_head(tree(MAYOR), 6, 5)

    found = Extractor(ruleset).extract(both(broken))

    assert [c.sentence.start for c in found.claims] == [SECOND]
    assert found.skipped == (Skipped(broken.span, "failed"),)
    (record,) = caplog.records
    assert (record.name, record.levelno, record.exc_info) == ("claims", logging.WARNING, None)
    assert "word 4 hangs below itself" in record.getMessage()


@pytest.fixture
def own_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code of ours that trips over the first sentence."""

    def tripping(candidates: list[Candidate]) -> list[Candidate]:
        if any(c.sentence.index == 0 for c in candidates):
            raise IndexError("a fault of ours")
        return without_overridden(candidates)

    monkeypatch.setattr("claims.attribution.extractor.without_overridden", tripping)


@pytest.mark.usefixtures("own_fault")
def test_a_fault_of_our_own_costs_one_sentence_and_leaves_its_traceback(
    ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv(RAISE_FAULTS)

    found = Extractor(ruleset).extract(both(tree(MAYOR)))

    assert [c.sentence.start for c in found.claims] == [SECOND]
    assert found.skipped == (Skipped(tree(MAYOR).span, "failed"),)
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("claims", logging.ERROR)
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], IndexError)


@pytest.mark.usefixtures("own_fault")
def test_a_fault_of_our_own_is_raised_under_tests(ruleset: RuleSet) -> None:
    with pytest.raises(IndexError, match="a fault of ours"):
        Extractor(ruleset).extract(both(tree(MAYOR)))


def test_what_a_guard_lets_through_is_not_skipped() -> None:
    guard = SentenceGuard()

    assert guard.admits(tree(MAYOR))
    with guard.working_on(tree(MAYOR)):
        pass
    assert guard.skipped == []
