"""The keys that the review names where something is refused."""

from __future__ import annotations

import re

from factcheck.review.error_wording import KEYS_THAT_HELP
from factcheck.review.rendering import KEYS


def test_the_keys_that_help_are_keys_of_the_review() -> None:
    keys = {key for key, _words in KEYS}
    named = {words: re.findall(r"(?:press|then) (\w+)", words) for words in KEYS_THAT_HELP.values()}

    assert [words for words, found in named.items() if not found or not set(found) <= keys] == []
