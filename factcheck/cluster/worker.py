"""What a worker does: it loads models and rules once, and checks one shard after another.

In: a shard and the settings of a run. Out: the file of the shard among the results.
"""

from __future__ import annotations

import logging
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims.errors import ClaimsError
from factcheck.articles.page_words import PageWords, built_in_page_words
from factcheck.cluster.cluster_errors import ClusterError, MachineDiffersError
from factcheck.cluster.run_settings import CarriedFile, Loaded, RunSettings, machine_digest
from factcheck.cluster.shard_reading import shard_articles
from factcheck.cluster.shard_results import ShardHeader, ShardResults, ToldNotice, Unread
from factcheck.cluster.shards import Shard
from factcheck.cluster.tries import Tries
from factcheck.errors import ArticleError
from factcheck.i18n import _, set_language
from factcheck.parse_cache.in_use import cache_in_use
from factcheck.reports.error_wording import error_words
from factcheck.scan_results import Article, Checked
from factcheck.scanning.groups import LARGE
from factcheck.scanning.outcomes import CheckFailure, Outcome
from factcheck.sources.left_out import LeftOut
from factcheck.sources.source_text import Notice

__all__ = ["RESULTS", "TRIES", "check_shard", "load_bundled"]

RESULTS, TRIES = "shards", "at-work"
"""Folders below that of the results."""
_LOG = logging.getLogger(__name__)
_LOCK = threading.Lock()
"""Held while a process works on a shard: models serve one thread at a time."""
_loaded: dict[str, Loaded] = {}
"""What this process has loaded, by the digest of the settings; one set, those of the last run."""


def check_shard(shard: Shard, settings: RunSettings) -> str:
    """Check a shard, unless that is done already, and give its key.

    Raises:
        MachineDiffersError: this machine has other code, rules or models than the client.
        ClusterError: models or rules cannot be used.
        OSError: the results cannot be written.
    """
    with _LOCK:
        folder = Path(settings.results)
        results = ShardResults(folder / RESULTS)
        if not results.has(shard.key):
            set_language(settings.language)
            try:
                _check(shard, settings, results, Tries(folder / TRIES / f"{shard.key}.json"))
            except ClaimsError as error:
                # Words travel; errors with values of their own may not.
                raise ClusterError(error_words(error)) from None
    return shard.key


def _check(shard: Shard, settings: RunSettings, results: ShardResults, tries: Tries) -> None:
    loaded = _ready(settings)
    notices: list[ToldNotice] = []
    left_out: Counter[LeftOut] = Counter()

    def told(source: str, notice: Notice) -> None:
        notices.append(ToldNotice(source, notice.code.value, notice.values))

    found = list(
        shard_articles(shard, words=loaded.words, any_language=settings.any_language, told=told, left_out=left_out)
    )
    outcomes = list(_outcomes([one for one in found if isinstance(one, Article)], loaded, tries))
    checked = [outcome for outcome in outcomes if isinstance(outcome, Checked)]
    header = ShardHeader(
        articles=len(checked),
        unread=tuple(Unread(one.source, one.message) for one in found if isinstance(one, ArticleError)),
        failures=tuple(outcome for outcome in outcomes if isinstance(outcome, CheckFailure)),
        notices=tuple(notices),
        left_out={reason.value: count for reason, count in left_out.items()},
    )
    results.write(shard.key, header, checked)
    tries.end()


def _outcomes(articles: Sequence[Article], loaded: Loaded, tries: Tries) -> Iterator[Outcome]:
    for numbers in _groups(articles, tries.suspects):
        if numbers[0] in tries.given_up:
            why = _("the processes that checked it were ended each time; check it alone, or with more memory")
            yield CheckFailure(source=articles[numbers[0]].source, why=why)
            continue
        tries.begin(numbers)
        yield from loaded.checker.check_many([articles[number] for number in numbers])


def _groups(articles: Sequence[Article], suspects: frozenset[int]) -> Iterator[list[int]]:
    """The numbers of articles that are checked together; each of the suspects is alone."""
    group: list[int] = []
    size = 0
    for number, article in enumerate(articles):
        full = len(group) == LARGE.articles or size + len(article.text) > LARGE.characters
        if group and (full or number in suspects or group[-1] in suspects):
            yield group
            group, size = [], 0
        group.append(number)
        size += len(article.text)
    if group:
        yield group


def _ready(settings: RunSettings) -> Loaded:
    """What this process checks with; loaded when a run begins, and told apart from that of another run."""
    digest = f"{settings.digest} {settings.cached}"
    if digest not in _loaded:
        own = machine_digest(Path(settings.model) if settings.model else None)
        if own != settings.machine:
            raise MachineDiffersError(own)
        _loaded.clear()
        _loaded[digest] = settings.load(settings)
    return _loaded[digest]


def load_bundled(settings: RunSettings) -> Loaded:
    """Models, rules and weights as the settings tell, whatever the user of this machine has of his own."""
    from claims.pipeline import load_analyser
    from claims.rules.loader import load_rules
    from factcheck.scanning.checker import Checker

    with tempfile.TemporaryDirectory(prefix="factcheck-") as place:
        home = Path(place)
        folders = _unpacked(settings.rules, home)
        rules = load_rules(folders) if folders else None
        labels, worth = home / "labels.json", home / "worth.yaml"
        labels.write_bytes(settings.labels)
        if settings.worth is not None:
            worth.write_bytes(settings.worth)
        analyser = load_analyser(
            model=Path(settings.model) if settings.model else None,
            rules=rules if rules is not None else (),
            labels=labels,
            worth=worth if settings.worth is not None else None,
            parses=cache_in_use(_tell_put_aside) if settings.cached else None,
        )
    words = built_in_page_words() if rules is None else PageWords.of(rules.lists)
    return Loaded(Checker(analyser=analyser), words)


def _tell_put_aside(aside: Path) -> None:
    _LOG.warning("kept parses could not be read; they were put aside as %s", aside)


def _unpacked(files: Sequence[CarriedFile], home: Path) -> list[Path]:
    """The folders of carried files, written below ``home``."""
    for file in files:
        path = home / "rules" / str(file.folder) / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return [home / "rules" / str(number) for number in sorted({file.folder for file in files})]
