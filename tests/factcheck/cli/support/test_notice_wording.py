"""Notices in words."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.cli.support.notice_wording import notice_words
from factcheck.i18n import using_language
from factcheck.sources.left_out import LeftOut
from factcheck.sources.source_text import Notice, NoticeCode

VALUES: dict[NoticeCode, dict[str, Any]] = {
    NoticeCode.ENCODING_GUESSED: {"encoding": "cp1252"},
    NoticeCode.PART_LEFT_OUT: {"what": "photo.jpg"},
    NoticeCode.PAGES_WITHOUT_TEXT: {"pages": "2, 5"},
    NoticeCode.EXCERPT_ONLY: {},
    NoticeCode.RECORDS_LEFT_OUT: {"count": 3},
    NoticeCode.OTHER_LANGUAGE: {"language": "nl", "count": 2},
    NoticeCode.GARBLED: {"count": 4},
    NoticeCode.LEFT_OUT: {reason.value: 2 for reason in LeftOut},
    NoticeCode.LEFT_HTTPS: {"url": "http://pont.example"},
}


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_has_words_in_both_languages(code: NoticeCode) -> None:
    """With all its values."""
    words = set()
    for language in ("en", "fr"):
        with using_language(language):
            words.add(notice_words(Notice(code, VALUES[code])))
    assert len(words) == 2
    assert not any("{" in one for one in words)


def test_counts_stand_in_one_line() -> None:
    """One reason after the other."""
    with using_language("en"):
        words = notice_words(Notice(NoticeCode.LEFT_OUT, {"hidden": 1, "pictures": 3}))
    assert words == "left out: 1 hidden file or folder, 3 pictures"
