"""What a watch tells: a line on stderr for each article, its claims on standard output, hooks for some of them.

In: articles as they are taken. Out: lines and calls.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from claims.errors import ClaimsError
from factcheck.cli.support.error_wording import error_for_cli
from factcheck.cli.support.notice_wording import notice_words
from factcheck.cli.support.output import say, tell
from factcheck.errors import ArticleError, FactcheckError
from factcheck.i18n import _, ngettext
from factcheck.reports.json import to_ndjson
from factcheck.reports.totals import Tally
from factcheck.safe_text import one_line

if TYPE_CHECKING:
    from factcheck.scan_results import Checked
    from factcheck.sources.source_text import Notice
    from factcheck.store.article_versions import VersionDiff
    from factcheck.watching.claim_match import ClaimMatch
    from factcheck.watching.hooks import Hook
    from factcheck.watching.watcher import Counts

__all__ = ["WatchTeller", "counts_words"]


@dataclass(slots=True)
class WatchTeller:
    """The listener of the command: ``file`` takes the claims, ``hooks`` those of them that ``match`` lets through."""

    quiet: bool
    debug: bool
    match: ClaimMatch
    hooks: Sequence[Hook] = ()
    file: TextIO | None = None

    def taken(self, checked: Checked, diff: VersionDiff | None) -> None:
        """One line for an article, its claims as lines of JSON, and the hooks."""
        if not self.quiet:
            tell(one_line(_article_line(checked, diff)), on_stderr=True)
        if self.file is None and not self.hooks:
            return
        records = list(to_ndjson([checked]))
        if self.file is not None:
            self.file.writelines(records)
            self.file.flush()
        for item, record in zip(checked.claims, records, strict=True):
            if self.match.holds(item, checked.article.text):
                self._call_hooks(record.encode("utf-8", "surrogatepass"))

    def _call_hooks(self, record: bytes) -> None:
        for hook in self.hooks:
            try:
                hook(record)
            except FactcheckError as error:
                say(error)

    def failed(self, error: BaseException, source: str) -> None:
        """One line for what could not be read or checked."""
        if isinstance(error, ArticleError):
            say(error)
            return
        if self.debug:
            tell("".join(traceback.format_exception(error)), on_stderr=True, whole=False)
        kind = "" if isinstance(error, ClaimsError) else f"{type(error).__name__}: "
        message = _("{source}: skipped, the check failed: {error}")
        say(message.format(source=source, error=f"{kind}{error_for_cli(error)}"))

    def noted(self, source: str, notice: Notice) -> None:
        """One line for what a person should know of how a source was read."""
        if not self.quiet:
            say(f"{source}: {notice_words(notice)}")


def _article_line(checked: Checked, diff: VersionDiff | None) -> str:
    """When, from where, how many claims of each label, and of which article it is a new version."""
    counts = [words for _label, words in Tally([checked]).labels()]
    # The catalogue's tools find no messages inside f-strings.
    found = ", ".join(counts) or _("no claims")
    line = f"{datetime.now():%H:%M:%S} {checked.article.source}: {found}"
    if diff is not None:
        from factcheck.dossiers.version_wording import version_summary

        line += f" · {version_summary(diff)}"
    return line


def counts_words(counts: Counts) -> str:
    """How many articles a watch took, knew before and could not use."""
    taken = ngettext("{n} article taken", "{n} articles taken", counts.taken).format(n=counts.taken)
    known = _("known before: {n}").format(n=counts.known)
    return f"{taken}, {known}, " + _("could not be used: {n}").format(n=counts.failed)
