"""The ``add`` command: a claim that the machine did not find, added by script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import db_option, person_option, reason_option
from factcheck.cli.program import cli
from factcheck.cli.support.accusation_options import accusation_options, told_accusations
from factcheck.cli.support.output import say, tell
from factcheck.cli.support.store_in_use import use_store, who_decides
from factcheck.cli.support.vocabulary import LABEL_WORDS
from factcheck.i18n import _
from factcheck.safe_text import one_line

if TYPE_CHECKING:
    from claims.document.span import Span
    from factcheck.store.missed_claims import MissedClaim

__all__ = ["add_missed_claim"]


@cli.command(
    "add",
    examples=('factcheck add 9c01d2 "la digue tiendra" --label allegation',),
    help=_(
        "Add a claim that the machine did not find.\n\n"
        "ARTICLE is an id, the first digits of one, the path it was scanned from, or headline words. WORDS are those "
        "of the claim, copied from the article; what stands in several pieces is given as several WORDS. The claim "
        "counts like any other, is kept in later scans, and factcheck undo takes it back.\n\n"
        "Where the words stand in another claim already, the new one is added, and the other is told.\n\n"
        "Exit codes: 0 done; 2 there is no such article, or the words do not stand there once."
    ),
)
@click.argument("article", metavar=_("ARTICLE"))
@click.argument("words", nargs=-1, required=True, metavar=_("WORDS..."))
@click.option("--label", type=LABEL_WORDS, required=True, help=_("What the claim is: its label, by key or words."))
@click.option(
    "--speaker",
    metavar=_("WORDS"),
    help=_("Who says it: words of the article near the claim, or a name that is not there."),
)
@click.option("--name", metavar=_("NAME"), help=_("Who that is, where the words of --speaker do not say it."))
@click.option("--cue", metavar=_("WORDS"), help=_("The words of attribution, such as a verb of saying."))
@click.option("--medium", metavar=_("WORDS"), help=_("Through what it was said, such as a newspaper."))
@click.option("--denied", is_flag=True, help=_("The speaker denies it."))
@click.option("--line", type=click.IntRange(min=1), metavar="N", help=_("The line in which the claim begins."))
@reason_option()
@accusation_options
@person_option()
@db_option()
def add_missed_claim(
    article: str, words: tuple[str, ...], label: str, note: str | None, by: str | None, db: str | None, **asked: Any
) -> None:
    """From words of an article to a claim of the store; exit code 0, or UNUSABLE where the words are not found."""
    from claims.document.span import GAP
    from factcheck.store.article_versions import find_articles
    from factcheck.store.contexts import read_article_text
    from factcheck.store.decisions import record_acts
    from factcheck.store.missed_claims import claims_around
    from factcheck.verification.acts import Act
    from factcheck.verification.verdict_scale import load_scale

    scale, store, who = load_scale(), use_store(db), who_decides(by)
    with store.reading() as connection:
        name = find_articles(connection, article)[-1]
        text = read_article_text(connection, name)
    claim = _missed(name, text, words, label, asked)
    done = record_acts(store, (), scale, missed=[(claim, Act(who=who, why=note))])[0]
    said = GAP.join(one_line(span.of(text)) for span in claim.content)
    tell(_("{claim}: added: “{words}”").format(claim=done.claim_id, words=said))
    with store.reading() as connection:
        others = claims_around(connection, claim, done.claim_id)
    if others:
        told = _(
            "these words stand in another claim of the article, too: {claims}; factcheck undo {claim} takes this back"
        )
        say(told.format(claims=", ".join(others), claim=done.claim_id))


def _missed(article: str, text: str, words: tuple[str, ...], label: str, asked: dict[str, Any]) -> MissedClaim:
    """The claim that the options tell of.

    Raises:
        VerificationError: words stand nowhere in the text, or in several places.
    """
    from claims.claim import Label
    from claims.document.span import Span
    from factcheck.store.missed_claims import MissedClaim
    from factcheck.verification.passages import nearest_passage, only_passage

    first = only_passage(text, words[0], asked["line"])
    rest = [nearest_passage(text, piece, first) or only_passage(text, piece) for piece in words[1:]]
    content = tuple(sorted([first, *rest]))
    around = Span.around(content)
    speaker = nearest_passage(text, asked["speaker"], around) if asked["speaker"] else None
    named = asked["name"] or (one_line(speaker.of(text)) if speaker else asked["speaker"])
    return MissedClaim(
        article=article,
        content=content,
        label=Label(label),
        name=named,
        speaker=speaker,
        cue=_near(text, asked["cue"], around),
        medium=_near(text, asked["medium"], around),
        denied=asked["denied"],
        accusations=told_accusations(asked),
    )


def _near(text: str, words: str | None, around: Span) -> Span | None:
    from factcheck.verification.passages import nearest_passage, only_passage

    return (nearest_passage(text, words, around) or only_passage(text, words)) if words else None
