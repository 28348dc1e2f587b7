"""No command shows what a terminal would obey, wherever it came from: options, file names, rule files, the store.

The commands and their options are those of the click tree; a new one is tried without a line here.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest

from claims.errors import ClaimsError
from factcheck.claim_ids import claim_ids
from factcheck.cli.commands import cli
from factcheck.errors import DownloadError
from factcheck.safe_text import HOSTILE
from factcheck.scan_results import Article, Checked
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.factcheck.cli.test_commands import commands
from tests.support.commands import FakeChecker, run
from tests.support.hostile_text import INVISIBLE, PAYLOAD, SPEAKER, YARD, hostile_article

OUTCOMES = (0, 1, 2, 3)
COMMANDS = dict(commands(cli))
URL = "https://example.org/page"


def formed(command: click.Command) -> list[list[str]]:
    """The options for each form that a command writes."""
    forms = next((param.type for param in command.params if param.name == "form"), None)
    return [["--format", form] for form in forms.choices] if isinstance(forms, click.Choice) else [[]]


def is_given(param: click.Parameter) -> bool:
    return not getattr(param, "is_flag", False)


def checked_run(*args: str) -> str:
    """What a run shows: it ends as documented and shows nothing hostile; JSON is JSON."""
    result = run(*args)

    assert result.exception is None or isinstance(result.exception, SystemExit), (args, result.exception)
    assert result.exit_code in OUTCOMES, args
    found = HOSTILE.search(result.stdout) or HOSTILE.search(result.stderr)
    assert found is None, (args, found, result.output)
    if "json" in args and result.stdout:
        json.loads(result.stdout)
    return result.output


class NoisyChecker(FakeChecker):
    """Tells of its rules as others would."""

    def __init__(self) -> None:
        super().__init__(notices=[f"règle {PAYLOAD}"])

    def check(self, article: Article) -> Checked:
        """A claim of hostile words, or an error of them."""
        if "BOOM" in article.text:
            raise ValueError(PAYLOAD)
        return super().check(article)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store each text of which is hostile, with all that people can decide, and the id of a claim."""
    path = tmp_path_factory.mktemp("kept") / f"{PAYLOAD}.sqlite"
    one = hostile_article()
    other = replace(one, article=replace(one.article, id="port-0002", text=one.article.text.replace("12", "13")))
    store = open_store(str(path))
    for read in (one, other):
        save_scan(store, read, machine=PAYLOAD, matching=LikenessLimits())
    store.close()
    (claim,) = claim_ids(one)
    about = ["--title", PAYLOAD, "--quote", PAYLOAD, "--archived", URL]
    decided = ["--verdict", "faux", "--note", PAYLOAD, "--asked", PAYLOAD, "--answer", PAYLOAD, "--speaker", PAYLOAD]
    shown = run("set", claim, "--evidence", URL, *about, *decided, "--by", PAYLOAD, "--db", str(path))
    assert shown.exit_code == 0, shown.output
    review = {
        "@type": "ClaimReview", "claimReviewed": YARD, "url": URL, "author": {"name": PAYLOAD},
        "reviewRating": {"alternateName": PAYLOAD}, "itemReviewed": {"author": {"name": SPEAKER}},
    }  # fmt: skip
    published = path.parent / "published.json"
    published.write_text(json.dumps(review), encoding="utf-8")
    assert run("import", str(published), "--db", str(path)).exit_code == 0
    return path, claim


@pytest.fixture(autouse=True)
def hostile_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: tuple[Path, str], surroundings: None) -> Path:
    """A folder of a hostile name to work in, no parser, no network, few rules."""
    here = tmp_path / f"x{PAYLOAD}"
    (here / "built-in").mkdir(parents=True)
    monkeypatch.chdir(here)
    store = here / f"{PAYLOAD}.sqlite"
    shutil.copyfile(kept[0], store)
    monkeypatch.setenv("FACTCHECK_DB", str(store))
    monkeypatch.setenv("FACTCHECK_USER", PAYLOAD)
    # Not the rules that other tests have loaded.
    monkeypatch.setattr("claims.loaded_once._values", {})
    monkeypatch.setattr("claims.rules.loader.rules_dir", lambda: here / "built-in")
    monkeypatch.setattr("claims.rules.loader.repairs_dir", lambda: here / "built-in")
    monkeypatch.setattr("claims.rules.loader.lists_dir", lambda: here / "built-in")
    monkeypatch.setattr("factcheck.user_files.user_rules_dir", lambda: here / "none")

    def no_parser(*_args: Any, **_options: Any) -> None:
        raise ClaimsError(f"no parser {PAYLOAD}")

    def no_network(folder: Path, **_options: Any) -> None:
        raise DownloadError(f"{folder}: {PAYLOAD}")

    for module in ("explain", "rules.explain", "rules.new", "rules.test", "rules.list", "rules.stats", "scan", "eval"):
        for function in ("parser_of", "load_checker", "unlabelled_checker"):
            monkeypatch.setattr(f"factcheck.cli.{module}.{function}", no_parser, raising=False)
    monkeypatch.setattr("factcheck.cli.train.unlabelled_checker", no_parser)
    monkeypatch.setattr("factcheck.cli.rules.support.rule_counts.parser_of", no_parser, raising=False)
    monkeypatch.setattr("factcheck.scanning.models.download", no_network)
    return here


def harmless(param: click.Parameter, claim: str) -> list[str]:
    """A value for an argument that a command does not run without."""
    if not isinstance(param, click.Argument) or not param.required:
        return []
    return [str(Path.cwd() / "built-in")] if isinstance(param.type, click.Path) else [claim]


def values(param: click.Parameter, here: Path) -> list[str]:
    """Hostile values of an option or argument: a text, and where it takes paths also a file and a folder that exist."""
    if param.name == "db":
        return [str(next(here.glob("*.sqlite"))), f"mysql://{PAYLOAD}", f"postgresql://{PAYLOAD}:{PAYLOAD}@["]
    if not isinstance(param.type, click.Path | click.File):
        return [f"{PAYLOAD}\udcff" if isinstance(param.type, click.Choice | click.IntRange) else PAYLOAD]
    folder, file = here / f"d{PAYLOAD}", here / f"f{PAYLOAD}.yaml"
    folder.mkdir(exist_ok=True)
    file.write_bytes(b"\xff")
    return [f"\udcff{PAYLOAD}", str(folder), str(file)]


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_no_value_of_an_option_reaches_the_terminal(path: tuple[str, ...], hostile_place: Path, kept: Any) -> None:
    command = COMMANDS[path]
    given = [param for param in command.params if is_given(param)]
    for param in given:
        rest = [word for other in given if other is not param for word in harmless(other, kept[1])]
        for value in values(param, hostile_place):
            words = [value] if isinstance(param, click.Argument) else [param.opts[0], value]
            checked_run(*path, *(words + rest if isinstance(param, click.Argument) else rest + words))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_no_unknown_option_or_word_reaches_the_terminal(path: tuple[str, ...]) -> None:
    for wrong in (f"--{PAYLOAD}", f"-{PAYLOAD}", f"--lang={PAYLOAD}", f"--no-color={PAYLOAD}"):
        assert checked_run(*path, wrong)
    assert checked_run(*path[:-1], PAYLOAD)


STORED = [path for path, command in COMMANDS.items() if any(param.name == "db" for param in command.params)]


@pytest.mark.parametrize("path", STORED, ids=" ".join)
def test_no_field_of_the_store_reaches_the_terminal(path: tuple[str, ...], kept: Any) -> None:
    command = COMMANDS[path]
    arguments = [word for param in command.params for word in harmless(param, kept[1])]
    signed = ["--publisher", PAYLOAD] if path == ("export",) else []
    for form in formed(command):
        checked_run(*path, *arguments, *form, *signed)


def test_the_store_is_hostile_indeed(kept: Any) -> None:
    shown = json.loads(run("show", kept[1], "--format", "json").stdout)

    for part in ("claim", "appearances", "evidence", "replies", "history", "reviews"):
        assert HOSTILE.search(json.dumps(shown[part], ensure_ascii=False)), part


def hostile_rules(folder: Path) -> Path:
    """Rule files that are right, wrong, and no YAML; JSON is YAML, and its escapes are those of YAML."""
    if folder.exists():
        return folder
    folder.mkdir()
    rule = {
        "id": "hostile", "description": PAYLOAD, "why": PAYLOAD, "status": "experimental", "priority": 50,
        "pattern": {"trigger": {"lemma": PAYLOAD}, "content": "ccomp"}, "label": "allegation",
    }  # fmt: skip
    shapes: dict[str, object] = {
        "one": rule,
        "key": {**rule, PAYLOAD: 1},
        "id": {**rule, "id": PAYLOAD},
        "extends": {**rule, "id": "other", "extends": PAYLOAD},
        "values": {**rule, "status": PAYLOAD, "priority": PAYLOAD, "label": PAYLOAD},
        "list": [PAYLOAD],
    }
    for name, content in shapes.items():
        (folder / f"{name}{PAYLOAD}.yaml").write_text(json.dumps(content), encoding="utf-8")
    (folder / "raw.yaml").write_text(f"description: {PAYLOAD}\n", encoding="utf-8")
    (folder / f"tag{PAYLOAD}.yaml").write_text(f'a: !{INVISIBLE} "\\{INVISIBLE}"\n', encoding="utf-8")
    lists = folder / "lists"
    lists.mkdir()
    words = {"id": "verbes-parole", "description": PAYLOAD, "entries": [PAYLOAD], "remove": [PAYLOAD], "frames": 3}
    (lists / f"w{PAYLOAD}.yaml").write_text(json.dumps(words), encoding="utf-8")
    return folder


RULED = [path for path, command in COMMANDS.items() if any(param.name == "rule_dirs" for param in command.params)]


@pytest.mark.parametrize("path", RULED, ids=" ".join)
def test_nothing_in_a_rule_file_reaches_the_terminal(path: tuple[str, ...], hostile_place: Path, kept: Any) -> None:
    command = COMMANDS[path]
    folder = hostile_rules(hostile_place / f"r{PAYLOAD}")
    arguments = [word for param in command.params for word in harmless(param, kept[1])]
    named = ["hostile"] if path == ("rules", "show") else arguments
    for form in formed(command):
        shown = checked_run(*path, *named, "--rules", str(folder), *form)
        assert "raw.yaml" in shown or path[0] != "rules" or path[-1] in ("check", "explain", "stats", "test")


def test_nothing_of_an_article_or_its_name_reaches_the_terminal(
    hostile_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cli.scan.load_checker", lambda *_args, **_more: NoisyChecker())
    texts = {"good": f"Titre {PAYLOAD}\n\n{PAYLOAD} parle.", "bad": "BOOM", "empty": "", "binary": "\0\1"}
    paths = []
    for name, text in texts.items():
        path = hostile_place / f"{name}{PAYLOAD}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))

    for form in formed(COMMANDS[("scan",)]):
        shown = checked_run("scan", *paths, *form, "--debug")
        if "parquet" in form:
            # Only a cluster of workers writes that form, and none runs here: it is refused before anything is read.
            assert "--engine dask" in shown
            continue
        assert "good" in shown
        assert "Traceback" in shown
