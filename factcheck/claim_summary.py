"""A line of the list of claims, as the store gives it out.

In: nothing; this is a record. ``factcheck.store.rows`` makes the objects, ``factcheck.stored_records`` has the others.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BY_PERSON", "ClaimSummary"]

BY_PERSON = "person"
"""The name of the machine in readings of claims that a person added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSummary:
    """A line of ``claim_list``: a claim as people corrected it, where its verification stands, and the last reading.

    The fields that begin with ``machine`` hold what the machine read. ``flags`` are keys with spaces between them,
    ``evidence`` and ``articles`` numbers of pieces and of articles, ``same_as`` the id of the claim that it repeats,
    ``decided_claim_id`` that of the claim, itself or one that is the same, on which people decided last.
    ``changed_since`` tells that people decided on it, and that the newest version of an article says it otherwise or
    no longer.
    ``shown`` is the content with the words that accuse, as people are shown it: *L'élu est soupçonné d'avoir menti*.
    ``not_claim`` is why a person said that it is no claim to check; ``assignee`` works on it until ``deadline``, an ISO
    date.
    """

    id: str
    content: str
    speaker: str | None
    label: str | None
    status: str
    verdict: str | None
    verdict_why: str | None
    verdict_by: str | None
    verdict_at: str | None
    flags: str | None
    machine_label: str | None
    machine_score: float | None
    machine: str | None
    machine_speaker: str | None
    polarity: str
    attributed: bool
    evidence: int
    articles: int
    first_seen: str
    decided_at: str | None
    same_as: str | None
    worth: float | None
    speaker_confidence: float | None
    speaker_vague: bool | None
    decided_claim_id: str | None
    machine_content: str
    changed_since: bool
    shown: str
    not_claim: str | None
    assignee: str | None
    deadline: str | None

    @property
    def flag_keys(self) -> tuple[str, ...]:
        """The keys of the flags that are on."""
        return tuple((self.flags or "").split())

    @property
    def added(self) -> bool:
        """Whether a person found it where the machine had none."""
        return self.machine == BY_PERSON
