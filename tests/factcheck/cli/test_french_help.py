"""Help in French is French throughout: words, metavars, placeholders. Its helps are those of a process that asks so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = """
import json, click, sys
from factcheck.i18n import install
install(sys.argv[1])
from factcheck.cli.commands import cli
def told(group, path=(), parent=None):
    context = click.Context(group, info_name=path[-1] if path else "factcheck", parent=parent)
    yield " ".join(path), context, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from told(command, (*path, name), context)
        else:
            yield " ".join((*path, name)), click.Context(command, info_name=name, parent=context), command
def metavars(command, context):
    return [p.make_metavar(context) for p in command.params if not getattr(p, "is_flag", False)]
print(json.dumps({name: [c.get_help(x), metavars(c, x)] for name, x, c in told(cli)}))
"""
# What no French sentence has in it.
ENGLISH = {
    *(
        "the",
        "of",
        "and",
        "with",
        "by",
        "default",
        "files",
        "what",
        "which",
        "from",
        "not",
        "this",
        "that",
        "are",
        "is",
    ),
    *("for", "to", "its", "more", "may", "be", "commands", "required", "arguments", "claim", "claims", "speaker"),
    *("article's", "text's", "write", "read", "several", "one", "all", "any", "each", "at", "least", "most"),
}
# Metavars that are the same in both languages.
SHARED = {"ARTICLE", "ARTICLES...", "COMMANDE", "DATE", "ID", "IDS...", "MINUTES", "N", "PORT", "URL"}
SHARED |= {"[ARTICLES]...", "[SOURCES]...", "ADRESSE"}


def helps(lang: str) -> dict[str, Any]:
    program = [sys.executable, "-c", SCRIPT, lang]
    made: dict[str, Any] = json.loads(
        subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    )
    return made


@pytest.fixture(scope="module")
def french() -> dict[str, Any]:
    return helps("fr")


@pytest.fixture(scope="module")
def english() -> dict[str, Any]:
    return helps("en")


def words(told: str) -> set[str]:
    """Words of a help in small letters; names of options and choices, commands to type and file names are none."""
    plain = re.sub(
        r"(?<!\w)--?[\w-]+(?:/--[\w-]+)?|Au choix\s:\s[^.]*\."
        r"|\[[^\]]*\]|\"[^\"]*\"|« [^»]* »|factcheck [a-z ]+|\S*[./]\w+",
        " ",
        told,
    )
    return {word.casefold() for word in re.findall(r"(?<![\w/|-])[A-Za-z']+(?![\w/|-])", plain)}


def test_no_english_word_stands_in_french_help(french: dict[str, Any]) -> None:
    found = {name: sorted(words(told) & ENGLISH) for name, (told, _metavars) in french.items()}

    assert {name: some for name, some in found.items() if some} == {}


def test_the_stop_list_would_find_english(english: dict[str, Any]) -> None:
    assert sum(bool(words(told) & ENGLISH) for told, _metavars in english.values()) > len(english) * 0.9


def named(metavars: list[str]) -> list[str]:
    """What metavars call things, without the marks of what may be left out or repeated."""
    return [metavar.strip("[].") for metavar in metavars]


def test_help_calls_arguments_what_its_first_line_calls_them(french: dict[str, Any], english: dict[str, Any]) -> None:
    amiss = {
        f"{name}: {ours}"
        for name, (told, metavars) in french.items()
        for theirs, ours in zip(named(english[name][1]), named(metavars), strict=True)
        if theirs != ours and theirs.isupper() and re.search(rf"\b{theirs}\b", told)
    }

    assert not {one for one in amiss if not one.endswith(("KEY", "VALUE"))}


def test_every_metavar_is_french(french: dict[str, Any], english: dict[str, Any]) -> None:
    untranslated = {
        name: sorted(m for m, same in zip(metavars, english[name][1], strict=True) if m == same and "|" not in m)
        for name, (_told, metavars) in french.items()
    }

    assert {name: some for name, some in untranslated.items() if set(some) - SHARED} == {}
