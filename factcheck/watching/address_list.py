"""A file of addresses, one a line, read again when it changes.

In: the path of a file. Out: the addresses in it. Empty lines, and lines that begin with ``#``, say nothing.
"""

from __future__ import annotations

from pathlib import Path

from claims.foreign_errors import foreign, system_words
from factcheck.errors import FactcheckError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.web_addresses import is_web_address

__all__ = ["AddressList"]

_MOST_BYTES = 5_000_000


class AddressList:
    """The addresses in ``path`` as they were last read, and the lines that hold none, as ``faults``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self.addresses: tuple[str, ...] = ()
        self.faults: tuple[str, ...] = ()

    def read_if_changed(self) -> bool:
        """Read the file where it is not as it was; tells whether it was read.

        Raises:
            FactcheckError: it cannot be read; the addresses stay as they were. The next call tries again.
        """
        try:
            found = self._path.stat()
            seen = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
            if seen == self._seen:
                return False
            with self._path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
            text = data.decode("utf-8-sig")
        except (OSError, ValueError) as error:
            reason = system_words(error) if isinstance(error, OSError) else foreign(error)
            problem = _("{path}: cannot be read ({reason}): expected addresses, one a line, in UTF-8")
            raise FactcheckError(problem.format(path=self._path, reason=worded(reason))) from error
        if len(data) > _MOST_BYTES:
            raise FactcheckError(_("{path}: too large for a list of addresses").format(path=self._path))
        self._seen = seen
        self._take(text)
        return True

    def _take(self, text: str) -> None:
        lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
        told = [(number, line) for number, line in lines if line and not line.startswith("#")]
        problem = _("{path}, line {n}: no address: expected one like https://example.org/feed")
        self.addresses = tuple(dict.fromkeys(line for _number, line in told if is_web_address(line)))
        self.faults = tuple(problem.format(path=self._path, n=n) for n, line in told if not is_web_address(line))
