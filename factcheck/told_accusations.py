"""Accusations as a person tells them, by names and words alone; where they stand is found when an article is shown.

In: values, or JSON as the store keeps it. Out: ``ToldAccusation``. JSON has a list of objects with ``stage``,
``negated``, ``accused`` (names), ``offences`` (words) and ``accuser`` (a name or null); an empty list accuses nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from claims.accusation import Stage

__all__ = ["ToldAccusation", "accusations_as_json", "accusations_from_json", "plain_accusations"]

_KEYS = frozenset(("stage", "negated", "accused", "offences", "accuser"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAccusation:
    """Who is accused of what, by whom, at which stage; ``negated``: the article says not, or no longer, at that one."""

    stage: Stage
    negated: bool = False
    accused: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    accuser: str | None = None


def accusations_as_json(accusations: Iterable[ToldAccusation]) -> str:
    """Accusations as the store keeps them."""
    return json.dumps([asdict(one) for one in accusations], ensure_ascii=False)


def accusations_from_json(value: str) -> tuple[ToldAccusation, ...]:
    """Accusations as the store keeps them, read back.

    Raises:
        ValueError: the text holds something else.
    """
    try:
        found = json.loads(value)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(found, list):
        raise ValueError("no list of accusations")
    return tuple(map(_told, found))


def _told(kept: Any) -> ToldAccusation:
    if not isinstance(kept, dict) or set(kept) != _KEYS or not isinstance(kept["negated"], bool):
        raise ValueError("no accusation")
    accuser = kept["accuser"]
    if not (accuser is None or _is_words(accuser)):
        raise ValueError("no name of an accuser")
    return ToldAccusation(
        stage=Stage(kept["stage"]),
        negated=kept["negated"],
        accused=_words(kept["accused"]),
        offences=_words(kept["offences"]),
        accuser=accuser,
    )


def _words(kept: Any) -> tuple[str, ...]:
    if not isinstance(kept, list) or not all(map(_is_words, kept)):
        raise ValueError("no list of words")
    return tuple(kept)


def _is_words(kept: Any) -> bool:
    """Text with something in it that every database can hold."""
    if not isinstance(kept, str) or not kept.strip() or "\0" in kept:
        return False
    return not any("\ud800" <= char <= "\udfff" for char in kept)


def plain_accusations(value: str | None) -> str | None:
    """The JSON of accusations as one text for programs, in keys: *Hugo Velan: charged (corruption) by parquet*.

    Several have bars between them; None where nobody is accused.
    """
    return " | ".join(map(_plain, accusations_from_json(value or "[]"))) or None


def _plain(one: ToldAccusation) -> str:
    stage = f"not {one.stage}" if one.negated else one.stage.value
    of_what = f" ({', '.join(one.offences)})" if one.offences else ""
    by_whom = f" by {one.accuser}" if one.accuser else ""
    return f"{', '.join(one.accused) or '—'}: {stage}{of_what}{by_whom}"
