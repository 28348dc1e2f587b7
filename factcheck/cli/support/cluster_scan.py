"""A scan on many processes or machines, as the command runs it.

In: what was asked for on the command line. Out: a folder with the claims of each shard and a list of what failed; the
store has them, too. Articles are kept and written in the order of the archive by this process alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from factcheck.cli.support.output import open_output, say
from factcheck.cluster.claim_files import write_claims
from factcheck.cluster.cluster_run import ClusterRun, DoneShard, connected
from factcheck.cluster.run_settings import RunSettings
from factcheck.cluster.shard_results import ShardHeader, ShardResults
from factcheck.cluster.shards import BYTES, Shard, shards_of
from factcheck.cluster.worker import RESULTS, TRIES
from factcheck.errors import ArticleError
from factcheck.file_writing import private_folder
from factcheck.i18n import _, ngettext
from factcheck.reports.escaping import json_text
from factcheck.reports.ranking import ranked
from factcheck.sources.left_out import LeftOut, count_notice
from factcheck.sources.source_text import Notice, NoticeCode

if TYPE_CHECKING:
    from factcheck.cli.support.scan_run import ScanRun
    from factcheck.cli.support.scan_saving import ScanSaver
    from factcheck.scan_results import Checked

__all__ = ["FAILED", "REPLACED", "ClusterScan", "scan_uid"]

REPLACED, FAILED = "replaced", "failed.ndjson"
"""What stands in the folder of results beside the claims, which have a folder for each form, and what workers write:
claims of shards that are no longer in the archive, and a list of the articles that failed."""


def scan_uid(key: str, number: int) -> str:
    """The name of the scan of an article of a shard in the store: the same however often it is recorded."""
    return blake2b(f"{key}-{number}".encode(), digest_size=16).hexdigest()


@dataclass(slots=True, kw_only=True)
class ClusterScan:
    """A scan of ``paths`` into the folder ``output``. ``saver`` keeps it in a store; None: it is not kept.

    ``always`` reads every shard again, for the labels in ``run``, though its claims were written before.
    """

    run: ScanRun
    settings: RunSettings
    output: Path
    form: str
    sort: str
    saver: ScanSaver | None
    always: bool = False
    size: int = BYTES
    _failed: list[dict[str, str]] = field(init=False, default_factory=list)
    _left_out: Counter[LeftOut] = field(init=False, default_factory=Counter)
    _written: dict[str, Path] = field(init=False, default_factory=dict)
    _shards: int = field(init=False, default=0)

    @property
    def _claims(self) -> Path:
        return self.output / self.form

    def scan(self, paths: Sequence[str], scheduler: str | None, jobs: int) -> None:
        """Check all of the archive that was not checked before, and write what is new.

        Raises:
            ClusterError: there is no scheduler, it is gone, or workers cannot do their work.
            FactcheckError: the results cannot be written.
        """
        self._written = _numbered(self._claims)
        shards = shards_of(paths, self.settings.digest, self._left_out, self.size)
        stale = dict(self._written)
        with connected(scheduler, jobs) as client:
            run = ClusterRun(client, self.settings)
            for number, done in enumerate(run.finished(self._told(shards), self.run.progress.working_on)):
                stale.pop(done.shard.key, None)
                self._take(number, done)
        self._put_aside(stale)
        self._finish(paths)

    def forget_tries(self) -> None:
        """Forget which articles workers were at when they ended."""
        rmtree(self.output / TRIES, ignore_errors=True)

    def _told(self, shards: Iterator[Shard | ArticleError]) -> Iterator[Shard]:
        for shard in shards:
            if isinstance(shard, ArticleError):
                self._fail(shard.source, shard.message, shard)
            else:
                yield shard

    def _take(self, number: int, done: DoneShard) -> None:
        """Tell, keep and write what a shard came to."""
        key = done.shard.key
        if done.why:
            first = done.shard.pieces[0].name
            words = _("{source}: skipped with what was checked beside it: {error}; scan again")
            self._fail(first, done.why, words.format(source=first, error=done.why))
            return
        self._shards += 1
        results = ShardResults(self.output / RESULTS)
        try:
            header = results.header(key)
            self._tell(header)
            self._keep(number, key, header, results.articles(key))
        except ValueError as error:
            results.path(key).unlink(missing_ok=True)
            first = done.shard.pieces[0].name
            words = _("{source}: its results are damaged ({error}) and were removed; scan again")
            self._fail(first, str(error), words.format(source=first, error=error))

    def _keep(self, number: int, key: str, header: ShardHeader, articles: Iterator[Checked]) -> None:
        target = self._claims / f"{number:07}-{key}.{self.form}"
        before = self._written.get(key)
        self.run.progress.done += header.articles
        there = before is not None
        if before is not None and before != target:
            before.replace(target)
        uids = [scan_uid(key, article) for article in range(header.articles)]
        kept = self.saver is None or self.saver.has(uids)
        if there and kept and not self.always:
            return
        found = list(articles)
        self.run.labels.update(claim.label.value for article in found for claim in article.claims)
        if self.saver is not None:
            found = list(self.saver.saved(found, uids))
        if not there:
            write_claims(target, self.form, (ranked(article, self.sort) for article in found))

    def _tell(self, header: ShardHeader) -> None:
        for notice in header.notices:
            self.run.told(notice.source, Notice(NoticeCode(notice.code), dict(notice.values)))
        for one in header.unread:
            self._fail(one.source, one.why, ArticleError(one.why, source=one.source))
        for failure in header.failures:
            self._failed.append({"source": failure.source, "error": failure.why})
            self.run.tell_failure(failure)
        self._left_out.update({LeftOut(reason): count for reason, count in header.left_out.items()})

    def _fail(self, source: str, why: str, told: object) -> None:
        self._failed.append({"source": source, "error": why})
        self.run.fail(told)

    def _put_aside(self, stale: Mapping[str, Path]) -> None:
        """Claims of shards that the archive no longer has, as it has changed, are not among the others."""
        for path in stale.values():
            aside = private_folder(self.output / REPLACED) / path.name
            path.replace(aside)
        if stale and not self.run.quiet:
            words = ngettext(
                "{n} file of an earlier state of the archive was put into {path}",
                "{n} files of an earlier state of the archive were put into {path}",
                len(stale),
            )
            say(words.format(n=len(stale), path=self.output / REPLACED))

    def _finish(self, paths: Sequence[str]) -> None:
        with open_output(self.output / FAILED, data=True) as file:
            file.writelines(json_text(one) + "\n" for one in self._failed)
        count_notice(self._left_out, ", ".join(paths), self.run.told)
        if not self.run.quiet:
            articles = ngettext("{n} article done", "{n} articles done", self.run.done).format(n=self.run.done)
            words = _("{articles}, {failed} failed; the claims are in {path}")
            say(words.format(articles=articles, failed=len(self._failed), path=self._claims))


def _numbered(folder: Path) -> dict[str, Path]:
    """The files of claims in a folder by the key of their shard."""
    found = (path for path in folder.glob("[0-9]*-*.*") if path.is_file())
    return {path.stem.partition("-")[2]: path for path in found}
