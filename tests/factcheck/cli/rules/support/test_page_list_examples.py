"""Frames without a parser: what a word makes of its page, and which claims are one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.rules.loader import load_rules
from factcheck.cli.rules.support.page_list_examples import run_page_frames

PAGE = """Le pont de Tarnes rouvre

      {mot}

      Le pont a rouvert lundi matin. Les riverains l'attendaient depuis trois mois."""


def differences(folder: Path, name: str, entries: str, frame: str) -> list[tuple[str, str, str]]:
    """What the frame expects and does not find, by part."""
    (folder / "lists").mkdir(exist_ok=True)
    (folder / "lists" / f"{name}.yaml").write_text(f"add: [{entries}]\nframes:\n{frame}", encoding="utf-8")
    ruleset = load_rules([folder])
    assert [str(e) for e in ruleset.errors] == []
    own = [c for c in ruleset.cases([name]) if c.frame.file.startswith(str(folder)) and c.entry == entries.strip('"')]
    assert own
    outcomes = run_page_frames(own, ruleset.lists)
    return [(d.part, d.expected, d.found) for outcome in outcomes for d in outcome.differences]


def test_a_frame_is_tried_with_the_words_of_its_own_rules(tmp_path: Path) -> None:
    frame = f"  - text: |-\n      {PAGE}\n    for: [Le mot du veilleur]\n    line: furniture\n    below: body\n"

    assert differences(tmp_path, "mobilier-page", "Le mot du veilleur", frame) == []


@pytest.mark.parametrize(
    ("expected", "difference"),
    [
        ("line: caption", ("line", "caption", "byline")),
        ("below: furniture", ("below", "furniture", "body")),
        ('published: "2020-03-04"', ("published", "2020-03-04", "2020-03-03")),
        ("agency: AFP", ("agency", "AFP", "")),
        ("outlet: RTS", ("outlet", "RTS", "")),
    ],
)
def test_each_part_of_a_page_that_is_not_as_expected_is_told(
    expected: str, difference: tuple[str, str, str], tmp_path: Path
) -> None:
    page = PAGE.replace("{mot}", "{mot} le 3 mars 2020")
    frame = f"  - text: |-\n      {page}\n    for: [Crié]\n    {expected}\n"

    assert differences(tmp_path, "mots-parution", "Crié", frame) == [difference]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("repeats: Le port de Tarnes embauche 100 ouvriers cette année", 0),
        ("differs: Le port de Tarnes embauche 100 ouvriers cette année", 1),
        ("repeats: Le port de Tarnes embauche 99 ouvriers cette année", 1),
        ("differs: Le port de Tarnes embauche 99 ouvriers cette année", 0),
    ],
)
def test_claims_are_compared(expected: str, told: int, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    text = "text: Le port de Tarnes embauche {mot} ouvriers cette année"
    frame = f"frames:\n  - {text}\n    for: [cent → 100]\n    {expected}\n"
    (tmp_path / "lists" / "nombres.yaml").write_text(f"entries: [cent → 100]\n{frame}", encoding="utf-8")
    ruleset = load_rules([tmp_path])
    (outcome,) = run_page_frames(ruleset.cases(["nombres"]), ruleset.lists)

    assert len(outcome.differences) == told


@pytest.mark.parametrize(
    ("word", "other", "told"),
    [
        ("environ", "Le port embauche 100 ouvriers", 0),
        ("environ", "Le port embauche près de 100 ouvriers", 1),
        ("encore", "Le port embauche 100 ouvriers", 1),
    ],
)
def test_a_claim_without_the_word_is_firmer(word: str, other: str, told: int, tmp_path: Path) -> None:
    frame = f"  - text: Le port embauche {{mot}} 100 ouvriers\n    for: [{word}]\n    hardens: {other}\n"

    assert len(differences(tmp_path, "approximations", word, frame)) == told
