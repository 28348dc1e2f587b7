"""What a shard came to, in a file that is written whole or not at all.

In: the header and the checked articles of a shard. Out: the same, read again, equal to what was written but for the
words of sentences from which claims were derived, which nothing after a scan asks for.

The file of a shard is named by its key: written twice, by two workers or in two runs, it is one file. Its lines are
JSON, packed by gzip.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from factcheck.file_writing import write_bytes_whole
from factcheck.scan_results import Checked
from factcheck.scanning.outcomes import CheckFailure
from factcheck.scanning.packing import lasting

__all__ = ["ShardHeader", "ShardResults", "ToldNotice", "Unread"]

_LEVEL = 5


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A notice on how a source was read: see ``source_text.Notice``."""

    source: str
    code: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that could not be read, and why in words."""

    source: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardHeader:
    """What is told of a shard beside its checked articles; ``articles`` is how many of these there are.

    ``left_out`` counts files that no article was expected in, by reason.
    """

    articles: int
    unread: tuple[Unread, ...] = ()
    failures: tuple[CheckFailure, ...] = ()
    notices: tuple[ToldNotice, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)


class ShardResults:
    """The files of shards in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._encoder = msgspec.json.Encoder()
        self._headers = msgspec.json.Decoder(ShardHeader)
        self._articles = msgspec.json.Decoder(Checked)

    def path(self, key: str) -> Path:
        """Where the file of a shard lies; of a million files, some four thousand are in one folder."""
        return self._folder / key[:2] / f"{key}.json.gz"

    def has(self, key: str) -> bool:
        """Whether a shard is done."""
        return self.path(key).is_file()

    def write(self, key: str, header: ShardHeader, checked: Iterable[Checked]) -> None:
        """Write the file of a shard.

        Raises:
            OSError: it cannot be written.
        """
        lines = [self._encoder.encode(header), *(self._encoder.encode(lasting(article)) for article in checked)]
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes_whole(path, gzip.compress(b"\n".join(lines), _LEVEL, mtime=0))

    def header(self, key: str) -> ShardHeader:
        """What is told of a shard.

        Raises:
            OSError: the file cannot be read.
            ValueError: it is damaged.
        """
        return self._headers.decode(next(self._lines(key)))

    def articles(self, key: str) -> Iterator[Checked]:
        """The checked articles of a shard, in their order; raises as ``header`` does."""
        lines = self._lines(key)
        next(lines)
        for line in lines:
            yield self._articles.decode(line)

    def _lines(self, key: str) -> Iterator[bytes]:
        try:
            content = gzip.decompress(self.path(key).read_bytes())
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ValueError(str(error)) from error
        return iter(content.split(b"\n"))
