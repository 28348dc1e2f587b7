"""The act of procedure is a fact, the deed an allegation until somebody is convicted of it."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios("procedures.feature")
