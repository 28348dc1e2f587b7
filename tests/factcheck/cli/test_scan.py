"""The scan command: exit codes, streams, what is read, options of the report."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from claims.errors import ClaimsError, RuleError
from factcheck.cli import program as cli
from factcheck.cli import scan as scan_command
from factcheck.cli.scan import FORMATS
from tests.support.commands import FakeChecker, Texts, run, use

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")


@pytest.mark.parametrize(
    ("args", "articles", "code"),
    [
        ([], ["Un"], 0),
        (["--fail-on", "allegation"], ["Un"], 0),
        (["--fail-on", "allegation"], ["Un", "ALLEGATION"], cli.FOUND),
        (["--fail-on", "established_fact", "--fail-on", "reported_speech"], ["Un"], cli.FOUND),
        (["--fail-on", "allegation"], ["BOOM", "ALLEGATION"], cli.FOUND),
        ([], ["Un", "BOOM"], cli.PARTIAL),
        ([], ["Un", "PARSE"], cli.PARTIAL),
        ([], ["BOOM"], cli.PARTIAL),
        ([], ["Un", ""], cli.PARTIAL),
        ([], [""], cli.PARTIAL),
        ([], ["STOP"], cli.INTERRUPTED),
        (["--format", "json"], ["STOP"], cli.INTERRUPTED),
        (["--fail-on", "rumour"], ["Un"], cli.UNUSABLE),
        (["--format", "yaml"], ["Un"], cli.UNUSABLE),
        (["--width", "3"], ["Un"], cli.UNUSABLE),
        (["--rules", "/no/such/folder"], ["Un"], cli.UNUSABLE),
        (["--model", "/no/such/folder"], ["Un"], cli.UNUSABLE),
        (["--no-such-option"], ["Un"], cli.UNUSABLE),
    ],
)
def test_exit_codes(args: list[str], articles: list[str], code: int, texts: Texts) -> None:
    """0 done, 1 found, 2 unusable, 3 in part, 130 interrupted."""
    result = run("scan", *args, *texts(*articles))

    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_rule_errors_alone_make_the_run_partial(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule left out is a part not done."""
    use(monkeypatch, FakeChecker([RuleError("bad", file="r.yaml")]))

    assert run("scan", *texts("Un")).exit_code == cli.PARTIAL


def test_without_a_model_nothing_is_done(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says why; no half a document is written."""
    use(monkeypatch, ClaimsError("no model in x"))

    for form in FORMATS:
        result = run("scan", "--format", form, *texts("Un"))
        assert result.exit_code == cli.UNUSABLE
        assert result.stderr == "factcheck: no model in x\n"
        assert result.stdout == ""


def test_mistyped_paths_are_told_without_loading_models(loaded: list[object]) -> None:
    """If no article can be read there is nothing to load them for; JSON stays JSON."""
    result = run("scan", "--format", "json", "absent.txt")

    assert result.exit_code == cli.PARTIAL
    assert json.loads(result.stdout) == {"schema": 1, "articles": []}
    assert "absent.txt" in result.stderr
    assert loaded == []


def test_a_closed_pipe_is_no_error(texts: Texts) -> None:
    """Whoever reads the output may stop reading."""

    class Shut(io.StringIO):
        def write(self, text: str) -> int:
            """Refuse as a closed pipe does."""
            raise BrokenPipeError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", Shut())
        with pytest.raises(SystemExit) as caught:
            cli.cli(["scan", "--format", "ndjson", *texts("Un")], prog_name="factcheck")

    assert caught.value.code == 0


def test_width_and_colour_options_reach_the_report(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """--width goes before COLUMNS, --no-color before FORCE_COLOR, and a file is never coloured."""
    paths = texts("Un " * 5)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "Speaker:" in run("scan", "--width", "50", *paths).stdout
    assert "\x1b[" in run("scan", *paths).stdout
    assert "\x1b" not in run("scan", "--no-color", *paths).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("scan", *paths).stdout


def test_a_file_is_never_coloured(texts: Texts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """FORCE_COLOR is about what is shown, not about what is kept."""
    monkeypatch.setenv("FORCE_COLOR", "1")

    run("scan", "--output", str(tmp_path / "out"), *texts("Un"))

    assert "\x1b" not in (tmp_path / "out").read_text(encoding="utf-8")


def test_scan_prints_a_report(texts: Texts) -> None:
    """The table on stdout, nothing on stderr, exit code 0."""
    result = run("scan", *texts("Valmont parle\n\nIl parle."))

    assert result.exit_code == 0
    assert "reported speech" in result.stdout
    assert "1 claim, to verify" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_json_stands_on_stdout_alone(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors and notices go to stderr; stdout is one JSON document."""
    fault = RuleError("unknown key", file="r.yaml", line=3)
    use(monkeypatch, FakeChecker([fault], ["rule a replaces a built-in one"]))

    result = run("scan", "--format", "json", *texts("Un", "BOOM"), "absent.txt")

    document = json.loads(result.stdout)
    assert len(document["articles"]) == 1
    assert result.exit_code == cli.PARTIAL
    assert "factcheck: absent.txt: " in result.stderr
    assert "factcheck: r.yaml:3:1: unknown key\n" in result.stderr
    assert "factcheck: rule a replaces a built-in one\n" in result.stderr
    assert all(line.startswith("factcheck: ") for line in result.stderr.splitlines())


def test_without_paths_a_pipe_is_read() -> None:
    """Standard input is the article, named by a hyphen."""
    result = run("scan", "--format", "json", stdin="Valmont parle")

    assert [a["source"] for a in json.loads(result.stdout)["articles"]] == ["-"]


def test_without_paths_a_terminal_gets_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing hangs waiting for somebody to type an article."""
    monkeypatch.setattr(scan_command, "_stdin_is_terminal", lambda: True)

    result = run("scan")

    assert result.exit_code == cli.UNUSABLE
    assert "--fail-on" in result.stderr
    assert result.stdout == ""


def test_a_folder_is_read(texts: Texts, tmp_path: Path) -> None:
    """Every article in it."""
    texts("Un", "Deux")

    assert len(json.loads(run("scan", "--format", "json", str(tmp_path)).stdout)["articles"]) == 2


def test_model_and_rules_reach_the_checker(
    texts: Texts, tmp_path: Path, loaded: list[tuple[Path | None, tuple[Path, ...]]]
) -> None:
    """--rules may be repeated; without options the checker takes its own."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    paths = texts("Un")

    run("scan", *paths)
    run("scan", "--model", str(one), "--rules", str(one), "--rules", str(two), *paths)

    assert loaded == [(None, ()), (one, (one, two))]
