"""A pytest plugin: no step may have two meanings. pytest-bdd would take one of them without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_bdd.parser import Feature, Scenario, Step
from pytest_bdd.scenario import find_fixturedefs_for_step

__all__ = ["pytest_bdd_before_step"]


def pytest_bdd_before_step(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step, step_func: Callable[..., object]
) -> None:
    """Fail a step that more than one definition in reach would take."""
    # Not public: pyproject.toml pins pytest-bdd for this line.
    found = list(find_fixturedefs_for_step(step, request._fixturemanager, request.node))
    if len(found) > 1:
        places = ", ".join(sorted(str(definition.argname) for definition in found))
        pytest.fail(f"{feature.rel_filename}:{step.line_number}: {step} has {len(found)} definitions: {places}")
