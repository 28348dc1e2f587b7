"""The facts of a card."""

from __future__ import annotations

from dataclasses import replace

from claims.claim import Label
from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.page.card_facts import outside_link, reading_facts, speaking_facts
from factcheck.reports.page.filters import filter_bar
from factcheck.reports.page.placed_claims import PlacedClaim, placed_articles
from factcheck.reports.wording import speaker_words
from factcheck.scan_results import LabelReason, Standing, Status, Suggestion
from tests.support.factories import checked, labelled, port, sourced


def facts(one: PlacedClaim) -> dict[str, str]:
    with using_language("en"):
        return {fact.name: fact.value for fact in (*speaking_facts(one), *reading_facts(one)) if fact.value}


def test_every_fact_of_the_speaker_is_told() -> None:
    told = [facts(one) for one in placed_articles([sourced()])[0].claims]

    assert told[0]["Speaker:"] == "un cadre du port · not identified"
    assert told[0]["Medium:"] == "La Gazette d’Argelune"
    assert told[0]["Chain:"] == "La Gazette d’Argelune ← Voxa ← un cadre du port"
    assert told[0]["Told to:"] == "dockers"
    assert told[1]["Speaker:"] == "Il → Sergueï Valmont (uncertain, 42%)"
    assert told[2]["Speaker:"] == "the article itself"


def test_a_label_that_people_gave_decides_who_speaks_in_every_form() -> None:
    """No rule found such a claim, or its rule gave another label: the card says what table and text say."""
    text = "Titre\n\nLe pont a coûté trop cher. Il ferme lundi."
    article = checked(
        labelled(text, "Le pont a coûté trop cher", label=Label.ALLEGATION, speaker=("Le pont", "Anna Brel"), rules=()),
        labelled(text, "Le pont", label=Label.REPORTED_SPEECH, rules=()),
        labelled(text, "Il ferme lundi", label=Label.ESTABLISHED_FACT, rules=("R1",)),
        text=text,
    )
    claims = placed_articles([article])[0].claims

    assert [facts(one)["Speaker:"] for one in claims] == [
        "Le pont → Anna Brel",
        "no named source",
        "the article itself",
    ]
    with using_language("en"):
        assert [speaker_words(one.item, article.article.text) for one in claims] == ["Le pont", "no named source", "—"]
        bar = "".join(filter_bar(claims))
    for name in ("Anna Brel", "no named source", "the article itself"):
        assert f"<span>{name}</span>" in bar


def test_a_link_in_full_is_marked_so_that_paper_does_not_repeat_it() -> None:
    address = "https://a.example/x"

    assert 'class="bare"' in outside_link(address, address)
    assert "bare" not in outside_link(address, "arrêté")


def test_why_a_label_is_told_where_it_is_known() -> None:
    name = claim_ids(sourced())[0]
    known = replace(
        sourced(), reasons={name: LabelReason(against=Label.ALLEGATION, features=("construction=verb-que",))}
    )
    first, second, _third = placed_articles([known])[0].claims

    assert facts(first)["Why this label:"] == "reported speech rather than allegation: speech verb with que"
    assert "Why this label:" not in facts(second)


def test_a_dispute_stands_with_the_certainty() -> None:
    assert facts(placed_articles([port()])[0].claims[1])["Certainty of the label:"] == "64% · ≠ rule: reported speech"


def test_the_work_is_told_where_it_is_more_than_the_badges_say() -> None:
    name = claim_ids(port())[0]
    likely = Suggestion(known="0123456789ab", content="x", score=80.0, author="Le <b>Vérif</b>")
    for standing, wanted in (
        (Standing(status=Status.IN_PROGRESS), None),
        (Standing(status=Status.VERIFIED, since="2026-03-09T09:01:00Z"), "verified · on 9 March 2026"),
        (Standing(suggestions=(likely,)), "to verify · ≈ Le &lt;b&gt;Vérif&lt;/b&gt;"),
    ):
        (placed,) = placed_articles([replace(port(), standings={name: standing})])
        assert facts(placed.claims[0]).get("Verification:") == wanted


def test_every_claim_tells_its_id() -> None:
    for one in placed_articles([port()])[0].claims:
        assert facts(one)["Id:"] == f"<code>{one.name}</code>"
