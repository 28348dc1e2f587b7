"""A folder and a feed watched: each dispatch once, and whoever wants to know is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_bdd import given, scenarios, then, when
from sqlalchemy import text

from factcheck.cli import watch as watch_command
from factcheck.cli.commands import cli
from factcheck.cli.program import UNUSABLE
from factcheck.fetching import fetched
from factcheck.fetching.fetched import Limits
from factcheck.i18n import using_language
from factcheck.store.engine import open_store
from tests.features.sentences import sentence
from tests.features.tables import records
from tests.support.commands import FakeChecker
from tests.support.loopback import Server, html, running

scenarios("veille.feature")

OLD = 1_700_000_000
MOMENTS = {"vient d'être lue": "checked", "vient d'être prise": "taken", "vient d'être dite": "told"}


@dataclass(slots=True)
class Desk:
    """A folder that is watched, and all that the watches said."""

    folder: Path
    db: str
    options: list[str] = field(default_factory=list)
    said: str = ""
    printed: list[str] = field(default_factory=list)
    code: int = 0
    told: Path = Path()
    feed: list[tuple[str, str]] = field(default_factory=list)
    server: Server | None = None

    def write(self, name: str, words: str) -> None:
        path = self.folder / f"{name}.txt"
        path.write_text(f"{name.capitalize()}\n\n{words}" if words else "", encoding="utf-8")
        os.utime(path, (OLD, OLD))

    def watch(self, source: str | None = None, *more: str) -> None:
        """One round, in French."""
        args = ["watch", source or str(self.folder), "--once", "--db", self.db, "--format", "ndjson", *more]
        with using_language("fr"):
            result = CliRunner().invoke(cli, [*args, *self.options], prog_name="factcheck")
        self.said, self.code = plain(result.stderr), result.exit_code
        self.printed += result.stdout.splitlines()

    def scanned(self) -> Counter[str]:
        store = open_store(self.db)
        with store.reading() as connection:
            found = connection.scalars(text("SELECT source FROM scans")).all()
        store.close()
        return Counter(Path(source).stem for source in found)

    def publish(self) -> str:
        assert self.server is not None
        items = "".join(
            f"<item><title>{title}</title><description>{words}</description></item>" for title, words in self.feed
        )
        rss = f'<rss version="2.0"><channel><title>Le Fil</title>{items}</channel></rss>'
        self.server.routes["/fil"] = html(rss, content_type="application/rss+xml")
        return f"http://127.0.0.1:{self.server.port}/fil"


def plain(words: str) -> str:
    """Words as features write them: straight apostrophes, plain blanks."""
    return words.replace("’", "'").replace("\u00a0", " ")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """With a stand-in for the checker, and a server of its own that need not be spared."""
    monkeypatch.setattr(watch_command, "load_checker", lambda _model, _rules: FakeChecker())
    pause = Limits(pause=0)
    monkeypatch.setattr(fetched, "Limits", lambda **_limits: pause)
    folder = tmp_path / "fil"
    folder.mkdir()
    with running({}) as server:
        yield Desk(folder, str(tmp_path / "veille.sqlite"), server=server)


@given(sentence("un dossier surveillé"))
def watched_folder(desk: Desk) -> None:
    assert list(desk.folder.iterdir()) == []


@given(sentence('la dépêche "{name}" qui dit "{words}"'))
def dispatch(name: str, words: str, desk: Desk) -> None:
    desk.write(name, words)


@given(sentence('la dépêche "{name}" qui dit ""'))
def empty_dispatch(name: str, desk: Desk) -> None:
    desk.write(name, "")


@given(sentence('la dépêche "{name}" dit la même chose que "{other}"'))
def copy(name: str, other: str, desk: Desk) -> None:
    original = desk.folder / f"{other}.txt"
    (desk.folder / f"{name}.txt").write_bytes(original.read_bytes())


@given(sentence("{n:d} autres dépêches"))
def more_dispatches(n: int, desk: Desk) -> None:
    for number in range(n):
        desk.write(f"digue {number}", f"La digue numéro {number} tiendra, a déclaré le préfet aux habitants du bourg.")


@given(sentence('"{name}" est en cours d\'écriture'))
def being_written(name: str, desk: Desk) -> None:
    # Written a moment ago, as a dispatch whose end is still to come.
    (desk.folder / f"{name}.txt").write_text("La suite viendra, a déclaré la maire aux habitants de la", "utf-8")


@given(sentence("un fil avec les entrées:"))
def feed(datatable: list[list[str]], desk: Desk) -> None:
    desk.feed = [(row["titre"], row["texte"]) for row in records(datatable)]


@given(sentence('le fil reçoit en tête l\'entrée "{title}" qui dit "{words}"'))
def new_entry(title: str, words: str, desk: Desk) -> None:
    desk.feed.insert(0, (title, words))


@given(sentence("un programme à prévenir des allégations"))
def program(desk: Desk, tmp_path: Path) -> None:
    desk.told = tmp_path / "prévenu.ndjson"
    desk.options += ["--exec", f"cat >> '{desk.told}'", "--shell", "--match-label", "allegation"]


@given(sentence('l\'adresse à prévenir "{url}"'))
def address(url: str, desk: Desk) -> None:
    desk.options += ["--webhook", url]


@given(sentence("la veille est passée"))
@when(sentence("la veille passe"))
def watch(desk: Desk) -> None:
    desk.watch(None, "--patience", "0")


@given(sentence("la veille du fil est passée"))
@when(sentence("la veille du fil passe"))
def watch_feed(desk: Desk) -> None:
    desk.watch(desk.publish(), "--allow-private")


@when(sentence("la veille passe avec patience"))
def watch_with_patience(desk: Desk) -> None:
    command = [sys.executable, "-m", "tests.support.watch_play", "watch", str(desk.folder), "--once"]
    with subprocess.Popen([*command, "--db", desk.db, "--quiet", "--patience", "2"]) as process:
        path = desk.folder / "suite.txt"
        # Whoever writes takes a moment after the other, as long as the watch looks at the file for the first time.
        for word in (" commune", " et", " du", " bourg", " voisin."):
            with path.open("a", encoding="utf-8") as file:
                file.write(word)
            time.sleep(0.3)
    assert process.returncode == 0


@when(sentence("la veille est tuée alors qu'une dépêche {moment}"))
def kill(moment: str, desk: Desk) -> None:
    command = [sys.executable, "-m", "tests.support.watch_play", "watch", str(desk.folder), "--once", "--quiet"]
    environment = {**os.environ, "WATCH_PLAY_KILL": f"{MOMENTS[moment]}:3"}
    args = [*command, "--db", desk.db, "--format", "ndjson"]
    done = subprocess.run(args, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode < 0
    desk.printed += done.stdout.splitlines()


@then(sentence("{n:d} dépêche est prise"))
def taken(n: int, desk: Desk) -> None:
    assert f"factcheck: {n} article pris" in desk.said


@then(sentence('la base contient l\'article de "{name}"'))
def in_store(name: str, desk: Desk) -> None:
    assert desk.scanned() == Counter({name: 1})


@then(sentence('la veille dit "{words}"'))
def says(words: str, desk: Desk) -> None:
    assert words in desk.said + "".join(desk.printed)


@then(sentence('la veille ne dit pas "{words}"'))
def says_not(words: str, desk: Desk) -> None:
    assert words not in desk.said


@then(sentence('"{name}" a été lu en entier'))
def read_whole(name: str, desk: Desk) -> None:
    store = open_store(desk.db)
    with store.reading() as connection:
        found = connection.scalars(text("SELECT text FROM articles")).all()
    store.close()
    whole = (desk.folder / f"{name}.txt").read_text(encoding="utf-8")
    assert whole.endswith("voisin.")
    assert [words for words in found if words.startswith("La suite")] == [whole]


@then(sentence("la base contient {n:d} articles, chacun une fois"))
def each_once(n: int, desk: Desk) -> None:
    scanned = desk.scanned()
    assert len(scanned) == n
    assert set(scanned.values()) == {1}


@then(sentence("chaque article a été annoncé"))
def each_told(desk: Desk) -> None:
    # A line that was cut off by the end of the program is told anew.
    told = {json.loads(line)["article"]["id"] for line in desk.printed if line.endswith("}")}
    assert len(told) == len(desk.scanned())


@then(sentence('le programme a reçu {n:d} affirmation, celle de "{name}"'))
def program_told(n: int, name: str, desk: Desk) -> None:
    lines = [json.loads(line) for line in desk.told.read_text(encoding="utf-8").splitlines()]
    assert [Path(line["article"]["source"]).stem for line in lines] == [name] * n


@then(sentence('la veille est refusée avec les mots "{words}"'))
def refused(words: str, desk: Desk) -> None:
    assert desk.code == UNUSABLE
    assert words in desk.said
