"""Which claims of the store a command is about.

In: the values of the options of ``options.claim_filters``. Out: the store's ``Filter``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.store.claim_lists import Filter

__all__ = ["make_filter", "without_choice"]

_CHOOSES_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("statuses", "labels", "verdicts", "flags", "articles", "stages"), ()),
    **dict.fromkeys(("speaker", "words", "since", "until", "limit", "assignee", "accused")),
    "changed": False,
}


def make_filter(asked: dict[str, Any], ids: tuple[str, ...] = ()) -> Filter:
    """The filter that the options ask for, over the claims ``ids`` or, without any, over all.

    Raises:
        VerificationError: a date is none.
    """
    from factcheck.store.claim_lists import Filter
    from factcheck.verification.decisions import check_date

    for name in ("since", "until"):
        check_date(asked[name])
    return Filter(ids=ids, **asked)


def without_choice(asked: dict[str, Any]) -> Filter:
    """The filter of the same order that lets every claim through."""
    return make_filter({**asked, **_CHOOSES_NOTHING})
