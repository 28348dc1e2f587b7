"""The ``rules test`` command: the examples in rule files, run."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import FOUND, PARTIAL
from factcheck.i18n import _, ngettext
from factcheck.rulebook import ANY_PATH, MODEL, RULES, load, parser_of, rules, shown, tell, within
from factcheck.scan import say
from factcheck.userrules import user_rules_dir

if TYPE_CHECKING:
    from claims.coverage import Coverage
    from claims.pattern import Rule
    from claims.rules import RuleSet
    from claims.ruletests import Outcome

__all__ = ["read_baseline", "test_rules"]


@rules.command(
    "test",
    help=_(
        "Run the examples in rule files: what must match, part by part, and what must not.\n\n"
        "PATH is a file or folder; without it, the examples of all rules are run. All rules take part in each example, "
        "so that it shows what a scan finds.\n\n"
        "Exit codes: 0 all hold; 1 an example fails, or --coverage finds gaps; 2 usage; 3 some rule could not be used, "
        "the examples of the others hold."
    ),
)
@click.argument("path", required=False, type=ANY_PATH)
@RULES
@MODEL
@click.option(
    "--coverage",
    is_flag=True,
    help=_("Fail for a rule that no example fires and a word-list entry that no example or seed holds; list them."),
)
@click.option(
    "--seeds",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar=_("PATH"),
    help=_("Articles (.txt, or annotated .json) whose words count for --coverage; may be repeated."),
)
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_("Lines of a list and a number: so many entries without an example are let pass (but told)."),
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
    baseline: Path | None,
    form: str,
) -> None:
    """Run and tell."""
    from claims.ruletests import run_tests

    paths = (path,) if path is not None else ()
    ruleset = load(folders, paths)
    broken = tell(ruleset)
    wanted = {r.id for r in ruleset.rules if not paths or within(r.file, paths)}
    parser = parser_of(model)
    outcomes = run_tests(parser, ruleset, wanted)
    found = _coverage(ruleset, outcomes, parser, seeds, wanted, whole=not paths) if coverage else None
    allowed = read_baseline(baseline) if baseline else {}
    if form == "json":
        click.echo(json.dumps(_as_json(outcomes, found), ensure_ascii=False, indent=2))
    else:
        for outcome in outcomes:
            if not outcome.passed:
                click.echo("\n".join(_told(outcome)))
        if found is not None:
            click.echo("\n".join(_told_coverage(found, allowed)))
    passed = sum(o.passed for o in outcomes)
    counted = ngettext("{n} rule", "{n} rules", len(wanted)).format(n=len(wanted))
    say(_("{rules}: {passed} of {n} examples hold").format(rules=counted, passed=passed, n=len(outcomes)))
    gaps = found is not None and bool(found.silent or _beyond(found, allowed))
    ctx.exit(FOUND if passed < len(outcomes) or gaps else PARTIAL if broken else 0)


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
    for difference in outcome.differences:
        yield f"  {difference.part}: " + _("expected « {expected} », found {found}").format(
            expected=difference.expected, found=f"« {difference.found} »" if difference.found else _("nothing")
        )


def _explaining(rule: Rule, text: str) -> str:
    """The command that tells why a rule finds nothing in a text; rules lying elsewhere have to be named."""
    from claims.resources import rules_dir

    folder = Path(rule.file).parent
    known = (rules_dir(), user_rules_dir())
    where = "" if any(within(rule.file, (k,)) for k in known) else f" --rules {shlex.quote(shown(str(folder)))}"
    # Double quotes read better than what shlex makes of French apostrophes, where the shell leaves them alone.
    words = f'"{text}"' if not set(text) & set('"$`\\!') else shlex.quote(text)
    return f"factcheck rules explain{where} --rule {rule.id} {words}"


# --- Coverage --------------------------------------------------------------------------------------------------------


def _coverage(
    ruleset: RuleSet, outcomes: Sequence[Outcome], parser: Any, seeds: Iterable[Path], wanted: set[str], *, whole: bool
) -> Coverage:
    from dataclasses import replace

    from claims.coverage import covered, met_in
    from claims.ruletests import documents

    texts = [t.text for r in ruleset.rules for t in (*r.matches, *r.mismatches)] if whole else []
    texts += [t for seed in seeds for t in _seed_texts(seed)]
    found = covered(ruleset, outcomes, met_in(documents(parser, texts)))
    silent = tuple(i for i in found.silent if i in wanted)
    # One file's examples say nothing about the lists of all rules.
    return replace(found, silent=silent, lists=found.lists if whole else ())


def _seed_texts(path: Path) -> Iterable[str]:
    files = sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".json")) if path.is_dir() else [path]
    for file in files:
        text = file.read_text(encoding="utf-8")
        yield str(json.loads(text)["text"]) if file.suffix == ".json" else text


def read_baseline(path: Path) -> dict[str, int]:
    """How many entries of each list may be without an example: lines ``name number``; # begins a comment.

    Raises:
        UsageError: for a line that is something else.
    """
    allowed: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 2 or not words[1].isdigit():
            message = _("{path}:{line}: expected a list and a number, found: {words}")
            raise click.UsageError(message.format(path=path, line=number, words=line.strip()))
        allowed[words[0]] = int(words[1])
    return allowed


def _beyond(found: Coverage, allowed: Mapping[str, int]) -> list[str]:
    return [one.name for one in found.lists if len(one.missing) > allowed.get(one.name, 0)]


def _told_coverage(found: Coverage, allowed: Mapping[str, int]) -> Iterable[str]:
    """Every gap, those that the baseline lets pass too."""
    for identity in found.silent:
        yield _("{id}: no example fires this rule").format(id=identity)
    for one in found.lists:
        line = _("{list}: {met} of {total} entries have an example").format(
            list=f"@{one.name}", met=one.met, total=one.total
        )
        if one.missing and len(one.missing) <= allowed.get(one.name, 0):
            line += " " + _("(let pass by the baseline)")
        yield line
        if one.missing:
            yield "  " + _("without: {words}").format(words=", ".join(one.missing))


def _as_json(outcomes: Sequence[Outcome], found: Coverage | None) -> dict[str, Any]:
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
                "differences": [{"part": d.part, "expected": d.expected, "found": d.found} for d in o.differences],
            }
            for o in outcomes
        ]
    }
    if found is not None:
        content["coverage"] = {
            "silent": list(found.silent),
            "lists": {o.name: {"met": o.met, "total": o.total, "missing": list(o.missing)} for o in found.lists},
        }
    return content
