"""Contents as spans: hosts of inserted cues, quotations, trimmed edges."""

from __future__ import annotations

import pytest

from claims.attribution.content_spans import close_quotations, merged, quotation_near, subtract, tidy, word_spans
from claims.document.quotations import Quotation, quotations
from claims.document.tree import Span
from claims.syntax.clauses import frame_of, host_words, strip_subordinator
from tests.support.conllu import forms, named, sentence, span
from tests.support.word_classes import CLASSES

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def marks(text: str) -> tuple[Quotation, ...]:
    return quotations(text, [Span(0, len(text))])


def tidied(text: str, *parts: str) -> list[str]:
    return [s.of(text) for s in tidy([span(text, p) for p in parts], marks(text), text)]


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
    assert subtract([Span(0, 10)], Span(*hole)) == tuple(Span(*s) for s in wanted)


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

    (found,) = close_quotations([span(text, "« tout va bien.")], marks(text), text)

    assert "Rien ne presse" in found.of(text)
    assert "hier" not in found.of(text)


def test_a_quotation_over_paragraphs_is_completed_in_all_of_them() -> None:
    text = "« Tout va bien.\n\n« Rien ne presse », dit-il."
    quotes = quotations(text, [Span(0, 15), Span(17, len(text))])

    found = close_quotations([span(text, "« Tout va bien.")], quotes, text)

    assert [s.of(text) for s in tidy(found, quotes, text)] == ["Tout va bien", "Rien ne presse"]


def test_contents_without_quotations_are_left_alone() -> None:
    assert close_quotations([Span(0, 4)], (), "mots") == (Span(0, 4),)


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


# --- Hosts and frames ------------------------------------------------------------------------------------------------

SAID = "Le pont, a dit la maire, sera fermé."
INTERRUPTED = sentence(
    SAID,
    f"""
    Le le DET _ 2 det
    pont _ NOUN _ 10 nsubj:pass
    , _ PUNCT _ 5 punct
    a avoir AUX {FIN} 5 aux:tense
    dit dire VERB {PART} 10 parataxis
    la le DET _ 7 det
    maire _ NOUN _ 5 nsubj
    , _ PUNCT _ 5 punct
    sera être AUX {FIN} 10 aux:pass
    fermé fermer VERB {PART} 0 root
    . _ PUNCT _ 10 punct
    """,
)


def test_the_frame_is_verb_group_and_subject() -> None:
    verb = named(INTERRUPTED, "dit")

    assert forms(frame_of(INTERRUPTED, verb, named(INTERRUPTED, "maire"), CLASSES)) == "a dit la maire"


def test_the_host_is_the_clause_around_the_frame() -> None:
    verb = named(INTERRUPTED, "dit")
    frame = frame_of(INTERRUPTED, verb, named(INTERRUPTED, "maire"), CLASSES)

    words = host_words(INTERRUPTED, frame, verb)

    assert [s.of(SAID) for s in tidy(word_spans(words), (), SAID)] == ["Le pont", "sera fermé"]


def test_a_frame_at_the_end_runs_on_through_its_complements() -> None:
    found = sentence(
        "Tout va bien, a dit la maire hier à Paris.",
        f"""
        Tout _ PRON _ 2 nsubj
        va aller VERB {FIN} 6 ccomp
        bien _ ADV _ 2 advmod
        , _ PUNCT _ 2 punct
        a avoir AUX {FIN} 6 aux:tense
        dit dire VERB {PART} 0 root
        la le DET _ 8 det
        maire _ NOUN _ 6 nsubj
        hier _ ADV _ 6 advmod
        à _ ADP _ 11 case
        Paris _ PROPN _ 6 obl:mod
        . _ PUNCT _ 6 punct
        """,
    )

    frame = frame_of(found, named(found, "dit"), named(found, "maire"), CLASSES)

    assert forms(frame) == "a dit la maire hier à Paris"
    assert forms(host_words(found, frame, named(found, "dit"))).startswith("Tout va bien ,")


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("que tout va", f"que _ SCONJ _ 3 mark; tout _ PRON _ 3 nsubj; va aller VERB {FIN} 0 root", "tout va"),
        ("qu’il va", f"qu' que SCONJ _ 3 mark; il _ PRON _ 3 nsubj; va aller VERB {FIN} 0 root", "il va"),
        ("de partir", "de _ ADP _ 2 mark; partir _ VERB VerbForm=Inf 0 root", "partir"),
        (
            ", que tout va",
            f", _ PUNCT _ 4 punct; que _ SCONJ _ 4 mark; tout _ PRON _ 4 nsubj; va aller VERB {FIN} 0 root",
            "tout va",
        ),
        (
            "« que tout va",
            f"« _ PUNCT _ 4 punct; que _ SCONJ _ 4 mark; tout _ PRON _ 4 nsubj; va aller VERB {FIN} 0 root",
            "« que tout va",
        ),
        ("tout va", f"tout _ PRON _ 2 nsubj; va aller VERB {FIN} 0 root", "tout va"),
    ],
)
def test_the_subordinator_is_no_part_of_what_is_said(text: str, rows: str, wanted: str) -> None:
    found = sentence(text, rows)

    assert forms(strip_subordinator(found, found.root, found.words)) == wanted
