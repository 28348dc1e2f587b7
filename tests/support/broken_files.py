"""Broken rule files, word lists, classes, forms and reasons, made out of whole ones by one change each."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from claims.checkworthiness.worth_weights import load_worth
from claims.errors import ClaimsError, WorthError
from claims.lexicon.wordlists import WordLists
from claims.rules.loader import load_rules

__all__ = ["BAD_VALUES", "faults_of_broken_files"]

BAD_VALUES: tuple[Any, ...] = (
    *(None, 5, -5, 500, 1.5, True, "", "zzz", "a b:c"),
    *([], {}, {"zzz": 1}, ["zzz"], [5], [None]),
)
RULE: dict[str, Any] = {
    "description": "x",
    "status": "stable",
    "priority": 50,
    "overrides": ["zzz"],
    "trigger": {"upos": "VERB", "lemma": ["dire", "@zzz"], "feats": {"Number": "Sing"}, "not": {"case": "de"}},
    "args": {"speaker?": {"path": "subject"}, "content": {"path": "> ccomp", "any": [{"path": "< obl"}]}},
    "has": [{"path": "> obj", "within": 3}],
    "without": [{"path": "> advmod", "lemma": "ne", "quoted": False}],
    "claim": {
        "label": "allegation",
        "content": {"as": "subtree", "of": "content"},
        "cue": "trigger",
        "medium": "medium",
    },
    "tests": {"match": [{"text": "Il dit oui.", "speaker": "Il"}], "no-match": ["Non."]},
}
MODIFIER: dict[str, Any] = {
    "description": "x",
    "status": "stable",
    "trigger": {"lemma": "non"},
    "modifies": {"of": "cue", "path": "> advmod", "only": ["r"], "label": "allegation", "within": 3},
}
LIST: dict[str, Any] = {
    "description": "x",
    "entries": ["dire"],
    "forms": {"participe": {"-er": "-é"}},
    "frames": [
        {"text": "Il a {mot}.", "for": ["dire"], "content": "x", "vague": True, "sentences": 1},
        {"text": "Il a {mot}.", "except": ["dire"], "features": {"a": True}},
    ],
}
CLASSES = {"classes": {"speech_verbs": {"lists": ["verbes"]}, "titles": {"add": ["x"], "remove": ["y"]}}}
FORMS = {"forms": {"participe": {"-er": "-é"}}}
WORTH = {"base": 0.0, "reasons": {"amount": {"weight": 1.0, "content": ["@zzz"], "cue": ["x"]}}}
BROKEN_YAML = (
    *("", "- a\n", "a: [1\n", "a: {b: 1\n", "a: 'x\n", 'a: "\\q"\n', "a: b: c\n", "a:\n\t- b\n", "a: *b\n"),
    *("a: &b 1\nc: *b\n", "a: !b 1\n", "a: on\n", "yes: 1\n", "a: 1:30\n", "a: 2026-03-01\n", "a: 012\n"),
    *("a: 1\na: 2\n", "? [1]\n: 2\n", "a: {b?: 1}\n", "a: 1\n---\nb: 2\n", "a: \x01\n", "%YAML 3.0\n---\na: 1\n"),
    *("a: |0\n  x\n", "- a\nb: 1\n", "a\nb: 1\n", "a: @b\n", "a: " + "[" * 3000 + "\n", "a: `b\n"),
)


def _mutants(value: Any) -> Iterator[Any]:
    """A file's value with one thing wrong in it: each value in turn, a key too many, a key too few, a misspelt key."""
    for bad in BAD_VALUES:
        yield copy.deepcopy(bad)
    if isinstance(value, dict):
        yield {**value, "zzz": 1}
        yield {**value, "lemma": "x", "entries": ["x"], "speeker": "x"}
        for key, part in value.items():
            rest = {other: kept for other, kept in value.items() if other != key}
            yield rest
            yield {**rest, f"{key[:-1]}x": part}
            yield from ({**value, key: mutant} for mutant in _mutants(part))
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from ([*value[:number], mutant, *value[number + 1 :]] for mutant in _mutants(part))


def _write(path: Path, value: Any) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def faults_of_broken_files(folder: Path) -> Iterator[ClaimsError]:
    """What is told of broken files of every kind, written below ``folder``."""
    yield from _rule_faults(folder / "rules")
    for name, example in (("lists/x", LIST), ("classes", CLASSES), ("forms", FORMS)):
        for number, value in enumerate(_mutants(example)):
            path = folder / f"{number}" / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, value)
            yield from load_rules((folder / f"{number}",), builtin=False).errors
            path.unlink()
    for value in _mutants(WORTH):
        _write(folder / "worth.yaml", value)
        try:
            load_worth(WordLists({}), folder / "worth.yaml")
        except WorthError as error:
            yield error


def _rule_faults(folder: Path) -> tuple[ClaimsError, ...]:
    (folder / "folder.yaml").mkdir(parents=True)
    for number, value in enumerate([*_mutants(RULE), *_mutants(MODIFIER)]):
        _write(folder / f"r{number}.yaml", value)
    good = {"description": "x", "status": "stable", "trigger": {"lemma": "dire"}, "has": [{"path": "> obj"}]}
    whole = {**good, "claim": RULE["claim"], "args": {"content": "> ccomp", "medium": "> obl"}}
    _write(folder / "r-good.yaml", whole)
    _write(folder / "Bad Name.yaml", whole)
    for number, path in enumerate(("ccomp", "> zzz", "zzz", "> > ccomp !")):
        _write(folder / f"path-{number}.yaml", {**whole, "has": [{"path": path}]})
    extending = {"description": "x", "status": "stable"}
    for name, below in (("a", "b"), ("b", "a"), ("self", "self"), ("near", "r-goood"), ("far", "zzz")):
        _write(folder / f"{name}.yaml", {**extending, "extends": below})
    for number, change in enumerate(({"args": {"remove": ["zzz"]}}, {"has": {"remove": ["zzz"]}})):
        _write(folder / f"less-{number}.yaml", {**extending, "extends": "r-good", **change})
    for number, text in enumerate(BROKEN_YAML):
        (folder / f"y{number}.yaml").write_text(text, encoding="utf-8")
    (folder / "bytes.yaml").write_bytes(b"a: \xff\n")
    return load_rules((folder,), builtin=False).errors
