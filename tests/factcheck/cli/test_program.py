"""The program: start-up, languages, signals, pipes; most in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli import program as cli
from tests.support.commands import Texts, run

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("rich", "pydantic", "torch", "stanza", "sklearn", "numpy", "yaml", "sqlalchemy", "alembic")


def program(*args: str, **environ: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environ}
    command = [sys.executable, "-m", "factcheck", *args]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_help_loads_nothing_it_does_not_need() -> None:
    """Help answers at once: click, and no library of ours' other work."""
    code = f"import sys, factcheck.cli.commands; print(sorted(set(sys.modules) & set({HEAVY!r})))"
    command = [sys.executable, "-c", code]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("args", "environ", "words"),
    [
        (["--help"], {"LANG": "fr_BE.UTF-8"}, "Trouve qui dit quoi"),
        (["--help"], {"LANG": "C.UTF-8"}, "Finds who says what"),
        (["--help", "--lang", "fr"], {"LANG": "C"}, "Trouve qui dit quoi"),
        (["scan", "--lang", "fr", "--help"], {}, "Lire des articles"),
        (["--lang", "en", "scan", "--help"], {"LC_ALL": "fr_FR"}, "Read articles"),
        (["scan", "--help"], {"LANG": "fr_FR"}, "Usage\u00a0:"),
    ],
)
def test_help_is_in_the_language_asked_for(args: list[str], environ: dict[str, str], words: str) -> None:
    """Help texts, click's own among them, follow --lang and the locale."""
    result = program(*args, **environ)

    assert result.returncode == 0
    assert words in result.stdout


def test_version_is_told_without_an_installation() -> None:
    """The name and a number."""
    result = program("--version")

    assert result.returncode == 0
    assert result.stdout.startswith("factcheck ")


@pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
def test_interrupting_ends_with_130() -> None:
    """Ctrl-C while standard input is read: no traceback."""
    command = [sys.executable, "-u", "-m", "factcheck", "scan", "-"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Tests that a shell runs in the background inherit that interrupts are ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=1.5)
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=20)

    assert process.returncode == cli.INTERRUPTED
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_leaves_early_hears_nothing() -> None:
    """`factcheck schema | true` prints no error."""
    read, write = os.pipe()
    os.close(read)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    result = subprocess.run(
        [sys.executable, "-m", "factcheck", "schema"],
        env=environment,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)

    assert result.returncode == 0
    assert result.stderr == b""


@pytest.mark.usefixtures("surroundings", "loaded")
@pytest.mark.parametrize("order", ["before", "after"])
def test_language_stands_before_or_after_the_command(order: str, texts: Texts) -> None:
    """--lang fr gives French either way."""
    paths = texts("Un")
    args = ["--lang", "fr", "scan", *paths] if order == "before" else ["scan", *paths, "--lang", "fr"]

    assert "propos" in run(*args).stdout


@pytest.mark.usefixtures("surroundings")
def test_an_unknown_language_is_refused() -> None:
    """The known ones are named."""
    result = run("--lang", "xx", "schema")

    assert result.exit_code == cli.UNUSABLE
    assert "'fr', 'en'" in result.stderr


@pytest.mark.usefixtures("surroundings")
def test_without_a_command_help_is_shown() -> None:
    """And the exit code says that nothing was asked for."""
    result = run()

    assert result.exit_code == cli.UNUSABLE
    assert "scan" in result.output


@pytest.mark.parametrize(
    "words",
    [("show", ""), ("scan", ""), ("scan", "x.txt", "--rules", ""), ("list", "--db="), ("list", "-o", ""),
     ("set", "3f2a91", "--speaker", ""), ("list", "--status", "verified", "--status", ""), ("rules", "show", "")],
)  # fmt: skip
def test_an_empty_value_is_refused_where_it_stands(words: tuple[str, ...]) -> None:
    """A variable of a script that is not set must not mean this folder, the usual store, or nobody."""
    result = run(*words)
    assert (result.exit_code, result.stdout) == (cli.UNUSABLE, "")
    assert "nothing in it: give a value, or leave it out" in result.stderr


def test_a_value_that_ends_in_an_equals_sign_is_one() -> None:
    assert "nothing in it" not in run("show", "x=").stderr
