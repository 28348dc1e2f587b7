"""What the options of ``set`` ask for, as one act on one claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from claims.claim import Label
from claims.document.tree import Span
from factcheck.errors import VerificationError
from factcheck.i18n import _
from factcheck.records import Status
from factcheck.verification.decisions import UNSET, Act, Evidence, Marking, Part, Reply, Stance, tidy

if TYPE_CHECKING:
    from factcheck.stored_records import Dossier, EvidenceEntry

__all__ = ["make_act"]

_NONE = "none"
_MACHINE = "machine"
_ABOUT_EVIDENCE = ("title", "archived", "quote", "seen", "replaced")
_SPAN = re.compile("([0-9]+):([0-9]+)")


def make_act(dossier: Dossier, who: str, asked: Mapping[str, Any]) -> Act:
    """The act that options ask for; ``asked`` maps the parameters of ``set`` to their values.

    Raises:
        VerificationError: when options contradict each other or name what the claim does not have.
    """
    status, verdict, label, speaker = (asked[name] for name in ("status", "verdict", "label", "speaker"))
    return Act(
        who=tidy(who, "--by") or "",
        why=tidy(asked["note"], "--note"),
        status=Status(status) if status else UNSET,
        verdict=UNSET if verdict is None else None if verdict == _NONE else verdict,
        flags_on=asked["flags_on"],
        flags_off=asked["flags_off"],
        label=UNSET if label is None else None if label == _MACHINE else Label(label),
        speaker=UNSET if speaker is None else {_MACHINE: None, _NONE: ""}.get(speaker, speaker),
        marks=_marks(dossier, asked),
        evidence=_evidence(dossier, asked),
        withdrawn=tuple(_uid(dossier.evidence, number, dossier) for number in asked["withdrawn"]),
        reply=_reply(dossier, asked),
    )


def _today() -> str:
    return date.today().isoformat()


def _uid(rows: Iterable[EvidenceEntry], number: int, dossier: Dossier) -> str:
    for row in rows:
        if row.id == number:
            return row.uid
    problem = _("{n}: no such evidence on claim {claim}; see factcheck show {claim}")
    raise VerificationError(problem.format(n=number, claim=dossier.claim.id))


def _evidence(dossier: Dossier, asked: Mapping[str, Any]) -> tuple[Evidence, ...]:
    urls = asked["urls"]
    about = [name for name in _ABOUT_EVIDENCE if asked[name] is not None]
    if len(urls) != 1 and (about or (asked["primary"] and not urls)):
        raise VerificationError(_("title, copy, quote, date and number belong to one piece: give --evidence once"))
    replaced = asked["replaced"]
    return tuple(
        Evidence(
            url=url,
            title=asked["title"],
            archived=asked["archived"],
            quote=asked["quote"],
            stance=Stance(asked["stance"]),
            primary=asked["primary"],
            seen=asked["seen"] or _today(),
            replaces=None if replaced is None else _uid(dossier.evidence, replaced, dossier),
        )
        for url in urls
    )


def _reply(dossier: Dossier, asked: Mapping[str, Any]) -> Reply | None:
    whom, answer = asked["asked"], tidy(asked["answer"], "--answer")
    if not whom:
        if answer or asked["asked_on"] or asked["answered_on"]:
            raise VerificationError(_("whose answer? say whom you asked with --asked NAME"))
        return None
    # The answer of somebody already on record completes that record: a new version of it.
    before = next((row for row in dossier.replies if row.asked == whom and not row.answer), None)
    return Reply(
        asked=whom,
        asked_on=asked["asked_on"] or (before.asked_on if before else _today()),
        answer=answer,
        answered_on=asked["answered_on"] or (_today() if answer else None),
        replaces=before.uid if before else None,
    )


def _marks(dossier: Dossier, asked: Mapping[str, Any]) -> tuple[Marking, ...]:
    given = {part: asked[part] for part in Part if asked[part]}
    if not given:
        return ()
    articles, article = sorted({place.article_id for place in dossier.appearances}), asked["article"]
    found = [name for name in articles if article is None or name.startswith(article)]
    if len(found) != 1:
        problem = _("spans count in one article; name it with --article, one of: {names}")
        raise VerificationError(problem.format(names=", ".join(articles)))
    return tuple(Marking(part=part, article=found[0], spans=_spans(words)) for part, words in given.items())


def _spans(words: Iterable[str]) -> tuple[Span, ...] | None:
    if tuple(words) in ((_NONE,), (_MACHINE,)):
        return () if tuple(words) == (_NONE,) else None
    made: list[Span] = []
    for word in words:
        numbers = _SPAN.fullmatch(word)
        if not numbers:
            problem = _("{span}: not a span; expected START:END, as in 120:164, or none, or machine")
            raise VerificationError(problem.format(span=word))
        start, end = map(int, numbers.groups())
        if start >= end:
            raise VerificationError(_("an empty span holds no words; expected START:END with END behind START"))
        made.append(Span(start, end))
    return tuple(sorted(made))
