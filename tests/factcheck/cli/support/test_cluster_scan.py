"""A scan on many processes: the claims of one process in folder and store, and nothing doubled by another run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client
from sqlalchemy import func, select

from factcheck.articles.reader import read_articles
from factcheck.cli.support import cluster_scan as scan_module
from factcheck.cli.support.cluster_scan import scan_uid
from factcheck.cli.support.scan_run import ScanRun
from factcheck.cluster import worker
from factcheck.cluster.cluster_run import NO_DASHBOARD
from factcheck.cluster.shard_results import ShardResults
from factcheck.reports.json import to_ndjson
from factcheck.scan_results import Article
from factcheck.store import tables as t
from factcheck.store.engine import open_store
from tests.support.cluster_play import PlayChecker, cluster_scan


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A scheduler and a worker in threads of this process."""
    with Client(processes=False, n_workers=1, threads_per_worker=1, **NO_DASHBOARD) as one:
        yield one


@pytest.fixture(autouse=True)
def connected_to(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs use that scheduler."""

    @contextmanager
    def given(_scheduler: str | None, _jobs: int) -> Iterator[Client]:
        yield client

    monkeypatch.setattr(scan_module, "connected", given)
    monkeypatch.setattr(worker, "_loaded", {})


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # Where shards end follows from names: those of a temporary folder would be others in each run.
    monkeypatch.chdir(tmp_path)
    folder = Path("fonds")
    folder.mkdir()
    for number in range(30):
        text = f"Mot{number} du maire de Vaugris, qui parle {60 * 'x'} {12 * chr(97 + number % 26)} du pont."
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "020.txt").write_text("BOOM", encoding="utf-8")
    (folder / "021.txt").write_text("", encoding="utf-8")
    return folder


def scanned(archive: Path, form: str = "ndjson") -> ScanRun:
    """A run into the folder out and the store beside the archive."""
    home = archive.parent
    scan, run = cluster_scan(home / "out", str(home / "store.sqlite"), form)
    scan.scan([str(archive)], None, 1)
    assert scan.saver is not None
    scan.saver.store.close()
    return run


def written(archive: Path) -> str:
    return "".join(p.read_text(encoding="utf-8") for p in sorted((archive.parent / "out" / "ndjson").iterdir()))


def expected(archive: Path) -> str:
    articles = [one for one in read_articles([str(archive)]) if isinstance(one, Article) and one.text != "BOOM"]
    return "".join(to_ndjson([PlayChecker().check(article) for article in articles]))


def counts(archive: Path) -> list[int | None]:
    store = open_store(str(archive.parent / "store.sqlite"))
    tables = (t.articles, t.scans, t.claims, t.appearances, t.readings)
    with store.reading() as connection:
        found = [connection.scalar(select(func.count()).select_from(table)) for table in tables]
    store.close()
    return found


def test_claims_are_those_of_one_process_in_folder_and_store(archive: Path) -> None:
    run = scanned(archive)

    assert written(archive) == expected(archive)
    assert counts(archive) == [28] * 5
    assert (run.done, run.failed) == (28, True)
    assert len(list((archive.parent / "out" / "ndjson").iterdir())) > 3
    failed = [json.loads(line) for line in (archive.parent / "out" / "failed.ndjson").read_text().splitlines()]
    assert [Path(one["source"]).name for one in failed] == ["021.txt", "020.txt"]


def test_a_second_run_doubles_nothing_and_changes_no_file(archive: Path) -> None:
    scanned(archive)
    before = {path: path.stat().st_mtime_ns for path in (archive.parent / "out").rglob("*-*.ndjson")}

    run = scanned(archive)

    assert {path: path.stat().st_mtime_ns for path in (archive.parent / "out").rglob("*-*.ndjson")} == before
    assert counts(archive) == [28] * 5
    assert (run.done, run.failed) == (28, True)


def test_what_was_kept_and_not_written_is_written_and_not_kept_again(archive: Path) -> None:
    scanned(archive)
    files = sorted((archive.parent / "out" / "ndjson").iterdir())
    files[1].unlink()

    scanned(archive)

    assert written(archive) == expected(archive)
    assert counts(archive) == [28] * 5


def test_what_was_written_and_not_kept_is_kept(archive: Path) -> None:
    scanned(archive)
    (archive.parent / "store.sqlite").unlink()

    scanned(archive)

    assert counts(archive) == [28] * 5


def test_an_archive_that_grew_has_all_once(archive: Path) -> None:
    scanned(archive)
    (archive / "0005.txt").write_text("Nouveau mot du maire de Vaugris.", encoding="utf-8")

    scanned(archive)

    assert written(archive) == expected(archive)
    assert counts(archive)[0] == 29
    assert list((archive.parent / "out" / "replaced").iterdir())


def test_another_form_parses_nothing_again(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(archive)
    monkeypatch.setattr(PlayChecker, "check", lambda _self, _article: pytest.fail("checked again"))

    scanned(archive, "parquet")

    assert len(list((archive.parent / "out" / "parquet").iterdir())) > 3


def test_damaged_results_are_removed_and_told(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scanned(archive)
    results = ShardResults(archive.parent / "out" / worker.RESULTS)
    first = sorted((archive.parent / "out" / "ndjson").iterdir())[0]
    key = first.stem.partition("-")[2]
    results.path(key).write_bytes(b"no gzip")
    capsys.readouterr()

    scanned(archive)
    assert "its results are damaged" in capsys.readouterr().err
    scanned(archive)

    assert written(archive) == expected(archive)


def test_labels_of_all_are_known_where_they_are_asked_for(archive: Path) -> None:
    scanned(archive)
    scan, run = cluster_scan(archive.parent / "out", None)
    replace(scan, always=True).scan([str(archive)], None, 1)

    assert run.labels == {"reported_speech"}


def test_scans_of_articles_have_names_of_their_own() -> None:
    names = {scan_uid(key, number) for key in ("a", "b") for number in range(3)}

    assert len(names) == 6
    assert scan_uid("a", 1) == scan_uid("a", 1)
