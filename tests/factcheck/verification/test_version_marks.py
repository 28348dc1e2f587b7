"""What speaks for an article being a new version of another."""

from __future__ import annotations

import pytest

from factcheck.verification.version_marks import Ground, published_apart, version_ground, version_marks

WORDS = " ".join(f"mot{n}" for n in range(400))
FEW = "La foudre a frappé le poste de Lorque dans la nuit"


def shared(one: frozenset[str], other: frozenset[str], sign: str) -> int:
    return sum(mark.startswith(sign) for mark in one & other)


def test_address_name_and_headline_are_compared_by_what_does_not_change() -> None:
    one = version_marks("", source="lundi/dépêche.txt", title="Trafic  INTERROMPU", url="https://voxa.example/a/")
    other = version_marks("", source="mardi\\dépêche.txt", title="trafic interrompu", url="https://voxa.example/a#haut")

    assert one == other
    assert len(one) == 3


def test_standard_input_and_nothing_leave_no_mark() -> None:
    assert version_marks("", source="-", title="") == frozenset()
    assert len(version_marks("mot")) == 1


def test_texts_with_every_fifth_word_changed_share_marks() -> None:
    """The hardest case of four fifths of the words in common."""
    words = WORDS.split()
    changed = " ".join("autre" + word if n % 5 == 0 else word for n, word in enumerate(words))

    assert shared(version_marks(WORDS), version_marks(changed), "t") >= 2
    assert shared(version_marks(WORDS), version_marks(" ".join(reversed(words))), "t") == 0


def test_a_number_changed_in_a_short_text_leaves_most_marks() -> None:
    assert shared(version_marks(FEW + " du 3"), version_marks(FEW + " du 4"), "t") >= 5


URL, NAME, HEADLINE, PARTS = "u:1", "n:1", "h:1", ("t:1", "t:2")


@pytest.mark.parametrize(
    ("marks", "likeness", "same_outlet", "ground"),
    [
        ({URL}, 0.0, False, Ground.URL),
        ({URL, NAME, HEADLINE, *PARTS}, 0.9, True, Ground.URL),
        ({NAME}, 0.6, True, Ground.NAME),
        ({NAME, HEADLINE}, 0.6, True, Ground.NAME),
        ({HEADLINE}, 0.6, True, Ground.HEADLINE),
        ({HEADLINE}, 0.59, True, None),
        ({HEADLINE}, 0.95, False, None),
        ({*PARTS}, 0.8, True, Ground.TEXT),
        ({*PARTS}, 0.79, True, None),
        ({*PARTS}, 1.0, False, None),
        ({*PARTS}, 1.0, None, None),
        ({NAME, *PARTS}, 0.6, None, Ground.NAME),
        ({"t:1"}, 1.0, True, None),
        (set(), 1.0, True, None),
    ],
)
def test_the_ground_of_a_version(
    marks: set[str], likeness: float, same_outlet: bool | None, ground: Ground | None
) -> None:
    assert version_ground(marks, lambda: likeness, same_outlet=same_outlet) is ground


def test_texts_are_compared_only_where_it_counts() -> None:
    def never() -> float:
        raise AssertionError("compared")

    assert version_ground({URL}, never, same_outlet=True) is Ground.URL
    assert version_ground({"t:1"}, never, same_outlet=True) is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({"2026-11-23"}, {"2026-11-24"}, True),
        ({"2026-11-23"}, {"2026-11-23"}, False),
        ({"2026-11-23T06:00:00+01:00"}, {"2026-11-23T18:00:00+01:00"}, True),
        ({"2026-11-23T23:30:00+01:00"}, {"2026-11-24T00:10:00+01:00"}, False),
        ({"2026-11-23T06:00:00"}, {"2026-11-23T22:00:00+01:00"}, False),
        ({"2026-11-23T06:00:00"}, {"2026-11-24"}, True),
        ({"2026-11-23", "2026-11-24"}, {"2026-11-24"}, False),
        ({"0001-01-01T00:00:00+14:00"}, {"9999-12-31T23:59:59-14:00"}, True),
        (set(), {"2026-11-24"}, False),
    ],
)
def test_other_days_and_half_a_day_are_another_issue(one: set[str], other: set[str], apart: bool) -> None:
    assert published_apart(one, other) is apart


def test_what_was_published_apart_is_a_version_at_the_same_address_alone() -> None:
    assert version_ground({NAME, HEADLINE, *PARTS}, lambda: 1.0, same_outlet=True, apart=True) is None
    assert version_ground({URL, HEADLINE}, lambda: 1.0, same_outlet=True, apart=True) is Ground.URL
