"""The scale of verdicts: the one that ships, and those newsrooms write."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import ScaleError
from factcheck.i18n import using_language
from factcheck.scan_results import Verdict
from factcheck.verification.verdict_scale import LikenessLimits, Rules, load_scale, scale_path, user_path

KEYS = (
    *("vrai", "plutot_vrai", "a_nuancer", "exagere", "contexte_manquant", "trompeur", "plutot_faux", "faux"),
    *("satire", "non_prouve", "inverifiable"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "verdicts.yaml"


def test_the_built_in_scale_is_complete() -> None:
    scale = load_scale()

    assert tuple(scale.verdicts) == KEYS
    assert scale.verdicts["faux"] == Verdict("faux", "faux", "false", 1)
    assert [v.rating for v in scale.verdicts.values()] == [5, 4, 3, 3, 3, 2, 2, 1, None, None, None]
    assert scale.rules == Rules()
    assert scale.matching == LikenessLimits()


def test_a_scale_of_ones_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(
        "verdicts:\n  intox: {fr: intox, en: hoax, rating: 1}\nrules: {evidence: 2, second_person: true}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("FACTCHECK_VERDICTS", str(path))

    scale = load_scale()

    assert scale_path() == path
    assert list(scale.verdicts) == ["intox"]
    assert scale.rules == Rules(evidence=2, second_person=True)
    assert scale.flags == {}
    with using_language("en"):
        assert scale.flag_name("outdated") == "outdated"
    assert scale.verdict("faux") == Verdict("faux", "faux", "faux")
    assert scale.verdict(None) is None


def test_the_users_own_scale_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if not str(user_path()).startswith(str(tmp_path)):
        pytest.skip("this system has its configuration elsewhere")
    user_path().parent.mkdir(parents=True)
    user_path().write_text("verdicts:\n  vu: {fr: vu, en: seen}\n", encoding="utf-8")

    assert list(load_scale().verdicts) == ["vu"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("verdicts: {}\n", "no verdict"),
        ("verdict: {}\n", "unknown key; expected one of verdicts"),
        ("verdicts: [faux]\n", "expected keys with values"),
        ("verdicts:\n  Faux: {fr: a, en: b}\n", ":2:.*lower-case"),
        ("verdicts:\n  faux: {fr: faux}\n", "en missing"),
        ("verdicts:\n  faux: {fr: faux, en: b, rating: 9}\n", "expected a number from 1 to 5"),
        ("verdicts:\n  faux: {fr: faux, en: b, note: 9}\n", "unknown key"),
        ("verdicts:\n  faux: {fr: a, en: b}\nrules: {evidence: -1}\n", "whole number"),
        ("verdicts:\n  faux: {fr: a, en: b}\nrules: {second_person: 1}\n", "true or false"),
        ("verdicts:\n  faux: {fr: a, en: b}\nrules: {proof: 1}\n", "unknown key"),
        ("verdicts:\n\tfaux\n", ":2:"),
    ],
)
def test_a_spoilt_scale_is_told_with_its_place(text: str, words: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8")

    with using_language("en"), pytest.raises(ScaleError, match=words) as caught:
        load_scale(path)
    assert str(path) in str(caught.value)


def test_an_absent_scale_is_told(path: Path) -> None:
    with pytest.raises(ScaleError, match=r"verdicts\.yaml"):
        load_scale(path)
