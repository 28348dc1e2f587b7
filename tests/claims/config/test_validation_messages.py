"""What users of other rule languages complain about, and what cannot happen here.

Complaints about Vale, Semgrep, Sigma, Odin, spaCy, medspaCy, Snorkel, YARA and others, by their issue numbers. Those
that a test of the thing itself answers are tested there (its docstring names them); here stand the others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.attribution.extractor import Extractor
from claims.config.strict_yaml import read_yaml
from claims.document.tree import Document
from claims.rules.loader import load_rules
from claims.rules.matcher import Index
from factcheck.cli.rules.support.rule_counts import Counts
from tests.support.trees import MAYOR, text_of, tree

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


@pytest.mark.parametrize("key", ["description", "status"])
def test_a_rule_without_its_metadata_is_told(key: str, tmp_path: Path) -> None:
    """Sigma's linters: rules without date, description or level went round."""
    path = tmp_path / "r.yaml"
    path.write_text("\n".join(line for line in f"{HEAD}trigger: {{lemma: x}}\n{CLAIM}".splitlines() if key not in line))

    (error,) = load_rules([path], builtin=False).errors

    assert error.message == f"the key {key!r} is missing; add it"


def test_a_pattern_of_another_style_is_an_error_with_its_place(tmp_path: Path) -> None:
    """spaCy 7291 and 11028: E098 when the style of keys had changed. Semgrep 0.21: unknown keys are errors."""
    path = tmp_path / "r.yaml"
    path.write_text(f"{HEAD}trigger: [{{RIGHT_ID: v, RIGHT_ATTRS: {{LEMMA: dire}}}}]\n{CLAIM}")

    (error,) = load_rules([path], builtin=False).errors

    assert (error.line, error.path) == (3, "trigger")
    assert "expected a mapping" in error.message


def test_one_bad_file_costs_one_rule(tmp_path: Path) -> None:
    """canonical/documentation-style-guide 181: one malformed rule made the whole suite fail."""
    (tmp_path / "bad.yaml").write_text("a: [")
    (tmp_path / "good.yaml").write_text(f"{HEAD}trigger: {{lemma: affirmer}}\n{CLAIM}")

    ruleset = load_rules([tmp_path], builtin=False)

    assert [r.id for r in ruleset.rules] == ["good"]
    assert [Path(e.file).name for e in ruleset.errors] == ["bad.yaml"]


def test_a_rule_that_matches_everywhere_takes_nothing_from_the_others(tmp_path: Path) -> None:
    """Snorkel 1713: one rule that covered half of everything spoilt the model; here priority decides."""
    (tmp_path / "narrow.yaml").write_text(f"{HEAD}trigger: {{lemma: affirmer}}\n{CLAIM}")
    (tmp_path / "wide.yaml").write_text(f"{HEAD}priority: 1\ntrigger: {{upos: [VERB, NOUN]}}\n{CLAIM}")

    found = Extractor(load_rules([tmp_path], builtin=False)).extract(_document(MAYOR)).claims

    assert [(c.rules[0], c.text(_document(MAYOR).text)) for c in found if c.attributed] == [
        ("narrow", "la route rouvre")
    ]


def test_without_speaks_of_the_trigger_that_matched(tmp_path: Path) -> None:
    """Semgrep's FAQ on pattern-not: here each ``without`` is looked for from the trigger, and from it alone."""
    (tmp_path / "r.yaml").write_text(
        f"{HEAD}trigger: {{lemma: affirmer}}\nwithout: {{path: '> det'}}\n{CLAIM}"  # the article hangs on the subject
    )

    assert len(list(Index(load_rules([tmp_path], builtin=False).rules).matches(tree(MAYOR)))) == 1


def test_a_rule_is_judged_by_its_precision_and_nothing_is_called_accuracy() -> None:
    """Snorkel 1435: what was shown as accuracy was precision."""
    counts = Counts(fires=4, right=2, wrong=1)

    assert counts.precision == pytest.approx(2 / 3)
    assert Counts(fires=4).precision is None
    assert not hasattr(counts, "accuracy")


def test_faults_can_be_read_by_machines(tmp_path: Path) -> None:
    """Yamale 117 and 208: errors without a place that a program could read."""
    path = tmp_path / "r.yaml"
    path.write_text(f"{HEAD}trigger: {{lema: x}}\n{CLAIM}")

    (error,) = load_rules([path], builtin=False).errors

    assert (Path(error.file).name, error.line, error.column, error.path) == ("r.yaml", 3, 11, "trigger.lema")


def _document(lines: str) -> Document:
    sentence = tree(lines)
    return Document(text=text_of(lines), sentences=(sentence,), blocks=(sentence.span,))
