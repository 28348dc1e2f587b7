"""Whole archives, shared among processes: the command line with a stand-in for the checker."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from distributed import Client
from pytest_bdd import given, parsers, scenarios, then, when

from factcheck.articles.reader import read_articles
from factcheck.cli.support import cluster_scan as cluster_scan_module
from factcheck.cluster import worker
from factcheck.cluster.cluster_run import NO_DASHBOARD, ClusterRun
from factcheck.cluster.shards import Shard
from factcheck.reports.json import to_ndjson
from factcheck.scan_results import Article, Checked
from tests.features.program import Outcome, run
from tests.features.sentences import sentence
from tests.features.tables import plain
from tests.support.cluster_play import PlayChecker, cluster_scan
from tests.support.commands import FakeChecker, use

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a stand-in for the checker has to be forked")
scenarios("archives.feature")


class Deadly(FakeChecker):
    """Ends its own process where the text says KILL."""

    def check(self, article: Article) -> Checked:
        """One claim, or the end."""
        if "KILL" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().check(article)


@dataclass(slots=True)
class Archive:
    """A folder of articles, and what examining it gave."""

    folder: Path
    outcomes: list[Outcome] = field(default_factory=list)
    stores: list[Path] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    shards: int = 0

    def path(self, number: int) -> Path:
        """The file of one article."""
        return self.folder / f"article-{number:02}.txt"


@given(parsers.re(r"un dossier de (?P<count>\d+) articles"), target_fixture="archive", converters={"count": int})
def archive(tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Each article says something else."""
    use(monkeypatch, Deadly())
    made = Archive(tmp_path / "fonds")
    made.folder.mkdir()
    for number in range(1, count + 1):
        made.path(number).write_text(f"Mot{number} du maire de Vaugris sur le pont.\n", encoding="utf-8")
    return made


@given(parsers.re(r"l'article (?P<number>\d+) fait échouer l'examen"), converters={"number": int})
def one_fails(archive: Archive, number: int) -> None:
    """As a fault of ours would."""
    archive.path(number).write_text("BOOM\n", encoding="utf-8")


@given(parsers.re(r"l'article (?P<number>\d+) fait arrêter le processus qui l'examine"), converters={"number": int})
def one_kills(archive: Archive, number: int) -> None:
    """As a lack of memory would."""
    archive.path(number).write_text("KILL\n", encoding="utf-8")


@when(sentence('on examine le dossier avec "{options}"'))
def examined(archive: Archive, options: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the folder that holds the archive, so that a store that is named lies beside it."""
    monkeypatch.chdir(tmp_path)
    words = options.split()
    if "--db" in words:
        archive.stores.append(tmp_path / words[words.index("--db") + 1])
    else:
        words.append("--no-save")
    archive.outcomes.append(run(*words, str(archive.folder)))


@then("les deux comptes rendus sont identiques")
def reports_are_equal(archive: Archive) -> None:
    """To the byte."""
    one, other = archive.outcomes
    assert one.output == other.output
    assert "Mot30" in one.output


@then(parsers.re(r"(?P<count>\d+) articles sont dans le compte rendu"), converters={"count": int})
def articles_in_report(archive: Archive, count: int) -> None:
    """In the order of the folder."""
    sources = [article["source"] for article in json.loads(archive.outcomes[-1].output)["articles"]]
    assert len(sources) == count
    assert sources == sorted(sources)


@then(parsers.re(r"il est dit une fois que l'article (?P<number>\d+) est passé"), converters={"number": int})
def failure_is_told(archive: Archive, number: int) -> None:
    """With its name."""
    lines = [line for line in archive.outcomes[-1].messages.splitlines() if archive.path(number).name in line]
    assert len(lines) == 1
    assert "laissé de côté, l'analyse a échoué" in plain(lines[0])


@then(parsers.re(r"le code de sortie est (?P<code>\d+)"), converters={"code": int})
def exit_code(archive: Archive, code: int) -> None:
    """Of the last run."""
    assert archive.outcomes[-1].code == code


@then(sentence('il est dit "{words}"'))
def told(archive: Archive, words: str) -> None:
    """On standard error."""
    assert words in plain(archive.outcomes[-1].messages)


@then("les deux bases tiennent les mêmes affirmations")
def stores_are_equal(archive: Archive) -> None:
    """Claims, their places, and what was read there; when and under which numbers is of each store alone."""
    assert kept(archive.stores[0]) == kept(archive.stores[1])


def kept(store: Path) -> list[tuple[object, ...]]:
    """What a store knows of claims."""
    from sqlalchemy import select

    from factcheck.store import tables as t
    from factcheck.store.engine import open_store

    opened = open_store(str(store))
    with opened.reading() as connection:
        columns = t.readings.c
        query = select(columns.article_id, columns.claim_id, columns.number, columns.content, columns.label)
        rows = [tuple(row) for row in connection.execute(query.order_by(columns.id))]
    opened.close()
    assert rows
    return rows


# --- In shards -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A scheduler and a worker in threads of this process."""
    with Client(processes=False, n_workers=1, threads_per_worker=1, **NO_DASHBOARD) as one:
        yield one


@pytest.fixture
def shard_scan(archive: Archive, client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Examines the archive in shards of a few articles, and writes down which shards were handed to workers."""

    @contextmanager
    def given_client(_scheduler: str | None, _jobs: int) -> Iterator[Client]:
        yield client

    submit = ClusterRun._submit

    def submitted(run: ClusterRun, shard: Shard) -> None:
        archive.checked.append(shard.key)
        submit(run, shard)

    monkeypatch.setattr(cluster_scan_module, "connected", given_client)
    monkeypatch.setattr(ClusterRun, "_submit", submitted)
    monkeypatch.setattr(worker, "_loaded", {})

    def examine() -> None:
        archive.checked.clear()
        scan, _run = cluster_scan(archive.folder.parent / "lots", None)
        replace(scan, size=150).scan([str(archive.folder)], None, 1)

    return examine


@given("le dossier est examiné par lots et que deux lots se perdent")
def shards_lost(archive: Archive, shard_scan: Callable[[], None]) -> None:
    """What workers wrote and the claims of it."""
    shard_scan()
    for path in sorted((archive.folder.parent / "lots" / "ndjson").iterdir())[2:4]:
        key = path.stem.partition("-")[2]
        path.unlink()
        (archive.folder.parent / "lots" / "shards" / key[:2] / f"{key}.json.gz").unlink()


@given("le dossier est examiné par lots et qu'un article s'y ajoute")
def article_comes(archive: Archive, shard_scan: Callable[[], None]) -> None:
    """Before all others."""
    shard_scan()
    (archive.folder / "a-la-une.txt").write_text("Nouveau mot du maire de Vaugris.\n", encoding="utf-8")


@when("on examine le dossier par lots")
def in_shards(archive: Archive, shard_scan: Callable[[], None]) -> None:
    """With a stand-in for the checker."""
    shard_scan()
    archive.shards = len(list((archive.folder.parent / "lots" / "ndjson").iterdir()))


@then("les lots contiennent ce qu'écrit un seul processus")
def shards_are_whole(archive: Archive) -> None:
    """To the byte."""
    articles = [one for one in read_articles([str(archive.folder)]) if isinstance(one, Article)]
    lots = sorted((archive.folder.parent / "lots" / "ndjson").iterdir())
    assert len(lots) > 4
    assert "".join(path.read_text(encoding="utf-8") for path in lots) == "".join(
        to_ndjson([PlayChecker().check(article) for article in articles])
    )


@then("seuls les deux lots perdus sont examinés de nouveau")
def two_again(archive: Archive) -> None:
    """And no others."""
    assert len(archive.checked) == 2


@then("la plupart des lots n'ont pas été examinés de nouveau")
def most_not_again(archive: Archive) -> None:
    """Only those whose articles are others."""
    assert len(archive.checked) < archive.shards / 2
