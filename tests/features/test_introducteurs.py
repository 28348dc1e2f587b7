"""Every class of attributing words has its effect."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("introducteurs.feature")
