"""What is counted of the operators of torch, and how a step is told."""

from __future__ import annotations

import pytest

from tests.benchmarks.nets import Work, operations, told


@pytest.mark.parametrize(
    ("name", "shapes", "wanted"),
    [
        ("aten::mm", [[2, 3], [3, 5]], 60),
        ("aten::addmm", [[5], [2, 3], [3, 5], [], []], 60),
        ("aten::bmm", [[4, 2, 3], [4, 3, 5]], 240),
        # Two steps of three rows: each multiplies 4 + 5 numbers by the weights of 20 gates.
        ("aten::mkldnn_rnn_layer", [[2, 3, 4], [20, 4], [20, 5], [20], [20]], 2160),
        ("aten::sigmoid", [[2, 3]], 0),
    ],
)
def test_an_addition_and_a_multiplication_are_two_operations(name: str, shapes: list[list[int]], wanted: int) -> None:
    assert operations(name, shapes) == wanted


def test_a_step_is_told_by_the_word() -> None:
    row = told("ner", Work(seconds=0.02, products=0.01, copies=0.001, operations=2e9), 1000)

    assert (row.value, row.unit) == (20, "µs/word")
    assert row.note == "2.00 MFLOP a word at 200 GFLOP/s, nets and products 10.0 µs, copies 1.0 µs"


def test_a_step_without_nets_has_its_time_only() -> None:
    assert told("mwt", Work(seconds=0.001), 1000).note == ""
