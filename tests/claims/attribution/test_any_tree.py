"""Whatever tree the parser gives, the extraction ends, breaks on nothing, and skips only what is no tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.attribution.extractor import Extractor
from claims.checkworthiness.scoring import weigh
from claims.checkworthiness.worth_weights import WorthScale, load_worth
from claims.classification.labeller import Labeller, load_labeller
from claims.document.tree import Document, Sentence, Word
from claims.rules.loader import RuleSet
from tests.support.stored_parses import PARSES, StoredBlock, joined, one_text, read_parses

FILES = ("features/attribution", "features/citations", "features/sources", "seeds/agence-enlevement")


@cache
def blocks() -> list[StoredBlock]:
    """The parses of the files, read when the first test asks for them: `make parses` makes the files anew."""
    found = (block for name in FILES for block in read_parses(PARSES / f"{name}.conllu").values())
    return [block for block in found if block.sentences]


def values(name: str) -> list[Any]:
    """All values that an attribute of words has in the trees."""
    words = [word for block in blocks() for sentence in block.sentences for word in sentence.words]
    return list({repr(getattr(word, name)): getattr(word, name) for word in words}.values())


def exchanges() -> st.SearchStrategy[tuple[str, Any]]:
    """Something that a word elsewhere has."""
    return st.one_of(
        *(st.tuples(st.just(name), st.sampled_from(values(name))) for name in ("deprel", "upos", "lemma", "feats"))
    )


# Heads may point anywhere, out of the sentence, too.
CHANGES = st.one_of(st.tuples(st.just("head"), st.integers(-3, 40)), st.deferred(exchanges))
PLACES = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000))


@st.composite
def documents(draw: Callable[..., Any]) -> Document:
    """One to three paragraphs of real parses with up to eight changes in them."""
    chosen: list[StoredBlock] = draw(st.lists(st.sampled_from(blocks()), min_size=1, max_size=3))
    text, spans = one_text([block.text for block in chosen])
    document, _ = joined(text, spans, chosen)
    sentences = list(document.sentences)
    for (which, where), (name, value) in draw(st.lists(st.tuples(PLACES, CHANGES), max_size=8)):
        sentence = sentences[which % len(sentences)]
        place = where % len(sentence.words)
        sentences[which % len(sentences)] = changed(sentence, place, **{name: value})
    return replace(document, sentences=tuple(sentences))


def changed(sentence: Sentence, place: int, **change: Any) -> Sentence:
    words = list(sentence.words)
    words[place] = replace(words[place], **change)
    return replace(sentence, words=tuple(words))


def is_tree(words: Sequence[Word]) -> bool:
    """One root, and as many steps up from any word lead to it as there are words at most."""
    if [w.head < 0 for w in words].count(True) != 1 or any(not -1 <= w.head < len(words) for w in words):
        return False
    places = {w.index for w in words}
    for _ in words:
        places = {words[place].head for place in places if place >= 0}
    return places <= {-1}


@pytest.fixture(scope="module")
def extractor(ruleset: RuleSet) -> Extractor:
    return Extractor(ruleset)


@pytest.fixture(scope="module")
def scale(ruleset: RuleSet) -> WorthScale:
    return load_worth(ruleset.lists)


@pytest.fixture(scope="module")
def labeller() -> Labeller:
    return load_labeller()


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents())
def test_any_tree_is_worked_on_and_what_is_none_is_skipped(
    extractor: Extractor, scale: WorthScale, labeller: Labeller, document: Document
) -> None:
    found = extractor.extract(document)

    failed = [s.span for s in found.skipped if s.reason == "failed"]
    assert failed == [s.span for s in document.sentences if not is_tree(s.words)]
    for claim in found.claims:
        parts = [*claim.content, claim.sentence, *(s for s in (claim.cue, claim.medium, claim.addressee) if s)]
        assert all(0 <= part.start < part.end <= len(document.text) for part in parts)
        assert not any(claim.sentence.overlaps(span) for span in failed)
    assert len(weigh(document, found.claims, scale)) == len(labeller.label(found.claims)) == len(found.claims)
