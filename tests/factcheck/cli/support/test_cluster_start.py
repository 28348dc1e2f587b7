"""Options of a scan on many machines: what does not fit is refused before anything is loaded."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from factcheck.cli.program import INTERRUPTED, UNUSABLE
from tests.support.commands import Texts, run

pytestmark = pytest.mark.usefixtures("surroundings")


def refused(*words: str) -> str:
    result = run("scan", *words)
    assert result.exit_code == UNUSABLE
    return result.stderr


def test_the_folder_of_results_is_wanted(texts: Texts) -> None:
    assert "add --output FOLDER" in refused("--engine", "dask", *texts("Un"))


def test_a_file_is_no_folder(texts: Texts, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert "writes into a folder" in refused("--engine", "dask", "-o", str(tmp_path / "file"), *texts("Un"))


def test_forms_for_people_are_refused(texts: Texts, tmp_path: Path) -> None:
    words = refused("--engine", "dask", "-o", str(tmp_path / "out"), "--format", "html", *texts("Un"))

    assert "ndjson, parquet" in words
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [("--format", "parquet"), ("--scheduler", "tcp://10.0.0.1:8786")])
def test_what_goes_with_many_machines_only_is_refused_without(option: tuple[str, str], texts: Texts) -> None:
    assert "only with --engine dask" in refused(*option, *texts("Un"))


def test_a_folder_is_no_file(texts: Texts, tmp_path: Path) -> None:
    assert "a folder; expected a file" in refused("-o", str(tmp_path), *texts("Un"))


def test_without_the_extra_there_is_one_line(texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "factcheck.cli.support.cluster_scan", None)

    words = refused("--engine", "dask", "-o", str(tmp_path / "out"), *texts("Un"))

    assert "pip install 'factcheck[cluster]'" in words
    assert "Traceback" not in words


def test_without_a_scheduler_there_is_one_line(texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cluster.cluster_run._PATIENCE", 0.2)
    options = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--no-save", "-o", str(tmp_path / "out"))

    words = refused(*options, *texts("Un"))

    assert words.startswith("factcheck: tcp://127.0.0.1:9: no scheduler answers")
    assert len(words.splitlines()) == 1


def test_a_stopped_run_blames_no_article_and_says_how_it_goes_on(
    texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.cli.support.cluster_scan import ClusterScan

    note = tmp_path / "out" / "at-work" / "a.json"

    def stopped(scan: ClusterScan, _paths: object, _scheduler: object, _jobs: object) -> None:
        note.parent.mkdir(parents=True)
        note.write_text("{}", encoding="utf-8")
        scan.run.progress.done = 3
        raise KeyboardInterrupt

    monkeypatch.setattr(ClusterScan, "scan", stopped)

    result = run("scan", "--engine", "dask", "--no-save", "-o", str(tmp_path / "out"), *texts("Un"))

    assert result.exit_code == INTERRUPTED
    assert result.stderr == "factcheck: stopped: 3 articles done; the same command goes on from there\n"
    assert not note.exists()
