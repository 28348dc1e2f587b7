"""ClaimReview: ours for others, and those of others for us."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims.claim import Source, SourceRole
from factcheck.claim_ids import claim_ids
from factcheck.errors import StoreError
from factcheck.i18n import using_language
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.store.statuses import read_standings
from factcheck.verification.published_reviews import read_reviews
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.support.commands import run
from tests.support.factories import TEXT, article, checked, labelled, port, span

pytestmark = pytest.mark.usefixtures("surroundings")
NAMES = claim_ids(port())
YARD = "Le chantier naval cessera toute activité le 12 avril"
PAGE = "https://verifs.example/chantier"

# What schema.org says of the properties we use: what they take (pending.schema.org's Claim among them).
SHAPES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ClaimReview": {
        "claimReviewed": ("Text",),
        "inLanguage": ("Text",),
        "datePublished": ("Date",),
        "author": ("Organization", "Person"),
        "itemReviewed": ("Claim",),
        "reviewRating": ("Rating",),
        "url": ("URL",),
        "citation": ("CreativeWork", "Text"),
        "dateModified": ("Date",),
        "correction": ("CorrectionComment", "Text", "URL"),
    },
    "Claim": {
        "text": ("Text",),
        "inLanguage": ("Text",),
        "datePublished": ("Date",),
        "author": ("Organization", "Person"),
        "firstAppearance": ("CreativeWork", "NewsArticle"),
        "appearance": ("CreativeWork", "NewsArticle"),
    },
    "Rating": {
        "ratingValue": ("Number", "Text"),
        "bestRating": ("Number", "Text"),
        "worstRating": ("Number", "Text"),
        "alternateName": ("Text",),
        "ratingExplanation": ("Text",),
    },
    "NewsArticle": {
        "headline": ("Text",),
        "datePublished": ("Date",),
        "publisher": ("Organization", "Person"),
        "url": ("URL",),
    },
    "CreativeWork": {"url": ("URL",), "name": ("Text",), "text": ("Text",), "archivedAt": ("URL",)},
    "Organization": {"name": ("Text",), "url": ("URL",)},
    "Person": {"name": ("Text",)},
    "CorrectionComment": {"text": ("Text",), "datePublished": ("Date",)},
}
REQUIRED = {"ClaimReview": {"claimReviewed", "author", "itemReviewed", "reviewRating", "@id"}, "Claim": {"text", "@id"}}


def faults(node: Mapping[str, Any], path: str = "") -> list[str]:
    """Where a node of JSON-LD is not what schema.org has it be."""
    kind = node.get("@type", "")
    if kind not in SHAPES:
        return [f"{path}: type {kind}"]
    found = [f"{path}: lacks {name}" for name in REQUIRED.get(kind, set()) - set(node)]
    for name, values in node.items():
        if name in ("@type", "@id"):
            continue
        for value in values if isinstance(values, list) else [values]:
            here, wanted = f"{path}/{name}", SHAPES[kind].get(name, ())
            if isinstance(value, dict):
                found += faults(value, here) if value.get("@type") in wanted else [here]
            elif isinstance(value, str):
                date = re.fullmatch(r"\d{4}-\d\d-\d\d", value) and "Date" in wanted
                url = re.fullmatch(r"https?://\S+", value) and "URL" in wanted
                found += [] if date or url or "Text" in wanted else [here]
            elif not isinstance(value, int | float) or isinstance(value, bool) or "Number" not in wanted:
                found.append(here)
    return found


def review(**changes: object) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": PAGE,
        "claimReviewed": YARD,
        "datePublished": "2026-03-05",
        "author": {"@type": "Organization", "name": "Les Vérifs"},
        "reviewRating": {
            "@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "Faux"
        },
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Sergueï Valmont"}},
        **changes,
    }  # fmt: skip


@pytest.fixture(autouse=True)
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("FACTCHECK_DB", path)
    store = open_store(path)
    save_scan(store, port(), machine="labels 1", matching=LikenessLimits())
    store.close()
    return path


# --- Ours ------------------------------------------------------------------------------------------------------------


def exported(*args: str) -> list[dict[str, Any]]:
    result = run("export", "--format", "claimreview", "--publisher", "La Gazette", *args)
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert document["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = document["@graph"]
    return graph


def test_a_check_is_written_as_schema_org_has_it() -> None:
    source = ["--evidence", PAGE, "--title", "Arrêté", "--quote", "reporté", "--archived", "https://web.archive.org/1"]
    run("set", NAMES[0], "--verdict", "faux", "--note", "le chantier continue", *source)

    for args in ([], ["--base", "https://gazette.example/verifs/"]):
        (made,) = exported(*args)
        assert faults(made) == []
    item, rating = made["itemReviewed"], made["reviewRating"]
    assert made["@id"] == f"https://gazette.example/verifs/{NAMES[0]}#review"
    assert made["url"] == f"https://gazette.example/verifs/{NAMES[0]}"
    assert (made["claimReviewed"], item["text"]) == (YARD, YARD)
    assert item["author"] == {"@type": "Person", "name": "Sergueï Valmont"}
    assert item["firstAppearance"]["headline"] == "Le port d’Argelune fermera au printemps"
    assert item["datePublished"] == "2026-03-03"
    assert rating == {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "faux",
        "ratingExplanation": "le chantier continue",
    }
    assert made["citation"][0]["archivedAt"] == "https://web.archive.org/1"
    assert "textes/port.txt" not in json.dumps(made)


def test_only_finished_checks_are_written() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--note", "vu")
    assert exported() == []
    assert len(exported("--status", "in_progress")) == 1


def test_a_correction_says_that_it_is_one() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--note", "vu", "--evidence", PAGE, "--status", "published")
    run("set", NAMES[0], "--verdict", "trompeur", "--note", "la date a été reportée", "--status", "corrected")

    (made,) = exported()
    assert faults(made) == []
    assert made["reviewRating"]["alternateName"] == "trompeur"
    assert made["dateModified"] >= made["datePublished"]
    assert [comment["text"] for comment in made["correction"]] == ["la date a été reportée"]


def test_a_check_names_all_appearances_of_its_claim(db: str) -> None:
    words = YARD.replace("Le chantier", "Ce chantier")
    body = f"Autre titre\n\n« {words} », a dit Sergueï Valmont."
    item = labelled(body, words, speaker=("Sergueï Valmont", "Sergueï Valmont"))
    other = replace(checked(item, text=body), article=replace(article(body), id="again-0001", published="2026-03-02"))
    store = open_store(db)
    save_scan(store, other, machine="labels 1", matching=LikenessLimits())
    store.close()
    run("set", NAMES[0], "--verdict", "faux", "--note", "vu", "--evidence", PAGE)

    (made,) = exported()

    assert faults(made) == []
    places = [place["@id"] for place in made["itemReviewed"]["appearance"]]
    assert places == ["urn:factcheck:article:port-0001", "urn:factcheck:article:again-0001"]
    assert made["itemReviewed"]["firstAppearance"]["@id"] == "urn:factcheck:article:again-0001"


def test_an_office_speaks_as_a_person_and_a_body_as_a_body(db: str) -> None:
    body = (
        "Titre\n\nLa maire annonce que la halle rouvrira au printemps. La mairie annonce que le quai fermera en mars."
    )
    said = (
        ("La maire", SourceRole.PERSON, "la halle rouvrira au printemps"),
        ("La mairie", SourceRole.ORGANISATION, "le quai fermera en mars"),
    )
    items = []
    for who, role, words in said:
        item = labelled(body, words, speaker=(who, who))
        source = Source(span=span(body, who), name=who, role=role)
        items.append(replace(item, claim=replace(item.claim, sources=(source,))))
    one = replace(checked(*items, text=body), article=replace(article(body), id="halle-0001"))
    store = open_store(db)
    save_scan(store, one, machine="labels 1", matching=LikenessLimits())
    store.close()
    for name in claim_ids(one):
        run("set", name, "--verdict", "vrai", "--note", "vu", "--evidence", PAGE)

    authors = [made["itemReviewed"]["author"] for made in exported("--order", "oldest")]

    assert {author["name"]: author["@type"] for author in authors} == {
        "La maire": "Person",
        "La mairie": "Organization",
    }


def test_what_people_put_right_is_what_was_checked() -> None:
    place = span(TEXT, "Le chantier naval cessera toute activité")
    run("set", NAMES[0], "--span", f"{place.start}:{place.end}")
    run("set", NAMES[0], "--verdict", "faux", "--note", "vu", "--evidence", PAGE)

    (made,) = exported()

    assert made["claimReviewed"] == made["itemReviewed"]["text"] == "Le chantier naval cessera toute activité"


def test_a_verdict_without_a_number_has_none() -> None:
    run("set", NAMES[3], "--verdict", "inverifiable", "--note", "vu", "--evidence", PAGE)

    (made,) = exported()
    assert faults(made) == []
    assert "ratingValue" not in made["reviewRating"]
    assert made["itemReviewed"]["author"]["@type"] == "Organization"


def test_a_check_is_signed() -> None:
    result = run("export", "--format", "claimreview")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--publisher" in result.stderr


def test_what_we_write_we_can_read(tmp_path: Path) -> None:
    run("set", NAMES[0], "--verdict", "faux", "--note", "vu", "--evidence", PAGE)
    path = tmp_path / "ours.json"
    run("export", "--format", "claimreview", "--publisher", "La Gazette", "--output", str(path))

    (read,) = read_reviews(path.read_text(encoding="utf-8"), "ours.json")
    assert (read.claim, read.claimant, read.verdict) == (YARD, "Sergueï Valmont", "faux")
    assert (read.rating, read.author) == (0.0, "La Gazette")


# --- Theirs ----------------------------------------------------------------------------------------------------------

PAGE_WITH_TWO = (
    "<!doctype html><html><head><script type='application/ld+json'>{bad</script>"
    f'<SCRIPT type="application/ld+json">{json.dumps([review(), review(claimReviewed="Autre chose")])}</SCRIPT>'
)
ANSWER = {
    "claims": [
        {
            "text": YARD,
            "claimant": "Sergueï Valmont",
            "claimReview": [
                {
                    "publisher": {"name": "Les Vérifs", "site": "x"},
                    "url": PAGE,
                    "textualRating": "Faux",
                    "reviewDate": "2026",
                }
            ],
        }
    ]
}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (json.dumps(review()), [YARD]),
        (json.dumps([review(), review()]), [YARD]),
        (json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, review()]}, indent=2), [YARD]),
        (json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review()]}]}), [YARD]),
        (json.dumps(review(**{"@type": ["Review", "http://schema.org/ClaimReview"]})), [YARD]),
        (json.dumps(review(claimReviewed=None, itemReviewed={"@type": "Claim", "text": YARD})), [YARD]),
        (json.dumps(review(author=[{"name": ""}, {"name": "B"}], reviewRating=[{"ratingValue": 3}])), [YARD]),
        (PAGE_WITH_TWO, [YARD, "Autre chose"]),
        (json.dumps(ANSWER), [YARD]),
    ],
)
def test_reviews_are_read_in_every_dress(text: str, claims: list[str]) -> None:
    assert [found.claim for found in read_reviews(text, "f")] == claims


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[[[",
        "bonjour",
        "<html></html>",
        "[" * 100_000,
        json.dumps(review(claimReviewed=3)),
        json.dumps(review(reviewRating=None)),
        json.dumps({"claimReview": [3, None, {}]}),
    ],
)
def test_a_file_without_reviews_is_told(text: str) -> None:
    with using_language("en"), pytest.raises(StoreError, match="f: no ClaimReview found"):
        read_reviews(text, "f")


def test_what_no_database_can_hold_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(review(claimReviewed=YARD + "\0\ud800", note="\ud800\0x")), encoding="utf-8")

    assert run("import", str(path)).stdout == "published checks: 1 new one\n"
    assert run("import", str(path)).stdout == "published checks: 0 new ones\n"


def test_a_published_check_is_a_suggestion_and_never_ours(tmp_path: Path, db: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(review(claimReviewed="Le chantier naval cesse toute activité le 12 avril")), "utf-8")
    run("import", str(path))

    store = open_store(db)
    with store.reading() as connection:
        standings = read_standings(connection, NAMES, load_scale())
    store.close()
    assert list(standings) == [NAMES[0]]
    assert (standings[NAMES[0]].status.value, standings[NAMES[0]].verdict) == ("unverified", None)
    (found,) = standings[NAMES[0]].suggestions
    assert (found.known, found.verdict, found.author) == (PAGE, "Faux", "Les Vérifs")
    shown = " ".join(run("show", NAMES[0], "--lang", "en").stdout.split())
    assert "Published by others, to be checked" in shown
    assert f"Les Vérifs · Faux · {PAGE}" in shown
    assert "Les Vérifs" not in run("show", NAMES[3]).stdout


def test_of_a_check_published_again_the_newer_version_is_shown(tmp_path: Path) -> None:
    for number, verdict in enumerate(("Faux", "Trompeur")):
        rating = {"@type": "Rating", "alternateName": verdict}
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(review(reviewRating=rating)), "utf-8")
        run("import", str(path))

    shown = " ".join(run("show", NAMES[0], "--lang", "en").stdout.split())
    assert f"Les Vérifs · Trompeur · {PAGE}" in shown
    assert f"Les Vérifs · Faux · {PAGE}" not in shown


def test_another_number_is_another_claim(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(review(claimReviewed=YARD.replace("12", "13"))), "utf-8")
    run("import", str(path))

    assert "Les Vérifs" not in run("show", NAMES[0]).stdout
