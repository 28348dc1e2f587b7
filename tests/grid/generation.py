"""Sentences made from the templates of the constructions, evenly over the values of their axes.

In: a size and a seed. Out: different ``GridText``, the same ones for the same size and seed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from tests.grid.constructions import Construction, constructions, exclusions, words
from tests.grid.expectations import GridText
from tests.grid.filling import Choice, Filler

__all__ = ["DERIVED", "generate"]

DERIVED = ("nombre",)
"""Factors that follow from others: reported, but not drawn."""

_CANDIDATES = 40
"""Combinations drawn for each sentence, of which the one with the rarest values is taken."""
_ALONE = 8
"""Weight of a value used before; a pair of values used before weighs 1."""
_TRIES = 12
"""Draws that give a sentence made before, after which a construction counts as exhausted."""


def generate(size: int, seed: int, only: Sequence[str] = ()) -> tuple[GridText, ...]:
    """About ``size`` different texts, evenly over the constructions (or over those in ``only``).

    The same size and seed give the same texts. A construction of few combinations gives fewer.
    """
    chosen = [c for c in constructions().values() if not only or c.name in only]
    texts: list[GridText] = []
    for construction in chosen:
        # Each construction has its own stream: a new one leaves the sentences of the others as they were.
        generator = _Generator(construction, words(), exclusions(), random.Random(f"{seed}/{construction.name}"))
        texts += generator.texts(-(-size // len(chosen)))
    return tuple(texts)


class _Generator:
    """Makes the texts of one construction, rare values first."""

    def __init__(
        self,
        construction: Construction,
        words: Mapping[str, Any],
        exclusions: Sequence[Mapping[str, Sequence[str]]],
        rng: random.Random,
    ) -> None:
        self._construction = construction
        self._words = words
        self._exclusions = exclusions
        self._rng = rng
        self._counts: Counter[object] = Counter()
        self._nouns: Counter[str] = Counter()

    def texts(self, count: int) -> Iterator[GridText]:
        seen: set[str] = set()
        while len(seen) < count:
            for _ in range(_TRIES):
                choice = self._choice()
                text = Filler(self._construction, self._words, choice, self._rng, self._nouns).text()
                if text.body not in seen:
                    break
            else:
                return
            seen.add(text.body)
            self._counts.update(_counted(choice))
            yield text

    def _choice(self) -> Choice:
        """A combination whose values, alone and in pairs, have been rare so far."""
        best: Choice = {}
        lowest = float("inf")
        drawn = 0
        while drawn < _CANDIDATES:
            choice = {axis: self._rng.choice(values) for axis, values in self._construction.axes.items()}
            if self._excluded(choice):
                continue
            drawn += 1
            weight = sum(self._counts[key] * (_ALONE if isinstance(key[0], str) else 1) for key in _counted(choice))
            if weight < lowest:
                best, lowest = choice, weight
        return best

    def _excluded(self, choice: Choice) -> bool:
        verb = self._words["verbes"].get(choice.get("verbe", ""), {})
        if choice.get("complément") in self._words["compléments_destinataires"] and not verb.get("destinataire"):
            return True
        known = {**choice, "usage": self._construction.usage}
        return any(all(known.get(axis) in values for axis, values in rule.items()) for rule in self._exclusions)


def _counted(choice: Choice) -> list[tuple[object, object]]:
    values = sorted(choice.items())
    return [*values, *combinations(values, 2)]
