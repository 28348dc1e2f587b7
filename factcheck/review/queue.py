"""The review without its screen: the queue, its order and filter, decisions, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.document.span import Span
from factcheck.dossiers.change_wording import recorded_words, undone_words
from factcheck.dossiers.decision_request import DecisionRequest, requested_act
from factcheck.errors import Fault, StoreError, VerificationError
from factcheck.i18n import _
from factcheck.reports.wording import OPEN_STATUSES
from factcheck.review.bookmarks import (
    Bookmark,
    chosen_conditions,
    read_bookmark,
    resumed_filter,
    write_bookmark,
)
from factcheck.review.error_wording import error_for_review
from factcheck.review.likely_same import likely_same
from factcheck.review.searching import holds_words
from factcheck.scan_results import Status
from factcheck.store.accusing_claims import accusations_of
from factcheck.store.article_claims import titles_by_claim
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.contexts import read_context
from factcheck.store.decisions import Recorded, record_acts
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store
from factcheck.store.groups import MACHINE
from factcheck.store.missed_claims import MissedClaim
from factcheck.store.queue_order import ORDERS
from factcheck.store.repeated_claims import link_claims
from factcheck.store.undo import undo
from factcheck.stored_records import Appearance, ClaimSummary, Dossier, SourceFacts, SuggestedPair
from factcheck.verification.acts import UNSET, Act
from factcheck.verification.decisions import lacking
from factcheck.verification.verdict_scale import Scale

if TYPE_CHECKING:
    from factcheck.reports.accusation_record import AccusationRecord

__all__ = ["OPEN", "ClaimPlace", "ReviewQueue", "ReviewStep"]

OPEN = tuple(status.value for status in OPEN_STATUSES)
"""The statuses of claims that are not settled: those that a review shows by default."""
_AHEAD = 20


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim was last read: the text of the article, and the reading with and without corrections."""

    text: str
    sentence: Span
    reading: Appearance
    machine: Appearance
    facts: SourceFacts | None = None

    @property
    def content(self) -> Span:
        """From the first to the last of what is said."""
        return Span(self.reading.spans[0].start, self.reading.spans[-1].end)


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """A step; ``added`` names what it added where it changed nothing else."""

    claims: tuple[str, ...]
    added: str = ""


@dataclass(slots=True)
class ReviewQueue:
    """The queue of one person. ``rows`` are its claims; ``position`` is that of the one in front.

    ``accused`` are the accusations of its claims, by their ids. ``resumes``: the order, the filter and the words of the
    last review hold on. ``from_top``: the first claim comes to the front, wherever the last review stopped.
    """

    store: Store
    scale: Scale
    who: str
    initial_filter: Filter
    resumes: bool = False
    from_top: bool = False
    filter_in_force: Filter = field(init=False)
    search_words: str = ""
    rows: list[ClaimSummary] = field(default_factory=list)
    accused: dict[str, tuple[AccusationRecord, ...]] = field(default_factory=dict)
    position: int = 0
    skipped: list[str] = field(default_factory=list)
    steps: list[ReviewStep] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.filter_in_force = self.initial_filter
        mark = read_bookmark(self.store.url)
        self.skipped = list(mark.skipped)
        if self.resumes:
            self.filter_in_force, self.search_words = resumed_filter(mark, self.initial_filter), mark.words
        self.load()
        if self.from_top:
            return
        places = {row.id: n for n, row in enumerate(self.rows)}
        # A settled claim is no longer in the queue: the first one after it that still is comes to the front.
        self.position = next((places[name] for name in (mark.claim, *mark.then) if name in places), 0)

    @property
    def claim(self) -> ClaimSummary | None:
        """The claim in front, None where the queue is empty."""
        return self.rows[self.position] if self.position < len(self.rows) else None

    def load(self) -> None:
        """Read the queue from the store again; the claim in front stays in front if it is still there."""
        name = self.claim.id if self.claim else None
        with self.store.reading() as connection:
            rows = list_claims(connection, self.filter_in_force)
            titles = titles_by_claim(connection) if self.search_words else {}
            self.accused = accusations_of(connection, [row.id for row in rows])
        if self.search_words:
            texts = (f"{row.id} {row.speaker or ''} {row.shown} {titles.get(row.id, '')}" for row in rows)
            rows = [row for row, said in zip(rows, texts, strict=True) if holds_words(self.search_words, said)]
        last = {claim: n for n, claim in enumerate(self.skipped)}
        self.rows = sorted(rows, key=lambda row: last.get(row.id, -1))
        self.position = next((n for n, row in enumerate(self.rows) if row.id == name), 0)

    def move(self, index: int) -> None:
        """Put another claim in front, and remember it for the next time."""
        self.position = max(0, min(index, len(self.rows) - 1))
        if self.claim:
            then = tuple(row.id for row in self.rows[self.position + 1 : self.position + 1 + _AHEAD])
            chosen = chosen_conditions(self.filter_in_force, self.initial_filter)
            mark = Bookmark(self.claim.id, tuple(self.skipped), then, self.search_words, chosen)
            write_bookmark(self.store.url, mark)

    def skip(self) -> None:
        """Put the claim in front off until all others had their turn."""
        if self.claim is None:
            return
        row = self.rows.pop(self.position)
        self.skipped = [*(name for name in self.skipped if name != row.id), row.id]
        self.rows.append(row)
        self.move(self.position if self.position < len(self.rows) - 1 else 0)

    def next_open(self) -> int | None:
        """The position of the next claim that is not settled, from the top again after the last; None without one."""
        places = [*range(self.position + 1, len(self.rows)), *range(self.position)]
        return next((n for n in places if self.rows[n].status in OPEN), None)

    def next_order(self) -> Filter:
        """The filter in force, with the next of the orders."""
        names = list(ORDERS)
        return replace(self.filter_in_force, order=names[(names.index(self.filter_in_force.order) + 1) % len(names)])

    def narrow(self, wanted: Filter, sought: str) -> None:
        """Use another filter and other words; the claim in front stays in front if it passes them."""
        before = self.filter_in_force, self.search_words
        self.filter_in_force, self.search_words = wanted, sought
        try:
            self.load()
        except StoreError:
            self.filter_in_force, self.search_words = before
            raise
        self.move(self.position)

    def dossier(self) -> Dossier | None:
        """All that is kept on the claim in front."""
        if self.claim is None:
            return None
        with self.store.reading() as connection:
            return read_dossier(connection, self.claim.id, self.scale.matching)

    def place(self, dossier: Dossier) -> ClaimPlace:
        """Where the claim was last read.

        Raises:
            VerificationError: no article of it is in the store.
        """
        with self.store.reading() as connection:
            text, sentence = read_context(connection, dossier.claim.id)
        reading = next(place for place in reversed(dossier.appearances) if place.sentence)
        corrected = dossier.corrected.get(reading.article_id, reading)
        return ClaimPlace(text, sentence, corrected, reading, dossier.facts.get(reading.article_id))

    def alike(self) -> list[SuggestedPair]:
        """Claims that may be the same as the one in front and that nobody has judged, the likeliest first."""
        return likely_same(self.store, self.claim.id) if self.claim else []

    def judge(self, name: str, other: str, *, same: bool) -> str:
        """Record whether the claim ``name`` is the claim ``other``, as ``factcheck same`` does. Returns a message.

        Raises:
            VerificationError: they are one claim already.
            StoreError: the database fails.
        """
        with self.store.writing() as connection:
            root = link_claims(connection, name, other, same=same, who=self.who, why=None)
        self.steps.append(ReviewStep((name,)))
        self._refresh(name, other, root)
        return f"{name} = {root}" if same else f"{name} ≠ {other}"

    def decide(self, name: str, request: DecisionRequest, *more: str) -> str:
        """Record a decision on ``name`` and ``more``, as ``factcheck set`` does. Returns a message.

        Raises:
            VerificationError: the rules forbid it; nothing is then recorded.
            StoreError: the database fails.
        """
        with self.store.reading() as connection:
            dossiers = [read_dossier(connection, one) for one in (name, *more)]
        acts = [(dossier.claim.id, requested_act(dossier, self.who, request)) for dossier in dossiers]
        done = self.record(acts)[0]
        words = recorded_words(done.changes, done.texts, self.scale, done.machine)
        if not words:
            added = _("evidence") if request.evidence else _("right of reply") if request.reply else _("note")
            self.steps[-1], words = replace(self.steps[-1], added=added), [added]
        moved = any(c.axis == "status" and c.after == Status.IN_PROGRESS for c in done.changes)
        lack = lacking(done.state, self.who, self.scale) if moved and request.status is UNSET else None
        return " · ".join([*words, error_for_review(lack)] if lack else words)

    def record(
        self, acts: Sequence[tuple[str, Act]], missed: Sequence[tuple[MissedClaim, Act]] = ()
    ) -> tuple[Recorded, ...]:
        """Record acts on claims as one step of this review; added claims come first and stand behind the one in front.

        Raises:
            VerificationError: the rules forbid one of them; nothing is then recorded.
            StoreError: the database fails.
        """
        done = record_acts(self.store, acts, self.scale, missed=missed)
        names = tuple(one.claim_id for one in done)
        self.steps.append(ReviewStep(names))
        self.skipped = [name for name in self.skipped if name not in names]
        self._refresh(*names)
        self._put_in(self.position + 1, names[: len(missed)])
        return done

    def _put_in(self, place: int, names: Sequence[str]) -> None:
        """Claims that the queue lacks, from ``place`` on, whatever the filter in force."""
        new = [name for name in names if all(row.id != name for row in self.rows)]
        if new:
            with self.store.reading() as connection:
                self.rows[place:place] = list_claims(connection, Filter(ids=tuple(new)))
                self.accused |= accusations_of(connection, new)

    def undo(self) -> str:
        """Take back the last decision of this review, or else the last one on the claim in front.

        Raises:
            VerificationError: there is nothing to take back.
            StoreError: the database fails.
        """
        last = self.steps[-1] if self.steps else ReviewStep((self.claim.id if self.claim else "",))
        # An added claim comes first and is gone once it is taken back.
        name = last.claims[-1]
        try:
            if self.steps:
                self._check_last(last)
            undone = undo(self.store, name, who=self.who)
        except VerificationError:
            # Somebody else decided meanwhile: the next undo takes back the step before.
            self.steps = self.steps[:-1]
            raise
        self.steps = self.steps[:-1]
        parted = [name for link in undone.links for name in (link.claim_id, link.known_id)]
        self._refresh(*last.claims, undone.done.claim_id, *parted)
        self._put_in(self.position, (name,))
        self.move(next((n for n, row in enumerate(self.rows) if row.id == name), self.position))
        done = undone.done
        words = undone_words(done.changes, undone.links, name, self.scale, done.texts, done.machine, undone.replies)
        return " · ".join(filter(None, [_("undo"), *(words or [last.added])]))

    def _check_last(self, done: ReviewStep) -> None:
        """Refuse to take back what somebody else decided since."""
        for name in done.claims:
            with self.store.reading() as connection:
                history = read_dossier(connection, name).history
            last = [event.who for event in history if event.who != MACHINE][-1:]
            if last and last != [self.who]:
                raise VerificationError(Fault.DECIDED_SINCE, who=last[0])

    def _refresh(self, *names: str) -> None:
        """Read these claims, and those that repeat them, from the store again; added ones taken back are gone."""
        stale = {row.id for row in self.rows if row.id in names or row.same_as in names}
        if stale:
            with self.store.reading() as connection:
                fresh = {row.id: row for row in list_claims(connection, Filter(ids=tuple(stale)))}
                told = accusations_of(connection, stale)
            self.accused = {name: kept for name, kept in self.accused.items() if name not in stale} | told
            self.rows = [fresh.get(row.id, row) for row in self.rows if row.id in fresh or row.id not in stale]
            self.position = max(0, min(self.position, len(self.rows) - 1))
