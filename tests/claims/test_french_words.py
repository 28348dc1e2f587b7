"""French words are data: no step compares a form or a lemma with a word that stands in its code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import claims

ROOT = Path(claims.__file__).parent
STEPS = ("attribution", "checkworthiness", "classification", "lexicon", "resolution", "rules", "syntax")


def words_in_code(source: str) -> Iterator[str]:
    """The string constants with letters that a form or a lemma is compared with, and where."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Compare) or not _asks_for_words(node.left):
            continue
        for part in (constant for one in node.comparators for constant in ast.walk(one)):
            if _is_word(part) and not _is_list_name(node, part):
                yield f"{node.lineno}: {ast.unparse(part)}"


def _asks_for_words(node: ast.expr) -> bool:
    """Whether an expression is a word's form or lemma, perhaps in small letters."""
    return any(isinstance(part, ast.Attribute) and part.attr in ("form", "lemma") for part in ast.walk(node))


def _is_word(node: ast.AST) -> bool:
    """Whether a constant holds letters."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value))


def _is_list_name(node: ast.Compare, constant: ast.AST) -> bool:
    """Whether a constant names a word list: ``lists["noms-canal"]``."""
    return any(isinstance(part, ast.Subscript) and part.slice is constant for part in ast.walk(node))


@pytest.mark.parametrize("path", [p for step in STEPS for p in sorted((ROOT / step).glob("*.py"))], ids=str)
def test_no_step_compares_with_french_words_in_its_code(path: Path) -> None:
    assert list(words_in_code(path.read_text(encoding="utf-8"))) == []


def test_words_in_code_are_found() -> None:
    assert list(words_in_code('w.form.lower() in ("que", "qu\'")')) == ["1: 'que'", '1: "qu\'"']
    assert list(words_in_code('w.lemma == "dire"')) == ["1: 'dire'"]
    assert list(words_in_code('w.form in (",", "»") or w.lemma in lists["noms-canal"] or w.upos == "NOUN"')) == []
