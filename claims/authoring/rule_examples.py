"""The examples in rule files, run against all rules together.

In: a rule set and a parser. Out: ``Outcome``, one an example.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from claims.attribution.extractor import Extractor
from claims.authoring.trace import finds_alone
from claims.claim import Claim, Skipped
from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.rules.compiled_rule import Rule, RuleTest
from claims.rules.loader import RuleSet
from claims.rules.matcher import Index
from claims.syntax.noun_phrases import noun_phrase

__all__ = ["Difference", "Outcome", "Parses", "argument_text", "claim_parts", "documents", "run_tests", "same_words"]

GAP = " … "
_PAUSE = "\n\n"


class Parses(Protocol):
    """A parser, as far as it is needed here."""

    def parse(self, text: str, blocks: Sequence[Span] | None = None) -> tuple[Document, tuple[Skipped, ...]]:
        """The parse of the blocks of a text."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a claim that differs from the example; ``found`` is empty where there is no such part."""

    part: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of one example.

    ``wanted``: whether the example must match; ``fired``: whether the rule is among those of a claim. ``differences``
    are those of the nearest claim; ``winners`` the rules that have a claim where this one has none.
    """

    rule: Rule
    test: RuleTest
    wanted: bool
    fired: bool
    differences: tuple[Difference, ...] = ()
    winners: tuple[str, ...] = ()
    matched: bool = False

    @property
    def passed(self) -> bool:
        """Whether the example holds."""
        return self.fired == self.wanted and not self.differences


def documents(parser: Parses, texts: Sequence[str]) -> list[Document]:
    """Each text parsed as an article of its own, all in one go (which is many times faster than one by one)."""
    if not texts:
        return []
    spans: list[Span] = []
    at = 0
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + len(_PAUSE)
    joint = _PAUSE.join(texts)
    blocks = [block for span in spans for block in _paragraphs(joint, span)]
    parsed, _skipped = parser.parse(joint, blocks)
    out: list[Document] = []
    for span in spans:
        own = tuple(s for s in parsed.sentences if span.covers(s.span))
        out.append(Document(text=joint, sentences=own, blocks=tuple(b for b in parsed.blocks if span.covers(b))))
    return out


def _paragraphs(text: str, span: Span) -> Iterable[Span]:
    at = span.start
    for part in span.of(text).split(_PAUSE):
        inner = part.strip()
        if inner:
            start = at + part.index(inner)
            yield Span(start, start + len(inner))
        at += len(part) + len(_PAUSE)


def run_tests(parser: Parses, ruleset: RuleSet, ids: Collection[str] | None = None) -> list[Outcome]:
    """The examples of all rules (or of ``ids``) against all rules together, by rule and place in the file.

    All rules take part: an example shows what a scan finds, not what a rule would find alone. Deprecated rules find
    nothing any more, so their examples are left out.
    """
    chosen = [r for r in ruleset.rules if r.status != "deprecated" and (ids is None or r.id in ids)]
    cases = [(rule, test, wanted) for rule in chosen for test, wanted in _examples(rule)]
    if not cases:
        return []
    extractor = Extractor(ruleset)
    parsed = documents(parser, [test.text for _rule, test, _wanted in cases])
    return [_run(extractor, ruleset, d, r, t, w) for (r, t, w), d in zip(cases, parsed, strict=True)]


def _examples(rule: Rule) -> Iterable[tuple[RuleTest, bool]]:
    yield from ((test, True) for test in rule.matches)
    yield from ((test, False) for test in rule.mismatches)


def _run(
    extractor: Extractor, ruleset: RuleSet, document: Document, rule: Rule, test: RuleTest, wanted: bool
) -> Outcome:
    claims = extractor.extract(document).claims
    own = [c for c in claims if rule.id in c.rules]
    differences: tuple[Difference, ...] = ()
    if own and wanted:
        differences = min((_differences(c, rule, test, document) for c in own), key=len)
    matched = bool(own) or finds_alone(rule, ruleset, document)
    others = {i for c in claims for i in c.rules if i != rule.id}
    return Outcome(
        rule=rule,
        test=test,
        wanted=wanted,
        fired=bool(own),
        differences=differences,
        winners=tuple(sorted(others)) if matched and not own else (),
        matched=matched,
    )


def _differences(claim: Claim, rule: Rule, test: RuleTest, document: Document) -> tuple[Difference, ...]:
    parts = _parts(claim, rule, document)
    return tuple(
        Difference(part, expected, parts.get(part, ""))
        for part, expected in test.expected.items()
        if not same_words(expected, parts.get(part, ""))
    )


def _parts(claim: Claim, rule: Rule, document: Document) -> dict[str, str]:
    """The words of each argument, and of each part of the claim: where both have a name, the claim's count."""
    text = document.text
    parts: dict[str, str] = {}
    for sentence in document.sentences:
        if not sentence.span.overlaps(claim.sentence):
            continue
        for match in Index((rule,)).matches(sentence, document.quoted):
            trigger = match.words["trigger"]
            if claim.cue is None or claim.cue.overlaps(trigger.span) or not parts:
                barred = tuple(match.words.values())
                for name, word in match.words.items():
                    parts[name] = argument_text(sentence, word, barred, text)
    if not rule.modifies:
        for part in ("speaker", "medium"):
            parts.pop(part, None)
    return parts | claim_parts(claim, text)


def claim_parts(claim: Claim, text: str) -> dict[str, str]:
    """The parts that a claim has, by the names that examples use for them."""
    parts = {"content": claim.text(text, GAP), "label": claim.suggested.value, "polarity": claim.polarity.value}
    if claim.speaker:
        parts["speaker"] = claim.speaker.span.of(text)
    if claim.medium:
        parts["medium"] = claim.medium.of(text)
    if claim.cue:
        parts["cue"] = claim.cue.of(text)
    if claim.accusations:
        first = claim.accusations[0]
        parts["stage"] = first.stage.value
        parts["accused"] = ", ".join(party.name for party in first.accused)
        parts["offence"] = ", ".join(span.of(text) for span in first.offences)
    return parts


def argument_text(sentence: Sentence, word: Word, others: Sequence[Word], text: str) -> str:
    """The words an argument stands for: the noun phrase, or the clause without the other arguments."""
    barred = [w for w in others if w.index != word.index]
    if word.upos in ("NOUN", "PROPN", "PRON", "NUM") and not word.feat("VerbForm"):
        return Span.around(w.span for w in noun_phrase(sentence, word, without=barred)).of(text)
    inside = [w for w in sentence.subtree(word, without=barred) if w.upos != "PUNCT"]
    return Span.around(w.span for w in inside or (word,)).of(text)


def same_words(expected: str, found: str) -> bool:
    """Whether two texts differ at most in white space and in the form of apostrophes and ellipses."""
    return _comparable(expected) == _comparable(found)


def _comparable(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("[…]", "…").replace("...", "…").split())
