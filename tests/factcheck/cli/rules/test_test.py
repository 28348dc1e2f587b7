"""The rules test command: the examples in rule files, words in their frames, gaps."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from factcheck.cli import program as cli
from factcheck.i18n import using_language
from tests.support.commands import run
from tests.support.rule_files import TESTED, WriteFolder

pytestmark = pytest.mark.usefixtures("surroundings", "home", "trees")
LIST = """entries: [affirmer, maire]
forms: {présent: {-er: -e}}
frames:
  - text: Le maire {présent} que la route rouvre.
    for: [affirmer]
    rule: mine
    content: la route rouvre
    cue: "{présent}"
  - text: Le {mot} affirme que la route rouvre.
    for: [maire]
    speaker: Le {mot}
"""


# It publishes no types.
jsonschema: Any = importlib.import_module("jsonschema")


def examples(folder: Path, *args: str) -> Result:
    return run("rules", "test", str(folder), *args)


def test_examples_that_hold_end_with_0(write: WriteFolder) -> None:
    result = examples(write(mine=TESTED))

    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 rule: 2 of 2 examples hold" in result.stderr


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("content: la route rouvre", "content: la route", "content: expected « la route », found « la route rouvre »"),
        ("speaker: Le maire", "speaker: La maire", "speaker: expected « La maire », found « Le maire »"),
        ("speaker: Le maire", "medium: X", "medium: expected « X », found nothing"),
        ("label: reported_speech\n", "label: allegation\n", "label: expected « allegation »"),
        ("polarity: asserted", "polarity: denied", "polarity: expected « denied »"),
        ("cue: affirme", "cue: dit", "cue: expected « dit », found « affirme »"),
        ("- Le chien dort.", "- Le maire affirme que la route rouvre.", "must not match, and does"),
        ("text: Le maire affirme que la route rouvre.", "text: Le chien dort.", "must match, and nothing was found"),
    ],
)
def test_an_example_that_fails_is_told_with_its_place(before: str, after: str, words: str, write: WriteFolder) -> None:
    """Vale: a rule that matches nothing loads, runs and reports success; not here."""
    folder = write(
        mine=TESTED.replace(before, after, 1) if "label" not in before else after.join(TESTED.rsplit(before, 1))
    )

    result = examples(folder)

    assert result.exit_code == cli.FOUND
    assert f"{folder / 'mine.yaml'}:" in result.stdout
    assert words in result.stdout


def test_examples_are_run_with_all_rules_together(write: WriteFolder) -> None:
    """Vale 1048: what worked alone failed through the configuration; here the example shows it, and says who won."""
    folder = write(mine=TESTED.replace("99", "5"), other=TESTED.replace("99", "98"))

    result = examples(folder / "mine.yaml", "--rules", str(folder))

    assert result.exit_code == cli.FOUND
    assert "the claim went to: other" in result.stdout


def test_a_bad_rule_leaves_the_others_to_be_examples(write: WriteFolder) -> None:
    result = examples(write(bad="a: [", mine=TESTED))

    assert result.exit_code == cli.PARTIAL
    assert "1 rule: 2 of 2 examples hold" in result.stderr


def test_results_are_given_as_json(write: WriteFolder) -> None:
    found = json.loads(examples(write(mine=TESTED), "--format", "json").stdout)["examples"]

    assert [(e["kind"], e["passed"], e["line"]) for e in found] == [("match", True, 11), ("no-match", True, 18)]


def test_coverage_fails_for_a_rule_that_no_example_fires(write: WriteFolder) -> None:
    folder = write(mine=TESTED.partition("tests:")[0])

    result = examples(folder, "--coverage")

    assert result.exit_code == cli.FOUND
    assert "mine: no example fires this rule" in result.stdout
    assert examples(folder).exit_code == 0


def test_words_are_tried_in_the_frames_of_their_list(write: WriteFolder) -> None:
    result = examples(write(mine=TESTED, lists__mots=LIST))

    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 list: 2 of 2 words hold in their frames" in result.stderr


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            "content: la route rouvre",
            "content: la {mot}",
            "content: expected « la affirmer », found « la route rouvre »",
        ),
        ("rule: mine", "rule: theirs", "rule: expected « theirs », found « "),
        ("speaker: Le {mot}", "attributed: false", "attributed: expected «  », found « la route rouvre »"),
        ("speaker: Le {mot}", "sentences: 2", "sentences: expected « 2 », found « 1 »"),
        ("speaker: Le {mot}", "skipped: hedged", "skipped: expected « hedged », found « la route rouvre »"),
        ("speaker: Le {mot}", "lemma: mairer", "lemma: expected « mairer », found « maire NOUN »"),
        ("speaker: Le {mot}", "features: {mood: rare}", "mood: expected « rare », found « "),
        ("{-er: -e}", "{-ir: -e}", "no form 'présent' of 'affirmer'; add it under forms"),
    ],
)
def test_a_word_that_fails_is_told_by_name(before: str, after: str, words: str, write: WriteFolder) -> None:
    folder = write(mine=TESTED, lists__mots=LIST.replace(before, after))

    result = examples(folder)

    assert result.exit_code == cli.FOUND
    assert f"{folder / 'lists' / 'mots.yaml'}:" in result.stdout
    assert "@mots: " in result.stdout
    assert words in result.stdout


def test_a_list_is_tried_alone(write: WriteFolder) -> None:
    folder = write(mine=TESTED, lists__mots=LIST)

    result = examples(folder / "lists" / "mots.yaml", "--rules", str(folder))

    assert result.exit_code == 0
    assert "0 rules: 0 of 0 examples hold" in result.stderr
    assert "2 of 2 words" in result.stderr


def test_coverage_lists_words_without_a_frame_and_words_that_fail(write: WriteFolder) -> None:
    broken = LIST.replace("entries: [affirmer, maire]", "entries: [affirmer, maire, brailler]").replace(
        "-er: -e", "-ir: -e"
    )

    result = examples(write(mine=TESTED, lists__mots=broken), "--coverage")

    assert result.exit_code == cli.FOUND
    assert "@mots: 1 of 3 entries are exercised" in result.stdout
    assert "without a frame, an example or a seed: brailler" in result.stdout
    assert "failing in a frame: affirmer" in result.stdout


def test_frames_of_pages_need_no_parser(write: WriteFolder) -> None:
    mots = """entries: [Bazar]
frames:
  - text: |-
      La route rouvre

      Par Jean Valcourt, {mot} Info

      La route a rouvert lundi. Les riverains l'attendaient.
    outlet: "{mot} Info"
    line: byline
    below: body
"""

    assert examples(write(lists__mots=mots)).exit_code == 0
    result = examples(write(lists__mots=mots.replace("below: body", "below: caption")))
    assert result.exit_code == cli.FOUND
    assert "below: expected « caption », found « body »" in result.stdout


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("for: [maire]", "for: [mairie]", "'mairie' is not in the list mots; did you mean 'maire'?"),
        ("    for: [maire]\n    speaker: Le {mot}\n", "    for: [maire]\n", "say what must come of it"),
        ("  - text: Le {mot} affirme que la route rouvre.\n    for: [maire]\n", "  - text: Le maire.\n", "write {mot}"),
        ("speaker: Le {mot}", "speeker: Le {mot}", "did you mean 'speaker'?"),
    ],
)
def test_a_fault_in_a_frame_is_told_at_its_place(before: str, after: str, words: str, write: WriteFolder) -> None:
    """It costs the list its frames at most, never the rules that use its words."""
    folder = write(mine=TESTED, lists__mots=LIST.replace(before, after))

    result = run("rules", "check", str(folder))

    assert result.exit_code == cli.FOUND
    assert f"{folder / 'lists' / 'mots.yaml'}:" in result.stdout
    assert words in result.stdout


def test_results_of_frames_are_given_as_json(write: WriteFolder) -> None:
    found = json.loads(examples(write(mine=TESTED, lists__mots=LIST), "--coverage", "--format", "json").stdout)

    assert [(e["list"], e["entry"], e["passed"]) for e in found["frames"]] == [
        ("mots", "affirmer", True),
        ("mots", "maire", True),
    ]
    assert found["coverage"]["lists"]["mots"] == {"met": 2, "total": 2, "missing": [], "failing": []}


def test_messages_are_in_french_too(write: WriteFolder) -> None:
    with using_language("fr"):
        result = examples(write(mine=TESTED.replace("speaker: Le maire", "speaker: La maire")))

    assert "attendu" in result.stdout
    assert "1 règle" in result.stderr


# --- Repairs ---------------------------------------------------------------------------------------------------------


def repair_file(folder: Path, after: str = "1 Lundi _ NOUN 2 obl:mod") -> Path:
    """A folder with the built-in repair of days under another id, its only example as given."""
    from claims.resources import repairs_dir

    text = (repairs_dir() / "bare-day.yaml").read_text(encoding="utf-8")
    text = text[: text.index("examples:")]
    text += f"""examples:
  match:
    - before: |
        Lundi _ PROPN 2 nsubj
        dort dormir VERB 0 root
      after: |
        {after}
  no-match: ["dort dormir VERB 0 root"]
"""
    path = folder / "repair" / "my-day.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_the_examples_of_a_repair_are_made_without_a_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("factcheck.cli.rules.test")
    monkeypatch.setattr(module, "parser_of", lambda *_: pytest.fail("the parser is loaded"))

    result = run("rules", "test", str(repair_file(tmp_path)))

    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 repair: 2 of 2 examples hold" in result.stderr
    assert "0 rules" not in result.stderr


def test_why_a_change_was_refused_is_told_where_the_example_fails(tmp_path: Path) -> None:
    """Two roots are no tree: the engine leaves the words as they are, and the author learns why."""
    path = repair_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    changes = text[text.index("change:") : text.index("examples:")]
    path.write_text(text.replace(changes, "change: [{head: root, deprel: root}]\n"), encoding="utf-8")

    result = run("rules", "test", str(path), "--lang", "en")
    french = run("rules", "test", str(path), "--lang", "fr")
    (failed, _) = json.loads(run("rules", "test", str(path), "--format", "json", "--lang", "en").stdout)["repairs"]

    assert result.exit_code == cli.FOUND
    assert "  its change at « 1 Lundi » was refused: 2 roots, expected one\n" in result.stdout
    assert (
        "  son changement à «\u00a01 Lundi\u00a0» a été refusé\u00a0: 2 racines, une seule attendue\n" in french.stdout
    )
    assert failed["refused"] == [{"word": 1, "why": "2 roots, expected one"}]


def test_what_a_repair_gets_wrong_is_told_word_by_word(tmp_path: Path) -> None:
    path = repair_file(tmp_path, "1 Lundi _ NOUN 2 advmod")

    result = run("rules", "test", str(path))
    as_json = json.loads(run("rules", "test", str(path), "--format", "json").stdout)

    assert result.exit_code == cli.FOUND
    assert "my-day: Lundi dort" in result.stdout
    assert "  must be: 1 Lundi lundi NOUN 2 advmod\n  found: 1 Lundi lundi NOUN 2 obl:mod\n" in result.stdout
    assert [(r["repair"], r["kind"], r["passed"]) for r in as_json["repairs"]] == [
        ("my-day", "match", False),
        ("my-day", "no-match", True),
    ]


STAGE = """description: Affirme
why: Pour essayer.
stage: accused
marks:
  - {as: viser, trigger: {lemma: accuser, upos: VERB}}
tests:
  match: [{text: Le maire affirme que la route rouvre., accused: [maire]}]
  no-match: [Le chien dort.]
"""


def test_the_examples_of_a_stage_are_told_part_by_part(tmp_path: Path) -> None:
    path = tmp_path / "procedure" / "essai.yaml"
    path.parent.mkdir()
    path.write_text(STAGE, encoding="utf-8")

    result = run("rules", "test", str(path))
    (failed, held) = json.loads(run("rules", "test", str(path), "--format", "json").stdout)["stages"]

    assert result.exit_code == cli.FOUND
    assert "essai.yaml:7: essai: Le maire affirme que la route rouvre." in result.output
    assert "stage: expected « accused », found nothing" in result.output
    assert "1 stage: 1 of 2 examples hold" in result.stderr
    assert (failed["passed"], held["passed"], failed["stage"]) == (False, True, "essai")
