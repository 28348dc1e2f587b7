"""Archives: what lies in them, one entry at a time, within limits.

In: the bytes of a ZIP or TAR file, or of a compressed one. Out: names and bytes; nothing is ever written to disk.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from factcheck.errors import ArticleError
from factcheck.i18n import _, ngettext
from factcheck.sources.binary_formats import Container
from factcheck.sources.inner_names import clean_name
from factcheck.sources.left_out import LeftOut, count_notice, is_hidden, is_page_part, left_out_reason
from factcheck.sources.source_text import Told

__all__ = ["Limits", "unpacked"]

_MEGABYTE = 1_000_000
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    TypeError,
    MemoryError,
)
"""What the readers of the standard library raise on damaged or strange archives."""
_OPENERS: dict[Container, Callable[[io.BytesIO], io.BufferedIOBase]] = {
    Container.GZIP: lambda raw: gzip.GzipFile(fileobj=raw),
    Container.BZIP2: bz2.BZ2File,
    Container.XZ: lzma.LZMAFile,
}
_ENDINGS = (".gz", ".bz2", ".xz")
_STEP = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """How much comes out of one archive: entries, bytes of one and of all, and how often more than went in.

    The ratio counts from ``least_bytes`` on: a small text of spaces may shrink a thousandfold.
    """

    entries: int = 5_000
    entry_bytes: int = 50_000_000
    all_bytes: int = 300_000_000
    ratio: int = 100
    least_bytes: int = 20_000_000


class _TooMuchError(Exception):
    """Raised where more comes out than the limits allow; its words are for people."""


@dataclass(slots=True)
class _Measure:
    """Counts what comes out of an archive of ``size`` bytes."""

    size: int
    limits: Limits
    entries: int = 0
    total: int = 0

    def count_entry(self) -> None:
        self.entries += 1
        if self.entries > self.limits.entries:
            message = _("more than {limit} files in it: expected some articles; unpack it, and name the files")
            raise _TooMuchError(message.format(limit=self.limits.entries))

    def count_bytes(self, count: int) -> None:
        self.total += count
        too_dense = self.total > self.limits.least_bytes and self.total > self.limits.ratio * self.size
        if self.total > self.limits.all_bytes or too_dense:
            message = _("more than {limit} million bytes come out of it: expected articles; check where it is from")
            limit = min(self.limits.all_bytes, max(self.limits.least_bytes, self.limits.ratio * self.size))
            raise _TooMuchError(message.format(limit=limit // _MEGABYTE))

    def read(self, stream: IO[bytes]) -> bytes | None:
        """All bytes of one entry; None where it is larger than an entry may be."""
        pieces, size = [], 0
        while piece := stream.read(_STEP):
            self.count_bytes(len(piece))
            size += len(piece)
            if size > self.limits.entry_bytes:
                return None
            pieces.append(piece)
        return b"".join(pieces)


class _Counted(io.RawIOBase):
    """A stream that is unpacked as it is read, and counts what comes out."""

    def __init__(self, stream: io.BufferedIOBase, measure: _Measure) -> None:
        self._stream = stream
        self._measure = measure

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = self._stream.read(len(view))
        self._measure.count_bytes(len(piece))
        view[: len(piece)] = piece
        return len(piece)


def unpacked(
    data: bytes, kind: Container, *, name: str, told: Told | None = None, limits: Limits | None = None
) -> Iterator[tuple[str, bytes] | ArticleError]:
    """The entries that should hold articles, each with the name *dossier.zip/depeche.docx*, and errors for bad ones.

    What is hidden, and pictures, tables and the like, are left out and told once with their counts. Names are cleaned
    of what would lead out of the archive.

    Raises:
        ArticleError: the archive is damaged or holds too much; what came out before was given.
    """
    measure = _Measure(len(data), limits or Limits())
    left_out: Counter[LeftOut] = Counter()
    try:
        yield from (_zipped if kind is Container.ZIP else _taped)(data, kind, name, measure, left_out)
    except _TooMuchError as error:
        raise ArticleError(str(error), source=name) from None
    except _BROKEN:
        message = _("a damaged archive: expected articles in it; fetch or pack it again")
        raise ArticleError(message, source=name) from None
    finally:
        count_notice(left_out, name, told)


def _zipped(
    data: bytes, _kind: Container, name: str, measure: _Measure, left_out: Counter[LeftOut]
) -> Iterator[tuple[str, bytes] | ArticleError]:
    locked = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            measure.count_entry()
            inner = clean_name(_readable_name(entry))
            reason = _place_reason(inner)
            if reason:
                left_out[reason] += 1
            elif entry.flag_bits & 0x1:
                locked += 1
            else:
                yield from _entry(_zip_bytes(archive, entry, measure), f"{name}/{inner}", left_out)
    if locked:
        message = ngettext(
            "{n} file with a password: expected an article; unpack it, and name the file",
            "{n} files with a password: expected articles; unpack them, and name the files",
            locked,
        )
        yield ArticleError(message.format(n=locked), source=name)


def _zip_bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, measure: _Measure) -> bytes | ArticleError | None:
    try:
        with archive.open(entry) as stream:
            return measure.read(stream)
    except _BROKEN:
        return ArticleError(_("damaged in the archive: expected an article; fetch or pack it again"), source="")


def _taped(
    data: bytes, kind: Container, name: str, measure: _Measure, left_out: Counter[LeftOut]
) -> Iterator[tuple[str, bytes] | ArticleError]:
    raw = io.BytesIO(data)
    opened: io.BufferedIOBase = raw
    if kind in _OPENERS:
        opened = _OPENERS[kind](raw)
    stream = io.BufferedReader(_Counted(opened, measure), _STEP)
    if stream.peek(512)[257:262] != b"ustar":
        inner = name.rpartition("/")[2]
        ending = next((end for end in _ENDINGS if inner.lower().endswith(end)), "")
        # Its bytes are counted as they are unpacked.
        alone = stream.read(measure.limits.entry_bytes + 1)
        content = alone if len(alone) <= measure.limits.entry_bytes else None
        yield from _entry(content, f"{name}/{inner[: len(inner) - len(ending)]}", left_out)
        return
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for entry in archive:
            if entry.isdir():
                continue
            measure.count_entry()
            inner = clean_name(entry.name)
            reason = _place_reason(inner) or (None if entry.isreg() else LeftOut.LINKS)
            if reason:
                left_out[reason] += 1
                continue
            file = archive.extractfile(entry)
            if file is not None:
                # What a sparse file claims to hold beyond the bytes of the stream counts, too.
                if entry.issparse():
                    measure.count_bytes(entry.size)
                small = entry.size <= measure.limits.entry_bytes
                yield from _entry(file.read() if small else None, f"{name}/{inner}", left_out)


def _entry(
    content: bytes | ArticleError | None, name: str, left_out: Counter[LeftOut]
) -> Iterator[tuple[str, bytes] | ArticleError]:
    if isinstance(content, ArticleError):
        yield ArticleError(content.message, source=name)
    elif content is None:
        yield ArticleError(_("too large for an archive: expected an article; unpack it, and name it"), source=name)
    elif reason := left_out_reason(content, name):
        left_out[reason] += 1
    else:
        yield name, content


def _place_reason(inner: str) -> LeftOut | None:
    *folders, file = inner.split("/")
    if any(is_hidden(part) for part in (*folders, file)):
        return LeftOut.HIDDEN
    return LeftOut.PAGE_PARTS if any(is_page_part(folder) for folder in folders) else None


def _readable_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; one without the mark of UTF-8 is that all the same, or of DOS as French Windows has it."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        written = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp850")
