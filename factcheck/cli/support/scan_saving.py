"""Saves what a scan finds, and brings back what people decided on it before.

In: checked articles. Out: the same with the standings of their claims; the store holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import repeat
from typing import TYPE_CHECKING

from factcheck.claim_ids import claim_ids
from factcheck.cli.support.error_wording import error_for_cli
from factcheck.cli.support.output import say
from factcheck.cli.support.store_in_use import say_broken
from factcheck.errors import StoreError
from factcheck.i18n import _
from factcheck.store.location import default_path, is_default

if TYPE_CHECKING:
    from factcheck.fetching.fetched import Fetched
    from factcheck.scan_results import Checked
    from factcheck.store.engine import Store
    from factcheck.verification.verdict_scale import Scale

__all__ = ["ScanSaver", "machine_name", "open_saver"]


@dataclass(slots=True)
class ScanSaver:
    """An open store to save scans in. ``failed`` is called with what could not be saved.

    ``originals`` are what articles were fetched as, by article; each is kept with its article and then forgotten.
    ``count`` is how many articles were saved.
    """

    store: Store
    scale: Scale
    machine: str
    failed: Callable[[BaseException], None]
    quiet: bool = False
    originals: MutableMapping[str, Fetched] = field(default_factory=dict)
    count: int = 0

    def has(self, uids: Sequence[str]) -> bool:
        """Whether the store has all scans of these names."""
        from factcheck.store.scans import recorded

        try:
            return recorded(self.store, uids)
        except StoreError:
            # Saving tells what is wrong with it.
            return False

    def saved(self, articles: Iterable[Checked], uids: Iterable[str | None] = repeat(None)) -> Iterator[Checked]:
        """The articles as they come, each saved, its claims as people corrected them, with those that people added.

        ``uids`` name their scans; one that the store has is not saved again.
        The first article that cannot be saved is reported; after it none is saved, and all are passed on.
        """
        from factcheck.store.articles import as_people_have_it
        from factcheck.store.scans import save_scan
        from factcheck.store.statuses import read_standings

        usable = True
        for checked, uid in zip(articles, uids, strict=False):
            if usable:
                try:
                    save_scan(
                        self.store,
                        checked,
                        machine=self.machine,
                        matching=self.scale.matching,
                        original=self.originals.pop(checked.article.id, None),
                        uid=uid,
                    )
                    self.count += 1
                    with self.store.reading() as connection:
                        names = claim_ids(checked)
                        standings = read_standings(connection, names, self.scale, checked.article.id)
                        known = as_people_have_it(connection, replace(checked, standings=standings), self.scale)
                    self._say_version(checked)
                    yield known
                    continue
                except StoreError as error:
                    usable = False
                    self.failed(error)
            yield checked

    def _say_version(self, checked: Checked) -> None:
        """Tell in one line where the article is a new version of another."""
        from factcheck.dossiers.version_wording import version_summary
        from factcheck.store.article_versions import diff_with_previous

        if self.quiet:
            return
        diff = diff_with_previous(self.store, checked.article.id)
        if diff is not None:
            say(f"{checked.article.source}: {version_summary(diff)}")


def open_saver(url: str | None, *, quiet: bool, failed: Callable[[BaseException], None]) -> ScanSaver | None:
    """A saver for the store at ``url``, or for the user's own; None, after one line, where that cannot be used.

    Raises:
        StoreError: a store that somebody chose cannot be used.
        ScaleError: the scale of verdicts cannot be read.
    """
    from factcheck.store.engine import open_store
    from factcheck.verification.verdict_scale import load_scale

    scale = load_scale()
    own = is_default(url)
    try:
        new = own and not default_path().exists()
        store = open_store(url)
        # A store that fails is told by the first article that cannot be kept.
        with suppress(StoreError):
            if not quiet:
                say_broken(store)
    # A home that cannot be written to, or not even looked into.
    except (StoreError, OSError) as error:
        if not own:
            raise
        _say_not_saved(error)
        return None
    if new and not quiet:
        say(_("scans are kept in {path}; --no-save keeps none").format(path=store.url))
    # A default store that fails midway does not change the exit code.
    return ScanSaver(store, scale, machine_name(), _say_not_saved if own else failed, quiet)


def _say_not_saved(error: BaseException) -> None:
    say(_("nothing was kept: {error}").format(error=error_for_cli(error)))


def machine_name() -> str:
    """The name of the label model in use: the first digits of its checksum."""
    from factcheck.scanning.models import label_model

    try:
        content = label_model().read_bytes()
    except OSError:
        return "labels"
    return f"labels {blake2b(content, digest_size=6).hexdigest()}"
