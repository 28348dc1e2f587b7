"""What PyYAML says, as messages."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml.composer
import yaml.parser
import yaml.reader
import yaml.scanner

from claims.config.yaml_problems import PROBLEMS, yaml_problem

ERRORS = {"ScannerError", "ParserError", "ComposerError"}


def problems(module: ModuleType) -> Iterator[str]:
    """The problems (third arguments of its errors) that a module of PyYAML may raise, with something found."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            words = [part.value for part in ast.walk(node.args[2]) if isinstance(part, ast.Constant)]
            if words and isinstance(words[0], str):
                yield words[0].replace("%r", repr("<scalar>")).replace("%d", "4")


@pytest.mark.parametrize("module", [yaml.scanner, yaml.parser, yaml.composer])
def test_all_that_the_parser_may_say_is_known(module: ModuleType) -> None:
    found = list(problems(module))

    assert found
    for problem in found:
        message = yaml_problem(problem, "ScannerError")
        assert message.origin == ""
        assert message.template in PROBLEMS
        assert str(message) == problem


def test_a_character_that_may_not_be_is_known() -> None:
    with pytest.raises(yaml.reader.ReaderError) as caught:
        yaml.compose("a: \x01", Loader=yaml.SafeLoader)
    problem = str(caught.value).splitlines()[0]

    assert yaml_problem(problem).values == {"code": "0001"}
    assert str(yaml_problem(problem)) == problem


def test_tokens_are_words_and_characters_are_none() -> None:
    token = yaml_problem("expected <block end>, but found '<block mapping start>'").values["found"]

    assert str(token) == "'<block mapping start>'"
    assert yaml_problem("expected ',' or ']', but got '}'").values == {"found": "'}'"}


def test_what_is_not_known_stays_with_its_kind() -> None:
    message = yaml_problem("something new", "ScannerError")

    assert (str(message), message.origin, message.values) == ("something new", "ScannerError", {})


def test_templates_are_those_of_the_source() -> None:
    """No template outlives the message of PyYAML that it stands for."""
    folder = Path(inspect.getfile(yaml)).parent
    source = "".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in ("scanner", "parser", "composer"))
    reader = (folder / "reader.py").read_text(encoding="utf-8")
    for template in PROBLEMS[:-1]:
        words = re.sub(r"\{(found|length)\}", lambda m: "%r" if m[1] == "found" else "%d", template)
        assert words.replace("}}", "}") in source, template
    assert "special characters are not allowed" in reader
