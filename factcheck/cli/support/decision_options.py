"""The options of ``factcheck set`` and what they ask for: words of the command line in, a request of values out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from claims.claim import Label
from claims.document.span import Span
from factcheck.cli.support.accusation_options import accusation_request
from factcheck.errors import FactcheckError
from factcheck.i18n import _
from factcheck.scan_results import Status

if TYPE_CHECKING:
    from factcheck.dossiers.decision_request import DecisionRequest, EvidenceRequest, Marks, ReplyRequest
    from factcheck.verification.acts import NotClaim, Unset

__all__ = ["decision_request"]

_NONE = "none"
_MACHINE = "machine"
_ABOUT_EVIDENCE = ("title", "archived", "quote", "seen", "replaced")
_SPAN = re.compile("([0-9]{1,9}):([0-9]{1,9})")
"""No text is longer than numbers of nine digits tell."""
_LONGEST_SHOWN = 40


def decision_request(options: Mapping[str, Any], place: Callable[[str], Span]) -> DecisionRequest:
    """The request that options make; ``options`` maps the parameters of ``set`` to their values.

    ``place`` tells where words stand in the article of the claim.

    Raises:
        FactcheckError: options contradict each other or a span cannot be read.
    """
    from factcheck.dossiers.decision_request import DecisionRequest
    from factcheck.verification.acts import UNSET

    status, verdict, label, speaker = (options[name] for name in ("status", "verdict", "label", "speaker"))
    return DecisionRequest(
        note=options["note"],
        status=Status(status) if status else UNSET,
        verdict=UNSET if verdict is None else None if verdict == _NONE else verdict,
        flags_on=options["flags_on"],
        flags_off=options["flags_off"],
        label=UNSET if label is None else None if label == _MACHINE else Label(label),
        speaker=UNSET if speaker is None else {_MACHINE: None, _NONE: ""}.get(speaker, speaker),
        marks=_marks(options, place),
        article=options["article"],
        evidence=_evidence(options),
        withdrawn=options["withdrawn"],
        reply=_reply(options),
        not_claim=_not_claim(options["not_claim"]),
        assignee=_or_none(options["assign"]),
        deadline=_day(_or_none(options["deadline"])),
        accusation=accusation_request(options),
    )


def _or_none(word: str | None) -> str | Unset | None:
    """What an option asks for: nothing without one, None for the word none."""
    from factcheck.verification.acts import UNSET

    return UNSET if word is None else None if word == _NONE else word


def _past_day(word: str | None) -> str | None:
    """The same of a day on which something was seen, asked or answered: without a year, the last such day."""
    found = _day(word, near="past")
    return found if isinstance(found, str) else None


def _day(word: str | Unset | None, *, near: str = "future") -> str | Unset | None:
    """The ISO date of a day that is written as people do: *30/11/2026*, *demain*; what is none stays as it is.

    A number alone is none: it may be a slip of the keyboard. Day and month without a year are the next ones, or the
    last ones where ``near`` is ``past``.
    """
    if not isinstance(word, str) or word.strip().isdigit():
        return word
    with suppress(ValueError):
        return date.fromisoformat(word.strip()).isoformat()
    import dateparser

    wanted = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": near, "REQUIRE_PARTS": ["day"]}
    try:
        found: datetime | None = dateparser.parse(word, languages=["fr", "en"], settings=wanted)
    # What it raises on odd dates depends on what is odd.
    except Exception:
        return word
    return word if found is None else found.date().isoformat()


def _not_claim(word: str | None) -> NotClaim | Unset | None:
    from factcheck.verification.acts import NotClaim

    asked = _or_none(word)
    return NotClaim(asked) if isinstance(asked, str) else asked


def _evidence(options: Mapping[str, Any]) -> tuple[EvidenceRequest, ...]:
    from factcheck.dossiers.decision_request import EvidenceRequest
    from factcheck.verification.acts import Stance

    urls = options["urls"]
    about = [name for name in _ABOUT_EVIDENCE if options[name] is not None]
    if len(urls) != 1 and (about or (options["primary"] and not urls)):
        raise FactcheckError(_("title, copy, quote, date and number belong to one piece: give --evidence once"))
    return tuple(
        EvidenceRequest(
            url=url,
            title=options["title"],
            archived=options["archived"],
            quote=options["quote"],
            stance=Stance(options["stance"]),
            primary=options["primary"],
            seen=_past_day(options["seen"]),
            replaces=options["replaced"],
        )
        for url in urls
    )


def _reply(options: Mapping[str, Any]) -> ReplyRequest:
    from factcheck.dossiers.decision_request import ReplyRequest

    return ReplyRequest(
        asked=options["asked"] or "",
        asked_on=_past_day(options["asked_on"]),
        answer=options["answer"],
        answered_on=_past_day(options["answered_on"]),
    )


def _marks(options: Mapping[str, Any], place: Callable[[str], Span]) -> Marks:
    from factcheck.verification.acts import Part

    return {part: _spans(options[part], place) for part in Part if options[part]}


def _spans(words: Iterable[str], place: Callable[[str], Span]) -> tuple[Span, ...] | None:
    """The spans of words, or of places such as 120:164; none for the word none, None for the word machine."""
    if tuple(words) in ((_NONE,), (_MACHINE,)):
        return () if tuple(words) == (_NONE,) else None
    return tuple(sorted(_span(word, place) for word in words))


def _span(word: str, place: Callable[[str], Span]) -> Span:
    numbers = _SPAN.fullmatch(word)
    if not numbers:
        if word in (_NONE, _MACHINE) or not any(map(str.isalpha, word)):
            problem = _("{span}: not a span; expected words of the article, START:END as in 120:164, none, or machine")
            shown = word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}…"
            raise FactcheckError(problem.format(span=shown))
        return place(word)
    start, end = map(int, numbers.groups())
    if start >= end:
        raise FactcheckError(_("an empty span holds no words; expected START:END with END behind START"))
    return Span(start, end)
