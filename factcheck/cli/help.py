"""The ``help`` command: what a command is for, as its --help tells it."""

from __future__ import annotations

import click

from factcheck.cli.program import cli
from factcheck.cli.support.output import tell
from factcheck.i18n import _

__all__ = ["show_help"]


@cli.command("help", help=_("Show what a command is for, and its options."))
@click.argument("names", nargs=-1, metavar=_("[COMMAND]..."))
@click.pass_context
def show_help(ctx: click.Context, names: tuple[str, ...]) -> None:
    """From the name of a command, such as ``rules test``, to its help; exit code 0."""
    context = ctx.find_root()
    for name in names:
        group = context.command
        command = group.get_command(context, name) if isinstance(group, click.Group) else None
        if command is None:
            problem = _("no command {name}; factcheck help lists all").format(name=" ".join(names))
            raise click.UsageError(problem, ctx)
        context = command.context_class(command, info_name=name, parent=context)
    tell(context.get_help())
