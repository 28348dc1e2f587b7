"""Names of entries and attachments: shown as they are where they can be."""

from __future__ import annotations

import pytest

from factcheck.safe_text import HOSTILE
from factcheck.sources.inner_names import clean_name


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("dossier/dépêche du 3.docx", "dossier/dépêche du 3.docx"),
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\envoi\\.\\a.txt", "C:/envoi/a.txt"),
        ("a\nb\x1b[2J.txt", "a\ufffdb\ufffd[2J.txt"),
        ("a\u202etxt.exe", "a\ufffdtxt.exe"),
        ("caf\udce9.txt", "caf\ufffd.txt"),
        ("/..", "?"),
    ],
)
def test_a_name_leads_nowhere_and_is_not_obeyed(given: str, clean: str) -> None:
    assert clean_name(given) == clean
    assert HOSTILE.search(clean) is None


def test_the_end_of_a_long_name_is_kept() -> None:
    assert clean_name("a" * 1_000 + ".txt") == "a" * 251 + ".txt"
