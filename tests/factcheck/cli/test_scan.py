"""The command line: exit codes, options, languages, the smaller commands."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from claims.errors import ClaimsError, RuleError
from claims.resources import models_dir
from factcheck.cli import program as cli
from factcheck.errors import DownloadError
from factcheck.reports.json_schema import json_schema
from tests.support.commands import FakeChecker, Texts, run, use

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")


# --- Exit codes ------------------------------------------------------------------------------------------------------


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

    for form in cli.FORMATS:
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


# --- Report options --------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("order", ["before", "after"])
def test_language_stands_before_or_after_the_command(order: str, texts: Texts) -> None:
    """--lang fr gives French either way."""
    paths = texts("Un")
    args = ["--lang", "fr", "scan", *paths] if order == "before" else ["scan", *paths, "--lang", "fr"]

    assert "propos" in run(*args).stdout


def test_an_unknown_language_is_refused() -> None:
    """The known ones are named."""
    result = run("--lang", "xx", "schema")

    assert result.exit_code == cli.UNUSABLE
    assert "'fr', 'en'" in result.stderr


# --- Other commands --------------------------------------------------------------------------------------------------


def test_schema_is_printed() -> None:
    """JSON and nothing else."""
    assert json.loads(run("schema").stdout) == json_schema()


def test_models_path_is_the_bundled_folder() -> None:
    """One line."""
    assert run("models", "path").stdout == f"{models_dir()}\n"


def test_models_download_prints_what_to_do_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder, and the option that uses it, on stdout."""
    monkeypatch.setattr("factcheck.scanning.models.download", lambda folder, **_: folder)

    result = run("models", "download", "--dir", str(tmp_path))

    assert result.exit_code == 0
    assert f"--model {tmp_path}" in result.stdout


def test_models_download_fails_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No traceback, exit code 2."""

    def fail(folder: Path, **_: object) -> Path:
        raise DownloadError(f"no network for {folder}")

    monkeypatch.setattr("factcheck.scanning.models.download", fail)

    result = run("models", "download", "--dir", str(tmp_path))

    assert result.exit_code == cli.UNUSABLE
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == f"factcheck: no network for {tmp_path}"


def test_without_a_command_help_is_shown() -> None:
    """And the exit code says that nothing was asked for."""
    result = run()

    assert result.exit_code == cli.UNUSABLE
    assert "scan" in result.output
