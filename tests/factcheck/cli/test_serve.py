"""The command that keeps everything loaded: asked how it is, told to end, started by itself and by others."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from factcheck.cli.program import UNUSABLE
from factcheck.cli.serve import NONE_RUNS
from factcheck.i18n import using_language
from factcheck.serving.client import connect
from factcheck.serving.places import socket_path
from tests.support.bare_server import BareServer, bare_server
from tests.support.commands import run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


@pytest.fixture
def server(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BareServer]:
    with bare_server(short_folder, "--idle", "5") as started:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_folder))
        yield started


@pytest.mark.parametrize("question", ["--status", "--stop"])
def test_without_a_server_there_is_none_to_ask(question: str) -> None:
    result = run("serve", question)
    assert (result.exit_code, result.stdout) == (NONE_RUNS, "no server runs\n")
    assert json.loads(run("serve", question, "--format", "json").stdout) is None


def test_a_server_says_how_it_is(server: BareServer) -> None:
    server.play("print()")
    server.wait_until(done=1)
    told = run("serve", "--status")
    assert told.exit_code == 0
    first, second, third, *rest = told.stdout.splitlines()
    assert first.startswith(f"a server runs: process {server.process.pid}, since ")
    assert (second, third) == ("0 commands are running, 1 is done", "ends after 5 min without a command")
    assert str(socket_path(server.environ)) in rest[0].replace("\n", "")
    assert rest[-1] == "nothing was refused"
    assert json.loads(run("serve", "--status", "--format", "json").stdout)["done"] == 1


def test_a_server_tells_what_it_refused_how_often_when_and_why(server: BareServer) -> None:
    for _time in range(2):
        assert server.run("last", env={"TZ": "Indian/Reunion"})[0] == UNUSABLE
    connection = connect(server.environ)
    assert connection is not None
    with connection:
        connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
        connection.recv(1)

    *_before, first, second = run("serve", "--status").stdout.splitlines()
    with using_language("en"):
        in_french = run("serve", "--status", "--lang", "fr").stdout.splitlines()[-1]
    document = json.loads(run("serve", "--status", "--format", "json").stdout)["refusals"]

    assert re.fullmatch(r"refused once, on .+ at .+: what came is no message of factcheck: too long a message", first)
    assert re.fullmatch(r"refused 2 times, last on .+: it was started otherwise: environment TZ", second)
    assert in_french.startswith("refusé 2 fois, la dernière le ")
    assert [(one["cause"], one["count"]) for one in document] == [("no_message", 1), ("started_otherwise", 2)]


def test_a_server_tells_what_its_http_api_refused(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_folder))
    with bare_server(short_folder, "--http", "0") as server:
        address = server.status()["http"]
        for _time in range(3):
            assert httpx.get(f"{address}/v1/health", trust_env=False).status_code == 401
        told = run("serve", "--status").stdout.splitlines()[-1]
        token = Path(server.status()["token"])
        token.write_text("another\n", encoding="utf-8")
        unknown = run("serve", "--status").stdout

    assert re.fullmatch(r"refused 3 times, last on .+: HTTP API: no token, or another one", told)
    assert "the HTTP API does not answer: what it refused is not known" in unknown


def test_a_server_is_told_to_end(server: BareServer) -> None:
    result = run("serve", "--stop")
    assert (result.exit_code, result.stdout) == (0, "the server ends\n")
    assert server.process.wait(30) == 0
    assert run("serve", "--status").exit_code == NONE_RUNS


def test_a_second_server_is_refused(server: BareServer) -> None:
    code, out, errors = server.run("serve")
    assert (code, out) == (UNUSABLE, "")
    assert errors.startswith("factcheck: a server runs already")


def test_it_does_not_take_the_place_of_a_process_that_runs_other_things() -> None:
    result = run("serve")
    assert result.exit_code == UNUSABLE
    assert "process of its own" in result.stderr


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "1e9", "x"])
def test_a_time_that_is_none_is_refused(value: str) -> None:
    assert run("serve", "--idle", value).exit_code == UNUSABLE


def test_where_no_process_can_be_forked_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    result = run("serve")
    assert result.exit_code == UNUSABLE
    assert "needs local sockets and fork" in result.stderr


def test_a_folder_that_is_too_far_away_for_a_socket_is_refused(short_folder: Path) -> None:
    far = short_folder / ("d" * 90)
    far.mkdir()
    with bare_server(short_folder) as server:
        code, _out, errors = server.run("serve", env={"XDG_RUNTIME_DIR": str(far)})
    assert code == UNUSABLE
    assert "too long for a socket" in errors
