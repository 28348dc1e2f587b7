"""What the guide's transcripts are made with: commands run for real, in a folder of their own.

``cog -r -I tests rules/README.md`` writes them anew; a test checks that they are as the commands answer.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import io
import itertools
import json
import os
import shlex
import tempfile
from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self
from unittest import mock

import cog
from click.testing import CliRunner

import claims.parsing.parser
import claims.parsing.stanza_pipeline
import claims.pipeline
import factcheck.dossiers.decision_request
import factcheck.review.queue_lines
import factcheck.store.times_and_ids
from claims.resources import label_model_path
from factcheck.cli.commands import cli
from factcheck.evaluation.figures import GOALS
from factcheck.evaluation.ledger import read_ledger
from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.queue import OPEN, ReviewQueue
from factcheck.store.claim_lists import Filter
from factcheck.store.engine import open_store
from factcheck.verification.verdict_scale import load_scale

__all__ = ["change", "claim", "figures", "python", "review", "run", "seed", "show", "write"]

_FOLDER = Path(tempfile.mkdtemp(prefix="guide-"))
_STORE = str(_FOLDER / "store.sqlite")
_DAY = date(2026, 3, 9)
_MOMENTS = itertools.count()
_PIPELINE = functools.cache(claims.parsing.stanza_pipeline.open_pipeline)


class _Clock(datetime):
    """Transcripts read alike on every day: each moment is a minute after the last one."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(_DAY.year, _DAY.month, _DAY.day, 9, tzinfo=tz) + timedelta(minutes=next(_MOMENTS))


class _Evening(datetime):
    """The moment at which ages are told."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(_DAY.year, _DAY.month, _DAY.day, 18, tzinfo=tz)


class _Today(date):
    @classmethod
    def today(cls) -> Self:
        return cls(_DAY.year, _DAY.month, _DAY.day)


def run(command: str) -> None:
    """One command as a reader would type it, and what it answers; ``cat`` and ``factcheck`` are known."""
    words = shlex.split(command)
    here = Path.cwd()
    os.chdir(_FOLDER)
    try:
        if words[0] == "cat":
            output, code = Path(words[1]).read_text(encoding="utf-8"), 0
        else:
            output, code = _factcheck(words[1:])
    finally:
        os.chdir(here)
    # Absolute paths differ from machine to machine.
    output = output.replace(str(Path.cwd()) + "/", "").replace(f"{_FOLDER}/", "")
    _fenced("console", f"$ {command}\n{output.rstrip()}" + (f"\n(exit code {code})" if code else ""))


def _factcheck(args: list[str]) -> tuple[str, int]:
    environment = {
        "TZ": "UTC",
        **{f"XDG_{kind}_HOME": str(_FOLDER / f".{kind.lower()}") for kind in ("CONFIG", "DATA", "STATE")},
        **{"COLUMNS": "84", "NO_COLOR": "1", "FACTCHECK_DB": _STORE, "FACTCHECK_USER": "Ana"},
    }
    with (
        mock.patch.object(factcheck.store.times_and_ids, "datetime", _Clock),
        mock.patch.object(factcheck.dossiers.decision_request, "date", _Today),
        mock.patch.object(claims.parsing.parser, "open_pipeline", _PIPELINE),
        using_language("en"),
    ):
        result = CliRunner(env=environment).invoke(cli, args, prog_name="factcheck")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output, result.exit_code


def python(code: str) -> None:
    """Run a piece of Python and show it with what it prints."""
    printed = io.StringIO()
    with mock.patch.object(claims.parsing.parser, "open_pipeline", _PIPELINE), contextlib.redirect_stdout(printed):
        exec(code, {})
    _fenced("python", code.strip())
    _fenced("text", printed.getvalue())


def claim(words: str) -> str:
    """The id of the one claim of the store that has these words."""
    output, _code = _factcheck(["list", "--words", words, "--order", "oldest", "--limit", "1", "--format", "ids"])
    return output.strip()


def review(*keys: str) -> None:
    """The screen of a review, 80 by 24, after these keys."""

    async def played() -> list[str]:
        app = ReviewApp(ReviewQueue(store, load_scale(), "Ana", Filter(statuses=OPEN, order="priority")))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            return ["".join(part.text for part in strip) for strip in app.screen._compositor.render_strips()]

    store = open_store(_STORE)
    with (
        mock.patch.dict(os.environ, {"XDG_STATE_HOME": str(_FOLDER / ".state")}),
        mock.patch.object(factcheck.review.queue_lines, "datetime", _Evening),
        using_language("en"),
    ):
        lines = asyncio.run(played())
    store.close()
    _fenced("text", "\n".join(lines))


def write(path: str, text: str) -> None:
    """A file that the reader makes in an editor, shown whole."""
    target = _FOLDER / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.strip() + "\n", encoding="utf-8")
    _fenced("yaml" if path.endswith(".yaml") else "text", text.strip())


def seed(name: str) -> None:
    """Lay a seed article into the reader's folder, under ``seeds/``."""
    target = _FOLDER / "seeds" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes((Path("seeds") / name).read_bytes())


_OTHERS: Mapping[str, Mapping[str, float]] = {
    "Gender Gap Tracker": {
        "attributed_f1@0.3": 0.437,
        "attributed_f1@0.8": 0.359,
        "attributed_f1@iou 0.5": 0.383,
        "speaker": 0.667,
        "name": 0.373,
    },
    "GenderedNews": {
        "attributed_f1@0.3": 0.470,
        "attributed_f1@0.8": 0.412,
        "attributed_f1@iou 0.5": 0.431,
        "speaker": 0.753,
        "name": 0.614,
    },
    "second annotation": {
        "attributed_f1@0.3": 0.969,
        "attributed_f1@0.8": 0.938,
        "attributed_f1@iou 0.5": 0.938,
        "speaker": 1.0,
        "name": 1.0,
    },
}
"""Measured once: two programs on the Wikinews articles, over a parse with the first models of the package, and a
second, independent annotation of a part of such articles."""

_OTHERS_FRESH: Mapping[str, Mapping[str, float]] = {
    "Gender Gap Tracker, 60": {
        "attributed_f1@0.3": 0.576,
        "attributed_f1@0.8": 0.482,
        "attributed_f1@iou 0.5": 0.482,
        "speaker": 0.710,
        "name": 0.567,
    },
}
"""Measured once: the program on the spaCy model that its authors use, on the forty articles of ``fresh`` and twenty
more of the same kind."""


def figures() -> None:
    """What the label model's own file says of how it was measured, as a table, beside goals and others' figures."""
    note = json.loads(label_model_path().read_text(encoding="utf-8"))["note"]
    columns = {f"all {note['articles']}": note["out_of_fold"]}
    for name, part in note.get("by_folder", {}).items():
        columns[f"`{name}`, {part['articles']}"] = part["out_of_fold"]
    columns |= _OTHERS
    spans = note.get("intervals", {})
    heads = ["figure", "goal", *columns]
    cog.outl(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for name in [*GOALS, *(name for name in sorted(note["out_of_fold"]) if name not in GOALS)]:
        cells = [f"{column[name]:.3f}" if name in column else "" for column in columns.values()]
        if name in spans:
            cells[0] += f" ({spans[name][0]:.2f}–{spans[name][1]:.2f})"
        sign = "<" if name == "shown_as_fact" else "≥"
        goal = f"{sign} {GOALS[name]:.2f}" if name in GOALS else ""
        cog.outl(f"| {name.replace('_', ' ')} | {goal} | {' | '.join(cells)} |")
    examples = ", ".join(f"{count} {label}" for label, count in sorted(note["examples"].items()))
    cog.outl(f"\nLabels learned from {examples}.")


def first_sights(ledger: Path = Path("seeds/ledger.ndjson")) -> None:
    """What each set scored when nobody had seen its articles, and, where it was measured again, what it scores now."""
    lines = read_ledger(ledger)
    columns: list[tuple[str, Mapping[str, float]]] = []
    for line in lines:
        if line.first_sight:
            columns.append((f"`{line.set}`, {line.articles}: first sight", line.figures))
            last = [later for later in lines if later.set_hash == line.set_hash][-1]
            columns += [("now", last.figures)] * (last is not line)
    columns += _OTHERS_FRESH.items()
    cog.outl(f"| figure | {' | '.join(head for head, _ in columns)} |\n|{'---|' * (len(columns) + 1)}")
    for name in GOALS:
        cells = [f"{figures[name]:.3f}" if name in figures else "" for _, figures in columns]
        cog.outl(f"| {name.replace('_', ' ')} | {' | '.join(cells)} |")


def change(path: str, before: str, after: str) -> None:
    """A line that the reader changes in a file."""
    target = _FOLDER / path
    lines = target.read_text(encoding="utf-8").splitlines()
    (at,) = (i for i, line in enumerate(lines) if before in line)
    old, lines[at] = lines[at], lines[at].replace(before, after)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _fenced("diff", f"-{old}\n+{lines[at]}")


def show(path: str, begin: str = "", end: str = "") -> None:
    """The part of a file from one line to before another."""
    lines = (_FOLDER / path).read_text(encoding="utf-8").splitlines()
    first = next((i for i, line in enumerate(lines) if begin and line.startswith(begin)), 0)
    last = next((i for i, line in enumerate(lines) if end and i > first and line.startswith(end)), len(lines))
    _fenced("yaml", "\n".join(lines[first:last]))


def _fenced(kind: str, text: str) -> None:
    cog.outl(f"```{kind}\n{chr(10).join(line.rstrip() for line in text.splitlines())}\n```")
