"""Who is quoted, in words and on a page."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from factcheck.dossiers.quoting_wording import (
    gender_words,
    naming_words,
    record,
    share_groups,
    source_name,
    sources_csv,
    sources_html,
    summary,
)
from factcheck.i18n import using_language
from factcheck.quoting import Gender, Naming, quoted_sources
from factcheck.reports.page.page_files import content_policy
from tests.factcheck.quoting.test_tally import AGENCY, FACT, MAYOR, MINISTER, NOBODY, PORT, SOMEBODY, article

SOURCES = quoted_sources([article("a", MAYOR, MINISTER, AGENCY, PORT, SOMEBODY, NOBODY, FACT)])


def test_every_kind_has_words_in_both_languages() -> None:
    words = {}
    for language in ("fr", "en"):
        with using_language(language):
            words[language] = [*map(naming_words, Naming), *map(gender_words, Gender)]
    assert len(set(words["fr"])) == len(set(words["en"])) == len(Naming) + len(Gender)
    with using_language("fr"):
        assert gender_words(Gender.WOMAN, sure=False) == f"femme{chr(0xA0)}?"
        assert gender_words(Gender.UNKNOWN, sure=False) == "inconnu"
        assert source_name(next(one for one in SOURCES if not one.name)) == "sans source nommée"


def test_shares_of_persons_tell_what_is_sure_from_what_is_not() -> None:
    with using_language("en"):
        (_naming, naming), (_gender, gender) = share_groups(SOURCES)
        assert summary(SOURCES) == "6 sources · 6 claims · 18 words"

    assert {name for name, _share in naming} == {naming_words(kind) for kind in Naming}
    assert [(name, round(share.share, 2)) for name, share in gender] == [("woman", 0.86), ("woman?", 0.14)]


def test_csv_and_records_hold_every_source() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(sources_csv(SOURCES)))))

    assert [row["name"] for row in rows] == [one.name for one in SOURCES] == [record(one)["name"] for one in SOURCES]
    assert (rows[0]["gender"], rows[0]["gender_sure"], rows[0]["outlets"]) == ("woman", "1", "La Gazette")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_has_bars_and_a_table_and_asks_for_nothing(language: str) -> None:
    with using_language(language):
        page = "".join(sources_html(SOURCES))

    plots = [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]
    assert [len(plot.findall("rect")) for plot in plots] == [6, 2, 6]
    longest = [max(float(rect.get("width", "0")) for rect in plot.findall("rect")) for plot in plots]
    assert longest == [300.0, 300.0, 300.0]
    assert "Claire Lambel" in page
    assert not re.search(r"https?:|<script|url\(", page)
    assert content_policy() in page
    assert ("\u202f%" in page) is (language == "fr")
    assert f'<html lang="{language}">' in page


def test_hostile_names_are_text() -> None:
    hostile = [replace(SOURCES[0], name="<b>Léa\x1b[31m</b>")]

    page = "".join(sources_html(hostile))

    assert "<b>" not in page
    assert "\x1b" not in page
    assert "".join(sources_html([]))
