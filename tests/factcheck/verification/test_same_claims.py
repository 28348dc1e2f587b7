"""Which claim stands for others: the end of the chain, and in a circle the smallest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.verification.same_claims import representatives

NAMES = st.sampled_from("abcdefg")


def test_chains_are_followed_to_their_end() -> None:
    assert representatives({"a": "b", "b": "c", "d": "c"}) == {"a": "c", "b": "c", "d": "c"}


def test_in_a_circle_the_smallest_stands_for_the_others() -> None:
    assert representatives({"c": "b", "b": "d", "d": "c", "a": "d"}) == {"c": "b", "d": "b", "a": "b"}


@given(st.dictionaries(NAMES, NAMES), st.randoms())
def test_any_links_give_a_flat_forest_in_any_order(parents: dict[str, str], order: object) -> None:
    links = list(parents.items())
    order.shuffle(links)  # type: ignore[attr-defined]

    roots = representatives(dict(links))

    assert roots == representatives(parents)
    assert not set(roots) & set(roots.values())
    for name, known in parents.items():
        assert roots.get(name, name) == roots.get(known, known)
