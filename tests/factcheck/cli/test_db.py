"""The db commands: where the store is, and what is in it."""

from __future__ import annotations

import pytest

from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings", "db")


def test_the_store_says_where_it_is_and_what_is_in_it(db: str) -> None:
    assert run("db", "path").stdout == f"{db}\n"
    assert "`claim_list`" in run("db", "tables").stdout
