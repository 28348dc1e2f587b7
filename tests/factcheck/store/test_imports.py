"""Import of what another store wrote: as strict as our own writing, all or nothing, or all but what is bad."""

from __future__ import annotations

import gzip
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import RefusedImportError, StoreError
from factcheck.i18n import using_language
from factcheck.store.check import find_broken
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.engine import Store, open_store
from factcheck.store.imports import Imported, import_rows
from factcheck.store.row_models import ROW_MODELS
from factcheck.store.sound_rows import CHECKED
from factcheck.store.transfer import KEYS
from factcheck.verification.verdict_scale import load_scale
from tests.support.foreign_rows import PORT, Row, as_lines, exported, fill, first

SCALE = load_scale()
Change = Callable[[list[Any]], Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """An export with rows of every table."""
    store = open_store(str(tmp_path_factory.mktemp("whole") / "whole.sqlite"))
    fill(store)
    lines = as_lines(exported(store))
    store.close()
    return lines


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that stays empty: every import into it is refused."""
    return open_store(str(tmp_path_factory.mktemp("empty") / "empty.sqlite"))


def rows(lines: list[bytes]) -> list[Row]:
    import json

    return [json.loads(line) for line in lines]


def put(table: str, **values: Any) -> Change:
    """Sets columns of the first row of a table."""
    return lambda made: first(made, table).update(values)


def without(table: str) -> Change:
    """Takes all rows of a table out."""

    def change(made: list[Row]) -> None:
        made[:] = [row for row in made if row.get("table") != table]

    return change


def decision(on: str, **values: Any) -> Change:
    """Sets columns of the first decision on an axis."""
    return lambda made: next(row for row in made if row.get("axis") == on).update(values)


def taken(lines: list[bytes], store: Store, **options: Any) -> Imported:
    with using_language("en"):
        return import_rows(store, lines, "f", SCALE, **options)


def refused(lines: list[bytes], store: Store) -> tuple[str, ...]:
    with pytest.raises(RefusedImportError) as caught:
        taken(lines, store)
    with store.reading() as connection:
        assert list_claims(connection, Filter()) == []
    return caught.value.faults


def test_an_export_is_taken_whole_and_once(whole: list[bytes], store: Store) -> None:
    done = taken(whole, store)

    assert sum(done.added.values()) == len(whole) - 1
    assert min(done.added.values()) > 0
    assert (done.skipped, done.faults) == (0, ())
    assert sum(taken(whole, store).added.values()) == 0
    with store.reading() as connection:
        assert find_broken(connection) == []
        assert list_claims(connection, Filter(ids=(PORT[0],)))[0].verdict == "faux"


BOMB = b64encode(gzip.compress(bytes(26_000_000), 9)).decode()
FAULTS: tuple[tuple[Change, str], ...] = (
    (decision("status", to_value="finished"), 'decisions.to_value: "finished"; expected one of unverified'),
    (decision("status", to_value=None), "decisions.to_value: null; expected one of unverified"),
    (decision("verdict", to_value="bof"), 'decisions.to_value: "bof"; expected keys of the scale'),
    (decision("verdict", why=None), "decisions.why: null; expected the reason of a verdict"),
    (decision("flags", to_value="bof outdated"), "expected keys of the scale"),
    (decision("label", to_value="lie"), 'decisions.to_value: "lie"; expected one of reported_speech'),
    (decision("spans", to_value="[[5]]"), 'decisions.to_value: "[[5]]"; expected spans as JSON'),
    (decision("spans", to_value="[" * 5000), "expected spans as JSON"),
    (decision("spans", to_value="[[0, 9999]]"), "decisions.to_value: 9999; expected a span inside the text"),
    (decision("spans", article_id=None), "decisions.article_id: null; expected the article for spans"),
    (decision("spans", article_id="port-0002"), "expected an article in which the claim appears"),
    (decision("status", axis="not_claim", to_value="bof"), 'decisions.to_value: "bof"; expected one of opinion'),
    (decision("status", axis="deadline", to_value="demain"), 'decisions.to_value: "demain"; expected a date like'),
    (decision("status", axis="added", to_value="added"), "article_id: null; expected the article for spans and added"),
    (decision("spans", axis="added", to_value="yes"), 'decisions.to_value: "yes"; expected one of added'),
    (decision("status", axis="mood"), 'decisions.axis: "mood"; expected one of status'),
    (put("readings", label="x"), 'readings.label: "x"; expected one of reported_speech'),
    (put("readings", spans="no"), 'readings.spans: "no"; expected a list of spans'),
    (put("readings", spans=[[9, 3]]), "readings.spans: [[9, 3]]; expected a list of spans"),
    (put("readings", spans=[]), "readings.spans: []; expected a list of spans"),
    (put("readings", sentence=[0, 10_000]), "readings.sentence: 10000; expected a span inside the text, which has 500"),
    (put("readings", score=float("nan")), "f:23: not JSON; expected a line written by factcheck export"),
    (put("readings", score=1.5), "readings.score: 1.5; expected a number from 0 to 1"),
    (put("readings", worth=2**70), "readings.worth: 1180591620717411303424; expected a number from 0 to 1"),
    (put("readings", number=2**70), "readings.number: 1180591620717411303424; expected a whole number"),
    (put("readings", sources=[{"text": "x"}]), 'readings.sources: [{"text": "x"}]; expected a list of sources'),
    (put("readings", features={"a": None}), 'readings.features: {"a": null}; expected an object of texts'),
    (put("readings", number=7), "expected a row that is in this file or in the store"),
    (put("appearances", number=True), "appearances.number: true; expected a whole number"),
    (put("claims", id=""), 'claims.id: ""; expected the id of a claim'),
    (put("claims", id="\x1b]0;x\x07aaaaaa"), "expected the id of a claim: 12 digits"),
    (put("claims", content=" "), 'claims.content: " "; expected text that is not empty'),
    (put("claims", polarity="maybe"), "expected one of asserted, denied"),
    (put("claims", first_seen="zzzz"), 'claims.first_seen: "zzzz"; expected a moment in UTC'),
    (put("articles", first_seen="9999-12-31T23:59:59.999999Z"), 'articles.first_seen: "9999'),
    (put("articles", first_seen="2026-03-01T10:00:00"), 'articles.first_seen: "2026-03-01T10:00:00"'),
    (put("articles", first_seen="2026-03-01T10:00:00.000000+02:00"), "00.000000+02:00"),
    (put("articles", id="port 1"), 'articles.id: "port 1"; expected an id'),
    (put("articles", text="a\0b"), 'articles.text: "a'),
    (put("articles", text="a\ud800b"), "expected text without NUL or half characters"),
    (put("scans", published="demain"), 'scans.published: "demain"; expected a date'),
    (put("scans", published_at="2026-03-31"), 'scans.published_at: "2026-03-31"; expected a moment like'),
    (put("scans", updated="hier"), 'scans.updated: "hier"; expected a date like 2026-03-31, or a moment'),
    (put("scans", kind="fax"), 'scans.kind: "fax"; expected one of text, markdown, html'),
    (put("scans", authors="Nadia"), 'scans.authors: "Nadia"; expected a list of texts'),
    (put("scans", places=[{"page": 3}]), 'scans.places: [{"page": 3}]; expected a list of places'),
    (put("scans", places=[{"span": [0, 9_999]}]), "scans.places: 9999; expected a span inside the text"),
    (put("scans", claim_ids=[["x"]]), 'scans.claim_ids: [["x"]]; expected a list of ids'),
    (put("originals", article_id="port-0009"), 'originals.article_id: "port-0009"; expected a row that is in'),
    (put("originals", url="file:///etc/passwd"), 'originals.url: "file:///etc/passwd"; expected an address like'),
    (put("originals", status=404), "originals.status: 404; expected a status from 200 to 299"),
    (put("originals", headers=[["A", "b\r\nSet-Cookie: c"]]), "expected a list of headers"),
    (put("originals", request_headers=[["A b", "c"]]), 'originals.request_headers: [["A b", "c"]]; expected a list'),
    (put("originals", headers=[["A", "œ"]]), 'originals.headers: [["A", "œ"]]; expected a list of headers'),
    (put("originals", redirects=[["https://a.example", 302]]), "expected a list of redirects"),
    (put("originals", sha256="0" * 64), "expected the bytes that sha256 and size are of"),
    (put("originals", size=5), "; expected the bytes that sha256 and size are of"),
    (put("originals", size=10**9), "originals.size: 1000000000; expected a whole number from 0"),
    (put("originals", data="H4sI"), 'originals.data: "H4sI"; expected bytes in base64, packed by gzip'),
    (put("originals", data="<p>"), 'originals.data: "<p>"; expected bytes in base64, packed by gzip'),
    (put("originals", data=BOMB), "expected bytes in base64, packed"),
    (put("originals", fetched_at="2026-11-20"), 'originals.fetched_at: "2026-11-20"; expected a moment'),
    (put("links", known_id="0123456789ab"), 'links.known_id: "0123456789ab"; expected a row that is in this file'),
    (put("links", known_id=PORT[0], claim_id=PORT[0]), "expected another claim than the one in claim_id"),
    (put("links", kind="twin"), 'links.kind: "twin"; expected one of automatic'),
    (put("links", score=101), "links.score: 101; expected a number from 0 to 100"),
    (put("evidence", url="javascript:alert(1)"), 'evidence.url: "javascript:alert(1)"; expected an address like https'),
    (put("evidence", stance="maybe"), "expected one of supports"),
    (put("evidence", replaces="0" * 32), "expected an earlier piece of evidence on the same claim"),
    (put("evidence", seen_on="2026-02-30"), 'evidence.seen_on: "2026-02-30"; expected a date'),
    (put("evidence", who=""), 'evidence.who: ""; expected text that is not empty'),
    (put("replies", answered_on=None), "replies.answered_on: null; expected the date of the answer"),
    (put("versions", status="verified"), 'versions.status: "verified"; expected one of corrected, published'),
    (put("versions", document=[1]), "versions.document: [1]; expected an object"),
    (put("versions", uid="x\n"), 'versions.uid: "x\\n"; expected an id'),
    (put("claims", more=1), "claims.more: 1; expected no column of that name"),
    (lambda made: first(made, "claims").pop("content"), "claims.content: —; expected a value"),
    (without("readings"), 'claims.id: "c4557db9d2bc"; expected a claim that appears in an article and was read'),
    (without("scans"), 'articles.id: "port-0001"; expected an article with a scan'),
    (without("articles"), 'scans.article_id: "port-0001"; expected a row that is in this file'),
    (
        lambda made: made.append({**first(made, "claims"), "first_seen": "2026-03-01T10:00:00.000000Z"}),
        "expected the same row as in line",
    ),
    (put("claims", content="autre"), "expected the id of a claim with this content and speaker"),
    (put("claims", speaker="Odile Marchetti"), "; expected the id of a claim with this content and speaker"),
    (put("articles", id="0123456789ab"), 'articles.id: "0123456789ab"; expected the id of an article with this text'),
    (put("scans", url="javascript:alert(1)"), 'scans.url: "javascript:alert(1)"; expected an address like https'),
    (lambda made: made.append({"table": ["claims"]}), 'f:44: table: ["claims"]; expected one of articles'),
    (lambda made: made.append(b'{"table": ' + b"[" * 5000 + b"]" * 5000 + b"}"), "JSON nested too deep"),
    (lambda made: made.append(b'{"a": ' + b"9" * 5000 + b"}"), "f:44: not JSON"),
    (lambda made: made.append(b"[1]"), "f:44: not an object"),
    (lambda made: made.append(b'{"a": "\xff"}'), "not UTF-8 from byte"),
)


@pytest.mark.parametrize(("change", "words"), FAULTS)
def test_a_bad_record_is_named_and_nothing_is_kept(
    change: Change, words: str, whole: list[bytes], empty: Store
) -> None:
    made = rows(whole)
    change(made)

    assert words in "\n".join(refused(as_lines(made), empty))


def test_bytes_that_are_no_text_are_told_by_their_place(whole: list[bytes], empty: Store) -> None:
    lines = [line + b"\n" for line in whole]
    lines[4] = lines[4].replace(b'"at"', b'"\xe9t"')
    byte = b"".join(lines).index(b"\xe9t")

    assert f"f:5: not UTF-8 from byte {byte} of the file; expected UTF-8 text" in refused(lines, empty)


def test_of_many_faults_the_first_are_told_and_the_rest_counted(whole: list[bytes], empty: Store) -> None:
    faults = refused([*whole, *[b"{"] * 100], empty)

    assert len(faults) == 21
    assert faults[-1] == "f: 80 more faults"


def test_bad_records_and_what_depends_on_them_are_left_out(whole: list[bytes], tmp_path: Path) -> None:
    """The claim goes with its appearance, reading, decisions, evidence, replies and version; the rest is kept."""
    made = rows(whole)
    spoilt = next(row for row in made if row.get("table") == "claims" and row["id"] == PORT[0])
    spoilt["polarity"] = "maybe"
    depending = [row for row in made if PORT[0] in (row.get("claim_id"), row.get("known_id"), row.get("id"))]
    store = open_store(str(tmp_path / "s.sqlite"))

    done = taken(as_lines(made), store, skip_bad=True)

    assert done.skipped == len(depending)
    assert len(done.faults) == 1
    with store.reading() as connection:
        names = {line.id for line in list_claims(connection, Filter())}
        assert PORT[0] not in names
        assert set(PORT[1:]) <= names
        assert find_broken(connection) == []
    store.close()


def test_rows_in_any_order_are_taken(whole: list[bytes], tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "s.sqlite"))
    head, *rest = whole
    decisions = [line for line in rest if b'"table": "decisions"' in line]
    others = [line for line in rest if b'"table": "decisions"' not in line]

    assert sum(taken([head, *decisions, *others], store).added.values()) == len(rest)
    store.close()


def test_a_text_that_is_there_counts_and_not_the_one_of_the_file(whole: list[bytes], tmp_path: Path) -> None:
    """A longer text under the id of an article that is there would let spans in that lie behind its end."""
    store = open_store(str(tmp_path / "s.sqlite"))
    taken(whole, store)
    made = rows(whole)
    article = first(made, "articles")
    article["text"] += "x" * 1000
    reading = first(made, "readings")
    reading |= {"uid": "0" * 32, "spans": [[1200, 1300]]}

    with pytest.raises(RefusedImportError) as caught:
        taken(as_lines(made), store)
    assert "expected a span inside the text, which has" in "\n".join(caught.value.faults)
    store.close()


def test_verdicts_that_the_store_has_already_may_come_again(whole: list[bytes], tmp_path: Path) -> None:
    from dataclasses import replace

    store = open_store(str(tmp_path / "s.sqlite"))
    taken(whole, store)
    smaller = replace(SCALE, verdicts={"vrai": SCALE.verdicts["vrai"]})

    assert sum(import_rows(store, whole, "f", smaller).added.values()) == 0
    store.close()


@pytest.mark.parametrize("lines", [[], [b"{}"], [b'{"format": "factcheck store 9"}'], [b"\xff"]])
def test_what_is_no_export_is_refused_at_its_first_line(lines: list[bytes], empty: Store) -> None:
    with pytest.raises(StoreError, match="f:1: "):
        taken(lines, empty)


def test_every_column_has_its_model() -> None:
    """A column that is added to a table is checked, too: in ``row_models``."""
    for table in CHECKED:
        numbered = table.name not in KEYS
        columns = {column.name for column in table.columns if column.name != "id" or not numbered}
        assert set(ROW_MODELS[table.name].model_fields) == columns, table.name
