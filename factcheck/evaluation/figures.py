"""How well claims are found, attributed and labelled: counts over annotated articles, and figures made of them.

In: annotated articles and their scans. Out: ``Tally``, whose ``figures`` have goals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.claim import Label, LabelledClaim, Polarity, Style
from factcheck.evaluation.calibration import Forecast, brier, calibration_error
from factcheck.evaluation.comparison import Compared, both_touch, compared, matched_claims, name_right, speaker_right
from factcheck.evaluation.gold import GoldArticle, GoldClaim, covered_share, pairs
from factcheck.scan_results import Checked

__all__ = [
    "GOALS",
    "Figures",
    "Group",
    "Tally",
    "evaluate",
    "reached",
]

GOALS: Mapping[str, float] = {
    "attributed_f1@0.3": 0.90,
    "attributed_f1@0.8": 0.85,
    "attributed_f1@iou 0.5": 0.84,
    "speaker": 0.95,
    "name": 0.88,
    "cue": 0.95,
    "medium_f1": 0.80,
    "label_macro_f1": 0.90,
    "facts_f1": 0.80,
    "shown_as_fact": 0.01,
}
"""The goal of each figure: the least value, for ``shown_as_fact`` the greatest."""


def reached(name: str, value: float) -> bool:
    """Whether a figure reaches its goal."""
    return value < GOALS[name] if name == "shown_as_fact" else value >= GOALS[name]


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
class Group:
    """Counts for the claims of one rule or of one style.

    ``gold`` counts the claims marked (0 where a person marks no such kind), ``found`` those found and ``right`` those
    of them that match, facts included. Of the matches that are ``attributed``, ``label`` and ``speaker`` count the
    right ones.
    """

    gold: int = 0
    found: int = 0
    right: int = 0
    attributed: int = 0
    label: int = 0
    speaker: int = 0

    @property
    def precision(self) -> float:
        """Share of the claims found that match."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the claims marked that match."""
        return self.attributed / self.gold if self.gold else 0.0


@dataclass(slots=True)
class Tally:
    """Counts over articles.

    ``labels`` counts (gold, found) pairs of matched attributed claims; ``confusion`` those of all claims, None
    standing for a claim that only one side has. ``forecasts`` are the probabilities of all matched claims. ``rules``
    and ``styles`` break the claims down by the rule that found them (by construction where none did) and by how much
    of them stands in quotation marks.
    """

    articles: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    labels: Counter[tuple[Label, Label]] = field(default_factory=Counter)
    confusion: Counter[tuple[Label | None, Label | None]] = field(default_factory=Counter)
    forecasts: list[Forecast] = field(default_factory=list)
    rules: dict[str, Group] = field(default_factory=dict)
    styles: dict[Style, Group] = field(default_factory=dict)

    def count(self, name: str, gold: str, found: str) -> Figures:
        """Precision, recall and F1 of one count against two totals."""
        return Figures(self.counts[name], self.counts[gold], self.counts[found])

    @property
    def attributed(self) -> Mapping[str, Figures]:
        """F1 of attributed claims under three ways of matching contents.

        The first two count a match when more than that share of the gold content is covered (the Gender Gap
        Tracker's rule, which does not punish contents that are too long); the last wants intersection over union.
        """
        return {
            "0.3": self.count("at_03", "gold_attributed", "found_attributed"),
            "0.8": self.count("at_08", "gold_attributed", "found_attributed"),
            "iou 0.5": self.count("at_iou", "gold_attributed", "found_attributed"),
        }

    @property
    def facts(self) -> Figures:
        """Established facts, matched at intersection over union 0.5."""
        return self.count("facts", "gold_facts", "found_facts")

    @property
    def medium(self) -> Figures:
        """The medium, on matched claims."""
        return self.count("medium", "gold_medium", "found_medium")

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
    def label_accuracy(self) -> float:
        """Share of the matched attributed claims that have the person's label."""
        return sum(n for (g, f), n in self.labels.items() if g is f) / max(self.labels.total(), 1)

    @property
    def leak(self) -> float:
        """Attributed or alleged contents shown as established facts, as a share of all attributed gold claims."""
        return self.share("leaked", "gold_attributed")

    def figures(self) -> dict[str, float]:
        """All figures by name, those that have a goal first; each in [0, 1] but Brier's score, which goes to 2."""
        figures = {
            **{f"attributed_f1@{name}": f.f1 for name, f in self.attributed.items()},
            "speaker": self.share("speaker_right", "speakers"),
            "name": self.share("name_right", "names"),
            "cue": self.share("cue_right", "cues"),
            "medium_f1": self.medium.f1,
            "label_macro_f1": self.label_macro_f1,
            "facts_f1": self.facts.f1,
            "shown_as_fact": self.leak,
            "within_fact": self.share("within_facts", "gold_attributed"),
            "attributed_precision": self.attributed["iou 0.5"].precision,
            "attributed_recall": self.attributed["iou 0.5"].recall,
            **{f"label_f1 {label}": f.f1 for label, f in self.label_f1.items()},
            "label_accuracy": self.label_accuracy,
            "style": self.share("style_right", "styles"),
            "denials": self.share("denial_right", "denials"),
            "brier": brier(self.forecasts),
            "calibration_error": calibration_error(self.forecasts),
        }
        return {name: round(value, 4) for name, value in figures.items()}


def evaluate(articles: Sequence[tuple[GoldArticle, Checked]]) -> Tally:
    """Compare scans with annotations and count."""
    tally = Tally(articles=len(articles))
    for gold, checked in articles:
        _add(tally, compared(gold, checked))
    return tally


def _add(tally: Tally, article: Compared) -> None:
    marked, shown = article.marked, article.shown
    facts = [g for g in article.gold.claims if g.label is Label.ESTABLISHED_FACT]
    stated = [c for c in article.found if c.label is Label.ESTABLISHED_FACT]
    counts = tally.counts
    counts["gold_attributed"] += len(marked)
    counts["found_attributed"] += len(shown)
    counts["gold_facts"] += len(facts)
    counts["found_facts"] += len(stated)
    wanted, got = [g.content for g in marked], [c.claim.content for c in shown]
    counts["at_03"] += len(pairs(wanted, got, covered_share, lambda v: v > 0.3))
    counts["at_08"] += len(pairs(wanted, got, covered_share, lambda v: v > 0.8))
    counts["at_iou"] += len(article.attributed)
    counts["leaked"] += len(article.leaked)
    counts["within_facts"] += len(article.within_facts)
    stated_right = matched_claims(facts, stated)
    counts["facts"] += len(stated_right)
    for gold, found in article.attributed:
        _attribution(tally, gold, found)
    _labels(tally, article)
    _groups(tally, article, {id(c) for _g, c in (*article.attributed, *stated_right)})


def _labels(tally: Tally, article: Compared) -> None:
    hit = {id(claim) for pair in article.same for claim in pair}
    for gold, found in article.same:
        tally.confusion[gold.label, found.label] += 1
        tally.forecasts.append(Forecast(found.probabilities, found.label, gold.label))
    for gold in article.gold.claims:
        tally.confusion[gold.label, None] += id(gold) not in hit
    for found in article.found:
        tally.confusion[None, found.label] += id(found) not in hit


def _groups(tally: Tally, article: Compared, right: set[int]) -> None:
    for claim in article.found:
        # A claim that several rules agree on counts for each of them.
        for rule in claim.claim.rules or (claim.claim.construction,):
            group = tally.rules.setdefault(rule, Group())
            group.found += 1
            group.right += id(claim) in right
    for gold in article.marked:
        if gold.style:
            tally.styles.setdefault(gold.style, Group()).gold += 1
    for claim in article.shown:
        if claim.claim.style:
            group = tally.styles.setdefault(claim.claim.style, Group())
            group.found += 1
            group.right += id(claim) in right
    for gold, claim in article.attributed:
        groups = [tally.rules[rule] for rule in claim.claim.rules or (claim.claim.construction,)]
        if gold.style:
            groups.append(tally.styles[gold.style])
        for group in groups:
            group.attributed += 1
            group.label += gold.label is claim.label
            group.speaker += speaker_right(gold, claim)


def _attribution(tally: Tally, gold: GoldClaim, found: LabelledClaim) -> None:
    counts, claim = tally.counts, found.claim
    tally.labels[gold.label, found.label] += 1
    counts["speakers"] += 1
    counts["speaker_right"] += speaker_right(gold, found)
    if gold.speaker is not None:
        counts["names"] += 1
        counts["name_right"] += name_right(gold, found)
    if gold.cue is not None:
        counts["cues"] += 1
        counts["cue_right"] += both_touch(gold.cue, claim.cue)
    counts["gold_medium"] += gold.medium is not None
    counts["found_medium"] += claim.medium is not None
    counts["medium"] += both_touch(gold.medium, claim.medium)
    counts["styles"] += 1
    counts["style_right"] += gold.style is claim.style
    if Polarity.DENIED in (gold.polarity, claim.polarity):
        counts["denials"] += 1
        counts["denial_right"] += gold.polarity is claim.polarity
