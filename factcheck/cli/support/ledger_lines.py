"""What ``eval`` writes into a ledger, and what it says about that.

In: the tallies of folders. Out: lines at the end of the ledger, and messages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from factcheck.cli.support.checkers import folder_names
from factcheck.cli.support.output import say
from factcheck.evaluation.code_version import code_version
from factcheck.evaluation.figures import Tally
from factcheck.evaluation.gold import GoldArticle
from factcheck.evaluation.ledger import LedgerLine, MeasuredSet, add_to_ledger, ledger_line, read_ledger
from factcheck.i18n import _

__all__ = ["check_ledger", "record"]


def check_ledger(ledger: Path, *, usual: bool) -> None:
    """Refuse what would make a wrong line, before minutes are spent on it.

    ``usual`` tells that the code is measured as it is, with its own models and all repairs.

    Raises:
        click.UsageError: it is not.
        TrainingError: the ledger cannot be read.
    """
    if not usual:
        words = _(
            "--ledger is for the figures of the code as it is: leave out --model, --without-repair, --experiments"
        )
        raise click.UsageError(words)
    read_ledger(ledger)


def record(
    ledger: Path,
    tallies: Mapping[str, Tally],
    annotated: Mapping[Path, Sequence[GoldArticle]],
    own: Mapping[Path, set[str]],
    *,
    read_before: bool,
) -> None:
    """Add a line to the ledger for each folder that was measured, unless one says the same; tell which.

    ``annotated`` are the articles of all folders on which labels were fitted, ``own`` the ids of those that were
    measured, and ``tallies`` their figures by the names of the folders.

    Raises:
        TrainingError: the ledger cannot be read or written to.
    """
    code, before, names = code_version(), read_ledger(ledger), folder_names(own)
    added: list[LedgerLine] = []
    for folder, ids in own.items():
        if not ids:
            continue
        measured = MeasuredSet(
            name=folder.name,
            articles=[article for article in annotated[folder] if article.id in ids],
            figures=tallies[names[folder]].figures(),
            fitted_with=sorted(other.name for other in annotated if other != folder),
            read_before=read_before,
        )
        line = ledger_line(measured, (*before, *added), code, date.today().isoformat())
        if line is None:
            say(_("{name}: nothing new for the ledger").format(name=names[folder]))
        else:
            added.append(line)
            sight = _("first sight") if line.first_sight else _("not the first sight")
            say(_("{name}: added to the ledger ({sight})").format(name=names[folder], sight=sight))
    add_to_ledger(ledger, added)
