"""A server that keeps everything loaded, as a newsroom meets it: with a stand-in for the checker."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.support.bare_server import BareServer, bare_server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
scenarios("serveur.feature")

ARTICLE = "Le pont de Valombre fermera lundi, a annoncé la préfète de la région.\n"


@dataclass
class Desk:
    """A server, the last command and what came of it."""

    server: BareServer
    environ: dict[str, str] = field(default_factory=lambda: {"FACTCHECK_SERVER": ""})
    command: list[str] = field(default_factory=list)
    outcome: tuple[int, str, str] = (0, "", "")
    answer: httpx.Response | None = None


@pytest.fixture
def started() -> Iterator[ExitStack]:
    """What ends with the scenario."""
    with ExitStack() as stack:
        yield stack


@given("un serveur qui fonctionne", target_fixture="desk")
def a_server(short_folder: Path, started: ExitStack) -> Desk:
    return Desk(started.enter_context(bare_server(short_folder)))


@given("un serveur qui fonctionne, avec son interface HTTP", target_fixture="desk")
def a_server_with_http(short_folder: Path, started: ExitStack) -> Desk:
    return Desk(started.enter_context(bare_server(short_folder, "--http", "0")))


@given("le serveur est arrêté")
def it_is_stopped(desk: Desk) -> None:
    desk.server.end()


@given("le serveur est tué")
def it_is_killed(desk: Desk) -> None:
    desk.server.process.kill()
    desk.server.process.wait()


@given("la rédaction ne veut pas du serveur")
def it_is_not_wanted(desk: Desk) -> None:
    desk.environ["FACTCHECK_SERVER"] = "off"


COMMANDS = {
    "demande la liste des affirmations": "list --lang fr",
    "fait analyser un fichier absent": "scan absent.txt --no-save --lang fr --width 60",
    "demande la version": "--version",
    "demande au serveur comment il va": "serve --status --lang fr",
}


@when(parsers.re(f"la rédaction (?P<what>{'|'.join(COMMANDS)})"))
def a_command(desk: Desk, what: str) -> None:
    desk.command = shlex.split(COMMANDS[what])
    desk.outcome = desk.server.run(*desk.command, env=desk.environ)


@when("un éditeur envoie un article sans jeton")
def an_article_without_token(desk: Desk) -> None:
    desk.answer = _sent(desk, {})


@when("un éditeur envoie un article avec le jeton")
def an_article_with_token(desk: Desk) -> None:
    token = Path(desk.server.status()["token"]).read_text(encoding="utf-8").strip()
    desk.answer = _sent(desk, {"Authorization": f"Bearer {token}"})


def _sent(desk: Desk, headers: dict[str, str]) -> httpx.Response:
    with httpx.Client(base_url=desk.server.status()["http"], trust_env=False, timeout=60) as client:
        return client.post("/v1/scan", content=ARTICLE.encode(), headers={**headers, "Content-Type": "text/plain"})


@then(parsers.parse("le serveur a exécuté {count:d} commande"))
def so_many_commands(desk: Desk, count: int) -> None:
    desk.server.wait_until(running=0, done=count)


@then("la réponse est celle de la commande seule")
def the_same_alone(desk: Desk) -> None:
    assert desk.outcome == desk.server.run(*desk.command, env={"FACTCHECK_SERVER": "off"})


@then("la commande réussit")
def it_succeeds(desk: Desk) -> None:
    assert (desk.outcome[0], desk.outcome[2]) == (0, "")


@then(parsers.parse("la réponse contient « {words} »"))
def it_says(desk: Desk, words: str) -> None:
    assert words in " ".join(desk.outcome[1].split())


@then(parsers.parse("la réponse HTTP est {status:d}"))
def http_status(desk: Desk, status: int) -> None:
    assert desk.answer is not None
    assert desk.answer.status_code == status


@then("la réponse HTTP est celle de la commande")
def http_answer(desk: Desk) -> None:
    assert desk.answer is not None
    assert desk.answer.text == desk.server.run("scan", "--no-save", "--format", "json", "-", stdin=ARTICLE.encode())[1]
