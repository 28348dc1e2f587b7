"""Rows that are computed once, kept as long as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from torch import Tensor

    from claims.parsing.lean.kept_rows import KeptRows

pytestmark = pytest.mark.model


def squares(capacity: int) -> tuple[KeptRows[int], list[int]]:
    """Rows that hold a number and its square, and the list of the numbers that were computed."""
    import torch

    from claims.parsing.lean.kept_rows import KeptRows

    made: list[int] = []

    def rows(numbers: Sequence[int]) -> Tensor:
        made.extend(numbers)
        return torch.tensor([[float(number), float(number**2)] for number in numbers])

    return KeptRows(capacity, 2, rows), made


def test_a_row_that_is_kept_is_not_computed_again() -> None:
    kept, made = squares(8)

    first, second = kept.of([2, 3]), kept.of([3, 4, 2])

    assert first.tolist() == [[2, 4], [3, 9]]
    assert second.tolist() == [[3, 9], [4, 16], [2, 4]]
    assert made == [2, 3, 4]


def test_where_there_is_no_room_those_go_that_were_asked_for_first() -> None:
    kept, made = squares(3)

    for asked in ([1, 2, 3], [1], [4], [1, 3], [2]):
        assert [row[0] for row in kept.of(asked).tolist()] == asked

    assert made == [1, 2, 3, 4, 2]
    assert len(kept) == 3


def test_more_may_be_asked_for_than_is_kept() -> None:
    kept, _made = squares(3)

    assert [row[1] for row in kept.of(range(20)).tolist()] == [number**2 for number in range(20)]
    assert len(kept) == 3


def test_a_failed_computation_loses_nothing() -> None:
    import torch

    from claims.parsing.lean.kept_rows import KeptRows

    def rows(numbers: Sequence[int]) -> Tensor:
        if 13 in numbers:
            raise ValueError("13")
        return torch.tensor([[float(number)] for number in numbers])

    kept = KeptRows(4, 1, rows)
    kept.of([1, 2])
    with pytest.raises(ValueError, match="13"):
        kept.of([2, 13])

    assert kept.of([2, 1, 5]).tolist() == [[2], [1], [5]]
