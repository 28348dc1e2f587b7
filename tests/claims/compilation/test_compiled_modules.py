"""Which modules become machine code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import claims
from claims.compilation.compiled_modules import AS_THEY_STAND, STEPS, compiled_modules

PACKAGE = Path(claims.__file__).parent
CHOSEN = compiled_modules(PACKAGE)


def test_what_is_named_is_there() -> None:
    assert all(file.is_file() for file in CHOSEN)
    assert all((PACKAGE / f"{name}.py").is_file() for name in AS_THEY_STAND)
    assert {file.relative_to(PACKAGE).parts[0] for file in CHOSEN} >= {step.split("/")[0] for step in STEPS}
    assert not {PACKAGE / f"{name}.py" for name in AS_THEY_STAND}.intersection(CHOSEN)


def _never_compiled(tree: ast.Module) -> list[str]:
    """What the compiler refuses, or reads otherwise than Python does, each as line and kind."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            held = node.comparators[0]
            if isinstance(held, ast.Tuple | ast.List | ast.Set) and any(isinstance(e, ast.Starred) for e in held.elts):
                found.append((node.lineno, "a test on a display with a star"))
        if isinstance(node, ast.ClassDef):
            bases = {ast.unparse(base).split("[")[0] for base in node.bases}
            if bases & {"tuple", "frozenset", "str", "int", "dict", "list", "set"}:
                found.append((node.lineno, "a class that extends one of Python's own"))
        if isinstance(node, ast.FunctionDef) and "cached_property" in map(ast.unparse, node.decorator_list):
            found.append((node.lineno, "a cached property, which is computed each time"))
        if isinstance(node, ast.Attribute) and node.attr == "__doc__":
            found.append((node.lineno, "a docstring, which is not kept"))
        if isinstance(node, ast.With | ast.Try) and any(_leaves(child) for child in node.body):
            found.append((node.lineno, "a loop that goes on from within a guarded block"))
    return [f"line {line}: {kind}" for line, kind in found]


def _leaves(node: ast.stmt) -> bool:
    """Whether a statement goes on with a loop outside of it."""
    if isinstance(node, ast.Continue | ast.Break):
        return True
    if isinstance(node, ast.For | ast.While | ast.FunctionDef | ast.ClassDef):
        return False
    return any(_leaves(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt))


@pytest.mark.parametrize("file", CHOSEN, ids=[str(file.relative_to(PACKAGE)) for file in CHOSEN])
def test_a_compiled_module_has_nothing_that_the_compiler_reads_otherwise(file: Path) -> None:
    assert not _never_compiled(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "code",
    [
        "x in (1, *y)",
        "class Words(frozenset[str]): ...",
        "class A:\n    @cached_property\n    def b(self): ...",
        "f.__doc__",
        "for x in y:\n    with z:\n        if x:\n            continue",
    ],
)
def test_each_kind_is_found(code: str) -> None:
    assert len(_never_compiled(ast.parse(code))) == 1
