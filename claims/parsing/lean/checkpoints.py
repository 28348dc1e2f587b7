"""Files of Stanza's models, mapped into memory instead of read.

In: a ``.pt`` file. Out: the dictionary that torch saved in it, whose tensors lie in the mapped file until used.

Such a file is a zip archive of a pickle and of numbers that are not compressed. ``torch.load`` reads the pickle in
Python, which for vocabularies of 70,000 words takes longer than all the rest of loading. Here Python's own reader in C
does it, which as torch's may call nothing but what is listed below; any other name ends the reading.
"""

from __future__ import annotations

import io
import pickle
import struct
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

__all__ = ["read_checkpoint"]

_HEADER = struct.Struct("<26xHH")
"""Where the header before a file in a zip archive tells how long its name is and what follows the name."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """``count`` numbers of a ``kind``, in the file ``key`` of the archive."""

    kind: str
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    """A tensor, as it lies in its numbers."""

    numbers: _Numbers
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


def _tensor(numbers: _Numbers, offset: int, size: Sequence[int], stride: Sequence[int], *_rest: object) -> _Tensor:
    return _Tensor(numbers, offset, tuple(size), tuple(stride))


def _bytes(text: str, encoding: str) -> bytes:
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"bytes in {encoding}; expected latin1")
    return text.encode("latin1")


_ALLOWED: Mapping[tuple[str, str], Callable[..., Any] | str] = {
    ("collections", "OrderedDict"): OrderedDict,
    ("_codecs", "encode"): _bytes,
    ("torch._utils", "_rebuild_tensor_v2"): _tensor,
    ("torch", "HalfStorage"): "float16",
    ("torch", "FloatStorage"): "float32",
    ("torch", "LongStorage"): "int64",
}
"""What the pickle of a model may name, and what is meant by it."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            return self._refuse(f"{module}.{name}")

    def persistent_load(self, saved: Any) -> _Numbers:
        what, kind, key, _device, count = saved
        if what != "storage" or not isinstance(kind, str):
            self._refuse(str(what))
        return _Numbers(kind, str(key), int(count))

    @staticmethod
    def _refuse(what: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{what} is not among what a model consists of")


def read_checkpoint(path: Path) -> dict[str, Any]:
    """What torch saved in ``path``; tensors of its part ``model`` and at its top are mapped, in the file's precision.

    Raises:
        OSError: the file cannot be read.
        ValueError, LookupError, zipfile.BadZipFile, pickle.UnpicklingError, RuntimeError: it is no such file, or it
            names what no model consists of.
    """
    with zipfile.ZipFile(path) as archive:
        folder = archive.namelist()[0].split("/")[0]
        if archive.read(f"{folder}/byteorder").decode() != sys.byteorder:
            raise ValueError("numbers of another kind of machine")
        saved = _Reader(io.BytesIO(archive.read(f"{folder}/data.pkl"))).load()
        if not isinstance(saved, dict):
            raise ValueError(f"found a {type(saved).__name__}; expected a dict")
        mapped = _Mapped(path, archive, folder)
        found = {name: mapped.tensor(value) for name, value in saved.items()}
        if isinstance(found.get("model"), dict):
            found["model"] = {name: mapped.tensor(value) for name, value in found["model"].items()}
        return found


class _Mapped:
    """The numbers of an archive, where they lie in the mapped file."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, folder: str) -> None:
        import torch

        self._all = torch.UntypedStorage.from_file(str(path), False, path.stat().st_size)
        self._archive, self._folder = archive, folder

    def tensor(self, value: Any) -> Any:
        """The tensor that ``value`` describes; any other value as it is."""
        import torch

        if not isinstance(value, _Tensor):
            return value
        kind = getattr(torch, value.numbers.kind)
        start = self._start(value.numbers)
        numbers = self._all[start : start + value.numbers.count * kind.itemsize]
        return torch.empty(0, dtype=kind).set_(numbers, value.offset, value.size, value.stride)

    def _start(self, numbers: _Numbers) -> int:
        """Where in the file the numbers begin."""
        info = self._archive.getinfo(f"{self._folder}/data/{numbers.key}")
        if info.compress_type != zipfile.ZIP_STORED:
            raise ValueError(f"{info.filename} is compressed")
        file = self._archive.fp
        if file is None:
            raise ValueError("the archive is closed")
        file.seek(info.header_offset)
        name, extra = _HEADER.unpack(file.read(_HEADER.size))
        return info.header_offset + _HEADER.size + int(name) + int(extra)
