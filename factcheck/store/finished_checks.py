"""Claims with a verdict, each with all articles in which it appears, for ClaimReview.

In: a store and a ``Filter``. Out: ``Checkup``, one a claim.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, text

from factcheck.errors import VerificationError
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.dossiers import read_appearances, read_dossier
from factcheck.store.engine import Store
from factcheck.store.rows import passed_over, read_all
from factcheck.stored_records import PublicVersion
from factcheck.verification.claimreview import Checkup
from factcheck.verification.decisions import SETTLED

__all__ = ["read_checks"]

_Found = TypeVar("_Found")


def read_checks(store: Store, wanted: Filter) -> list[Checkup]:
    """The claims with a verdict that the filter lets through; of any status that it names, else of settled ones.

    A claim and those that repeat it are one check with several appearances.
    """
    chosen = replace(wanted, statuses=wanted.statuses or tuple(sorted(SETTLED)))
    same = "SELECT member_id FROM claim_members WHERE claim_id = :claim"
    followers = text(f"{same} AND member_id <> :claim ORDER BY member_id")
    versions = text(f"SELECT * FROM sound_versions WHERE claim_id IN ({same}) ORDER BY at, uid")
    checks: list[Checkup] = []
    with store.reading() as connection:
        rows = [row for row in list_claims(connection, chosen) if row.verdict]
        for name in dict.fromkeys(row.same_as or row.id for row in rows):
            dossier = _read(connection, name, read_dossier)
            if dossier is None:
                continue
            places = list(dossier.appearances)
            for follower in list(connection.scalars(followers, {"claim": name})):
                places += _read(connection, follower, read_appearances) or ()
            made_public = read_all(connection, PublicVersion, versions, {"claim": name})
            checks.append(Checkup(dossier.claim, places, dossier.evidence, made_public))
    return checks


def _read(connection: Connection, name: str, read: Callable[[Connection, str], _Found]) -> _Found | None:
    """What ``read`` gives of a claim; None, and a line in the log, where it cannot be read."""
    try:
        return read(connection, name)
    except VerificationError:
        passed_over("claims", {"id": name}, "readings")
        return None
