"""The table of the repairs names each of them."""

from __future__ import annotations

import re

from claims.resources import repairs_dir
from tests.support.repairs import MENDING


def test_the_table_has_every_repair_in_the_order_in_which_it_is_made() -> None:
    text = (repairs_dir() / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| \[?([a-z-]+)\b.*? \| (tags|tree) \|", text, flags=re.MULTILINE)

    assert named == [(repair.name, repair.stage) for repair in MENDING.all]
