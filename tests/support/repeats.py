"""Two claims that may be one, scanned into a store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Checked
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.factories import article, labelled

CLAIMS = (
    "Le pont de Carvelle a été fermé à la circulation par la préfecture après la crue de janvier",
    "La préfecture a fermé le pont de Carvelle à la circulation après la crue de janvier dernier",
)


def likely_repeat(db: Path | str) -> tuple[str, str]:
    """The ids of two claims that the machine takes for likely the same: the known one, and the one that came later."""
    store = open_store(str(db))
    names: list[str] = []
    for number, words in enumerate(CLAIMS):
        text = f"Nul parle.\n\n{words}."
        one = Checked(
            article=replace(article(text), id=f"article-{number}"), claims=(labelled(text, words),), skipped=()
        )
        save_scan(store, one, machine="labels 1", matching=LikenessLimits())
        names += claim_ids(one)
    store.close()
    known, later = names
    return known, later
