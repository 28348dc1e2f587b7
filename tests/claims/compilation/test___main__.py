"""The command that makes a wheel of machine code: its own steps, without the compiler."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from claims.compilation import __main__ as compilation

CLAIMS = ["first", "second", "third"]


class Commands:
    """Stands for what would be run: makes what the steps make, and prints what it is told to print."""

    def __init__(self, root: Path, compiled: Sequence[str] = CLAIMS) -> None:
        self.root, self.compiled, self.run = root, compiled, list[str]()

    def __call__(self, step: str, command: Sequence[str], folder: Path) -> str:
        self.run.append(step)
        if step == "unpacking":
            info = folder / "unpacked" / "factcheck-1" / "factcheck-1.dist-info"
            info.mkdir(parents=True)
            (info / "WHEEL").write_text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n\n", "utf-8")
            (folder / "unpacked" / "factcheck-1" / "claims" / "document").mkdir(parents=True)
        if step == "compiling":
            (folder / "claims" / "document" / f"span{compilation.suffix()}").write_text("machine code", "utf-8")
            assert "claims/document/span.py" in command[-1].split()
        if step == "packing":
            Path(command[-2], "factcheck-1.whl").write_text("a wheel", "utf-8")
        if "scan" in step:
            assert sum(word.endswith((".txt", ".json")) for word in command) > 30, "too few articles to compare"
        return "\n".join(CLAIMS if folder == compilation.ROOT else self.compiled) if "scan" in step else ""


def test_a_wheel_holds_machine_code_and_says_for_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compilation, "_run", Commands(tmp_path))

    made = compilation.wheel(tmp_path / "dist", tmp_path / "build")

    tree = tmp_path / "build" / "tree"
    tags = (tree / "factcheck-1.dist-info" / "WHEEL").read_text("utf-8").splitlines()
    version = f"cp{sys.version_info.major}{sys.version_info.minor}"
    assert made == tmp_path / "dist" / "factcheck-1.whl"
    assert (tree / "claims" / "document" / f"span{compilation.suffix()}").is_file()
    assert tags[:2] == ["Wheel-Version: 1.0", "Root-Is-Purelib: false"]
    assert tags[2].startswith(f"Tag: {version}-{version}-")


@pytest.mark.parametrize("compiled", [["first", "other", "third"], ["first"], [*CLAIMS, "fourth"]])
def test_what_prints_other_claims_is_not_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], compiled: list[str]
) -> None:
    commands = Commands(tmp_path, compiled)
    monkeypatch.setattr(compilation, "_run", commands)

    assert compilation.main([str(tmp_path / "dist"), "--build", str(tmp_path / "build")]) == 1
    assert "is another one as machine code" in capsys.readouterr().err
    assert "packing" not in commands.run


def test_without_a_compiler_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert compilation.main([str(tmp_path / "dist"), "--build", str(tmp_path / "build")]) == 1
    assert "no C compiler: expected" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_a_step_that_fails_says_which_and_what_it_printed(tmp_path: Path) -> None:
    failing = [sys.executable, "-c", "import sys; print('one'); sys.exit('claims/x.py:3: error: no such thing')"]

    with pytest.raises(compilation.CompilationError, match=r"compiling failed with exit code 1: .*no such thing"):
        compilation._run("compiling", failing, tmp_path)
    assert compilation._run("looking", [sys.executable, "-c", "print('done')"], tmp_path) == "done\n"
