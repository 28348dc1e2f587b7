"""What tests of the claims stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.rules.loader import RuleSet, load_rules
from tests.support.rule_files import Write


@pytest.fixture
def rules(tmp_path: Path) -> Write:
    """Writes rule files (name to text; a folder in the name is made) and loads them without the built-in ones."""

    def write(**files: str) -> RuleSet:
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/').replace('_', '-')}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load_rules([tmp_path], builtin=False)

    return write
