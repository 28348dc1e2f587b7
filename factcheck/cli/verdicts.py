"""The ``verdicts`` command: the scale of verdicts and the flags."""

from __future__ import annotations

import click

from factcheck.cli.program import cli
from factcheck.cli.support.output import tell
from factcheck.i18n import _

__all__ = ["show_verdicts"]


@cli.command(
    "verdicts",
    short_help=_("Show the scale of verdicts and the flags."),
    help=_("Show the scale of verdicts and the flags, with their keys."),
)
@click.option("--path", is_flag=True, help=_("Show where your own scale would be looked for, and the file in force."))
def show_verdicts(path: bool) -> None:
    """From nothing to the scale in force, or the paths of scales, on standard output; exit code 0."""
    from factcheck.reports.wording import verdict_words
    from factcheck.verification.verdict_scale import load_scale, scale_path, user_path

    if path:
        tell(_("own: {path}").format(path=user_path()))
        tell(_("in force: {path}").format(path=scale_path()))
        return
    scale = load_scale()
    for entry in scale.verdicts.values():
        tell(f"{entry.key:20} {entry.rating or '—'}  {verdict_words(entry)}")
    tell("")
    for entry in scale.flags.values():
        tell(f"{entry.key:20}    {verdict_words(entry)}")
