"""What rules make of each other's claims: overrides and modifiers."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.attribution.extractor import Extractor
from claims.claim import Claim, Label, Polarity
from claims.rules.loader import load_rules
from tests.support.trees import MAYOR, PEUT_ETRE, TreeParser, text_of

HEAD = "description: x\nstatus: stable\n"
SAYS = (
    HEAD + "trigger: {lemma: [affirmer, dire]}\nargs: {'speaker?': subject, content: '> ccomp'}\n"
    "claim: {label: reported_speech, content: content}\n"
)


def claims(folder: Path, trees: str, **rules: str) -> list[Claim]:
    """The attributed claims that the rules find."""
    for name, text in rules.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    ruleset = load_rules([folder], builtin=False)
    assert [str(e) for e in ruleset.errors] == []
    text = text_of(trees)
    document, _skipped = TreeParser(trees).parse(text)
    return [c for c in Extractor(ruleset).extract(document).claims if c.attributed]


# --- Overrides -------------------------------------------------------------------------------------------------------


def test_a_rule_that_is_overridden_gives_way_whatever_its_priority(tmp_path: Path) -> None:
    (claim,) = claims(tmp_path, MAYOR, high="priority: 90\n" + SAYS, low="priority: 10\noverrides: [high]\n" + SAYS)

    assert claim.rules == ("low",)


def test_without_overrides_the_higher_priority_wins(tmp_path: Path) -> None:
    (claim,) = claims(tmp_path, MAYOR, high="priority: 90\n" + SAYS, low="priority: 10\n" + SAYS)

    assert claim.rules[0] == "high"


def test_what_stands_behind_an_arrow_in_a_list_is_no_part_of_its_word(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "verbes-notes.yaml").write_text('entries: ["affirmer → 3"]\n', encoding="utf-8")
    listed = SAYS.replace("lemma: [affirmer, dire]", "lemma: '@verbes-notes'")

    assert len(claims(tmp_path, MAYOR, listed=listed)) == 1


# --- Modifiers -------------------------------------------------------------------------------------------------------


def modifier(modifies: str, trigger: str = "lemma: maire") -> str:
    return f"{HEAD}trigger: {{{trigger}}}\nmodifies: {{{modifies}}}\n"


@pytest.mark.parametrize(
    ("trigger", "modifies", "changed"),
    [
        ("lemma: maire", "label: allegation", True),
        ("lemma: maire", "label: allegation, direction: forward", True),
        ("lemma: maire", "label: allegation, direction: backward", False),
        ("lemma: maire", "label: allegation, within: 0", True),
        ("lemma: le, deprel: det", "label: allegation, within: 0, direction: forward", False),
        ("lemma: maire", "label: allegation, of: content", True),
        ("lemma: maire", "label: allegation, of: content, until: [que]", False),
        ("lemma: maire", "label: allegation, of: content, until: ['affirme que']", False),
        ("lemma: maire", "label: allegation, of: content, until: [mais]", True),
        ("lemma: maire", "label: allegation, of: content, within: 1", False),
        ("lemma: maire", "label: allegation, path: '<'", True),
        ("lemma: maire", "label: allegation, path: '> det'", False),
        ("lemma: maire", "label: allegation, of: content, path: '< > ccomp'", True),
        ("lemma: rouvrir", "label: allegation, of: content", True),
        ("lemma: maire", "label: allegation, only: [says]", True),
        ("lemma: maire", "label: allegation, only: [other]", False),
        ("lemma: maire", "label: allegation, except: [says]", False),
        ("lemma: chien", "label: allegation", False),
    ],
)
def test_a_modifier_reaches_what_lies_in_its_scope(trigger: str, modifies: str, changed: bool, tmp_path: Path) -> None:
    """medspaCy's ConText: direction, distance, terminators, allowed and excluded types."""
    other = SAYS.replace("[affirmer, dire]", "nier")

    (claim,) = claims(tmp_path, MAYOR, says=SAYS, other=other, mod=modifier(modifies, trigger))

    assert (claim.suggested is Label.ALLEGATION) == changed
    assert claim.rules == (("says", "mod") if changed else ("says",))


def test_a_terminator_keeps_a_modifier_from_the_next_clause(tmp_path: Path) -> None:
    """« peut-être » reaches over the « mais » only where nothing says that it stops there."""
    free = modifier("label: allegation, direction: forward", "lemma: peut-être")

    assert claims(tmp_path, PEUT_ETRE, says=SAYS, mod=free)[0].suggested is Label.ALLEGATION
    bound = free.replace("direction", "until: [mais], direction")
    assert claims(tmp_path, PEUT_ETRE, says=SAYS, mod=bound)[0].suggested is Label.REPORTED_SPEECH


def test_a_modifier_changes_the_polarity(tmp_path: Path) -> None:
    (denied,) = claims(tmp_path, MAYOR, says=SAYS, mod=modifier("polarity: reversed"))

    assert denied.polarity is Polarity.DENIED
    assert denied.suggested is Label.REPORTED_SPEECH


def test_of_two_modifiers_the_higher_priority_decides(tmp_path: Path) -> None:
    (claim,) = claims(
        tmp_path,
        MAYOR,
        says=SAYS.replace("reported_speech", "allegation"),
        low="priority: 10\n" + modifier("label: allegation, polarity: denied"),
        high="priority: 20\n" + modifier("label: reported_speech"),
    )

    assert (claim.suggested, claim.polarity) == (Label.REPORTED_SPEECH, Polarity.DENIED)


def test_a_modifier_alone_makes_no_claim(tmp_path: Path) -> None:
    assert claims(tmp_path, MAYOR, mod=modifier("label: allegation")) == []
