"""The features themselves: pytest-bdd passes over many a slip of the pen in silence, and each is caught here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.gherkin_parser import Background, DataTable, Feature, Scenario, Step, get_gherkin_document

ROOT = Path(__file__).resolve().parent.parent
FEATURES = sorted((ROOT / "features").rglob("*.feature"))

WHEN, THEN = "Action", "Outcome"
KEYWORDS = (
    "soit", "etant donne", "sachant", "quand", "lorsque", "lorsqu'", "alors", "donc", "et ", "mais ", "scenario",
    "plan du scenario", "exemple", "contexte", "regle",
)  # fmt: skip
PLACEHOLDER = re.compile(r"<(.+?)>")
# File names, options and paths say how; features say what.
MACHINERY = re.compile(r"\.(?:txt|ya?ml|json|csv|py)\b|(?:^|\s)--?[a-z]|\w/\w|\bfactcheck\b")
QUOTED = re.compile(r'"[^"]*"')


# --- What is in a feature --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A feature file: its text, and what the parser of pytest-bdd makes of it."""

    path: Path
    text: str
    feature: Feature

    @property
    def scenarios(self) -> list[Scenario]:
        """All scenarios and outlines, those under a rule among them."""
        children = self.feature.children
        inner = chain.from_iterable(child.rule.children for child in children if child.rule)
        return [child.scenario for child in (*children, *inner) if child.scenario]

    @property
    def steps(self) -> list[Step]:
        """All steps, those of backgrounds among them."""
        children = self.feature.children
        inner = chain.from_iterable(child.rule.children for child in children if child.rule)
        blocks: list[Background | Scenario | None] = []
        for child in (*children, *inner):
            blocks += [child.background, child.scenario]
        return [step for block in blocks if block for step in block.steps]


def parsed(path: Path) -> Source:
    return Source(path, path.read_text(encoding="utf-8"), get_gherkin_document(str(path)).feature)


def rows(scenario: Scenario) -> int:
    """How many tests a scenario makes: one, or one for each row of its examples."""
    return sum(len(examples.table_body or []) for examples in scenario.examples) if scenario.examples else 1


def kinds(scenario: Scenario) -> list[str]:
    """What each step is, "et" and "mais" as the step before them."""
    found: list[str] = []
    for step in scenario.steps:
        found.append(found[-1] if step.keyword_type == "Conjunction" and found else step.keyword_type)
    return found


def cells(table: DataTable | None) -> Iterator[str]:
    for row in table.rows if table else ():
        for cell in row.cells:
            yield cell.value


def folded(line: str) -> str:
    """A line without accents, capitals and curly apostrophes."""
    letters = unicodedata.normalize("NFD", line.strip().casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


# --- The checks: each gives the faults of one feature, as line and words --------------------------------------------

Faults = Iterator[tuple[int, str]]


def language_is_told(source: Source) -> Faults:
    if source.text.split("\n", 1)[0] != "# language: fr":
        yield 1, "the first line must be: # language: fr"


def text_is_composed(source: Source) -> Faults:
    for number, line in enumerate(source.text.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            yield number, "a letter and its accent are two characters (not NFC)"


def apostrophes_are_straight(source: Source) -> Faults:
    for step in source.steps:
        if "’" in step.text:
            yield step.location.line, "curly apostrophe in a step"


def descriptions_hold_no_steps(source: Source) -> Faults:
    described = [(source.feature.location.line, source.feature.description)]
    described += [(s.location.line, s.description) for s in source.scenarios]
    for line, description in described:
        for words in description.split("\n"):
            if folded(words).startswith(KEYWORDS):
                yield line, f"taken for a description, not a step: {words.strip()}"


def names_are_unique(source: Source) -> Faults:
    names = Counter(scenario.name for scenario in source.scenarios)
    for scenario in source.scenarios:
        if not scenario.name:
            yield scenario.location.line, "a scenario without a name"
        elif names[scenario.name] > 1:
            yield scenario.location.line, f"only the last of {names[scenario.name]} would run: {scenario.name}"


def scenarios_act_then_check(source: Source) -> Faults:
    for scenario in source.scenarios:
        found = kinds(scenario)
        if WHEN not in found:
            yield scenario.location.line, "no step with Quand"
        if THEN not in found:
            yield scenario.location.line, "no step with Alors"
        elif found[-1] != THEN:
            yield scenario.location.line, "a step after the last Alors that nothing checks"


def placeholders_have_columns(source: Source) -> Faults:
    for scenario in source.scenarios:
        texts = [scenario.name]
        for step in scenario.steps:
            texts += [step.text, step.docstring.content if step.docstring else "", *cells(step.datatable)]
        used = {name for text in texts for name in PLACEHOLDER.findall(text)}
        tables = [
            {cell.value for cell in examples.table_header.cells} if examples.table_header else set[str]()
            for examples in scenario.examples
        ]
        for columns in tables or [set[str]()]:
            for name in sorted(used - columns):
                yield scenario.location.line, f"no column for <{name}>"
            for name in sorted(columns - used):
                yield scenario.location.line, f"no step takes the column {name}"


def outlines_have_rows(source: Source) -> Faults:
    for scenario in source.scenarios:
        for examples in scenario.examples:
            if not examples.table_body:
                yield examples.location.line, "examples without a row"


def outlines_replace_triplets(source: Source) -> Faults:
    """Plain sentences only: articles and tables of different shapes are no data of one outline."""
    shapes: dict[tuple[str, ...], list[Scenario]] = {}
    for scenario in source.scenarios:
        if scenario.examples or any(step.docstring or step.datatable for step in scenario.steps):
            continue
        shape = tuple(re.sub(r'"[^"]*"|« [^»]* »|\d+', "…", step.text) for step in scenario.steps)
        shapes.setdefault(shape, []).append(scenario)
    for alike in shapes.values():
        if len(alike) >= 3:
            yield alike[0].location.line, f"{len(alike)} scenarios that differ only in data: make them an outline"


def steps_tell_no_machinery(source: Source) -> Faults:
    for step in source.steps:
        # What stands in quotes is what the reader reads on the screen, or an address somebody gives.
        if MACHINERY.search(QUOTED.sub("", step.text)):
            yield step.location.line, f"a file name, an option or a command: {step.text}"


def expected_failures_have_reasons(source: Source) -> Faults:
    for scenario in source.scenarios:
        if any(tag.name == "@attendu" for tag in scenario.tags) and not scenario.description.strip():
            yield scenario.location.line, "@attendu without a reason: write it as the scenario's description"
        for examples in scenario.examples:
            if any(tag.name == "@attendu" for tag in examples.tags) and not examples.name:
                yield examples.location.line, "@attendu without a reason: write it as the name of the examples"


CHECKS: tuple[Callable[[Source], Faults], ...] = (
    language_is_told,
    text_is_composed,
    apostrophes_are_straight,
    descriptions_hold_no_steps,
    names_are_unique,
    scenarios_act_then_check,
    placeholders_have_columns,
    outlines_have_rows,
    outlines_replace_triplets,
    steps_tell_no_machinery,
    expected_failures_have_reasons,
)


def faults(path: Path, check: Callable[[Source], Faults]) -> list[str]:
    return [f"{path.name}:{line}: {words}" for line, words in check(parsed(path))]


# --- The features pass -----------------------------------------------------------------------------------------------


def test_there_are_features() -> None:
    assert FEATURES


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_features_are_sound(path: Path, check: Callable[[Source], Faults]) -> None:
    assert faults(path, check) == []


def test_every_scenario_of_every_feature_runs() -> None:
    written = {path.stem: sum(map(rows, parsed(path).scenarios)) for path in FEATURES}

    assert collected(ROOT, "tests/features") == written


# --- The checks catch what they are for ------------------------------------------------------------------------------

SOUND = """# language: fr
Fonctionnalité: Le guichet

  Contexte:
    Étant donné un guichet ouvert

  Scénario: Un billet
    L'heure ne compte pas.
    Étant donné un billet de « Vaugris » à 3 francs
    Quand on l'achète
    Alors on l'a
    Et il vaut:
      '''
      l’aller et le retour
      '''

  Plan du scénario: Des billets
    Quand on en achète <nombre>
    Alors on en a <nombre>

    Exemples:
      | nombre |
      | 1      |
      | 2      |

  @attendu
  Scénario: Un billet de trop
    Le guichet ne sait pas encore compter.
    Quand on achète un billet
    Alors on en a un
""".replace("'''", '"""')


@pytest.fixture
def feature(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "guichet.feature"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_sound_feature_has_no_faults(check: Callable[[Source], Faults], feature: Callable[[str], Path]) -> None:
    assert faults(feature(SOUND), check) == []


TRIPLET = "".join(
    f"""
  Scénario: Le tarif de {town}
    Quand on demande "{town}"
    Alors on paie {price} francs
"""
    for town, price in (("Vaugris", 3), ("Ostrelle", 4), ("Corvane", 5))
)


@pytest.mark.parametrize(
    ("check", "old", "new", "told"),
    [
        (language_is_told, "# language: fr\n", "\n# language: fr\n", "1: the first line"),
        (text_is_composed, "à 3 francs", "a\u0300 3 francs", "9: a letter and its accent"),
        (apostrophes_are_straight, "Quand on l'achète", "Quand on l’achète", "10: curly apostrophe"),
        (
            descriptions_hold_no_steps,
            "    Étant donné un billet de « Vaugris » à 3 francs\n    Quand on l'achète",
            "    Lorsqu’on achète un billet",
            "7: taken for a description, not a step: Lorsqu’on achète un billet",
        ),
        (
            descriptions_hold_no_steps,
            "Étant donné un billet",
            unicodedata.normalize("NFD", "Étant donné un billet"),
            "7: taken for a description",
        ),
        (descriptions_hold_no_steps, "Étant donné un billet", "étant donné un billet", "7: taken for a description"),
        (names_are_unique, "Scénario: Un billet de trop", "Scénario: Un billet", "7: only the last of 2 would run"),
        (names_are_unique, "Plan du scénario: Des billets", "Plan du scénario:", "17: a scenario without a name"),
        (scenarios_act_then_check, "    Quand on l'achète\n", "", "7: no step with Quand"),
        (scenarios_act_then_check, "    Alors on l'a\n    Et il", "    Et il", "7: no step with Alors"),
        (scenarios_act_then_check, "    Et il vaut", "    Quand il vaut", "7: a step after the last Alors"),
        (placeholders_have_columns, "on en a <nombre>", "on en a <total>", "17: no column for <total>"),
        (placeholders_have_columns, "Quand on achète un", "Quand on achète <un>", "27: no column for <un>"),
        (placeholders_have_columns, "l’aller et le retour", "l’aller et <retour>", "7: no column for <retour>"),
        (placeholders_have_columns, "<nombre>", "deux", "17: no step takes the column nombre"),
        (outlines_have_rows, "      | 1      |\n      | 2      |\n", "", "21: examples without a row"),
        (outlines_replace_triplets, "\n  @attendu", TRIPLET + "\n  @attendu", "3 scenarios that differ only in data"),
        (steps_tell_no_machinery, "on l'achète", "on lance --achat", "10: a file name"),
        (steps_tell_no_machinery, "on l'achète", "on lit billet.txt", "10: a file name"),
        (expected_failures_have_reasons, "    Le guichet ne sait pas encore compter.\n", "", "27: @attendu without"),
        (expected_failures_have_reasons, "    Exemples:", "    @attendu\n    Exemples:", "22: @attendu without"),
    ],
)
def test_a_fault_is_caught(
    check: Callable[[Source], Faults], old: str, new: str, told: str, feature: Callable[[str], Path]
) -> None:
    assert old in SOUND

    assert told in "\n".join(faults(feature(SOUND.replace(old, new)), check))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# language: fr", "# langue: fr"),
        ("    Quand on l'achète", "    Lorsqu’on l'achète"),
        ("  Scénario: Un billet\n", "  Contexte:\n    Soit un train\n\n  Scénario: Un billet\n"),
    ],
    ids=["language", "curly keyword", "two backgrounds"],
)
def test_what_the_parser_refuses_is_refused(old: str, new: str, feature: Callable[[str], Path]) -> None:
    assert old in SOUND

    with pytest.raises(GherkinParseError):
        parsed(feature(SOUND.replace(old, new)))


# --- What pytest-bdd would lose or choose in silence -----------------------------------------------------------------

COLLECTED = re.compile(r"^(?:.*/)?test_(?P<feature>\w+)\.py::")

BINDER = """
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("guichet.feature")


@given("un guichet ouvert")
@given(parsers.re("un billet de.*"))
@when(parsers.re("on (en )?(l')?achète.*"))
@then(parsers.re("on (en a|l'a).*"))
@then("il vaut:")
def nothing():
    pass
"""


def pytest_run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    # Without the plugins that nothing here needs: they take longer to load than the tests to run.
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    environment = {**os.environ, **alone, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    environment.pop("PYTEST_ADDOPTS", None)
    command = [sys.executable, "-m", "pytest", "-p", "pytest_bdd.plugin", "-p", "no:cacheprovider", *args]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def collected(folder: Path, *args: str) -> dict[str, int]:
    """How many tests pytest finds for each feature, by the name of its binder."""
    result = pytest_run(folder, "--collect-only", "-q", *args)
    assert result.returncode == 0, result.stdout + result.stderr
    found = (COLLECTED.match(line) for line in result.stdout.splitlines())
    return dict(Counter(match["feature"] for match in found if match))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one feature, with a definition for each of its steps."""
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = attendu\n", encoding="utf-8")
    (tmp_path / "guichet.feature").write_text(SOUND, encoding="utf-8")
    (tmp_path / "test_guichet.py").write_text(BINDER, encoding="utf-8")
    return tmp_path


def test_a_scenario_for_each_row_is_collected(project: Path) -> None:
    assert collected(project) == {"guichet": 4}
    assert sum(map(rows, parsed(project / "guichet.feature").scenarios)) == 4


def test_a_scenario_that_another_of_its_name_hides_is_missed(project: Path) -> None:
    path = project / "guichet.feature"
    path.write_text(SOUND.replace("Scénario: Un billet de trop", "Scénario: Un billet"), encoding="utf-8")

    assert collected(project) == {"guichet": 3}
    assert sum(map(rows, parsed(path).scenarios)) == 4


def test_a_feature_that_no_binder_takes_is_missed(project: Path) -> None:
    (project / "test_gare.py").write_text(BINDER, encoding="utf-8")
    (project / "test_guichet.py").unlink()

    assert "guichet" not in collected(project)


def test_a_step_with_one_meaning_runs(project: Path) -> None:
    result = pytest_run(project, "-p", "tests.features.ambiguity")

    assert result.returncode == 0, result.stdout


def test_a_step_with_two_meanings_fails(project: Path) -> None:
    second = '\n\n@then(parsers.parse("on en a {count:d}"))\ndef counted():\n    pass\n'
    (project / "test_guichet.py").write_text(BINDER + second, encoding="utf-8")

    assert pytest_run(project).returncode == 0, "pytest-bdd now sees this by itself: the plugin may go"
    result = pytest_run(project, "-p", "tests.features.ambiguity")

    assert result.returncode == 1
    assert 'Then "on en a 2" has 2 definitions' in result.stdout
    assert "2 failed, 2 passed" in result.stdout
