"""Multinomial logistic regression that was fitted before: features in, probabilities of labels out.

In: names of features, weights, intercepts; then features of claims. Out: a row of probabilities, in [0, 1], per claim.

scikit-learn fits these weights and computes the same from them, to the last bit; importing it takes longer than
labelling an article, so what was fitted is applied here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Features", "LinearModel"]

_BATCH: Final = 1_000
"""Claims whose features stand in one table, which has hundreds of columns; more than an article has."""

Features = Mapping[str, str | float | bool]


class LinearModel:
    """A fitted model: ``weights`` has a row per label and a column per name, ``intercepts`` a number per label."""

    def __init__(
        self,
        names: Sequence[str],
        labels: Sequence[str],
        weights: Sequence[Sequence[float]] | NDArray[np.float64],
        intercepts: Sequence[float] | NDArray[np.float64],
    ) -> None:
        import numpy as np

        self.names = tuple(str(name) for name in names)
        self.labels = tuple(str(label) for label in labels)
        self.weights: NDArray[np.float64] = np.array(weights, dtype=np.float64)
        self.intercepts: NDArray[np.float64] = np.array(intercepts, dtype=np.float64)
        self._column = {name: at for at, name in enumerate(self.names)}

    def probabilities(self, features: Sequence[Features]) -> Iterator[list[float]]:
        """One probability per label, in their order, for each feature mapping; features it does not know are nothing.

        A feature with a word as its value counts as one of the name ``feature=word``, as scikit-learn's DictVectorizer
        has it.
        """
        import numpy as np

        for start in range(0, len(features), _BATCH):
            scores = self._table(features[start : start + _BATCH]) @ self.weights.T + self.intercepts
            # The greatest becomes 0: no exponential overflows.
            scores -= scores.max(axis=1, keepdims=True)
            shares = np.exp(scores)
            yield from (shares / shares.sum(axis=1, keepdims=True)).tolist()

    def _table(self, features: Sequence[Features]) -> NDArray[np.float64]:
        import numpy as np

        table = np.zeros((len(features), len(self.names)), dtype=np.float64)
        for row, mapping in enumerate(features):
            for name, value in mapping.items():
                if value is False:
                    # It would add nothing, and most features of a claim are like that.
                    continue
                word = isinstance(value, str)
                column = self._column.get(f"{name}={value}" if word else name)
                if column is not None:
                    table[row, column] += 1.0 if word else float(value)
        return table
