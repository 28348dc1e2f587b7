"""With ``--lang fr`` no English word reaches a user, whatever is broken."""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from claims.classification.labeller import load_labeller
from claims.errors import LabelModelError, Message
from claims.resources import label_model_path
from claims.rules.class_file import ClassesFile
from claims.rules.rule_file import FormsFile, ListFile, RuleFile
from claims.rules.tagset import PLACES, ROLES
from factcheck.evaluation.gold import by_folder
from factcheck.i18n import LOCALE_DIR, _, install, using_language
from factcheck.reports.error_wording import error_words
from tests.support.broken_files import BAD_VALUES, faults_of_broken_files
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
# What stands in quotes is the user's own, or a word of the rules' language; so are options, addresses and files.
QUOTED = re.compile(
    r"'[^']*'|\"[^\"]*\"|«[^»]*»|<[\w ]+>|\[la loi passera\]c|\w+Error|\bErrno\b"
    r"|--[a-z-]+|\S*[./_]\S*|\bfactcheck [a-z]+( [a-z]+)?"
)
COMMON = "the of is not and to expected found be should cannot could with at by from for was were have missing file"


def schema_words(value: Any) -> Iterator[str]:
    """The keys and the fixed values of a JSON Schema: what rule files are written in."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "properties":
                yield from part
            if key in ("enum", "const"):
                yield from map(str, part if isinstance(part, list) else [part])
            yield from schema_words(part)
    if isinstance(value, list):
        for part in value:
            yield from schema_words(part)


@functools.cache
def english() -> frozenset[str]:
    """Words of the English messages that are no words of the French ones, nor of rule files."""
    with (LOCALE_DIR / "fr" / "LC_MESSAGES" / "factcheck.po").open("rb") as file:
        catalogue = [message for message in read_po(file, locale="fr") if message.id]
    ids = " ".join(str(message.id) for message in catalogue)
    strings = " ".join(str(message.string) for message in catalogue)
    rules = " ".join(
        w for m in (RuleFile, ListFile, FormsFile, ClassesFile) for w in schema_words(m.model_json_schema())
    )
    known = {word.lower() for word in WORD.findall(QUOTED.sub(" ", strings) + " " + rules)} | {*ROLES, *PLACES}
    return frozenset({word.lower() for word in WORD.findall(ids)} | set(COMMON.split())) - known


def english_words(told: str) -> list[str]:
    return [word for word in WORD.findall(QUOTED.sub(" ", told)) if word.lower() in english()]


def parts(message: Message) -> Iterator[Message]:
    yield message
    for value in message.values.values():
        if isinstance(value, Message):
            yield from parts(value)


def test_english_is_noticed() -> None:
    assert english_words("the key 'x' is missing; add it") == ["the", "is", "missing", "it"]
    assert english_words("la clé 'the' manque ; voyez factcheck show") == []


def test_every_fault_of_every_broken_file_is_told_in_french(tmp_path: Path) -> None:
    """All parts of all messages are in the catalogue, those of other libraries included."""
    found = {re.sub(r"'[^']*'", "''", str(error.said)): error for error in faults_of_broken_files(tmp_path)}

    assert len(found) > 150
    told: list[tuple[list[str], str]] = []
    with using_language("fr"):
        for error in found.values():
            told.append((english_words(error_words(error)), error_words(error)))
            for part in parts(error.said):
                assert not part.origin or _(part.template) != part.template, part
    assert [(words, line) for words, line in told if words] == []


def broken_commands(folder: Path) -> Iterator[tuple[str, ...]]:
    """Commands with something broken in what they are given.

    A path that click itself looks for is named in the language of the import; a process of one's own has the right one.
    """
    files = {
        "empty.txt": b"",
        "latin.txt": "Été à la mairie".encode("latin-1"),
        "binary.txt": b"\x00\x01\x02\xff" * 50,
        "utf16.txt": "Un article.".encode("utf-16"),
        "rules/bad.yaml": b"a: [1\n",
        "rules/lists/verbes.yaml": b"entries: 5\n",
        "model/x": b"",
        "broken-model/resources.json": b"{",
        "store.sqlite": b"no database" * 200,
        "claims.json": b"[]",
        "labels/none/x": b"",
        "text.ndjson": b"x\n",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    articles = [str(folder / name) for name in files if name.endswith(".txt")]
    yield ("scan", "--no-save", *articles, str(folder / "missing.txt"), str(folder / "model"))
    yield ("scan", "--no-save", "--model", str(folder / "model"), "LICENSE")
    yield ("scan", "--db", str(folder / "store.sqlite"), "LICENSE")
    yield ("scan", "--db", "/dev/null/x.sqlite", "LICENSE")
    yield ("scan", "--db", "mysql://x/y", "LICENSE")
    yield ("scan", "--no-save", "--output", "/no/such/folder/x", "LICENSE")
    yield ("scan", "--zzz")
    yield ("rules", "check", str(folder / "rules"))
    yield ("rules", "check", "--format", "json", str(folder / "rules"))
    yield ("rules", "check", str(folder / "model"))
    yield ("rules", "test", str(folder / "rules"))
    yield ("rules", "show", "zzz")
    yield ("rules", "new", "Mauvais Nom")
    yield ("rules", "new", "essai", "--dir", str(folder), "--from", "Le maire [dit]v oui")
    yield ("rules", "new", "essai", "--dir", str(folder), "--from", "[Le [maire]s]c dit")
    yield ("rules", "new", "essai", "--dir", str(folder), "--from", "[Le]s [maire]s dit")
    yield ("train", "--model", str(folder / "model"), str(folder / "labels"))
    yield ("train", "--from-store", "--db", str(folder / "new.sqlite"))
    yield ("train", "--force", str(folder / "labels"))
    yield ("eval", "--model", str(folder / "model"), str(folder / "labels"))
    yield ("models", "download", "--dir", "/dev/null/x")
    yield ("set", "zzz", "--db", str(folder / "new.sqlite"), "--span", "x")
    yield ("show", "0000", "--db", str(folder / "new.sqlite"))
    yield ("import", str(folder / "text.ndjson"), "--db", str(folder / "new.sqlite"))
    yield ("import", str(folder / "claims.json"), "--db", str(folder / "new.sqlite"))


@pytest.mark.usefixtures("home", "trees")
def test_broken_commands_are_told_in_french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    told = []
    with using_language("fr"):
        install("fr")
        for command in broken_commands(tmp_path):
            result = run(*command, "--lang", "fr")
            assert result.exit_code != 0, command
            told.append((english_words(result.output), command[:2], result.output))

    assert [found for found in told if found[0]] == []


JSON_FILES: tuple[str, ...] = (
    *("", "[", "[]", "{}", "{", '{"a" 1}', '{"id": 5, "text": "x", "claims": []}', '{"id": "x", "text": "x"}'),
    *('{"id": "x", "text": "x", "claims": [{}]}', '{"id": "x", "text": "x", "claims": [{"content": []}]}'),
    *('{"id": "x", "text": "x", "claims": [{"content": [[0, 9]], "label": "allegation"}]}', "\ufeff{}", "[" * 9999),
    *('{"id": "x", "text": "x", "claims": [{"content": [[0, 1]], "label": "zzz"}]}', '{"format": 0}', "null"),
    *('{"id": "x", "text": "x", "claims": [{"content": [[5, 1]], "label": "allegation"}]}', '"x'),
)


def test_broken_annotations_and_label_models_are_told_in_french(tmp_path: Path) -> None:
    whole = json.loads(label_model_path().read_text(encoding="utf-8"))
    models = [whole | {key: value} for key in ("format", "labels", "weights", "intercepts") for value in BAD_VALUES]
    models.append(whole | {"labels": [*whole["labels"][1:], whole["labels"][1]]})
    models.append(whole | {"intercepts": [math.nan] * len(whole["intercepts"])})
    told: list[BaseException] = []
    for number, text in enumerate(JSON_FILES):
        (tmp_path / f"{number}.json").write_text(text, encoding="utf-8")
    (tmp_path / "bytes.json").write_bytes(b"\xff")
    (tmp_path / "folder.json").mkdir()
    for file in [*sorted(tmp_path.glob("*.json")), tmp_path / "missing.json"]:
        with pytest.raises(LabelModelError) as caught:
            load_labeller(file)
        told.append(caught.value)
    for model in models:
        (tmp_path / "model").write_text(json.dumps(model), encoding="utf-8")
        try:
            load_labeller(tmp_path / "model")
        except LabelModelError as error:
            told.append(error)

    with using_language("fr"):
        by_folder([tmp_path], told.append)
        words = [error_words(error) for error in told]
    assert len(words) > len(JSON_FILES) * 2
    assert [(found, line) for line in words if (found := english_words(line))] == []
