"""Rules that can be loaded, and the types of what writes rule files for tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from claims.rules.loader import RuleSet

__all__ = ["GOOD", "TESTED", "Write", "WriteFolder", "write_files"]

GOOD = """description: dire que
status: stable
trigger: {upos: VERB, lemma: [dire]}
args:
  speaker?: {path: subject}
  content: "> ccomp"
claim: {label: reported_speech, content: content}
"""

TESTED = """description: affirmer que
status: stable
priority: 99
trigger: {upos: VERB, lemma: [affirmer]}
args:
  speaker?: {path: subject}
  content: "> ccomp"
claim: {label: reported_speech, content: content}
tests:
  match:
    - text: Le maire affirme que la route rouvre.
      speaker: Le maire
      content: la route rouvre
      label: reported_speech
      polarity: asserted
      cue: affirme
  no-match:
    - Le chien dort.
"""
"""A rule that keeps what its examples promise."""

Write = Callable[..., RuleSet]
"""Writes rule files and loads them."""
WriteFolder = Callable[..., Path]
"""Writes rule files and gives their folder."""


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write rule files, name to text: ``_`` stands for a hyphen, ``__`` for a folder. Gives back the folder."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
