"""The help of a command: options under headings, the values that they take, examples.

In: a command with its options. Out: the sections of its help.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import partial
from typing import Any

import click

from factcheck.cli.support.vocabulary import ScaleWords, Vocabulary
from factcheck.i18n import _

__all__ = ["HeadedOption", "HelpContext", "HelpText", "options_under", "write_examples", "write_options"]

_SHORT = 18
"""Characters that choices may have where they stand beside the name of the option, as in ``[text|json]``."""


class HelpText(click.HelpFormatter):
    """Help whose headings end as the language has it: with a space before the colon in French."""

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_("{heading}:").format(heading=heading)[:-1])


class HelpContext(click.Context):
    """A command line that is being read, whose help is a ``HelpText``."""

    formatter_class = HelpText


class HeadedOption(click.Option):
    """An option that help shows under ``heading``, and not among those that are the command's own."""

    def __init__(self, *args: Any, heading: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading = heading


def options_under(heading: str) -> Callable[..., Callable[[Callable[..., Any]], Callable[..., Any]]]:
    """What ``click.option`` is, for options that help shows under ``heading``."""
    return partial(click.option, cls=HeadedOption, heading=heading)


def write_options(params: Iterable[click.Parameter], context: click.Context, formatter: click.HelpFormatter) -> None:
    """A section for each heading: first the command's own options, then the others as the headings come."""
    sections: dict[str, list[tuple[str, str]]] = defaultdict(list, {_("Options"): []})
    last = _("Every command")
    asks_for_help = context.command.get_help_option(context)
    for param in params:
        # Arguments are told of in the text above.
        record = _with_values(param).get_help_record(context) if isinstance(param, click.Option) else None
        if record is not None:
            default = last if param is asks_for_help else _("Options")
            sections[getattr(param, "heading", default)].append(record)
    if not sections[_("Options")]:
        del sections[_("Options")]
    for heading, records in sections.items():
        with formatter.section(heading):
            formatter.write_dl(records)


def write_examples(lines: Sequence[str], formatter: click.HelpFormatter) -> None:
    """A section of command lines, to be copied: they are never broken."""
    if lines:
        with formatter.section(_("Examples")):
            for line in lines:
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _with_values(param: click.Option) -> click.Option:
    """The option as help shows it: values that are too many to stand beside its name stand in its text."""
    values = _values(param.type)
    if not values:
        return param
    shown = copy(param)
    shown.metavar = param.metavar or (_("KEY") if isinstance(param.type, Vocabulary) else _("VALUE"))
    shown.help = _("{help} One of: {values}.").format(help=shown.help, values=", ".join(values))
    return shown


def _values(kind: click.ParamType[Any]) -> Sequence[str]:
    """The values to be told in the text of an option."""
    if isinstance(kind, Vocabulary | ScaleWords):
        return kind.shown_values()
    if not isinstance(kind, click.Choice):
        return ()
    values = tuple(map(str, kind.choices))
    return values if len("|".join(values)) > _SHORT else ()
