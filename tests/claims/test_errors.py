"""Errors as messages: templates that catalogues can hold, values beside them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from claims.errors import ListError, Message, ModelError, RuleError, alternatives, joined

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = [path for path in sorted((ROOT / "claims").rglob("*.py")) if "training" not in path.parts]
ERRORS = {"ClaimsError", "ModelError", "ParseError", "LabelModelError", "RuleError", "ListError", "WorthError"}
# Words that come from elsewhere, or from constants that are marked with N_ where they stand.
VARIABLE = {
    ("errors.py", "message"),
    ("errors.py", "words"),
    ("errors.py", "names[0]"),
    ("errors.py", "name"),
    ("proposals.py", "_NAMES[role]"),
    ("strict_yaml.py", "surprise"),
    ("validation_messages.py", "_KINDS[type(value)]"),
    ("validation_messages.py", "expected"),
    ("yaml_problems.py", "template"),
    ("yaml_problems.py", "words[1:-1]"),
}


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def test_a_message_is_its_template_with_the_values_in_it() -> None:
    near = Message("; did you mean {near!r}?", near="dire")
    message = joined(Message("no word {word!r}", word="dier"), near)

    assert str(message) == "no word 'dier'; did you mean 'dire'?"
    assert str(joined(Message("a"), Message(""))) == "a"
    assert joined(Message("a"), Message("")) == Message("a")
    assert str(Message("write {mot} in its place")) == "write {mot} in its place"
    assert [str(alternatives(names)) for names in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a or b",
        "a or b or c",
    ]


def test_an_error_is_its_message_in_english() -> None:
    message = Message("{n} faults", n=2)

    assert str(ModelError(message)) == str(ModelError("2 faults")) == "2 faults"
    assert ModelError(message).said is message


def test_a_rule_error_says_where() -> None:
    error = ListError(Message("twice {word!r}", word="dire"), file="l.yaml", line=3, column=2, path="entries[1]")

    assert str(error) == "l.yaml:3:2: entries[1]: twice 'dire'"
    assert (error.message, error.place) == ("twice 'dire'", "l.yaml:3:2: entries[1]")
    assert str(RuleError(Message("empty"), file="r.yaml")) == "r.yaml:1:1: empty"


def test_every_message_is_written_where_catalogues_find_it() -> None:
    """Else its template is put together while the program runs, and no catalogue can hold it."""
    found = set()
    for path in SHIPPED:
        for call in calls(path, "Message"):
            if not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)):
                found.add((path.name, ast.unparse(call.args[0])))

    assert found - VARIABLE == set()


def test_every_error_holds_a_message() -> None:
    """A string would be told in English whatever the language."""
    literals = [
        f"{path.name}:{call.lineno}"
        for path in SHIPPED
        for call in calls(path, *ERRORS, "ProposeError")
        if isinstance(call.args[0], ast.Constant | ast.JoinedStr)
    ]

    assert literals == []
