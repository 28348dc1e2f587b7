"""Pages of the web: asked for politely, refused where they lead astray, kept as they came."""

from __future__ import annotations

import io
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from pytest_bdd import given, scenarios, then, when
from warcio.archiveiterator import ArchiveIterator

from factcheck.cli.commands import cli
from factcheck.errors import FetchError
from factcheck.fetching.fetched import Fetched, Unchanged
from factcheck.fetching.fetcher import Fetcher
from factcheck.i18n import using_language
from factcheck.reports.error_wording import error_words
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import load_scale
from tests.features.sentences import sentence
from tests.support.certificates import certificate_for
from tests.support.factories import port
from tests.support.loopback import Net, Server, html, net_of, redirect, running

scenarios("pages_web.feature")


@dataclass(slots=True)
class Reader:
    """Somebody who asks for pages: what came of it, and where it is kept."""

    net: Net
    server: Server
    fetcher: Fetcher
    db: str
    found: Fetched | Unchanged | None = None
    refusal: str = ""
    answers: list[Result] = field(default_factory=list)

    def ask(self, url: str, before: Fetched | None = None) -> None:
        try:
            self.found = self.fetcher.fetch(url, before.validators if before else None)
        except FetchError as error:
            with using_language("fr"):
                self.refusal = error_words(error)

    @property
    def page(self) -> Fetched:
        assert isinstance(self.found, Fetched), self.refusal
        return self.found

    def keep(self, original: Fetched | None) -> None:
        store = open_store(self.db)
        save_scan(store, port(), machine="labels 1", matching=load_scale().matching, original=original)
        store.close()

    def archive(self) -> Result:
        with using_language("fr"):
            return CliRunner().invoke(cli, ["archive", port().article.id, "--db", self.db], prog_name="factcheck")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate_for("presse.example", tmp_path_factory.mktemp("tls"))


@pytest.fixture
def reader(certificate: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Reader]:
    """In a net where presse.example is a server of the test's own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with running({}, context) as server:
        net = net_of(monkeypatch, server)
        net.names |= {"127.0.0.1": ["127.0.0.1"], "169.254.169.254": ["169.254.169.254"], "::1": ["::1"]}
        net.names |= {"intranet.example": ["10.0.0.8"]}
        with net.fetcher() as fetcher:
            yield Reader(net, server, fetcher, str(tmp_path / "pages.sqlite"))


def path_of(url: str) -> str:
    return urlsplit(url).path


def plain(words: str) -> str:
    """Words as features write them: straight apostrophes."""
    return words.replace("’", "'").replace("\u00a0", " ")


@given(sentence('la page "{url}" qui dit "{words}"'))
def publish(url: str, words: str, reader: Reader) -> None:
    """A page that is there."""
    reader.server.routes[path_of(url)] = html(f"<p>{words}</p>")


@given(sentence('"{url}" renvoie à "{target}"'))
def lead_on(url: str, target: str, reader: Reader) -> None:
    """A page that has moved."""
    reader.server.routes[path_of(url)] = redirect(target, 301)


@given(sentence("le site demande aux programmes de ne pas prendre ses pages"))
def forbid(reader: Reader) -> None:
    """What robots.txt is for."""
    reader.server.routes["/robots.txt"] = html("User-agent: *\nDisallow: /")


@given(sentence("le site ne peut dire ce qu'il permet"))
def fail_to_tell(reader: Reader) -> None:
    """Its robots.txt cannot be had."""
    reader.server.routes["/robots.txt"] = html("", status=503)


@given(sentence('la page "{url}" ne finit pas'))
def go_on(url: str, reader: Reader) -> None:
    """A page that sends more and more."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            for _number in range(300):
                handler.wfile.write(b"x" * 100_000)

    reader.server.routes[path_of(url)] = route


@given(sentence('le serveur marque les versions de "{url}"'))
def mark_versions(url: str, reader: Reader) -> None:
    """An answer with an ETag, and 304 to whoever has it."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        same = handler.headers["If-None-Match"] == '"v1"'
        html("" if same else "<rss/>", status=304 if same else 200, length=None, etag='"v1"')(handler)

    reader.server.routes[path_of(url)] = route


@when(sentence('on demande "{url}"'))
def ask(url: str, reader: Reader) -> None:
    """Fetch an address."""
    reader.ask(url)


@when(sentence('on demande de nouveau "{url}" s\'il a changé'))
def ask_again(url: str, reader: Reader) -> None:
    """Fetch it with the marks of the version that was had."""
    reader.ask(url, reader.page)


@when(sentence("l'article qui en est tiré est gardé"))
def keep_article(reader: Reader) -> None:
    """The scan of an article that was read from the page."""
    reader.keep(reader.page)


@when(sentence("un article lu dans un fichier est gardé"))
def keep_file(reader: Reader) -> None:
    """The scan of an article that was read from a file."""
    reader.keep(None)


@when(sentence('la page "{url}" disparaît'))
def vanish(url: str, reader: Reader) -> None:
    """The server has it no more."""
    del reader.server.routes[path_of(url)]


@then(sentence('la page dit "{words}"'))
def page_says(words: str, reader: Reader) -> None:
    assert words in reader.page.data.decode()


@then(sentence('elle vient de "{url}"'))
def page_is_from(url: str, reader: Reader) -> None:
    assert reader.page.final_url == url


@then(sentence("le serveur sait que c'est le programme qui demande"))
def program_is_told(reader: Reader) -> None:
    assert {request.headers["user-agent"].partition("/")[0] for request in reader.server.asked} == {"factcheck"}


@then(sentence('rien n\'est rendu, avec les mots "{words}"'))
def nothing_is_given(words: str, reader: Reader) -> None:
    assert reader.found is None
    assert words in plain(reader.refusal)


@then(sentence("la page n'a pas été demandée au serveur"))
def page_was_not_asked_for(reader: Reader) -> None:
    assert reader.server.paths == []


@then(sentence("une seconde au moins sépare les demandes"))
def requests_are_apart(reader: Reader) -> None:
    # The first was for robots.txt; the clock of the test does not wait.
    assert len(reader.server.asked) == 3
    assert [round(pause) for pause in reader.net.slept] == [1, 1]


@then(sentence("le serveur répond que rien n'a changé"))
def nothing_has_changed(reader: Reader) -> None:
    assert isinstance(reader.found, Unchanged), reader.refusal


@then(sentence("l'archive de l'article contient la page qui dit \"{words}\""))
def archive_holds(words: str, reader: Reader) -> None:
    answer = reader.archive()
    assert answer.exit_code == 0, answer.stderr
    records = ArchiveIterator(io.BytesIO(answer.stdout_bytes), check_digests="raise")
    (page,) = [record.content_stream().read().decode() for record in records if record.rec_type == "response"]
    assert words in page


@then(sentence("l'archive dit qu'elle vient de \"{url}\""))
def archive_tells(url: str, reader: Reader) -> None:
    records = ArchiveIterator(io.BytesIO(reader.archive().stdout_bytes))
    found = {record.rec_headers.get_header("WARC-Target-URI") for record in records if record.rec_type == "response"}
    assert found == {url}


@then(sentence("il n'y a pas d'archive, avec les mots \"{words}\""))
def archive_is_refused(words: str, reader: Reader) -> None:
    answer = reader.archive()
    assert answer.exit_code == 2
    assert words in plain(answer.stderr)
