"""The construction grid: its sentences are what they should be, and the product reads them as it should."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.claim import Label
from factcheck.articles.reader import read_text
from factcheck.scan_results import BlockKind
from tests.grid.__main__ import main
from tests.grid.constructions import constructions
from tests.grid.expectations import GridText
from tests.grid.generation import DERIVED, generate

if TYPE_CHECKING:
    from factcheck.scanning.checker import Checker
    from tests.grid.judge import Result

SEED = 7
SMALLEST = 16
"""Different sentences that a construction of few combinations must still have."""

CONSTRUCTIONS = constructions()
SPOKEN = [name for name, construction in CONSTRUCTIONS.items() if construction.labels]


@pytest.fixture(scope="module")
def texts() -> tuple[GridText, ...]:
    return generate(3300, SEED)


# --- The sentences ---------------------------------------------------------------------------------------------------


def test_the_same_seed_makes_the_same_sentences() -> None:
    assert generate(300, SEED) == generate(300, SEED)


def test_another_seed_makes_others() -> None:
    assert {text.body for text in generate(300, SEED)} != {text.body for text in generate(300, SEED + 1)}


def test_one_construction_alone_makes_only_its_own() -> None:
    assert {text.construction for text in generate(20, SEED, ["selon"])} == {"selon"}


def test_about_as_many_sentences_as_asked(texts: tuple[GridText, ...]) -> None:
    assert 2700 <= len(texts) <= 3400


def test_every_construction_has_its_share_of_different_sentences(texts: tuple[GridText, ...]) -> None:
    bodies = defaultdict(set)
    for text in texts:
        bodies[text.construction].add(text.body)

    assert {name: len(bodies[name]) for name in CONSTRUCTIONS if len(bodies[name]) < SMALLEST} == {}
    assert sum(len(different) for different in bodies.values()) == len(texts)


def test_every_factor_value_occurs(texts: tuple[GridText, ...]) -> None:
    seen = defaultdict(set)
    for text in texts:
        for axis, value in text.factors.items():
            seen[text.construction, axis].add(value)

    absent = {
        (name, axis): set(values) - seen[name, axis]
        for name, construction in CONSTRUCTIONS.items()
        for axis, values in construction.axes.items()
        if set(values) - seen[name, axis]
    }
    assert absent == {}


def test_values_of_the_large_factors_occur_often(texts: tuple[GridText, ...]) -> None:
    counts = Counter(
        (axis, value) for text in texts for axis, value in text.factors.items() if axis not in ("position", *DERIVED)
    )

    assert {key: count for key, count in counts.items() if count < 4} == {}


def test_expected_spans_hold_words_without_space_around_them(texts: tuple[GridText, ...]) -> None:
    wrong = [
        (text.body, span.of(text.text))
        for text in texts
        for span in text.spans()
        if not 0 <= span.start < span.end <= len(text.text) or span.of(text.text) != span.of(text.text).strip()
    ]

    assert wrong == []


@pytest.mark.parametrize("name", SPOKEN)
def test_what_is_said_is_expected(name: str) -> None:
    assert all(text.wanted for text in generate(10, SEED, [name]))


def test_speech_is_never_expected_to_be_a_fact(texts: tuple[GridText, ...]) -> None:
    assert all(
        want.labels <= {Label.REPORTED_SPEECH, Label.ALLEGATION} and want.labels
        for text in texts
        for want in text.wanted
    )


# --- Their French ----------------------------------------------------------------------------------------------------

TRACES = re.compile(r"[<>{}~*]|  |\s[,.]|,,|\.\.| /[mf][sp]")
UNELIDED = re.compile(r"\b(?:que|de|je|ce|se|la|ne|jusque) (?=[aàâeéèêiîoôuûœ]|y\b)", re.IGNORECASE)
UNCONTRACTED = re.compile(r"\b(?:de|à) les?\b(?! (?:louer|faire))")


def test_no_trace_of_a_template_is_left(texts: tuple[GridText, ...]) -> None:
    assert [text.body for text in texts if TRACES.search(text.body)] == []


def test_words_elide_and_contract(texts: tuple[GridText, ...]) -> None:
    assert [text.body for text in texts if UNELIDED.search(text.body) or UNCONTRACTED.search(text.body)] == []


def test_every_paragraph_begins_with_a_capital_and_ends_with_a_mark(texts: tuple[GridText, ...]) -> None:
    begun = re.compile(r"[«“\" \u00a0]*[^\W_a-zàâéèêîôûœ]")
    paragraphs = [part for text in texts for part in text.body.split("\n\n")]

    assert [part for part in paragraphs if not begun.match(part) or part.rstrip('»”" \u00a0')[-1] not in ".!?"] == []


def test_quotation_marks_come_in_pairs(texts: tuple[GridText, ...]) -> None:
    assert [
        text.body
        for text in texts
        if text.body.count("«") != text.body.count("»")
        or text.body.count("“") != text.body.count("”")
        or text.body.count('"') % 2
    ] == []


def test_articles_are_read_as_a_headline_and_a_body(texts: tuple[GridText, ...]) -> None:
    odd = []
    for text in texts:
        headline, *rest = [block.kind for block in read_text(text.text, source="grid").blocks]
        # The questions of an interview are read as headings.
        allowed = {BlockKind.BODY, BlockKind.HEADING} if text.construction == "entretien" else {BlockKind.BODY}
        if headline is not BlockKind.HEADLINE or not rest or set(rest) - allowed:
            odd.append(text.body)

    assert odd == []


# --- What is asked of the product ------------------------------------------------------------------------------------


def test_every_construction_has_a_goal_above_its_floor() -> None:
    assert all(0 <= construction.floor <= construction.goal <= 1 for construction in CONSTRUCTIONS.values())


def test_what_is_awaited_says_why_and_has_no_floor() -> None:
    awaited = [construction for construction in CONSTRUCTIONS.values() if construction.awaited]

    assert all(len(construction.awaited.split()) >= 4 and construction.floor == 0 for construction in awaited)


@pytest.fixture(scope="module")
def results(live_checker: Checker) -> dict[str, list[Result]]:
    from tests.grid.judge import judged

    found = defaultdict(list)
    for result in judged(generate(250, SEED), live_checker):
        found[result.text.construction].append(result)
    return found


@pytest.mark.model
@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_a_construction_is_read_as_it_should_be(name: str, results: dict[str, list[Result]]) -> None:
    construction, found = CONSTRUCTIONS[name], results[name]

    share = sum(result.passed for result in found) / len(found)

    misses = "\n".join(f"{r.reason}: {r.text.body}" for r in found if not r.passed)
    if construction.awaited:
        assert share < construction.goal, f"{name} reaches its goal: take out « attendu: {construction.awaited} »"
    else:
        assert share >= construction.floor, misses


@pytest.mark.model
def test_texts_scanned_together_give_what_each_gives_alone(live_checker: Checker) -> None:
    from tests.grid.judge import scanned

    sample = [text.text for text in generate(250, SEED)[::8]]

    together = [[(item.claim, item.label) for item in claims] for claims in scanned(sample, live_checker)]

    alone = [live_checker.check(read_text(text, source="grid")).claims for text in sample]
    assert together == [[(item.claim, item.label) for item in claims] for claims in alone]


# --- The command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "value"), [("--size", "0"), ("--size", "-3"), ("--misses", "."), ("--json", "no/such/folder.json")]
)
def test_an_option_that_cannot_be_used_is_told_before_the_run(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([option, value])

    assert ended.value.code == 2
    assert f"argument {option}: {value}: " in capsys.readouterr().err


def test_an_unknown_construction_is_told_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--construction", "no-such"]) == 2

    assert capsys.readouterr().err.splitlines()[:2] == [
        "tests.grid: unknown: no-such; expected one of:",
        f"  {next(iter(CONSTRUCTIONS))}",
    ]


def test_a_folder_without_models_is_an_error_of_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--size", "30", "--models", str(tmp_path)]) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"tests.grid: {tmp_path}: no resources.json")
    assert "Leave --models out" in line


def test_the_help_tells_the_columns_and_the_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    from tests.grid.judge import Reason

    with pytest.raises(SystemExit):
        main(["--help"])

    legend = capsys.readouterr().out.partition("Reasons")[2]
    assert [reason.value for reason in Reason if reason.value not in legend] == []
