from __future__ import annotations

import json
import time
from typing import Any

import pytest

from factcheck.errors import StoreError
from factcheck.store.engine import open_store
from factcheck.store.published_reviews import save_reviews
from factcheck.verification.published_reviews import PublishedReview, read_reviews
from tests.support.bounds import FROZEN_S

CLAIM = "La passerelle des Tanneurs rouvrira lundi"
PAGE = "https://verifs.example/passerelle"


def review(**changes: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": PAGE,
        "claimReviewed": CLAIM,
        "author": {"@type": "Organization", "name": "Les Vérifs"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 2,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "Faux",
        },
        **changes,
    }


def read(value: object) -> PublishedReview:
    (found,) = read_reviews(value if isinstance(value, str) else json.dumps(value), "f")
    return found


def test_what_was_published_is_kept_as_it_was() -> None:
    words = 'Une barre \\u0000 oblique, \\ud83d une moitié écrite, 👩\u200d💻 un émoji, "guillemets" \\ fin\\'
    found = read(review(claimReviewed=words, note={"clé 😀": [words, None, True, 1.5]}))

    assert found.claim == words
    assert found.document["claimReviewed"] == words
    assert found.document["note"] == {"clé 😀": [words, None, True, 1.5]}


def test_what_no_database_can_hold_is_left_out_of_texts_and_keys() -> None:
    found = read(review(claimReviewed=f"{CLAIM}\0\ud83d", **{"a\0\udc00": ["\0b", {"c\ud800": "d"}]}))

    assert found.claim == CLAIM
    assert found.document["a"] == ["b", {"c": "d"}]


@pytest.mark.parametrize(
    "value",
    ["9" * 400, "-" + "9" * 5_000, "1e999", "-1e999", "NaN", "Infinity", "1" + "0" * 308, '"' + "9" * 400 + '"', "true",
     "[1]", "{}", "null", '"nan"', '"-inf"', '""'],
)  # fmt: skip
def test_a_rating_that_is_no_number_of_a_scale_is_none(value: str) -> None:
    for name in ("ratingValue", "bestRating", "worstRating"):
        text = json.dumps(review()).replace(f'"{name}": {review()["reviewRating"][name]}', f'"{name}": {value}')
        assert value in text
        found = read(text)
        assert found.rating is None or 0 <= found.rating <= 1
        assert found.verdict == "Faux"
        assert json.loads(json.dumps(found.document, allow_nan=False)) == found.document


def test_a_number_of_400_digits_is_no_verdict() -> None:
    text = json.dumps(review(reviewRating={"ratingValue": "N"})).replace('"N"', "9" * 400)

    with pytest.raises(StoreError, match="no ClaimReview"):
        read_reviews(text, "f")


def test_a_scale_of_numbers_in_texts_is_a_scale() -> None:
    rating = {"ratingValue": "2", "bestRating": "5", "worstRating": "1", "alternateName": "Plutôt faux"}

    assert read(review(reviewRating=rating)).rating == 0.25


@pytest.mark.parametrize(
    ("places", "url"),
    [
        ({}, PAGE),
        ({"url": "javascript:alert(1)"}, None),
        ({"url": "javascript:alert(1)", "@id": PAGE}, PAGE),
        ({"url": ["data:text/html,x", PAGE]}, PAGE),
        ({"url": {"@id": "file:///etc/passwd"}}, None),
        ({"url": None, "@id": "urn:factcheck:review:0123"}, "urn:factcheck:review:0123"),
        ({"url": None, "@id": "urn:x"}, None),
        ({"url": "https://example.org/\u202e"}, None),
        ({"url": "//example.org/page"}, None),
    ],
)
def test_the_address_of_a_review_is_on_the_web(places: dict[str, Any], url: str | None) -> None:
    assert read(review(**places)).url == url


def test_the_same_check_has_the_same_uid_whatever_its_address() -> None:
    first, second = read(review(url="javascript:a")), read(review(url="javascript:b"))

    assert first.uid != second.uid
    assert first.uid == read(review(url="javascript:a")).uid


def test_what_is_too_long_or_too_deep_is_passed_by_and_the_rest_read() -> None:
    deep: Any = "x"
    for _level in range(500):
        deep = [deep]
    odd = [review(claimReviewed="x" * 20_000), review(reviewRating={"alternateName": "x" * 3_000}), review(note=deep)]
    odd.append(review(**{"@type": [deep, {"a": deep}]}))

    assert [found.claim for found in read_reviews(json.dumps([*odd, review()]), "f")] == [CLAIM]


def test_a_script_that_cannot_be_read_costs_that_script() -> None:
    broken = ["[" * 100_000, "{bad", '{"a": "\n"}', "", "NaN", "[1e999, -Infinity]", "9" * 10_000]
    scripts = "".join(f"<script type='application/ld+json'>{text}</script>" for text in [*broken, json.dumps(review())])

    assert read(f"\ufeff\n<!doctype html>{scripts}").claim == CLAIM


def test_one_claim_with_very_many_answers_is_not_written_over_and_over() -> None:
    answers = [{"textualRating": f"Faux {n}", "url": f"{PAGE}/{n}"} for n in range(2_000)]
    value = {"text": CLAIM, "claimant": "Ida Morel", "other": ["x" * 1_000_000], "claimReview": answers}

    found = read_reviews(json.dumps(value), "f")

    assert len(found) == 2_000
    assert found[7].document == {"text": CLAIM, "claimant": "Ida Morel", "claimReview": [answers[7]]}


@pytest.mark.parametrize(
    "piece", ["<script", "<script>", '<script type="application/ld+json">[', "[[", '{"a":', "[{},"]
)
def test_megabytes_of_one_piece_take_little_time(piece: str) -> None:
    began = time.process_time()
    with pytest.raises(StoreError, match="no ClaimReview"):
        read_reviews(piece * (1_000_000 // len(piece)), "f")

    assert time.process_time() - began < FROZEN_S


def test_odd_reviews_go_into_the_store_and_out_again(tmp_path: Any) -> None:
    store = open_store(str(tmp_path / "s.sqlite"))
    odd = [review(claimReviewed=f"{CLAIM} \\u0000 {n}", note=["\0", 10**300, "😀"]) for n in range(3)]

    assert save_reviews(store, read_reviews(json.dumps(odd), "f"), "f") == 3
    assert save_reviews(store, read_reviews(json.dumps(odd), "f"), "f") == 0
    store.close()
