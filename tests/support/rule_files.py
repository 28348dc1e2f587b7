"""A rule that can be loaded, and the type of what writes rule files, for tests of loading."""

from __future__ import annotations

from collections.abc import Callable

from claims.rules.loader import RuleSet

__all__ = ["GOOD", "Write"]

GOOD = """description: dire que
status: stable
trigger: {upos: VERB, lemma: [dire]}
args:
  speaker?: {path: subject}
  content: "> ccomp"
claim: {label: reported_speech, content: content}
"""

Write = Callable[..., RuleSet]
