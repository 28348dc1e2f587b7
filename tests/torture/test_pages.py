"""Pages and documents with ClaimReview, mutated by chance that repeats: each is read or refused, and nothing breaks.

FACTCHECK_TORTURE says how many: twenty times that number, 50 at least (``make torture``: 2,000).
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.errors import StoreError
from factcheck.safe_text import HOSTILE
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.published_reviews import PublishedReview, read_reviews
from factcheck.verification.verdict_scale import LikenessLimits
from factcheck.web_addresses import is_web_address
from tests.support.commands import run
from tests.support.factories import port

DRAWS = max(50, 20 * int(os.environ.get("FACTCHECK_TORTURE", "1")))
CHUNK = 50
LONGEST_S = 2.0
"""Processor time for one page of at most some 300 kB; it takes some hundredths of a second."""
(NAME, *_others) = claim_ids(port())
YARD = "Le chantier naval cessera toute activité le 12 avril"
REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://verifs.example/chantier",
    "claimReviewed": YARD,
    "datePublished": "2026-03-05",
    "author": {"@type": "Organization", "name": "Les Vérifs"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "Faux"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Sergueï Valmont"}},
}
ANSWER = {
    "claims": [
        {
            "text": YARD,
            "claimant": "Sergueï Valmont",
            "claimReview": [{"publisher": {"site": "x"}, "url": "https://verifs.example/1", "textualRating": "Faux"}],
        }
    ]
}
SCRIPT = '<script type="application/ld+json">'
PAGE = (
    f'<!doctype html><html lang="fr"><head><title>Vérifs</title><style>a {{ color: red }}</style>{SCRIPT}'
    f"{json.dumps(REVIEW)}</script></head><body><!-- note --><p class='a'>Texte &amp; suite <a href=\"/x\">lien</a></p>"
    f"<textarea><b></textarea>{SCRIPT}{json.dumps([ANSWER, {'@graph': [REVIEW]}], indent=1)}</script></body></html>"
)
ORIGINALS = (PAGE, json.dumps(REVIEW), json.dumps(ANSWER), json.dumps({"dataFeedElement": [{"item": REVIEW}] * 3}))
PIECES = (
    "<script", "</script>", "<script>", SCRIPT, "<!--", "-->", "--!>", "<", ">", '"', "'", "=", "\\", "\\u0000",
    "\\ud83d", "\\u202e", "\0", "\x1b]0;x\x07", "\u202e", "\ud800", "[", "]", "{", "}", ",", ":", "null", "true", "NaN",
    "Infinity", "-1e999", "9" * 400, "9" * 5_000, "[" * 2_000, '{"a":' * 2_000, "javascript:alert(1)", "😀", "</",
    "<a ", "<!", "\ufeff",
)  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with one article."""
    path = str(tmp_path_factory.mktemp("torture") / "store.sqlite")
    store = open_store(path)
    save_scan(store, port(), machine="labels 1", matching=LikenessLimits())
    store.close()
    return path


def place(chance: random.Random, text: str) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((0, 1, 2, 5, 20, 200)))


def cut(chance: random.Random, text: str) -> str:
    start, end = place(chance, text)
    return text[:start] + text[end:]


def truncate(chance: random.Random, text: str) -> str:
    return text[: place(chance, text)[0]]


def repeat(chance: random.Random, text: str) -> str:
    start, end = place(chance, text)
    return text[:start] + text[start:end] * chance.choice((2, 10, 1_000)) + text[end:]


def insert(chance: random.Random, text: str) -> str:
    start, end = place(chance, text)
    return text[:start] + chance.choice(PIECES) * chance.choice((1, 1, 2, 50)) + text[end:]


def value(chance: random.Random, text: str) -> str:
    """One value of JSON in the text is another."""
    marks = [at for at, char in enumerate(text) if char == ":"]
    if not marks:
        return text
    start = chance.choice(marks) + 1
    end = min((at for at in (text.find(",", start), text.find("}", start)) if at >= 0), default=start)
    return (
        f"{text[:start]} {chance.choice((*PIECES, '[]', '{}', '3', json.dumps(REVIEW), json.dumps(YARD)))}{text[end:]}"
    )


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (cut, truncate, repeat, insert, insert, value, value)


def mutated(number: int) -> str:
    chance = random.Random(number)
    text = chance.choice(ORIGINALS)
    for _time in range(chance.choice((1, 1, 2, 5))):
        text = chance.choice(MUTATIONS)(chance, text)[:300_000]
    return text


def assert_keepable(review: PublishedReview) -> None:
    """What is read of a review can be kept in any database, is bounded, and names the web only."""
    words: tuple[Any, ...] = (
        review.claim,
        review.claimant,
        review.verdict,
        review.author,
        review.published,
        review.url,
    )
    for text in filter(None, words):
        assert len(text) <= 10_000
        assert "\0" not in text
        text.encode("utf-8")
    assert review.rating is None or 0 <= review.rating <= 1
    assert review.url is None or is_web_address(review.url) or review.url.casefold().startswith("urn:")
    kept = json.dumps(review.document, ensure_ascii=False, allow_nan=False)
    assert "\0" not in kept.encode("utf-8").decode()


@pytest.mark.parametrize("first", range(0, DRAWS, CHUNK))
def test_a_mutated_page_is_read_or_refused(first: int) -> None:
    for number in range(first, min(first + CHUNK, DRAWS)):
        text = mutated(number)
        began = time.process_time()
        try:
            reviews = read_reviews(text, f"{number}")
        except StoreError:
            reviews = ()
        assert time.process_time() - began < LONGEST_S, number
        for review in reviews:
            assert_keepable(review)


@pytest.mark.parametrize("first", range(0, DRAWS, CHUNK))
def test_mutated_pages_leave_a_store_that_can_be_read(first: int, tmp_path: Path, db: str) -> None:
    path = tmp_path / "page.html"
    ends = set()
    for number in range(first, min(first + CHUNK, DRAWS)):
        path.write_bytes(mutated(number).encode("utf-8", "surrogatepass"))
        result = run("import", str(path), "--db", db)
        assert result.exception is None or isinstance(result.exception, SystemExit), number
        assert result.stdout.count("\n") + result.stderr.count("\n") == 1, number
        assert HOSTILE.search(result.output) is None, number
        ends.add(result.exit_code)

    assert ends <= {0, 2}
    shown = run("show", NAME, "--db", db)
    assert (shown.exit_code, HOSTILE.search(shown.output)) == (0, None)
    assert json.loads(run("show", NAME, "--format", "json", "--db", db).stdout)["claim"]["content"] == YARD


def test_what_is_drawn_is_now_read_and_now_refused() -> None:
    read = 0
    for number in range(50):
        try:
            read += bool(read_reviews(mutated(number), "f"))
        except StoreError:
            continue

    assert 10 < read < 50
