"""Words that somebody copied or typed are found in the article, whatever its typography."""

from __future__ import annotations

import pytest

from claims.document.span import Span
from factcheck.errors import Fault, VerificationError
from factcheck.verification.passages import line_of, nearest_passage, only_passage, passages

NNBSP = chr(0x202F)
TEXT = (
    f"L’adjointe a dit : «{NNBSP}Le pont d’Ostrelle rouvrira\nen mai{NNBSP}».\n"
    "Le pont a coûté 3 millions. La mairie-annexe, elle, attend…\n"
    "L’adjointe n’a rien ajouté."
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Le pont d'Ostrelle rouvrira en mai", "Le pont d’Ostrelle rouvrira\nen mai"),
        ("  le PONT d’ostrelle ", "Le pont d’Ostrelle"),
        ('dit : "Le pont', f"dit : «{NNBSP}Le pont"),
        ("«Le pont d’Ostrelle", f"«{NNBSP}Le pont d’Ostrelle"),
        ("mairie–annexe", "mairie-annexe"),
        ("attend...", "attend…"),
        ("coûté 3 millions.", "coûté 3 millions."),
    ],
)
def test_white_space_case_and_typography_do_not_count(words: str, found: str) -> None:
    assert [span.of(TEXT) for span in passages(TEXT, words)] == [found]


@pytest.mark.parametrize("words", ["", " ", "…", "« »", "pon", "ont a coûté", "cout", "(", "\\w+", ".*"])
def test_whole_words_alone_are_found_and_nothing_is_a_pattern(words: str) -> None:
    assert passages(TEXT, words) == ()


def test_words_that_stand_once_are_one_place() -> None:
    assert only_passage(TEXT, "a coûté").of(TEXT) == "a coûté"
    assert only_passage(TEXT, "L’adjointe", line=4).start > 0


@pytest.mark.parametrize(
    ("words", "line", "fault", "values"),
    [
        ("le tunnel", None, Fault.WORDS_NOT_THERE, {"words": "le tunnel"}),
        ("le tunnel", 2, Fault.WORDS_NOT_THERE, {"words": "le tunnel"}),
        ("l’adjointe", None, Fault.WORDS_SEVERAL_TIMES, {"words": "l’adjointe", "lines": ("1", "4")}),
        ("l’adjointe", 3, Fault.WORDS_IN_OTHER_LINE, {"words": "l’adjointe", "line": 3, "lines": ("1", "4")}),
    ],
)
def test_words_that_stand_nowhere_or_twice_are_refused(
    words: str, line: int | None, fault: Fault, values: dict[str, object]
) -> None:
    with pytest.raises(VerificationError) as caught:
        only_passage(TEXT, words, line)

    assert (caught.value.fault, dict(caught.value.values)) == (fault, values)


def test_of_several_places_the_nearest_counts() -> None:
    end = Span(len(TEXT) - 5, len(TEXT))

    first, last = nearest_passage(TEXT, "L’adjointe", Span(0, 3)), nearest_passage(TEXT, "L’adjointe", end)

    assert first is not None
    assert last is not None
    assert (line_of(TEXT, first), line_of(TEXT, last)) == (1, 4)
    assert nearest_passage(TEXT, "le tunnel", end) is None
