"""The ``completion`` command: what makes a shell complete commands, options and their values."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from factcheck.cli.program import cli
from factcheck.cli.support.output import tell
from factcheck.i18n import _

__all__ = ["print_completion"]

_SHELLS = ("bash", "zsh", "fish")


@cli.command(
    "completion",
    help=_(
        "Print what makes a shell complete commands.\n\n"
        'For bash: eval "$(factcheck completion bash)" in ~/.bashrc; for zsh the same with zsh in ~/.zshrc; for fish: '
        "factcheck completion fish > ~/.config/fish/completions/factcheck.fish."
    ),
)
@click.argument("shell", type=click.Choice(_SHELLS), metavar="[bash|zsh|fish]")
@click.pass_context
def print_completion(ctx: click.Context, shell: str) -> None:
    """From the name of a shell to a script for it on standard output; exit code 0."""
    kind = get_completion_class(shell)
    # click has one for each of them.
    assert kind is not None
    tell(kind(ctx.find_root().command, {}, "factcheck", "_FACTCHECK_COMPLETE").source())
