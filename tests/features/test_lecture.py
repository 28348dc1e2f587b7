"""Articles as their sites print them and as people save them."""

from __future__ import annotations

from collections.abc import Callable

from pytest_bdd import given, scenarios, then, when

from factcheck.articles.reader import read_text
from factcheck.scan_results import Article, Checked
from tests.features.program import Outcome
from tests.features.sentences import sentence
from tests.features.tables import Table, attributed, documented, plain, records, shown

scenarios("lecture.feature")

REASONS = {
    "headline": "titre",
    "byline": "signature",
    "heading": "intertitre",
    "caption": "légende",
    "furniture": "mobilier",
    "links": "renvoi",
}


@given(sentence("le fichier est enregistré avec {manner}"), target_fixture="article_bytes")
def save_article(article_text: str, manner: str) -> bytes:
    """The same article as another program would save it."""
    manners: dict[str, Callable[[str], bytes]] = {
        "une marque d'ordre des octets": lambda text: text.encode("utf-8-sig"),
        "des fins de ligne de Windows": lambda text: text.replace("\n", "\r\n").encode(),
        "des apostrophes courbes": lambda text: text.replace("'", "’").encode(),
    }
    return manners[manner](article_text)


@when("on lit l'article", target_fixture="article")
def read_article(article_text: str) -> Article:
    """Read the page without looking for claims."""
    return read_text(article_text, source="-")


@when("on scanne les articles", target_fixture="outcome")
def scan_articles(article_file: str, faulty_file: str | None, scan: Callable[..., Outcome]) -> Outcome:
    """Scan the article after the file that cannot be read, if there is one."""
    return scan("--format", "json", *([faulty_file] if faulty_file else []), article_file)


@when("on le scanne par l'entrée standard", target_fixture="outcome")
def scan_standard_input(article_bytes: bytes, scan: Callable[..., Outcome]) -> Outcome:
    """Scan what another program sends."""
    return scan("--format", "json", "-", stdin=article_bytes)


@then(sentence('le rapport d\'un article intitulé "{title}" donne:'))
def report_gives(outcome: Outcome, title: str, datatable: Table) -> None:
    """The one article in the document has this title and these attributed claims."""
    assert outcome.article["title"] == title
    assert shown(attributed(outcome.article["claims"]), datatable) == records(datatable)


@then("sont laissés de côté:")
def passages_left_out(checked: Checked, datatable: Table) -> None:
    """Just these passages yield no claims, each for its reason."""
    text = checked.article.text
    left_out = [
        {"passage": plain(text[slice(*skipped["span"])]), "raison": REASONS.get(skipped["reason"], skipped["reason"])}
        for skipped in documented(checked)["skipped"]
    ]
    assert left_out == records(datatable)
