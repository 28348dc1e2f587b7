"""The scan command: exit codes, streams, what is read, options of the report."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path

import pytest

from claims.errors import ClaimsError, RuleError
from factcheck.cli import program as cli
from factcheck.cli import scan as scan_command
from factcheck.cli.support.page_fetching import PageFetching
from factcheck.cli.support.report_writing import REPORT_FORMS
from factcheck.fetching.fetched import Fetched
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

    for form in REPORT_FORMS:
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


@pytest.mark.parametrize("save", [True, False])
def test_an_interrupt_ends_with_what_was_done(texts: Texts, tmp_path: Path, save: bool) -> None:
    """The document is whole, a line says how far it came, and what was done is kept."""
    store = ["--db", str(tmp_path / "s.sqlite")] if save else ["--no-save"]
    result = run("scan", *store, "--format", "json", *texts("Un", "Deux", "STOP", "Trois"))

    assert result.exit_code == cli.INTERRUPTED
    assert len(json.loads(result.stdout)["articles"]) == 2
    assert (
        result.stderr.splitlines()[-1] == f"factcheck: stopped: 2 articles done, {'2' if save else 'none'} of them kept"
    )
    if save:
        assert len(run("list", "--db", str(tmp_path / "s.sqlite")).stdout.splitlines()) > 2


def test_an_interrupt_writes_the_file_that_was_asked_for(texts: Texts, tmp_path: Path) -> None:
    """Hours of work are not lost with the last article."""
    output = tmp_path / "out.json"
    run("scan", "--no-save", "--format", "json", "--output", str(output), *texts("Un", "STOP"))

    assert len(json.loads(output.read_text(encoding="utf-8"))["articles"]) == 1


def test_what_folders_leave_out_is_said_once(texts: Texts, tmp_path: Path) -> None:
    """With counts; the exit code stays."""
    texts("Un")
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("scan", "--no-save", str(tmp_path))

    assert (result.exit_code, result.stderr) == (0, f"factcheck: {tmp_path}: left out: 2 pictures\n")
    assert run("scan", "--no-save", "--quiet", str(tmp_path)).stderr == ""


def test_another_language_is_partial_unless_wanted(texts: Texts) -> None:
    """The language is named."""
    (path,) = texts("The bridge fell on Monday evening, the mayor said.")
    refused, wanted = run("scan", "--no-save", path), run("scan", "--no-save", "--any-language", path)

    assert (refused.exit_code, wanted.exit_code) == (cli.PARTIAL, 0)
    assert "in English: expected French" in refused.stderr


def test_an_address_is_scanned_and_its_bytes_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As they came, for the archive."""
    answer = Fetched(
        url="https://pont.example/a",
        final_url="https://pont.example/a",
        status=200,
        headers=(("Content-Type", "text/plain"),),
        data=b"Un pont tombe",
        sha256=hashlib.sha256(b"Un pont tombe").hexdigest(),
        fetched_at="2026-10-14T16:00:00.000000Z",
        address="203.0.113.7",
    )
    monkeypatch.setattr(PageFetching, "fetch", lambda _self, _url: answer)
    db = ["--db", str(tmp_path / "s.sqlite")]
    result = run("scan", *db, "--format", "json", answer.url)
    (article,) = json.loads(result.stdout)["articles"]

    assert (article["source"], result.stderr) == (answer.url, "")
    output = tmp_path / "page.warc.gz"
    archived = run("archive", *db, article["id"], "--output", str(output))
    assert archived.exit_code == 0, archived.stderr
    assert output.stat().st_size > 0
