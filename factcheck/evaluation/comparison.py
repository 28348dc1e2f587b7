"""One article's annotation beside its scan: which claims match, which are missed, which are shown as facts.

In: an article annotated by hand and its scan. Out: ``Compared``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from claims.claim import Claim, Label, LabelledClaim
from claims.document.span import Span
from factcheck.evaluation.gold import GoldArticle, GoldClaim, covered_share, half, overlap, pairs
from factcheck.scan_results import Checked

__all__ = ["Compared", "both_touch", "compared", "matched_claims", "name_right", "same_name", "speaker_right"]

_MOST, _LITTLE = 0.5, 0.3
"""Shares of a claim: so much of it within facts, and less than that within attributed claims, is shown as a fact."""
_PARTICLES = frozenset(("le", "la", "les", "l", "de", "du", "des", "d", "un", "une", "m", "mme"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The annotation of an article compared with its scan. Contents match at an intersection over union of 0.5.

    ``found`` are the claims that count: those of the headline and of ignored stretches do not. ``attributed`` are
    matches of attributed claims alone, ``same`` those of all claims whatever their labels, each one to one.
    ``leaked`` are the pairs of an attributed gold claim and a claim shown as a fact in its place; one claim may stand
    in several.
    """

    gold: GoldArticle
    checked: Checked
    found: tuple[LabelledClaim, ...]
    attributed: tuple[tuple[GoldClaim, LabelledClaim], ...]
    same: tuple[tuple[GoldClaim, LabelledClaim], ...]
    leaked: tuple[tuple[GoldClaim, LabelledClaim], ...]

    @property
    def marked(self) -> tuple[GoldClaim, ...]:
        """The attributed claims of the annotation."""
        return tuple(g for g in self.gold.claims if g.label is not Label.ESTABLISHED_FACT)

    @property
    def shown(self) -> tuple[LabelledClaim, ...]:
        """The claims found that count and are attributed."""
        return tuple(c for c in self.found if c.label is not Label.ESTABLISHED_FACT)

    @property
    def missed(self) -> tuple[GoldClaim, ...]:
        """The attributed claims of the annotation that no claim found matches."""
        hit = {id(g) for g, _c in self.attributed}
        return tuple(g for g in self.marked if id(g) not in hit)

    @property
    def within_facts(self) -> tuple[GoldClaim, ...]:
        """The attributed claims of the annotation that a reader sees as facts, however long the facts shown are.

        Most of such a claim is in claims shown as facts, and little of it in attributed ones.
        """
        stated = [span for c in self.found if c.label is Label.ESTABLISHED_FACT for span in c.claim.content]
        said = [span for c in self.shown for span in c.claim.content]
        return tuple(
            g
            for g in self.marked
            if covered_share(g.content, stated) > _MOST and covered_share(g.content, said) < _LITTLE
        )

    @property
    def spurious(self) -> tuple[LabelledClaim, ...]:
        """The attributed claims found that match none of the annotation."""
        hit = {id(c) for _g, c in self.attributed}
        return tuple(c for c in self.shown if id(c) not in hit)


def compared(gold: GoldArticle, checked: Checked) -> Compared:
    """An article's annotation compared with its scan. The headline is not annotated and is left out."""
    silent = (_headline(gold.text), *gold.ignore)
    found = tuple(c for c in checked.claims if not _within(c.claim, silent))
    marked = [g for g in gold.claims if g.label is not Label.ESTABLISHED_FACT]
    shown = [c for c in found if c.label is not Label.ESTABLISHED_FACT]
    stated = [c for c in found if c.label is Label.ESTABLISHED_FACT]
    return Compared(
        gold=gold,
        checked=checked,
        found=found,
        attributed=matched_claims(marked, shown),
        same=matched_claims(gold.claims, found),
        leaked=tuple((g, c) for c in stated for g in marked if half(overlap(g.content, c.claim.content))),
    )


def matched_claims(
    gold: Sequence[GoldClaim], found: Sequence[LabelledClaim]
) -> tuple[tuple[GoldClaim, LabelledClaim], ...]:
    """Pairs of claims whose contents have an intersection over union of at least 0.5, one to one, the best first."""
    chosen = pairs([g.content for g in gold], [c.claim.content for c in found], overlap, half)
    return tuple((gold[i], found[j]) for i, j in chosen)


def _headline(text: str) -> Span:
    return Span(0, max(text.find("\n\n") if "\n\n" in text else text.find("\n"), 0))


def _within(claim: Claim, silent: Sequence[Span]) -> bool:
    inside = {i for s in claim.content for i in range(s.start, s.end) if any(q.start <= i < q.end for q in silent)}
    return half(len(inside) / max(sum(len(s) for s in claim.content), 1))


def speaker_right(gold: GoldClaim, found: LabelledClaim) -> bool:
    """Whether the spans of the speakers overlap, or neither side has a speaker."""
    speaker = found.claim.speaker.span if found.claim.speaker else None
    return both_touch(gold.speaker, speaker) or (gold.speaker is None and speaker is None)


def name_right(gold: GoldClaim, found: LabelledClaim) -> bool:
    """Whether the speaker found bears the name of the annotation, as ``same_name`` compares them."""
    speaker = found.claim.speaker
    return speaker is not None and same_name(gold.speaker_name or "", speaker.name)


def same_name(gold: str, found: str) -> bool:
    """Whether two names share at least half of the words of the shorter, accents and articles aside."""
    a, b = _folded(gold) - _PARTICLES, _folded(found) - _PARTICLES
    return bool(a & b) and half(len(a & b) / min(len(a), len(b)))


def _folded(text: str) -> set[str]:
    # A curly apostrophe parts words as a straight one does, and is no ASCII.
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'")).encode("ascii", "ignore").decode()
    return set(re.findall(r"[a-z0-9]+", plain))


def both_touch(a: Span | None, b: Span | None) -> bool:
    """Whether both spans are there and share a code point."""
    return a is not None and b is not None and a.overlaps(b)
