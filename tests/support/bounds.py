"""What tests of growth hold against: not how fast something is, but that it ends."""

from __future__ import annotations

__all__ = ["FROZEN_S"]

FROZEN_S = 20.0
"""Seconds after which something is frozen: what grows as it should takes a small part of them on any machine."""
