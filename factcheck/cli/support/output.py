"""Where commands write: messages on stderr, results on standard output or in a file.

In: messages, values, paragraphs. Out: lines and bytes on streams.
"""

from __future__ import annotations

import io
import logging
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from claims.errors import Message
from claims.foreign_errors import system_words
from factcheck.cli.support.display import display_environ
from factcheck.cli.support.error_wording import error_for_cli
from factcheck.errors import FactcheckError
from factcheck.file_writing import replaced_whole, write_bytes_whole
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.safe_text import one_line, printable
from factcheck.standard_streams import give_up

if TYPE_CHECKING:
    from factcheck.reports.console import Paragraph

__all__ = [
    "open_output",
    "print_paragraphs",
    "refuse_inputs",
    "say",
    "say_faults",
    "show_progress",
    "tell",
    "write_bytes",
    "write_json",
    "write_paragraphs",
]

_FULL = (ENOSPC, EDQUOT, EFBIG)


def say(message: object) -> None:
    """One line on stderr, in the program's name; errors in the reader's language."""
    words = worded(message) if isinstance(message, Message) else str(message)
    if isinstance(message, BaseException):
        words = error_for_cli(message)
    try:
        tell(f"factcheck: {one_line(words)}", on_stderr=True)
    except OSError:
        # A message that nobody can read must not cost the result.
        give_up(sys.stderr)


def tell(words: object = "", *, on_stderr: bool = False, whole: bool = True) -> None:
    """Words on standard output, or on stderr; ``whole`` ends them with a line feed."""
    click.echo(printable(str(words)), err=on_stderr, nl=whole)


def show_progress(words: str | None) -> None:
    """Words that the next ones overwrite, on stderr; None takes them away. Only for terminals."""
    # One column stays free: a terminal would begin a new line after the last.
    line = "" if words is None else one_line(words)[: shutil.get_terminal_size().columns - 1]
    sys.stderr.write(f"\r{line}\x1b[K")
    sys.stderr.flush()


class _Printable(logging.Formatter):
    """Lines of a log in which nothing is a command to a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The record and its traceback as text."""
        return printable(super().format(record))


def say_faults() -> logging.Handler:
    """What writes the records of a log on stderr, with their tracebacks."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Printable())
    return handler


@contextmanager
def open_output(path: Path | None, *, data: bool, option: str = "--output") -> Iterator[TextIO]:
    """Standard output, or a file that appears under ``path`` only when the block ends well.

    ``option`` is the one that named it.

    Raises:
        FactcheckError: no file can be made there, or the disk is full.
    """
    if path is None:
        stream = sys.stdout
        if isinstance(stream, io.TextIOWrapper):
            # Data are UTF-8 whatever the locale; a terminal gets its own encoding.
            if data:
                stream.reconfigure(encoding="utf-8", newline="\n")
            else:
                stream.reconfigure(errors="replace")
        yield stream
        stream.flush()
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(replaced_whole(path))
        except OSError as error:
            raise _not_written(path, error, option) from error
        try:
            yield file
        except OSError as error:
            # Of all that goes wrong while a file is filled, only this is the file's own fault.
            if error.errno not in _FULL or error.filename is not None:
                raise
            raise _not_written(path, error, option) from error
        try:
            stack.close()
        except OSError as error:
            raise _not_written(path, error, option) from error


def _not_written(path: Path, error: OSError, option: str) -> FactcheckError:
    problem = _("{path}: cannot be written ({error}); choose another place for {option}")
    return FactcheckError(problem.format(path=path, error=worded(system_words(error)), option=option))


def refuse_inputs(output: Path | None, inputs: Iterable[str]) -> None:
    """Nothing, where the file to be written is none of those that are read.

    Raises:
        FactcheckError: it is one: what was read would be lost.
    """
    for name in inputs:
        try:
            same = output is not None and name != "-" and output.samefile(name)
        except (OSError, ValueError):
            # An address, or a file that is not there yet.
            continue
        if same:
            problem = _("{path}: is read by this command, and would be lost; choose another place for --output")
            raise FactcheckError(problem.format(path=output))


def write_bytes(path: Path | None, data: bytes) -> None:
    """Bytes on standard output, or in a file that changes only once all is written.

    Raises:
        FactcheckError: no file can be made there, or the disk is full.
    """
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        write_bytes_whole(path, data)
    except OSError as error:
        raise _not_written(path, error, "--output") from error


def write_json(value: Any) -> None:
    """A value on standard output as indented JSON."""
    from factcheck.reports.escaping import json_text

    with open_output(None, data=True) as file:
        file.write(json_text(value, indent=2) + "\n")


def write_paragraphs(paragraphs: Iterable[Paragraph]) -> None:
    """Paragraphs on standard output, each broken to the width of the terminal."""
    with open_output(None, data=False) as file:
        print_paragraphs(paragraphs, file)


def print_paragraphs(paragraphs: Iterable[Paragraph], file: TextIO, *, color: bool | None = None) -> None:
    """Paragraphs in a file, each broken to the width of the terminal; ``color`` None asks the environment."""
    from factcheck.reports.console import cell, make_console
    from factcheck.reports.terminal import show

    console = make_console(file, display_environ(), color=color)
    for paragraph in paragraphs:
        show(cell([paragraph], console.width), console)
