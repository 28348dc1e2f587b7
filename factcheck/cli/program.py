"""The command line. Bodies import what they need when they run: help must not wait for torch."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from claims.errors import ClaimsError
from factcheck.cli.options import lang_option
from factcheck.cli.support.output import say, tell
from factcheck.errors import FactcheckError
from factcheck.i18n import _
from factcheck.safe_text import printable

__all__ = ["FOUND", "INTERRUPTED", "PARTIAL", "UNUSABLE", "Command", "Program", "cli"]

FOUND = 1
"""Exit code: a claim with a label of --fail-on was found."""
UNUSABLE = 2
"""Exit code: the command line or the configuration is at fault; nothing was done."""
PARTIAL = 3
"""Exit code: some article or rule could not be used; the rest was done."""
INTERRUPTED = 130
"""Exit code: the user stopped it."""


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
    tell(f"factcheck {number}")
    context.exit()


@contextmanager
def _printable_errors() -> Iterator[None]:
    """What click says of a wrong command line repeats parts of it: made safe before click shows it."""
    try:
        yield
    except click.ClickException as error:
        for name in ("message", "option_name", "ui_filename"):
            words = getattr(error, name, None)
            if isinstance(words, str):
                setattr(error, name, printable(words))
        raise


class Command(click.Command):
    """A command that takes ``--lang``, whether before or after its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", _("[OPTIONS]"))
        super().__init__(*args, **kwargs)
        self.params.append(lang_option())

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """The context of the command, with its arguments read."""
        with _printable_errors():
            return super().make_context(*args, **kwargs)


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
            with _printable_errors():
                return super().invoke(ctx)
        except (ClaimsError, FactcheckError) as error:
            say(error)
            ctx.exit(UNUSABLE)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # The reader closed the pipe; at exit Python would flush into it once more.
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
