"""The ``set``, ``undo``, ``show`` and ``history`` commands: decisions on claims, made and looked at by script."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from claims.claim import LABELS
from factcheck.cli.program import PARTIAL, UNUSABLE, Command, cli
from factcheck.cli.scan_run import opened, say
from factcheck.errors import VerificationError
from factcheck.i18n import _
from factcheck.records import Status

if TYPE_CHECKING:
    from factcheck.reports.console import Paragraph
    from factcheck.store.engine import Store
    from factcheck.stored_records import Dossier

__all__ = ["BY", "DB", "history", "set_claims", "show_claim", "undo_decision", "use_store", "who_decides"]

DB = click.option("--db", metavar=_("URL"), help=_("The store: a file or postgresql://…; the user's by default."))
BY = click.option("--by", metavar=_("NAME"), help=_("Who decides; by default FACTCHECK_USER, then the login name."))
_STANCES = ("supports", "refutes", "context")


def _form(*forms: str) -> Callable[[Any], Any]:
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=_("Output form.")
    )


def _span(part: str, words: str) -> Callable[[Any], Any]:
    return click.option(f"--{part}-span", f"{part}_span", multiple=True, metavar="START:END", help=words)


@cli.command(
    "set",
    cls=Command,
    help=_(
        "Decide on claims: status, verdict, flags, corrections, evidence, right of reply.\n\n"
        "IDS are those that factcheck list shows, or their first digits; - reads them from standard input. What one "
        "call decides on a claim is kept whole or not at all, and earlier decisions stay on record.\n\n"
        "A verdict needs --note. Without --status it makes an open claim verified where the rules allow it, and else "
        "in progress."
    ),
)
@click.argument("ids", nargs=-1, required=True)
@click.option("--status", type=click.Choice([s.value for s in Status]), help=_("Where the work stands."))
@click.option("--verdict", metavar=_("KEY"), help=_("What was found: a key of factcheck verdicts, or none."))
@click.option("--note", "--reason", "note", metavar=_("TEXT"), help=_("Why."))
@click.option("--flag", "flags_on", multiple=True, metavar=_("KEY"), help=_("Add a flag; may be repeated."))
@click.option("--unflag", "flags_off", multiple=True, metavar=_("KEY"), help=_("Take a flag off; may be repeated."))
@click.option(
    "--label",
    type=click.Choice([*(label.value for label in LABELS), "machine"]),
    help=_("Correct the label; machine goes back to the machine's own."),
)
@click.option("--speaker", metavar=_("NAME"), help=_("Correct the speaker; none for nobody, machine for its own."))
@click.option(
    "--span",
    "spans",
    multiple=True,
    metavar="START:END",
    help=_(
        "Correct where the content stands, in code points of the article's text; may be repeated; machine goes back "
        "to the machine's own."
    ),
)
@_span("speaker", _("Correct where the speaker stands, who is then named so; none for nobody, machine for its own."))
@_span("cue", _("Correct where the words of attribution stand; none where there are none, machine for its own."))
@_span("medium", _("Correct where the medium stands; none where there is none, machine for its own."))
@click.option("--article", metavar=_("ID"), help=_("The article that spans count in, where there are several."))
@click.option("--evidence", "urls", multiple=True, metavar=_("URL"), help=_("Add evidence; may be repeated."))
@click.option("--title", metavar=_("TEXT"), help=_("Title of the evidence."))
@click.option("--archived", metavar=_("URL"), help=_("Archived copy of the evidence."))
@click.option("--quote", metavar=_("TEXT"), help=_("The passage of the evidence that counts."))
@click.option("--stance", type=click.Choice(_STANCES), default="context", help=_("What the evidence does."))
@click.option("--primary", is_flag=True, help=_("The evidence is a primary source."))
@click.option("--seen", metavar=_("DATE"), help=_("When the evidence was seen; today by default."))
@click.option("--replace", "replaced", type=int, metavar="N", help=_("The evidence is a new version of number N."))
@click.option("--withdraw", "withdrawn", type=int, multiple=True, metavar="N", help=_("Withdraw evidence number N."))
@click.option("--asked", metavar=_("NAME"), help=_("Right of reply: who was asked."))
@click.option("--asked-on", metavar=_("DATE"), help=_("When they were asked; today by default."))
@click.option("--answer", metavar=_("TEXT"), help=_("What they answered."))
@click.option("--answered-on", metavar=_("DATE"), help=_("When they answered; today by default."))
@BY
@DB
@click.pass_context
def set_claims(ctx: click.Context, /, ids: tuple[str, ...], by: str | None, db: str | None, **asked: Any) -> None:
    """Each claim in a transaction of its own."""
    from factcheck.dossiers.act_from_options import make_act
    from factcheck.dossiers.lines import change_words
    from factcheck.store.dossiers import read_dossier, record
    from factcheck.verification.decisions import lacking
    from factcheck.verification.verdict_scale import load_scale

    scale = load_scale()
    store = use_store(db)
    names = list(_names(ids))
    who = who_decides(by)
    failed = 0
    for name in names:
        try:
            with store.reading() as connection:
                dossier = read_dossier(connection, name)
            done = record(store, dossier.claim.id, make_act(dossier, who, asked), scale)
        except VerificationError as error:
            say(f"{name}: {error}" if len(names) > 1 else error)
            failed += 1
            continue
        words = [change_words(c.axis, c.before, c.after, scale) for c in done.changes if c.axis != "note"]
        words += [_("evidence: {url}").format(url=url) for url in asked["urls"]]
        words += [_("evidence withdrawn: {n}").format(n=n) for n in asked["withdrawn"]]
        words += [_("reply asked of: {name}").format(name=asked["asked"])] if asked["asked"] else []
        click.echo(f"{done.claim_id}: {' · '.join(words or [_('note')])}")
        if any(c.axis == "status" and c.after == Status.IN_PROGRESS for c in done.changes) and not asked["status"]:
            problem = lacking(done.state, who, scale)
            if problem:
                say(_("{claim}: not verified yet: {problem}").format(claim=done.claim_id, problem=problem))
    if failed:
        ctx.exit(UNUSABLE if len(names) == 1 else PARTIAL)


def use_store(db: str | None) -> Store:
    """The store of a command, closed when the command ends.

    Raises:
        StoreError: when it cannot be opened.
    """
    from factcheck.store.engine import open_store

    store = open_store(db)
    click.get_current_context().call_on_close(store.close)
    return store


def _names(ids: Iterable[str]) -> Iterable[str]:
    for name in ids:
        if name == "-":
            yield from sys.stdin.read().split()
        else:
            yield name


def who_decides(by: str | None) -> str:
    """The name of whoever decides: the one given, else the environment's, else the login's.

    Raises:
        VerificationError: when there is none.
    """
    import getpass

    who = by or os.environ.get("FACTCHECK_USER", "")
    if who.strip():
        return who.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # a container without a user of that number
        raise VerificationError(_("nobody decides; say who with --by NAME")) from error


@cli.command(
    "undo",
    cls=Command,
    help=_("Take the last decision on a claim back. Both stay on record; called again, it goes one further back."),
)
@click.argument("name", metavar="ID")
@click.option("--note", "--reason", "note", metavar=_("TEXT"), help=_("Why."))
@BY
@DB
def undo_decision(name: str, note: str | None, by: str | None, db: str | None) -> None:
    """A new decision that restores what was."""
    from factcheck.dossiers.lines import change_words
    from factcheck.store.undo import undo
    from factcheck.verification.verdict_scale import load_scale

    scale = load_scale()
    done = undo(use_store(db), name, who=who_decides(by), why=note)
    words = [change_words(c.axis, c.before, c.after, scale) for c in done.changes if c.axis != "note"]
    click.echo(f"{done.claim_id}: {' · '.join(words or [_('evidence as before')])}")


@cli.command("show", cls=Command, help=_("Show all that is kept on a claim."))
@click.argument("name", metavar="ID")
@_form("text", "json")
@DB
def show_claim(name: str, form: str, db: str | None) -> None:
    """The dossier in words, or as the records it consists of."""
    dossier = _dossier(name, db)
    if form == "json":
        from factcheck.stored_records import plain

        _json(plain(dossier))
        return
    from factcheck.dossiers.lines import dossier_lines
    from factcheck.verification.verdict_scale import load_scale

    _write(dossier_lines(dossier, load_scale()))


@cli.command("history", cls=Command, help=_("Show who decided what on a claim, when, from what to what, and why."))
@click.argument("name", metavar="ID")
@_form("text", "json")
@DB
def history(name: str, form: str, db: str | None) -> None:
    """Every decision ever made on one claim."""
    dossier = _dossier(name, db)
    if form == "json":
        from factcheck.stored_records import plain

        _json(plain(dossier.history))
        return
    if not dossier.history:
        say(_("{claim}: nobody has decided anything yet").format(claim=dossier.claim.id))
    from factcheck.dossiers.lines import history_lines
    from factcheck.verification.verdict_scale import load_scale

    _write(history_lines(dossier.history, load_scale()))


def _dossier(name: str, db: str | None) -> Dossier:
    from factcheck.store.dossiers import read_dossier

    with use_store(db).reading() as connection:
        return read_dossier(connection, name)


def _json(value: Any) -> None:
    from factcheck.reports.exports import dumps

    with opened(None, data=True) as file:
        file.write(dumps(value, indent=2) + "\n")


def _write(paragraphs: Iterable[Paragraph]) -> None:
    from factcheck.reports.console import cell, make_console
    from factcheck.reports.terminal import show

    with opened(None, data=False) as file:
        console = make_console(file, os.environ)
        for paragraph in paragraphs:
            show(cell([paragraph], console.width), console)
