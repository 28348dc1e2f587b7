"""One section of the bench in a process of its own: ``python -m tests.benchmarks.section MODULE`` prints its rows."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib import import_module

from tests.benchmarks.rows import Row

__all__ = ["main"]


def main(arguments: Sequence[str]) -> int:
    """Print the rows of a module as one line of JSON, the last one of standard output."""
    (name,) = arguments
    rows: Callable[[], list[Row]] = import_module(f"tests.benchmarks.{name}").rows
    print("\n" + json.dumps([asdict(row) for row in rows()]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
