"""The rules check command: faults of rule files and word lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from claims.resources import rules_dir
from factcheck.cli import program as cli
from tests.support.commands import run
from tests.support.rule_files import TESTED, WriteFolder

pytestmark = pytest.mark.usefixtures("surroundings", "home", "trees")


def test_check_finds_nothing_wrong_with_the_built_in_rules() -> None:
    result = run("rules", "check")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no fault found" in result.stderr


def test_check_tells_every_fault_of_every_file_on_a_line_of_its_own(write: WriteFolder) -> None:
    folder = write(a=TESTED.replace("lemma", "lema"), b=TESTED.replace("> ccomp", "> cc0mp"), good=TESTED)

    result = run("rules", "check", str(folder))

    assert result.exit_code == cli.FOUND
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{folder / 'a.yaml'}:4:23: trigger.lema: unknown key")
    assert lines[1].startswith(f"{folder / 'b.yaml'}:7:3: args.content: unknown relation")
    assert len(lines) == 2
    assert "2 faults in 2 files" in result.stderr
    assert "Traceback" not in result.output


def test_check_gives_faults_as_json(write: WriteFolder) -> None:
    folder = write(a=TESTED.replace("lemma", "lema"))

    (fault,) = json.loads(run("rules", "check", "--format", "json", str(folder / "a.yaml")).stdout)

    assert (fault["line"], fault["column"], fault["path"]) == (4, 23, "trigger.lema")


def test_check_takes_word_lists(write: WriteFolder) -> None:
    folder = write(lists__verbes="entries: [dire, on]\n")

    result = run("rules", "check", str(folder / "lists" / "verbes.yaml"))

    assert result.exit_code == cli.FOUND
    assert ":1:17: entries[1]:" in result.stdout


def test_check_of_one_file_tells_only_its_faults(write: WriteFolder) -> None:
    folder = write(a=TESTED.replace("lemma", "lema"), good=TESTED)

    assert run("rules", "check", str(folder / "good.yaml"), "--rules", str(folder)).exit_code == 0


def test_check_of_the_folder_of_all_rules_replaces_nothing() -> None:
    result = run("rules", "check", str(rules_dir().parent))

    assert result.exit_code == 0
    assert "replaces" not in result.stderr


@pytest.mark.parametrize("args", [["check", "/no/such"], ["test", "/no/such"], ["show", "no-such-rule"], ["show"]])
def test_wrong_usage_ends_with_2(args: list[str]) -> None:
    result = run("rules", *args)

    assert result.exit_code == cli.UNUSABLE
    assert "Traceback" not in result.output


def test_a_faulty_file_that_a_link_leads_to_is_told(tmp_path: Path) -> None:
    """It lies elsewhere, and is checked where it was named."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "r.yaml").write_text("description: 1\n", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "r.yaml").symlink_to(tmp_path / "elsewhere" / "r.yaml")

    result = run("rules", "check", str(tmp_path / "mine"))

    assert result.exit_code == 1
    assert "r.yaml:1:" in result.stdout
    assert "no fault found" not in result.stderr


LISTED = TESTED.replace("lemma: [affirmer]", "lemma: '@mes-verbes'")


def broken_list(folder: Path) -> Path:
    """A list with a slip of the keyboard in it, in a folder of rules."""
    path = folder / "lists" / "mes-verbes.yaml"
    path.parent.mkdir()
    path.write_text("entries: [jurer\n", encoding="utf-8")
    return path


def test_check_tells_the_slip_and_counts_what_follows_from_it(write: WriteFolder) -> None:
    folder = write(a=LISTED, b=LISTED)
    broken = broken_list(folder)

    told = run("rules", "check", str(folder))

    first, second = told.stdout.splitlines()
    assert first.startswith(f"{broken}:2:1: not valid YAML")
    assert second == f"{broken}: 2 more faults follow from it"
    assert "1 fault in 1 file" in told.stderr
    assert told.exit_code == cli.FOUND
    faults = json.loads(run("rules", "check", "--format", "json", str(folder)).stdout)
    assert [fault["follows_from"] for fault in faults] == [str(broken), str(broken), None]
    assert run("rules", "check", "--format", "github", str(folder)).stdout.count("::error") == 1


def test_check_of_a_file_that_another_one_breaks_tells_that_one(write: WriteFolder) -> None:
    folder = write(a=LISTED, b=LISTED)
    broken = broken_list(folder)

    told = run("rules", "check", "--rules", str(folder), str(folder / "a.yaml"))

    assert told.exit_code == cli.FOUND
    assert [line.split(":")[0] for line in told.stdout.splitlines()] == [str(broken), str(broken)]
    assert "1 more fault follows" in told.stdout
