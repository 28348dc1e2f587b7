"""Programs and addresses that are told of claims."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from factcheck.errors import FetchError, HookError
from factcheck.fetching.poster import Poster
from factcheck.reports.error_wording import error_words
from factcheck.watching.hooks import CommandHook, WebhookHook
from tests.support.bounds import FROZEN_S
from tests.support.loopback import html, running

pytestmark = [
    pytest.mark.usefixtures("surroundings"),
    pytest.mark.skipif(sys.platform == "win32", reason="programs of other systems"),
]

RECORD = b'{"id": "a1", "content": {"text": "Le pont ferme; $(touch pris)"}}\n'


def failure(hook: CommandHook) -> str:
    with pytest.raises(HookError) as caught:
        hook(RECORD)
    return error_words(caught.value)


def test_a_program_gets_the_claim_on_its_input(tmp_path: Path) -> None:
    CommandHook(f"tee '{tmp_path / 'le pont.json'}'")(RECORD)

    assert (tmp_path / "le pont.json").read_bytes() == RECORD


def test_no_shell_sees_the_command_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    CommandHook("echo $(touch un) > deux")(RECORD)
    assert list(tmp_path.iterdir()) == []

    CommandHook("echo $(touch un) > deux", shell=True)(RECORD)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deux", "un"]


def test_a_program_may_leave_its_input_unread() -> None:
    CommandHook("true")(b"x" * 1_000_000)


def test_what_a_program_prints_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    CommandHook("sh -c 'cat; echo plainte >&2'")(RECORD)

    assert capfd.readouterr() == ("", "")


def test_a_program_that_fails_is_told_with_the_end_of_its_complaint() -> None:
    words = failure(
        CommandHook("sh -c 'echo début; head -c 9000 /dev/zero | tr \"\\0\" x >&2; echo la fin >&2; exit 3'")
    )

    assert words.startswith("sh: ended with status 3: …xxx")
    assert words.endswith("xxxla fin")
    assert len(words) < 400


def test_the_command_is_named_by_its_first_word_as_others_may_be_secret() -> None:
    assert failure(CommandHook("sh -c 'exit 4' secret")) == "sh: ended with status 4"
    assert failure(CommandHook("false SECRET=x", shell=True)) == "false: ended with status 1"


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    assert failure(CommandHook(f"{tmp_path}/absent x")) == (
        f"{tmp_path}/absent: cannot be started (No such file or directory)"
    )


@pytest.mark.parametrize("command", ["", "  ", "cat 'ouvert"])
def test_what_is_no_command_is_refused_at_once(command: str) -> None:
    with pytest.raises(HookError, match="hook-not-started"):
        CommandHook(command)


def test_a_program_is_stopped_when_its_time_is_up_with_all_that_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    hook = CommandHook(f"sh -c 'sleep 60 & echo $! > {mark}; wait'", seconds=0.4)
    begin = time.monotonic()

    assert failure(hook) == "sh: stopped after 1 s without an end"
    assert time.monotonic() - begin < FROZEN_S
    child = int(mark.read_text())
    while is_alive(child) and time.monotonic() - begin < 10:
        time.sleep(0.01)
    assert not is_alive(child)


def is_alive(process: int) -> bool:
    """Whether a process runs; one that is dead waits as a zombie for whoever takes note of its end."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text()
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] not in "ZX"


def test_an_address_gets_the_claim() -> None:
    with running({"/crochet": html("")}) as server:
        WebhookHook(Poster(f"http://127.0.0.1:{server.port}/crochet", allow_private=True))(RECORD)
        assert [(request.path, request.body) for request in server.asked] == [("/crochet", RECORD)]

        hook = WebhookHook(Poster(f"http://127.0.0.1:{server.port}/autre/secret", allow_private=True))
        with pytest.raises(FetchError) as caught:
            hook(RECORD)
        assert "secret" not in error_words(caught.value)
        assert hook.name == f"http://127.0.0.1:{server.port}"
