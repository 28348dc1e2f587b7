"""What users of other rule languages complain about, and what cannot happen here.

Most complaints of the notes' section 2 are tested where the thing itself is (the tests name them); here stand the
others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.match import Index
from claims.rules import load_rules
from claims.yamlio import read_yaml
from tests.claims.trees import MAYOR, tree

HEAD = "description: x\nstatus: stable\n"
CLAIM = "args: {content: '> ccomp'}\nclaim: {label: reported_speech, content: content}\n"


@pytest.mark.parametrize("word", ["a.b(c", "*", "{n}", "%s", "[x", "$1", "\\d+", "dire;"])
def test_words_are_words_and_never_code(word: str, tmp_path: Path) -> None:
    """eidos 707: a value put into a pattern without escaping crashed the engine. Vale 277: regular expressions."""
    path = tmp_path / "r.yaml"
    path.write_text(f"{HEAD}trigger: {{lemma: [affirmer, '{word}'], not: {{form: '{word}'}}}}\n{CLAIM}")

    ruleset = load_rules([path], builtin=False)

    assert ruleset.errors == ()
    assert len(list(Index(ruleset.rules).matches(tree(MAYOR)))) == 1


def test_words_may_be_spread_over_files(tmp_path: Path) -> None:
    """Odin (processors 686): a taxonomy could not be split over files."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "un.yaml").write_text("entries: [affirmer]\n")
    (tmp_path / "lists" / "deux.yaml").write_text("entries: [dire]\n")
    (tmp_path / "r.yaml").write_text(f"{HEAD}trigger: {{lemma: ['@un', '@deux']}}\n{CLAIM}")

    (rule,) = load_rules([tmp_path], builtin=False).rules

    assert rule.trigger.lemma == frozenset(("affirmer", "dire"))


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        HEAD,
        f"{HEAD}trigger: {{upos: VREB}}\n{CLAIM}",
        f"{HEAD}trigger: {{lema: x}}\n{CLAIM}",
        f"{HEAD}trigger: {{deprel: nsbuj}}\n{CLAIM}",
        f"{HEAD}trigger: {{lemma: [on]}}\n{CLAIM}",
        f"{HEAD}trigger: dire\n{CLAIM}",
        f"{HEAD}trigger: {{lemma: x}}\n{CLAIM}{CLAIM}",
    ],
)
def test_every_message_says_what_to_do(text: str, tmp_path: Path) -> None:
    """YARA: warnings that say nothing about the remedy. Semgrep 4745: « Pattern parse error » without a place."""
    path = tmp_path / "r.yaml"
    path.write_text(text)

    errors = load_rules([path], builtin=False).errors

    assert errors
    remedies = (";", "expected", "missing", "did you mean", "add it", "instead")
    assert [str(e) for e in errors if not any(word in e.message for word in remedies)] == []
    assert all(e.line >= 1 and e.column >= 1 for e in errors)


def test_look_alikes_can_be_barred(tmp_path: Path) -> None:
    """medspaCy's PSEUDO: « dire que non » is no saying."""
    text = f"{HEAD}trigger: {{lemma: affirmer, lacks: {{path: '> ccomp', lemma: rouvrir}}}}\n{CLAIM}"
    (tmp_path / "r.yaml").write_text(text)

    ruleset = load_rules([tmp_path], builtin=False)

    assert list(Index(ruleset.rules).matches(tree(MAYOR))) == []


def test_the_traps_of_yaml_are_closed(tmp_path: Path) -> None:
    """[on, off, yes, no, 12:30, 2026-11-22] would load as [True, False, True, False, 750, a date]."""
    path = tmp_path / "r.yaml"
    path.write_text("lemma: [on, off, yes, no, 12:30, 2026-11-22]\n")

    found = read_yaml(path)

    assert found.value is None
    assert [e.path for e in found.errors] == [f"lemma[{i}]" for i in range(6)]
