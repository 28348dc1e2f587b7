"""The ``rules test`` command: the examples in rule files, run."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.program import FOUND, PARTIAL
from factcheck.cli.rules.coverage import (
    coverage_of,
    coverage_record,
    differences_record,
    frame_outcomes,
    frame_record,
    told_coverage,
    told_frame,
    unlike,
)
from factcheck.cli.rules.group import ANY_PATH, MODEL, RULES, load, parser_of, rules, shown, tell, within
from factcheck.cli.scan_run import say
from factcheck.i18n import _, ngettext
from factcheck.user_files import user_rules_dir

if TYPE_CHECKING:
    from claims.authoring.coverage import Coverage
    from claims.authoring.list_examples import FrameOutcome
    from claims.authoring.repair_examples import RepairOutcome
    from claims.authoring.rule_examples import Outcome
    from claims.rules.loader import RuleSet
    from claims.rules.pattern import Rule

__all__ = ["test_rules"]


@rules.command(
    "test",
    help=_(
        "Run the examples in rule files: what must match, part by part, and what must not.\n\n"
        "PATH is a file or folder; without it, the examples of all rules are run. All rules take part in each example, "
        "so that it shows what a scan finds. The words of the lists in PATH, or with --coverage of all lists, are "
        "tried in the frames of their list.\n\n"
        "Exit codes: 0 all hold; 1 an example or a word fails, or --coverage finds gaps; 2 usage; 3 some rule could "
        "not be used, the examples of the others hold."
    ),
)
@click.argument("path", required=False, type=ANY_PATH)
@RULES
@MODEL
@click.option(
    "--coverage",
    is_flag=True,
    help=_(
        "Fail for a rule that no example fires and a word of a list that no frame, example or seed exercises; list "
        "them."
    ),
)
@click.option(
    "--seeds",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar=_("PATH"),
    help=_("Articles (.txt, or annotated .json) that exercise words without a frame; may be repeated."),
)
@click.option(
    "--format", "form", type=click.Choice(("line", "json")), default="line", show_default=True, help=_("Output form.")
)
@click.pass_context
def test_rules(
    ctx: click.Context,
    path: Path | None,
    folders: tuple[Path, ...],
    model: Path | None,
    coverage: bool,
    seeds: tuple[Path, ...],
    form: str,
) -> None:
    """Run and tell."""
    paths = (path,) if path is not None else ()
    ruleset = load(folders, paths)
    broken = tell(ruleset)
    chosen = _Chosen.below(paths, ruleset)
    tried = _tried(chosen, ruleset, model, seeds, coverage=coverage, framed=coverage or bool(paths))
    if form == "json":
        click.echo(json.dumps(_as_json(tried), ensure_ascii=False, indent=2))
    else:
        for line in tried.faults():
            click.echo(line)
    for summary in tried.summaries(chosen):
        say(summary)
    ctx.exit(PARTIAL if tried.held and broken else 0 if tried.held else FOUND)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The rules, repairs and word lists whose examples are run, by id and name."""

    rules: frozenset[str]
    repairs: frozenset[str]
    lists: frozenset[str]

    @classmethod
    def below(cls, paths: Sequence[Path], ruleset: RuleSet) -> _Chosen:
        """Those of files that are, or lie below, one of ``paths``; all where there is none."""

        def meant(file: str) -> bool:
            return not paths or within(file, paths)

        return cls(
            frozenset(r.id for r in ruleset.rules if meant(r.file)),
            frozenset(r.id for r in ruleset.repairs if meant(r.file)),
            frozenset(name for name, files in ruleset.list_files.items() if any(map(meant, files))),
        )


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of all examples, of words in their frames, and what none of them exercised."""

    outcomes: Sequence[Outcome]
    mended: Sequence[RepairOutcome]
    frames: Sequence[FrameOutcome] = ()
    coverage: Coverage | None = None

    @property
    def held(self) -> bool:
        """Whether all is as it must be."""
        examples = all(o.passed for o in self.outcomes) and all(o.passed for o in self.mended)
        frames = all(o.passed for o in self.frames)
        return examples and frames and (self.coverage is None or self.coverage.whole)

    def faults(self) -> Iterator[str]:
        """What does not hold, in lines."""
        for outcome in self.outcomes:
            yield from () if outcome.passed else _told(outcome)
        for mended in self.mended:
            yield from () if mended.passed else _told_repair(mended)
        for frame in self.frames:
            yield from () if frame.passed else told_frame(frame)
        if self.coverage is not None:
            yield from told_coverage(self.coverage)

    def summaries(self, chosen: _Chosen) -> Iterator[str]:
        """How many of each kind hold."""
        if chosen.rules or not self.mended:
            counted = ngettext("{n} rule", "{n} rules", len(chosen.rules)).format(n=len(chosen.rules))
            passed = sum(o.passed for o in self.outcomes)
            yield _("{rules}: {passed} of {n} examples hold").format(rules=counted, passed=passed, n=len(self.outcomes))
        if self.mended:
            counted = ngettext("{n} repair", "{n} repairs", len(chosen.repairs)).format(n=len(chosen.repairs))
            passed = sum(o.passed for o in self.mended)
            yield _("{repairs}: {passed} of {n} examples hold").format(
                repairs=counted, passed=passed, n=len(self.mended)
            )
        if self.frames:
            counted = ngettext("{n} list", "{n} lists", len(chosen.lists)).format(n=len(chosen.lists))
            passed = sum(o.passed for o in self.frames)
            yield _("{lists}: {passed} of {n} words hold in their frames").format(
                lists=counted, passed=passed, n=len(self.frames)
            )


def _tried(
    chosen: _Chosen, ruleset: RuleSet, model: Path | None, seeds: Sequence[Path], *, coverage: bool, framed: bool
) -> _Tried:
    """All examples run. Those of repairs are trees already: no parser is loaded for them."""
    from claims.authoring.repair_examples import repair_outcomes
    from claims.authoring.rule_examples import run_tests

    mended = repair_outcomes(ruleset.repairs, chosen.repairs)
    if not (chosen.rules or chosen.lists or coverage) and mended:
        return _Tried((), mended)
    parser = parser_of(model, ruleset)
    outcomes = run_tests(parser, ruleset, chosen.rules)
    frames = frame_outcomes(parser, ruleset, chosen.lists) if framed else []
    found = coverage_of(ruleset, outcomes, frames, parser, seeds, chosen.rules, chosen.lists) if coverage else None
    return _Tried(outcomes, mended, frames, found)


def _told(outcome: Outcome) -> Iterable[str]:
    """An example that does not hold: where it stands, what was found, what to do."""
    rule, test = outcome.rule, outcome.test
    yield f"{shown(rule.file)}:{test.line}: {rule.id}: {test.text}"
    if outcome.wanted and not outcome.fired:
        if outcome.matched:
            winners = ", ".join(outcome.winners) or "—"
            yield "  " + _("the pattern matches, but the claim went to: {rules}").format(rules=winners)
            yield "  " + _("raise the priority, or name them under overrides")
        else:
            yield "  " + _("must match, and nothing was found")
            yield "  " + _("see why: {command}").format(command=_explaining(rule, test.text))
    elif not outcome.wanted:
        yield "  " + _("must not match, and does")
    yield from unlike(outcome.differences)


def _told_repair(outcome: RepairOutcome) -> Iterable[str]:
    """An example of a repair that does not hold: where it stands, and the words that are not what they must be."""
    repair, example = outcome.repair, outcome.example
    yield f"{shown(repair.file)}:{example.line}: {repair.id}: {example.text}"
    for word in outcome.differences:
        yield "  " + _("must be: {words}").format(words=word.expected)
        yield "  " + _("found: {words}").format(words=word.found)


def _explaining(rule: Rule, text: str) -> str:
    """The command that tells why a rule finds nothing in a text; rules lying elsewhere have to be named."""
    from claims.resources import rules_dir

    folder = Path(rule.file).parent
    known = (rules_dir(), user_rules_dir())
    where = "" if any(within(rule.file, (k,)) for k in known) else f" --rules {shlex.quote(shown(str(folder)))}"
    # Double quotes read better than what shlex makes of French apostrophes, where the shell leaves them alone.
    words = f'"{text}"' if not set(text) & set('"$`\\!') else shlex.quote(text)
    return f"factcheck rules explain{where} --rule {rule.id} {words}"


def _as_json(tried: _Tried) -> dict[str, Any]:
    content: dict[str, Any] = {
        "examples": [
            {
                "rule": o.rule.id,
                "file": o.rule.file,
                "line": o.test.line,
                "text": o.test.text,
                "kind": "match" if o.wanted else "no-match",
                "passed": o.passed,
                "fired": o.fired,
                "winners": list(o.winners),
                "differences": differences_record(o.differences),
            }
            for o in tried.outcomes
        ]
    }
    if tried.mended:
        content["repairs"] = [
            {
                "repair": o.repair.id,
                "file": o.repair.file,
                "line": o.example.line,
                "text": o.example.text,
                "kind": "match" if o.wanted else "no-match",
                "passed": o.passed,
                "differences": [{"expected": d.expected, "found": d.found} for d in o.differences],
            }
            for o in tried.mended
        ]
    if tried.frames:
        content["frames"] = [frame_record(o) for o in tried.frames]
    if tried.coverage is not None:
        content["coverage"] = coverage_record(tried.coverage)
    return content
