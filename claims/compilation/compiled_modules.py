"""Which modules become machine code.

In: the folder of the package ``claims``. Out: its modules that are compiled, in order.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["AS_THEY_STAND", "INSTEAD", "STEPS", "compiled_modules"]

STEPS = (
    "accusations",
    "attribution",
    "checkworthiness",
    "classification",
    "dialogue",
    "document",
    "lexicon",
    "parsing/repair",
    "resolution",
    "syntax",
)
"""Folders of which all modules are compiled that can be."""
_OTHERS = (
    "parsing/kept_parses",
    "parsing/packed_parse",
    "parsing/raw_parse",
    "parsing/sentence_boundaries",
    "rules/compiled_rule",
    "rules/matcher",
    "rules/modifiers",
    "rules/needs",
    "rules/paths",
    "rules/word_tests",
)
"""Further modules: rules are read once and matched with every word."""
AS_THEY_STAND = {
    "checkworthiness/worth_weights": "pydantic makes classes as the program runs",
    "classification/labeller": "classes of other packages extend it",
    "dialogue/turn": "its types are read as the program runs, to keep turns as bytes",
    "document/nearby": "a tuple that knows more than its items",
    "document/typography": "a pattern with halves of surrogate pairs",
    "parsing/repair/registry": "a tuple that knows more than its items",
}
"""Modules of ``STEPS`` that stay what they are, and why."""

INSTEAD = {"compilation/compiled_word": "document/word"}
"""Modules that are written for machine code, and those in whose places they stand there."""


def compiled_modules(package: Path) -> list[Path]:
    """The files of ``package`` that are compiled, sorted."""
    found = [file for step in STEPS for file in (package / step).rglob("*.py")]
    found += [package / f"{name}.py" for name in _OTHERS]
    kept = {package / f"{name}.py" for name in AS_THEY_STAND}
    return sorted(file for file in found if file.name != "__init__.py" and file not in kept)
