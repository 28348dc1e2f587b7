"""What a server refuses is counted by cause, and told in words."""

from __future__ import annotations

import time

import pytest

from factcheck.i18n import using_language
from factcheck.serving.refusals import _FILLINGS, Cause, Refusals, reason_words


def test_each_cause_is_told_once_with_its_count_and_its_last_reason() -> None:
    before = time.time()
    refusals = Refusals()
    for cause, what in ((Cause.OTHERWISE, "user"), (Cause.MOST, "8"), (Cause.OTHERWISE, "limits")):
        refusals.note(cause, what)

    first, second = refusals.told()

    assert (first["cause"], first["count"], first["what"]) == ("started_otherwise", 2, "limits")
    assert (second["cause"], second["count"], second["what"]) == ("too_many_commands", 1, "8")
    assert before <= second["last"] <= first["last"] <= time.time()


def test_of_what_a_stranger_sends_only_a_line_is_kept() -> None:
    refusals = Refusals()
    refusals.note(Cause.HOST, "h" * 100_000)
    assert len(refusals.told()[0]["what"]) == 200


@pytest.mark.parametrize("cause", Cause)
def test_each_cause_has_words_in_both_languages(cause: Cause) -> None:
    with using_language("en"):
        english = reason_words(cause.words, "7")
    with using_language("fr"):
        french = reason_words(cause.words, "7")
    assert french != english
    assert ("7" in english) == ("7" in french) == ("{what}" in cause.words)


@pytest.mark.parametrize("what", _FILLINGS)
def test_what_it_was_is_worded_too(what: str) -> None:
    with using_language("fr"):
        assert reason_words("{what}", what) != _FILLINGS[what]
