"""What hardened, in words."""

from __future__ import annotations

import pytest

from claims.claim import Label
from factcheck.dossiers.hardening_wording import (
    change_words,
    comparison_lines,
    comparison_markdown,
    comparison_record,
    comparison_summary,
)
from factcheck.hardening import Change, ChangeKind, Direction, compare_articles
from factcheck.i18n import using_language
from tests.factcheck.hardening.test_comparison import FIRST, SECOND

CHANGES = [
    (Change(ChangeKind.LABEL, "allegation", "established_fact", Direction.HARDER), "allégation → "),
    (Change(ChangeKind.SOURCE_DROPPED, "Voxa", "", Direction.HARDER), "source omise : Voxa"),
    (Change(ChangeKind.SOURCE_ADDED, "", "Voxa", Direction.SOFTER), "source ajoutée : Voxa"),
    (Change(ChangeKind.SPEAKER, "Cordier", "Aubin", Direction.OTHER), "locuteur : Cordier → Aubin"),
    (
        Change(ChangeKind.CHAIN, "Voxa ← Aubin", "Aubin", Direction.HARDER),
        "sources intermédiaires omises : Voxa ← Aubin → Aubin",
    ),
    (Change(ChangeKind.DENIAL, "denied", "asserted", Direction.HARDER), "démenti omis"),
    (Change(ChangeKind.DENIAL, "asserted", "denied", Direction.SOFTER), "démenti ajouté"),
    (Change(ChangeKind.DENIAL, "il ment", "il ne ment pas", Direction.OTHER), "l’une dit le contraire de l’autre"),
    (Change(ChangeKind.NUMBER, "3", "", Direction.OTHER), "nombre : 3 → aucun"),
    (Change(ChangeKind.DATE, "3 mars", "4 mars", Direction.OTHER), "date : 3 mars → 4 mars"),
    (Change(ChangeKind.RESERVE, "environ", "", Direction.HARDER), "réserve omise : environ"),
    (Change(ChangeKind.RESERVE, "", "environ", Direction.SOFTER), "réserve ajoutée : environ"),
    (Change(ChangeKind.CONDITIONAL, "a", "b", Direction.HARDER), "conditionnel omis"),
    (Change(ChangeKind.CONDITIONAL, "a", "b", Direction.SOFTER), "conditionnel ajouté"),
    (Change(ChangeKind.STAGE, "suspected", "convicted", Direction.HARDER), "procédure : soupçon → condamnation"),
    (
        Change(ChangeKind.QUOTATION, "une honte", "un scandale", Direction.OTHER),
        "citation : « une honte » → « un scandale »",
    ),
]


def test_every_kind_of_change_has_french_words() -> None:
    assert {change.kind for change, _words in CHANGES} == set(ChangeKind)
    with using_language("fr"):
        for change, words in CHANGES:
            told = change_words(change).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
            assert told.startswith(words)
            assert "{" not in told


@pytest.mark.parametrize(
    ("lang", "summary"),
    [
        ("en", "1 claim hardened · 0 changed otherwise · 1 the same · 2 left out · 1 new · 1 denial left out"),
        ("fr", "1 affirmation durcie · 0 autrement changée · 1 identique · 2 omises · 1 nouvelle · 1 démenti omis"),
    ],
)
def test_the_summary_counts(lang: str, summary: str) -> None:
    with using_language(lang):
        assert comparison_summary(compare_articles(FIRST, SECOND)) == summary


def test_changed_claims_stand_with_their_changes_and_denials_are_marked() -> None:
    with using_language("en"):
        lines = [f"{line.lead} {line.text}".strip() for line in comparison_lines(compare_articles(FIRST, SECOND))]

    at = lines.index("▲ allegation → stated by the article")
    assert lines[at + 1] == "no. 1 Le maire aurait détourné des fonds · allegation · no named source"
    assert lines[at + 2] == "→ no. 2 Le maire a détourné des fonds · stated by the article · —"
    left_out = lines.index("Left out")
    assert lines[left_out + 1].startswith("▲ no. 3 denied by maire: tout détournement")
    assert lines[left_out + 2].startswith("no. 2 Le préfet attend")
    assert lines[-1].startswith("no. 3 Une école ferme")
    assert not [line for line in lines[2:] if "digue" in line]


def test_markdown_and_record_hold_the_same() -> None:
    compared = compare_articles(FIRST, SECOND)
    with using_language("en"):
        text = comparison_markdown(compared)
    assert "- ▲ allegation → stated by the article\n  - no. 1 Le maire aurait" in text
    left_out, new = text.split("## Left out")[1].split("## New")
    assert left_out.index("tout détournement") < left_out.index("Le préfet attend")
    assert "Une école ferme" in new

    record = comparison_record(compared)
    assert [pair["hardened"] for pair in record["pairs"]] == [True, False]
    assert [claim["polarity"] for claim in record["left_out"]] == ["denied", "asserted"]
    (change,) = record["pairs"][0]["changes"]
    assert (change["kind"], change["after"]) == ("label", Label.ESTABLISHED_FACT.value)
