"""Who says what, through which medium, in which words."""

from __future__ import annotations

from pytest_bdd import given, scenarios, then

from factcheck.scan_results import Checked
from tests.features.sentences import sentence
from tests.features.tables import claims_of, documented, plain, verbatim

scenarios("attribution.feature")

APOSTROPHES = {"droite": "'", "courbe": "’"}
MARKS = {"français": ("«", "»"), "droits": ('"', '"'), "anglais": ("“", "”")}
SPACES = {"ordinaire": " ", "insécable": "\u00a0", "fine insécable": "\u202f"}


@given(
    sentence("le journal imprime l'apostrophe {apostrophe}, les guillemets {marks} et l'espace {space}"),
    target_fixture="article_text",
)
def print_article(article_text: str, apostrophe: str, marks: str, space: str) -> str:
    """The same article in the typography of another newspaper."""
    text = article_text.replace("'", APOSTROPHES[apostrophe])
    for mark in ":;!?":
        text = text.replace(f" {mark}", SPACES[space] + mark)
    opening, closing = MARKS[marks]
    inner = SPACES[space] if marks == "français" else ""
    return text.replace("« ", opening + inner).replace(" »", inner + closing)


@then("chaque extrait se lit mot pour mot dans l'article")
def claims_quote_verbatim(checked: Checked, article_text: str) -> None:
    """All words of the claims are the article's, its own typography included."""
    verbatim(documented(checked), article_text)


@then(sentence('personne n\'affirme "{content}"'))
def nobody_asserts(checked: Checked, content: str) -> None:
    """No claim says this as something that somebody, or the article, holds to be so."""
    told = [claim for claim in claims_of(checked) if plain(claim["content"]["text"]) == content]
    assert all(claim["speaker"] is None and claim["label"] == "allegation" for claim in told)
