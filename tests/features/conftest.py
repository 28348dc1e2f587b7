"""Steps that several features share, and the one parser and checker that all of them stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when
from pytest_bdd.scenario import scenario_wrapper_template_registry

from claims.classify import Labeller
from claims.extract import Extractor
from claims.rules import load_rules
from factcheck import cli
from factcheck.article import read_text
from factcheck.check import Checker
from factcheck.records import Article, Checked
from tests.features.ambiguity import pytest_bdd_before_step
from tests.features.program import Outcome, run
from tests.features.tables import (
    NOTHING,
    Table,
    attributed,
    claims_of,
    documented,
    plain,
    records,
    shown,
)

__all__ = ["pytest_bdd_before_step"]

# The parser of steps reads "ON RELIT" for "on relit" unless told not to.
step = partial(parsers.parse, case_sensitive=True)


# --- Expected failures ---------------------------------------------------------------------------------------------


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Scenarios and rows tagged @attendu must fail; the name of the rows, or the scenario's description, says why."""
    for item in items:
        if item.get_closest_marker("attendu"):
            item.add_marker(pytest.mark.xfail(strict=True, reason=_reason(item)))


def _reason(item: pytest.Item) -> str:
    template = scenario_wrapper_template_registry[getattr(item, "obj")]  # noqa: B009 (items that are not functions have none)
    row = item.callspec.params["_pytest_bdd_example"] if hasattr(item, "callspec") else None
    named = [e.name for e in template.examples if "attendu" in e.tags and row in list(e.as_contexts())]
    return (named[0] if named else template.description) or template.name


# --- What everything stands on ---------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def bundled() -> Checker:
    """The checker that comes with the package; its models are loaded once."""
    return Checker.load()


@pytest.fixture
def rule_folder() -> Path | None:
    """The newsroom's own rules, where a scenario has some."""
    return None


@pytest.fixture
def labeller(bundled: Checker) -> Labeller:
    """What labels the claims."""
    return bundled.labeller


@pytest.fixture
def checker(request: pytest.FixtureRequest, bundled: Checker, labeller: Labeller) -> Checker:
    """The checker of this scenario."""
    assert request.node.get_closest_marker("model"), "a scenario that parses text needs the tag @model"
    return replace(bundled, labeller=labeller)
