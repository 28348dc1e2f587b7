"""A server and its clients, in processes of their own: what comes of commands is what came of them alone."""

from __future__ import annotations

import os
import pty
import resource
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from factcheck.serving import control
from factcheck.serving.client import LOST, connect
from factcheck.serving.places import socket_path
from factcheck.serving.protocol import send
from factcheck.serving.request import request
from tests.support.bare_server import ROOT, BareServer, bare_server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

WAITS = "import sys, time\nprint('here', flush=True)\nwhile True: time.sleep(0.01)"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareServer]:
    with bare_server(tmp_path_factory.mktemp("s"), "--most", "4") as started:
        yield started


def alone(server: BareServer, *argv: str, **how: object) -> tuple[int, str, str]:
    env = {**server.environ, "FACTCHECK_SERVER": "off", **how.pop("env", {})}  # type: ignore[dict-item]
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *argv],
        env=env, cwd=ROOT, capture_output=True, check=False, timeout=60, **how,  # type: ignore[call-overload]
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def begun(server: BareServer, code: str = WAITS, **how: object) -> subprocess.Popen[bytes]:
    """A command in whose child the code runs."""
    process = server.begin("play", code, **how)
    assert process.stdout is not None
    assert process.stdout.readline() == b"here\n"
    return process


def ended(process: subprocess.Popen[bytes]) -> int:
    with process:
        process.communicate(timeout=30)
    return process.returncode


# --- The same as alone -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "argv",
    [
        ("--version",),
        ("scan", "--help"),
        ("--lang", "fr", "scan", "--help"),
        ("rules", "--help", "--lang=fr"),
        ("scan", "--no-such-option"),
        ("scan", "no-such-file.txt", "--no-save"),
        ("list",),
        ("no-such-command",),
    ],
)
def test_a_command_writes_and_ends_as_it_does_alone(server: BareServer, argv: tuple[str, ...]) -> None:
    assert server.run(*argv) == alone(server, *argv)


@pytest.mark.parametrize(
    "environ",
    [{"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "fr_FR.UTF-8"}, {"FACTCHECK_LANG": "fr"}, {"COLUMNS": "40"}],
)
def test_language_and_width_are_those_of_the_client(server: BareServer, environ: dict[str, str]) -> None:
    assert server.run("scan", "--help", env=environ) == alone(server, "scan", "--help", env=environ)


def test_a_child_has_the_clients_environment_folder_and_mask(server: BareServer, short_folder: Path) -> None:
    code = "import os, sys; print(os.getcwd(), os.environ['HERE'], oct(os.umask(0)), sys.argv[2:] == sys.argv[-1:])"
    mask = os.umask(0o027)
    try:
        result = server.play(code, cwd=short_folder, env={"HERE": "là", "PYTHONPATH": str(ROOT)})
    finally:
        os.umask(mask)

    assert result == (0, f"{short_folder} là 0o27 True\n", "")


def test_standard_input_is_the_clients(server: BareServer) -> None:
    assert server.play("import sys; print(sys.stdin.read().upper())", stdin="à vous".encode()) == (0, "À VOUS\n", "")


def test_streams_that_are_closed_are_closed_in_the_child(server: BareServer) -> None:
    code = "import sys; print(sys.stdin is None, file=sys.stderr)"
    process = server.begin("play", code, stdin=None, preexec_fn=lambda: os.close(0))
    with process:
        _out, errors = process.communicate(timeout=30)
    assert errors == b"True\n"


def test_a_reader_that_closes_the_pipe_is_met_as_alone(server: BareServer) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with server.begin("scan", "--help", stdout=writing) as process:
        os.close(writing)
        _out, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, b"")


def test_the_pipe_ends_with_the_command(server: BareServer) -> None:
    # Neither the server nor a command beside it holds the other end.
    beside = begun(server)
    assert server.play("print('over')") == (0, "over\n", "")
    beside.terminate()
    ended(beside)


@pytest.mark.parametrize(
    ("code", "exit_code"), [("raise SystemExit(7)", 7), ("1 / 0", 1), ("import os; os._exit(9)", 9)]
)
def test_exit_codes_are_the_childs(server: BareServer, code: str, exit_code: int) -> None:
    assert server.play(code)[0] == exit_code


def test_a_terminal_is_the_clients(server: BareServer) -> None:
    ours, theirs = pty.openpty()
    code = "import os, sys; print(sys.stdin.isatty(), sys.stdout.isatty(), os.get_terminal_size().columns)"
    import fcntl
    import termios

    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 91, 0, 0))
    with server.begin("play", code, stdin=theirs, stdout=theirs, start_new_session=True) as process:
        os.close(theirs)
        assert process.wait(30) == 0
        assert os.read(ours, 100) == b"True True 91\r\n"
    os.close(ours)


def test_a_child_starts_with_fresh_randomness_and_few_open_files(server: BareServer) -> None:
    code = "import os, random; print(random.random(), len(os.listdir('/proc/self/fd')))"
    first, second = (server.play(code)[1].split() for _time in range(2))
    assert first[0] != second[0]
    if sys.platform.startswith("linux"):
        # Three streams, and the folder that is being listed.
        assert first[1] == "4"


# --- Signals ---------------------------------------------------------------------------------------------------------


def test_an_interrupt_reaches_the_command(server: BareServer) -> None:
    code = (
        "import sys, time\ntry:\n    print('here', flush=True)\n    time.sleep(60)\n"
        "except KeyboardInterrupt:\n    sys.exit(130)"
    )
    process = begun(server, code)
    process.send_signal(signal.SIGINT)
    assert ended(process) == 130


def test_an_interrupt_stops_a_scan_that_waits_for_its_input(server: BareServer) -> None:
    process = server.begin("scan", "--no-save", "-", stdin=subprocess.PIPE)
    server.wait_until(running=1)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    with process:
        out, errors = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in errors


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_that_ends_the_command_ends_the_client(server: BareServer, number: signal.Signals) -> None:
    process = begun(server)
    process.send_signal(number)
    assert ended(process) == -number


def test_a_signal_that_was_ignored_stays_ignored(server: BareServer) -> None:
    code = "import signal; print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)"
    how = {"preexec_fn": lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)}
    assert server.play(code, **how) == (0, "True\n", "")


def test_a_window_that_changes_is_told(server: BareServer) -> None:
    code = (
        "import signal, sys, time\nsignal.signal(signal.SIGWINCH, lambda *_: sys.exit(5))\n"
        "print('here', flush=True)\nwhile True: time.sleep(0.01)"
    )
    process = begun(server, code)
    process.send_signal(signal.SIGWINCH)
    assert ended(process) == 5


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the state of a process, from /proc")
def test_a_command_that_is_stopped_goes_on_when_its_client_does(server: BareServer) -> None:
    process = begun(
        server, "import os, time\nprint('here', flush=True)\ntime.sleep(0.2)\nprint(os.getpid(), flush=True)"
    )
    process.send_signal(signal.SIGTSTP)
    until = time.monotonic() + 30
    while _state(process.pid) != "T":
        assert time.monotonic() < until
        time.sleep(0.02)
    process.send_signal(signal.SIGCONT)
    assert ended(process) == 0


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


# --- What goes wrong -------------------------------------------------------------------------------------------------


def test_a_crash_costs_its_command_only(server: BareServer) -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    how = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE))}
    assert server.play(code, **how)[0] == -signal.SIGSEGV
    assert server.play("print('next')") == (0, "next\n", "")


def test_a_command_ends_when_its_client_is_killed(server: BareServer) -> None:
    process = begun(server)
    process.kill()
    ended(process)
    server.wait_until(running=0)


def test_a_command_that_heeds_no_end_is_killed_with_its_client(server: BareServer) -> None:
    process = begun(server, "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + WAITS)
    process.kill()
    ended(process)
    server.wait_until(running=0)


def raw(server: BareServer) -> socket.socket:
    connection = connect(server.environ)
    assert connection is not None
    return connection


def is_hung_up(connection: socket.socket) -> bool:
    connection.settimeout(30)
    try:
        return connection.recv(100) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\xff\xff\xff\xff",
        b"\0\0\0\1{",
        b"\0\0\0\2[]",
        b"\0\0\0\2{}",
        struct.pack(">I", 200_000) + b"[" * 200_000,
        struct.pack(">I", 14) + b'{"argv": 12345',
        b'\0\0\0\x0c{"go": true}',
    ],
)
def test_what_is_no_message_is_hung_up_on(server: BareServer, data: bytes) -> None:
    with raw(server) as connection:
        connection.sendall(data)
        assert is_hung_up(connection)
    assert server.play("print('next')") == (0, "next\n", "")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("argv", []), ("argv", "scan"), ("argv", [1]), ("argv", ["a\0b"]), ("argv", None),
        ("environ", []), ("environ", {"A": 1}), ("environ", {"": "x"}), ("environ", {"A=B": "x"}),
        ("identity", 7), ("identity", {"user": []}),
        ("umask", -1), ("umask", True), ("umask", 10**30), ("umask", "022"),
        ("ignored", 3), ("ignored", [10**30]), ("blocked", [-1]), ("blocked", [[]]), ("blocked", {}),
        ("streams", []), ("streams", {}), ("streams", {"stdin": 1, "stdout": None, "stderr": None}),
        ("streams", {"stdin": {"encoding": 8}, "stdout": None, "stderr": None}),
    ],
)  # fmt: skip
def test_a_request_that_is_wrong_in_a_part_costs_its_client_only(server: BareServer, name: str, wrong: object) -> None:
    with raw(server) as connection:
        send(connection, {**request(["play", "pass"], server.environ), name: wrong})
        assert is_hung_up(connection)
    assert server.status()["running"] == 0


@pytest.mark.parametrize("number", [10**30, 9, True, 2.5, []])
def test_only_signals_that_are_passed_on_reach_a_command(server: BareServer, number: object) -> None:
    message = {**request(["play", "import time; time.sleep(0.2); print('done')"], server.environ)}
    message |= {"identity": server.identity(), "streams": dict.fromkeys(("stdin", "stdout", "stderr"))}
    with raw(server) as connection, Path(os.devnull).open("r+b") as null:
        send(connection, message)
        connection.settimeout(30)
        assert b"ready" in connection.recv(100)
        folder = os.open("/", os.O_RDONLY)
        send(connection, {"go": True}, (folder, null.fileno(), null.fileno(), null.fileno()))
        os.close(folder)
        send(connection, {"signal": number})
        assert b'"ended": 0' in connection.recv(100)
    assert server.play("print('next')") == (0, "next\n", "")


def test_half_a_message_holds_nobody_up(server: BareServer) -> None:
    with raw(server) as connection:
        connection.sendall(b"\0\0\1\0{")
        assert server.play("print('next')") == (0, "next\n", "")
        assert is_hung_up(connection)


def test_too_many_open_files_are_closed_again(server: BareServer) -> None:
    for _time in range(3):
        with raw(server) as connection:
            send(connection, {"ask": "status"}, [0] * 40)
            assert is_hung_up(connection)
    if sys.platform.startswith("linux"):
        # The streams, the lock, the socket, the loop's own three; clients of other tests may be on their way out.
        until = time.monotonic() + 10
        while len(found := list(Path(f"/proc/{server.process.pid}/fd").iterdir())) > 10:
            assert time.monotonic() < until, found
            time.sleep(0.02)


def test_nothing_runs_before_the_client_says_go(server: BareServer, short_folder: Path) -> None:
    message = request(["play", f"open({str(short_folder / 'made')!r}, 'w')"], server.environ)
    message |= {"streams": dict.fromkeys(("stdin", "stdout", "stderr"))}
    message["identity"] = server.identity()
    with raw(server) as connection:
        send(connection, message)
        assert b"ready" in connection.recv(100)
    server.wait_until(running=0)
    assert not (short_folder / "made").exists()


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"FACTCHECK_THREADS": "2"}, "environment FACTCHECK_THREADS"),
        ({"MALLOC_ARENA_MAX": "1"}, "environment MALLOC_ARENA_MAX"),
        ({"TZ": "Europe/Paris"}, "environment TZ"),
    ],
)
def test_who_was_started_otherwise_works_alone(server: BareServer, environ: dict[str, str], named: str) -> None:
    code, out, errors = server.run("--version", env=environ)
    assert (code, out) == (2, "")
    assert f"(it was started otherwise: {named})" in errors
    assert server.run("--version", env={**environ, "FACTCHECK_SERVER": ""})[0] == 0


@pytest.mark.parametrize("language", ["xx_XX.UTF-8", "C", ""])
def test_a_locale_that_is_not_installed_is_utf_8_by_another_way(server: BareServer, language: str) -> None:
    assert server.play("print('là')", env={"LC_ALL": "", "LANG": language}) == (0, "là\n", "")


def test_beyond_so_many_commands_others_work_alone(server: BareServer) -> None:
    many = [begun(server) for _number in range(4)]
    assert "may: 4)" in server.play("print('fifth')")[2]
    assert server.run("--version", env={"FACTCHECK_SERVER": ""})[0] == 0
    for process in many:
        process.terminate()
        ended(process)


def test_a_server_that_hangs_holds_a_command_up_for_a_moment_only(server: BareServer) -> None:
    server.process.send_signal(signal.SIGSTOP)
    try:
        assert server.run("--version", env={"FACTCHECK_SERVER": ""})[0] == 0
    finally:
        server.process.send_signal(signal.SIGCONT)
    assert server.play("print('next')") == (0, "next\n", "")


# --- From start to end -----------------------------------------------------------------------------------------------


def test_its_socket_is_nobody_elses(server: BareServer) -> None:
    path = socket_path(server.environ)
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert oct(path.parent.stat().st_mode & 0o777) == "0o700"


def test_a_folder_that_others_may_enter_is_not_trusted(server: BareServer) -> None:
    folder = socket_path(server.environ).parent
    folder.chmod(0o755)
    try:
        assert server.run("--version")[0] == 2
    finally:
        folder.chmod(0o700)


def test_of_two_servers_one_wins(server: BareServer) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.bare_server"],
        env=server.environ, cwd=ROOT, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"a server runs already" in done.stderr
    assert server.play("print('next')") == (0, "next\n", "")


def test_of_two_that_start_one_in_the_background_both_have_it(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "PROGRAM", "tests.support.bare_server")
    short_folder.chmod(0o700)
    folders = {"XDG_RUNTIME_DIR": str(short_folder), "XDG_STATE_HOME": str(short_folder)}
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **folders}
    started = [control.start_in_background(environ) for _number in range(2)]
    try:
        assert [start.ready() for start in started] == [True, True]
    finally:
        assert control.stop(environ) is not None


def test_whoever_looks_whether_a_server_runs_keeps_none_from_starting(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short_folder.chmod(0o700)
    busy = [BlockingIOError(), BlockingIOError(), None]
    monkeypatch.setattr("fcntl.flock", mock.Mock(side_effect=busy))
    listening, lock = control.listen({"XDG_RUNTIME_DIR": str(short_folder)})
    listening.close()
    os.close(lock)


def test_a_server_that_gives_way_to_another_waits_for_it(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "PROGRAM", "tests.support.no_such_module")
    started = control.start_in_background(
        {"PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(short_folder), "XDG_STATE_HOME": str(short_folder)}
    )
    ended = started._process.wait()
    held = mock.Mock(side_effect=[True, True, False])
    monkeypatch.setattr(control, "is_held", held)
    assert (ended, started.ready(), started.lost, held.call_count) == (1, False, True, 3)


def test_a_server_that_cannot_start_is_not_waited_for(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "PROGRAM", "tests.support.no_such_module")
    folders = {"XDG_RUNTIME_DIR": str(short_folder), "XDG_STATE_HOME": str(short_folder)}
    started = control.start_in_background({"PATH": os.environ["PATH"], **folders})
    assert not started.ready()
    assert "no_such_module" in started.log.read_text(encoding="utf-8")


def test_a_killed_server_takes_its_commands_along_and_leaves_room_for_another(short_folder: Path) -> None:
    with bare_server(short_folder) as server:
        process = begun(server, "import os\nprint('here', flush=True)\nprint(os.getpid(), flush=True)\n" + WAITS)
        assert process.stdout is not None
        child = int(process.stdout.readline())
        server.process.kill()
        server.process.wait()
        with process:
            _out, errors = process.communicate(timeout=30)
        assert process.returncode == LOST
        assert b"the server ended in the midst" in errors
        if sys.platform.startswith("linux"):
            until = time.monotonic() + 30
            while Path(f"/proc/{child}").exists() and _state(child) != "Z":
                assert time.monotonic() < until
                time.sleep(0.02)
        assert socket_path(server.environ).exists()
        assert "(none runs)" in server.run("--version")[2]
        server.start()
        assert server.play("print('next')") == (0, "next\n", "")


def test_told_to_end_it_lets_commands_finish(short_folder: Path) -> None:
    with bare_server(short_folder) as server:
        process = begun(
            server, "import sys\nprint('here', flush=True)\nsys.stdin.read()\nprint('there')", stdin=subprocess.PIPE
        )
        server.process.send_signal(signal.SIGTERM)
        until = time.monotonic() + 30
        while socket_path(server.environ).exists():
            assert time.monotonic() < until
            time.sleep(0.02)
        with process:
            out, _errors = process.communicate(timeout=30)
        assert (process.returncode, out) == (0, b"there\n")
        assert server.process.wait(30) == 0


def test_it_ends_when_nobody_asks_for_anything(short_folder: Path) -> None:
    with bare_server(short_folder, "--idle", "0.005") as server:
        assert server.process.wait(30) == 0
    assert not socket_path(server.environ).exists()
