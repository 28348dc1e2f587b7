"""Matrices whose numbers are rounded to 16 bits (bfloat16), and sums in single precision: up to ten times as quick.

In: rows in bfloat16. Out: rows in bfloat16. What is rounded, and when, is the same on every machine; those that can
multiply such numbers do so, others take single precision for the same numbers. So results depend on the machine only
by the order in which products are added, as those of single precision do.
"""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor

__all__ = ["Linear", "is_native", "quick_count"]

_ANY, _OF = 48, 8


@cache
def is_native() -> bool:
    """Whether this processor multiplies matrices of bfloat16 quicker than of single precision.

    Intel's since Cooper Lake and AMD's since Zen 4 do, by AVX-512 or tiles; torch asks the processor.
    """
    # These are not among torch's documented names: without them, single precision is right, too.
    asked = (getattr(torch.cpu, name, None) for name in ("_is_amx_tile_supported", "_is_avx512_bf16_supported"))
    return any(question is not None and question() for question in asked)


def quick_count(count: int) -> int:
    """How many rows torch's nets are to read at a time that have ``count`` to read, at least as many.

    73, a prime, take three times as long as 72 (oneDNN 3.12, measured for all numbers up to 150): above 48, only
    multiples of 8 are always quick.
    """
    return count if count <= _ANY else -(-count // _OF) * _OF


class Linear:
    """A linear layer: ``matrix`` (inputs × outputs) and ``bias`` (outputs)."""

    def __init__(self, matrix: Tensor, bias: Tensor) -> None:
        self._matrix, self._bias = matrix.bfloat16().contiguous(), bias.bfloat16()
        if not is_native():
            self._matrix, self._bias = self._matrix.float(), self._bias.float()

    def __call__(self, rows: Tensor) -> Tensor:
        """What it makes of ``rows`` (bfloat16), in bfloat16."""
        if is_native():
            return torch.addmm(self._bias, rows, self._matrix)
        return torch.addmm(self._bias, rows.float(), self._matrix).bfloat16()
