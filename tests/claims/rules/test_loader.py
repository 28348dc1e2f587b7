"""Rule files to rules: every fault at its place, and one bad file never costs the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.claim import Label, Polarity
from claims.errors import RuleError
from claims.rules.loader import load_rules
from tests.support.rule_files import GOOD, Write


def fault(rules: Write, text: str) -> RuleError:
    """The one fault of the one rule; the rule is left out."""
    ruleset = rules(r=text)
    (error,) = ruleset.errors
    assert ruleset.rules == ()
    return error


# --- Faults ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "line", "path", "words"),
    [
        # Semgrep 1460: a misspelt key was ignored; here it is an error, with the nearest key.
        ("status: stable", "status: stable\nwithuot: {path: '> nsubj'}", 3, "withuot", "did you mean 'without'?"),
        ("lemma: [dire]", "lema: [dire]", 3, "trigger.lema", "did you mean 'lemma'?"),
        ("speaker?: {path: subject}", "speaker?: {pth: subject}", 5, "args.speaker?.pth", "did you mean 'path'?"),
        ("content: content}", "contnet: content}", 7, "claim.contnet", "did you mean 'content'?"),
        ("status: stable", "status: stabel", 2, "status", "did you mean 'stable'?"),
        ("upos: VERB", "upos: VREB", 3, "trigger.upos", "did you mean 'VERB'?"),
        ("upos: VERB", "upos: [VERB, verb]", 3, "trigger.upos[1]", "expected 'ADJ'"),
        ("upos: VERB", "mood: conditionnal", 3, "trigger.mood", "did you mean 'conditional'?"),
        ("'> ccomp'", "'> ccompl'", 6, "args.content", "did you mean 'ccomp'?"),
        ("'> ccomp'", "'ccomp'", 6, "args.content", "write '> ccomp'"),
        ("'> ccomp'", "'> ccomp sujet'", 6, "args.content", "did you mean 'subject'?"),
        ("lemma: [dire]", "deprel: rooot", 3, "trigger.deprel", "did you mean 'root'?"),
        ("lemma: [dire]", "lemma: ['@verbs']", 3, "trigger.lemma", "no word list is called 'verbs'"),
        ("lemma: [dire]", "feats: {Mod: Cnd}", 3, "trigger.feats.Mod", "did you mean 'Mood'?"),
        ("lemma: [dire]", "feats: {Mood: Cond}", 3, "trigger.feats.Mood", "did you mean 'Cnd'?"),
        ("lemma: [dire]", "lemma: [dire, 20]", 3, "trigger.lemma[1]", "put it in quotes"),
        ("content: content}", "content: speeker}", 7, "claim.content", "did you mean 'speaker'?"),
        ("content: content}", "content: content, cue: triger}", 7, "claim.cue", "did you mean 'trigger'?"),
        ("path: subject", "path: subject, before: triger", 5, "args.speaker?.before", "did you mean 'trigger'?"),
        ("path: subject", "path: subject, before: content", 5, "args.speaker?.before", "no argument is called"),
        ("status: stable", "status: stable\noverrides: [x]", 3, "overrides[0]", "no rule is called 'x'"),
        ("description: dire que\n", "", 1, "", "'description' is missing"),
        ("trigger: {upos: VERB, lemma: [dire]}\n", "", 1, "", "'trigger' is missing"),
        ("claim: {label: reported_speech, content: content}\n", "", 1, "", "'claim' and 'modifies'"),
        ("trigger: {upos: VERB, lemma: [dire]}", "trigger: dire", 3, "trigger", "expected a mapping"),
        ("  content: '> ccomp'", "  content: {any: ['> ccomp'], after: trigger}", 6, "args.content.after", "beside"),
        ("  content: '> ccomp'", "  Content: '> ccomp'", 6, "args.Content", "small letters"),
        ("description: dire que", "description: on", 1, "description", "boolean"),
    ],
)
def test_a_fault_is_told_at_its_place(
    before: str, after: str, line: int, path: str, words: str, rules: Write, tmp_path: Path
) -> None:
    """`file:line:col: path: message`, one fault for one mistake (Semgrep 3653: no dump of alternatives)."""
    text = GOOD.replace('"', "'")
    assert before in text

    error = fault(rules, text.replace(before, after))

    assert (error.line, error.path) == (line, path)
    assert words in error.message
    assert str(error).startswith(f"{tmp_path / 'r.yaml'}:{line}:{error.column}: ")


@pytest.mark.parametrize(
    ("tests", "line", "words"),
    [
        ("  match: {text: A.}", 9, "begin each item with '- '"),
        ("  match:\n    - content: A", 10, "'text' is missing"),
        ("  match:\n    - text: A.\n      contnet: b", 11, "did you mean 'content'?"),
        ("  match:\n    - text: A.\n      label: alegation", 11, "did you mean 'allegation'?"),
        ("  no-match:\n    - Il faut partir\n    - Il faut: partir", 11, "in quotes"),
        ("  no_match:\n    - A.", 9, "did you mean 'no-match'?"),
    ],
)
def test_faults_of_examples(tests: str, line: int, words: str, rules: Write) -> None:
    """Semgrep 210 and 1619: the hint says what to write."""
    error = fault(rules, f"{GOOD}tests:\n{tests}\n")

    assert error.line == line
    assert words in error.message


def test_all_faults_of_all_files_come_in_one_run(rules: Write) -> None:
    ruleset = rules(a=GOOD.replace("lemma", "lema"), b=GOOD, c=GOOD.replace("ccomp", "cc0mp").replace("VERB", "VREB"))

    assert [Path(e.file).stem for e in ruleset.errors] == ["a", "c"]
    assert [r.id for r in ruleset.rules] == ["b"]


def test_several_faults_of_one_file_come_together(rules: Write) -> None:
    ruleset = rules(r=GOOD.replace("> ccomp", "> cc0mp").replace("subject", "sujet"))

    assert [e.path for e in ruleset.errors] == ["args.speaker?.path", "args.content"]


def test_one_malformed_file_never_disables_the_others(rules: Write) -> None:
    """canonical/documentation-style-guide 181: one bad rule made the whole suite fail."""
    ruleset = rules(bad="\t: [", worse="", good=GOOD)

    assert [r.id for r in ruleset.rules] == ["good"]
    assert {Path(e.file).stem for e in ruleset.errors} == {"bad", "worse"}


def test_an_id_is_the_name_of_its_file(rules: Write) -> None:
    ruleset = rules(**{"Bad Name": GOOD, "good": GOOD})

    assert [r.id for r in ruleset.rules] == ["good"]
    assert "no id" in ruleset.errors[0].message


def test_one_id_twice_in_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(GOOD)
    (tmp_path / "r.yml").write_text(GOOD)

    ruleset = load_rules([tmp_path], builtin=False)

    assert [r.id for r in ruleset.rules] == ["r"]
    assert "twice" in ruleset.errors[0].message


def test_a_folder_without_rules_is_told(tmp_path: Path) -> None:
    """Vale 1133: a scope that matched nothing was passed over in silence."""
    (tmp_path / "README.md").write_text("none")

    (error,) = load_rules([tmp_path], builtin=False).errors

    assert "no rule file" in error.message


@pytest.mark.parametrize("name", ["classes.yaml", "forms.yaml", "lists/jours.yaml"])
def test_a_folder_with_a_file_of_any_kind_is_no_empty_one(name: str, tmp_path: Path) -> None:
    texts = {"classes.yaml": "classes: {day_names: {add: [mois]}}", "forms.yaml": "forms: {dire: {present: dit}}"}
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(texts.get(name, "add: [primidi]"))

    assert [e for e in load_rules([tmp_path]).errors if "no rule file" in e.message] == []


@pytest.mark.parametrize("name", ["formes-verbales", "fonctions-equivalentes"])
def test_an_entry_with_two_arrows_breaks_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / f"{name}.yaml").write_text("add: [un → deux → trois]")

    assert len(load_rules([tmp_path]).rules) == len(load_rules().rules)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load_rules([tmp_path / "none"])


def test_a_modifier_says_what_becomes_of_claims(rules: Write) -> None:
    modifier = (
        "description: peut-être\nstatus: stable\ntrigger: {lemma: peut-être}\n"
        "modifies: {of: content, until: [mais], label: allegation, polarity: reversed}\n"
    )

    (rule,) = rules(r=modifier).rules

    assert rule.modifies is not None
    assert (rule.modifies.part, rule.modifies.label) == ("content", Label.ALLEGATION)
    assert rule.modifies.until == frozenset({"mais"})


@pytest.mark.parametrize(
    ("modifies", "words"),
    [
        ("{of: cue}", "'label' or 'polarity'"),
        ("{label: allegation, only: [x]}", "no rule is called"),
        ("{lable: allegation}", "did you mean 'label'?"),
    ],
)
def test_faults_of_modifiers(modifies: str, words: str, rules: Write) -> None:
    text = f"description: x\nstatus: stable\ntrigger: {{lemma: x}}\nmodifies: {modifies}\n"

    assert words in fault(rules, text).message


def test_what_a_claim_means_is_compiled(rules: Write) -> None:
    text = GOOD.replace("content: content}", "content: {as: quotation, where: after}, polarity: denied}")

    (rule,) = rules(r=text).rules

    assert (rule.kind, rule.where, rule.polarity) == ("quotation", "after", Polarity.DENIED)
    assert (rule.speaker, rule.medium, rule.construction) == ("speaker", None, "r")


def test_the_built_in_rules_are_all_usable() -> None:
    ruleset = load_rules()

    assert [str(e) for e in ruleset.errors] == []
    assert ruleset.rules
    assert set(ruleset.origins.values()) == {"built-in"}
