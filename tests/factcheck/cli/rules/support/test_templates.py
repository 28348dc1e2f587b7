"""Rule files written for the user."""

from __future__ import annotations

import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from factcheck.cli.rules.support.templates import scalar


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("dire", "dire"),
        ("la loi passera", "la loi passera"),
        ("d'après", "d'après"),
        ("on", '"on"'),
        ("Non : jamais", '"Non : jamais"'),
        ("« Oui »", '"« Oui »"'),
        ("12:30", '"12:30"'),
        ("> ccomp", '"> ccomp"'),
        ('dit "oui"', '"dit \\"oui\\""'),
    ],
)
def test_text_is_quoted_where_yaml_would_change_it(text: str, written: str) -> None:
    assert scalar(text) == written
