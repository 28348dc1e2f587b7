"""Sentences in groups, and the order in which their words are read."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def test_all_first_words_come_first_then_all_second_ones() -> None:
    from claims.parsing.lean.layouts import layout

    order = layout([3, 2, 2])

    assert order.steps == (3, 3, 1)
    assert order.words.tolist() == [0, 3, 5, 1, 4, 6, 2]
    assert order.sentences.tolist() == [0, 1, 2, 0, 1, 2, 0]
    assert order.starts.tolist() == [0, 3, 6]
    assert order.last().tolist() == [6, 4, 5]


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("count", [3, 5])
def test_a_rectangle_has_every_place_where_it_is_said_to_be(count: int, backward: bool) -> None:
    from claims.parsing.lean.layouts import layout

    order = layout([3, 2, 2])
    rectangle, places = order.filled(count, backward=backward)

    assert len(rectangle) == 3 * count
    assert rectangle[places].tolist() == list(range(7))
    # The words of the longest sentence, step by step.
    assert rectangle.view(3, count)[:, 0].tolist() == ([6, 3, 0] if backward else [0, 3, 6])


@pytest.mark.parametrize(
    ("lengths", "limit", "wanted"),
    [
        ([], 10, []),
        ([4], 3, [[0]]),
        ([1, 5, 2, 5], 10, [[1, 3], [2, 0]]),
        ([1, 1, 1, 1], 2, [[0, 1], [2, 3]]),
        ([2, 9, 2], 3, [[1], [0], [2]]),
    ],
)
def test_groups_hold_so_many_words_or_one_sentence(lengths: list[int], limit: int, wanted: list[list[int]]) -> None:
    from claims.parsing.lean.layouts import groups

    assert list(groups(lengths, limit)) == wanted
