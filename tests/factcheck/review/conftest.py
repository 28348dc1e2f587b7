"""A store with one article, and a second one that repeats a claim of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.store.engine import Store, open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.factories import article, checked, labelled, port
from tests.support.review_play import NEAR

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def kept(surroundings: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with one article, and a state folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("FACTCHECK_VERDICTS", str(ROOT / "factcheck" / "verification" / "verdict_scale.yaml"))
    store = open_store(str(tmp_path / "store.sqlite"))
    save_scan(store, port(), machine="labels 1", matching=LikenessLimits())
    yield store
    store.close()


@pytest.fixture
def near(kept: Store) -> str:
    """A claim in another article that says nearly the same as the first one."""
    words = f"Titre\n\n{NEAR}, dit Sergueï Valmont."
    item = labelled(words, NEAR, speaker=("Sergueï Valmont", "Sergueï Valmont"), score=0.4)
    one = replace(checked(item, text=words), article=replace(article(words), id="near-0001"))
    save_scan(kept, one, machine="labels 1", matching=LikenessLimits())
    return claim_ids(one)[0]
