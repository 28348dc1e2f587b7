"""`python -m claims.compilation [FOLDER]`: a wheel whose steps between parse and claims are machine code.

Needs a C compiler and the headers of this Python. What is made on the way stays in BUILD: its folder `tree` holds the
whole program as the wheel has it, to be run from there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from claims.compilation.compiled_modules import INSTEAD, compiled_modules
from claims.errors import ClaimsError, Message

ROOT = Path(__file__).resolve().parents[2]
_SETUP = """\
import sys
from mypyc.build import mypycify
from setuptools import setup
setup(name="claims", packages=[], py_modules=[], ext_modules=mypycify(sys.argv.pop().split(), opt_level="2"))
"""


class CompilationError(ClaimsError):
    """A wheel could not be made; the message says at which step, and what it printed last."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile and pack. Exit code 0, 1 where a step failed."""
    description, _, epilog = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(prog="python -m claims.compilation", description=description, epilog=epilog)
    parser.add_argument(
        "folder", type=Path, nargs="?", default=ROOT / "dist", help="where the wheel goes (default: dist)"
    )
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "compiled", help="default: build/compiled")
    options = parser.parse_args(arguments)
    try:
        print(wheel(options.folder.resolve(), options.build.resolve()))
    except CompilationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def wheel(folder: Path, build: Path) -> Path:
    """Make the wheel in ``folder`` and return its path. What was in ``build`` before is gone.

    Raises:
        CompilationError: there is no compiler, or a step failed.
    """
    compiler = str(sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        raise CompilationError(Message("no C compiler: expected {compiler}; install gcc or clang", compiler=compiler))
    shutil.rmtree(build, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    pure, unpacked, sources = build / "pure", build / "unpacked", build / "sources"
    _run("pure wheel", [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(pure)], ROOT)
    _run(
        "unpacking",
        [sys.executable, "-m", "wheel", "unpack", "-d", str(unpacked), *map(str, pure.glob("*.whl"))],
        build,
    )
    tree = build / "tree"
    next(unpacked.iterdir()).rename(tree)
    _compile(sources, tree)
    _mark(tree)
    _compare(tree)
    _run("packing", [sys.executable, "-m", "wheel", "pack", "-d", str(folder), str(tree)], build)
    return max(folder.glob("*.whl"), key=lambda file: file.stat().st_mtime_ns)


def _compile(sources: Path, tree: Path) -> None:
    """Compile the modules of a copy of the sources, and lay the results beside them in ``tree``."""
    for package in ("claims", "factcheck"):
        shutil.copytree(ROOT / package, sources / package, ignore=shutil.ignore_patterns("__pycache__", "*.so", "data"))
    for module, other in INSTEAD.items():
        for place in (sources, tree):
            shutil.copy(ROOT / "claims" / f"{module}.py", place / "claims" / f"{other}.py")
    shutil.copy(ROOT / "pyproject.toml", sources)
    (sources / "setup.py").write_text(_SETUP, encoding="utf-8")
    files = " ".join(str(file.relative_to(sources)) for file in compiled_modules(sources / "claims"))
    _run("compiling", [sys.executable, "setup.py", "build_ext", "--inplace", files], sources)
    for made in sources.rglob(f"*{suffix()}"):
        if "build" not in made.relative_to(sources).parts:
            shutil.copy(made, tree / made.relative_to(sources))


def _compare(tree: Path) -> None:
    """Scan the articles of the checkout as it stands and as machine code: both must print the same to the byte.

    Raises:
        CompilationError: they do not, or one of them failed.
    """
    articles = sorted(map(str, [*ROOT.glob("seeds/*.txt"), *ROOT.glob("seeds/annotated/*.json")]))
    options = ("--no-save", "--no-cache", "--quiet", "--format", "ndjson")
    scan = [sys.executable, "-m", "factcheck", "scan", *options, *articles]
    plain, compiled = (_run("scanning the seeds", scan, folder).splitlines() for folder in (ROOT, tree))
    for number, (expected, found) in enumerate(zip_longest(plain, compiled), start=1):
        if expected != found:
            raise CompilationError(
                Message(
                    "claim {number} of the seeds is another one as machine code: expected {expected}, found {found}",
                    number=number,
                    expected=expected,
                    found=found,
                )
            )


def suffix() -> str:
    """What the files of modules end with that are machine code for this Python."""
    return str(sysconfig.get_config_var("EXT_SUFFIX"))


def _mark(tree: Path) -> None:
    """Say in the wheel's own file for which Python and machine it is."""
    (file,) = tree.glob("*.dist-info/WHEEL")
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    machine = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.split(":")[0] not in _TAGS]
    file.write_text(
        "\n".join([*filter(None, lines), "Root-Is-Purelib: false", f"Tag: {python}-{python}-{machine}", ""]),
        encoding="utf-8",
    )


_TAGS = ("Root-Is-Purelib", "Tag")


def _run(step: str, command: Sequence[str], folder: Path) -> str:
    """What a command prints that is run in ``folder``, whose modules it finds first."""
    own = {
        "FACTCHECK_SERVER": "off",
        "PYTHONPATH": str(folder),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1580601600"),
    }
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **own}, capture_output=True, text=True, check=False, errors="replace"
    )
    if done.returncode:
        said = [line[:300] for line in (done.stdout + done.stderr).splitlines() if "rror" in line] or [
            done.stderr[-300:]
        ]
        raise CompilationError(
            Message(
                "{step} failed with exit code {code}: {said}",
                step=step,
                code=done.returncode,
                said=" / ".join(said[-5:]),
            )
        )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
