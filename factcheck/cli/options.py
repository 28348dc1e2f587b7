"""Options that several commands share, each defined once.

In: where a command needs them, other words for its help. Out: decorators that add the option to the command.
The parameter that an option fills is named in its docstring.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from factcheck.cli.support.display import asked_color, asked_width
from factcheck.cli.support.vocabulary import FLAG_WORDS, LABEL_WORDS, STAGE_WORDS, STATUS_WORDS, VERDICT_WORDS
from factcheck.i18n import LANGUAGES, N_, _, set_language
from factcheck.reports.ranking import SORTS

__all__ = [
    "DASK",
    "FOLDER",
    "LONGEST_IDLE",
    "NEW_FILE",
    "NEW_FOLDER",
    "claim_filters",
    "cluster_options",
    "db_option",
    "display_options",
    "form_option",
    "jobs_option",
    "lang_option",
    "model_option",
    "output_option",
    "person_option",
    "reading_options",
    "reason_option",
    "rules_option",
    "sort_option",
    "warm_option",
]

Adds = Callable[[Callable[..., Any]], Callable[..., Any]]
"""Adds an option to a command."""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
"""A folder that is there."""
NEW_FOLDER = click.Path(file_okay=False, path_type=Path)
"""A folder that may have to be made."""
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
"""A file that is written."""
LONGEST_IDLE = 7 * 24 * 60
"""Minutes that a server may wait for work: a week."""
_ORDERS = ("recent", "oldest", "priority", "uncertain", "worth", "speaker")
_ORDER = N_("Order; priority puts first what the machine is least sure of and what is most worth a check.")

AUTO_JOBS = "auto"
DASK = "dask"
_MOST_JOBS = 256


# --- Where things lie ------------------------------------------------------------------------------------------------


def model_option(words: str | None = None) -> Adds:
    """``--model DIR``, as ``model``: the folder of Stanza models, or None for the bundled ones."""
    words = words or _("Stanza resources to parse with; bundled by default.")
    return click.option("--model", type=FOLDER, metavar=_("DIR"), help=words)


def rules_option() -> Adds:
    """``--rules DIR``, as ``rule_dirs``: folders of rules on top of the built-in ones and the user's."""
    words = _("More rules; may be repeated.")
    return click.option("--rules", "rule_dirs", type=FOLDER, multiple=True, metavar=_("DIR"), help=words)


def db_option(words: str | None = None) -> Adds:
    """``--db URL``, as ``db``: the store, or None for the one of the environment or the user's own."""
    words = words or _("The store: a file or postgresql://…; the user's by default.")
    return click.option("--db", metavar=_("URL"), help=words)


def output_option(words: str | None = None, *, folder: bool = False) -> Adds:
    """``--output FILE``, as ``output``: where the result goes, or None for standard output; it may be a ``folder``."""
    words = words or _("Write to FILE, which changes only once all is done, instead of standard output.")
    kind = click.Path(path_type=Path) if folder else NEW_FILE
    return click.option("--output", "-o", type=kind, callback=_of_file, metavar=_("FILE"), help=words)


def _of_file(_context: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    """The path of a file; - stands for standard output, as elsewhere."""
    return None if path == Path("-") else path


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--any-language`` and ``--allow-private``, as ``any_language`` and ``allow_private``: what may be read."""
    for option in (
        click.option(
            "--allow-private",
            is_flag=True,
            help=_("Fetch addresses of this computer and of private networks, too, and from any port."),
        ),
        click.option("--any-language", is_flag=True, help=_("Read what is not in French, too.")),
    ):
        command = option(command)
    return command


# --- How things look -------------------------------------------------------------------------------------------------


def form_option(*forms: str, show_default: bool = True) -> Adds:
    """``--format``, as ``form``: one of ``forms``, the first by default."""
    kind = click.Choice(forms)
    return click.option(
        "--format", "-f", "form", type=kind, default=forms[0], show_default=show_default, help=_("Output form.")
    )


def sort_option() -> Adds:
    """``--sort``, as ``sort``: the order of an article's claims, one of ``SORTS``."""
    words = _("Order of the claims: that of the text, or what is most worth checking first.")
    return click.option("--sort", type=click.Choice(SORTS), default=SORTS[0], show_default=True, help=words)


def display_options() -> tuple[click.Option, ...]:
    """``--width`` and ``--color``, which fill no parameter: they hold for all that the command writes."""
    return (
        click.Option(
            ["--width"],
            type=click.IntRange(min=20),
            metavar=_("COLUMNS"),
            expose_value=False,
            callback=asked_width,
            help=_("Width of what is written, in columns; by default that of the terminal."),
        ),
        click.Option(
            ["--color/--no-color"],
            default=None,
            expose_value=False,
            callback=asked_color,
            help=_("Colours always, or never; by default on terminals."),
        ),
    )


def lang_option() -> click.Option:
    """``--lang``, which fills no parameter: it puts a language in force before anything else is read."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=_use_language,
        help=_("Language of messages and reports; by default that of the locale."),
    )


def _use_language(_context: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        set_language(value)


# --- How many at a time ----------------------------------------------------------------------------------------------


class _JobCount(click.ParamType[int]):
    """A number of processes, or *auto* for one a processor."""

    name = "jobs"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        if value == AUTO_JOBS:
            from factcheck.scanning.processes import processor_count

            return min(processor_count(), _MOST_JOBS)
        words = str(value)
        if words.isascii() and words.isdigit() and len(words) < 10 and 1 <= int(words) <= _MOST_JOBS:
            return int(words)
        problem = _("{value}: no number of processes; expected 1 to {most}, or {auto}")
        self.fail(problem.format(value=words, most=_MOST_JOBS, auto=AUTO_JOBS), param, ctx)


def jobs_option() -> Adds:
    """``--jobs N``, as ``jobs``: how many processes check articles."""
    words = _(
        "Check articles in N processes, which share the models; auto: one a processor. What is reported is the same."
    )
    return click.option("--jobs", type=_JobCount(), default=1, show_default=True, metavar=_("N"), help=words)


# --- Who does the work ------------------------------------------------------------------------------------------------


def warm_option() -> Adds:
    """``--warm``, which fills no parameter: the command is run by a server, which is started if none runs."""
    words = _("Start factcheck serve in the background if it does not run: this command and those after it use it.")
    return click.option("--warm", is_flag=True, expose_value=False, callback=_warm, help=words)


def _warm(context: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from factcheck.cli.support.warm_start import hand_over_warm

        hand_over_warm()


def cluster_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--engine`` and ``--scheduler``, as ``engine`` and ``scheduler``: what the processes are, and where."""
    words = _(
        "What checks articles: local, or dask for archives and many machines, in shards, into the folder of --output; "
        "what is done is not done again."
    )
    engine = click.option(
        "--engine", type=click.Choice(("local", DASK)), default="local", show_default=True, help=words
    )
    words = _("Address of the dask scheduler (tls://… or tcp://…); without it, --jobs processes of this machine.")
    return engine(click.option("--scheduler", metavar=_("ADDRESS"), help=words)(command))


# --- Who decides, and on which claims --------------------------------------------------------------------------------


def person_option() -> Adds:
    """``--by NAME``, as ``by``: who decides, or None for the name that the environment tells."""
    words = _("Who decides; by default FACTCHECK_USER, then the login name.")
    return click.option("--by", metavar=_("NAME"), help=words)


def reason_option() -> Adds:
    """``--note TEXT``, as ``note``: why somebody decides so, or None."""
    return click.option("--note", "--reason", "note", metavar=_("TEXT"), help=_("Why."))


def claim_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add to a command the options that choose claims of the store.

    They fill the parameters that ``support.claim_filter.make_filter`` takes: ``statuses``, ``labels``, ``verdicts``,
    ``flags``, ``articles``, ``speaker``, ``words``, ``accused``, ``stages``, ``since``, ``until``,
    ``changed``, ``assignee``, ``order`` and ``limit``.
    """
    for option in (
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help=_("At most N claims.")),
        click.option("--order", type=click.Choice(_ORDERS), default="recent", show_default=True, help=_(_ORDER)),
        click.option(
            "--changed",
            is_flag=True,
            help=_("Decided on, and said otherwise or no longer in the newest version of an article."),
        ),
        click.option("--until", metavar=_("DATE"), help=_("Seen or decided on that day (local time) or before.")),
        click.option("--since", metavar=_("DATE"), help=_("Seen or decided on that day (local time) or later.")),
        click.option("--assigned", "assignee", metavar=_("NAME"), help=_("Whom the work was given to.")),
        click.option("--words", metavar=_("TEXT"), help=_("Words of the claim.")),
        click.option(
            "--stage",
            "stages",
            type=STAGE_WORDS,
            multiple=True,
            metavar=_("KEY"),
            help=_("Stage of the procedure; may be repeated."),
        ),
        click.option("--accused", metavar=_("NAME"), help=_("Whom a claim accuses, or a part of the name.")),
        click.option("--speaker", metavar=_("NAME"), help=_("Speaker, or a part of the name.")),
        click.option("--article", "articles", multiple=True, metavar=_("ID"), help=_("Article; may be repeated.")),
        click.option(
            "--flag", "flags", type=FLAG_WORDS, multiple=True, metavar=_("KEY"), help=_("Flag; may be repeated.")
        ),
        click.option(
            "--verdict",
            "verdicts",
            type=VERDICT_WORDS,
            multiple=True,
            metavar=_("KEY"),
            help=_("Verdict; may be repeated."),
        ),
        click.option("--label", "labels", multiple=True, type=LABEL_WORDS, help=_("Label; may be repeated.")),
        click.option("--status", "statuses", multiple=True, type=STATUS_WORDS, help=_("Status; may be repeated.")),
    ):
        command = option(command)
    return command
