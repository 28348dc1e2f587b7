"""Annotated articles: what is read, what is refused, what pairs with what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.claim import Label, Polarity, Style
from claims.document.span import Span
from factcheck.errors import TrainingError
from factcheck.evaluation.gold import GoldClaim, by_folder, covered_share, half, overlap, pairs, read_gold

CLAIM: dict[str, Any] = {"content": [[0, 4]], "label": "allegation"}
ARTICLE: dict[str, Any] = {"id": "un", "text": "Il aurait fui.", "claims": [CLAIM]}


def write(folder: Path, name: str = "un.json", **change: Any) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(ARTICLE | change, ensure_ascii=False), encoding="utf-8")
    return folder


def spans(*pairs: tuple[int, int]) -> list[Span]:
    return [Span(*p) for p in pairs]


# --- Reading ---------------------------------------------------------------------------------------------------------


def test_an_article_is_read_with_all_its_marks(tmp_path: Path) -> None:
    claim = {
        "content": [[0, 2], [10, 13]],
        "label": "reported_speech",
        "speaker": [0, 2],
        "speaker_name": "Paul Morin",
        "cue": [3, 9],
        "medium": [10, 13],
        "style": "mixed",
        "polarity": "denied",
    }

    (article,) = read_gold([write(tmp_path, claims=[claim])])

    assert article.id == "un"
    assert article.claims == (
        GoldClaim(
            content=(Span(0, 2), Span(10, 13)),
            label=Label.REPORTED_SPEECH,
            speaker=Span(0, 2),
            speaker_name="Paul Morin",
            cue=Span(3, 9),
            medium=Span(10, 13),
            style=Style.MIXED,
            polarity=Polarity.DENIED,
        ),
    )


def test_what_is_not_marked_is_none(tmp_path: Path) -> None:
    (article,) = read_gold([write(tmp_path, claims=[CLAIM | {"speaker": None, "polarity": None, "style": None}])])

    assert article.claims == (GoldClaim(content=(Span(0, 4),), label=Label.ALLEGATION),)


def test_articles_come_by_id_whatever_their_files_are_called(tmp_path: Path) -> None:
    write(tmp_path, "a.json", id="z")
    write(tmp_path, "b.json", id="y")

    assert [a.id for a in read_gold([tmp_path])] == ["y", "z"]


def test_an_article_without_claims_is_one(tmp_path: Path) -> None:
    (article,) = read_gold([write(tmp_path, claims=[])])

    assert article.claims == ()


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("rien", encoding="utf-8")

    with pytest.raises(TrainingError, match="no annotated articles found"):
        read_gold([tmp_path])


def test_the_same_article_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"deux\.json: the article un stands in .*un\.json too"):
        read_gold([write(tmp_path / "a"), write(tmp_path / "b", "deux.json")])


@pytest.mark.parametrize(
    "change",
    [
        {"text": None},
        {"text": 3},
        {"id": None},
        {"id": ["un"]},
        {"claims": None},
        {"claims": [3]},
        {"claims": ["un"]},
        {"claims": [{"label": "allegation"}]},
        {"claims": [CLAIM | {"content": []}]},
        {"claims": [CLAIM | {"content": [[4, 0]]}]},
        {"claims": [CLAIM | {"content": [[-1, 2]]}]},
        {"claims": [CLAIM | {"content": [[0]]}]},
        {"claims": [CLAIM | {"content": [["a", "b"]]}]},
        {"claims": [CLAIM | {"label": "rumour"}]},
        {"claims": [CLAIM | {"style": "loud"}]},
        {"claims": [CLAIM | {"polarity": "maybe"}]},
    ],
    ids=str,
)
def test_a_file_that_is_no_annotation_is_refused_by_name(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(TrainingError, match=r"un\.json: not an annotated article"):
        read_gold([write(tmp_path, **change)])


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe"])
def test_a_file_that_is_no_json_object_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "un.json").write_bytes(content)

    with pytest.raises(TrainingError, match=r"un\.json: not an annotated article"):
        read_gold([tmp_path])


@pytest.mark.parametrize(
    "change",
    [
        {"content": [[0, 15]]},
        {"content": [[10, 99], [0, 2]]},
        {"speaker": [0, 15]},
        {"cue": [14, 15]},
        {"medium": [15, 15]},
    ],
)
def test_a_mark_past_the_end_of_the_text_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(TrainingError, match="past the end of the text"):
        read_gold([write(tmp_path, claims=[CLAIM | change])])


def test_stretches_to_ignore_are_read(tmp_path: Path) -> None:
    (article,) = read_gold([write(tmp_path, ignore=[[0, 3]])])

    assert article.ignore == (Span(0, 3),)


def test_what_cannot_be_used_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    first, second, empty = write(tmp_path / "a"), write(tmp_path / "b", "deux.json", id="deux"), tmp_path / "c"
    empty.mkdir()
    (first / "broken.json").write_text("{", encoding="utf-8")
    write(second, "again.json")
    told: list[TrainingError] = []

    found = by_folder([first, second, empty], told.append)

    assert {folder: [a.id for a in articles] for folder, articles in found.items()} == {first: ["un"], second: ["deux"]}
    assert [str(error).partition(": ")[0] for error in told] == [
        str(first / "broken.json"),
        str(second / "again.json"),
        str(empty),
    ]


# --- Measures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "found", "union", "covered"),
    [
        ([(0, 10)], [(0, 10)], 1.0, 1.0),
        ([(0, 10)], [(5, 15)], 5 / 15, 0.5),
        ([(0, 10)], [(0, 20)], 0.5, 1.0),
        ([(0, 10)], [(10, 20)], 0.0, 0.0),
        ([(0, 4), (6, 10)], [(0, 10)], 0.8, 1.0),
        ([(0, 4), (2, 6)], [(0, 6)], 1.0, 1.0),
        ([], [(0, 10)], 0.0, 0.0),
        ([(0, 10)], [], 0.0, 0.0),
        ([(3, 3)], [(3, 3)], 0.0, 0.0),
    ],
)
def test_overlap_and_coverage_count_code_points(
    gold: list[tuple[int, int]], found: list[tuple[int, int]], union: float, covered: float
) -> None:
    assert overlap(spans(*gold), spans(*found)) == pytest.approx(union)
    assert covered_share(spans(*gold), spans(*found)) == pytest.approx(covered)


def test_pairs_are_one_to_one_best_first() -> None:
    gold = [spans((0, 10)), spans((0, 20))]
    found = [spans((0, 20)), spans((0, 12))]

    assert pairs(gold, found, overlap, lambda v: v >= 0.5) == [(1, 0), (0, 1)]


def test_what_overlaps_too_little_stays_alone() -> None:
    assert pairs([spans((0, 10))], [spans((8, 30))], overlap, lambda v: v >= 0.5) == []


def test_equal_scores_pair_in_order() -> None:
    same = [spans((0, 10)), spans((0, 10))]

    assert sorted(pairs(same, same, overlap, lambda v: v >= 0.5)) == [(0, 0), (1, 1)]


def test_nothing_pairs_with_nothing() -> None:
    assert pairs([], [], overlap, lambda v: True) == []


@pytest.mark.parametrize(("value", "wanted"), [(0.49, False), (0.5, True), (1.0, True)])
def test_from_one_half_on_two_contents_are_the_same(value: float, wanted: bool) -> None:
    assert half(value) is wanted


@pytest.mark.parametrize(
    "text",
    ["[]", '"x"', "1", '{"id": "a", "text": "b", "claims": ["c"]}', '{"id": "a", "text": "b", "claims": [[]]}',
     '{"id": "a", "text": "b", "claims": [{"content": [[1e999, 2]], "label": []}]}', "[" * 100_000, "9" * 5_000],
)  # fmt: skip
def test_files_of_any_other_shape_are_told(tmp_path: Path, text: str) -> None:
    """Each is one error that the caller hears of, never a traceback."""
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    told: list[TrainingError] = []

    assert by_folder([tmp_path], told.append) == {}
    assert len(told) == 1
