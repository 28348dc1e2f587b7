"""A run on many processes with a stand-in for the checker: what the kill tests start, and what has to come of it.

``python -m tests.support.cluster_play ARCHIVE OUTPUT STORE ADDRESS`` is the client.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from claims.claim import Label
from factcheck.articles.page_words import built_in_page_words
from factcheck.cli.support.cluster_scan import ClusterScan
from factcheck.cli.support.scan_run import ScanRun
from factcheck.cli.support.scan_saving import open_saver
from factcheck.cluster.cluster_errors import ClusterError
from factcheck.cluster.run_settings import Loaded, RunSettings, machine_digest
from factcheck.scan_results import Article, Checked
from factcheck.scanning.outcomes import Outcome, outcome_of
from tests.support.factories import labelled

__all__ = ["PlayChecker", "cluster_scan", "load_play", "settings_of"]

SIZE = 1_000
"""Bytes of a shard: a dozen articles."""


class PlayChecker:
    """Takes the first word of an article for its claim. SLOW takes a while, KILL ends the process, BOOM fails."""

    rule_errors = ()
    notices = ()

    def check_many(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        """What each of the articles comes to."""
        return (outcome_of(self.check, article) for article in articles)

    def check(self, article: Article) -> Checked:
        """One claim."""
        if "SLOW" in article.text:
            time.sleep(0.02)
        if "KILL" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "BOOM" in article.text:
            raise ZeroDivisionError("a fault of ours")
        item = labelled(article.text, article.text.split()[0], label=Label.REPORTED_SPEECH)
        return Checked(article=article, claims=(item,), skipped=())


def load_play(_settings: RunSettings) -> Loaded:
    """What a worker uses."""
    return Loaded(PlayChecker(), built_in_page_words())


def settings_of(output: Path) -> RunSettings:
    """Settings with the stand-in."""
    return RunSettings(results=str(output), language="en", load=load_play, machine=machine_digest())


def cluster_scan(output: Path, store: str | None, form: str = "ndjson") -> tuple[ClusterScan, ScanRun]:
    """A scan into a folder and a store, and what it tells when it is done."""
    run = ScanRun(quiet=True, debug=False)
    saver = open_saver(store, quiet=True, failed=run.fail) if store else None
    scan = ClusterScan(
        run=run, settings=settings_of(output), output=output, form=form, sort="text", saver=saver, size=SIZE
    )
    return scan, run


def main(arguments: Sequence[str]) -> int:
    """The client; 0 when all is done."""
    archive, output, store, address = arguments
    scan, run = cluster_scan(Path(output), store)
    assert scan.saver is not None
    with closing(scan.saver.store):
        try:
            scan.scan([archive], address, 1)
        except ClusterError as error:
            print(error, file=sys.stderr)
            return 2
    return 3 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
