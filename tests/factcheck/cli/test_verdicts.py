"""The verdicts command: the scale in force."""

from __future__ import annotations

import pytest

from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings", "db")


def test_the_scale_is_shown() -> None:
    shown = run("verdicts", "--lang", "fr").stdout

    assert "plutot_faux          2  plutôt faux" in shown
    assert "verdicts.yaml" in run("verdicts", "--path").stdout
