"""What examples and frames do not cover, and its wording: the part of ``rules test`` about word lists."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.foreign_errors import system_words
from factcheck.cli.rules.support.rule_set import relative_path
from factcheck.cli.support.output import say, show_progress
from factcheck.errors import FactcheckError
from factcheck.i18n import _, ngettext
from factcheck.reports.error_wording import worded

if TYPE_CHECKING:
    from claims.authoring.coverage import Coverage
    from claims.authoring.frame_runs import FrameOutcome
    from claims.authoring.rule_examples import Difference, Outcome, Parses
    from claims.rules.loader import RuleSet

__all__ = [
    "coverage_lines",
    "coverage_of",
    "coverage_record",
    "difference_lines",
    "frame_lines",
    "frame_outcomes",
    "frame_record",
    "seed_texts",
]


def frame_outcomes(parser: Parses, ruleset: RuleSet, names: Collection[str]) -> list[FrameOutcome]:
    """The outcomes of the words of lists in their frames; progress is shown on stderr where that is a terminal."""
    from claims.authoring.frame_runs import run_frames
    from factcheck.cli.rules.support.page_list_examples import run_page_frames

    cases = ruleset.cases(names)
    on_pages = [c for c in cases if c.frame.page]
    parsed = [c for c in cases if not c.frame.page]

    def progress(done: int, total: int) -> None:
        if sys.stderr.isatty():
            words = _("word lists: {done} of {n}").format(done=done, n=total)
            show_progress(words if done < total else None)

    return [*run_page_frames(on_pages, ruleset.lists), *run_frames(parser, ruleset, parsed, progress)]


def coverage_of(
    ruleset: RuleSet,
    outcomes: Sequence[Outcome],
    frames: Sequence[FrameOutcome],
    parser: Parses,
    seeds: Iterable[Path],
    wanted: Collection[str],
    names: Collection[str],
) -> Coverage:
    """What examples do not cover of the rules ``wanted`` and the lists ``names``.

    Texts are read only for words without a frame.
    """
    from dataclasses import replace

    from claims.authoring.coverage import coverage_of, words_met, words_without_frame
    from claims.authoring.rule_examples import documents

    met = None
    if words_without_frame(ruleset).keys() & set(names):
        texts = [t.text for r in ruleset.rules if r.id in wanted for t in (*r.matches, *r.mismatches)]
        met = words_met(documents(parser, [*texts, *(t for seed in seeds for t in seed_texts(seed))]))
    found = coverage_of(ruleset, outcomes, frames, met, names)
    return replace(found, silent=tuple(i for i in found.silent if i in wanted))


def seed_texts(path: Path) -> Iterable[str]:
    """The texts of a file, or of those in a folder. In a folder, a pipe or device, which may never end, is left out.

    Raises:
        FactcheckError: a file cannot be read, is not UTF-8, or no annotated article.
    """
    files = [path]
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".json") and p.is_file())
    for file in files:
        try:
            text = file.read_bytes().decode("utf-8-sig")
            yield str(json.loads(text)["text"]) if file.suffix == ".json" else text
        except OSError as error:
            problem = _("{path}: cannot be used ({error})")
            raise FactcheckError(problem.format(path=file, error=worded(system_words(error)))) from error
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            problem = _("{path}: no article: expected UTF-8 text, or JSON with the text under « text »")
            raise FactcheckError(problem.format(path=file)) from error


# --- Telling ---------------------------------------------------------------------------------------------------------


def difference_lines(differences: Iterable[Difference]) -> Iterable[str]:
    """One line per part that is not as expected."""
    for difference in differences:
        yield f"  {difference.part}: " + _("expected « {expected} », found {found}").format(
            expected=difference.expected, found=f"« {difference.found} »" if difference.found else _("nothing")
        )


def frame_lines(outcome: FrameOutcome) -> Iterable[str]:
    """A word that does not do what its list is for: where, in which text, what was found."""
    case = outcome.case
    text = " ".join(case.frame.text.split())
    yield f"{relative_path(case.frame.file)}:{case.frame.line}: @{case.frame.list}: {case.entry}: {text}"
    if case.fault:
        yield f"  {worded(case.fault)}"
    yield from difference_lines(outcome.differences)


def coverage_lines(coverage: Coverage) -> Iterable[str]:
    """Every gap, list by list."""
    for identity in coverage.silent:
        yield _("{id}: no example fires this rule").format(id=identity)
    for words in coverage.lists:
        if words.whole:
            continue
        yield _("{list}: {met} of {total} entries are exercised").format(
            list=f"@{words.name}", met=words.met, total=words.total
        )
        if words.missing:
            yield "  " + _("without a frame, an example or a seed: {words}").format(words=", ".join(words.missing))
        if words.failing:
            yield "  " + _("failing in a frame: {words}").format(words=", ".join(words.failing))
    entries = sum(words.total for words in coverage.lists)
    done = sum(words.met for words in coverage.lists)
    lists = ngettext("{n} word list", "{n} word lists", len(coverage.lists)).format(n=len(coverage.lists))
    say(_("{lists}: {met} of {total} entries are exercised").format(lists=lists, met=done, total=entries))


def frame_record(outcome: FrameOutcome) -> dict[str, Any]:
    """One word in one frame, for JSON."""
    case = outcome.case
    return {
        "list": case.frame.list,
        "entry": case.entry,
        "file": case.frame.file,
        "line": case.frame.line,
        "text": case.frame.text,
        "passed": outcome.passed,
        "fault": worded(case.fault) if case.fault else None,
        "differences": differences_record(outcome.differences),
    }


def differences_record(differences: Iterable[Difference]) -> list[dict[str, str]]:
    """What is not as expected, for JSON."""
    return [{"part": d.part, "expected": d.expected, "found": d.found} for d in differences]


def coverage_record(coverage: Coverage) -> dict[str, Any]:
    """All gaps, for JSON."""
    return {
        "silent": list(coverage.silent),
        "lists": {
            o.name: {"met": o.met, "total": o.total, "missing": list(o.missing), "failing": list(o.failing)}
            for o in coverage.lists
        },
    }
