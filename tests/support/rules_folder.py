"""A rule that holds, for tests of the commands on rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

__all__ = ["GOOD", "Write"]

GOOD = """description: affirmer que
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

Write = Callable[..., Path]
