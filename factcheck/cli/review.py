"""The ``review`` command: claims in the terminal, one after the other."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import Any

import click
from click.core import ParameterSource

from factcheck.cli.options import claim_filters, db_option, idle_option, person_option, warm_option
from factcheck.cli.program import cli
from factcheck.cli.support.browser_review import in_browser, show_in_browser
from factcheck.cli.support.claim_filter import make_filter
from factcheck.cli.support.help_pages import options_under
from factcheck.cli.support.store_in_use import use_store, who_decides
from factcheck.errors import FactcheckError
from factcheck.i18n import _

__all__ = ["review_claims"]
_in_browser = options_under(_("In a browser"))


@cli.command(
    "review",
    examples=(
        "factcheck review",
        "factcheck review --speaker Durand --order worth",
        "factcheck review --status verified --by Ana",
        "factcheck review --web",
    ),
    # The claim on which a person helps most comes first.
    context_settings={"default_map": {"order": "priority"}},
    short_help=_("Review claims in the terminal."),
    help=_(
        "Review claims in the terminal: the queue, each claim in its article, one key per decision; ? shows "
        "the keys.\n\n"
        "Without --status, --verdict or --flag the queue holds open claims. Decisions are those of factcheck "
        "set, and the next review goes on where this one stopped, in its order and with its filter unless "
        "options say otherwise; --order begins at the top."
    ),
)
@claim_filters
@person_option()
@db_option()
@warm_option()
@_in_browser("--web", is_flag=True, help=_("Show the review in a browser of this computer; its address is told."))
@_in_browser("--port", type=click.IntRange(0, 65535), default=0, metavar="PORT", help=_("With --web: the port."))
@idle_option(_("With --web: end after so long without an open page."), _in_browser)
@click.pass_context
def review_claims(
    ctx: click.Context, /, by: str | None, db: str | None, web: bool, port: int, idle: float, **asked: Any
) -> None:
    """From filters to a review of the claims let through, in terminal or browser; exit code 0, or UNUSABLE without."""
    wanted = make_filter(asked)
    if web and not in_browser():
        # What is wrong with the store, or with who decides, is told here and not on each page.
        who_decides(by)
        use_store(db).close()
        show_in_browser(port, idle)
        return
    if not in_browser() and not _has_terminal():
        raise FactcheckError(_("review wants a terminal; by script, use factcheck list and factcheck set"))
    from factcheck.review.app import ReviewApp
    from factcheck.review.queue import OPEN, ReviewQueue
    from factcheck.verification.verdict_scale import load_scale

    if not (wanted.statuses or wanted.verdicts or wanted.flags):
        wanted = replace(wanted, statuses=OPEN)
    given = {name for name in asked if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    # What somebody asks for now outweighs what the last review was about.
    queue = ReviewQueue(
        use_store(db), load_scale(), who_decides(by), wanted, resumes=not given, from_top="order" in given
    )
    ReviewApp(queue).run()


def _has_terminal() -> bool:
    # The screen is drawn on standard error.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    shown = all(stream is not None and stream.isatty() for stream in streams)
    return shown and os.environ.get("TERM", "dumb") not in ("", "dumb")
