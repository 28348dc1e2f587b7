"""JSON in the shapes in which articles come."""

from __future__ import annotations

import json

import pytest

from factcheck.errors import ArticleError
from factcheck.i18n import using_language
from factcheck.reports.json import to_ndjson
from factcheck.scan_results import BlockKind
from factcheck.sources.formats.ndjson import read_ndjson
from factcheck.sources.source_text import SourceText
from tests.support.factories import port

PONT = {"title": "Un pont tombe", "text": "Le pont de Corbie est tombé.\n\nNul n’est blessé."}
WHOLE = "Un pont tombe\n\nLe pont de Corbie est tombé.\n\nNul n’est blessé."


def read(data: object) -> list[SourceText | ArticleError]:
    given = data if isinstance(data, str) else json.dumps(data)
    return read_ndjson(given.encode("utf-8", "surrogatepass"), name="a.json")


def texts(data: object) -> list[str]:
    return [one.text for one in read(data) if isinstance(one, SourceText)]


def faults(data: object) -> list[str]:
    with using_language("en"):
        return [str(one) for one in read(data) if isinstance(one, ArticleError)]


def test_a_headline_of_its_own_goes_before_the_text() -> None:
    """The text itself is untouched; a headline that begins it is not doubled."""
    (source,) = read(PONT)
    assert isinstance(source, SourceText)
    assert source.text == WHOLE
    assert [(part.kind, part.span.of(source.text)) for part in source.parts] == [(BlockKind.HEADLINE, "Un pont tombe")]
    assert texts(PONT | {"text": f"  Un pont\ntombe\n\n{PONT['text']}"}) == [f"  Un pont\ntombe\n\n{PONT['text']}"]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (PONT, ["a.json"]),
        ([PONT, PONT], ["a.json:1", "a.json:2"]),
        ({"schema": 1, "articles": [PONT]}, ["a.json:1"]),
        ({"results": [PONT], "count": 1}, ["a.json:1"]),
        (f"{json.dumps(PONT)}\r\n\n{json.dumps(PONT)}\n", ["a.json:1", "a.json:3"]),
        ({"data": PONT}, ["a.json"]),
    ],
)
def test_one_article_a_list_and_lines_are_read(data: object, names: list[str]) -> None:
    """Each is named by its line, or its number in the list."""
    found = read(data)
    assert [one.name for one in found if isinstance(one, SourceText)] == names
    assert {one.text for one in found if isinstance(one, SourceText)} == {WHOLE}


def test_a_bad_line_costs_itself() -> None:
    """It is told by its number; so is a record without a text, and what is no record."""
    lines = [json.dumps(PONT), '{"title": "Le pont', '{"title": "Le pont"}', "[1]", json.dumps(PONT)]
    assert texts("\n".join(lines)) == [WHOLE, WHOLE]
    broken, empty, none = faults("\n".join(lines))
    assert broken.startswith("a.json: line 2: no JSON")
    assert empty.startswith("a.json:3: no text in this record")
    assert none.startswith("a.json:4: no object")


@pytest.mark.parametrize("line", ['{"a', '{"a": 1}', "[1]"])
def test_a_file_of_bad_lines_is_told_in_few(line: str) -> None:
    """After the first ones, they are counted; articles among them are read."""
    data = f"{line}\n" * 250 + json.dumps(PONT) + f"\n{line}" * 250
    told = faults(data)
    assert len(told) == 21
    assert "480 more records" in told[-1]
    assert texts(data) == [WHOLE]


@pytest.mark.parametrize("data", ["[" * 100_000, '{"text": ' * 100_000, "[]", '{"articles": []}', "{}", "[null]"])
def test_what_holds_no_article_is_an_error(data: str) -> None:
    """However deep it is nested."""
    assert texts(data) == []
    assert len(faults(data)) == 1


def test_half_a_character_is_replaced() -> None:
    """JSON can hold half a surrogate pair, which no text can."""
    assert texts('{"text": "Le pont \\ud83d est tombé."}') == ["Le pont \ufffd est tombé."]


def test_another_encoding_is_told() -> None:
    """The guess is on record."""
    (source,) = read_ndjson('{"text": "Le pont est tombé à Corbie."}'.encode("cp1252"), name="a.json")
    assert isinstance(source, SourceText)
    assert (source.encoding, len(source.notices)) == ("cp1252", 1)


def test_claims_of_our_own_reports_are_no_articles() -> None:
    """They stand at the address of their article, and would pass for versions of it."""
    lines = "".join(to_ndjson([port()]))

    assert texts(lines) == []
    assert faults(lines)[0] == "a.json:1: a claim that factcheck reported: expected an article; leave it out"
    assert len(texts(json.dumps(PONT) + "\n" + lines)) == 1
