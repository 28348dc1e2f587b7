"""Whole archives, shared among processes: the command line with a stand-in for the checker."""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from factcheck.scan_results import Article, Checked
from tests.features.program import Outcome, run
from tests.features.sentences import sentence
from tests.features.tables import plain
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
