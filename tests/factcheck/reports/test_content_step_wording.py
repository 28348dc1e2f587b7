"""The words for the steps that set a content, in both languages."""

from __future__ import annotations

import pytest

from claims.claim import ContentChange, ContentStep
from factcheck.i18n import LANGUAGES, using_language
from factcheck.reports.content_step_wording import content_step_words


@pytest.mark.parametrize("step", ContentStep)
def test_every_step_has_words_of_its_own_in_each_language(step: ContentStep) -> None:
    told = set()
    for lang in LANGUAGES:
        with using_language(lang):
            told.add(content_step_words(ContentChange(step, (), "incise")))

    assert len(told) == len(LANGUAGES)
    assert {"incise" in words for words in told} == {
        step in (ContentStep.RULE, ContentStep.INSERTION, ContentStep.APART)
    }
