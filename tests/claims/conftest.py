"""What tests of the claims stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.rules.loader import RuleSet, load_rules
from tests.support.rule_files import Write, write_files


@pytest.fixture
def rules(tmp_path: Path) -> Write:
    """Writes rule files (name to text; a folder in the name is made) and loads them without the built-in ones."""

    def write(**files: str) -> RuleSet:
        return load_rules([write_files(tmp_path, files)], builtin=False)

    return write
