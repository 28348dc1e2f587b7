"""The frames of word lists, run: for each word, whether it does in its sentence what its list is for.

In: cases (a word in a frame) and a parser. Out: ``FrameOutcome``, one a case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from claims.attribution.extractor import Extractor
from claims.authoring.rule_examples import Difference, Parses, claim_parts, documents, same_words
from claims.claim import Claim, Extraction
from claims.classification.features import with_features
from claims.document.tree import Document
from claims.rules.frames import Case
from claims.rules.loader import RuleSet

__all__ = ["FrameOutcome", "run_frames"]

BATCH = 200
"""Texts parsed at once: enough for the parser to be fast, few enough to show progress."""


@dataclass(frozen=True, slots=True)
class FrameOutcome:
    """The result for one word in one frame: the differences from what the frame asks for."""

    case: Case
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the word does what its list is for."""
        return not self.differences and not self.case.fault


def run_frames(
    parser: Parses,
    ruleset: RuleSet,
    cases: Sequence[Case],
    progress: Callable[[int, int], None] = lambda _done, _n: None,
) -> list[FrameOutcome]:
    """The outcomes of ``cases``, in their order; ``progress`` is called with the numbers of those done and of all.

    A case is a text of its own, as short as an example; all of them are parsed in batches.
    """
    extractor = Extractor(ruleset)
    outcomes: list[FrameOutcome] = []
    for start in range(0, len(cases), BATCH):
        batch = cases[start : start + BATCH]
        parsed = iter(documents(parser, [case.frame.text for case in batch if not case.fault]))
        for case in batch:
            document = None if case.fault else next(parsed)
            differences = _differences(case, document, _extraction(extractor, document)) if document is not None else []
            outcomes.append(FrameOutcome(case, tuple(differences)))
        progress(len(outcomes), len(cases))
    return outcomes


def _extraction(extractor: Extractor, document: Document) -> Extraction:
    return with_features(extractor.extract(document), document, extractor.lists)


def _differences(case: Case, document: Document, extraction: Extraction) -> list[Difference]:
    frame = case.frame
    out: list[Difference] = []
    if frame.sentences and len(document.sentences) != frame.sentences:
        out.append(Difference("sentences", str(frame.sentences), str(len(document.sentences))))
    if frame.lemma:
        out += _lemma(case, document)
    if frame.skipped and frame.skipped not in {s.reason for s in extraction.skipped}:
        out.append(Difference("skipped", frame.skipped, _claims_in_words(extraction, document)))
    attributed = [c for c in extraction.claims if c.attributed]
    if not frame.attributed and attributed:
        out.append(Difference("attributed", "", _claims_in_words(extraction, document)))
    if frame.claim or frame.features:
        out += _claim(case, document, attributed or list(extraction.claims))
    return out


def _claims_in_words(extraction: Extraction, document: Document) -> str:
    return "; ".join(c.text(document.text) for c in extraction.claims)


def _lemma(case: Case, document: Document) -> list[Difference]:
    words = [w for s in document.sentences for w in s.words if w.form.lower() == case.word.lower()]
    if any(w.upos in ("VERB", "AUX") and w.lemma == case.frame.lemma for w in words):
        return []
    return [Difference("lemma", case.frame.lemma, ", ".join(f"{w.lemma} {w.upos}" for w in words))]


def _claim(case: Case, document: Document, claims: Sequence[Claim]) -> list[Difference]:
    """What the nearest claim lacks."""
    wanted = case.frame.claim.get("rule", "")
    own = [c for c in claims if not wanted or wanted in c.rules]
    if not own:
        rules = sorted({rule for c in claims for rule in c.rules})
        return [Difference("rule" if wanted else "content", wanted or "…", ", ".join(rules))]
    return min((_lacking(case, c, document) for c in own), key=len)


def _lacking(case: Case, claim: Claim, document: Document) -> list[Difference]:
    parts = claim_parts(claim, document.text)
    parts["name"] = claim.speaker.name if claim.speaker else ""
    parts["vague"] = str(claim.speaker is not None and claim.speaker.vague).lower()
    # Of several rules or sources the expected one is compared, if it is there.
    for part, several in (("rule", claim.rules), ("role", tuple(s.role.value for s in claim.sources))):
        wanted = case.frame.claim.get(part, "")
        parts[part] = wanted if wanted in several else ", ".join(several)
    out = _unlike(case.frame.claim, parts)
    for name, value in case.frame.features.items():
        found = claim.features.get(name, "")
        if found != value:
            out.append(Difference(name, str(value), str(found)))
    return out


def _unlike(expected: Mapping[str, str], parts: Mapping[str, str]) -> list[Difference]:
    return [
        Difference(part, words, parts.get(part, ""))
        for part, words in expected.items()
        if not same_words(words, parts.get(part, ""))
    ]
