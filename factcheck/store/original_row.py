"""What a row of ``originals`` must meet: bytes that are what their hash says, and headers that are headers.

In: the values of a row, as JSON has them. Out: a model for ``row_models``; the bytes of a row, unpacked.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from hashlib import sha256
from typing import Annotated, Any

from pydantic import ValidationInfo, field_validator

from factcheck.fetching.decompression import DamagedError, TooLargeError, unpacked
from factcheck.i18n import N_
from factcheck.store.row_values import Moment, Name, Row, Text, checked, matching, refuse
from factcheck.web_addresses import is_web_address

__all__ = ["MOST_BYTES", "OriginalRow", "bytes_of"]

MOST_BYTES = 25_000_000
"""The most that the bytes of an original are once unpacked; more than is ever fetched."""
_MOST_LINES = 100_000
_NAME = re.compile(r"[!-9;-~]+")
_VALUE = re.compile(r"[^\x00\n\r\u0100-\U0010ffff]*")


def bytes_of(packed: str) -> bytes:
    """The bytes that gzip and base64 made ``packed`` of.

    Raises:
        ValueError: it is something else, or more than the most.
    """
    try:
        return unpacked([b64decode(packed, validate=True)], "gzip", MOST_BYTES)
    except (Error, DamagedError, TooLargeError) as error:
        raise ValueError(type(error).__name__) from error


def _are_headers(value: Any) -> bool:
    if not isinstance(value, list) or len(value) > _MOST_LINES:
        return False
    pairs = [pair for pair in value if isinstance(pair, list) and len(pair) == 2 and all(map(_is_str, pair))]
    return len(pairs) == len(value) and all(_NAME.fullmatch(name) and _VALUE.fullmatch(text) for name, text in pairs)


def _is_str(value: Any) -> bool:
    return isinstance(value, str)


def _are_steps(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_LINES and all(map(_is_step, value))


def _is_step(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 3:
        return False
    url, status, target = value
    return _is_address(url) and _is_address(target) and type(status) is int and 300 <= status < 400


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and is_web_address(value)


_Address = Annotated[str, checked(N_("an address like https://example.org/page"), _is_address)]
_Headers = Annotated[Any, checked(N_("a list of headers, each its name and its value"), _are_headers)]
_Steps = Annotated[Any, checked(N_("a list of redirects, each an address, a status and an address"), _are_steps)]


class OriginalRow(Row):
    """A row of ``originals``; hash and size are those of the bytes once unpacked."""

    uid: Name
    at: Moment
    article_id: Name
    url: _Address
    final_url: _Address
    fetched_at: Moment
    address: Text
    status: Annotated[int, checked(N_("a status from 200 to 299"), lambda v: type(v) is int and 200 <= v < 300)]
    headers: _Headers
    request_headers: _Headers
    redirects: _Steps
    sha256: Annotated[str, checked(N_("64 digits from 0 to f"), matching("[0-9a-f]{64}"))]
    size: Annotated[int, checked(N_("a whole number from 0"), lambda v: type(v) is int and 0 <= v <= MOST_BYTES)]
    data: Annotated[str, checked(N_("bytes in base64, packed by gzip"), _is_str)]

    @field_validator("data")
    @classmethod
    def _told(cls, value: str, info: ValidationInfo) -> str:
        try:
            data = bytes_of(value)
        except ValueError:
            raise refuse(N_("bytes in base64, packed by gzip")) from None
        told = info.data.get("sha256"), info.data.get("size")
        if None not in told and told != (sha256(data).hexdigest(), len(data)):
            raise refuse(N_("the bytes that sha256 and size are of"))
        return value
