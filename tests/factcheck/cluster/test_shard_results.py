"""Files of shards: what is read is what was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.cluster.shard_results import ShardHeader, ShardResults, ToldNotice, Unread
from factcheck.scan_results import Checked
from factcheck.scanning.outcomes import CheckFailure
from tests.support.factories import sourced

KEY = "a1b2c3"
HEADER = ShardHeader(
    articles=2,
    unread=(Unread("a.txt", "vide : rien"),),
    failures=(CheckFailure(source="b.txt", why="non", trace="…"),),
    notices=(ToldNotice("c.txt", "garbled", {"count": 3}),),
    left_out={"pictures": 2},
)


@pytest.fixture
def results(tmp_path: Path) -> ShardResults:
    return ShardResults(tmp_path / "shards")


def test_what_was_written_is_read_again(results: ShardResults) -> None:
    one = sourced()
    two = replace(one, article=replace(one.article, id="other", title="« Été » — 𝄞\n\u2028"))

    results.write(KEY, HEADER, [one, two])

    assert results.has(KEY)
    assert results.header(KEY) == HEADER
    assert list(results.articles(KEY)) == [lasting(one), lasting(two)]


def lasting(checked: Checked) -> Checked:
    claims = tuple(replace(item, claim=replace(item.claim, derivation=None)) for item in checked.claims)
    return replace(checked, claims=claims)


def test_the_same_results_make_the_same_file(results: ShardResults) -> None:
    results.write(KEY, HEADER, [sourced()])
    first = results.path(KEY).read_bytes()
    results.write(KEY, HEADER, [sourced()])

    assert results.path(KEY).read_bytes() == first
    assert [path.name for path in results.path(KEY).parent.iterdir()] == [f"{KEY}.json.gz"]


def test_nothing_is_there_before(results: ShardResults) -> None:
    assert not results.has(KEY)


@pytest.mark.parametrize("content", [b"", b"no gzip", None])
def test_a_damaged_file_is_told(content: bytes | None, results: ShardResults) -> None:
    results.write(KEY, HEADER, [sourced()])
    path = results.path(KEY)
    path.write_bytes(path.read_bytes()[:-20] if content is None else content)

    with pytest.raises(ValueError):  # noqa: PT011 (gzip, JSON and its types each say it in their own words)
        results.header(KEY)
