"""Accusations in words: who is accused, how far the procedure is, of what, by whom.

In: accusations of a claim, the text of the article. Out: text in the language in force, without characters that a
terminal would obey. What is not final is never worded as a fact: each line names the stage, and what name is unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claims.accusation import Accusation, Party, Stage
from factcheck.i18n import _, format_percent
from factcheck.reports.wording import SURE
from factcheck.safe_text import one_line
from factcheck.told_accusations import ToldAccusation, accusations_from_json

if TYPE_CHECKING:
    from factcheck.reports.accusation_record import AccusationRecord, PartyRecord

__all__ = [
    "accusation_lines",
    "accused_lines",
    "recorded_accusation_lines",
    "stage_name",
    "stage_synonyms",
    "stage_words",
    "told_accusation_line",
    "told_accusations_words",
]


def stage_name(stage: Stage) -> str:
    """The stage in words that agree with nobody's gender or number."""
    return _stages()[stage]


def _stages() -> dict[Stage, str]:
    return {
        Stage.ACCUSED: _("accusation, outside any procedure"),
        Stage.SUSPECTED: _("suspicion"),
        Stage.COMPLAINT_FILED: _("complaint filed"),
        Stage.INVESTIGATION_OPENED: _("investigation opened"),
        Stage.UNDER_INVESTIGATION: _("target of an investigation"),
        Stage.IN_CUSTODY: _("arrest, custody"),
        Stage.ASSISTED_WITNESS: _("assisted witness"),
        Stage.CHARGED: _("charged"),
        Stage.PROSECUTED: _("prosecution"),
        Stage.SENT_TO_TRIAL: _("sent to trial"),
        Stage.ON_TRIAL: _("trial"),
        Stage.SENTENCE_SOUGHT: _("sentence sought"),
        Stage.CONVICTED: _("conviction, not said to be final"),
        Stage.CONVICTED_ON_APPEAL: _("conviction on appeal"),
        Stage.FINAL_CONVICTION: _("final conviction"),
        Stage.ACQUITTED: _("acquittal"),
        Stage.NO_CASE: _("no case to answer"),
        Stage.CLOSED: _("closed without action"),
        Stage.DROPPED: _("charges dropped"),
    }


def stage_synonyms(stage: Stage) -> tuple[str, ...]:
    """Other words by which people call a stage, as the command line takes them."""
    words = {
        Stage.ACCUSED: _("accused|accusation"),
        Stage.SUSPECTED: _("suspected|suspect"),
        Stage.COMPLAINT_FILED: _("complaint"),
        Stage.INVESTIGATION_OPENED: _("investigation"),
        Stage.UNDER_INVESTIGATION: _("under investigation|investigated"),
        Stage.IN_CUSTODY: _("custody|arrested|in custody"),
        Stage.ASSISTED_WITNESS: _("witness"),
        Stage.CHARGED: _("indicted|charge"),
        Stage.PROSECUTED: _("prosecuted"),
        Stage.SENT_TO_TRIAL: _("committed"),
        Stage.ON_TRIAL: _("on trial|tried"),
        Stage.SENTENCE_SOUGHT: _("sought"),
        Stage.CONVICTED: _("convicted|conviction|sentenced"),
        Stage.CONVICTED_ON_APPEAL: _("convicted on appeal"),
        Stage.FINAL_CONVICTION: _("final"),
        Stage.ACQUITTED: _("acquitted|cleared"),
        Stage.NO_CASE: _("no case|dismissed"),
        Stage.CLOSED: _("closed"),
        Stage.DROPPED: _("abandoned|prosecution dropped"),
    }
    return tuple(words[stage].split("|"))


def stage_words(stage: Stage, negated: bool) -> str:
    """The stage, or that it is not or no longer reached."""
    name = stage_name(stage)
    return _("not, or no longer: {stage}").format(stage=name) if negated else name


def accusation_lines(accusations: Iterable[Accusation], text: str) -> list[str]:
    """The accusations of a claim of the article ``text``, each on a line, none twice.

    A line has the accused by name, the stage, the offence in the words of the article, and who accuses.
    """
    found = (
        _line(
            [_party(party, party.span.of(text)) for party in one.accused],
            stage_words(one.stage, one.negated),
            [*(span.of(text) for span in one.offences), *one.named_offences],
            _party(one.accuser, one.accuser.span.of(text)) if one.accuser else None,
        )
        for one in accusations
    )
    return list(dict.fromkeys(found))


def recorded_accusation_lines(accusations: Iterable[AccusationRecord]) -> list[str]:
    """The same of accusations as they are recorded."""
    found = (
        _line(
            [_party(party, party.text) for party in one.accused],
            stage_words(one.stage, one.negated),
            [words.text for words in one.offences],
            _party(one.accuser, one.accuser.text) if one.accuser else None,
        )
        for one in accusations
    )
    return list(dict.fromkeys(found))


def told_accusation_line(one: ToldAccusation) -> str:
    """The same of an accusation by names and words alone."""
    return _line(one.accused, stage_words(one.stage, one.negated), one.offences, one.accuser)


def told_accusations_words(value: str | None) -> str:
    """Accusations as the store keeps what people told, in one line; that nobody is accused, where there are none."""
    try:
        told = accusations_from_json(value or "[]")
    except ValueError:
        return "—"
    return " | ".join(map(told_accusation_line, told)) or _("nobody accused")


def accused_lines(accusations: Iterable[AccusationRecord]) -> list[str]:
    """Who is accused, and how far the procedure is, of accusations as they are recorded; the offence stands beside."""
    told = (
        ([_party(party, party.text) for party in one.accused], stage_words(one.stage, one.negated))
        for one in accusations
    )
    return list(dict.fromkeys(_line(accused, stage, (), None) for accused, stage in told))


def _party(party: Party | PartyRecord, words: str) -> str:
    """A name, with its confidence where that is as low as is told of speakers, too.

    Who is known by a noun alone is told with its determiner, as the ``words`` of the article have it: *le gérant*.
    """
    name = party.name
    if name[:1].islower() and words.lower().endswith(name.lower()):
        name = words[:1].lower() + words[1:]
    if party.confidence >= SURE:
        return name
    return _("{name} (uncertain, {share})").format(name=name, share=format_percent(party.confidence))


def _line(accused: Sequence[str], stage: str, offences: Sequence[str], accuser: str | None) -> str:
    who = ", ".join(map(one_line, accused)) or _("nobody named")
    of_what = [_("“{words}”").format(words=one_line(words)) for words in offences]
    by_whom = [_("accuser: {name}").format(name=one_line(accuser))] if accuser else []
    return " · ".join((who, stage, *of_what, *by_whom))
