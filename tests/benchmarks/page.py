"""The README of the benchmarks: what was measured as tables, and as plots beside it.

In: the rows of sections. Out: README.md and SVG files in this folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.rows import Row

__all__ = ["Measured", "table", "write_page"]

_HERE = Path(__file__).parent
_BEGIN, _END = "<!-- what follows is written by make bench -->", "<!-- until here -->"
_WIDTH, _BAR = 7.2, 0.34
_OURS, _OTHERS = "#1b6ca8", "#9aa5b1"
_PLOTS = {"parsers": "words/s", "shares": "%", "counts": "words/s", "jobs": "articles/s"}
"""The sections that have a plot, and the unit of the rows in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A section as it was measured: its rows, on which day, in how many seconds; or why it failed."""

    title: str
    rows: tuple[Row, ...] = ()
    failure: str = ""
    day: str = ""
    seconds: int = 0

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Measured:
        """What was kept as JSON."""
        return cls(**{**value, "rows": tuple(Row(**row) for row in value["rows"])})

    def summary(self) -> str:
        """The section in lines for a terminal."""
        if self.failure:
            return f"  {self.title}: {self.failure}"
        return "\n".join(f"  {row.name}: {_number(row.value)} {row.unit}{_goal(row)}" for row in self.rows)


def write_page(sections: Mapping[str, Measured], machine: str) -> None:
    """Write plots and tables; what stands in the README around the tables stays."""
    page = _HERE / "README.md"
    plots = {name: _plot(name, one) for name, one in sections.items() if name in _PLOTS and one.rows}
    parts = [machine, *(_part(one, plots.get(name)) for name, one in sections.items())]
    text = page.read_text(encoding="utf-8")
    written = f"{_BEGIN}\n\n" + "\n\n".join(parts) + f"\n\n{_END}"
    page.write_text(re.sub(f"{_BEGIN}.*{_END}", lambda _found: written, text, flags=re.DOTALL), encoding="utf-8")


def _part(one: Measured, plot: str | None) -> str:
    head = f"## {one.title}"
    if one.failure:
        return f"{head}\n\nNot measured: `{one.failure}`"
    picture = f"\n\n![{one.title}]({plot})" if plot else ""
    return f"{head}\n\n{one.day}, in {one.seconds} s.{picture}\n\n{table(one.rows)}"


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    lines = ["| | | | goal | |", "|---|---:|---|---|---|"]
    for row in rows:
        lines.append(f"| {row.name} | {_number(row.value)} | {row.unit} | {_goal(row).strip()} | {row.note} |")
    return "\n".join(lines)


def _goal(row: Row) -> str:
    if row.goal is None:
        return ""
    sign = "≤" if row.at_most else "≥"
    return f" {sign} {_number(row.goal)} {'reached' if row.reached else '**missed**'}"


def _number(value: float) -> str:
    """Three digits that count."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _plot(name: str, one: Measured) -> str:
    """Draw the rows of one unit as bars; gives the name of the file."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    # Without these, two drawings of the same figures would differ.
    matplotlib.rcParams.update({"svg.hashsalt": "bench", "svg.fonttype": "none", "font.size": 9})
    rows = [row for row in one.rows if row.unit == _PLOTS[name]]
    figure, axes = plt.subplots(figsize=(_WIDTH, 0.9 + _BAR * len(rows)))
    colours = [_OTHERS if row.name.startswith(("Stanza", "spaCy")) else _OURS for row in rows]
    bars = axes.barh([row.name for row in rows], [row.value for row in rows], color=colours)
    axes.bar_label(bars, [_number(row.value) for row in rows], padding=3)
    axes.invert_yaxis()
    axes.set_xlabel(_PLOTS[name])
    axes.margins(x=0.12)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    file = f"{name}.svg"
    figure.savefig(_HERE / file, metadata={"Date": None})
    plt.close(figure)
    return file
