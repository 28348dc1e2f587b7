"""What exit codes mean, as the help of commands tells it.

In: the codes of a command. Out: one sentence; or, out of a help, the meaning of each code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.i18n import _

__all__ = ["exit_codes_of", "exit_sentence", "tells_exit_codes"]

_TOLD = re.compile(r"(?:Exit codes?|Codes? de sortie)\s?:?\s(.*)", re.DOTALL)
_CODE = re.compile(r"(?:^|;\s)(\d+)\s")


def tells_exit_codes(words: str) -> bool:
    """Whether a help tells its exit codes itself."""
    return _TOLD.search(words) is not None


def exit_sentence(more: Mapping[int, str]) -> str:
    """The sentence of a command that ends as most do, with what is its own of codes in ``more``."""
    codes = {0: _("done"), 2: _("usage, configuration or the store (nothing was done)"), **more}
    told = _("; ").join(f"{code} {words}" for code, words in sorted(codes.items()))
    return _("Exit codes: {codes}.").format(codes=told)


def exit_codes_of(words: str) -> dict[int, str]:
    """The meaning of each exit code that a help tells."""
    told = _TOLD.search(words)
    if told is None:
        return {}
    parts = _CODE.split(" ".join(told[1].split()).rstrip("."))
    return {int(code): words.strip().rstrip("; ") for code, words in zip(parts[1::2], parts[2::2], strict=True)}
