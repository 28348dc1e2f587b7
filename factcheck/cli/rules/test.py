"""The ``rules test`` command: the examples in rule files, run."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import form_option, model_option, rules_option
from factcheck.cli.program import FOUND, PARTIAL
from factcheck.cli.rules.group import rules
from factcheck.cli.rules.options import RULE_PATH
from factcheck.cli.rules.support.coverage import (
    coverage_lines,
    coverage_of,
    coverage_record,
    difference_lines,
    differences_record,
    frame_lines,
    frame_outcomes,
    frame_record,
)
from factcheck.cli.rules.support.example_outcomes import (
    procedure_lines,
    procedure_record,
    repair_lines,
    repair_record,
)
from factcheck.cli.rules.support.rule_set import (
    lies_within,
    load_rule_set,
    parser_of,
    relative_path,
    say_left_out,
)
from factcheck.cli.support.output import say, tell, write_json
from factcheck.i18n import _, ngettext
from factcheck.user_files import user_rules_dir

if TYPE_CHECKING:
    from claims.authoring.coverage import Coverage
    from claims.authoring.frame_runs import FrameOutcome
    from claims.authoring.procedure_examples import ProcedureOutcome
    from claims.authoring.repair_examples import RepairOutcome
    from claims.authoring.rule_examples import Outcome
    from claims.rules.compiled_rule import Rule
    from claims.rules.loader import RuleSet

__all__ = ["test_rules"]


@rules.command(
    "test",
    examples=(
        "factcheck rules test",
        "factcheck rules test my-rules/jurer.yaml",
    ),
    short_help=_("Run the examples in rule files."),
    help=_(
        "Run the examples in rule files: what must match, part by part, and what must not.\n\n"
        "PATH is a file or folder; without it, the examples of all rules are run. All rules take part in each "
        "example, so that it shows what a scan finds. The words of the lists in PATH, or with --coverage of "
        "all lists, are tried in the frames of their list.\n\n"
        "Exit codes: 0 all hold; 1 an example or a word fails, or --coverage finds gaps; 2 usage; 3 some rule "
        "could not be used, the examples of the others hold."
    ),
)
@click.argument("path", required=False, metavar=_("[PATH]"), type=RULE_PATH)
@rules_option()
@model_option()
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
@form_option("line", "json")
@click.pass_context
def test_rules(
    ctx: click.Context,
    path: Path | None,
    rule_dirs: tuple[Path, ...],
    model: Path | None,
    coverage: bool,
    seeds: tuple[Path, ...],
    form: str,
) -> None:
    """From the examples in rule files to those that do not hold, in lines or as JSON; exit code 0, FOUND or PARTIAL."""
    paths = (path,) if path is not None else ()
    ruleset = load_rule_set(rule_dirs, paths)
    broken = say_left_out(ruleset)
    chosen = _Chosen.below(paths, ruleset)
    tried = _tried(chosen, ruleset, model, seeds, coverage=coverage, framed=coverage or bool(paths))
    if form == "json":
        write_json(_as_json(tried))
    else:
        for line in tried.faults():
            tell(line)
    for summary in tried.summaries(chosen):
        say(summary)
    ctx.exit(FOUND if not tried.held else PARTIAL if broken else 0)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The rules, repairs, stages of procedures and word lists whose examples are run, by id and name."""

    rules: frozenset[str]
    repairs: frozenset[str]
    lists: frozenset[str]
    stages: frozenset[str] = frozenset()

    @classmethod
    def below(cls, paths: Sequence[Path], ruleset: RuleSet) -> _Chosen:
        """Those of files that are, or lie below, one of ``paths``; all where there is none."""

        def meant(file: str) -> bool:
            return not paths or lies_within(file, paths)

        return cls(
            frozenset(r.id for r in ruleset.rules if meant(r.file)),
            frozenset(r.id for r in ruleset.repairs if meant(r.file)),
            frozenset(name for name, files in ruleset.list_files.items() if any(map(meant, files))),
            frozenset(p.id for p in ruleset.procedures if meant(p.file)),
        )


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of all examples, of words in their frames, and what none of them exercised."""

    outcomes: Sequence[Outcome]
    mended: Sequence[RepairOutcome]
    frames: Sequence[FrameOutcome] = ()
    coverage: Coverage | None = None
    told: Sequence[ProcedureOutcome] = ()

    @property
    def held(self) -> bool:
        """Whether all is as it must be."""
        examples = all(o.passed for o in self.outcomes) and all(o.passed for o in self.mended)
        frames = all(o.passed for o in self.frames) and all(o.passed for o in self.told)
        return examples and frames and (self.coverage is None or self.coverage.whole)

    def faults(self) -> Iterator[str]:
        """What does not hold, in lines."""
        for outcome in self.outcomes:
            yield from () if outcome.passed else _outcome_lines(outcome)
        for mended in self.mended:
            yield from () if mended.passed else repair_lines(mended)
        for told in self.told:
            yield from () if told.passed else procedure_lines(told)
        for frame in self.frames:
            yield from () if frame.passed else frame_lines(frame)
        if self.coverage is not None:
            yield from coverage_lines(self.coverage)

    def summaries(self, chosen: _Chosen) -> Iterator[str]:
        """How many of each kind hold."""
        if chosen.rules or not (self.mended or self.told):
            counted = ngettext("{n} rule", "{n} rules", len(chosen.rules)).format(n=len(chosen.rules))
            passed = sum(o.passed for o in self.outcomes)
            yield _("{rules}: {passed} of {n} examples hold").format(rules=counted, passed=passed, n=len(self.outcomes))
        if self.mended:
            counted = ngettext("{n} repair", "{n} repairs", len(chosen.repairs)).format(n=len(chosen.repairs))
            passed = sum(o.passed for o in self.mended)
            yield _("{repairs}: {passed} of {n} examples hold").format(
                repairs=counted, passed=passed, n=len(self.mended)
            )
        if self.told:
            counted = ngettext("{n} stage", "{n} stages", len(chosen.stages)).format(n=len(chosen.stages))
            passed = sum(o.passed for o in self.told)
            yield _("{stages}: {passed} of {n} examples hold").format(stages=counted, passed=passed, n=len(self.told))
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
    from claims.authoring.procedure_examples import procedure_outcomes
    from claims.authoring.repair_examples import repair_outcomes
    from claims.authoring.rule_examples import run_tests

    mended = repair_outcomes(ruleset.repairs, chosen.repairs)
    if mended and not (chosen.rules or chosen.lists or chosen.stages or coverage):
        return _Tried((), mended)
    parser = parser_of(model, ruleset)
    outcomes = run_tests(parser, ruleset, chosen.rules)
    frames = frame_outcomes(parser, ruleset, chosen.lists) if framed else []
    found = coverage_of(ruleset, outcomes, frames, parser, seeds, chosen.rules, chosen.lists) if coverage else None
    told = procedure_outcomes(parser, ruleset, chosen.stages) if chosen.stages else []
    return _Tried(outcomes, mended, frames, found, told)


def _outcome_lines(outcome: Outcome) -> Iterable[str]:
    """An example that does not hold: where it stands, what was found, what to do."""
    rule, test = outcome.rule, outcome.test
    yield f"{relative_path(rule.file)}:{test.line}: {rule.id}: {test.text}"
    if outcome.wanted and not outcome.fired:
        if outcome.matched:
            winners = ", ".join(outcome.winners) or "—"
            yield "  " + _("the pattern matches, but the claim went to: {rules}").format(rules=winners)
            yield "  " + _("raise the priority, or name them under overrides")
        else:
            yield "  " + _("must match, and nothing was found")
            yield "  " + _("see why: {command}").format(command=_explain_command(rule, test.text))
    elif not outcome.wanted:
        yield "  " + _("must not match, and does")
    yield from difference_lines(outcome.differences)


def _explain_command(rule: Rule, text: str) -> str:
    """The command that tells why a rule finds nothing in a text; rules lying elsewhere have to be named."""
    from claims.resources import rules_dir

    folder = Path(rule.file).parent
    known = (rules_dir(), user_rules_dir())
    where = (
        ""
        if any(lies_within(rule.file, (k,)) for k in known)
        else f" --rules {shlex.quote(relative_path(str(folder)))}"
    )
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
        content["repairs"] = [repair_record(o) for o in tried.mended]
    if tried.told:
        content["stages"] = [procedure_record(o) for o in tried.told]
    if tried.frames:
        content["frames"] = [frame_record(o) for o in tried.frames]
    if tried.coverage is not None:
        content["coverage"] = coverage_record(tried.coverage)
    return content
