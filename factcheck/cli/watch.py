"""The ``watch`` command: what comes into folders, feeds and pages is taken as it comes."""

from __future__ import annotations

import math
import os
import sys
import threading
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import db_option, form_option, model_option, reading_options, rules_option
from factcheck.cli.program import PARTIAL, cli
from factcheck.cli.support.checkers import load_checker
from factcheck.cli.support.help_pages import options_under
from factcheck.cli.support.output import open_output, say
from factcheck.cli.support.page_fetching import PageFetching
from factcheck.cli.support.rule_faults import fault_lines
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.cli.support.scan_saving import machine_name
from factcheck.cli.support.store_in_use import use_store
from factcheck.cli.support.vocabulary import LABEL_WORDS
from factcheck.i18n import _
from factcheck.web_addresses import is_web_address

if TYPE_CHECKING:
    from factcheck.store.engine import Store
    from factcheck.watching.claim_match import ClaimMatch
    from factcheck.watching.folders import OwnFiles
    from factcheck.watching.hooks import Hook

__all__ = ["watch_sources"]

_FORMS = ("none", "ndjson")
_LEAST_INTERVAL = 60
_LONGEST_PATIENCE = 3600
_LONGEST_HOOK = 3600


class _Share(click.FloatRange):
    """A number from 0 to 1; what is no number at all lies in every range of click's."""

    name = "share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(_("{value} is no number from 0 to 1").format(value=value), param, ctx)
        return number


_handing_on = options_under(_("Handing on"))
_which_claims = options_under(_("Which claims"))


@cli.command(
    "watch",
    examples=(
        "factcheck watch received/ https://example.org/rss",
        "factcheck watch received/ --match-label allegation --exec ./alert",
    ),
    short_help=_("Take articles into the store as they come."),
    help=_(
        "Take articles into the store as they come, until Ctrl-C.\n\n"
        "SOURCES are folders, with all below them, and addresses of feeds or pages. What is there already is "
        "taken first. Each article is taken once, by its text, and again when it changed; one that the store "
        "has is not read again. Files are left until nobody writes to them; what could not be read is told "
        "once, until it changes. Of feeds the entries are taken as they stand there: name pages in --urls. A "
        "watch that was stopped or killed goes on where it was.\n\n"
        "--exec and --webhook get claims as JSON, one at a time: all of them, or those that meet every "
        "--match option. A claim may come twice where a watch was killed in between; its id tells.\n\n"
        "Exit codes: 0 stopped by Ctrl-C or SIGTERM, or --once is done; 2 usage, configuration or the store; "
        "3 --once is done and some article could not be used; 130 stopped a second time, in the midst of an "
        "article."
    ),
)
@click.argument("sources", nargs=-1, metavar=_("[SOURCES]..."), type=click.Path(path_type=str))
@click.option(
    "--urls",
    "url_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_("Watch the addresses in FILE, too, one a line; it is read again when it changes."),
)
@click.option(
    "--interval",
    type=click.IntRange(min=_LEAST_INTERVAL),
    default=300,
    show_default=True,
    metavar=_("SECONDS"),
    help=_("Ask for each address, and look through all folders, that often; at least 60."),
)
@click.option(
    "--patience",
    type=click.IntRange(0, _LONGEST_PATIENCE),
    default=2,
    show_default=True,
    metavar=_("SECONDS"),
    help=_("Read a file once nobody has written to it for so long."),
)
@click.option("--once", is_flag=True, help=_("Take what is there now, and end."))
@form_option(*_FORMS)
@_handing_on("--exec", "command", metavar=_("COMMAND"), help=_("Run COMMAND for claims, with JSON on its input."))
@_handing_on("--shell", is_flag=True, help=_("Give COMMAND to a shell; by default none sees it."))
@_handing_on(
    "--exec-timeout",
    type=click.IntRange(1, _LONGEST_HOOK),
    default=30,
    show_default=True,
    metavar=_("SECONDS"),
    help=_("Kill COMMAND after so long."),
)
@_handing_on(
    "--webhook",
    envvar="FACTCHECK_WEBHOOK",
    metavar=_("URL"),
    help=_("Send claims to an address (https, POST); better named in FACTCHECK_WEBHOOK, where nobody else sees it."),
)
@_which_claims(
    "--match-label",
    "match_labels",
    type=LABEL_WORDS,
    multiple=True,
    help=_("Only claims with this label; may be repeated."),
)
@_which_claims("--match-speaker", metavar=_("NAME"), help=_("Only claims of this speaker, or with this in the name."))
@_which_claims("--match-words", metavar=_("TEXT"), help=_("Only claims with these words."))
@_which_claims(
    "--min-worth",
    type=_Share(0, 1),
    metavar=_("NUMBER"),
    help=_("Only claims that are at least so much worth checking, from 0 to 1."),
)
@reading_options
@model_option()
@rules_option()
@db_option()
@click.option("--quiet", "-q", is_flag=True, help=_("No lines for articles and no notices; errors only."))
@click.option("--debug", is_flag=True, help=_("Show the traceback of unexpected errors."))
@click.pass_context
def watch_sources(
    ctx: click.Context,
    /,
    sources: tuple[str, ...],
    url_file: Path | None,
    interval: int,
    patience: int,
    once: bool,
    form: str,
    model: Path | None,
    rule_dirs: tuple[Path, ...],
    db: str | None,
    quiet: bool,
    debug: bool,
    any_language: bool,
    allow_private: bool,
    **hooking: Any,
) -> None:
    """From folders and addresses to scans in the store, claims as they come, and hooks; exit code 0 or PARTIAL."""
    urls = tuple(source for source in sources if is_web_address(source))
    folders = [source for source in sources if source not in urls]
    _check_sources(folders, urls, url_file)
    match = _match(hooking)
    hooks = _hooks(hooking, match is not None, allow_private=allow_private)
    from factcheck.cli.support.stopping import stopped_by_signals
    from factcheck.cli.support.watch_telling import WatchTeller, counts_words
    from factcheck.verification.verdict_scale import load_scale
    from factcheck.watching.address_list import AddressList
    from factcheck.watching.addresses import Addresses
    from factcheck.watching.claim_match import ClaimMatch
    from factcheck.watching.folders import Folders
    from factcheck.watching.rounds import Rounds
    from factcheck.watching.watcher import Watcher

    stop = threading.Event()
    rules = RulesInUse(rule_dirs)
    store = use_store(db, create=True)
    teller = WatchTeller(quiet, debug, match or ClaimMatch(), hooks)
    words, scale = rules.page_words, load_scale()
    checker = load_checker(model, rules)
    for line in (*fault_lines(checker.rule_errors), *(() if quiet else checker.notices)):
        say(line)
    watcher = Watcher(store, checker.check, teller, machine_name(), scale, words, any_language, stop)
    # A pause between two requests ends when the watch does.
    pages = ctx.with_resource(PageFetching(allow_private=allow_private, sleep=stop.wait))
    rounds = Rounds(
        watcher,
        Folders(folders, watcher.is_settled, patience=patience, own=_own_files(store)),
        Addresses(pages.ask, watcher.validators, stop, interval=interval),
        say,
        urls,
        AddressList(url_file) if url_file else None,
        interval,
    )
    with stopped_by_signals(stop), open_output(None, data=True) if form == "ndjson" else nullcontext() as file:
        teller.file = file
        if not quiet and not once:
            say(_("watching; Ctrl-C ends it when the article at hand is done"))
        rounds.run(once=once)
    if not quiet:
        say(counts_words(watcher.counts))
    ctx.exit(PARTIAL if once and watcher.counts.failed else 0)


def _check_sources(folders: list[str], urls: tuple[str, ...], url_file: Path | None) -> None:
    """Refuse what cannot be watched, before anything is loaded.

    Raises:
        UsageError: nothing to watch, or what is neither a folder nor an address.
    """
    if not (folders or urls or url_file):
        raise click.UsageError(_("nothing to watch: name a folder, an address, or a list of addresses with --urls"))
    for folder in folders:
        if not folder or not Path(folder).is_dir():
            problem = _("{path}: neither a folder nor an address; factcheck scan reads single files")
            raise click.UsageError(problem.format(path=folder))


def _match(hooking: dict[str, Any]) -> ClaimMatch | None:
    """What claims have to meet for the hooks; None where nothing is asked of them."""
    labels, least = frozenset(hooking["match_labels"]), hooking["min_worth"]
    speaker, words = hooking["match_speaker"], hooking["match_words"]
    if not (labels or speaker or words or least is not None):
        return None
    from factcheck.watching.claim_match import ClaimMatch

    return ClaimMatch(labels=labels, speaker=speaker, words=words, least_worth=least)


def _hooks(hooking: dict[str, Any], filtered: bool, *, allow_private: bool) -> list[Hook]:
    """Who is told of claims.

    Raises:
        HookError: there is no such command.
        FetchError: the address is none that is written to.
        UsageError: claims are chosen, and nobody is told of them.
    """
    hooks: list[Hook] = []
    if hooking["command"] is not None:
        from factcheck.watching.hooks import CommandHook

        hooks.append(CommandHook(hooking["command"], hooking["shell"], hooking["exec_timeout"]))
    if hooking["webhook"]:
        from factcheck.fetching.poster import Poster
        from factcheck.watching.hooks import WebhookHook

        hooks.append(WebhookHook(Poster(hooking["webhook"], allow_private=allow_private)))
    if filtered and not hooks:
        raise click.UsageError(_("claims are chosen for nobody: name --exec or --webhook, too"))
    return hooks


def _own_files(store: Store) -> OwnFiles:
    """The store, and where standard output and errors go: none of them is an article, wherever it lies."""
    from factcheck.watching.folders import OwnFiles

    path = store.address.path
    files = set()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            found = os.fstat(stream.fileno())
            files.add((found.st_dev, found.st_ino))
    return OwnFiles(os.path.realpath(path) if path else None, frozenset(files))
