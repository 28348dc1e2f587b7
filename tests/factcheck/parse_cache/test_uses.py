from __future__ import annotations

from claims.keeping.row_keys import FINDINGS, RULES
from factcheck.parse_cache.uses import Uses

ARTICLE = FINDINGS + b"1"


def test_paragraphs_and_articles_are_counted_apart_and_rules_not_at_all() -> None:
    uses = Uses()

    uses.count([b"one", b"two", ARTICLE, FINDINGS + b"2", RULES + b"1", RULES + b"2"], {b"one", ARTICLE, RULES + b"1"})

    assert uses.counts == {"found": 1, "missed": 1, "articles_found": 1, "articles_missed": 1}
    assert len(uses) == 4


def test_rows_count_as_used_with_another_that_was_not_of_use_yet_today() -> None:
    uses = Uses()
    uses.add(7, ARTICLE)

    uses.add_with(FINDINGS + b"2", [b"three"])
    uses.add_with(ARTICLE, [b"one", b"two"])
    uses.add_with(ARTICLE, [b"one", b"two"])

    assert (uses.numbers, uses.keys) == ([(7,)], [(b"one",), (b"two",)])
    assert len(uses) == 3
