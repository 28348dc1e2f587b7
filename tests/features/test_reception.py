"""What arrives at a newsroom: folders with a little of everything."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from pytest_bdd import given, scenarios, then, when

from factcheck.articles.reader import read_articles
from factcheck.cli.support.notice_wording import notice_words
from factcheck.i18n import using_language
from factcheck.scan_results import Article, BlockKind, SourceKind
from factcheck.sources.source_text import Notice
from tests.features.sentences import sentence
from tests.features.tables import NOTHING, Table, plain, records

scenarios("reception.feature")

KINDS = {SourceKind.TEXT: "texte", SourceKind.MARKDOWN: "Markdown", SourceKind.HTML: "page", SourceKind.NDJSON: "JSON"}


@dataclass(frozen=True, slots=True)
class Received:
    """What reading a folder gave: articles, errors and notices as a person reads them, paths from the folder on."""

    articles: list[Article]
    errors: list[str]
    notices: list[str]


@given("un dossier qui contient:", target_fixture="folder")
def folder_of_files(tmp_path: Path, datatable: Table) -> Path:
    """Files with their contents."""
    for row in records(datatable):
        path = tmp_path / row["fichier"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(row["contenu"], encoding="utf-8")
    return tmp_path


@given(sentence('un dossier qui contient le fichier "{name}":'), target_fixture="folder")
def folder_of_a_file(tmp_path: Path, name: str, docstring: str) -> Path:
    """One file."""
    (tmp_path / name).write_text(docstring, encoding="utf-8")
    return tmp_path


@given(sentence('un dossier qui contient le fichier "{name}" en {encoding}:'), target_fixture="folder")
def folder_of_an_encoded_file(tmp_path: Path, name: str, encoding: str, docstring: str) -> Path:
    """One file, as a program of another age saved it."""
    (tmp_path / name).write_bytes(docstring.encode(encoding))
    return tmp_path


@given(sentence('un dossier qui contient l\'archive "{name}" de:'), target_fixture="folder")
def folder_of_an_archive(tmp_path: Path, name: str, datatable: Table) -> Path:
    """A ZIP file."""
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        for row in records(datatable):
            archive.writestr(row["fichier"], row["contenu"])
    return tmp_path


@when("on lit le dossier", target_fixture="received")
def read_folder(folder: Path) -> Received:
    """All that is in it, without looking for claims."""
    received = Received([], [], [])

    def told(source: str, notice: Notice) -> None:
        words = notice_words(notice)
        received.notices.append(plain(words if source == str(folder) else f"{name(source, folder)} : {words}"))

    with using_language("fr"):
        for found in read_articles([str(folder)], told=told):
            if isinstance(found, Article):
                received.articles.append(found)
            else:
                received.errors.append(plain(f"{name(found.source, folder)} : {found.message}"))
    return received


def name(source: str, folder: Path) -> str:
    """A source as it is named from its folder on."""
    return source.removeprefix(f"{folder}/")


@then("les articles lus sont:")
def articles_are(received: Received, folder: Path, datatable: Table) -> None:
    """Just these, in this order."""
    found = [
        {"source": name(one.source, folder), "sorte": KINDS[one.kind], "texte": plain(one.text)}
        for one in received.articles
    ]
    assert found == [row | {"texte": plain(row["texte"])} for row in records(datatable)]


@then("l'article lu est mot pour mot celui du fichier")
def article_is_verbatim(received: Received) -> None:
    """Whatever its encoding."""
    (article,) = received.articles
    assert article.text == "« L’été dernier, le pont a cédé », dit la préfète à l’hôtel de ville."


@then("les fiches sont:")
def files_are(received: Received, folder: Path, datatable: Table) -> None:
    """What the records say of their articles."""
    found = [
        {
            "source": name(one.source, folder),
            "titre": one.title or NOTHING,
            "média": one.outlet or NOTHING,
            "signataires": ", ".join(one.authors) or NOTHING,
            "date": one.published or NOTHING,
        }
        for one in received.articles
    ]
    assert found == records(datatable)


@then("les paragraphes laissés de côté sont:")
def paragraphs_left_out(received: Received, datatable: Table) -> None:
    """Those in other languages."""
    (article,) = received.articles
    found = [
        {"paragraphe": block.span.of(article.text), "raison": "autre langue"}
        for block in article.blocks
        if block.kind is BlockKind.OTHER_LANGUAGE
    ]
    assert found == records(datatable)


@then(sentence('on est averti: "{words}"'))
def notice_is(received: Received, words: str) -> None:
    """Just this notice."""
    assert received.notices == [words]


@then(sentence('il est dit: "{words}"'))
def error_is(received: Received, words: str) -> None:
    """Just this error."""
    assert received.errors == [words]
