"""The kinds of values in the columns of the store, each with the words for what is expected of it.

In: values as JSON has them. Out: types for the models of ``row_models``, whose errors say what was expected.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from factcheck.article_dates import is_stamp, moment_of
from factcheck.i18n import N_
from factcheck.reports.accusation_record import AccusationRecord
from factcheck.reports.claim_record import SkippedRecord, SourceRecord, WorthReasonRecord
from factcheck.store.times_and_ids import moment
from factcheck.web_addresses import is_web_address

__all__ = [
    "Address",
    "Charges",
    "ClaimId",
    "Count",
    "Day",
    "Document",
    "Features",
    "Filled",
    "LeftOut",
    "Moment",
    "Name",
    "Page",
    "Percent",
    "Places",
    "Reasons",
    "Row",
    "Share",
    "Sources",
    "SpanPair",
    "Spans",
    "Stamp",
    "Text",
    "Texts",
    "TimeOfDay",
    "Truth",
    "checked",
    "is_day",
    "is_spans",
    "matching",
    "one_of",
    "refuse",
]  # fmt: skip

_MOST = 2**31 - 1
"""Above all lengths of articles, and what every database can hold as a whole number."""
_OCCURRENCES = 1_000_000
_FEATURES = 1_000
_AHEAD = timedelta(days=1)
"""By how much the clock of another desk may be ahead of ours."""
_FIRST_YEAR = "1970"


class Row(BaseModel):
    """A row of a table: all its columns but the number, and no others."""

    model_config = ConfigDict(extra="forbid", strict=True)


def refuse(template: str, **values: str) -> PydanticCustomError:
    """An error that says what was expected: a template for the catalogue and its values."""
    return PydanticCustomError("expected", "expected", {"template": template, "values": values})


def checked(expected: str, fits: Callable[[Any], bool], **values: str) -> PlainValidator:
    """A validator that passes on just those values that fit."""

    def check(value: Any) -> Any:
        if not fits(value):
            raise refuse(expected, **values)
        return value

    return PlainValidator(check)


def _is_text(value: Any) -> bool:
    """Text that every database can hold: without NUL and without half a surrogate pair."""
    if not isinstance(value, str) or "\0" in value:
        return False
    return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)


def matching(pattern: str) -> Callable[[Any], bool]:
    """Whether a value is text of this pattern, whole."""
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _is_moment(value: Any) -> bool:
    try:
        there = isinstance(value, str) and moment(datetime.fromisoformat(value)) == value
    except (ValueError, OverflowError):
        return False
    return there and _FIRST_YEAR <= value <= moment(datetime.now(UTC) + _AHEAD)


def is_day(value: Any) -> bool:
    """Whether a value is an ISO date."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_number(value: Any, least: float = -math.inf, most: float = math.inf) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and least <= value <= most if isinstance(value, float) else least <= value <= most


def _is_whole(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _is_span(value: Any) -> bool:
    pair = isinstance(value, list | tuple) and len(value) == 2
    return pair and all(_is_whole(offset, 0, _MOST) for offset in value) and value[0] <= value[1]


def is_spans(value: Any) -> bool:
    """Whether a value of JSON is a list of spans."""
    return isinstance(value, list | tuple) and all(map(_is_span, value))


def _are_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_text, value))


def _is_plain(value: Any, depth: int = 0) -> bool:
    """JSON that every database can hold, not nested deeper than any that we write."""
    if isinstance(value, Mapping):
        return depth < 8 and all(_is_text(key) and _is_plain(entry, depth + 1) for key, entry in value.items())
    if isinstance(value, list):
        return depth < 8 and all(_is_plain(entry, depth + 1) for entry in value)
    return value is None or isinstance(value, bool) or _is_text(value) or _is_number(value)


def _are_features(value: Any) -> bool:
    if not isinstance(value, Mapping) or len(value) > _FEATURES:
        return False
    return all(_is_text(k) and (_is_text(v) or isinstance(v, bool) or _is_number(v)) for k, v in value.items())


def _are_records(record: type[BaseModel], spans: str) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        if not isinstance(value, list) or not _is_plain(value):
            return False
        try:
            made = [record.model_validate(entry) for entry in value]
        except ValidationError:
            return False
        return all(_is_span(entry[spans]) for entry, _made in zip(value, made, strict=True) if entry[spans] is not None)

    return fits


_PLACE = frozenset(("span", "page", "paragraph", "starts", "ends", "time", "author"))


def _are_places(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_place, value))


def _is_place(value: Any) -> bool:
    if not isinstance(value, Mapping) or not set(value) <= _PLACE or not _is_span(value.get("span")):
        return False
    counts = all(_is_whole(value[name], 1, _MOST) for name in ("page", "paragraph") if name in value)
    worded = all(isinstance(value[name], str) for name in ("time", "author") if name in value)
    return counts and worded and all(_is_number(value[name], 0, _MOST) for name in ("starts", "ends") if name in value)


def one_of(kind: Iterable[str]) -> PlainValidator:
    """A validator that passes on just these words."""
    names = tuple(str(name) for name in kind)
    return checked(
        N_("one of {names}"), lambda value: isinstance(value, str) and value in names, names=", ".join(names)
    )


def _address(value: Any, info: ValidationInfo) -> Any:
    """Evidence that older versions took may have another kind of address; what comes from elsewhere may not."""
    old = info.context is None and matching(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")(value)
    if not (isinstance(value, str) and (old or is_web_address(value))):
        raise refuse(N_("an address like https://example.org/page"))
    return value


def _page(value: Any, info: ValidationInfo) -> Any:
    """Sources told addresses that were taken as they came; what comes from elsewhere must be one."""
    if not (_is_text(value) and (info.context is None or is_web_address(value))):
        raise refuse(N_("an address like https://example.org/page"))
    return value


Text = Annotated[str, checked(N_("text without NUL or half characters"), _is_text)]
Filled = Annotated[str, checked(N_("text that is not empty"), lambda value: _is_text(value) and bool(value.strip()))]
Name = Annotated[str, checked(N_("an id: 1 to 64 letters, digits and hyphens"), matching("[0-9A-Za-z-]{1,64}"))]
ClaimId = Annotated[str, checked(N_("the id of a claim: 12 digits from 0 to f"), matching("[0-9a-f]{12}"))]
Moment = Annotated[
    str,
    checked(N_("a moment in UTC, not in the future, written like 2026-11-22T08:34:27.123456Z"), _is_moment),
]
Day = Annotated[str, checked(N_("a date like 2026-03-31"), is_day)]
Stamp = Annotated[str, checked(N_("a date like 2026-03-31, or a moment like 2026-03-31T18:02:00+02:00"), is_stamp)]
TimeOfDay = Annotated[
    str,
    checked(
        N_("a moment like 2026-03-31T18:02:00+02:00, with or without its zone"),
        lambda value: is_stamp(value) and moment_of(value) is not None,
    ),
]
Truth = Annotated[bool, checked(N_("true or false"), lambda value: isinstance(value, bool))]
Share = Annotated[float, checked(N_("a number from 0 to 1"), lambda value: _is_number(value, 0, 1))]
Percent = Annotated[float, checked(N_("a number from 0 to 100"), lambda value: _is_number(value, 0, 100))]
Count = Annotated[int, checked(N_("a whole number from 1"), lambda value: _is_whole(value, 1, _OCCURRENCES))]
SpanPair = Annotated[Any, checked(N_("a span: two whole numbers, START and END"), _is_span)]
Spans = Annotated[Any, checked(N_("a list of spans, at least one"), lambda value: is_spans(value) and len(value) > 0)]
Texts = Annotated[Any, checked(N_("a list of texts"), _are_texts)]
Sources = Annotated[Any, checked(N_("a list of sources, as in TABLES.md"), _are_records(SourceRecord, "span"))]
Reasons = Annotated[Any, checked(N_("a list of reasons, as in TABLES.md"), _are_records(WorthReasonRecord, "span"))]
Charges = Annotated[Any, checked(N_("a list of accusations, as in TABLES.md"), _are_records(AccusationRecord, "span"))]
LeftOut = Annotated[
    Any, checked(N_("a list of what was left out, as in TABLES.md"), _are_records(SkippedRecord, "span"))
]
Places = Annotated[Any, checked(N_("a list of places, as in TABLES.md"), _are_places)]
Features = Annotated[Any, checked(N_("an object of texts, numbers and truth values"), _are_features)]
Document = Annotated[Any, checked(N_("an object"), lambda value: isinstance(value, Mapping) and _is_plain(value))]
Address = Annotated[str, PlainValidator(_address)]
Page = Annotated[str, PlainValidator(_page)]
