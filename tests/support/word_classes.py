"""The built-in classes of words, for tests of functions that go by them."""

from __future__ import annotations

from claims.rules.loader import load_rules

__all__ = ["CLASSES", "LISTS"]

LISTS = load_rules().lists
CLASSES = LISTS.classes
