"""Numbers, units, days and hours in French text, as values that can be compared.

In: a text. Out: ``Figures``.
"""

from __future__ import annotations

from factcheck.quantities.finder import figures_of
from factcheck.quantities.moments import Moment
from factcheck.quantities.quantity import Figures, Quantity, ToldMoment
from factcheck.quantities.word_tables import Bound

__all__ = ["Bound", "Figures", "Moment", "Quantity", "ToldMoment", "figures_of"]
