"""What the guide's transcripts are made with: commands run for real, in a folder of their own.

``cog -r -I tests rules/README.md`` writes them anew; a test checks that they are as the commands answer.
"""

from __future__ import annotations

import functools
import json
import os
import shlex
import tempfile
from pathlib import Path
from unittest import mock

import cog
from click.testing import CliRunner

import claims.parse
import factcheck.check
from claims.resources import label_model_path
from factcheck.commands import cli
from factcheck.i18n import using_language

__all__ = ["change", "figures", "run", "seed", "show", "write"]

_FOLDER = Path(tempfile.mkdtemp(prefix="guide-"))
_PARSER = functools.cache(claims.parse.load_parser)


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
    environment = {"COLUMNS": "84", "XDG_CONFIG_HOME": str(_FOLDER / ".config"), "NO_COLOR": "1"}
    with (
        mock.patch.object(claims.parse, "load_parser", _PARSER),
        mock.patch.object(factcheck.check, "load_parser", _PARSER),
        using_language("en"),
    ):
        result = CliRunner(env=environment).invoke(cli, args, prog_name="factcheck")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output, result.exit_code


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


def figures() -> None:
    """What the label model's own file says of how it was measured, as a table."""
    note = json.loads(label_model_path().read_text(encoding="utf-8"))["note"]
    cog.outl("| figure | value |\n|---|---|")
    for name, value in note["out_of_fold"].items():
        cog.outl(f"| {name.replace('_', ' ')} | {value:.3f} |")
    examples = ", ".join(f"{count} {label}" for label, count in sorted(note["examples"].items()))
    cog.outl(f"\n{note['articles']} articles; labels learned from {examples}.")


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
