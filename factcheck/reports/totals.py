"""How many claims there are, and where their verification stands: the last lines of an article and of a report.

In: checked articles. Out: text in the language in force.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claims.claim import Label
from factcheck.claim_ids import base_id, claim_ids
from factcheck.i18n import _, ngettext
from factcheck.reports.wording import OPEN_STATUSES, label_counts, status_name
from factcheck.scan_results import Checked, Status

__all__ = ["Tally"]


class Tally:
    """The claims of articles, each counted once however often it stands in them, as it stands where it is last."""

    def __init__(self, articles: Iterable[Checked] = ()) -> None:
        self.articles = 0
        self._passages = 0
        self._claims: dict[str, tuple[Label, Status]] = {}
        for checked in articles:
            self.add(checked)

    def add(self, checked: Checked) -> None:
        """Count the claims of one article more."""
        self.articles += 1
        self._passages += len(checked.claims)
        for item, name in zip(checked.claims, claim_ids(checked), strict=True):
            self._claims[base_id(name)] = item.label, checked.standing(name).status

    def words(self) -> str:
        """How many claims, in how many passages where these are more, and how many there are of each open status."""
        n = len(self._claims)
        if not n:
            return _("No claim found.")
        total = ngettext("{n} claim", "{n} claims", n).format(n=n)
        if self._passages > n:
            total = _("{claims} ({n} passages)").format(claims=total, n=self._passages)
        counts = Counter(status for _label, status in self._claims.values())
        if counts[Status.UNVERIFIED] == self._passages:
            return ngettext("{n} claim, to verify", "{n} claims, all to verify", n).format(n=n)
        still = ", ".join(f"{counts[status]} {status_name(status)}" for status in OPEN_STATUSES if counts[status])
        if not still:
            return _("{claims}, none left to verify").format(claims=total)
        return _("{claims}: {statuses}").format(claims=total, statuses=still)

    def whole_words(self) -> str:
        """The same after the number of articles, where there are several."""
        if self.articles < 2:
            return self.words()
        articles = ngettext("{n} article", "{n} articles", self.articles).format(n=self.articles)
        return f"{articles} · {self.words()}"

    def labels(self) -> list[tuple[Label, str]]:
        """How many claims bear each label that occurs, in words, in the fixed order of the labels."""
        borne = [label for label, _status in self._claims.values()]
        return [(label, words) for label, words in label_counts(borne) if label in borne]
