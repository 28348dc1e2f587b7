"""The ``rules explain`` command: the parse, how far each rule got, and what results."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import (
    db_option,
    form_option,
    model_option,
    rules_option,
    warm_option,
)
from factcheck.cli.program import PARTIAL
from factcheck.cli.rules.group import rules
from factcheck.cli.rules.support.rule_set import load_rule_set, parser_of, rule_called, say_left_out
from factcheck.cli.support.display import display_environ
from factcheck.cli.support.output import write_json
from factcheck.cli.support.standard_input import standard_input
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _

if TYPE_CHECKING:
    from claims.authoring.trace import Attempt, Explanation
    from claims.document.span import Span
    from factcheck.articles.page_words import PageWords

__all__ = ["explain_text"]

_CLAIM = re.compile(r"[0-9a-f]{6,}(-\d+)?")


@rules.command(
    "explain",
    examples=(
        'factcheck rules explain "Selon elle, la digue tiendra."',
        "factcheck rules explain 3f2a91 --rule conditionnel",
    ),
    exit_codes={PARTIAL: _("some article or rule could not be used, the rest was done")},
    short_help=_("Show how far each rule gets on a sentence."),
    help=_(
        "Show how a sentence is parsed, how far each rule got and which clause failed, and the claim that "
        "results.\n\n"
        "TEXT is a sentence in quotes, the id of a claim that was scanned, or - for standard input. With "
        "--rule one rule alone is told, wherever it came nearest."
    ),
)
@click.argument("text", metavar=_("TEXT"))
@click.option("--rule", "identity", metavar=_("ID"), help=_("Tell this rule alone."))
@rules_option()
@model_option()
@db_option()
@warm_option()
@form_option("tree", "json")
@click.pass_context
def explain_text(
    ctx: click.Context,
    text: str,
    identity: str | None,
    rule_dirs: tuple[Path, ...],
    model: Path | None,
    db: str | None,
    form: str,
) -> None:
    """From a sentence to its parse, the rules' attempts and the claims; exit code 0, UNUSABLE or PARTIAL."""
    from claims.authoring.trace import explain
    from factcheck.articles.page_words import PageWords

    ruleset = load_rule_set(rule_dirs)
    broken = say_left_out(ruleset)
    if identity is not None:
        rule_called(ruleset, identity)
    text = standard_input() if text == "-" else text
    if not text.strip():
        raise click.UsageError(_("nothing to explain: give a sentence in quotes"))
    if _CLAIM.fullmatch(text.strip()):
        article, block, sentence = _claim(text.strip(), db, PageWords.of(ruleset.lists))
        document, _skipped = parser_of(model, ruleset).parse(article, [block])
        found = tuple(
            explanation
            for explanation in explain(document, ruleset, identity)
            if explanation.sentence.span.overlaps(sentence)
        )
    else:
        document, _skipped = parser_of(model, ruleset).parse(text)
        found = explain(document, ruleset, identity)
    if form == "json":
        write_json([_as_json(explanation) for explanation in found])
    else:
        from factcheck.cli.views.rule_trace import print_explanation
        from factcheck.reports.console import make_console

        console = make_console(sys.stdout, display_environ())
        for number, explanation in enumerate(found):
            if number:
                console.print()
            print_explanation(explanation, console, marked=_marked(explanation.attempts))
    ctx.exit(PARTIAL if broken else 0)


def _claim(name: str, db: str | None, words: PageWords) -> tuple[str, Span, Span]:
    """The article of a claim that was scanned, its paragraph and its sentence."""
    from factcheck.articles.reader import read_text
    from factcheck.store.contexts import read_context

    with use_store(db).reading() as connection:
        text, sentence = read_context(connection, name)
    blocks = [b.span for b in read_text(text, source=name, words=words).blocks if b.span.overlaps(sentence)]
    return text, (blocks or [sentence])[0], sentence


def _marked(attempts: Sequence[Attempt]) -> dict[int, str]:
    """The words that the rules of claims bound, by role; with none, those of the rule that got furthest."""
    winners = [a for a in attempts if a.won] or list(attempts[:1])
    marked: dict[int, str] = {}
    for attempt in winners:
        for name, index in attempt.words.items():
            marked.setdefault(index, name)
    return marked


def _as_json(explanation: Explanation) -> dict[str, Any]:
    return {
        "text": explanation.sentence.span.of(explanation.text),
        "words": [
            {
                "index": w.index,
                "form": w.form,
                "lemma": w.lemma,
                "upos": w.upos,
                "head": w.head,
                "deprel": w.deprel,
                "feats": dict(w.feats),
            }
            for w in explanation.sentence.words
        ],
        "attempts": [
            {
                "rule": a.rule.id,
                "trigger": a.trigger,
                "words": dict(a.words),
                "won": a.won,
                "winners": list(a.winners),
                "failure": asdict(a.failure) if a.failure else None,
            }
            for a in explanation.attempts
        ],
        "claims": [
            {
                "content": [[s.start, s.end] for s in c.content],
                "text": c.text(explanation.text, " … "),
                "speaker": c.speaker.span.of(explanation.text) if c.speaker else None,
                "cue": c.cue.of(explanation.text) if c.cue else None,
                "medium": c.medium.of(explanation.text) if c.medium else None,
                "label": c.suggested.value,
                "polarity": c.polarity.value,
                "rules": list(c.rules),
                "steps": [
                    {
                        "step": change.step.value,
                        "by": change.by,
                        "content": [[s.start, s.end] for s in change.content],
                    }
                    for change in (c.derivation.changes if c.derivation is not None else ())
                ],
            }
            for c in explanation.claims
        ],
    }
