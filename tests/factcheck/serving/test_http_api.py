"""The HTTP API, asked over the network of this computer: its answers, its refusals, and what it says of itself."""

from __future__ import annotations

import asyncio
import gzip
import importlib
import json
import os
import signal
import socket
import stat
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import pytest
from aiohttp.test_utils import TestClient, TestServer

from factcheck.cli.commands import cli
from factcheck.serving.http_api import ApiSettings, make_api
from factcheck.serving.openapi import CLAIM_FILTERS, MAX_BODY, openapi
from factcheck.serving.relay import Outcome, RelayError, run_on_server
from tests.support.bare_server import BareServer, bare_server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

TEXT = "Le pont de Valombre fermera lundi, a annoncé la préfète de la région.\n"
jsonschema: Any = importlib.import_module("jsonschema")
ORIGIN = "https://cms.example"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareServer]:
    with bare_server(tmp_path_factory.mktemp("h"), "--http", "0", "--allow-origin", ORIGIN) as started:
        yield started


@pytest.fixture(scope="module")
def api(server: BareServer) -> Iterator[httpx.Client]:
    """Whoever has read the token."""
    told = server.status()
    token = Path(told["token"])
    assert stat.S_IMODE(token.stat().st_mode) == 0o600
    bearer = {"Authorization": f"Bearer {token.read_text(encoding='utf-8').strip()}"}
    with httpx.Client(base_url=told["http"], headers=bearer, trust_env=False, timeout=60) as client:
        yield client


def scan(api: httpx.Client, text: str | bytes = TEXT, kind: str = "text/plain", **parameters: str) -> httpx.Response:
    return api.post("/v1/scan", content=text, headers={"Content-Type": kind}, params=parameters)


def checked(answer: httpx.Response, path: str, method: str = "get") -> Any:
    """The JSON of an answer, which is what the document says of that status."""
    document = openapi(1)
    told = document["paths"][path][method]["responses"][str(answer.status_code)]["content"]["application/json"]
    schema = {**told["schema"], "components": document["components"]}
    jsonschema.validate(answer.json(), schema, cls=jsonschema.Draft202012Validator)
    return answer.json()


def error(answer: httpx.Response) -> dict[str, str]:
    told: dict[str, str] = answer.json()["error"]
    assert set(told) == {"where", "found", "expected", "do"}
    return told


# --- Answers ---------------------------------------------------------------------------------------------------------


def test_a_scan_answers_what_the_command_writes(api: httpx.Client, server: BareServer) -> None:
    answer = scan(api)
    assert answer.status_code == 200
    assert len(checked(answer, "/v1/scan", "post")["articles"][0]["claims"]) == 1
    by_command = server.run("scan", "--no-save", "--format", "json", "-", stdin=TEXT.encode())
    assert (0, answer.text, "") == by_command


@pytest.mark.parametrize(("form", "kind"), [("html", "text/html"), ("markdown", "text/markdown")])
def test_a_scan_answers_in_other_forms(api: httpx.Client, form: str, kind: str) -> None:
    answer = scan(api, format=form)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")
    assert "to verify" in answer.text


def test_text_is_read_in_the_character_set_that_its_sender_names(api: httpx.Client) -> None:
    answer = scan(api, TEXT.encode("utf-16"), "text/plain; charset=utf-16")
    assert answer.json()["articles"][0]["text"] == TEXT


def test_what_is_kept_is_found_again(api: httpx.Client) -> None:
    saved = scan(api, save="true").json()["articles"][0]["claims"][0]
    found = checked(api.get("/v1/claims", params={"words": "Le", "limit": "5"}), "/v1/claims")
    assert [claim["id"] for claim in found["claims"]] == [saved["id"]]
    dossier = checked(api.get(f"/v1/claims/{saved['id']}"), "/v1/claims/{id}")
    assert saved["id"] in json.dumps(dossier)
    assert api.get("/v1/claims", params=[("label", "allegation"), ("label", "established_fact")]).json() == {
        "claims": []
    }


def test_it_says_how_it_is_and_what_it_can(api: httpx.Client) -> None:
    assert api.get("/v1/health", headers={"Origin": "https://elsewhere.example"}).status_code == 403
    health = checked(api.get("/v1/health"), "/v1/health")
    assert health["status"] == "ok"
    assert (health["refusals"][0]["cause"], health["refusals"][0]["what"]) == (
        "http_origin",
        "https://elsewhere.example",
    )
    document = checked(api.get("/v1/openapi.json"), "/v1/openapi.json")
    assert document["servers"] == [{"url": str(api.base_url).rstrip("/")}]


def test_the_filters_are_the_options_of_the_command() -> None:
    options = {option.removeprefix("--") for p in cli.commands["list"].params for option in p.opts if option[1] == "-"}
    others = {"format", "output", "db", "help", "lang", "width", "color"}
    assert set(CLAIM_FILTERS) == options - others


# --- Refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer wrong", "Basic {token}", "{token}", "Bearer {token}x", "Bearer é"],
)
@pytest.mark.parametrize("path", ["/v1/health", "/v1/claims", "/v1/openapi.json", "/no/such/address"])
def test_without_the_token_nothing_is_answered(api: httpx.Client, authorization: str | None, path: str) -> None:
    token = api.headers["Authorization"].removeprefix("Bearer ")
    headers = [] if authorization is None else [(b"Authorization", authorization.format(token=token).encode())]
    with httpx.Client(base_url=api.base_url, trust_env=False) as stranger:
        answer = stranger.get(path, headers=headers)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert error(answer)["where"] == "Authorization"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost", "", "127.0.0.1:1"])
def test_another_host_is_refused_even_with_the_token(api: httpx.Client, host: str) -> None:
    answer = api.get("/v1/health", headers={"Host": host})
    assert (answer.status_code, error(answer)["where"]) == (403, "Host")


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "https://cms.example.evil.example", "http://cms.example"]
)
def test_pages_of_other_origins_are_refused(api: httpx.Client, origin: str) -> None:
    answer = api.get("/v1/health", headers={"Origin": origin})
    assert (answer.status_code, error(answer)["where"]) == (403, "Origin")
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("name", ["Host", "Origin"])
@pytest.mark.parametrize("said", ["é.example".encode(), "é.example".encode("latin-1"), b"\xff\xfe"])
def test_what_is_no_ascii_is_refused_as_well(api: httpx.Client, name: str, said: bytes) -> None:
    answer = api.get("/v1/health", headers=[(name.encode(), said)])
    assert (answer.status_code, error(answer)["where"]) == (403, name)


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_body_that_is_not_packed_as_it_says_is_a_wrong_request(api: httpx.Client, packing: str) -> None:
    headers = {"Content-Type": "text/plain", "Content-Encoding": packing}
    answer = api.post("/v1/scan", content=b"Le pont est ferme.", headers=headers)
    assert (answer.status_code, error(answer)["where"]) == (400, "body")
    assert api.get("/v1/health").status_code == 200


@pytest.mark.parametrize(
    ("body", "packing", "status"),
    [
        (gzip.compress(TEXT.encode(), mtime=0), "gzip", 200),
        (zlib.compress(TEXT.encode()), "deflate", 200),
        (gzip.compress(b"a" * (MAX_BODY + 1), mtime=0), "gzip", 413),
        (TEXT.encode(), "br", 415),
    ],
)
def test_a_packed_body_is_unpacked(api: httpx.Client, body: bytes, packing: str, status: int) -> None:
    headers = {"Content-Type": "text/plain; charset=utf-8", "Content-Encoding": packing}
    answer = api.post("/v1/scan", content=body, headers=headers)
    assert answer.status_code == status
    if status == 200:
        assert answer.content == scan(api).content


def test_pages_of_an_allowed_origin_are_answered(api: httpx.Client) -> None:
    with httpx.Client(base_url=api.base_url, trust_env=False) as browser:
        asked = browser.options("/v1/scan", headers={"Origin": ORIGIN, "Access-Control-Request-Method": "POST"})
    assert asked.status_code == 204
    assert "Authorization" in asked.headers["Access-Control-Allow-Headers"]
    answer = api.get("/v1/health", headers={"Origin": ORIGIN})
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, ORIGIN)


def test_nothing_answered_may_run_or_be_kept_by_a_browser(api: httpx.Client) -> None:
    headers = scan(api, "<script>alert(1)</script> a dit.", format="html").headers
    assert "sandbox" in headers["Content-Security-Policy"]
    assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")


@pytest.mark.parametrize(
    ("path", "parameters", "where"),
    [
        ("/v1/claims", {"limit": "x"}, "limit=x"),
        ("/v1/claims", {"status": "--help"}, "status=--help"),
        ("/v1/claims", {"db": "/etc/passwd"}, "?"),
        ("/v1/claims", {"changed": "perhaps"}, "?changed"),
        ("/v1/claims", {"lang": "de"}, "?lang"),
        ("/v1/health", {"x": "1"}, "?"),
    ],
)
def test_wrong_parameters_are_named(api: httpx.Client, path: str, parameters: Mapping[str, str], where: str) -> None:
    answer = api.get(path, params=parameters)
    assert answer.status_code == 400
    assert error(answer)["where"] == where


@pytest.mark.parametrize("name", ["abcdef", "abcdef-3", "--help", "..%2f..%2fetc", "x", "a" * 5000])
def test_a_claim_that_is_not_there_is_not_found(api: httpx.Client, name: str) -> None:
    answer = api.get(f"/v1/claims/{name}")
    assert answer.status_code == 404
    error(answer)


def test_messages_come_in_the_language_that_is_asked_for(api: httpx.Client) -> None:
    assert "aucune" in error(api.get("/v1/claims/abcdef", params={"lang": "fr"}))["found"]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (b"", "text/plain", 422),
        (b" \n", "text/plain", 422),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image/png", 415),
        (b"\0\1\2\3" * 50, "application/octet-stream", 422),
        (TEXT.encode(), "text/plain; charset=klingon", 415),
        (b"\xff\xff", "text/plain; charset=ascii", 415),
        (b"%PDF-1.4 broken", "application/pdf", 422),
        (b"x" * (MAX_BODY + 1), "text/plain", 413),
    ],
)
def test_what_is_no_article_is_refused(api: httpx.Client, text: bytes, kind: str, status: int) -> None:
    answer = scan(api, text, kind)
    assert answer.status_code == status
    assert error(answer)["found"]


def test_other_methods_are_refused(api: httpx.Client) -> None:
    answer = api.put("/v1/scan")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "data", [b"\0" * 1000, b"GET / HTTP/9.9\r\n\r\n", b"POST /v1/scan HTTP/1.1\r\nContent-Length: x\r\n\r\n"]
)
def test_garbage_is_refused_and_costs_nothing(api: httpx.Client, data: bytes) -> None:
    port = api.base_url.port
    assert port is not None
    with socket.create_connection(("127.0.0.1", port), 30) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        assert b"200 OK" not in connection.recv(1000)
    assert api.get("/v1/health").status_code == 200


# --- Time ------------------------------------------------------------------------------------------------------------


def asked(path: str, body: Any, outcome: Any = None) -> tuple[int, dict[str, str]]:
    """What is answered in this process, by an API with little patience."""

    async def ask() -> tuple[int, dict[str, str]]:
        settings = ApiSettings(port=1, token="t", environ={}, seconds=0.1, reading=0.1)
        async with TestClient(TestServer(make_api(settings))) as client:
            headers = {"Authorization": "Bearer t", "Host": "127.0.0.1:1", "Content-Type": "text/plain"}
            answer = await client.post(path, data=body, headers=headers)
            return answer.status, (await answer.json())["error"]

    with mock.patch("factcheck.serving.http_api.run_on_server", side_effect=outcome):
        return asyncio.run(ask())


def test_a_body_that_drips_is_given_up() -> None:
    async def drip() -> Any:
        yield b"Le pont"
        await asyncio.sleep(5)

    assert asked("/v1/scan", drip())[0] == 408


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (RelayError(late=True), 504),
        (RelayError(), 503),
        ([Outcome(code=-11, output=b"", messages="")], 500),
    ],
)
def test_a_command_that_fails_is_told_apart(outcome: Any, status: int) -> None:
    assert asked("/v1/scan", TEXT, outcome)[0] == status


# --- The relay -------------------------------------------------------------------------------------------------------


@pytest.fixture
def as_a_client(server: BareServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process passes for one that was started as the server was."""
    same = server.identity()
    monkeypatch.setattr("factcheck.serving.request.identity", lambda _environ: same)


@pytest.mark.usefixtures("as_a_client")
def test_a_command_that_takes_too_long_is_ended(server: BareServer) -> None:
    with pytest.raises(RelayError) as raised:
        run_on_server(["play", "import time; time.sleep(60)"], b"", environ_of(server), 0.5)
    assert raised.value.late
    server.wait_until(running=0)


@pytest.mark.usefixtures("as_a_client")
def test_a_crash_is_an_outcome(server: BareServer) -> None:
    assert run_on_server(["play", "import os; os.kill(os.getpid(), 11)"], b"", environ_of(server), 30).code == -11


def test_without_a_server_nothing_is_run(short_folder: Path) -> None:
    with pytest.raises(RelayError):
        run_on_server(["play", "pass"], b"", {"XDG_RUNTIME_DIR": str(short_folder)}, 30)


def environ_of(server: BareServer) -> Mapping[str, str]:
    return server.environ


def test_the_token_goes_with_the_server(short_folder: Path) -> None:
    with bare_server(short_folder, "--http", "0") as server:
        token = Path(server.status()["token"])
        assert token.exists()
    assert not token.exists()


def test_a_port_that_is_taken_is_told(short_folder: Path) -> None:
    other = short_folder / "o"
    other.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as taken, bare_server(short_folder) as server:
        code, _out, errors = server.run(
            "serve", f"--http={taken.getsockname()[1]}", env={"XDG_RUNTIME_DIR": str(other)}
        )
    assert code == 2
    assert "cannot be offered there" in errors


def test_an_api_that_has_ended_is_told_no_longer(short_folder: Path) -> None:
    with bare_server(short_folder, "--http", "0") as server:
        told = server.status()
        assert "http" in told
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        (process,) = children.read_text(encoding="utf-8").split()
        os.kill(int(process), signal.SIGKILL)
        server.wait_until(http=None)
        assert not Path(told["token"]).exists()
