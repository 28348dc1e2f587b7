"""A worker: shards in, files out, and what happens where it was killed before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claims.errors import ParseError
from factcheck.articles.page_words import built_in_page_words
from factcheck.cluster import worker
from factcheck.cluster.cluster_errors import ClusterError, MachineDiffersError
from factcheck.cluster.run_settings import Loaded, RunSettings, carried_rules
from factcheck.cluster.shard_results import ShardResults
from factcheck.cluster.shards import Shard, shards_of
from factcheck.cluster.tries import Tries
from factcheck.i18n import using_language
from factcheck.parse_cache.cache_file import ParseCache
from factcheck.scan_results import Article
from factcheck.scanning.outcomes import Outcome
from tests.support.cluster_play import PlayChecker, settings_of

groups: list[int] = []


class Grouping(PlayChecker):
    """Writes down how many articles it gets together."""

    def check_many(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        groups.append(len(articles))
        return super().check_many(articles)


def load_grouping(_settings: RunSettings) -> Loaded:
    return Loaded(Grouping(), built_in_page_words())


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is loaded yet; the language of messages is as before afterwards."""
    monkeypatch.setattr(worker, "_loaded", {})
    groups.clear()
    with using_language("en"):
        yield


@pytest.fixture
def shard(tmp_path: Path) -> Shard:
    """Six articles, the third of which fails."""
    folder = tmp_path / "fonds"
    folder.mkdir()
    for number in range(6):
        words = "BOOM" if number == 2 else f"Mot{number}"
        (folder / f"{number}.txt").write_text(f"{words} du maire de Vaugris.", encoding="utf-8")
    (one,) = shards_of([str(folder)], "way", Counter())
    assert isinstance(one, Shard)
    return one


@pytest.fixture
def settings(tmp_path: Path) -> RunSettings:
    return replace(settings_of(tmp_path / "out"), load=load_grouping)


def results(settings: RunSettings) -> ShardResults:
    return ShardResults(Path(settings.results) / worker.RESULTS)


def note(shard: Shard, settings: RunSettings) -> Tries:
    return Tries(Path(settings.results) / worker.TRIES / f"{shard.key}.json")


def test_a_shard_is_checked_and_what_fails_is_told(shard: Shard, settings: RunSettings) -> None:
    assert worker.check_shard(shard, settings) == shard.key

    header = results(settings).header(shard.key)
    assert [failure.why for failure in header.failures] == ["ZeroDivisionError: a fault of ours"]
    words = [checked.article.text.split()[0] for checked in results(settings).articles(shard.key)]
    assert words == ["Mot0", "Mot1", "Mot3", "Mot4", "Mot5"]
    assert header.articles == 5
    assert groups == [6]


def test_what_is_done_is_not_done_again(shard: Shard, settings: RunSettings) -> None:
    worker.check_shard(shard, settings)
    worker.check_shard(shard, settings)

    assert groups == [6]


def test_what_a_killed_worker_had_is_checked_alone(shard: Shard, settings: RunSettings) -> None:
    note(shard, settings).begin([3, 4])

    worker.check_shard(shard, settings)

    assert groups == [3, 1, 1, 1]
    assert results(settings).header(shard.key).articles == 5
    assert note(shard, settings).suspects == frozenset()


def test_an_article_that_ended_three_workers_is_given_up(shard: Shard, settings: RunSettings) -> None:
    for _worker in range(3):
        note(shard, settings).begin([4])

    worker.check_shard(shard, settings)

    failures = results(settings).header(shard.key).failures
    assert [Path(failure.source).name for failure in failures] == ["2.txt", "4.txt"]
    assert "were ended each time" in failures[1].why


def test_another_machine_is_refused(shard: Shard, settings: RunSettings) -> None:
    with pytest.raises(MachineDiffersError):
        worker.check_shard(shard, replace(settings, machine="other"))


def load_nothing(_settings: RunSettings) -> Loaded:
    raise ParseError("no models here")


def test_models_that_fail_are_told_in_words_that_travel(shard: Shard, settings: RunSettings) -> None:
    with pytest.raises(ClusterError, match="no models here"):
        worker.check_shard(shard, replace(settings, load=load_nothing))


@pytest.mark.model
def test_rules_and_weights_come_from_the_client(tmp_path: Path) -> None:
    from claims.resources import label_model_path

    rules = tmp_path / "mine" / "fr"
    rules.mkdir(parents=True)
    (rules / "mine.yaml").write_text("description: [", encoding="utf-8")
    settings = replace(
        settings_of(tmp_path / "out"),
        labels=label_model_path().read_bytes(),
        rules=carried_rules([tmp_path / "mine"]),
    )

    loaded = worker.load_bundled(settings)

    assert len(loaded.checker.rule_errors) == 1


def test_a_worker_keeps_what_it_finds_only_where_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.resources import label_model_path

    asked: list[object] = []
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("claims.pipeline.load_analyser", lambda **options: asked.append(options["parses"]))
    settings = replace(settings_of(tmp_path / "out"), labels=label_model_path().read_bytes())

    worker.load_bundled(settings)
    worker.load_bundled(replace(settings, cached=True))

    none, cache = asked
    assert none is None
    assert isinstance(cache, ParseCache)
    assert cache.path.parent == tmp_path / "cache"
    assert settings.digest == replace(settings, cached=True).digest


def test_a_cache_that_a_worker_cannot_read_is_told_in_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "parses-1.sqlite").write_bytes(b"something else" * 500)
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path))
    caches: list[ParseCache] = []
    monkeypatch.setattr("claims.pipeline.load_analyser", lambda **options: caches.append(options["parses"]))

    worker.load_bundled(replace(settings_of(tmp_path / "out"), cached=True))
    caches[0].rows([b"key"])

    assert "put aside" in caplog.text
