"""Outcomes as bytes: what goes between processes, and what lies in files of results.

In: outcomes. Out: JSON, and the same outcomes of it again, equal but for what claims were derived from: the parsed
words of their sentences, which nothing after a scan asks for and which would be most of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from factcheck.scan_results import Checked
from factcheck.scanning.outcomes import CheckFailure, Outcome

__all__ = ["lasting", "packed", "unpacked"]

_Entry = tuple[Checked | None, CheckFailure | None]
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(list[_Entry])


def packed(outcomes: Iterable[Outcome]) -> bytes:
    """Outcomes as JSON; pickling them takes ten times as long."""
    entries = [(lasting(one), None) if isinstance(one, Checked) else (None, one) for one in outcomes]
    return _ENCODER.encode(entries)


def unpacked(data: bytes) -> Sequence[Outcome]:
    """The outcomes that were packed."""
    return [one for entry in _DECODER.decode(data) for one in entry if one is not None]


def lasting(checked: Checked) -> Checked:
    """An article without the words that its claims were derived from."""
    claims = tuple(replace(item, claim=replace(item.claim, derivation=None)) for item in checked.claims)
    return replace(checked, claims=claims)
