"""Errors in the reader's language, at every face."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from factcheck.cli.support.error_wording import OPTIONS_THAT_HELP, error_for_cli
from factcheck.errors import FactcheckError, Fault, FaultValue, StoreError, TextField, VerificationError
from factcheck.i18n import using_language
from factcheck.reports.error_wording import WORDS, error_words
from factcheck.review.error_wording import KEYS_THAT_HELP, error_for_review

VALUES: dict[str, FaultValue] = {
    **dict.fromkeys(("url", "date", "claim", "who", "verdict", "flag", "article", "name", "one", "other"), "x"),
    **dict.fromkeys(("error", "version", "path", "folder", "likeness", "limit", "source"), "x"),
    **dict.fromkeys(("host", "address", "target", "robots", "coding", "command", "words"), "x"),
    **dict.fromkeys(("today", "asked", "answered"), "x"),
    **dict.fromkeys(("number", "wanted", "found", "length", "count", "port", "seconds", "status"), 2),
    "names": ("x", "y"),
    "lines": ("2", "7"),
    "line": 3,
    "field": TextField.NOTE,
}
TABLES = pytest.mark.parametrize("table", [WORDS, OPTIONS_THAT_HELP, KEYS_THAT_HELP])


def test_every_fault_has_words() -> None:
    assert set(WORDS) == set(Fault)


@TABLES
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_all_words_take_the_values_of_their_fault(table: Mapping[Fault, str], lang: str) -> None:
    with using_language(lang):
        for fault in table:
            told = error_words(FactcheckError(fault, **VALUES), table)
            assert told
            assert not re.search(r"[{}]", told)


def test_only_the_command_line_speaks_of_options() -> None:
    for table in (WORDS, KEYS_THAT_HELP):
        assert [words for words in table.values() if "--" in words or re.search(r"[A-Z]{3}:[A-Z]{3}", words)] == []


def test_each_face_names_what_helps_there() -> None:
    lack = VerificationError(Fault.LACKS_EVIDENCE, wanted=1, found=0)

    with using_language("en"):
        assert error_words(lack) == "a verified claim needs 1 piece of evidence, it has 0"
        assert error_for_cli(lack).endswith("it has 0; add --evidence URL")
        assert error_for_review(lack).endswith("it has 0; press e")
    with using_language("fr"):
        assert error_for_review(lack) == "une affirmation vérifiée exige 1 preuve, elle en a 0\xa0; touche e"


def test_a_field_is_an_option_in_a_shell_and_has_a_name_elsewhere() -> None:
    error = VerificationError(Fault.HOLDS_NUL, field=TextField.ARCHIVED)

    with using_language("en"):
        assert error_for_cli(error).startswith("--archived: ")
        assert error_for_review(error).startswith("archived copy: ")


def test_words_made_elsewhere_stay() -> None:
    error = StoreError("no disk")

    assert error.fault is None
    assert error_for_cli(error) == error_for_review(error) == str(error) == "no disk"


def test_a_fault_names_its_values_for_developers() -> None:
    assert str(VerificationError(Fault.UNKNOWN_FLAG, flag="x", names=("a",))) == "unknown-flag: flag='x', names=('a',)"
    assert str(VerificationError(Fault.LACKS_VERDICT)) == "lacks-verdict"
