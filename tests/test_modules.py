"""Every module stays small enough to be read in one sitting; ruff holds the complexity of functions."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 300


def modules() -> list[Path]:
    """All Python files of the project but test modules, which may hold as many cases as there are."""
    folders = [ROOT / name for name in ("claims", "factcheck", "tests")]
    found = [path for folder in folders for path in folder.rglob("*.py")]
    return [path for path in found if not path.name.startswith("test_")]


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in modules()}
    long = {name: lines for name, lines in lengths.items() if lines > MOST_LINES}

    assert len(lengths) > 200
    assert long == {}, f"split by what the parts do (at most {MOST_LINES} lines a module): {long}"
