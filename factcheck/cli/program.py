"""The command line. Bodies import what they need when they run: help must not wait for torch."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claims.claim import LABELS
from claims.errors import ClaimsError
from factcheck.cli.scan_run import Scan, opened, say
from factcheck.cli.scan_saving import open_keeper
from factcheck.errors import FactcheckError
from factcheck.i18n import LANGUAGES, _, set_language
from factcheck.reports.ranking import SORTS, ranked

if TYPE_CHECKING:
    from factcheck.records import Checked
    from factcheck.scanning.checker import Checker

__all__ = ["FOUND", "INTERRUPTED", "PARTIAL", "SORT", "UNUSABLE", "Command", "Program", "cli", "load_checker"]

FOUND = 1
"""Exit code: a claim with a label of --fail-on was found."""
UNUSABLE = 2
"""Exit code: the command line or the configuration is at fault; nothing was done."""
PARTIAL = 3
"""Exit code: some article or rule could not be used; the rest was done."""
INTERRUPTED = 130
"""Exit code: the user stopped it."""

FORMATS = ("table", "json", "ndjson", "csv", "markdown")
SORT = click.option(
    "--sort",
    type=click.Choice(SORTS),
    default=SORTS[0],
    show_default=True,
    help=_("Order of the claims: that of the text, or what is most worth checking first."),
)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def load_checker(model: Path | None, rules: Sequence[Path]) -> Checker:
    """The checker that ``scan`` uses.

    Raises:
        ClaimsError: when the models or the rules cannot be used at all.
    """
    from factcheck.scanning.checker import Checker
    from factcheck.user_files import rule_folders

    return Checker.load(model=model, rules=rule_folders(rules))


def _use_language(_context: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        set_language(value)


def _version(context: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("factcheck")
    except PackageNotFoundError:
        # A checkout that was never installed.
        import tomllib

        project = Path(__file__).parents[2] / "pyproject.toml"
        number = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    click.echo(f"factcheck {number}")
    context.exit()


class Command(click.Command):
    """A command that takes ``--lang``, whether before or after its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", _("[OPTIONS]"))
        super().__init__(*args, **kwargs)
        self.params.append(
            click.Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                is_eager=True,
                callback=_use_language,
                help=_("Language of messages and reports; by default that of the locale."),
            )
        )


class Program(Command, click.Group):
    """A group whose commands end in exit codes and one-line messages, never in a traceback."""

    command_class = Command
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", _("COMMAND [ARGS]..."))
        super().__init__(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; errors it raises become messages and exit codes."""
        try:
            return super().invoke(ctx)
        except (ClaimsError, FactcheckError) as error:
            say(error)
            ctx.exit(UNUSABLE)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # Whoever read our output has seen enough; at exit Python would flush into the closed pipe once more.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            say(error)
            ctx.exit(UNUSABLE)


@click.group(
    cls=Program,
    help=_("Finds who says what in French news articles and labels each claim; people verify it."),
    epilog=_("Start with: factcheck scan article.txt"),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=_("Show the version and exit."),
)
def cli() -> None:
    """Root of all commands."""


@cli.command(
    help=_(
        "Read articles and report their claims.\n\n"
        "PATHS are files, folders (every .txt below them) or - for standard input, which is also read when no path is "
        "given and something is piped in.\n\n"
        "Exit codes: 0 done; 1 a claim of --fail-on found; 2 usage or configuration; 3 some article or rule could not "
        "be used, the rest was done."
    )
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=str))
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help=_("Output form.")
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_("Write to FILE, which changes only once all is done, instead of standard output."),
)
@click.option("--model", type=_FOLDER, metavar=_("DIR"), help=_("Stanza resources to parse with; bundled by default."))
@click.option("--rules", type=_FOLDER, multiple=True, metavar=_("DIR"), help=_("More rules; may be repeated."))
@SORT
@click.option("--width", type=click.IntRange(min=20), metavar=_("COLUMNS"), help=_("Width of the report in columns."))
@click.option("--no-color", is_flag=True, help=_("No colours."))
@click.option("--quiet", is_flag=True, help=_("No progress and no notices; errors only."))
@click.option(
    "--fail-on",
    type=click.Choice([label.value for label in LABELS]),
    multiple=True,
    metavar=_("LABEL"),
    help=_(
        "End with exit code 1 if a claim is labelled reported_speech, allegation or established_fact; may be repeated."
    ),
)
@click.option("--debug", is_flag=True, help=_("Show the traceback of unexpected errors."))
@click.option(
    "--db", metavar=_("URL"), help=_("Where scans are kept: a file or postgresql://…; the user's by default.")
)
@click.option("--no-save", is_flag=True, help=_("Keep nothing, and look nothing up."))
@click.pass_context
def scan(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    model: Path | None,
    rules: tuple[Path, ...],
    sort: str,
    width: int | None,
    no_color: bool,
    quiet: bool,
    fail_on: tuple[str, ...],
    debug: bool,
    db: str | None,
    no_save: bool,
) -> None:
    """Read, check, keep, report."""
    if not paths and _stdin_is_terminal():
        click.echo(ctx.get_help(), err=True)
        ctx.exit(UNUSABLE)
    from factcheck.articles.reader import read_articles

    run = Scan(quiet=quiet, debug=debug, several=len(paths) > 1 or any(Path(p).is_dir() for p in paths))
    articles = run.readable(read_articles(paths or ("-",)))
    first = next(articles, None)
    with opened(output, data=form != "table") as file:
        # A mistyped path is told at once: the models, slow to load, are fetched for an article that is there.
        checked: Iterator[Checked] = iter(())
        if first is not None:
            keeper = None if no_save else open_keeper(db, quiet=quiet, failed=run.fail)
            checked = run.checked(load_checker(model, rules), chain([first], articles))
            if keeper:
                ctx.call_on_close(keeper.store.close)
                checked = keeper.keeping(checked)
            checked = (ranked(article, sort) for article in checked)
        if form == "table":
            from factcheck.reports.console import make_console
            from factcheck.reports.terminal import print_report

            color = False if no_color or output else None
            print_report(checked, make_console(file, os.environ, width=width, color=color))
        else:
            from factcheck.reports.exports import EXPORTERS

            for text in EXPORTERS[form](checked):
                file.write(text)
    ctx.exit(FOUND if run.labels & set(fail_on) else PARTIAL if run.failed else 0)


def _stdin_is_terminal() -> bool:
    return sys.stdin is None or sys.stdin.isatty()


@cli.command(help=_("Print the JSON Schema of the output of scan --format json."))
def schema() -> None:
    """The public document's schema."""
    import json

    from factcheck.reports.json_schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@cli.group(help=_("The models that parse the articles."))
def models() -> None:
    """Commands on models."""


@models.command(help=_("Print the folder of the bundled models."))
def path() -> None:
    """Where the bundled models lie."""
    from claims.resources import models_dir

    click.echo(models_dir())


@models.command(help=_("Fetch the official French models: more accurate, larger, from the network."))
@click.option(
    "--dir",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("DIR"),
    help=_("Where to put them; by default the user's data folder."),
)
def download(folder: Path | None) -> None:
    """Fetch the official models."""
    from factcheck.scanning.models import default_dir
    from factcheck.scanning.models import download as fetch

    folder = (folder or default_dir()).absolute()
    say(_("fetching the official French models into {folder} …").format(folder=folder))
    fetch(folder, progress=sys.stderr.isatty())
    click.echo(_("Models in {folder}").format(folder=folder))
    click.echo(_("Use them with: factcheck scan --model {folder} PATHS").format(folder=folder))
