"""What a watched place gives: the bytes of a source in one state, or why there are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from factcheck.errors import ArticleError
from factcheck.fetching.fetched import Validators
from factcheck.sources.inputs import Input

__all__ = ["Arrival", "Settled"]

Settled = Callable[[str, str], bool]
"""Whether a source, by its key, was already looked at in the state of this fingerprint."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A source in one state.

    ``key`` names the source for good, ``fingerprint`` its state. ``listed`` tells that it was named by itself and not
    found in a folder, where other files than articles lie, too. ``passing`` tells that ``given`` is an error that says
    nothing of the source's state, such as a server out of reach.
    """

    key: str
    fingerprint: str
    given: Input | ArticleError
    listed: bool = False
    passing: bool = False
    validators: Validators = field(default_factory=Validators)
