"""The command line. Bodies import what they need when they run: help must not wait for torch."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from click.exceptions import Exit

from claims.errors import ClaimsError
from claims.foreign_errors import system_words
from factcheck.cli.options import display_options, lang_option
from factcheck.cli.support.exit_words import exit_sentence, tells_exit_codes
from factcheck.cli.support.help_pages import HelpContext, write_examples, write_options
from factcheck.cli.support.output import say, tell
from factcheck.cli.support.settings_in_use import check_settings, option_defaults
from factcheck.errors import FactcheckError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.safe_text import printable
from factcheck.standard_streams import flush_or_give_up, give_up

__all__ = ["FOUND", "INTERRUPTED", "PARTIAL", "UNUSABLE", "Command", "Program", "cli", "program_version"]

FOUND = 1
"""Exit code: a claim with a label of --fail-on was found."""
UNUSABLE = 2
"""Exit code: the command line or the configuration is at fault; nothing was done."""
PARTIAL = 3
"""Exit code: some article or rule could not be used; the rest was done."""
INTERRUPTED = 130
"""Exit code: the user stopped it."""


def program_version() -> str:
    """The version of the program, as it was installed or stands in its checkout."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("factcheck")
    except PackageNotFoundError:
        # A checkout that was never installed.
        import tomllib

        project = Path(__file__).parents[2] / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def _version(context: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        tell(f"factcheck {program_version()}")
        context.exit()


_IMPOSSIBLE = re.compile("[\0\ud800-\udc7f\udd00-\udfff]")
"""NUL, and surrogates but those that stand for bytes that are no UTF-8."""
_OF_STREAMS = frozenset((errno.EBADF, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC))
"""What can be wrong with a stream that is written to."""


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


_WITHOUT_SETTINGS = ("completion", "config", "help")
"""Commands that go on whatever is wrong with the file of settings."""


class Command(click.Command):
    """A command that takes ``--lang``, whether before or after its name, and tells its exit codes.

    ``exit_codes`` are those besides 0 and 2, where its help does not tell all of them itself; ``examples`` are command
    lines that its help shows.
    """

    context_class = HelpContext

    def __init__(
        self,
        *args: Any,
        exit_codes: Mapping[int, str] | None = None,
        examples: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        if not isinstance(self, click.Group) and not tells_exit_codes(kwargs.get("help") or ""):
            kwargs.setdefault("epilog", exit_sentence(exit_codes or {}))
        kwargs.setdefault("options_metavar", _("[OPTIONS]"))
        kwargs.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **kwargs)
        self.params += (*display_options(), lang_option())
        self.examples = tuple(examples)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands of a group, then the options under their headings."""
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)
        write_options(self.get_params(ctx), ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what comes last: examples, then how it ends."""
        write_examples(self.examples, formatter)
        super().format_epilog(ctx, formatter)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """The context of the command, with its arguments read; the user's settings are their defaults."""
        own = self.context_settings.get("default_map") or {}
        first = kwargs.get("parent") is None
        kwargs.setdefault("default_map", {**own, **option_defaults(self, first=first)})
        with _printable_errors():
            return super().make_context(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words of the command line; what no shell can pass would fail wherever it is a file's name."""
        if any(_IMPOSSIBLE.search(word) for word in args):
            problem = _("a NUL character, or half of a character, on the command line: expected text")
            raise click.UsageError(problem, ctx)
        if "" in args or any(word.endswith("=") for word in args):
            self._refuse_empty(ctx, args)
        return super().parse_args(ctx, args)

    def _refuse_empty(self, ctx: click.Context, args: list[str]) -> None:
        """Refuse empty values: they come from variables of scripts that are not set, and would mean something else."""
        values, _rest, _order = self.make_parser(ctx).parse_args(list(args))
        for param in self.params:
            value = values.get(str(param.name))
            if value == "" or (isinstance(value, list | tuple) and "" in value):
                raise click.BadParameter(_("nothing in it: give a value, or leave it out"), ctx, param)


class Program(Command, click.Group):
    """A group whose commands end in exit codes and one-line messages, never in a traceback."""

    command_class = Command
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", _("COMMAND [ARGS]..."))
        super().__init__(*args, **kwargs)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program on its arguments; what it could not write is told, or costs nothing but itself."""
        try:
            return super().main(*args, **kwargs)
        except OSError:
            # Standard error is full or gone: what is wrong can be told to nobody.
            give_up(sys.stderr)
            sys.exit(UNUSABLE)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the command line; help and version are written here already, and can fail to be."""
        with _errors_told():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; errors it raises become messages and exit codes."""
        with _errors_told(), _printable_errors():
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


@contextmanager
def _errors_told() -> Iterator[None]:
    """Errors inside become a message on standard error, and the exit code that goes with them.

    Raises:
        Exit: with that code.
    """
    try:
        yield
    except (ClaimsError, FactcheckError) as error:
        say(error)
        raise Exit(_after(UNUSABLE)) from None
    except KeyboardInterrupt:
        raise Exit(_after(INTERRUPTED)) from None
    except BrokenPipeError:
        # The reader closed the pipe, as head does: it has what it wanted.
        give_up(sys.stdout)
        raise Exit(0) from None
    except OSError as error:
        if error.filename is not None:
            say(_of_file(error))
            raise Exit(_after(UNUSABLE)) from None
        # Told once: what standard output still holds fails for the same reason.
        flush_or_give_up(sys.stdout)
        say(_unwritten(error))
        raise Exit(UNUSABLE) from None
    except Exit as ending:
        raise Exit(_after(ending.exit_code)) from None


def _after(code: int) -> int:
    """The exit code once standard output is written out: ``code``, or UNUSABLE where a result could not be written."""
    error = flush_or_give_up(sys.stdout)
    if error is None or isinstance(error, BrokenPipeError):
        return code
    say(_unwritten(error))
    return UNUSABLE


def _of_file(error: OSError) -> str:
    """What is wrong with a file or folder that nobody else looked after."""
    problem = _("{path}: cannot be used ({error})")
    return problem.format(path=error.filename, error=worded(system_words(error)))


def _unwritten(error: OSError) -> object:
    """The error in words; those of a stream do not name it themselves."""
    if error.errno not in _OF_STREAMS:
        return error
    if error.errno == errno.EBADF:
        return _("standard output is closed: nothing could be written")
    problem = _("standard output: cannot be written ({reason}); nothing else is wrong")
    return problem.format(reason=worded(system_words(error)))


@click.group(
    cls=Program,
    help=_("Finds who says what in French news articles and labels each claim; people verify it."),
    epilog=_("Start with: factcheck scan article.txt"),
)
@click.option(
    "--version",
    "-V",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=_("Show the version and exit."),
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Root of all commands; what is wrong with settings is told before a command runs."""
    if ctx.invoked_subcommand not in _WITHOUT_SETTINGS:
        for line in check_settings():
            say(line)
