"""Rules and word lists on top of others: replacing, extending, adding and taking away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claims.errors import ListError
from claims.pattern import written
from claims.rules import RuleSet, load_rules

GOOD = """description: dire que
status: stable
trigger: {upos: VERB, lemma: [dire]}
args:
  speaker?: {path: subject}
  content: "> ccomp"
claim: {label: reported_speech, content: content}
"""

Write = Callable[..., RuleSet]


@pytest.fixture
def rules(tmp_path: Path) -> Write:
    """Writes files (name to text; a folder in the name is made) and loads them without the built-in ones."""

    def write(**files: str) -> RuleSet:
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/').replace('_', '-')}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load_rules([tmp_path], builtin=False)

    return write


# --- Word lists ------------------------------------------------------------------------------------------------------


def test_lists_are_read_and_named_with_an_at_sign(rules: Write) -> None:
    ruleset = rules(r=GOOD.replace("[dire]", "['@verbes', crier]"), lists__verbes="entries: [dire, clamer]\n")

    assert ruleset.rules[0].trigger.lemma == frozenset({"dire", "clamer", "crier"})
    assert ruleset.lists.having("clamer") == ("verbes",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("description: x\n", "'entries' is missing"),
        ("entries: []\n", "at least 1"),
        ("entries: [dire, on]\n", "boolean"),
        ("entries: [dire]\nadd: [clamer]\n", "keep one"),
        ("add: [clamer]\n", "to change"),
        ("entires: [dire]\n", "did you mean 'entries'?"),
    ],
)
def test_faults_of_lists(text: str, words: str, rules: Write) -> None:
    (error,) = rules(lists__verbes=text).errors

    assert isinstance(error, ListError)
    assert words in error.message


def layers(tmp_path: Path, *layers: dict[str, str]) -> RuleSet:
    """Folders on top of each other."""
    folders = []
    for number, files in enumerate(layers):
        folders.append(tmp_path / f"layer{number}")
        for name, text in files.items():
            path = folders[-1] / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return load_rules(folders, builtin=False)


def test_a_list_of_the_user_adds_to_the_one_below(tmp_path: Path) -> None:
    rule = GOOD.replace("[dire]", "'@verbes'")

    ruleset = layers(
        tmp_path,
        {"r": rule, "lists/verbes": "entries: [dire, clamer]\n"},
        {"lists/verbes": "add: [barjaquer]\nremove: [clamer]\n"},
    )

    assert ruleset.errors == ()
    assert ruleset.notices == ()
    assert ruleset.rules[0].trigger.lemma == frozenset({"dire", "barjaquer"})


def test_taking_away_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    ruleset = layers(tmp_path, {"lists/verbes": "entries: [clamer]\n"}, {"lists/verbes": "remove: [clammer]\n"})

    assert "did you mean 'clamer'?" in ruleset.errors[0].message
    assert ruleset.lists["verbes"] == {"clamer"}


def test_a_list_of_the_same_name_replaces_with_a_notice(tmp_path: Path) -> None:
    ruleset = layers(tmp_path, {"lists/verbes": "entries: [dire]\n"}, {"lists/verbes": "entries: [clamer]\n"})

    assert ruleset.lists["verbes"] == {"clamer"}
    assert "replaces the word list verbes" in ruleset.notices[0]


# --- Rules over rules ------------------------------------------------------------------------------------------------


def test_the_same_id_replaces_with_a_notice(tmp_path: Path) -> None:
    ruleset = layers(tmp_path, {"r": GOOD}, {"r": GOOD.replace("[dire]", "[clamer]")})

    assert ruleset.rules[0].trigger.lemma == frozenset({"clamer"})
    assert len(ruleset.notices) == 1
    assert "replaces the rule r" in ruleset.notices[0]
    assert ruleset.origins == {"r": str(tmp_path / "layer1")}


def test_a_replacement_that_cannot_be_used_leaves_the_rule_below_in_force(tmp_path: Path) -> None:
    ruleset = layers(tmp_path, {"r": GOOD}, {"r": GOOD.replace("> ccomp", "> cc0mp")})

    assert ruleset.rules[0].file == str(tmp_path / "layer0" / "r.yaml")
    assert len(ruleset.errors) == 1


def test_a_folder_given_twice_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(GOOD)

    ruleset = load_rules([tmp_path, tmp_path], builtin=False)

    assert ruleset.notices == ()
    assert len(ruleset.rules) == 1


EXTENDING = "description: aussi\nstatus: experimental\nextends: {of}\n"


def test_a_rule_extends_another_and_changes_its_words(tmp_path: Path) -> None:
    own = EXTENDING.format(of="dire-que") + "trigger: {lemma: {add: [barjaquer], remove: [dire]}}\npriority: 70\n"

    ruleset = layers(tmp_path, {"dire-que": GOOD.replace("[dire]", "[dire, clamer]"), "aussi": own})

    assert ruleset.errors == ()
    aussi, base = ruleset.rules
    assert base.trigger.lemma == frozenset({"dire", "clamer"})
    assert aussi.trigger.lemma == frozenset({"clamer", "barjaquer"})
    assert aussi.trigger.upos == frozenset({"VERB"})
    assert aussi.arguments == base.arguments
    assert (aussi.priority, aussi.status) == (70, "experimental")


def test_words_of_a_list_can_be_taken_away(tmp_path: Path) -> None:
    own = EXTENDING.format(of="r") + "trigger: {lemma: {remove: [dire]}}\n"

    ruleset = layers(
        tmp_path,
        {"r": GOOD.replace("[dire]", "'@verbes'"), "lists/verbes": "entries: [dire, clamer]\n"},
        {"r": own},
    )

    assert ruleset.errors == ()
    assert ruleset.rules[0].trigger.lemma == frozenset({"clamer"})


def test_a_replacement_may_extend_what_it_replaces_more_than_once(tmp_path: Path) -> None:
    def own(word: str) -> str:
        return EXTENDING.format(of="r") + f"trigger: {{lemma: {{add: [{word}]}}}}\n"

    ruleset = layers(tmp_path, {"r": GOOD}, {"r": own("clamer")}, {"r": own("barjaquer")})

    assert ruleset.errors == ()
    assert ruleset.rules[0].trigger.lemma == frozenset({"dire", "clamer", "barjaquer"})


def test_examples_are_not_inherited(tmp_path: Path) -> None:
    base = GOOD + "tests:\n  match:\n    - text: Il dit que oui.\n"

    ruleset = layers(tmp_path, {"r": base, "s": EXTENDING.format(of="r")})

    assert [len(r.matches) for r in ruleset.rules] == [1, 0]


def test_an_optional_argument_may_become_required(tmp_path: Path) -> None:
    own = EXTENDING.format(of="r") + "args: {speaker: {upos: PROPN}}\n"

    ruleset = layers(tmp_path, {"r": GOOD, "s": own})

    speaker = next(a for a in ruleset.rules[1].arguments if a.name == "speaker")
    assert not speaker.optional
    assert written(speaker.alternatives[0].path) == "subject"
    assert speaker.alternatives[0].test.upos == frozenset(("PROPN",))


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (EXTENDING.format(of="rr"), "did you mean 'r'?"),
        (EXTENDING.format(of="s"), "extends itself"),
        (EXTENDING.format(of="r") + "trigger: {lemma: {remove: [dirre]}}\n", "did you mean 'dire'?"),
        (EXTENDING.format(of="r") + "trigger: {form: {add: [dit]}}\n", "nothing to add to"),
    ],
)
def test_faults_of_extending(own: str, words: str, tmp_path: Path) -> None:
    ruleset = layers(tmp_path, {"r": GOOD, "s": own})

    assert [r.id for r in ruleset.rules] == ["r"]
    assert words in ruleset.errors[0].message


def test_two_rules_that_extend_each_other_are_an_error(tmp_path: Path) -> None:
    ruleset = layers(tmp_path, {"a": EXTENDING.format(of="b"), "b": EXTENDING.format(of="a"), "c": GOOD})

    assert [r.id for r in ruleset.rules] == ["c"]
    assert all("extend each other" in e.message for e in ruleset.errors)


def test_the_order_in_which_files_were_made_changes_nothing(tmp_path: Path) -> None:
    """spaCy 9263: matches depended on the order in which patterns were added."""
    files = {name: GOOD.replace("dire que", name) for name in ("b", "a", "c", "d")}
    one, other = tmp_path / "1", tmp_path / "2"

    forwards = layers(one, files)
    backwards = layers(other, dict(reversed(files.items())))

    assert forwards.rules == backwards.rules
