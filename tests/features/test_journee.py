"""A day at the desk: the real command line, and the real review in two windows."""

from __future__ import annotations

import asyncio
import csv
import html
import io
import json
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, scenarios, then, when
from textual.pilot import Pilot
from textual.widgets import Input, Select

from factcheck.dossiers.change_wording import value_words
from factcheck.i18n import using_language
from factcheck.review.app import ReviewApp
from factcheck.review.dialogs import FormScreen
from factcheck.review.queue import ReviewQueue
from factcheck.store.claim_lists import Filter
from factcheck.store.engine import open_store
from factcheck.verification.verdict_scale import load_scale
from tests.features.newsroom import Newsroom
from tests.features.program import Outcome
from tests.features.sentences import sentence
from tests.features.tables import Table, records

scenarios("journee.feature")

Keys = Callable[[ReviewApp, Pilot[None]], Awaitable[None]]
WINDOW = "« {who} », devant {columns:d} colonnes et {lines:d} lignes,"
TO_READ = ("table", "markdown", "html")


@pytest.fixture
def newsroom(tmp_path: Path, scan: Callable[..., Outcome]) -> Newsroom:
    """Its store is the one that the shared scans keep their articles in."""
    return Newsroom(str(tmp_path / "suivi.sqlite"), tmp_path, scan)


def review(newsroom: Newsroom, who: str, size: tuple[int, int], keys: Keys) -> None:
    """The review in a window of so many columns and lines, on all claims of the store."""
    store = open_store(newsroom.db)

    async def played() -> None:
        app = ReviewApp(ReviewQueue(store, load_scale(), who, Filter(order="oldest")))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await keys(app, pilot)

    try:
        with using_language("fr"):
            asyncio.run(played())
    finally:
        store.close()


async def bring(app: ReviewApp, pilot: Pilot[None], words: str) -> None:
    """Search for a claim, as / does; it is then the one in front."""
    await pilot.press("slash")
    field = app.screen.query_one("#words", Input)
    field.value = words
    await pilot.press("enter")
    await pilot.pause()
    assert app.review_queue.rows, words


async def fill(app: ReviewApp, pilot: Pilot[None], **values: str) -> None:
    """Fill in the form in front, and keep it."""
    form = app.screen
    assert isinstance(form, FormScreen), form
    for name, value in values.items():
        field = form.query_one(f"#{name}")
        assert isinstance(field, Input | Select)
        field.value = value
    form.query(Input).first().focus()
    await pilot.press("enter")
    await pilot.pause()
    assert app.screen is not form, values


def shown(app: ReviewApp) -> str:
    """The message at the foot of the screen."""
    return str(app.text_pane("said").content)


# --- The day ---------------------------------------------------------------------------------------------------------


@given(sentence("un article « {name} » qui dit:"))
def write_article(name: str, newsroom: Newsroom, docstring: str) -> None:
    """An article as a file."""
    (newsroom.folder / f"{name}.txt").write_text(docstring + "\n", encoding="utf-8")


@when(sentence("la rédaction analyse « {one} », « {two} » et « {three} »"))
def scan_articles(one: str, two: str, three: str, newsroom: Newsroom) -> None:
    """All at once, in the terminal."""
    newsroom.report = newsroom.scan(*(str(newsroom.folder / f"{name}.txt") for name in (one, two, three)))
    assert newsroom.report.code == 0, newsroom.report.messages


@when(sentence("« {who} » décide par lots:"))
def decide_by_script(who: str, newsroom: Newsroom, datatable: Table) -> None:
    """Verdict by its word, with its source."""
    for row in records(datatable):
        evidence = ["--evidence", row["source"], "--stance", row["position"], "--quote", row["passage"], "--primary"]
        newsroom.decide(row["affirmation"], "--verdict", row["verdict"], "--note", row["pourquoi"], *evidence, who=who)
        assert newsroom.answer is not None
        assert newsroom.answer.exit_code == 0, newsroom.answer.stderr


@when(sentence(f"{WINDOW} vérifie:"))
def decide_in_review(who: str, columns: int, lines: int, newsroom: Newsroom, datatable: Table) -> None:
    """The source first, then the verdict by its key and the reason; every message is about the claim in front."""

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        for row in records(datatable):
            await bring(app, pilot, row["affirmation"])
            front = app.review_queue.claim
            assert front is not None
            await pilot.press("e")
            await fill(
                app, pilot, url=row["source"], quote=row["passage"], stance=row["position"], title="Pièce au dossier"
            )
            assert shown(app).startswith(front.id)
            await pilot.press(row["touche"])
            await fill(app, pilot, note=row["pourquoi"])
            assert shown(app).startswith(front.id)
            assert app.review_queue.claim is not None
            assert app.review_queue.claim.id == front.id

    review(newsroom, who, (columns, lines), keys)


@when(sentence("« {who} » signale « {words} » comme « {flag} »"))
def flag(who: str, words: str, flag: str, newsroom: Newsroom) -> None:
    """By the words of the flag."""
    newsroom.decide(words, "--flag", flag, who=who)


@when(sentence('« {who} » demande à "{asked}" de répondre sur « {words} » et note "{answer}"'))
def ask_for_reply(who: str, asked: str, words: str, answer: str, newsroom: Newsroom) -> None:
    """Right of reply, with the answer."""
    newsroom.decide(words, "--asked", asked, "--answer", answer, who=who)


@when(sentence("« {who} » publie « {words} »"))
def publish(who: str, words: str, newsroom: Newsroom) -> None:
    """By the word of the status."""
    newsroom.decide(words, "--status", "publié", who=who)


@when(sentence('« {who} » ajoute à « {name} » l\'affirmation oubliée "{words}"'))
def add_by_script(who: str, name: str, words: str, newsroom: Newsroom) -> None:
    """By its words, to the file they stand in."""
    path = str(newsroom.folder / f"{name}.txt")
    answer = newsroom.command("add", path, words, "--label", "affirmé par l'article", "--by", who)
    assert answer.exit_code == 0, answer.stderr


@when(sentence(f"{WINDOW} ajoute la phrase qui suit « {{words}} »"))
def add_in_review(who: str, columns: int, lines: int, words: str, newsroom: Newsroom) -> None:
    """The next sentence, as the article's own statement, by nobody."""

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await bring(app, pilot, words)
        await pilot.press("A", "greater_than_sign", "enter", "down", "down", "enter", "end", "enter")
        await pilot.pause()
        await pilot.press("enter")  # nobody is accused
        await pilot.pause()
        assert shown(app).endswith("gardé : ajoutée".replace(" :", "\xa0:")), shown(app)

    review(newsroom, who, (columns, lines), keys)


@when(sentence('« {who} » écarte « {words} » comme « {reason} » parce que "{why}"'))
def throw_out_by_script(who: str, words: str, reason: str, why: str, newsroom: Newsroom) -> None:
    """No claim to check."""
    newsroom.decide(words, "--not-claim", reason, "--note", why, who=who)


@when(sentence(f"{WINDOW} écarte « {{words}} » comme mal relevée"))
def throw_out_in_review(who: str, columns: int, lines: int, words: str, newsroom: Newsroom) -> None:
    """The third of the reasons."""

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await bring(app, pilot, words)
        await pilot.press("x", "down", "down", "enter")
        await pilot.pause()

    review(newsroom, who, (columns, lines), keys)


@when(sentence(f'{WINDOW} donne « {{words}} » à "{{name}}"'))
def correct_speaker(who: str, columns: int, lines: int, words: str, name: str, newsroom: Newsroom) -> None:
    """Another name than those of the article."""

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await bring(app, pilot, words)
        await pilot.press("S", *name, "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

    review(newsroom, who, (columns, lines), keys)


@when(sentence("l'article « {name} » est mis à jour:"))
def update_article(name: str, newsroom: Newsroom, docstring: str) -> None:
    """The same file with other words."""
    write_article(name, newsroom, docstring)
    newsroom.report = newsroom.scan(str(newsroom.folder / f"{name}.txt"))
    assert newsroom.report.code == 0, newsroom.report.messages
    assert "nouvelle version de" in newsroom.report.messages


@when(sentence(f"{WINDOW} reconnaît « {{words}} » dans une affirmation d'hier"))
def link(who: str, columns: int, lines: int, words: str, newsroom: Newsroom) -> None:
    """The likeliest one, confirmed."""

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await bring(app, pilot, words)
        await pilot.press("equals_sign", "enter")
        await pilot.pause()

    review(newsroom, who, (columns, lines), keys)


@when(sentence(f"{WINDOW} les sépare de nouveau"))
def unlink(who: str, columns: int, lines: int, newsroom: Newsroom) -> None:
    """The same key, where only the way back is left."""

    async def keys(app: ReviewApp, pilot: Pilot[None]) -> None:
        await bring(app, pilot, "vieille digue")
        assert app.review_queue.claim is not None
        assert app.review_queue.claim.same_as
        await pilot.press("equals_sign", "enter")
        await pilot.pause()

    review(newsroom, who, (columns, lines), keys)


# --- What came of it -------------------------------------------------------------------------------------------------


def standing(newsroom: Newsroom, words: str) -> dict[str, str]:
    """Verdict and status in the words of a reader."""
    claim, scale = newsroom.dossier(words)["claim"], load_scale()
    with using_language("fr"):
        return {
            name: value_words(key, claim[key], scale) for name, key in (("verdict", "verdict"), ("statut", "status"))
        }


@then(sentence("les décisions de la journée sont:"))
def decisions_are(newsroom: Newsroom, datatable: Table) -> None:
    """All of the day's verdicts, by whichever way they were given."""
    assert [{**row, **standing(newsroom, row["affirmation"])} for row in records(datatable)] == records(datatable)


def decided(newsroom: Newsroom, words: str, axis: str) -> dict[str, Any]:
    """The last event on that axis."""
    events: list[dict[str, Any]] = [event for event in newsroom.dossier(words)["history"] if event["what"] == axis]
    assert events, words
    return events[-1]


@then(sentence("les affirmations ajoutées sont:"))
def added_are(newsroom: Newsroom, datatable: Table) -> None:
    """What the machine missed."""
    for row in records(datatable):
        assert decided(newsroom, row["affirmation"], "added")["who"] == row["par"]


@then(sentence("les affirmations écartées sont:"))
def thrown_out_are(newsroom: Newsroom, datatable: Table) -> None:
    """What is none to check, and why."""
    for row in records(datatable):
        event = decided(newsroom, row["affirmation"], "not_claim")
        with using_language("fr"):
            assert (event["who"], value_words("not_claim", event["to_value"], load_scale())) == (
                row["par"],
                row["parce que"],
            )


@then(sentence('« {words} » est dit par "{name}", et la machine avait lu autre chose'))
def speaker_is(words: str, name: str, newsroom: Newsroom) -> None:
    """The person's value counts, the machine's is kept."""
    claim = newsroom.dossier(words)["claim"]
    assert claim["speaker"] == name
    assert claim["machine_speaker"] not in (None, name)


@then(sentence("« {one} » a changé depuis et « {other} » garde son verdict"))
def changed_since(one: str, other: str, newsroom: Newsroom) -> None:
    """The newest version says one otherwise, and the other as before."""
    assert newsroom.dossier(one)["claim"]["changed_since"] is True
    assert newsroom.dossier(other)["claim"]["changed_since"] is False
    assert newsroom.dossier(other)["claim"]["verdict"]


@then(sentence("« {words} » a le verdict « {verdict} »"))
def has_verdict(words: str, verdict: str, newsroom: Newsroom) -> None:
    """That of the claim it repeats."""
    assert standing(newsroom, words)["verdict"] == verdict


@then(sentence("« {words} » n'a pas de verdict"))
def has_no_verdict(words: str, newsroom: Newsroom) -> None:
    """It stands for itself again."""
    assert standing(newsroom, words)["verdict"] == "—"


def plain(text: str) -> str:
    """Text on one line with straight apostrophes and plain spaces."""
    return " ".join(text.replace("’", "'").split())


def told(newsroom: Newsroom, form: str, words: str) -> str:
    """The report of one claim alone, as somebody reads it; marks of the form are set aside."""
    text = newsroom.command("report", "--words", words, "--format", form, "--width", "200").stdout
    if form == "html":
        # What stands in tags stays: addresses do.
        return plain(html.unescape(re.sub(r"<style.*?</style>|<script.*?</script>", "", text, flags=re.DOTALL)))
    return plain(text.replace("\\", ""))


def rows_told(newsroom: Newsroom, form: str) -> Iterator[Mapping[str, Any]]:
    """The records of a report for programs: content, verdict, reason, person, and addresses of evidence."""
    text = newsroom.command("report", "--format", form).stdout
    if form == "csv":
        for row in csv.DictReader(io.StringIO(text)):
            yield {**row, "evidence": row["evidence"]}
        return
    found = [json.loads(line) for line in text.splitlines()] if form == "ndjson" else json.loads(text)["articles"]
    for record in found:
        yield from record["claims"] if form == "json" else [record]


@then(sentence("chaque forme du rapport dit pour chaque affirmation:"))
def every_form_tells(newsroom: Newsroom, datatable: Table) -> None:
    """What was found, why, by whom, with which source."""
    columns = ("ce qui a été établi", "pourquoi", "par qui", "source")
    for row in records(datatable):
        for form in TO_READ:
            read = told(newsroom, form, row["affirmation"])
            assert [words for words in map(row.__getitem__, columns) if words not in read] == [], (form, row, read)
    scale = load_scale()
    for form in ("json", "ndjson", "csv"):
        made = [plain(json.dumps(record, ensure_ascii=False)) for record in rows_told(newsroom, form)]
        for row in records(datatable):
            key = next(v.key for v in scale.verdicts.values() if v.fr == row["ce qui a été établi"])
            about = [record for record in made if row["source"] in record and row["pourquoi"] in record]
            assert about, (form, row)
            assert all(f'"{key}"' in record and f'"{row["par qui"]}"' in record for record in about), (form, row)


@then(sentence("le rapport à lire dit aussi:"))
def reports_tell_more(newsroom: Newsroom, datatable: Table) -> None:
    """Flags, replies, corrections, and why something is no claim."""
    for row in records(datatable):
        for form in TO_READ:
            read = told(newsroom, form, row["affirmation"])
            assert row["mots"] in read, (form, row, read)


def whole_report(newsroom: Newsroom) -> dict[str, Any]:
    """The articles of the report by id: what was scanned last comes last."""
    articles = json.loads(newsroom.command("report", "--format", "json").stdout)["articles"]
    return {article["id"]: article for article in articles}


@when(sentence("la rédaction analyse de nouveau « {one} », « {two} » et « {three} »"), target_fixture="before")
def scan_again(one: str, two: str, three: str, newsroom: Newsroom) -> dict[str, Any]:
    """The report before, to be compared with."""
    before = whole_report(newsroom)
    scan_articles(one, two, three, newsroom)
    return before


@then(sentence("le rapport est resté le même"))
def report_is_the_same(before: dict[str, Any], newsroom: Newsroom) -> None:
    """Nothing that was decided is lost, or told otherwise."""
    assert whole_report(newsroom) == before
