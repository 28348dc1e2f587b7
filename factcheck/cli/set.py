"""The ``set`` command: decisions on claims, made by script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from claims.document.span import Span
from factcheck.cli.options import db_option, person_option, reason_option
from factcheck.cli.program import PARTIAL, UNUSABLE, cli
from factcheck.cli.support.accusation_options import AccusationWord, accusation_options, of_accusations
from factcheck.cli.support.error_wording import error_for_cli
from factcheck.cli.support.help_pages import options_under
from factcheck.cli.support.output import say, tell
from factcheck.cli.support.standard_input import standard_input
from factcheck.cli.support.store_in_use import use_store, who_decides
from factcheck.cli.support.vocabulary import (
    FLAG_WORDS,
    LABEL_OR_MACHINE,
    NOT_CLAIM_WORDS,
    STANCE_WORDS,
    STATUS_WORDS,
    VERDICT_WORDS,
)
from factcheck.errors import VerificationError
from factcheck.i18n import _
from factcheck.scan_results import Status

if TYPE_CHECKING:
    from factcheck.store.decisions import Recorded
    from factcheck.store.engine import Store
    from factcheck.stored_records import Dossier
    from factcheck.verification.verdict_scale import Scale

__all__ = ["set_claims"]

_TOLD = 5
"""Claims of a group that are named."""


_correction = options_under(_("Corrections"))
_evidence = options_under(_("Evidence"))
_reply = options_under(_("Right of reply"))


def _span(part: str, words: str) -> Callable[[Any], Any]:
    return _correction(f"--{part}-span", f"{part}_span", multiple=True, metavar=_("WORDS"), help=words)


@cli.command(
    "set",
    examples=(
        "factcheck set 3f2a91 --status in_progress --assign Ana",
        'factcheck set 3f2a91 --verdict faux --note "No such law"',
        "factcheck set 3f2a91 --evidence https://example.org/law",
        "factcheck set 3f2a91 --label allegation",
        'factcheck set 3f2a91 --accused "Hugo Velan" --stage charged',
        "factcheck list --words digue -f ids | factcheck set - --flag outdated",
    ),
    exit_codes={PARTIAL: _("some claim could not be used, the rest was done")},
    short_help=_("Decide on claims."),
    help=_(
        "Decide on claims: status, verdict, flags, corrections, evidence, right of reply.\n\n"
        "IDS are those that factcheck list shows, or their first digits; - reads them from standard input. "
        "What one call decides on a claim is kept whole or not at all, and earlier decisions stay on record.\n\n"
        "A verdict needs --note. Without --status it makes an open claim verified where the rules allow it, "
        "and else in progress."
    ),
)
@click.argument("ids", nargs=-1, required=True)
@click.option("--status", type=STATUS_WORDS, help=_("Where the work stands."))
@click.option("--verdict", type=VERDICT_WORDS, metavar=_("KEY"), help=_("What was found, or none."))
@reason_option()
@click.option(
    "--flag", "flags_on", type=FLAG_WORDS, multiple=True, metavar=_("KEY"), help=_("Add a flag; may be repeated.")
)
@click.option(
    "--unflag",
    "flags_off",
    type=FLAG_WORDS,
    multiple=True,
    metavar=_("KEY"),
    help=_("Take a flag off; may be repeated."),
)
@click.option(
    "--not-claim",
    type=NOT_CLAIM_WORDS,
    help=_("Say why it is no claim to check, which drops it; none makes it a claim again."),
)
@click.option("--assign", metavar=_("NAME"), help=_("Who works on it; none for nobody in particular."))
@click.option(
    "--deadline", metavar=_("DATE"), help=_("Until when: 2026-11-30, 30/11/2026, tomorrow; none for no date.")
)
@_correction(
    "--label",
    type=LABEL_OR_MACHINE,
    help=_("Correct the label; machine goes back to the machine's own."),
)
@_correction("--speaker", metavar=_("NAME"), help=_("Correct the speaker; none for nobody, machine for its own."))
@_correction(
    "--span",
    "spans",
    multiple=True,
    metavar=_("WORDS"),
    help=_(
        "Correct what is said: words copied from the article, or their START:END in code points; may be repeated; "
        "machine goes back to the machine's own."
    ),
)
@_span("speaker", _("Correct where the speaker stands, who is then named so; none for nobody, machine for its own."))
@_span("cue", _("Correct where the words of attribution stand; none where there are none, machine for its own."))
@_span("medium", _("Correct where the medium stands; none where there is none, machine for its own."))
@_correction("--article", metavar=_("ID"), help=_("The article that spans count in, where there are several."))
@of_accusations(
    "--accusation",
    type=AccusationWord(),
    metavar=_("N"),
    help=_(
        "Which accusation of the claim the next options are about: its number, or new for another; not needed where "
        "there is one. machine goes back to those that the machine read."
    ),
)
@accusation_options
@of_accusations(
    "--not-accusation", is_flag=True, help=_("The claim accuses nobody, or with --accusation N that one is none.")
)
@_evidence("--evidence", "urls", multiple=True, metavar=_("URL"), help=_("Add evidence; may be repeated."))
@_evidence("--title", metavar=_("TEXT"), help=_("Title of the evidence."))
@_evidence("--archived", metavar=_("URL"), help=_("Archived copy of the evidence."))
@_evidence("--quote", metavar=_("TEXT"), help=_("The passage of the evidence that counts."))
@_evidence("--stance", type=STANCE_WORDS, default="context", help=_("What the evidence does."))
@_evidence("--primary", is_flag=True, help=_("The evidence is a primary source."))
@_evidence("--seen", metavar=_("DATE"), help=_("When the evidence was seen; today by default."))
@_evidence("--replace", "replaced", type=int, metavar="N", help=_("The evidence is a new version of number N."))
@_evidence("--withdraw", "withdrawn", type=int, multiple=True, metavar="N", help=_("Withdraw evidence number N."))
@_reply("--asked", metavar=_("NAME"), help=_("Who was asked."))
@_reply("--asked-on", metavar=_("DATE"), help=_("When they were asked; today by default."))
@_reply("--answer", metavar=_("TEXT"), help=_("What they answered."))
@_reply("--answered-on", metavar=_("DATE"), help=_("When they answered; today by default."))
@person_option()
@db_option()
@click.pass_context
def set_claims(ctx: click.Context, /, ids: tuple[str, ...], by: str | None, db: str | None, **asked: Any) -> None:
    """From claims and options to one decision on each, kept whole or not at all; exit code 0, UNUSABLE or PARTIAL."""
    from factcheck.cli.support.decision_options import decision_request
    from factcheck.dossiers.decision_request import requested_act
    from factcheck.store.decisions import record_act
    from factcheck.store.dossiers import read_dossier
    from factcheck.verification.decisions import lacking
    from factcheck.verification.verdict_scale import load_scale

    scale = load_scale()
    store = use_store(db)
    names = list(_names(ids))
    if not names:
        say(_("no id came in on standard input: nothing was decided"))
    who = who_decides(by)
    # What cannot be read is told before anything is decided; where words stand is another question for each claim.
    decision_request(asked, lambda _words: Span(0, 1))
    failed = 0
    for name in names:
        try:
            with store.reading() as connection:
                dossier = read_dossier(connection, name)
            request = decision_request(asked, _places(store, dossier, asked["article"]))
            done = record_act(store, dossier.claim.id, requested_act(dossier, who, request), scale)
        except VerificationError as error:
            words = error_for_cli(error)
            say(words if len(names) == 1 or _begins_with(words, name) else f"{name}: {words}")
            failed += 1
            continue
        tell(f"{done.claim_id}: {' · '.join(_done_words(done, asked, scale))}")
        _tell_group(store, done, asked)
        if any(c.axis == "status" and c.after == Status.IN_PROGRESS for c in done.changes) and not asked["status"]:
            lack = lacking(done.state, who, scale)
            if lack:
                problem = _("{claim}: not verified yet: {problem}")
                say(problem.format(claim=done.claim_id, problem=error_for_cli(lack)))
    if failed:
        ctx.exit(UNUSABLE if len(names) == 1 else PARTIAL)


def _places(store: Store, dossier: Dossier, article: str | None) -> Callable[[str], Span]:
    """What finds words in the article of a claim: where they stand nearest to what is said."""

    def place(words: str) -> Span:
        from factcheck.store.contexts import read_article_text
        from factcheck.verification.passages import nearest_passage, only_passage

        at = next((one for one in dossier.appearances if one.article_id.startswith(article or "")), None)
        if at is None:
            at = dossier.appearances[-1]
        with store.reading() as connection:
            text = read_article_text(connection, at.article_id)
        return nearest_passage(text, words, Span.around(at.spans)) or only_passage(text, words)

    return place


def _begins_with(words: str, name: str) -> bool:
    """Whether a message names first what was given, as most do: ``zz: …``, in French ``zz : …``."""
    return words.startswith(name) and words[len(name) :].lstrip().startswith(":")


def _done_words(done: Recorded, asked: dict[str, Any], scale: Scale) -> list[str]:
    """What was decided, in words."""
    from factcheck.dossiers.change_wording import recorded_words

    words = recorded_words(done.changes, done.texts, scale, done.machine)
    words += [_("evidence: {url}").format(url=url) for url in asked["urls"]]
    words += [_("evidence withdrawn: {n}").format(n=n) for n in asked["withdrawn"]]
    words += [_("reply asked of: {name}").format(name=asked["asked"])] if asked["asked"] else []
    return words or [_("note")]


def _tell_group(store: Store, done: Recorded, asked: dict[str, Any]) -> None:
    """Tell which other claims the decision counts for, where some are known to be the same."""
    from factcheck.store.dossiers import CORRECTED
    from factcheck.store.groups import members_of

    shared = any(change.axis not in (*CORRECTED, "note") for change in done.changes)
    if not shared and not any(asked[name] for name in ("urls", "withdrawn", "asked", "answer")):
        return
    with store.reading() as connection:
        group = members_of(connection, [done.claim_id])[done.claim_id]
    others = [name for name in group if name != done.claim_id]
    if others:
        words = _("{claim}: counts for all {n} claims that are the same: {claims}")
        shown = [done.claim_id, *others[:_TOLD], *(["…"] if len(others) > _TOLD else [])]
        tell(words.format(claim=done.claim_id, n=len(group), claims=", ".join(shown)))


def _names(ids: Iterable[str]) -> Iterable[str]:
    for name in ids:
        if name == "-":
            yield from standard_input().split()
        else:
            yield name
