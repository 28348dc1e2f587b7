"""Text that no program takes for more than text: JSON, cells of CSV, lines of Markdown."""

from __future__ import annotations

import json

import pytest

from factcheck.reports.escaping import (
    csv_record,
    inert,
    json_for_pages,
    json_text,
    markdown_plain,
    markdown_row,
    page_text,
    record_json,
    records_to_csv,
    table_to_markdown,
)


def test_json_keeps_letters_and_escapes_what_splits_lines() -> None:
    words = "été \x7f\x9b\u2028\u2029\ud800"

    assert json_text(words) == '"été \\u007f\\u009b\\u2028\\u2029\\ud800"'
    assert json.loads(json_text(words)) == words


def test_json_is_indented_as_python_does_it() -> None:
    deep: object = {"rien": [], "o": {}, "n": [1, 2.5e-7, 1e22, -0.0, True, None], "m": 'é\t"{[,:]}" \\', "": [[{}]]}

    assert json_text(deep, indent=2) == json.dumps(deep, ensure_ascii=False, indent=2)
    assert json_text("\u2028\ud800", indent=2) == '"\\u2028\\ud800"'
    assert json_text([float("nan"), "\u200b"], indent=2) == '[\n  NaN,\n  "\\u200b"\n]'


@pytest.mark.parametrize("words", ['été \x7f\x9b\u2028\u200b\t\n"\\', "😀 \u2029\U000e0041\xad", "\ud800 \udfff é", ""])
def test_records_are_the_same_json(words: str) -> None:
    values: dict[str, object] = {words: [words, None, True], "n": [0.0001, 12.0, -3, 0.1 + 0.2], "o": {}, "a": []}

    assert record_json(values) == json_text(values)
    assert record_json(values, indent=2) == json_text(values, indent=2)


def test_json_for_pages_cannot_leave_its_element() -> None:
    words = "</script><!-- <script> & <b>\u2028\u2029"

    written = json_for_pages({words: [words]}, indent=2)

    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {words: [words]}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_a_cell_is_never_a_formula(start: str) -> None:
    assert inert(f"{start}SOMME(A1)") == f"'{start}SOMME(A1)"
    assert inert(f"1{start}1") == f"1{start}1"
    for before in (" ", "\t", "\r", "\n", "\u200b", "\ufeff", "\xa0", "\u3000"):
        assert inert(f"{before}{start}SOMME(A1)").startswith("'")


@pytest.mark.parametrize("start", ["\t", "\r", "\n", "\r\n"])
def test_a_cell_does_not_begin_with_a_tab_or_the_end_of_a_line(start: str) -> None:
    assert inert(f"{start}mots").startswith("'")
    assert inert(f"mots{start}mots").startswith("mots")


def test_a_record_of_csv_quotes_what_would_break_it() -> None:
    assert csv_record(['dit "oui"', "a,b", "deux\nlignes"]) == '"dit ""oui""","a,b","deux\nlignes"\r\n'


def test_records_have_their_keys_for_a_header_and_empty_cells_for_none() -> None:
    assert list(records_to_csv([{"id": "a1", "verdict": None}])) == ["id,verdict\r\n", "a1,\r\n"]
    assert list(records_to_csv([])) == []


def test_markup_in_markdown_is_text() -> None:
    assert markdown_plain("*gras* | <b>\nsuite") == r"\*gras\* \| \<b\> suite"
    assert markdown_plain("12. un") == r"12\. un"
    assert markdown_plain("- un") == r"\- un"


def test_a_table_of_markdown_has_a_rule_under_its_heads() -> None:
    assert "".join(table_to_markdown(("A", "B"), [("1|2", "x")])) == "| A | B |\n| --- | --- |\n| 1\\|2 | x |\n"
    assert markdown_row(("a", "b")) == "| a | b |"


def test_text_of_a_page_is_neither_markup_nor_hidden() -> None:
    shown = page_text('<b a="1">Léa & \x1b[31m\u202e</b>')

    assert shown.startswith("&lt;b a=&quot;1&quot;&gt;Léa &amp; ")
    assert not {"<", '"', "\x1b", "\u202e"} & set(shown)
