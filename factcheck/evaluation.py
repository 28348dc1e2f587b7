"""How well claims are found, attributed and labelled, against articles annotated by hand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.claim import Claim, Label, LabelledClaim, Polarity
from claims.text import Span
from factcheck.gold import GoldArticle, GoldClaim, coverage, overlap, pairs
from factcheck.records import Checked

__all__ = ["Figures", "Tally", "evaluate", "same_name"]

_HALF = 0.5
_PARTICLES = frozenset(("le", "la", "les", "l", "de", "du", "des", "d", "un", "une", "m", "mme"))


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1, each in [0, 1]."""

    right: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Tally:
    """Counts over articles. ``labels`` counts (gold, found) pairs of matched claims; ``missed`` and ``spurious``
    list what did not pair, as (article id, text, construction or cue)."""

    articles: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    labels: Counter[tuple[Label, Label]] = field(default_factory=Counter)
    rules: Counter[tuple[str, bool]] = field(default_factory=Counter)
    certainty: list[tuple[float, bool]] = field(default_factory=list)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    spurious: list[tuple[str, str, str]] = field(default_factory=list)

    def figures(self, name: str, gold: str, found: str) -> Figures:
        """Precision, recall and F1 of one count against two totals."""
        return Figures(self.counts[name], self.counts[gold], self.counts[found])

    @property
    def attributed(self) -> Mapping[str, Figures]:
        """F1 of attributed claims under three ways of matching contents.

        The first two count a match when more than that share of the gold content is covered (the Gender Gap
        Tracker's rule, which does not punish contents that are too long); the last wants intersection over union.
        """
        return {
            "0.3": self.figures("at_03", "gold_attributed", "found_attributed"),
            "0.8": self.figures("at_08", "gold_attributed", "found_attributed"),
            "iou 0.5": self.figures("at_iou", "gold_attributed", "found_attributed"),
        }

    @property
    def facts(self) -> Figures:
        """Established facts, matched at intersection over union 0.5."""
        return self.figures("facts", "gold_facts", "found_facts")

    @property
    def medium(self) -> Figures:
        """The medium, on matched claims."""
        return self.figures("medium", "gold_medium", "found_medium")

    def share(self, right: str, of: str) -> float:
        """One count as a share of another, in [0, 1]."""
        return self.counts[right] / self.counts[of] if self.counts[of] else 0.0

    @property
    def label_f1(self) -> Mapping[Label, Figures]:
        """Labels of matched attributed claims."""
        out = {}
        for label in (Label.REPORTED_SPEECH, Label.ALLEGATION):
            gold = sum(n for (g, _), n in self.labels.items() if g is label)
            found = sum(n for (_, f), n in self.labels.items() if f is label)
            out[label] = Figures(self.labels[label, label], gold, found)
        return out

    @property
    def label_macro_f1(self) -> float:
        """Mean F1 of reported speech and allegation."""
        values = [figures.f1 for figures in self.label_f1.values()]
        return sum(values) / len(values)

    @property
    def leak(self) -> float:
        """Attributed or alleged contents shown as established facts, as a share of all attributed gold claims."""
        return self.share("leaked", "gold_attributed")

    @property
    def calibration_error(self) -> float:
        """Expected calibration error over ten equal bins, in [0, 1]."""
        total = len(self.certainty)
        error = 0.0
        for low in range(10):
            inside = [(p, ok) for p, ok in self.certainty if low / 10 <= p < (low + 1) / 10 or (low == 9 and p == 1)]
            if inside:
                mean = sum(p for p, _ in inside) / len(inside)
                error += len(inside) / total * abs(mean - sum(ok for _, ok in inside) / len(inside))
        return error


def evaluate(checked: Sequence[tuple[GoldArticle, Checked]]) -> Tally:
    """Compare scans with annotations, article by article. The headline is not annotated and is left out."""
    tally = Tally(articles=len(checked))
    for gold, found in checked:
        _article(tally, gold, found)
    return tally


def _article(tally: Tally, gold: GoldArticle, checked: Checked) -> None:
    marked = [g for g in gold.claims if g.label is not Label.ESTABLISHED_FACT]
    facts = [g for g in gold.claims if g.label is Label.ESTABLISHED_FACT]
    claims = [c for c in checked.claims if not _in_headline(c.claim, gold.text)]
    attributed = [c for c in claims if c.label is not Label.ESTABLISHED_FACT]
    stated = [c for c in claims if c.label is Label.ESTABLISHED_FACT]
    counts = tally.counts
    counts["gold_attributed"] += len(marked)
    counts["found_attributed"] += len(attributed)
    counts["gold_facts"] += len(facts)
    counts["found_facts"] += len(stated)
    wanted, got = [g.content for g in marked], [c.claim.content for c in attributed]
    counts["at_03"] += len(pairs(wanted, got, coverage, lambda v: v > 0.3))
    counts["at_08"] += len(pairs(wanted, got, coverage, lambda v: v > 0.8))
    matched = pairs(wanted, got, overlap, lambda v: v >= _HALF)
    counts["at_iou"] += len(matched)
    for i, j in matched:
        _attribution(tally, marked[i], attributed[j])
    stated_contents = [c.claim.content for c in stated]
    counts["facts"] += len(pairs([g.content for g in facts], stated_contents, overlap, lambda v: v >= _HALF))
    counts["leaked"] += sum(1 for s in stated_contents for w in wanted if overlap(w, s) >= _HALF)
    hit_gold, hit_found = {i for i, _ in matched}, {j for _, j in matched}
    tally.missed += [
        (gold.id, _words(g.content, gold.text), g.cue.of(gold.text) if g.cue else "")
        for i, g in enumerate(marked)
        if i not in hit_gold
    ]
    for j, c in enumerate(attributed):
        for rule in c.claim.rules or ("narration",):
            tally.rules[rule, j in hit_found] += 1
        if j not in hit_found:
            tally.spurious.append((gold.id, _words(c.claim.content, gold.text), ", ".join(c.claim.rules)))


def _attribution(tally: Tally, gold: GoldClaim, found: LabelledClaim) -> None:
    counts, claim = tally.counts, found.claim
    tally.labels[gold.label, found.label] += 1
    tally.certainty.append((found.score, gold.label is found.label))
    counts["speakers"] += 1
    speaker = claim.speaker.span if claim.speaker else None
    counts["speaker_right"] += _touch(gold.speaker, speaker) or (gold.speaker is None and speaker is None)
    if gold.speaker is not None:
        counts["names"] += 1
        counts["name_right"] += claim.speaker is not None and same_name(gold.speaker_name or "", claim.speaker.name)
    if gold.cue is not None:
        counts["cues"] += 1
        counts["cue_right"] += _touch(gold.cue, claim.cue)
    counts["gold_medium"] += gold.medium is not None
    counts["found_medium"] += claim.medium is not None
    counts["medium"] += _touch(gold.medium, claim.medium)
    counts["styles"] += 1
    counts["style_right"] += gold.style is claim.style
    if Polarity.DENIED in (gold.polarity, claim.polarity):
        counts["denials"] += 1
        counts["denial_right"] += gold.polarity is claim.polarity


def same_name(gold: str, found: str) -> bool:
    """Whether two names share at least half of the words of the shorter, accents and articles aside."""
    a, b = _folded(gold) - _PARTICLES, _folded(found) - _PARTICLES
    return bool(a & b) and len(a & b) / min(len(a), len(b)) >= _HALF


def _folded(text: str) -> set[str]:
    plain = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return set(re.findall(r"[a-z0-9]+", plain))


def _touch(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a.overlaps(b)


def _in_headline(claim: Claim, text: str) -> bool:
    end = text.find("\n\n") if "\n\n" in text else text.find("\n")
    inside = sum(max(0, min(s.end, end) - s.start) for s in claim.content if s.start < end)
    return inside >= _HALF * sum(len(s) for s in claim.content)


def _words(spans: Sequence[Span], text: str) -> str:
    return " […] ".join(s.of(text) for s in spans)
