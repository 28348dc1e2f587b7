"""Who speaks: alone, together, under another's name, or quoted by somebody else."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("sources.feature")
