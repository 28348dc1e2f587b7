"""Where a server and its clients meet, and where it writes down what happens to it.

In: the environment. Out: paths. Each installation of the program has a server of its own: the names hold a digest of
where it lies and of the Python that runs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

__all__ = ["log_path", "meeting_folder", "socket_path", "token_path", "trusted_folder"]

MAX_PATH = 100
"""Longest path of a socket in bytes: the systems' own limits are 104 (macOS) and 108 (Linux)."""


def meeting_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the socket: in that of the login session, else in the user's cache. It need not exist."""
    session = environ.get("XDG_RUNTIME_DIR", "")
    if Path(session).is_absolute() and Path(session).is_dir():
        return Path(session) / "factcheck"
    return _base(environ, "XDG_CACHE_HOME", ".cache") / "factcheck" / "server"


def socket_path(environ: Mapping[str, str]) -> Path:
    """The socket of this installation's server."""
    return meeting_folder(environ) / f"{_installation()}.sock"


def token_path(environ: Mapping[str, str]) -> Path:
    """The file that holds the token of the HTTP API while it is offered."""
    return meeting_folder(environ) / f"{_installation()}.token"


def log_path(environ: Mapping[str, str]) -> Path:
    """The file that a server in the background writes its log to."""
    return _base(environ, "XDG_STATE_HOME", ".local/state") / "factcheck" / "server.log"


def trusted_folder(folder: Path) -> bool:
    """Whether a folder is there, is no link, and can be entered by this user alone."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    # A link is no folder: lstat tells of the link itself.
    return (found.st_mode & 0o170077) == 0o040000 and found.st_uid == os.geteuid()


def _base(environ: Mapping[str, str], name: str, below_home: str) -> Path:
    given = environ.get(name, "")
    if Path(given).is_absolute():
        return Path(given)
    return Path(environ.get("HOME") or Path.home()) / below_home


def _installation() -> str:
    package = Path(__file__).resolve().parent.parent
    told = "\0".join((str(package), sys.prefix, sys.version))
    return sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]
