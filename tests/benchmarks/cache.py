"""What a scan takes of articles that were scanned before, beside one that parses, and what the steps take.

In: nothing. Out: rows. Articles a second are those of one process on one core, without its start: reading files,
finding articles, claims, labels and worth, writing JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.cold import SEEDS, fifty, spent
from tests.benchmarks.rows import Row, median, processor_seconds
from tests.benchmarks.texts import ROOT

if TYPE_CHECKING:
    from claims.document.tree import Document
    from factcheck.scan_results import Article
    from factcheck.scanning.checker import Checker

__all__ = ["main", "rows", "shares"]

MANY, FEW = 200, 40
ROUNDS = 3
LEAST_ARTICLES, LEAST_WORDS, MOST_SHARE = 200, 100_000, 0.15
"""Articles a second with kept parses; words a second that are read back; all other steps beside the parse."""
_COUNTS = {"one": 1, "few": FEW, "many": MANY}
"""Articles of each folder; of ``few``, all that the seeds have."""
_RULES = ROOT / "rules" / "fr"
_EVERYWHERE = "verbe-que"
"""A rule that matches in every article of the seeds."""
_SOMEWHERE = """description: Essai
why: Un mot de trois articles sur trente-huit.
status: stable
trigger: {lemma: incendie, upos: NOUN}
args:
  content: {path: "> nmod"}
claim: {label: allegation, content: content}
"""
_SCAN = ["-m", "factcheck", "scan", "--quiet", "--no-color", "--format", "json"]


@contextmanager
def _environment(folder: Path) -> Iterator[None]:
    """What the processes that are started meanwhile keep, and the user's own label model, lie in ``folder``."""
    own = {
        "FACTCHECK_CACHE": str(folder / "cache"),
        "FACTCHECK_DB": str(folder / "scans.sqlite"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _a_second(folder: Path, fewer: str, more: str, *options: str) -> float:
    """Articles a second that ``more`` has beyond ``fewer``, which pays for the start and for what is loaded on the way.

    Each scan finds what was kept before all of them, and not what another of them has kept.
    """
    cache, before = folder / "cache", folder / "cache before"
    if cache.is_dir():
        shutil.copytree(cache, before)

    def seconds(read: Path) -> float:
        if before.is_dir():
            shutil.rmtree(cache)
            shutil.copytree(before, cache)
        return spent([*_SCAN, *options, str(read)]).seconds

    of_fewer = median(lambda: seconds(folder / fewer), ROUNDS)
    of_more = median(lambda: seconds(folder / more), ROUNDS)
    shutil.rmtree(before, ignore_errors=True)
    return (_COUNTS[more] - _COUNTS[fewer]) / (of_more - of_fewer)


def _told_apart(folder: Path) -> None:
    """Give each article a paragraph of its own: what is found in one is no other's."""
    for number, file in enumerate(sorted(folder.iterdir())):
        with file.open("a", encoding="utf-8") as article:
            article.write(f"\n\nLe dossier porte le numéro {number} dans nos archives.\n")


def _scans() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, count in _COUNTS.items():
            (folder / name).mkdir()
            _told_apart(fifty(folder / name, count))
        with _environment(folder):
            parsed = _a_second(folder, "one", "few", "--no-save", "--no-cache")
            yield Row(name="scan, nothing kept", value=parsed, unit="articles/s")
            spent([*_SCAN, "--no-save", str(folder / "many")])
            kept = _a_second(folder, "few", "many", "--no-save")
            yield Row(name="scan again, nothing changed", value=kept, unit="articles/s", goal=LEAST_ARTICLES)
            saved = _a_second(folder, "few", "many")
            yield Row(name="scan again, nothing changed, saved to the store", value=saved, unit="articles/s")
            yield from _changed_scans(folder)


def _changed_scans(folder: Path) -> Iterator[Row]:
    """Scans of articles that were scanned before, after one thing changed."""

    def row(changed: str, *options: str, goal: float | None = LEAST_ARTICLES, note: str = "") -> Row:
        a_second = _a_second(folder, "few", "many", "--no-save", *options)
        return Row(name=f"scan again, {changed}", value=a_second, unit="articles/s", goal=goal, note=note)

    own = folder / "data" / "factcheck" / "labels.json"
    own.parent.mkdir(parents=True)
    model = json.loads((ROOT / "claims" / "data" / "labels.json").read_text(encoding="utf-8"))
    model["intercepts"] = [intercept + 0.1 for intercept in model["intercepts"]]
    own.write_text(json.dumps(model), encoding="utf-8")
    yield row("label model changed")
    own.unlink()
    for name in ("added", "changed"):
        (folder / name).mkdir()
    (folder / "added" / "essai.yaml").write_text(_SOMEWHERE, encoding="utf-8")
    yield row("a rule added that touches few articles", "--rules", str(folder / "added"), note="8 % of them")
    rule = (_RULES / f"{_EVERYWHERE}.yaml").read_text(encoding="utf-8")
    changed = rule.replace("priority: 60", "priority: 61")
    (folder / "changed" / f"{_EVERYWHERE}.yaml").write_text(changed, encoding="utf-8")
    yield row("a rule changed that touches every article", "--rules", str(folder / "changed"), goal=None)


def shares(checker: Checker, articles: list[Article]) -> tuple[float, float, int]:
    """Seconds of processor time for the parse of the articles and for all steps after it, and their words."""
    from factcheck.scanning.checker import parsed_blocks, title_blocks

    parser, analyser = checker.analyser.parser, checker.analyser
    talks = [analyser.dialogue(a.text, parsed_blocks(a), title_blocks(a)) for a in articles]
    asked = [(a.text, blocks) for a, (_dialogue, blocks) in zip(articles, talks, strict=True)]
    documents: list[Document] = [found[0] for found in parser.parse_many(asked) if isinstance(found, tuple)]
    words = sum(len(sentence.words) for document in documents for sentence in document.sentences)

    def rest() -> None:
        for article, document in zip(articles, documents, strict=True):
            dialogue, _blocks = analyser.dialogue(article.text, parsed_blocks(article), title_blocks(article))
            analyser.analyse_document(document, (), title_blocks(article), dialogue)

    rest()
    parse = median(lambda: processor_seconds(lambda: parser.parse_many(asked)))
    return parse, median(lambda: processor_seconds(rest)), words


def _steps() -> Iterator[Row]:
    from factcheck.articles.reader import read_text
    from factcheck.parse_cache.cache_file import ParseCache
    from factcheck.scanning.checker import Checker

    texts = [json.loads(file.read_text(encoding="utf-8"))["text"] for file in sorted(SEEDS.glob("*.json"))]
    articles = [read_text(text, source=f"{number}.txt") for number, text in enumerate(texts)]
    parse, rest, words = shares(Checker.load(), articles)
    share = Row(
        name="other steps beside the parse",
        value=rest / parse,
        unit="",
        goal=MOST_SHARE,
        at_most=True,
        note="dialogue, claims, labels, worth; without reading and records, the parse of all articles at once",
    )
    yield Row(name="parse", value=words / parse, unit="words/s")
    yield Row(name="other steps", value=words / rest, unit="words/s")
    yield share
    with tempfile.TemporaryDirectory() as made:
        cache = ParseCache(Path(made) / "parses.sqlite", 1_000_000_000, print)
        back, _rest, words = shares(Checker.load(parses=cache), articles)
        cache.close()
    yield Row(name="kept parses read back", value=words / back, unit="words/s", goal=LEAST_WORDS)


def rows() -> list[Row]:
    """Articles a second with and without kept parses, and the shares of the steps."""
    return [*_scans(), *_steps()]


def main() -> int:
    """Print the rows; returns 1 if a goal is missed."""
    found = rows()
    for row in found:
        goal = "" if row.goal is None else f"({'at most' if row.at_most else 'at least'} {row.goal:g})"
        print(f"{row.name:42} {row.value:10.2f} {row.unit:10} {goal}")
    return int(any(row.reached is False for row in found))


if __name__ == "__main__":
    sys.exit(main())
