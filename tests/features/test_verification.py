"""Decisions of people on claims: kept, refused, brought back."""

from __future__ import annotations

import asyncio
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from textual.widgets import Input

from factcheck.dossiers.change_wording import change_words, value_words
from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.queue import ReviewQueue
from factcheck.store.claim_lists import Filter
from factcheck.store.engine import open_store
from factcheck.verification.verdict_scale import load_scale
from tests.features.newsroom import Newsroom
from tests.features.program import Outcome
from tests.features.sentences import sentence
from tests.features.tables import Table, records

scenarios("verification.feature")

PAGE = "https://ostrelle.example/chantier"
_TAGS = re.compile("<[^>]+>")
_KEYS = {"entrée": "enter", "gauche": "left", "=": "equals_sign"}


@pytest.fixture
def newsroom(tmp_path: Path, scan: Callable[..., Outcome]) -> Newsroom:
    """Its store is the one that the shared scans keep their articles in."""
    return Newsroom(str(tmp_path / "suivi.sqlite"), tmp_path, scan)


@given(sentence("un article « {name} » qui dit:"))
def write_article(name: str, newsroom: Newsroom, docstring: str) -> None:
    """An article of one paragraph."""
    (newsroom.folder / f"{name}.txt").write_text(docstring + "\n", encoding="utf-8")


@given(sentence("une nouvelle version de l'article « {name} » qui dit:"))
def write_new_version(name: str, newsroom: Newsroom, docstring: str) -> None:
    """The same file with other words."""
    write_article(name, newsroom, docstring)


@then(sentence("l'analyse signale une nouvelle version et une affirmation décidée qui a changé"))
def check_new_version(newsroom: Newsroom) -> None:
    """In one line on stderr."""
    assert newsroom.report is not None
    assert "nouvelle version de" in newsroom.report.messages
    assert "décidées et changées depuis" in newsroom.report.messages


@then(sentence("aucune affirmation décidée n'a changé depuis"))
def check_nothing_changed(newsroom: Newsroom) -> None:
    """Nothing to list."""
    assert newsroom.command("list", "--changed", "--format", "ids").stdout == ""


@then(sentence("l'affirmation décidée « {words} » a changé depuis"))
def check_changed(words: str, newsroom: Newsroom) -> None:
    """In its list, its dossier, and the report of the earlier version."""
    claim = newsroom.claim(words)
    assert newsroom.command("list", "--changed", "--format", "ids").stdout.split() == [claim]
    assert "changée depuis" in newsroom.command("show", claim).stdout
    assert "changée depuis" in newsroom.command("report", "--changed", "--width", "200").stdout


@then(sentence("l'affirmation « {words} » n'est pas signalée"))
def check_not_flagged(words: str, newsroom: Newsroom) -> None:
    """Nobody has decided on it yet."""
    assert newsroom.dossier(words)["claim"]["changed_since"] is False


@given(sentence("l'article « {name} » est analysé"))
@when(sentence("l'article « {name} » est analysé"))
def scan_article(name: str, newsroom: Newsroom) -> None:
    """The article is scanned into the newsroom's store."""
    newsroom.report = newsroom.scan(str(newsroom.folder / f"{name}.txt"))
    assert newsroom.report.code == 0, newsroom.report.messages


@when(sentence("on donne à « {words} » le verdict « {verdict} » sans dire pourquoi"))
def verdict_without_reason(words: str, verdict: str, newsroom: Newsroom) -> None:
    """A verdict and nothing else."""
    newsroom.decide(words, "--verdict", verdict)


@when(parsers.re(r"on donne à « (?P<words>.+) » le verdict « (?P<verdict>.+) » parce que \"(?P<why>[^\"]+)\""))
def verdict_with_reason(words: str, verdict: str, why: str, newsroom: Newsroom) -> None:
    """A verdict and why."""
    newsroom.decide(words, "--verdict", verdict, "--note", why)


@when(
    parsers.re(
        r"« (?P<who>.+) » donne à « (?P<words>.+) » le verdict « (?P<verdict>.+) » parce que \"(?P<why>[^\"]+)\", "
        "preuve à l'appui"
    )
)
def verdict_with_evidence(who: str, words: str, verdict: str, why: str, newsroom: Newsroom) -> None:
    """A verdict, why, and a source for it."""
    newsroom.decide(words, "--verdict", verdict, "--note", why, "--evidence", PAGE, who=who)


@when(sentence('on joint à « {words} » la preuve "{url}"'))
def add_evidence(words: str, url: str, newsroom: Newsroom) -> None:
    """A source."""
    newsroom.decide(words, "--evidence", url)


@when(sentence("on donne à « {words} » le statut « {status} »"))
def give_status(words: str, status: str, newsroom: Newsroom) -> None:
    """A step of the workflow."""
    newsroom.decide(words, "--status", status)


@when(sentence("on annule la dernière décision sur « {words} »"))
def undo(words: str, newsroom: Newsroom) -> None:
    """The last decision is taken back by its author."""
    newsroom.command("undo", newsroom.claim(words), "--by", "Ana")


@when(sentence("« {who} » relit au clavier:"))
def review_by_keyboard(who: str, newsroom: Newsroom, datatable: Table) -> None:
    """The review in the terminal: each claim is searched for, then come the keys, and what a form asks for."""

    async def played() -> None:
        app = ReviewApp(ReviewQueue(store, load_scale(), who, Filter(order="priority")))
        async with app.run_test(size=(80, 24)) as pilot:
            for row in records(datatable):
                app.narrow(Filter(words=row["affirmation"]), "", top=True)
                await pilot.pause()
                assert len(app.review_queue.rows) == 1, row["affirmation"]
                await pilot.press(*(_KEYS.get(key, key) for key in row["touche"].split()))
                written = row.get("ce qu'elle écrit")
                if written:
                    field = app.focused
                    assert isinstance(field, Input)
                    field.insert_text_at_cursor(written)
                    await pilot.press("enter")
                await pilot.pause()

    store = open_store(newsroom.db)
    with using_language("fr"):
        asyncio.run(played())
    store.close()


@then("les affirmations en sont là:")
def claims_stand(newsroom: Newsroom, datatable: Table) -> None:
    """In the words of a reader."""
    scale = load_scale()
    told = []
    for row in records(datatable):
        claim = newsroom.dossier(row["affirmation"])["claim"]
        with using_language("fr"):
            shown = {"statut": value_words("status", claim["status"], scale)}
            told.append({**row, **shown, "verdict": value_words("verdict", claim["verdict"], scale)})
    assert told == records(datatable)


@then(sentence('les mots de « {words} » sont "{content}"'))
def content_is(words: str, content: str, newsroom: Newsroom) -> None:
    """As a person put it right."""
    assert newsroom.dossier(words)["claim"]["content"] == content


@then(sentence('la machine avait lu "{content}"'))
def machine_read(content: str, newsroom: Newsroom) -> None:
    """Its own reading stays on record."""
    claims = json.loads(newsroom.command("list", "--format", "json").stdout)["claims"]
    assert content in {claim["machine_content"] for claim in claims}


@then(sentence("le statut de « {words} » est « {status} »"))
def status_is(words: str, status: str, newsroom: Newsroom) -> None:
    """In the words of a reader."""
    claim = newsroom.dossier(words)["claim"]
    with using_language("fr"):
        assert value_words("status", claim["status"], load_scale()) == status


@then(sentence("le verdict de « {words} » est « {verdict} »"))
def verdict_is(words: str, verdict: str, newsroom: Newsroom) -> None:
    """In the words of a reader."""
    claim = newsroom.dossier(words)["claim"]
    with using_language("fr"):
        assert value_words("verdict", claim["verdict"], load_scale()) == verdict


@then(sentence('la décision est refusée avec les mots "{words}"'))
def decision_is_refused(words: str, newsroom: Newsroom) -> None:
    """One message says why."""
    assert newsroom.answer is not None
    assert newsroom.answer.exit_code == 2
    assert words in newsroom.answer.stderr


@then(sentence("l'historique de « {words} » contient:"))
def history_has(words: str, newsroom: Newsroom, datatable: Table) -> None:
    """All these steps, in the words of a reader."""
    scale = load_scale()
    with using_language("fr"):
        told = [
            {
                "qui": event["who"],
                "quoi": change_words(event["what"], None, None, scale).partition("\u00a0:")[0],
                "de": value_words(event["what"], event["from_value"], scale),
                "à": value_words(event["what"], event["to_value"], scale),
                "pourquoi": event["why"],
            }
            for event in newsroom.dossier(words)["history"]
        ]
    assert [row for row in records(datatable) if row not in told] == []


@then(sentence('le rapport dit "{words}"'))
def report_says(words: str, newsroom: Newsroom) -> None:
    """The report of the last scan."""
    assert newsroom.report is not None
    assert words in newsroom.report.words


@then(sentence('le rapport ne dit pas "{words}"'))
def report_does_not_say(words: str, newsroom: Newsroom) -> None:
    """The report of the last scan."""
    assert newsroom.report is not None
    assert words not in newsroom.report.words


@given(sentence('« {author} » ont publié le verdict "{verdict}" sur "{words}"'))
def published_elsewhere(author: str, verdict: str, words: str, newsroom: Newsroom) -> None:
    """A ClaimReview that the newsroom reads in."""
    review = {
        "@type": "ClaimReview",
        "claimReviewed": words,
        "author": {"@type": "Organization", "name": author},
        "reviewRating": {"@type": "Rating", "alternateName": verdict},
        "url": PAGE,
    }
    path = newsroom.folder / "review.json"
    path.write_text(json.dumps(review), encoding="utf-8")
    assert newsroom.command("import", str(path)).exit_code == 0


@when(sentence('on exporte les vérifications en ClaimReview au nom de "{publisher}"'), target_fixture="exported")
def export_checks(publisher: str, newsroom: Newsroom) -> list[dict[str, Any]]:
    """All finished checks."""
    found: list[dict[str, Any]] = json.loads(
        newsroom.command("export", "--format", "claimreview", "--publisher", publisher).stdout
    )["@graph"]
    return found


@then("la vérification exportée indique:")
def export_says(exported: list[dict[str, Any]], datatable: Table) -> None:
    """What others will read."""
    told = [
        {
            "affirmation": check["claimReviewed"],
            "locuteur": check["itemReviewed"]["author"]["name"],
            "verdict": check["reviewRating"]["alternateName"],
            "note": str(check["reviewRating"]["ratingValue"]),
            "articles": str(len(check["itemReviewed"]["appearance"])),
            "éditeur": check["author"]["name"],
        }
        for check in exported
    ]
    shown = [{column: check[column] for column in datatable[0]} for check in told]
    assert sorted(shown, key=str) == sorted(records(datatable), key=str)


@then(sentence("le rapport, la liste et le dossier montrent ces mots, et les données le contenu:"))
def accusations_with_their_words(newsroom: Newsroom, datatable: Table) -> None:
    """Whatever people read has the words that accuse; programs read what is said."""
    said = {
        claim["content"]: claim for claim in json.loads(newsroom.command("list", "--format", "json").stdout)["claims"]
    }
    forms = [["list", "--format", "markdown"]]
    forms += [["report", "--format", form, "--width", "200"] for form in ("table", "markdown", "html")]
    pages = [" ".join(_TAGS.sub("", html.unescape(newsroom.command(*form).stdout)).split()) for form in forms]
    for row in records(datatable):
        claim = said[row["contenu"]]
        assert claim["shown"] == row["montré"]
        dossier = newsroom.command("show", claim["id"]).stdout
        assert [page for page in (*pages, " ".join(dossier.split())) if row["montré"] not in page] == []


@when("on demande la page de l'article", target_fixture="page")
def ask_for_page(newsroom: Newsroom) -> str:
    """The page for the web."""
    return newsroom.command("report", "--format", "html").stdout


@then(sentence('la page dit "{words}"'))
def page_says(page: str, words: str) -> None:
    """Somewhere on it."""
    assert words in page


@then("la page ne demande rien à personne")
def page_asks_for_nothing(page: str) -> None:
    """Whoever opens it is seen by nobody."""
    assert "default-src 'none'" in page
    # Its own script stands in it, and the policy lets no other run.
    assert not any(word in page for word in ("<img", "<link", "url(", "<script src"))
