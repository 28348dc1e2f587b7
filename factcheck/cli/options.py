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
from factcheck.cli.support.help_pages import HeadedOption, options_under
from factcheck.cli.support.vocabulary import FLAG_WORDS, LABEL_WORDS, STAGE_WORDS, STATUS_WORDS, VERDICT_WORDS
from factcheck.i18n import LANGUAGES, N_, _, set_language
from factcheck.reports.ranking import SORTS

__all__ = [
    "DASK",
    "FOLDER",
    "NEW_FILE",
    "NEW_FOLDER",
    "claim_filters",
    "cluster_options",
    "db_option",
    "display_options",
    "form_option",
    "idle_option",
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
_LONGEST_IDLE = 7 * 24 * 60
"""Minutes that a server may wait for work: a week."""
_ORDERS = ("recent", "oldest", "priority", "uncertain", "worth", "speaker")
_ORDER = N_("Order; priority puts first what the machine is least sure of and what is most worth a check.")

_which_claims = options_under(_("Which claims"))
_reading = options_under(_("Reading"))
_output = options_under(_("Output"))
_speed = options_under(_("Speed"))

AUTO_JOBS = "auto"
DASK = "dask"
_MOST_JOBS = 256


# --- Where things lie ------------------------------------------------------------------------------------------------


def model_option(words: str | None = None) -> Adds:
    """``--model DIR``, as ``model``: the folder of Stanza models, or None for the bundled ones."""
    words = words or _("Stanza resources to parse with; bundled by default.")
    return _reading("--model", type=FOLDER, metavar=_("DIR"), help=words)


def rules_option() -> Adds:
    """``--rules DIR``, as ``rule_dirs``: folders of rules on top of the built-in ones and the user's."""
    words = _("More rules; may be repeated.")
    return _reading("--rules", "rule_dirs", type=FOLDER, multiple=True, metavar=_("DIR"), help=words)


def db_option(words: str | None = None) -> Adds:
    """``--db URL``, as ``db``: the store, or None for the one of the environment or the user's own."""
    words = words or _(
        "The store: a file or postgresql://…; by default FACTCHECK_DB, the settings, then the user's own."
    )
    return click.option("--db", metavar=_("URL"), help=words)


def output_option(words: str | None = None, *, folder: bool = False) -> Adds:
    """``--output FILE``, as ``output``: where the result goes, or None for standard output; it may be a ``folder``."""
    words = words or _("Write to FILE, which changes only once all is done, instead of standard output.")
    kind = click.Path(path_type=Path) if folder else NEW_FILE
    return _output("--output", "-o", type=kind, callback=_of_file, metavar=_("FILE"), help=words)


def _of_file(_context: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    """The path of a file; - stands for standard output, as elsewhere."""
    return None if path == Path("-") else path


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--any-language`` and ``--allow-private``, as ``any_language`` and ``allow_private``: what may be read."""
    for option in (
        _reading(
            "--allow-private",
            is_flag=True,
            help=_("Fetch addresses of this computer and of private networks, too, and from any port."),
        ),
        _reading("--any-language", is_flag=True, help=_("Read what is not in French, too.")),
    ):
        command = option(command)
    return command


# --- How things look -------------------------------------------------------------------------------------------------


def form_option(*forms: str) -> Adds:
    """``--format``, as ``form``: one of ``forms``, the first by default."""
    kind = click.Choice(forms)
    return _output("--format", "-f", "form", type=kind, default=forms[0], show_default=True, help=_("Output form."))


def sort_option() -> Adds:
    """``--sort``, as ``sort``: the order of an article's claims, one of ``SORTS``."""
    words = _("Order of the claims: that of the text, or what is most worth checking first.")
    return _output("--sort", type=click.Choice(SORTS), default=SORTS[0], show_default=True, help=words)


def display_options() -> tuple[click.Option, ...]:
    """``--width`` and ``--color``, which fill no parameter: they hold for all that the command writes."""
    return (
        HeadedOption(
            ["--width"],
            type=click.IntRange(min=20),
            metavar=_("COLUMNS"),
            expose_value=False,
            heading=_("Every command"),
            callback=asked_width,
            help=_("Width of what is written, in columns; by default that of the terminal."),
        ),
        HeadedOption(
            ["--color/--no-color"],
            default=None,
            expose_value=False,
            heading=_("Every command"),
            callback=asked_color,
            help=_("Colours always, or never; by default on terminals, but where NO_COLOR is set."),
        ),
    )


def lang_option() -> click.Option:
    """``--lang``, which fills no parameter: it puts a language in force before anything else is read."""
    return HeadedOption(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        heading=_("Every command"),
        callback=_use_language,
        help=_("Language of messages and reports; by default FACTCHECK_LANG, the settings, then the locale."),
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
    return _speed("--jobs", type=_JobCount(), default=1, show_default=True, metavar=_("N"), help=words)


# --- Who does the work ------------------------------------------------------------------------------------------------


def warm_option() -> Adds:
    """``--warm``, which fills no parameter: the command is run by a server, which is started if none runs."""
    words = _("Start factcheck serve in the background if it does not run: this command and those after it use it.")
    return _speed("--warm", is_flag=True, expose_value=False, callback=_warm, help=words)


def _warm(context: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from factcheck.cli.support.warm_start import hand_over_warm

        hand_over_warm()


def idle_option(words: str, under: Callable[..., Adds] = click.option) -> Adds:
    """``--idle MINUTES``, as ``idle``: how long a server waits for work; ``under`` makes the option."""
    kind = click.FloatRange(min=0, max=_LONGEST_IDLE, min_open=True)
    return under("--idle", type=kind, default=30, show_default=True, metavar=_("MINUTES"), help=words)


def cluster_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--engine`` and ``--scheduler``, as ``engine`` and ``scheduler``: what the processes are, and where."""
    words = _(
        "What checks articles: local, or dask for archives and many machines, in shards, into the folder of --output; "
        "what is done is not done again."
    )
    engine = _speed("--engine", type=click.Choice(("local", DASK)), default="local", show_default=True, help=words)
    words = _("Address of the dask scheduler (tls://… or tcp://…); without it, --jobs processes of this machine.")
    return engine(_speed("--scheduler", metavar=_("ADDRESS"), help=words)(command))


# --- Who decides, and on which claims --------------------------------------------------------------------------------


def person_option() -> Adds:
    """``--by NAME``, as ``by``: who decides, or None for the name that the environment tells."""
    words = _("Who decides; by default FACTCHECK_USER, then the login name.")
    return click.option("--by", metavar=_("NAME"), help=words)


def reason_option() -> Adds:
    """``--note TEXT``, as ``note``: why somebody decides so, or None."""
    return click.option("--note", "--reason", "note", metavar=_("TEXT"), help=_("Why."))


def _one_of(name: str, parameter: str, kind: click.ParamType[str], words: str) -> Adds:
    return _which_claims(name, parameter, type=kind, multiple=True, metavar=_("KEY"), help=words)


def claim_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add to a command the options that choose claims of the store.

    They fill the parameters that ``support.claim_filter.make_filter`` takes: ``statuses``, ``labels``, ``verdicts``,
    ``flags``, ``articles``, ``speaker``, ``words``, ``accused``, ``stages``, ``since``, ``until``,
    ``changed``, ``assignee``, ``order`` and ``limit``.
    """
    for option in (
        _which_claims("--limit", type=click.IntRange(min=1), metavar="N", help=_("At most N claims.")),
        _which_claims("--order", type=click.Choice(_ORDERS), default="recent", show_default=True, help=_(_ORDER)),
        _which_claims(
            "--changed",
            is_flag=True,
            help=_("Decided on, and said otherwise or no longer in the newest version of an article."),
        ),
        _which_claims("--until", metavar=_("DATE"), help=_("Seen or decided on that day (local time) or before.")),
        _which_claims("--since", metavar=_("DATE"), help=_("Seen or decided on that day (local time) or later.")),
        _which_claims("--assigned", "assignee", metavar=_("NAME"), help=_("Whom the work was given to.")),
        _which_claims("--words", metavar=_("TEXT"), help=_("Words of the claim.")),
        _one_of("--stage", "stages", STAGE_WORDS, _("Stage of the procedure; may be repeated.")),
        _which_claims("--accused", metavar=_("NAME"), help=_("Whom a claim accuses, or a part of the name.")),
        _which_claims("--speaker", metavar=_("NAME"), help=_("Speaker, or a part of the name.")),
        _which_claims("--article", "articles", multiple=True, metavar=_("ID"), help=_("Article; may be repeated.")),
        _one_of("--flag", "flags", FLAG_WORDS, _("Flag; may be repeated.")),
        _one_of("--verdict", "verdicts", VERDICT_WORDS, _("Verdict; may be repeated.")),
        _one_of("--label", "labels", LABEL_WORDS, _("Label; may be repeated.")),
        _one_of("--status", "statuses", STATUS_WORDS, _("Status; may be repeated.")),
    ):
        command = option(command)
    return command
