"""YAML read strictly: the surprises of YAML 1.1 are errors that say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims import loaded_once
from claims.config.strict_yaml import YamlFile, read_yaml
from claims.errors import Message
from claims.resources import forms_path


def reading(folder: Path, text: str | bytes) -> YamlFile:
    path = folder / "r.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path)


@pytest.mark.parametrize("word", ["on", "off", "no", "yes", "On", "OFF", "y", "n", "12:30", "2026-11-22", "012"])
def test_what_yaml_would_change_is_refused_where_it_stands(word: str, tmp_path: Path) -> None:
    """« on » the pronoun never becomes True, 12:30 never 750."""
    found = reading(tmp_path, f"lemma: [dire, {word}]\n")

    assert found.value is None
    (error,) = found.errors
    assert (error.line, error.column, error.path) == (1, 15, "lemma[1]")
    assert word in error.message
    assert "quotes" in error.message


@pytest.mark.parametrize("word", ["on", "off", "no", "12:30", "2026-11-22", "012", "true"])
def test_quoted_words_are_themselves(word: str, tmp_path: Path) -> None:
    assert reading(tmp_path, f"lemma: ['{word}', \"{word}\"]\n").value == {"lemma": [word, word]}


def test_french_words_are_themselves(tmp_path: Path) -> None:
    found = reading(tmp_path, "lemma: [non, oui, nie, 1_000, d'après, qu', « X », en off]\n")

    assert found.value == {"lemma": ["non", "oui", "nie", "1_000", "d'après", "qu'", "« X »", "en off"]}


def test_truth_values_and_numbers_stay(tmp_path: Path) -> None:
    found = reading(tmp_path, "a: true\nb: False\nc: 12\nd: -3\ne: 0.5\nf: ~\ng:\n")

    assert found.value == {"a": True, "b": False, "c": 12, "d": -3, "e": 0.5, "f": None, "g": None}


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    found = reading(tmp_path, "a: 1\nb:\n  c: 1\n  c: 2\na: 2\n")

    assert [(e.line, e.path) for e in found.errors] == [(4, "b.c"), (5, "a")]
    assert "line 3" in found.errors[0].message


def test_a_surprising_key_is_refused(tmp_path: Path) -> None:
    (error,) = reading(tmp_path, "on: dire\n").errors

    assert "'on'" in error.message


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\n\tb: 2\n", 2, "tab"),
        ("a: [1, 2\nb: 3\n", 2, "not valid YAML"),
        ("a: b: c\n", 1, "not valid YAML"),
        ("", 1, "empty"),
        ("# nothing\n", 1, "empty"),
        ("- a\n- b\n", 1, "mapping"),
        ("a: 1\n---\nb: 2\n", 2, "not valid YAML"),
        ("a: &x [1]\nb: *x\n", 2, "alias"),
        ("a: &x [*x]\n", 1, "alias"),
        ("a: !python/name:os.system x\n", 1, "tag"),
        ("lemma: !dire\n", 1, "tag"),
        ("? [a, b]\n: 1\n", 1, "as a key"),
        ("a: [" * 3000, 1, "nested"),
        ("a: " + "[" * 1500 + "]" * 1500, 1, "nested"),
        ("a: " + "[" * 20_000 + "]" * 20_000, 1, "nested"),
        ("a:\n" + "- " * 20_000 + "x", 1, "nested"),
    ],
)
def test_broken_files_say_where(text: str, line: int, words: str, tmp_path: Path) -> None:
    """One message with a place, never an exception."""
    found = reading(tmp_path, text)

    assert found.value is None
    assert found.errors[0].line >= line
    assert words in found.errors[0].message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x 1\nb: 2\nc: *x\n", [(3, 4, "c", 1)]),
        ("a: &x\n  b: 1\nc:\n  - *x\n  - d: 1\n  - *x\n", [(4, 5, "c[0]", 1), (6, 5, "c[2]", 1)]),
        ("é: &x [1, *x]\n", [(1, 11, "é[1]", 1)]),
        ("&k a: 1\nb:\n  *k : 2\n", [(3, 3, "b", 1)]),
        ("a: &x 1\na: *x\nb: {c: *x, d: '*x'} # *x\n", [(2, 1, "a", 0), (3, 8, "b.c", 1)]),
        ("a: &x 1\n<<: *x\nb: *x\n", [(2, 5, "<<", 1), (3, 4, "b", 1)]),
    ],
)
def test_an_alias_is_told_where_it_stands_and_where_what_it_stands_for(
    text: str, told: list[tuple[int, int, str, int]], tmp_path: Path
) -> None:
    errors = reading(tmp_path, text).errors

    assert [(e.line, e.column, e.path) for e in errors] == [one[:3] for one in told]
    for error, (*_place, anchor) in zip(errors, told, strict=True):
        assert f"of what stands on line {anchor};" in error.message or not anchor


def test_bytes_that_are_no_text_say_where(tmp_path: Path) -> None:
    (error,) = reading(tmp_path, "a: 1\nb: café\n".encode("latin-1")).errors

    assert error.line == 2
    assert "UTF-8" in error.message


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (error,) = read_yaml(tmp_path / "none.yaml").errors

    assert "cannot be read" in error.message


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    assert reading(tmp_path, b"\xef\xbb\xbfa: 1\n").value == {"a": 1}


def test_an_error_falls_back_on_the_nearest_place(tmp_path: Path) -> None:
    """What is missing is told at what it is missing from."""
    found = reading(tmp_path, "a:\n  b: 1\n")

    error = found.error(Message("missing"), ("a", "c", 0))

    assert (error.line, error.column, error.path) == (1, 1, "a.c[0]")
    assert str(error).endswith("r.yaml:1:1: a.c[0]: missing")


def test_files_of_the_package_are_read_once_by_a_process_that_keeps_what_it_loads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of somebody's own are read each time: only those of the package are read again with every folder."""
    own = tmp_path / "forms.yaml"
    own.write_bytes(forms_path().read_bytes())

    monkeypatch.setattr(loaded_once, "_values", {})
    assert read_yaml(forms_path()) is read_yaml(forms_path())
    assert read_yaml(own) is not read_yaml(own)

    monkeypatch.setattr(loaded_once, "_values", None)
    assert read_yaml(forms_path()) is not read_yaml(forms_path())
