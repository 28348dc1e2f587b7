"""`python -m claims.training.repair_worth DATA`: what each repair of tags and trees is worth.

Each is judged by leaving out it alone. Without a repair of trees the other repairs of trees are made anew on the same
raw trees; without a repair of tags the parser reads the tags anew, since it builds the trees on them, but only where
that repair changed any.

Columns: on, tags or tree; fired, sentences that a repair changed; words, those that are others without it; better,
worse, neither: what became of them by the treebank, which running text lacks (–); arcs, heads and relations that the
parser finds (+) and misses (-) because of a repair of tags. Repairs that never fired are named below the table.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claims.errors import ClaimsError, ModelError
from claims.parsing.repair.registry import Repair, repairs_of
from claims.resources import models_dir
from claims.rules.loader import load_rules
from claims.training.corpora import Tree, read_trees
from claims.training.preparation import Corpora
from claims.training.raw_text import text_lines, with_straight_marks
from claims.training.repair_judge import Figures, Judge, Tally, judged_by_trees, judged_on_texts

__all__ = ["main", "output_file", "refused", "table"]

WIDTH = 100
"""Columns of the longest line of a table."""


def table(part: str, figures: Figures) -> str:
    """The figures of a part as lines of text; repairs that never fired are only named."""
    lines = [f"{part}: {figures.sentences} sentences, {figures.words} words"]
    lines += [f"  {name} {value:.2f}" for name, value in figures.scores.items()]
    lines.append(f"  {'repair':26}{'on':5}{'fired':>6}{'words':>6}{'better':>7}{'worse':>6}{'neither':>8}{'arcs':>9}")
    stages = {r.name: r.stage for r in repairs_of(load_rules()).all}
    for name, t in figures.tallies.items():
        if t.fired:
            judged: list[object] = [t.better, t.worse, t.neither] if figures.scores else ["–", "–", "–"]
            better, worse, neither = judged
            arcs = f"+{t.arcs_better} -{t.arcs_worse}" if figures.scores and stages[name] == "tags" else ""
            lines.append(f"  {name:26}{stages[name]:5}{t.fired:6}{t.words:6}{better:>7}{worse:>6}{neither:>8}{arcs:>9}")
    if idle := [name for name, t in figures.tallies.items() if not t.fired]:
        lines += textwrap.wrap(
            ", ".join(idle), WIDTH, initial_indent="  never: ", subsequent_indent="    ", break_on_hyphens=False
        )
    return "\n".join(lines)


def output_file(value: str) -> Path:
    """The path of a file to write, given as an argument of a command; checked before the run begins.

    Raises:
        argparse.ArgumentTypeError: the file cannot be written there.
    """
    path = Path(value)
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{path}: a folder; expected a file to write")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"{path}: no folder {path.parent} to write it into")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise argparse.ArgumentTypeError(f"{path}: cannot be written")
    return path


def refused(program: str, error: object) -> int:
    """The exit code of a command that cannot do its work; prints the error. Here ``--model`` is named ``--models``."""
    print(f"{program}: {error}".replace("Leave --model out", "Leave --models out"), file=sys.stderr)
    return 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table per part of the data. Exit code 0, or 2 for absent or broken data and unknown repairs."""
    description, _, epilog = __doc__.rpartition("\n\n")
    parser = argparse.ArgumentParser(
        prog="python -m claims.training.repair_worth",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path, nargs="?", help="folder with ud/*.conllu: its test files judge")
    parser.add_argument("--models", type=Path, default=models_dir(), help="default: those that come with the package")
    parser.add_argument("--grafts", type=Path, help="a CoNLL-U file that judges, too")
    parser.add_argument("--texts", type=Path, help="a text, or a folder of them: what fires there is only counted")
    parser.add_argument("--without", metavar="ID", action="append", default=[], help="leave out a repair (repeatable)")
    parser.add_argument("--examples", metavar="ID", action="append", default=[], help="show its words (repeatable)")
    parser.add_argument("--json", type=output_file, help="write all figures and examples there")
    options = parser.parse_args(arguments)
    if not (options.data or options.grafts or options.texts):
        parser.error("nothing to judge by; expected DATA, --grafts or --texts")
    try:
        shown = _repairs_named(options.examples)
        if both := [r.name for r in shown if r.name in options.without]:
            raise ModelError(f"{', '.join(both)}: left out, so there are no examples; expected --without or --examples")
        trees: dict[str, list[Tree]] = {}
        if options.data:
            trees["treebanks"] = [tree for found in Corpora(options.data).trees("test").values() for tree in found]
        if options.grafts:
            trees["grafts"] = _grafts(options.grafts)
        texts = list(_texts(options.texts)) if options.texts else []
        judge = Judge(options.models, options.without)
        parts = {part: judged_by_trees(judge, found) for part, found in trees.items()}
        if options.texts:
            parts["texts"] = judged_on_texts(judge, texts)
    except ClaimsError as error:
        return refused("claims.training.repair_worth", error)
    for part, figures in parts.items():
        print(table(part, figures))
        for repair in shown:
            print(_examples_of(repair, figures.tallies[repair.name]))
    if options.json:
        written = json.dumps(_plain_data(parts), ensure_ascii=False, indent=1)
        options.json.write_text(written + "\n", encoding="utf-8")
    return 0


def _repairs_named(names: Sequence[str]) -> list[Repair]:
    """The repairs that ``names`` name, in the order in which they are made.

    Raises:
        ModelError: no repair has one of the names.
    """
    known = repairs_of(load_rules())
    known.without(names)
    return [r for r in known.all if r.name in names]


def _grafts(path: Path) -> list[Tree]:
    if not path.is_file():
        raise ModelError(f"{path}: not found; expected a CoNLL-U file")
    return read_trees(path)


def _texts(path: Path) -> Iterator[str]:
    """Running texts: plain ones, also xz-compressed, and articles of a JSON file with a key ``text``.

    Raises:
        ModelError: there is no text, or one that cannot be read.
    """
    expected = "expected a text or a folder of texts (.txt, .txt.xz, .json)"
    if not path.exists():
        raise ModelError(f"{path}: not found; {expected}")
    files = [f for f in (sorted(path.iterdir()) if path.is_dir() else [path]) if f.suffix in (".json", ".txt", ".xz")]
    if not files:
        raise ModelError(f"{path}: no text found; {expected}")
    for file in files:
        try:
            yield _text_of(file)
        except (OSError, EOFError, lzma.LZMAError, ValueError, KeyError, TypeError, AttributeError) as error:
            wanted = "a JSON object with a key text" if file.suffix == ".json" else "a text in UTF-8"
            raise ModelError(f"{file}: cannot be read ({type(error).__name__}); expected {wanted}") from error


def _text_of(file: Path) -> str:
    if file.suffix == ".xz":
        return "\n\n".join(with_straight_marks(line) for line in text_lines([file]))
    text = file.read_text(encoding="utf-8")
    return with_straight_marks(json.loads(text)["text"] if file.suffix == ".json" else text)


def _examples_of(repair: Repair, tally: Tally) -> str:
    lines = [f"{repair.name}: {repair.purpose}"]
    for e in tally.examples:
        gold = f" | gold {e.gold}" if e.gold else ""
        lines.append(f"  [{e.verdict}] {e.word}: {e.before} -> {e.after}{gold}\n      {e.sentence}")
    return "\n".join(lines)


def _plain_data(parts: Mapping[str, Figures]) -> dict[str, Any]:
    return {part: asdict(figures) for part, figures in parts.items()}


if __name__ == "__main__":
    sys.exit(main())
