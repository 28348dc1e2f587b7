"""Claims that share words with new ones: all that have enough of them are found, whatever way is the cheapest."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from factcheck.store import near_claims
from factcheck.store import tables as t
from factcheck.store.engine import open_store
from factcheck.store.near_claims import CANDIDATES, Asked, nearest, word_counts

WORDS = tuple(f"mot{number:02}" for number in range(40))


@pytest.mark.parametrize(
    ("few_rows", "few_of_one"),
    [(1_000_000, 0), (0, 1_000_000), (0, 0), (0, 30)],
    ids=["whole", "rarest", "alone", "both"],
)
def test_whoever_has_enough_of_the_words_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few_rows: int, few_of_one: int
) -> None:
    monkeypatch.setattr(near_claims, "_FEW_ROWS", few_rows)
    monkeypatch.setattr(near_claims, "_FEW_OF_ONE", few_of_one)
    chance = random.Random(3)
    # The first words are common, the last ones rare.
    weights = [1 / (rank + 1) for rank in range(len(WORDS))]
    known = {f"{number:012x}": set(chance.choices(WORDS, weights, k=chance.randint(3, 14))) for number in range(60)}
    asked = []
    for number in range(30):
        keys = tuple(dict.fromkeys(chance.choices((*WORDS, "nouveau"), (*weights, 0.2), k=chance.randint(1, 12))))
        asked.append(Asked(f"n{number}", keys, -(-len(keys) * 6 // 10)))
    store = open_store(str(tmp_path / "scans.sqlite"))
    with store.writing() as connection:
        rows = [{"word": word, "claim_id": name} for name, words in known.items() for word in sorted(words)]
        connection.execute(t.claim_words.insert(), rows)
        counts = word_counts(connection, (*WORDS, "nouveau"))
        found = near_claims.near_claims(connection, asked, counts)
    store.close()

    assert counts == Counter(word for words in known.values() for word in words)
    matched = 0
    for one in asked:
        shared = {name: len(words & set(one.keys)) for name, words in known.items()}
        enough = {name: number for name, number in shared.items() if number >= one.least}
        best = nearest(enough)
        assert nearest(found.get(one.name, {})) == best
        assert {name: found.get(one.name, {})[name] for name in best} == {name: enough[name] for name in best}
        matched += bool(best)
    assert matched > 10


def test_of_very_many_the_nearest_are_taken() -> None:
    shared = {f"{number:03}": 5 + number % 3 for number in range(100)}

    assert nearest(shared) == sorted(shared, key=lambda name: (-shared[name], name))[:CANDIDATES]
