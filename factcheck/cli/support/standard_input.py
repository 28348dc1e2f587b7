"""What commands other than scans read from standard input, such as ids and sentences.

In: standard input. Out: its text.
"""

from __future__ import annotations

import sys

from claims.foreign_errors import system_words
from factcheck.errors import FactcheckError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded

__all__ = ["standard_input"]

_MOST_BYTES = 10_000_000


def standard_input() -> str:
    """The text on standard input, which must be UTF-8.

    Raises:
        FactcheckError: it is closed, cannot be read, is no UTF-8, or does not end within ten million bytes.
    """
    if sys.stdin is None:
        raise FactcheckError(_("standard input is closed: expected text; give it as an argument"))
    try:
        # One byte more than allowed is read: it shows that there is too much, without reading an endless stream.
        data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    except OSError as error:
        problem = _("standard input: cannot be read ({reason}); expected text")
        raise FactcheckError(problem.format(reason=worded(system_words(error)))) from None
    if len(data) > _MOST_BYTES:
        raise FactcheckError(_("standard input: larger than {limit} million bytes").format(limit=10))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = _("standard input: byte {position} is not UTF-8; expected UTF-8 text")
        raise FactcheckError(problem.format(position=error.start)) from None
