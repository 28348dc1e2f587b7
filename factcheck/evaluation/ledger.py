"""The ledger of measurements: what each set of articles scored, and which articles it was the first sight of.

In: a file of one JSON object a line, and measured sets. Out: the same file with lines added at its end; nothing in it
is ever changed. Lines keep an id and a hash of the text of each article that no earlier line lists, so that no article
is seen for the first time twice, whatever its file or its set is called.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.foreign_errors import system_words
from factcheck.errors import TrainingError
from factcheck.evaluation.code_version import CodeVersion
from factcheck.evaluation.gold import GoldArticle
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.reports.escaping import json_text

__all__ = ["LedgerLine", "MeasuredSet", "add_to_ledger", "ledger_line", "read_ledger", "text_hash"]

_HEX = 16
"""Digits of the hash of a text: enough to tell apart all articles there will ever be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSet:
    """A set of articles that was measured, with its figures.

    ``fitted_with`` are the names of the other sets on which the labels were fitted too. ``read_before`` says that
    people read the articles, or wrote rules with them, before a ledger was kept.
    """

    name: str
    articles: Sequence[GoldArticle]
    figures: Mapping[str, float]
    fitted_with: Sequence[str] = ()
    read_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One line: a set as one version of the code measured it on one day.

    ``set_hash`` stands for the texts of all articles, ``listed`` has id and text hash of those that no earlier line
    lists. ``first_sight`` tells that all were listed here, and that nobody had read them.
    """

    date: str
    version: str
    commit: str | None
    set: str
    articles: int
    first_sight: bool
    figures: Mapping[str, float]
    fitted_with: tuple[str, ...]
    set_hash: str
    listed: Mapping[str, str]

    def text(self) -> str:
        """The line as it stands in the file, without its end."""
        return json_text(
            {
                "date": self.date,
                "version": self.version,
                "commit": self.commit,
                "set": self.set,
                "articles": self.articles,
                "first_sight": self.first_sight,
                "figures": dict(self.figures),
                "fitted_with": list(self.fitted_with),
                "set_hash": self.set_hash,
                "listed": dict(self.listed),
            }
        )


def text_hash(text: str) -> str:
    """A hash of the letters and digits of a text: line breaks, quotation marks and capitals do not count."""
    letters = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:_HEX]


def read_ledger(file: Path) -> tuple[LedgerLine, ...]:
    """The lines of a ledger in order; none where there is no such file.

    Raises:
        TrainingError: the file cannot be read, or one of its lines is none of a ledger.
    """
    if not file.exists():
        return ()
    if not file.is_file():
        # A device may never end.
        raise TrainingError(_("{path}: not a regular file; expected a ledger, or a new file").format(path=file))
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = worded(system_words(error)) if isinstance(error, OSError) else str(error)
        raise TrainingError(_("{file}: cannot be read ({reason})").format(file=file, reason=reason)) from error
    return tuple(_line(words, file, number) for number, words in enumerate(lines, 1) if words.strip())


def _line(words: str, file: Path, number: int) -> LedgerLine:
    try:
        content: dict[str, Any] = json.loads(words)
        return LedgerLine(
            date=str(content["date"]),
            version=str(content["version"]),
            commit=None if content["commit"] is None else str(content["commit"]),
            set=str(content["set"]),
            articles=int(content["articles"]),
            first_sight=bool(content["first_sight"]),
            figures={str(name): float(value) for name, value in content["figures"].items()},
            fitted_with=tuple(map(str, content["fitted_with"])),
            set_hash=str(content["set_hash"]),
            listed={str(name): str(value) for name, value in content["listed"].items()},
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        problem = _("{file}, line {number}: not a line of a ledger; take back what was changed there")
        raise TrainingError(problem.format(file=file, number=number)) from error


def ledger_line(measured: MeasuredSet, before: Sequence[LedgerLine], code: CodeVersion, date: str) -> LedgerLine | None:
    """The line for a set measured on ``date`` after the lines ``before``; None where one says the same.

    That is a line about the same texts by the same unchanged commit, or the last one about them, if its version and
    figures are the same.
    """
    set_hash = text_hash(" ".join(sorted(text_hash(article.text) for article in measured.articles)))
    same = [line for line in before if line.set_hash == set_hash and line.version == code.version]
    of_last = next((line for line in reversed(before) if line.set_hash == set_hash), None)
    if any(code.commit == line.commit for line in same if code.exact):
        return None
    if of_last is not None and of_last in same and dict(of_last.figures) == dict(measured.figures):
        return None
    listed = _new_articles(measured.articles, before)
    return LedgerLine(
        date=date,
        version=code.version,
        commit=code.commit,
        set=measured.name,
        articles=len(measured.articles),
        first_sight=len(listed) == len(measured.articles) and not measured.read_before,
        figures=dict(measured.figures),
        fitted_with=tuple(measured.fitted_with),
        set_hash=set_hash,
        listed=listed,
    )


def _new_articles(articles: Iterable[GoldArticle], before: Iterable[LedgerLine]) -> dict[str, str]:
    """Id and text hash of the articles of which no line before has either."""
    known = {name for line in before for pair in line.listed.items() for name in pair}
    hashes = {article.id: text_hash(article.text) for article in articles}
    return {name: value for name, value in sorted(hashes.items()) if known.isdisjoint((name, value))}


def add_to_ledger(file: Path, lines: Sequence[LedgerLine]) -> None:
    """Add lines at the end of a ledger, which is made where there is none.

    Raises:
        TrainingError: the file cannot be written to.
    """
    if not lines:
        return
    data = "".join(f"{line.text()}\n" for line in lines).encode("utf-8", "replace")
    try:
        with file.open("ab+") as stream:
            if stream.tell():
                stream.seek(-1, os.SEEK_END)
                # What somebody wrote by hand may lack the end of its last line.
                data = data if stream.read(1) == b"\n" else b"\n" + data
            stream.write(data)
    except OSError as error:
        problem = _("{path}: cannot be written ({error}); choose another place for {option}")
        words = worded(system_words(error))
        raise TrainingError(problem.format(path=file, error=words, option="--ledger")) from error
