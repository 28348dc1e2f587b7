"""The table of the repairs names each of them."""

from __future__ import annotations

import re

from claims.resources import repairs_dir
from tests.support.repairs import MENDING


def test_the_table_has_every_repair_in_the_order_in_which_it_is_made() -> None:
    text = (repairs_dir() / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| \[?([a-z-]+)\b.*? \| (tags|tree) \|", text, flags=re.MULTILINE)

    made = [(repair.name, repair.stage) for repair in MENDING.all]
    first = next((pair for pair, row in zip(made, [*named, None], strict=False) if pair != row), None)
    assert named == made, f"rules/repair/README.md: the row of {first} is missing, misplaced or has another stage"
