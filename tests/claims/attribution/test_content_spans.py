"""Contents as spans: hosts of inserted cues, quotations, trimmed edges."""

from __future__ import annotations

import pytest

from claims.attribution.content_spans import (
    merged,
    quotation_near,
    trimmed,
    with_whole_quotations,
    without_span,
    word_spans,
)
from claims.document.quotations import Quotation, quotations
from claims.document.span import Span
from tests.support.trees import sentence, span

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def marks(text: str) -> tuple[Quotation, ...]:
    return quotations(text, [Span(0, len(text))])


def tidied(text: str, *parts: str) -> list[str]:
    return [s.of(text) for s in trimmed([span(text, p) for p in parts], marks(text), text)]


# --- Spans -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ([], []),
        ([(5, 8), (0, 3)], [(0, 3), (5, 8)]),
        ([(0, 3), (2, 6)], [(0, 6)]),
        ([(0, 9), (2, 6)], [(0, 9)]),
        ([(0, 3), (3, 6)], [(0, 6)]),
    ],
)
def test_merged_spans_stand_in_order_and_apart(spans: list[tuple[int, int]], wanted: list[tuple[int, int]]) -> None:
    assert merged([Span(*s) for s in spans]) == tuple(Span(*s) for s in wanted)


@pytest.mark.parametrize(
    ("hole", "wanted"),
    [
        ((3, 5), [(0, 3), (5, 10)]),
        ((0, 5), [(5, 10)]),
        ((5, 10), [(0, 5)]),
        ((0, 10), []),
        ((10, 12), [(0, 10)]),
    ],
)
def test_a_hole_leaves_what_stands_around_it(hole: tuple[int, int], wanted: list[tuple[int, int]]) -> None:
    assert without_span([Span(0, 10)], Span(*hole)) == tuple(Span(*s) for s in wanted)


def test_words_become_one_span_per_run_of_neighbours() -> None:
    text = "un deux trois quatre"
    found = sentence(text, "un _ NUM _ 0 root; deux _ NUM _ 1 dep; trois _ NUM _ 1 dep; quatre _ NUM _ 1 dep")
    words = [found.words[3], found.words[0], found.words[1]]

    assert [s.of(text) for s in word_spans(words)] == ["un deux", "quatre"]
    assert [s.of(text) for s in word_spans(words, gap=1)] == ["un deux trois quatre"]


# --- Edges -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "part", "wanted"),
    [
        ("Il pleut.", "Il pleut.", ["Il pleut"]),
        ("Il pleut !", "Il pleut !", ["Il pleut"]),
        ("Il pleut, dit-il", "Il pleut, ", ["Il pleut"]),
        ("dit-il : il pleut…", " : il pleut…", ["il pleut"]),
        ("« Il pleut. »", "« Il pleut. »", ["Il pleut"]),
        ("«\u00a0Il pleut\u202f!\u00a0»", "«\u00a0Il pleut\u202f!\u00a0»", ["Il pleut"]),
        ('"Il pleut."', '"Il pleut."', ["Il pleut"]),
        ("« Il pleut », dit-il", "« Il pleut », ", ["Il pleut"]),
        ("« Il pleut » et « il vente »", "« Il pleut » et « il vente »", ["« Il pleut » et « il vente »"]),
        ("il parle d’« échec »", "d’« échec »", ["d’« échec »"]),
        ("il parle d’« échec », dit-il", "d’« échec », ", ["d’« échec »"]),
        ("il a vu Tom B.", "il a vu Tom B.", ["il a vu Tom B."]),
        ("il a dit [...]", "il a dit [...]", ["il a dit [...]"]),
        ("🎉 bravo 🎉.", "bravo 🎉.", ["bravo 🎉"]),
        ("… ? » !", "… ? » !", []),
        ("un «lone mot.", "«lone mot.", ["lone mot"]),
        ("un lone mot ».", "lone mot ».", ["lone mot"]),
    ],
)
def test_contents_end_where_their_words_end(text: str, part: str, wanted: list[str]) -> None:
    assert tidied(text, part) == wanted


def test_contents_come_in_text_order_without_overlaps() -> None:
    assert tidied("un deux trois", "trois", "un deux", "deux") == ["un deux", "trois"]


def test_half_a_quotation_is_completed() -> None:
    text = "Il dit « tout va bien. Rien ne presse » hier."

    (found,) = with_whole_quotations([span(text, "« tout va bien.")], marks(text), text)

    assert "Rien ne presse" in found.of(text)
    assert "hier" not in found.of(text)


def test_a_quotation_over_paragraphs_is_completed_in_all_of_them() -> None:
    text = "« Tout va bien.\n\n« Rien ne presse », dit-il."
    quotes = quotations(text, [Span(0, 15), Span(17, len(text))])

    found = with_whole_quotations([span(text, "« Tout va bien.")], quotes, text)

    assert [s.of(text) for s in trimmed(found, quotes, text)] == ["Tout va bien", "Rien ne presse"]


def test_contents_without_quotations_are_left_alone() -> None:
    assert with_whole_quotations([Span(0, 4)], (), "mots") == (Span(0, 4),)


# --- Quotations nearby -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "where", "wanted"),
    [
        ("« Oui », dit-il. « Non. »", "dit-il", "before", "Oui"),
        ("« Oui », dit-il. « Non. »", "dit-il", "after", "Non."),
        ("Il dit : « Non. »", "dit", "after", "Non."),
        ("Il dit : « Non. »", "dit", "before", None),
        ("Il dit hier soir : « Non. »", "dit", "after", None),
        ("« Oui “peut-être” », dit-il", "dit-il", "before", "Oui “peut-être”"),
    ],
)
def test_the_quotation_beside_a_cue(text: str, at: str, where: str, wanted: str | None) -> None:
    found = quotation_near(marks(text), span(text, at), where, text)

    assert (found.inner[0].of(text) if found else None) == wanted
