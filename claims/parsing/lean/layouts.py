"""Sentences in groups of like lengths, and the order in which a recurrent net reads the words of a group.

In: numbers of words. Out: groups of sentences; the layout of a group, step by step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

__all__ = ["Layout", "groups", "layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the words of a group stand when a net reads all sentences at once: all first words, all second words …

    ``lengths`` are those of the sentences, the longest first. ``steps`` tells how many sentences still have a word at
    each step. ``words`` gives for each place the number of its word, counted sentence after sentence; ``sentences`` the
    number of its sentence; ``starts`` the place of the first word of each step.
    """

    lengths: Tensor
    steps: tuple[int, ...]
    words: Tensor
    sentences: Tensor
    starts: Tensor

    def last(self) -> Tensor:
        """The place of the last word of each sentence."""
        return self.starts[self.lengths - 1] + torch.arange(len(self.lengths))

    def filled(self, count: int, *, backward: bool) -> tuple[Tensor, Tensor]:
        """The places in a rectangle, a row of ``count`` sentences for each step; and where in it each place stands.

        Behind the last word of a sentence, and in sentences that there are not, stands any place. Backward, each
        sentence begins with its last word.
        """
        step = torch.arange(len(self.steps)).unsqueeze(1)
        sentence = torch.arange(count).clamp(max=len(self.lengths) - 1)
        last = self.lengths - 1
        read = (last - step).clamp(min=0) if backward else torch.minimum(step, last)
        rectangle = (self.starts[read] + torch.arange(len(last)))[:, sentence]
        own = torch.repeat_interleave(step.squeeze(1), torch.tensor(self.steps))
        if backward:
            own = last[self.sentences] - own
        return rectangle.view(-1), own * count + self.sentences


def layout(lengths: Sequence[int]) -> Layout:
    """The layout of sentences of these lengths, which must not rise and be at least one."""
    counts = torch.tensor(lengths)
    there = torch.arange(lengths[0]).unsqueeze(1) < counts.unsqueeze(0)
    step, sentence = there.nonzero(as_tuple=True)
    steps = there.sum(1)
    before = counts.cumsum(0) - counts
    return Layout(counts, tuple(steps.tolist()), before[sentence] + step, sentence, steps.cumsum(0) - steps)


def groups(lengths: Sequence[int], limit: int) -> Iterator[list[int]]:
    """The numbers of the sentences, longest first, in groups of at most ``limit`` words or of one sentence."""
    group: list[int] = []
    size = 0
    for number in sorted(range(len(lengths)), key=lambda at: -lengths[at]):
        if group and size + lengths[number] > limit:
            yield group
            group, size = [], 0
        group.append(number)
        size += lengths[number]
    if group:
        yield group
