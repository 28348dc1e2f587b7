"""Where results go: standard output, files, devices; and what messages may hold."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from claims.errors import ClaimsError
from factcheck.cli import program as cli
from factcheck.cli.support.report_writing import REPORT_FORMS
from tests.support.commands import Texts, run, use
from tests.support.small_disk import small_disk

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")


@pytest.mark.parametrize("form", REPORT_FORMS)
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


@pytest.mark.parametrize("command", [("scan", "--no-save"), ("compare",)])
def test_what_is_read_is_not_written_over(command: tuple[str, ...], texts: Texts, tmp_path: Path) -> None:
    one, two = texts("La digue tiendra", "La digue a tenu")
    before = Path(one).read_bytes()
    link = tmp_path / "link.txt"
    link.symlink_to(one)

    for output in (one, str(link)):
        result = run(*command, two, one, "-o", output)
        assert (result.exit_code, result.stdout) == (cli.UNUSABLE, "")
        assert "is read by this command, and would be lost" in result.stderr

    assert Path(one).read_bytes() == before


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


def test_messages_carry_no_escapes(tmp_path: Path) -> None:
    """A file name may hold anything; a terminal must not obey it."""
    result = run("scan", str(tmp_path / "a\x1b[31mb\n.txt"))

    assert "\x1b" not in result.stderr
    assert "a␛[31mb .txt" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_new_output_file_is_its_owners_alone(texts: Texts, tmp_path: Path) -> None:
    """Exports and reports hold what is not published yet."""
    out = tmp_path / "out.json"
    before = os.umask(0o000)
    try:
        assert run("scan", "--format", "json", "--output", str(out), *texts("Un")).exit_code == 0
    finally:
        os.umask(before)

    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_full_disk_is_told_and_the_old_output_stays(texts: Texts) -> None:
    """Whether the disk fills while the report is written, or only at its end."""
    with small_disk("64k") as disk:
        out = disk / "out.json"
        out.write_text("old", encoding="utf-8")
        for article in ("un " * 30_000, "un " * 200_000):
            result = run("scan", "--no-save", "--format", "json", "--output", str(out), *texts(article))

            assert result.exit_code == cli.UNUSABLE, result.output
            assert f"{out}: cannot be written (No space left on device)" in result.stderr
            assert result.stderr.count("\n") == 1
            assert out.read_text(encoding="utf-8") == "old"
            assert list(disk.iterdir()) == [out]
