from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from claims.digests import Digests, code_digest, hashed


@dataclass(frozen=True)
class Held:
    name: str
    words: frozenset[str] | None = None
    parts: tuple[Any, ...] = ()
    note: str = field(default="")


class Special(frozenset[str]):
    """A set that means something else."""


VALUES: list[Any] = [
    Held("a"),
    Held("b"),
    Held("a", frozenset(("x",))),
    Held("a", frozenset(("x", "y"))),
    Held("a", frozenset()),
    Held("a", Special(("x",))),
    Held("a", parts=("x",)),
    Held("a", parts=("x", ("y",))),
    Held("a", parts=("x", "y")),
    Held("a", parts=("xy",)),
    Held("a", parts=(Held("x"),)),
    Held("a", note="parts"),
    ("a",),
    (1, True),
    (1, 1),
    (1, 1.0),
    ("1", 1.0),
    {"a": "b"},
    {"a": ("b",)},
    {"a": "b", "b": "a"},
    None,
]


def test_whatever_differs_has_another_digest() -> None:
    assert len({Digests().of(value) for value in VALUES}) == len(VALUES)


@pytest.mark.parametrize("value", VALUES)
def test_the_same_has_the_same_digest_whoever_makes_it(value: Any) -> None:
    many = Digests()
    for other in VALUES:
        many.of(other)

    assert Digests().of(value) == many.of(value) == Digests().of(value)


def test_sets_and_mappings_have_no_order() -> None:
    words = [f"mot{number}" for number in range(50)]
    mapping = {word: frozenset(words) for word in words}

    assert Digests().of(frozenset(words)) == Digests().of(frozenset(reversed(words)))
    assert Digests().of(mapping) == Digests().of({word: frozenset(words) for word in reversed(words)})


def test_idle_fields_change_nothing() -> None:
    digests = Digests(("note",))

    assert digests.of(Held("a", note="one")) == digests.of(Held("a", note="two"))
    assert digests.of(Held("a", note="one")) != digests.of(Held("b", note="one"))


def test_parts_are_told_from_one_another() -> None:
    assert len({hashed("ab"), hashed("a", "b"), hashed("", "ab"), hashed(b"ab", ""), hashed()}) == 5
    assert hashed("é\ud800") == hashed("é\ud800")


def test_code_is_another_with_any_file_that_changes_appears_or_is_renamed(tmp_path: Path) -> None:
    def digest(packages: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> bytes:
        return code_digest.__wrapped__(tmp_path, packages, without)

    for folder in ("one", "two", "two/deep"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "module.py").write_text(folder)
    whole, first, rest = digest(), digest(("one",)), digest(without=("two",))

    (tmp_path / "two" / "deep" / "module.py").write_text("changed")
    assert digest() != whole
    assert (digest(("one",)), digest(without=("two",))) == (first, rest)

    changed = digest()
    (tmp_path / "two" / "deep" / "module.py").rename(tmp_path / "two" / "deep" / "other.py")
    assert digest() != changed
    (tmp_path / "one" / "more.py").touch()
    assert digest(("one",)) != first
    assert digest(without=("two",)) != rest
    before = digest()
    (tmp_path / "one" / "notes.txt").touch()
    assert digest() == before


def test_code_is_looked_at_once_a_process(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("one")
    before = code_digest(tmp_path)
    (tmp_path / "module.py").write_text("two")

    assert code_digest(tmp_path) == before
