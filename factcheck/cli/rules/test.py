"""The ``rules test`` command: the examples in rule files, run."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Sequence
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
from factcheck.cli.rules.support.rule_set import (
    lies_within,
    load_rule_set,
    parser_of,
    relative_path,
    say_left_out,
)
from factcheck.cli.support.output import say
from factcheck.i18n import _, ngettext
from factcheck.user_files import user_rules_dir

if TYPE_CHECKING:
    from claims.authoring.coverage import Coverage
    from claims.authoring.list_examples import FrameOutcome
    from claims.authoring.rule_examples import Outcome
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
@click.argument("path", required=False, type=RULE_PATH)
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
    from claims.authoring.rule_examples import run_tests

    paths = (path,) if path is not None else ()
    ruleset = load_rule_set(rule_dirs, paths)
    broken = say_left_out(ruleset)
    wanted = {r.id for r in ruleset.rules if not paths or lies_within(r.file, paths)}
    names = {n for n, files in ruleset.list_files.items() if not paths or any(lies_within(f, paths) for f in files)}
    parser = parser_of(model, ruleset)
    outcomes = run_tests(parser, ruleset, wanted)
    frames = frame_outcomes(parser, ruleset, names) if paths or coverage else []
    found = coverage_of(ruleset, outcomes, frames, parser, seeds, wanted, names) if coverage else None
    if form == "json":
        click.echo(json.dumps(_as_json(outcomes, frames, found), ensure_ascii=False, indent=2))
    else:
        for outcome in outcomes:
            if not outcome.passed:
                click.echo("\n".join(_outcome_lines(outcome)))
        for tried in frames:
            if not tried.passed:
                click.echo("\n".join(frame_lines(tried)))
        if found is not None:
            for line in coverage_lines(found):
                click.echo(line)
    passed = sum(o.passed for o in outcomes)
    counted = ngettext("{n} rule", "{n} rules", len(wanted)).format(n=len(wanted))
    say(_("{rules}: {passed} of {n} examples hold").format(rules=counted, passed=passed, n=len(outcomes)))
    if frames:
        done = sum(o.passed for o in frames)
        words = ngettext("{n} list", "{n} lists", len(names)).format(n=len(names))
        say(_("{lists}: {passed} of {n} words hold in their frames").format(lists=words, passed=done, n=len(frames)))
    failed = passed < len(outcomes) or any(not o.passed for o in frames) or (found is not None and not found.whole)
    ctx.exit(FOUND if failed else PARTIAL if broken else 0)


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


def _as_json(outcomes: Sequence[Outcome], frames: Sequence[FrameOutcome], found: Coverage | None) -> dict[str, Any]:
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
            for o in outcomes
        ]
    }
    if frames:
        content["frames"] = [frame_record(o) for o in frames]
    if found is not None:
        content["coverage"] = coverage_record(found)
    return content
