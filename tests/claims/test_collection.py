"""Garbage is not looked for while something is loaded, and is again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from claims.collection import collection_paused


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    searched = gc.isenabled()
    yield
    (gc.enable if searched else gc.disable)()


@pytest.mark.parametrize("searched", [True, False])
def test_it_is_afterwards_as_it_was_before(searched: bool) -> None:
    (gc.enable if searched else gc.disable)()
    with collection_paused():
        assert not gc.isenabled()

    assert gc.isenabled() is searched


def test_an_error_ends_the_pause() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="broken"), collection_paused():
        raise ValueError("broken")

    assert gc.isenabled()
