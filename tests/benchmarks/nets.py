"""What each step of a parse computes, how quickly, and what else it spends its time on: why it is not quicker.

In: the articles of the bench. Out: rows with the processor time of each step, its floating-point operations and the
rate of those, beside copies and all that is not torch. Operations are counted from the shapes that torch's profiler
notes; times of steps are measured without it, and parted as it parts them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from math import prod
from typing import Any

from claims.parsing.parser import load_parser
from tests.benchmarks.rows import ROUNDS, Row
from tests.benchmarks.texts import articles, word_count

__all__ = ["Work", "operations", "rows", "told"]

_MOST = 24
_PRODUCTS = frozenset(("aten::mm", "aten::addmm", "aten::bmm", "aten::baddbmm"))
_NET = "aten::mkldnn_rnn_layer"
_COPIES = frozenset(("aten::copy_", "aten::cat", "aten::index", "aten::index_select", "aten::gather"))
_REST = "all else"
"""The step of what is no processor: sentence boundaries, repairs, the words that rules read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a step does: seconds in all, in products of matrices and nets, in copies; floating-point operations."""

    seconds: float
    products: float = 0.0
    copies: float = 0.0
    operations: float = 0.0


def operations(name: str, shapes: Sequence[Sequence[int]]) -> int:
    """The floating-point operations of an operator of torch over inputs of these shapes; 0 of one that is not counted.

    An addition and a multiplication are two. Of a recurrent layer, those of its gates from input and state are counted.
    """
    if name == _NET:
        (steps, rows, inputs), (gates, _inputs) = shapes[:2]
        return 2 * steps * rows * gates * (inputs + gates // 4)
    if name in _PRODUCTS:
        first, second = shapes[-2:] if name in ("aten::mm", "aten::bmm") else shapes[1:3]
        return 2 * prod(first) * second[-1]
    return 0


def told(step: str, work: Work, words: int) -> Row:
    """The row of a step: microseconds a word, with what they are spent on."""
    parts = []
    if work.operations:
        parts.append(
            f"{work.operations / words / 1e6:.2f} MFLOP a word at {work.operations / work.products / 1e9:.0f} GFLOP/s"
        )
        parts.append(f"nets and products {1e6 * work.products / words:.1f} µs")
    if work.copies:
        parts.append(f"copies {1e6 * work.copies / words:.1f} µs")
    return Row(name=step, value=1e6 * work.seconds / words, unit="µs/word", note=", ".join(parts))


class _Watched:
    """A processor whose time is taken, and whose operators the profiler finds below its name."""

    def __init__(self, name: str, processor: Any, seconds: dict[str, float]) -> None:
        self._name, self._processor, self._seconds = name, processor, seconds

    def bulk_process(self, documents: Sequence[Any]) -> Any:
        """What the processor makes of documents."""
        import torch

        start = time.process_time()
        with torch.profiler.record_function(self._name):
            found = self._processor.bulk_process(documents)
        spent = time.process_time() - start
        self._seconds[self._name] = self._seconds.get(self._name, 0.0) + spent
        return found


def rows() -> list[Row]:
    """A row for each step, the longest first, and one for all."""
    parser = load_parser()
    chosen = [(text, None) for text in articles(_MOST)]
    words = sum(word_count(text) for text, _blocks in chosen)
    seconds: dict[str, float] = {}
    # A pipeline that is none of ours has no processors to look into; the bundled models always make one.
    processors = parser._pipeline.processors
    processors.update({name: _Watched(name, one, seconds) for name, one in processors.items()})
    parser.parse_many(chosen)
    rounds: list[dict[str, float]] = []
    for _round in range(ROUNDS):
        seconds.clear()
        start = time.process_time()
        parser.parse_many(chosen)
        whole = time.process_time() - start
        rounds.append({**seconds, _REST: whole - sum(seconds.values())})
    # The round that was disturbed least: parts of medians would not add up.
    taken = min(rounds, key=lambda one: sum(one.values()))
    profiled = _profiled(lambda: parser.parse_many(chosen), frozenset(processors))
    works = {step: _scaled(profiled.get(step, Work(seconds=1)), spent) for step, spent in taken.items()}
    made = [told(step, work, words) for step, work in sorted(works.items(), key=lambda one: -one[1].seconds)]
    return [told("a parse", _together(list(works.values())), words), *made]


def _profiled(work: Callable[[], object], steps: frozenset[str]) -> Mapping[str, Work]:
    """What each step does, by the clock and under the profiler: only the shares of it mean anything."""
    from torch.profiler import ProfilerActivity, profile

    with profile(activities=[ProfilerActivity.CPU], record_shapes=True) as found:
        work()
    works = {step: Work(seconds=0) for step in steps}
    for event in found.events() or ():
        step = _step_of(event, steps)
        own = event.self_cpu_time_total / 1e6
        if event.name in steps:
            more = Work(seconds=event.cpu_time_total / 1e6)
        elif event.name in _COPIES:
            more = Work(seconds=0, copies=own)
        else:
            count = operations(event.name, event.input_shapes)
            more = Work(seconds=0, products=own if count else 0, operations=count)
        if step is not None:
            works[step] = _together([works[step], more])
    return works


def _together(works: Sequence[Work]) -> Work:
    return Work(**{one.name: sum(getattr(work, one.name) for work in works) for one in fields(Work)})


def _scaled(work: Work, seconds: float) -> Work:
    """The same work in so many seconds."""
    share = seconds / work.seconds
    return Work(seconds=seconds, products=work.products * share, copies=work.copies * share, operations=work.operations)


def _step_of(event: Any, steps: frozenset[str]) -> str | None:
    while event is not None and event.name not in steps:
        event = event.cpu_parent
    return None if event is None else str(event.name)
