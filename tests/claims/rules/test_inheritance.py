"""Rules and word lists on top of others: replacing, extending, adding and taking away."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.claim import Label
from claims.errors import ListError
from claims.rules.compiled_rule import Rule, written
from claims.rules.loader import RuleSet, load_rules
from tests.support.rule_files import GOOD, Write

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
    assert "replaces the word list verbes" in str(ruleset.notices[0])


# --- Rules over rules ------------------------------------------------------------------------------------------------


def test_the_same_id_replaces_with_a_notice(tmp_path: Path) -> None:
    ruleset = layers(tmp_path, {"r": GOOD}, {"r": GOOD.replace("[dire]", "[clamer]")})

    assert ruleset.rules[0].trigger.lemma == frozenset({"clamer"})
    assert len(ruleset.notices) == 1
    assert "replaces the rule r" in str(ruleset.notices[0])
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


WIDE = """description: dire que
status: stable
trigger: {upos: VERB, lemma: [dire], not: {negated: true}}
args:
  speaker?: {path: subject}
  content:
    any:
      - {path: "> ccomp", mark: que}
      - {path: ">> advcl", mark: que, within: 9}
without:
  - {path: "> expl"}
  - {path: "> advmod", form: [ne, "n'"]}
claim: {label: reported_speech, content: content}
"""


def extended(own: str, tmp_path: Path) -> Rule:
    """The rule that extends ``WIDE`` with the keys of ``own``."""
    ruleset = layers(tmp_path, {"r": WIDE, "s": EXTENDING.format(of="r") + own})
    assert [str(e) for e in ruleset.errors] == []
    return ruleset.rules[1]


def test_alternatives_of_an_argument_are_added_and_taken_away(tmp_path: Path) -> None:
    own = 'args: {content: {add: ["> parataxis"], remove: [">> advcl"]}}\n'

    content = extended(own, tmp_path).arguments[1]

    assert [written(a.path) for a in content.alternatives] == ["> ccomp", "> parataxis"]


def test_an_argument_of_one_path_gets_alternatives_too(tmp_path: Path) -> None:
    speaker = extended('args: {speaker: {add: ["agent"]}}\n', tmp_path).arguments[-1]

    assert [written(a.path) for a in speaker.alternatives] == ["subject", "agent"]


def test_conditions_are_added_and_taken_away(tmp_path: Path) -> None:
    """Some keys of a condition, or its path, tell which one is meant."""
    own = 'without: {remove: [{form: [ne, "n\'"]}, "> expl"], add: [{path: "> mark"}]}\n'

    rule = extended(own, tmp_path)

    assert [written(c.path) for c in rule.lacks] == ["> mark"]


def test_what_a_word_must_not_be_is_added_to(tmp_path: Path) -> None:
    rule = extended("trigger: {not: {add: {form: [dixit]}}}\n", tmp_path)

    assert [(t.negated, t.form) for t in rule.trigger.barred] == [(True, None), (None, frozenset(("dixit",)))]


def test_arguments_are_taken_away_and_added(tmp_path: Path) -> None:
    rule = extended('args: {remove: [speaker], target?: "> iobj"}\n', tmp_path)

    assert [a.name for a in rule.arguments] == ["content", "target"]
    assert rule.speaker is None


def test_label_and_priority_are_changed_alone(tmp_path: Path) -> None:
    rule = extended("priority: 3\nclaim: {label: allegation}\n", tmp_path)

    assert (rule.priority, rule.label, rule.content) == (3, Label.ALLEGATION, ("content",))


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (EXTENDING.format(of="rr"), "did you mean 'r'?"),
        (EXTENDING.format(of="s"), "extends itself"),
        (EXTENDING.format(of="r") + "trigger: {lemma: {remove: [dirre]}}\n", "did you mean 'dire'?"),
        (EXTENDING.format(of="r") + "trigger: {form: {add: [dit]}}\n", "nothing to add to"),
        (EXTENDING.format(of="r") + "without: {add: [{path: '> mark'}]}\n", "nothing to add to"),
        (EXTENDING.format(of="r") + "args: {remove: [médium]}\n", "no argument 'médium' to take away; its arguments"),
        (EXTENDING.format(of="r") + "args: {content: {remove: ['> obj']}}\n", "it has: > ccomp"),
        (EXTENDING.format(of="r") + "args: {remove: [content]}\n", "no argument is called 'content'"),
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


def test_forms_of_words_are_read_from_a_file_and_from_their_list(tmp_path: Path) -> None:
    frames = "frames:\n  - {text: 'Il a {participe}.', rule: r}\n"

    ruleset = layers(
        tmp_path,
        {"forms": "forms: {participe: {-er: -é, -ir: -i}}\n"},
        {
            "lists/verbes": f"entries: [crier, finir, dire]\nforms: {{participe: {{dire: dit}}}}\n{frames}",
            "forms": "forms: {participe: {-ir: -it}}\n",
        },
    )

    assert [str(e) for e in ruleset.errors] == []
    assert [c.frame.text for c in ruleset.cases()] == ["Il a crié.", "Il a dit.", "Il a finit."]


def test_a_list_of_the_user_brings_frames_of_its_own(tmp_path: Path) -> None:
    base = "entries: [dire]\nframes:\n  - {text: 'un {mot}', rule: r}\n"
    own = "add: [clamer]\nframes:\n  - {text: 'deux {mot}', for: [clamer], rule: r}\n"

    ruleset = layers(tmp_path, {"lists/verbes": base}, {"lists/verbes": own})

    assert [c.frame.text for c in ruleset.cases()] == ["un clamer", "deux clamer", "un dire"]
    assert [Path(f).parent.parent.name for f in ruleset.list_files["verbes"]] == ["layer0", "layer1"]


def test_a_list_that_replaces_brings_frames_in_the_place_of_those_below(tmp_path: Path) -> None:
    base = "entries: [dire]\nframes:\n  - {text: 'un {mot}', rule: r}\n"

    ruleset = layers(tmp_path, {"lists/verbes": base}, {"lists/verbes": "entries: [clamer]\n"})

    assert ruleset.cases() == []
