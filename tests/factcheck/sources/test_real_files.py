"""What is read from the files of ``tests/sources`` against what a careful reader takes from them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from factcheck.articles.reader import article_of
from factcheck.errors import ArticleError
from factcheck.scan_results import Article, BlockKind, SourceKind
from factcheck.sources.readers import read_sources, reader_of
from factcheck.sources.source_text import SourceText
from tests.support.source_files import (
    FILES,
    Expected,
    SourceFile,
    WordScores,
    as_compared,
    paragraphs_of,
    source_files,
    word_scores,
    words_of,
)

PAGES = "pages"
LEAST_OF_ALL = 0.97
LEAST_OF_EACH = 0.93

READABLE = [file for file in source_files() if file.error is None]
BROKEN = [file for file in source_files() if file.error is not None]
each_readable = pytest.mark.parametrize("file", READABLE, ids=lambda file: file.name)


@cache
def articles_of(file: SourceFile) -> tuple[tuple[SourceText, Article], ...]:
    kind = SourceKind(file.kind)
    try:
        reader_of(kind)
    except ModuleNotFoundError:
        pytest.skip(f"nothing reads {kind.value} yet")
    found = read_sources(file.path.read_bytes(), name=str(file.path))
    assert not [source for source in found if isinstance(source, ArticleError)]
    return tuple((source, article_of(source)) for source in found if isinstance(source, SourceText))


def pairs(file: SourceFile) -> Iterator[tuple[Expected, SourceText, Article]]:
    found = articles_of(file)
    assert len(found) == len(file.articles), [article.title for _source, article in found]
    for expected, (source, article) in zip(file.articles, found, strict=True):
        yield expected, source, article


def scores_of(file: SourceFile) -> WordScores:
    total = WordScores(0, 0, 0)
    for expected, _source, article in pairs(file):
        found = [word for paragraph in paragraphs_of(article) for word in words_of(paragraph.text)]
        total += word_scores(expected.words, found)
    return total


# --- The text --------------------------------------------------------------------------------------------------------


@each_readable
def test_the_text_of_a_file_is_what_a_reader_copies(file: SourceFile) -> None:
    scores = scores_of(file)

    assert (scores.precision >= LEAST_OF_EACH, scores.recall >= LEAST_OF_EACH) == (True, True), scores


def test_the_text_of_all_pages_is_what_a_reader_copies() -> None:
    scores = sum((scores_of(file) for file in source_files(PAGES)), WordScores(0, 0, 0))

    assert (scores.precision >= LEAST_OF_ALL, scores.recall >= LEAST_OF_ALL) == (True, True), scores


@each_readable
def test_no_words_of_the_site_are_in_the_article(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        text = "".join(as_compared(paragraph.text) for paragraph in paragraphs_of(article))
        apart = [p.text for p in expected.apart if p.kind not in ("byline", "dateline", "note")]

        assert [phrase for phrase in (*expected.absent, *apart) if as_compared(phrase) in text] == []


@each_readable
def test_headings_boxes_questions_and_posts_are_known_for_what_they_are(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        declared = [p for p in expected.text if p.kind in ("headline", "heading", "box", "question", "post")]
        found = dict.fromkeys(BlockKind, "")
        for paragraph in paragraphs_of(article):
            found[BlockKind(paragraph.kind)] += as_compared(paragraph.text)

        assert [p for p in declared if as_compared(p.text) not in found[BlockKind(p.kind)]] == []


@each_readable
def test_a_post_names_its_author_and_its_platform(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        signatures = "\n".join(p.author or "" for p in paragraphs_of(article) if p.kind == "post")
        posts = [p for p in expected.text if p.kind == "post"]

        assert [p for p in posts if (p.author or "") not in signatures or (p.platform or "") not in signatures] == []


# --- What is told beside the text ------------------------------------------------------------------------------------


@each_readable
def test_metadata_are_those_of_the_source(file: SourceFile) -> None:
    for expected, source, article in pairs(file):
        told = {"headline": article.title} | {
            key: getattr(article, key)
            for key in ("standfirst", "authors", "agency", "outlet", "place", "published", "updated", "url")
        }

        assert {key: value for key, value in expected.metadata.items() if not same(value, told[key])} == {}, (
            source.metadata
        )


def same(expected: object, found: object) -> bool:
    """Whether two metadata say the same: names whatever their case, times to the second in the zone that is written."""
    if isinstance(expected, list):
        return isinstance(found, tuple) and [e.casefold() for e in expected] == [f.casefold() for f in found]
    return found is not None and as_time(str(expected)) == as_time(str(found))


def as_time(value: str) -> str:
    return " ".join(words_of(value.replace(".412Z", "Z").replace(".007Z", "Z").replace("+00:00", "Z")))


@each_readable
def test_a_sentence_stands_where_the_source_has_it(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        for told in expected.places:
            at = article.text.find(told["text"])
            place = next((p for p in article.places if p.span.start <= at < p.span.end), None)

            assert at >= 0, told
            assert place is not None, told
            assert {key: getattr(place, key) for key in told if key != "text"} == {
                key: value for key, value in told.items() if key != "text"
            }


@each_readable
def test_a_person_is_told_how_the_source_was_read(file: SourceFile) -> None:
    for expected, source, _article in pairs(file):
        assert set(expected.notices) <= {notice.code.value for notice in source.notices}


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.name)
def test_what_cannot_be_read_is_refused(file: SourceFile) -> None:
    with pytest.raises(ArticleError):
        articles_of(file)


# --- The set itself --------------------------------------------------------------------------------------------------


def test_every_file_has_its_expectation() -> None:
    files = {path for path in FILES.rglob("*") if path.is_file() and not path.name.endswith(".expected.yaml")}

    assert {file.path for file in source_files()} == files


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in FILES.rglob("*") if path.is_file()) < 1_500_000


@each_readable
def test_what_must_not_appear_is_not_expected(file: SourceFile) -> None:
    for expected in file.articles:
        text = "".join(as_compared(paragraph.text) for paragraph in expected.text)
        apart = [p.text for p in expected.apart if p.kind not in ("byline", "dateline", "note")]

        assert [phrase for phrase in (*expected.absent, *apart) if as_compared(phrase) in text] == []


@each_readable
def test_kinds_are_those_that_blocks_have(file: SourceFile) -> None:
    kinds = {p.kind for expected in file.articles for p in (*expected.text, *expected.apart)}

    assert kinds <= {kind.value for kind in BlockKind} | {"note"}
    assert "note" not in {p.kind for expected in file.articles for p in expected.text}


# --- The measure -----------------------------------------------------------------------------------------------------


def test_the_measure_counts_words_in_their_order() -> None:
    scores = word_scores("Le maire a dit non.", "Menu Le maire a dit")

    assert (scores.expected, scores.found, scores.matched) == (5, 5, 4)
    assert (scores.precision, scores.recall) == (0.8, 0.8)


def test_a_paragraph_in_another_place_is_not_matched() -> None:
    assert word_scores("un deux trois quatre cinq", "quatre cinq un deux trois").matched == 3


def test_typography_is_no_difference() -> None:
    scores = word_scores("« L’eau monte », dit-on.", '"L\'eau mon\xadte", dit-on')

    assert scores.precision == scores.recall == 1.0


def test_nothing_found_is_precise_and_recalls_nothing() -> None:
    scores = word_scores("un deux", "")

    assert (scores.precision, scores.recall) == (1.0, 0.0)
