"""One scan: streams, output files, what is read, failures of a part, progress."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from claims.errors import ClaimsError, RuleError
from factcheck.cli import program as cli
from factcheck.cli import scan_run as scan
from tests.support.commands import FakeChecker, Texts, run, use

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")


# --- Streams ---------------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("form", cli.FORMATS)
def test_every_format_is_written_to_a_file_as_to_stdout(form: str, texts: Texts, tmp_path: Path) -> None:
    """The same bytes in both places; nothing on stdout where a file is named."""
    paths = texts("Éléonore parle", "L’autre « aussi »")
    out = tmp_path / "out"

    shown = run("scan", "--format", form, *paths)
    written = run("scan", "--format", form, "--output", str(out), *paths)

    assert written.exit_code == 0
    assert written.stdout == ""
    assert out.read_bytes() == shown.stdout_bytes
    assert "L’autre" in out.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".tmp"] == []


def test_a_failed_run_leaves_the_output_file_alone(
    texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old content stays, no half-written file stays."""
    out = tmp_path / "out.json"
    out.write_text("old", encoding="utf-8")
    use(monkeypatch, ClaimsError("no model"))

    result = run("scan", "--output", str(out), *texts("Un"))

    assert result.exit_code == cli.UNUSABLE
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["0.txt", "out.json"]


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_an_output_file_keeps_its_rights_and_its_link(texts: Texts, tmp_path: Path) -> None:
    """Replacing goes through a link to the file behind it, whose mode stays."""
    real = tmp_path / "real.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(real)

    assert run("scan", "--format", "json", "--output", str(link), *texts("Un")).exit_code == 0

    assert link.is_symlink()
    assert json.loads(real.read_text(encoding="utf-8"))["articles"]
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="devices of POSIX")
def test_a_device_is_written_to_and_not_replaced(texts: Texts) -> None:
    """--output /dev/null is no file to move another onto."""
    assert run("scan", "--output", os.devnull, *texts("Un")).exit_code == 0
    assert not Path(os.devnull).is_file()


def test_an_output_that_cannot_be_written_is_told_before_the_work(
    texts: Texts, tmp_path: Path, loaded: list[object]
) -> None:
    """The models are not even loaded."""
    result = run("scan", "--output", str(tmp_path / "no" / "such" / "out.json"), *texts("Un"))

    assert result.exit_code == cli.UNUSABLE
    assert "cannot be written" in result.stderr
    assert result.stderr.count("\n") == 1
    assert loaded == []


def test_a_report_fits_any_encoding(texts: Texts) -> None:
    """A terminal of another encoding loses letters, not the report."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit) as caught:
            cli.cli(["scan", *texts("Éléonore « parle »")], prog_name="factcheck")
        stream.flush()

    assert caught.value.code == 0
    assert b"?l?onore" in raw.getvalue()


# --- What is read ----------------------------------------------------------------------------------------------------


def test_without_paths_a_pipe_is_read() -> None:
    """Standard input is the article, named by a hyphen."""
    result = run("scan", "--format", "json", stdin="Valmont parle")

    assert [a["source"] for a in json.loads(result.stdout)["articles"]] == ["-"]


def test_without_paths_a_terminal_gets_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing hangs waiting for somebody to type an article."""
    monkeypatch.setattr(cli, "_stdin_is_terminal", lambda: True)

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


# --- Failures of one article -----------------------------------------------------------------------------------------


def test_a_fault_costs_one_article_only(texts: Texts) -> None:
    """The article is named, the others are done; --debug shows where the fault lies."""
    paths = texts("Un", "BOOM", "PARSE", "Deux")

    result = run("scan", "--format", "json", *paths)
    debug = run("scan", "--format", "json", "--debug", *paths)

    assert len(json.loads(result.stdout)["articles"]) == 2
    assert result.stderr.splitlines() == [
        f"factcheck: {paths[1]}: skipped, the check failed: ZeroDivisionError: a fault of ours",
        f"factcheck: {paths[2]}: skipped, the check failed: line 1: gave up",
    ]
    assert "Traceback" in debug.stderr
    assert json.loads(debug.stdout) == json.loads(result.stdout)


def test_messages_carry_no_escapes(tmp_path: Path) -> None:
    """A file name may hold anything; a terminal must not obey it."""
    result = run("scan", str(tmp_path / "a\x1b[31mb\n.txt"))

    assert "\x1b" not in result.stderr
    assert "a␛[31mb .txt" in result.stderr
    assert result.stderr.count("\n") == 1


def test_quiet_leaves_errors_only(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notices go, errors stay."""
    use(monkeypatch, FakeChecker([RuleError("bad", file="r.yaml")], ["a notice"]))

    result = run("scan", "--quiet", *texts("Un"))

    assert result.stderr == "factcheck: r.yaml:1:1: bad\n"


class Terminal(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether a person reads along."""
        return True


@pytest.mark.parametrize(
    ("several", "quiet", "term", "shown"),
    [
        (True, False, "xterm", True),
        (False, False, "xterm", False),
        (True, True, "xterm", False),
        (True, False, "dumb", False),
    ],
)
def test_progress_is_for_terminals_and_several_articles(
    several: bool, quiet: bool, term: str, shown: bool, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    """It names the article at work and wipes itself before the report comes."""
    from factcheck.articles.reader import read_articles

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", term)
    work = scan.Scan(quiet=quiet, debug=False, several=several)
    checker: Any = FakeChecker()

    for _ in work.checked(checker, work.readable(read_articles(texts("Un", "Deux")))):
        assert terminal.getvalue().endswith("\r\x1b[K") is shown

    assert ("1 · " in terminal.getvalue()) is shown
