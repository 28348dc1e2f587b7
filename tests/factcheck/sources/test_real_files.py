"""What is read from the files of ``tests/sources`` against what a careful reader takes from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from factcheck.articles.reader import article_of, read_articles
from factcheck.errors import ArticleError
from factcheck.scan_results import Article, BlockKind, SourceKind
from factcheck.sources.readers import read_sources, reader_of
from factcheck.sources.source_text import SourceText
from tests.support.source_files import (
    COUNTED,
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
BESIDE = ("byline", "dateline", "note")
MARKS = frozenset("<>[]*&")
"""Marks of markup, which words have not."""
ARCHIVES = ("zip", "gzip")
KNOWN: dict[str, tuple[str, ...]] = {
    "text": (
        "languages/francais-et-neerlandais.txt",
        "records/wordpress.json",
        "texts/presse-papiers.txt",
    ),
    "absent": (
        "languages/francais-et-neerlandais.txt",
        "texts/presse-papiers.txt",
    ),
    "kinds": (
        "records/articles.ndjson",
        "records/wordpress.json",
        "texts/depeche-fil.txt",
    ),
    "headings": ("texts/depeche-fil.txt",),
    "metadata": (
        "mail/page-complete.mhtml",
        "pages/impression.html",
        "records/wordpress.json",
        "texts/depeche-fil.txt",
    ),
    "notices": ("languages/francais-et-neerlandais.txt",),
}
"""What is not read as it should be yet: the tests, by what they ask for, and the files that fail them.

Whoever mends a reader takes its file out.
"""
READABLE = [file for file in source_files() if file.error is None]
BROKEN = [file for file in source_files() if file.error is not None]


def each(files: Sequence[SourceFile], asked: str = "") -> pytest.MarkDecorator:
    """One test for each file; those that are known to fail must fail, so that a file that is read well is taken out."""
    known = KNOWN.get(asked, ())
    mark = pytest.mark.xfail(reason="not read as it should be yet", strict=True)
    return pytest.mark.parametrize(
        "file", [pytest.param(file, id=file.name, marks=[mark] if file.name in known else []) for file in files]
    )


@cache
def read(file: SourceFile) -> tuple[tuple[SourceText | None, Article], ...]:
    """The articles of a file, each with its source where no archive stands between."""
    if file.kind in ARCHIVES:
        articles = list(read_articles([str(file.path)]))
        errors = [article for article in articles if isinstance(article, ArticleError)]
        found: list[tuple[SourceText | None, Article]] = [(None, a) for a in articles if isinstance(a, Article)]
    else:
        sources = read_sources(file.path.read_bytes(), name=str(file.path))
        errors = [source for source in sources if isinstance(source, ArticleError)]
        found = [(source, article_of(source)) for source in sources if isinstance(source, SourceText)]
    assert len(errors) == file.left_out, errors
    return tuple(found)


def articles_of(file: SourceFile) -> tuple[tuple[SourceText | None, Article], ...]:
    if file.kind not in ARCHIVES:
        try:
            reader_of(SourceKind(file.kind))
        except ModuleNotFoundError:
            pytest.skip(f"nothing reads {file.kind} yet")
    return read(file)


def pairs(file: SourceFile) -> Iterator[tuple[Expected, SourceText | None, Article]]:
    found = articles_of(file)
    assert len(found) == len(file.articles), [article.title for _source, article in found]
    for expected, (source, article) in zip(file.articles, found, strict=True):
        yield expected, source, article


def scores_of(file: SourceFile) -> WordScores:
    total = WordScores(0, 0, 0)
    for expected, _source, article in pairs(file):
        paragraphs = [p.text for p in paragraphs_of(article) if not is_beside(p.text, expected)]
        total += word_scores(expected.words, words_of("\n".join(paragraphs)))
    return total


def is_beside(text: str, expected: Expected) -> bool:
    """Whether a paragraph is made of bylines, datelines and notes, which may stand in the text or not."""
    left = as_compared(text)
    beside = [as_compared(paragraph.text) for paragraph in expected.apart if paragraph.kind in BESIDE]
    for words in sorted(beside, key=len, reverse=True):
        left = left.replace(words, " ")
    return not any(word.isalpha() for word in left.split())


# --- The text --------------------------------------------------------------------------------------------------------


@each(READABLE, "text")
def test_the_text_of_a_file_is_what_a_reader_copies(file: SourceFile) -> None:
    scores = scores_of(file)

    assert (scores.precision >= LEAST_OF_EACH, scores.recall >= LEAST_OF_EACH) == (True, True), scores


def test_the_text_of_all_pages_is_what_a_reader_copies() -> None:
    scores = sum((scores_of(file) for file in source_files(PAGES)), WordScores(0, 0, 0))

    assert (scores.precision >= LEAST_OF_ALL, scores.recall >= LEAST_OF_ALL) == (True, True), scores


@each(READABLE, "absent")
def test_no_words_of_the_site_are_in_the_article(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        text = "\n".join(paragraph.text for paragraph in paragraphs_of(article))

        assert [phrase for phrase in must_not_appear(expected) if holds(text, phrase)] == []


def must_not_appear(expected: Expected) -> list[str]:
    return [*expected.absent, *(p.text for p in expected.apart if p.kind not in ("byline", "dateline", "note"))]


@cache
def lines_as_compared(text: str) -> str:
    return "\n".join(as_compared(line) for line in text.split("\n"))


def holds(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in one line, in a row; a phrase with marks of markup, whether it is there."""
    if MARKS.intersection(phrase) or not words_of(phrase):
        return phrase in text
    return as_compared(phrase) in lines_as_compared(text)


@each(READABLE, "kinds")
def test_headings_boxes_questions_and_posts_are_known_for_what_they_are(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        declared = [p for p in expected.text if p.kind in ("headline", "heading", "box", "question", "post")]
        found = dict.fromkeys(BlockKind, "")
        for paragraph in paragraphs_of(article):
            found[BlockKind(paragraph.kind)] += as_compared(paragraph.text)

        assert [p for p in declared if as_compared(p.text) not in found[BlockKind(p.kind)]] == []


@each(READABLE, "headings")
def test_sentences_are_not_taken_for_headings(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        lines = "\n".join(p.text for p in expected.text if p.kind in ("headline", "heading", "box", "question"))
        found = [p.text for p in paragraphs_of(article) if p.kind in ("headline", "heading")]

        assert [text for text in found if not holds(lines, text) and not is_beside(text, expected)] == []


@each([file for file in READABLE if any(p.kind == "post" for a in file.articles for p in a.text)], "posts")
def test_a_post_names_its_author_and_its_platform(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        signatures = "\n".join(p.author or "" for p in paragraphs_of(article) if p.kind == "post")
        posts = [p for p in expected.text if p.kind == "post"]

        assert [p for p in posts if (p.author or "") not in signatures or (p.platform or "") not in signatures] == []


# --- What is told beside the text ------------------------------------------------------------------------------------


@each(READABLE, "metadata")
def test_metadata_are_those_of_the_source(file: SourceFile) -> None:
    for expected, _source, article in pairs(file):
        told = {"headline": article.title} | {
            key: getattr(article, key)
            for key in ("standfirst", "authors", "agency", "outlet", "place", "published", "updated", "url")
        }

        assert {key: (value, told[key]) for key, value in expected.metadata.items() if not same(value, told[key])} == {}


def same(expected: object, found: object) -> bool:
    """Whether two metadata say the same: names whatever their case, times to the second in the zone that is written."""
    if isinstance(expected, list):
        return isinstance(found, tuple) and [e.casefold() for e in expected] == [f.casefold() for f in found]
    return found is not None and as_time(str(expected)) == as_time(str(found))


def as_time(value: str) -> str:
    return " ".join(words_of(re.sub(r"(?<=:\d\d)\.\d+", "", value).replace("+00:00", "Z")))


@each([file for file in READABLE if any(article.places for article in file.articles)], "places")
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


@each([file for file in READABLE if any(article.notices for article in file.articles)], "notices")
def test_a_person_is_told_how_the_source_was_read(file: SourceFile) -> None:
    for expected, source, _article in pairs(file):
        assert source is None or set(expected.notices) <= {notice.code.value for notice in source.notices}


@each(BROKEN, "refusal")
def test_what_cannot_be_read_is_refused(file: SourceFile) -> None:
    found = list(read_articles([str(file.path)]))

    assert [article for article in found if not isinstance(article, ArticleError)] == []
    assert len(found) == 1


# --- The set itself --------------------------------------------------------------------------------------------------


def test_every_file_has_its_expectation() -> None:
    files = {path for path in FILES.rglob("*") if path.is_file() and not path.name.endswith(".expected.yaml")}

    assert {file.path for file in source_files()} == files


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in FILES.rglob("*") if path.is_file()) < 1_500_000


def test_what_must_not_appear_is_not_expected() -> None:
    wrong = [
        (file.name, phrase)
        for file in READABLE
        for expected in file.articles
        for phrase in must_not_appear(expected)
        if holds("\n".join(paragraph.text for paragraph in expected.text), phrase)
    ]

    assert wrong == []


def test_kinds_are_those_that_blocks_have() -> None:
    articles = [article for file in READABLE for article in file.articles]

    assert {p.kind for article in articles for p in article.text} <= COUNTED
    assert {p.kind for article in articles for p in article.apart} <= {kind.value for kind in BlockKind} | {"note"}


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
