"""The watch command: what comes is taken as it comes, and goes on where it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from factcheck.cli import watch as watch_command
from factcheck.cli.program import INTERRUPTED, PARTIAL, UNUSABLE
from factcheck.fetching import fetched
from factcheck.fetching.fetched import Limits
from factcheck.i18n import using_language
from factcheck.store.engine import open_store
from tests.support.commands import FakeChecker, run
from tests.support.loopback import html, running
from tests.support.watch_play import write_articles

pytestmark = pytest.mark.usefixtures("surroundings", "checker")

BRIDGE = "Le pont de la commune sera fermé mardi, a déclaré la maire aux habitants du bourg."
ALLEGED = "Une ALLEGATION circule dans la commune, disent des habitants du bourg à la maire."


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch, db: str) -> None:
    """A stand-in for the checker, and a store of the test's own."""
    monkeypatch.setattr(watch_command, "load_checker", lambda _model, _rules: FakeChecker())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "fil"
    path.mkdir()
    return path


def write(folder: Path, **texts: str) -> None:
    for name, words in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(words, encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))


def sources(db: str) -> list[str]:
    store = open_store(db)
    with store.reading() as connection:
        rows = connection.scalars(text("SELECT source FROM scans ORDER BY source")).all()
    store.close()
    return [Path(row).name for row in rows if row != "textes/port.txt"]


def test_a_folder_is_taken_once(folder: Path, db: str) -> None:
    write(folder, a=BRIDGE, b=ALLEGED)
    first = run("watch", str(folder), "--once", "--format", "ndjson")
    second = run("watch", str(folder), "--once", "--format", "ndjson")

    assert first.exit_code == second.exit_code == 0
    assert [json.loads(line)["label"] for line in first.stdout.splitlines()] == ["reported_speech", "allegation"]
    assert first.stderr.endswith("factcheck: 2 articles taken, known before: 0, could not be used: 0\n")
    assert second.stdout == ""
    assert second.stderr == "factcheck: 0 articles taken, known before: 0, could not be used: 0\n"
    assert sources(db) == ["a.txt", "b.txt"]


def test_by_default_claims_go_to_the_store_alone(folder: Path) -> None:
    write(folder, a=BRIDGE)
    result = run("watch", str(folder), "--once", "--quiet")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_what_cannot_be_used_is_told_and_the_rest_taken(folder: Path, db: str) -> None:
    write(folder, a="", b=BRIDGE, c="BOOM dans la commune, a déclaré la maire aux habitants du bourg.")
    result = run("watch", str(folder), "--once", "--quiet")

    assert result.exit_code == PARTIAL
    assert [line.partition(".txt: ")[2][:7] for line in result.stderr.splitlines()] == ["empty: ", "skipped"]
    assert sources(db) == ["b.txt"]
    assert run("watch", str(folder), "--once", "--quiet").exit_code == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "nothing to watch"),
        (("absent",), "absent: neither a folder nor an address"),
        (("",), "nothing in it"),
        ((" ",), "neither a folder nor an address"),
        ((".", "--interval", "59"), "59"),
        ((".", "--patience", "-1"), "-1"),
        ((".", "--min-worth", "nan", "--exec", "cat"), "nan"),
        ((".", "--min-worth", "1.1", "--exec", "cat"), "1.1"),
        ((".", "--match-label", "allegation"), "claims are chosen for nobody"),
        ((".", "--exec", ""), "nothing in it"),
        ((".", "--exec", " "), "cannot be started"),
        ((".", "--exec", "cat 'x"), "cannot be started"),
        ((".", "--webhook", "http://presse.example/secret"), "over https only"),
        ((".", "--webhook", "secret"), "not an address"),
        ((".", "--urls", "absent.txt"), "absent.txt"),
    ],
)
def test_what_cannot_be_watched_is_refused_before_anything_is_loaded(
    args: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_command, "load_checker", lambda *_args: pytest.fail("loaded"))
    result = run("watch", *args)

    assert result.exit_code == UNUSABLE
    assert words in result.stderr
    assert "secret" not in result.stderr


def test_a_program_is_told_of_the_claims_that_match(folder: Path, tmp_path: Path) -> None:
    write(folder, a=BRIDGE, b=ALLEGED)
    told = tmp_path / "dit.ndjson"
    args = ("--exec", f"cat >> '{told}'", "--shell", "--match-label", "allegation", "--match-words", "UNE")
    result = run("watch", str(folder), "--once", *args)

    assert result.exit_code == 0
    (record,) = (json.loads(line) for line in told.read_text(encoding="utf-8").splitlines())
    assert record["content"]["text"] == "Une"
    assert Path(record["article"]["source"]).name == "b.txt"


def test_pages_feeds_and_an_address_for_claims(tmp_path: Path, db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = "".join(f"<item><title>Titre</title><description>{t}</description></item>" for t in (BRIDGE, ALLEGED))
    rss = html(f"<rss version='2.0'><channel>{entries}</channel></rss>", content_type="application/rss+xml")
    with running({"/fil": rss, "/crochet": html("")}) as server:
        site = f"http://127.0.0.1:{server.port}"
        (tmp_path / "adresses.txt").write_text(f"# deux\n{site}/fil\n{site}/absent\n")
        monkeypatch.setenv("FACTCHECK_WEBHOOK", f"{site}/crochet")
        monkeypatch.setattr(fetched, "Limits", partial(Limits, pause=0))
        result = run("watch", "--urls", str(tmp_path / "adresses.txt"), "--once", "--allow-private")

        posted = [json.loads(request.body) for request in server.asked if request.path == "/crochet"]
        refused = run("watch", f"{site}/fil", "--once", "--quiet")
    assert result.exit_code == PARTIAL
    assert f"{site}/absent: there is no such page (status 404)" in result.stderr
    assert len(posted) == 2
    assert sources(db) == ["fil:1", "fil:2"]
    assert refused.exit_code == UNUSABLE  # the webhook of the environment is no public address


def play(folder: Path, db: str, *args: str, kill: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.watch_play", "watch", str(folder), "--db", db, *args]
    environment = {**os.environ, "WATCH_PLAY_KILL": kill, "LC_ALL": "C.UTF-8"}
    pipe = subprocess.PIPE
    return subprocess.Popen([*command, "--lang", "en"], stdout=pipe, stderr=pipe, text=True, env=environment)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")
def test_a_watch_ends_well_when_it_is_asked_to_and_goes_on_later(folder: Path, db: str) -> None:
    write_articles(folder, range(3))
    with play(folder, db, "--format", "ndjson") as process:
        assert process.stdout is not None
        for _line in range(12):
            process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _out, err = process.communicate(timeout=60)

    assert process.returncode == 0
    assert "watching; Ctrl-C ends it" in err
    assert err.endswith("factcheck: 3 articles taken, known before: 0, could not be used: 0\n")
    write_articles(folder, range(3, 5))
    assert run("watch", str(folder), "--once", "--quiet").exit_code == 0
    assert sources(db) == [f"{number:06}.txt" for number in range(5)]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")
@pytest.mark.parametrize("point", ["checked", "taken", "told"])
def test_a_watch_that_is_killed_loses_no_article_and_takes_none_twice(folder: Path, db: str, point: str) -> None:
    write_articles(folder, range(9))
    with play(folder, db, "--once", "--format", "ndjson", kill=f"{point}:5") as process:
        first, _err = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    second = run("watch", str(folder), "--once", "--format", "ndjson", "--quiet")

    def told(lines: str) -> list[Any]:
        return list(dict.fromkeys(json.loads(line)["article"]["id"] for line in lines.splitlines()))

    assert sources(db) == [f"{number:06}.txt" for number in range(9)]
    twice = set(told(first)) & set(told(second.stdout))
    assert len(set(told(first)) | set(told(second.stdout))) == 9
    # Only somebody who was told in the very moment of the end is told again.
    assert len(twice) == (1 if point == "told" else 0)


def test_a_second_interrupt_ends_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, a="STOP dans la commune, a déclaré la maire aux habitants du bourg.")

    assert run("watch", str(folder), "--once").exit_code == INTERRUPTED


def test_help_and_messages_are_french_too(folder: Path) -> None:
    with using_language("fr"):
        result = run("watch", str(folder), "--once")
        refused = run("watch", "--once")

    assert result.stderr == "factcheck: 0 article pris, déjà connus : 0, inutilisables : 0\n"
    assert "rien à surveiller" in refused.stderr
