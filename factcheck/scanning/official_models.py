"""The official French models of Stanza that this version knows, by their checksums.

In: a folder that they were fetched into. Out: the files in it that are others.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from claims.parsing.model_files import checksum, model_files

__all__ = ["KNOWN_CHECKSUMS", "RESOURCES_VERSION", "unknown_files"]

RESOURCES_VERSION = "1.15.0"
"""The collection of models that is fetched, whatever patch version of Stanza is installed."""
KNOWN_CHECKSUMS: Mapping[str, tuple[str, ...]] = {
    "tokenize/combined": ("7164716a5a2aabb0679a79f42f169897",),
    "mwt/combined": ("9f9f1fd67d7f7eded5ef2f291551383f",),
    "pos/combined_charlm": ("962539de95a95e119e1071ee463284b2",),
    "lemma/combined_nocharlm": ("4b908232b54af1d273daee8690c6fc1d", "212de7273d7f43993cbc84815c43c1f0"),
    "depparse/combined_charlm": ("8471f55043ab79c3c4b380a3651364ce",),
    "ner/wikinergold_charlm": ("56330843300178f593d079cc964a81af",),
    "pretrain/conll17": ("f74659129e2008c6b7b6ca0a2db693d7",),
    "forward_charlm/newswiki": ("d98e6909619100c23b745cae4383eea2",),
    "backward_charlm/newswiki": ("42eba035046673e195274f45e713653c",),
}
"""MD5 of each file. Source: resources_1.15.0.json in the repository stanfordnlp/stanza-resources; the lemma model was
exchanged there once."""


def unknown_files(folder: Path) -> tuple[Path, ...]:
    """The files of ``folder`` that would be loaded and are none of the known ones; those that lack count, too.

    Raises:
        OSError: a file cannot be read.
        ValueError: ``resources.json`` is no JSON.
    """
    files = model_files(folder)
    named = {file.name for file in files}
    lacking = tuple(folder / "fr" / f"{name}.pt" for name in KNOWN_CHECKSUMS if name not in named)
    return lacking + tuple(
        file.path
        for file in files
        if not file.path.is_file() or checksum(file.path) not in KNOWN_CHECKSUMS.get(file.name, ())
    )
