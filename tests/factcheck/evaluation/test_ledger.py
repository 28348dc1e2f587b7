"""The ledger of measurements: what is added, what is first sight, what is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.errors import TrainingError
from factcheck.evaluation.code_version import CodeVersion
from factcheck.evaluation.gold import GoldArticle
from factcheck.evaluation.ledger import (
    LedgerLine,
    MeasuredSet,
    add_to_ledger,
    ledger_line,
    read_ledger,
    text_hash,
)

ROOT = Path(__file__).resolve().parents[3]
OLD, NEW = CodeVersion("0.2.0", "aaaa"), CodeVersion("0.2.0", "bbbb")
CHANGED = CodeVersion("0.2.0", "aaaa+")
FIGURES = {"name": 0.7, "speaker": 0.9}
BETTER = {"name": 0.8, "speaker": 0.9}


def articles(*names: str, text: str = "Le texte de {}.") -> tuple[GoldArticle, ...]:
    return tuple(GoldArticle(id=name, text=text.format(name), claims=()) for name in names)


def line(
    measured: Sequence[GoldArticle],
    before: Sequence[LedgerLine] = (),
    *,
    code: CodeVersion = OLD,
    figures: dict[str, float] = FIGURES,
    name: str = "essai",
    read_before: bool = False,
) -> LedgerLine | None:
    found = MeasuredSet(name=name, articles=measured, figures=figures, read_before=read_before)
    return ledger_line(found, before, code, "2026-03-09")


def sure(found: LedgerLine | None) -> LedgerLine:
    assert found is not None
    return found


# --- First sight -----------------------------------------------------------------------------------------------------


def test_articles_that_no_line_lists_are_measured_at_first_sight() -> None:
    first = sure(line(articles("a", "b")))

    assert first.first_sight
    assert sorted(first.listed) == ["a", "b"]
    assert (first.date, first.version, first.commit, first.set, first.articles) == (
        "2026-03-09",
        "0.2.0",
        "aaaa",
        "essai",
        2,
    )


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(articles("a"), id="the same article in a smaller set"),
        pytest.param(articles("a", "c"), id="one of two"),
        pytest.param(articles("a", text="Un autre texte, {}."), id="another text under the same id"),
        pytest.param(
            (GoldArticle(id="z", text="LE TEXTE  DE\n« A » !", claims=()),), id="another id, capitals and marks"
        ),
    ],
)
def test_first_sight_is_not_claimed_twice(again: Sequence[GoldArticle]) -> None:
    first = sure(line(articles("a", "b")))

    assert not sure(line(again, [first], code=NEW, name="autre nom")).first_sight


def test_only_articles_that_are_new_are_listed() -> None:
    first = sure(line(articles("a", "b")))

    assert sorted(sure(line(articles("a", "c"), [first])).listed) == ["c"]


def test_articles_that_people_read_before_are_no_first_sight_and_are_listed() -> None:
    first = sure(line(articles("a"), read_before=True))

    assert not first.first_sight
    assert list(first.listed) == ["a"]


def test_a_text_is_known_by_its_letters_and_digits() -> None:
    assert text_hash("L’été 2025 : « oui ».") == text_hash('l\'ÉTÉ\n2025: "Oui"')
    assert text_hash("L’été 2025") != text_hash("L’été 2026")


# --- What is added ---------------------------------------------------------------------------------------------------


def test_a_second_measurement_of_the_same_commit_and_set_adds_nothing() -> None:
    first = sure(line(articles("a", "b")))

    assert line(articles("b", "a"), [first]) is None
    # Figures may differ in their last digits from machine to machine.
    assert line(articles("a", "b"), [first], figures=BETTER) is None


def test_another_commit_with_the_same_figures_adds_nothing() -> None:
    assert line(articles("a"), [sure(line(articles("a")))], code=NEW) is None


def test_another_commit_with_other_figures_adds_a_line() -> None:
    assert sure(line(articles("a"), [sure(line(articles("a")))], code=NEW, figures=BETTER)).figures == BETTER


def test_figures_that_come_back_are_told_too() -> None:
    first = sure(line(articles("a")))
    second = sure(line(articles("a"), [first], code=NEW, figures=BETTER))

    assert line(articles("a"), [first, second], code=CodeVersion("0.2.0", "cccc")) is not None


def test_changed_code_is_known_by_its_figures_alone() -> None:
    first = sure(line(articles("a"), code=CHANGED))

    assert line(articles("a"), [first], code=CHANGED) is None
    assert line(articles("a"), [first], code=CHANGED, figures=BETTER) is not None


def test_another_version_adds_a_line() -> None:
    assert line(articles("a"), [sure(line(articles("a")))], code=CodeVersion("0.3.0", "aaaa")) is not None


# --- The file --------------------------------------------------------------------------------------------------------


def test_what_is_added_is_read_again_and_what_stood_there_stays(tmp_path: Path) -> None:
    file = tmp_path / "ledger.ndjson"
    first = sure(line(articles("à")))
    add_to_ledger(file, [first])
    before = file.read_bytes()
    second = sure(line(articles("b"), read_ledger(file)))
    add_to_ledger(file, [second])

    assert read_ledger(file) == (first, second)
    assert file.read_bytes().startswith(before)


def test_a_last_line_without_end_is_not_written_on(tmp_path: Path) -> None:
    file = tmp_path / "ledger.ndjson"
    file.write_text(sure(line(articles("a"))).text(), encoding="utf-8")

    add_to_ledger(file, [sure(line(articles("b")))])

    assert len(read_ledger(file)) == 2


def test_nothing_to_add_makes_no_file(tmp_path: Path) -> None:
    add_to_ledger(tmp_path / "ledger.ndjson", [])

    assert read_ledger(tmp_path / "ledger.ndjson") == ()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("spoilt", ["{", "[]", "null", "1", '{"date": "2026-03-09"}', "[" * 100_000])
def test_a_line_that_is_none_is_named(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "ledger.ndjson"
    file.write_text(f"{sure(line(articles('a'))).text()}\n{spoilt}\n", encoding="utf-8")

    with pytest.raises(TrainingError, match=r"ledger\.ndjson, line 2: not a line of a ledger"):
        read_ledger(file)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger.ndjson").write_bytes(b"\xff\xfe")

    with pytest.raises(TrainingError, match=r"ledger\.ndjson: cannot be read"):
        read_ledger(tmp_path / "ledger.ndjson")


def test_a_ledger_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="choose another place for --ledger"):
        add_to_ledger(tmp_path / "none" / "ledger.ndjson", [sure(line(articles("a")))])


# --- The project's own -----------------------------------------------------------------------------------------------


def test_the_projects_ledger_can_be_read_and_lists_no_article_twice() -> None:
    lines = read_ledger(ROOT / "seeds" / "ledger.ndjson")

    listed = [pair for one in lines for pair in one.listed.items()]
    assert len(listed) == len({name for name, _hash in listed}) == len({value for _name, value in listed})
    assert [one.date for one in lines] == sorted(one.date for one in lines)


def test_the_unseen_articles_are_in_the_projects_ledger_as_they_were_at_first_sight() -> None:
    firsts = [one.listed for one in read_ledger(ROOT / "seeds" / "ledger.ndjson") if one.first_sight]
    files = [json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "seeds" / "unseen").glob("*.json")]

    assert {content["id"]: text_hash(content["text"]) for content in files} in firsts
