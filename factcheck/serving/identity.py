"""What has to be the same in two processes for one to stand in for the other.

In: this process, and the environment it was started with. Out: names with values, to be compared.

A server's libraries were imported, and its threads and limits set, by its own environment; a command that was started
in another one works by itself. What the program looks at whenever it runs – language, colours, folders – is not here:
it travels with each command.
"""

from __future__ import annotations

import os
import sys
from codecs import lookup
from collections.abc import Mapping
from locale import getpreferredencoding
from pathlib import Path

__all__ = ["difference", "identity"]

_PREFIXES = ("PYTHON", "LD_", "DYLD_", "MALLOC_", "OMP_", "MKL_", "KMP_", "GOMP_", "OPENBLAS_", "ATEN_", "TORCH_",
             "CUDA_", "TEXTUAL", "STANZA_")  # fmt: skip
_NAMES = frozenset(("FACTCHECK_THREADS", "TZ", "CLAIMS_RAISE_FAULTS"))
"""What libraries, or we, read when they are imported or loaded."""


def identity(environ: Mapping[str, str]) -> dict[str, str]:
    """What a process is and cannot change any more; ``environ`` is the environment it was started with."""
    same = {
        "program": str(Path(__file__).resolve().parent.parent),
        "python": f"{sys.prefix} {sys.version}",
        "flags": f"{_flags()} {sys.warnoptions} {sorted(sys._xoptions)}",
        "encoding": " ".join(map(_codec, (sys.getfilesystemencoding(), getpreferredencoding(False)))),
        "user": f"{os.getuid()} {os.geteuid()} {os.getgid()} {os.getegid()} {sorted(os.getgroups())}",
        "limits": _limits(),
        "priority": str(os.getpriority(os.PRIO_PROCESS, 0)),
        "processors": str(sorted(os.sched_getaffinity(0))) if hasattr(os, "sched_getaffinity") else "",
        "root": _root(),
    }
    for name, value in environ.items():
        if name in _NAMES or name.startswith(_PREFIXES):
            same[f"environment {name}"] = value
    return same


def difference(one: Mapping[str, str], other: Mapping[str, str]) -> str | None:
    """The first thing in which two processes differ; None where they are the same."""
    return next((name for name in sorted({*one, *other}) if one.get(name) != other.get(name)), None)


def _codec(name: str) -> str:
    """One name for an encoding, whoever names it: a locale that is not installed ends in UTF-8 by another way."""
    return lookup(name).name


def _flags() -> dict[str, object]:
    # What the mode of UTF-8 sets, the encodings tell; a process that Python starts in UTF-8 after a locale that is not
    # there has it, and those that it starts have it not.
    names = (name for name in type(sys.flags).__match_args__ if name != "utf8_mode")
    return {name: getattr(sys.flags, name) for name in names}


def _limits() -> str:
    import resource

    names = sorted(name for name in vars(resource) if name.startswith("RLIMIT_"))
    return " ".join(f"{name}={resource.getrlimit(getattr(resource, name))}" for name in names)


def _root() -> str:
    """The root of the file system: a process in a container, or under another root, sees other files."""
    found = Path("/").stat()
    return f"{found.st_dev} {found.st_ino}"
