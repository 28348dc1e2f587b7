"""Addresses of stores: read, and shown without what is secret in them.

In: a path or a database URL as people write it. Out: an ``Address``; its passwords are in no message, key or export.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from factcheck.errors import StoreError
from factcheck.i18n import _

__all__ = ["Address", "read_address", "shown_address"]

_OPEN_OPTIONS = frozenset(
    (
        "application_name", "channel_binding", "client_encoding", "connect_timeout", "dbname", "gssencmode", "host",
        "hostaddr", "keepalives", "keepalives_idle", "load_balance_hosts", "options", "port", "require_auth", "service",
        "sslcert", "sslcrl", "sslkey", "sslmode", "sslrootcert", "target_session_attrs", "tcp_user_timeout", "user",
    )
)  # fmt: skip
"""Options of PostgreSQL's libpq whose values are no secrets; the value of any other option is not shown."""
_HIDDEN = "***"
_SHORTEST = 4
"""Shorter secrets may stand in any message by chance: a message that holds one is not shown at all."""
_MISTYPED = re.compile(
    r"(?:postgres\w*|mysql|mariadb|sqlite|oracle|mssql)(?:\+\w+)?:|.*password\s*=|[^/\s]+:[^/\s]*@", re.IGNORECASE
)
"""Addresses without ``://``, which would be taken for a path and shown with their password."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is. ``shown`` is for people; ``path`` is the file of a store that is one, as far as it is named."""

    url: URL = field(repr=False)
    shown: str
    path: Path | None
    secrets: tuple[str, ...] = field(repr=False, default=())

    def without_secrets(self, words: str, instead: str) -> str:
        """What another program said, its passwords replaced; ``instead`` where one is too short to be told apart."""
        for secret in self.secrets:
            if secret in words:
                if len(secret) < _SHORTEST:
                    return instead
                words = words.replace(secret, _HIDDEN)
        return words


def read_address(where: str) -> Address:
    """A path, or a URL of SQLite or PostgreSQL, as an address.

    Raises:
        StoreError: it is neither; the message does not hold the address, which may hold a password.
    """
    if "://" not in where:
        path = Path(where).expanduser()
        if _MISTYPED.match(where) and not path.exists():
            raise _unreadable("URL")
        return Address(URL.create("sqlite", database=str(path)), str(path), path)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise _unreadable(type(error).__name__) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        problem = _("{name}: unknown kind of store; expected a path, sqlite:///PATH or postgresql://…")
        raise StoreError(problem.format(name=url.drivername))
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    return Address(url, _shown(url), None, _secrets(url))


def shown_address(where: str) -> str:
    """A path or a URL without what is secret in it; three asterisks where it cannot be read at all."""
    try:
        return read_address(where).shown
    except StoreError:
        return _HIDDEN


def _unreadable(error: str) -> StoreError:
    problem = _("the store’s address cannot be read ({error}); expected a path, sqlite:///PATH or postgresql://…")
    return StoreError(problem.format(error=error))


def _sqlite(url: URL) -> Address:
    name = url.database or ":memory:"
    plain = url.drivername in ("sqlite", "sqlite+pysqlite") and name != ":memory:" and not name.startswith("file:")
    return Address(url, name, Path(name) if plain else None, _secrets(url))


def _shown(url: URL) -> str:
    options = {
        name: value if name in _OPEN_OPTIONS and "://" not in str(value) else _HIDDEN
        for name, value in url.query.items()
    }
    shown = url.set(query=options)
    if any(mark in (url.database or "") for mark in ("=", "://")):
        shown = shown.set(database=_HIDDEN)  # a whole address where a name was expected
    return shown.render_as_string(hide_password=True).replace("%2A%2A%2A", _HIDDEN)


def _secrets(url: URL) -> tuple[str, ...]:
    values = [str(url.password)] if url.password else []
    for name, value in url.query.items():
        if name not in _OPEN_OPTIONS:
            values += [value] if isinstance(value, str) else list(value)
    written = {form for value in values if value for form in (value, quote(value, safe=""), quote_plus(value))}
    # The longer first: one may be a part of another.
    return tuple(sorted(written, key=len, reverse=True))
