"""Runs the product over texts of the grid and says of each whether the claims are the expected ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.claim import Label, LabelledClaim
from claims.document.span import Span
from claims.document.tree import Document, Sentence
from factcheck.articles.reader import read_text
from factcheck.scan_results import Article
from factcheck.scanning.checker import Checker, parsed_blocks, title_blocks
from tests.grid.expectations import ExpectedAccusation, ExpectedClaim, ForbiddenClaim, GridText

__all__ = ["Reason", "Result", "judged", "scanned"]

_BATCH = 400
"""Texts parsed in one go: the parser is faster on many, and takes more memory."""
_LONGEST = 2.5
"""How many times as long as the part that must be named a speaker may be."""

Claims = tuple[LabelledClaim, ...]


class Reason(StrEnum):
    """The first thing that is wrong with the claims of a text."""

    MISSING = "missing"
    CONTENT = "content"
    SPEAKER = "speaker"
    LABEL = "label"
    MEDIUM = "medium"
    POLARITY = "polarity"
    SOURCES = "sources"
    ACCUSATION = "accusation"
    FACT = "fact"
    NEVER = "never"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A text, the claims found in it, and what is wrong with them; None where nothing is."""

    text: GridText
    claims: Claims
    reason: Reason | None

    @property
    def passed(self) -> bool:
        """Whether exactly the expected claims were found."""
        return self.reason is None

    def found(self) -> Iterator[str]:
        """The claims found, one line each."""
        for item in self.claims:
            claim, text = item.claim, self.text.text
            who = claim.speaker.span.of(text) if claim.speaker else "-"
            where = claim.medium.of(text) if claim.medium else "-"
            yield f"{item.label.value} | {claim.text(text)} | {who} | {where} | {claim.construction}"


def judged(texts: Sequence[GridText], checker: Checker) -> tuple[Result, ...]:
    """Each text with the claims that the product finds in it, judged."""
    found = scanned([text.text for text in texts], checker)
    return tuple(
        Result(text=text, claims=claims, reason=_fault(text, claims)) for text, claims in zip(texts, found, strict=True)
    )


# --- The product -----------------------------------------------------------------------------------------------------


def scanned(texts: Sequence[str], checker: Checker) -> tuple[Claims, ...]:
    """The claims of each of some small articles, as a scan of each alone finds them.

    All are parsed together, which is many times faster, and then taken apart again: no name, no quotation and no
    speaker of one text is known in the next.
    """
    found: list[Claims] = []
    for start in range(0, len(texts), _BATCH):
        articles = [read_text(text, source="grid") for text in texts[start : start + _BATCH]]
        # Who talks is asked of each text: read as one, they would be a talk of those whom they quote.
        talks = [checker.analyser.dialogue(a.text, parsed_blocks(a), title_blocks(a)) for a in articles]
        documents = _parsed(articles, [parts for _dialogue, parts in talks], checker)
        for article, (dialogue, _parts), document in zip(articles, talks, documents, strict=True):
            analysis = checker.analyser.analyse_document(document, titles=title_blocks(article), dialogue=dialogue)
            found.append(analysis.claims)
    return tuple(found)


def _parsed(articles: Sequence[Article], parts: Sequence[Sequence[Span]], checker: Checker) -> Iterator[Document]:
    """The parse of each article, of which only the ``parts`` are parsed."""
    offsets: list[int] = []
    blocks: list[Span] = []
    length = 0
    for article, spans in zip(articles, parts, strict=True):
        offsets.append(length)
        blocks += [span.shifted(length) for span in spans]
        length += len(article.text) + 1
    whole, _ = checker.analyser.parser.parse("\n".join(article.text for article in articles), blocks)
    ends = [*offsets[1:], length]
    for article, offset, end in zip(articles, offsets, ends, strict=True):
        numbers = [n for n, block in enumerate(whole.blocks) if offset <= block.start < end]
        inside = [s for s in whole.sentences if offset <= s.span.start < end]
        yield Document(
            text=article.text,
            sentences=tuple(_moved(s, i, s.block - numbers[0], offset) for i, s in enumerate(inside)),
            blocks=tuple(_back(whole.blocks[n], offset) for n in numbers),
        )


def _moved(sentence: Sentence, index: int, block: int, offset: int) -> Sentence:
    return Sentence(
        index=index,
        span=_back(sentence.span, offset),
        words=tuple(replace(word, span=_back(word.span, offset)) for word in sentence.words),
        entities=tuple(replace(entity, span=_back(entity.span, offset)) for entity in sentence.entities),
        block=block,
    )


def _back(span: Span, offset: int) -> Span:
    return Span(span.start - offset, span.end - offset)


# --- The judgement ---------------------------------------------------------------------------------------------------


def _fault(text: GridText, claims: Claims) -> Reason | None:
    first = _fault_among(text, text.wanted, claims)
    if first is None and text.accusation is not None and not _accuses(text.text, text.accusation, claims):
        return Reason.ACCUSATION
    if first is None or not text.merged:
        return first
    whole = Span.around(span for want in text.wanted for span in want.content)
    one = replace(text.wanted[0], content=(whole,))
    return None if _fault_among(text, (one,), claims) is None else first


def _fault_among(text: GridText, wanted: Sequence[ExpectedClaim], claims: Claims) -> Reason | None:
    used: list[LabelledClaim] = []
    for want in wanted:
        rest = [claim for claim in claims if not any(claim is other for other in used)]
        reason, claim = _best(text.text, want, rest)
        if reason is not None:
            return reason
        if claim is not None:
            used.append(claim)
    for fact in text.facts:
        if not any(_states(item, fact, text.text) for item in claims):
            return Reason.FACT
    if any(_matches(item, never, text.text) for never in text.never for item in claims):
        return Reason.NEVER
    expected = [span for want in wanted for span in want.content]
    for item in claims:
        if any(item is other for other in used) or any(_states(item, fact, text.text) for fact in text.facts):
            continue
        told_twice = any(span.overlaps(content) for span in expected for content in item.claim.content)
        if item.claim.attributed or item.label is not Label.ESTABLISHED_FACT or told_twice:
            return Reason.EXTRA
    return None


def _accuses(text: str, want: ExpectedAccusation, claims: Claims) -> bool:
    """Whether some claim bears the accusation and none accuses anybody else."""
    found = [accusation for item in claims for accusation in item.claim.accusations]
    people = [party.span for accusation in found for party in accusation.accused]
    if any(not any(span.overlaps(accused) for accused in want.accused) for span in people):
        return False
    return any(
        (one.stage, one.negated) == (want.stage, want.negated)
        and len(one.accused) == len(want.accused)
        and [_words(span.of(text)) for span in one.offences] == [_words(span.of(text)) for span in want.offences]
        for one in found
    )


_ORDER = (Reason.CONTENT, Reason.SPEAKER, Reason.LABEL, Reason.MEDIUM, Reason.POLARITY, Reason.SOURCES)
"""The further on in this order the first fault of a claim is, the nearer the claim is to the wanted one."""


def _best(
    text: str, want: ExpectedClaim, claims: Sequence[LabelledClaim]
) -> tuple[Reason | None, LabelledClaim | None]:
    """The claim nearest to the wanted one, and what is wrong with it."""
    near = [
        item
        for item in claims
        if item.label is not Label.ESTABLISHED_FACT
        and any(span.overlaps(content) for span in want.content for content in item.claim.content)
    ]
    if not near:
        return Reason.MISSING, None
    faults = [(_wrong(text, want, item), item) for item in near]
    for fault, item in faults:
        if fault is None:
            return None, item
    return max(faults, key=lambda pair: _ORDER.index(pair[0]) if pair[0] else 0)


def _wrong(text: str, want: ExpectedClaim, item: LabelledClaim) -> Reason | None:
    claim = item.claim
    content = [word for span in claim.content for word in _words(span.of(text))]
    needed = [word for span in want.content for word in _words(span.of(text))]
    optional = [word for span in want.optional for word in _words(span.of(text))]
    if content not in (needed, [*optional, *needed]):
        return Reason.CONTENT
    if want.speaker_matters and not _told_by(text, want, item):
        return Reason.SPEAKER
    if want.name is not None and not (claim.speaker and _within(want.name.of(text), claim.speaker.name)):
        return Reason.SPEAKER
    if item.label not in want.labels:
        return Reason.LABEL
    medium = claim.medium.of(text) if claim.medium else ""
    if want.medium and not any(_within(span.of(text), medium) for span in want.medium):
        return Reason.MEDIUM
    if want.polarity is not None and claim.polarity is not want.polarity:
        return Reason.POLARITY
    names = [part for source in claim.sources for part in (source.name, source.span.of(text))]
    if not all(any(_within(span.of(text), name) for name in names) for span in want.sources):
        return Reason.SOURCES
    return None


def _told_by(text: str, want: ExpectedClaim, item: LabelledClaim) -> bool:
    speaker = item.claim.speaker
    if want.speaker is None or want.core is None:
        return want.name is not None or speaker is None
    if speaker is None or not speaker.span.overlaps(want.speaker):
        return False
    core = want.core.of(text)
    longest = max(_LONGEST * len(core), len(want.speaker))
    named = _within(core, speaker.span.of(text)) or (want.speaker != want.core and _within(core, speaker.name))
    return named and len(speaker.span) <= longest


def _states(item: LabelledClaim, fact: Span, text: str) -> bool:
    words = _words(fact.of(text))
    return item.label is Label.ESTABLISHED_FACT and _words(item.claim.text(text, gap=" ")) == words


def _matches(item: LabelledClaim, never: ForbiddenClaim, text: str) -> bool:
    speaker = item.claim.speaker.span.of(text) if item.claim.speaker else ""
    if never.speaker and not (_within(never.speaker, speaker) and len(speaker) <= _LONGEST * len(never.speaker)):
        return False
    return not never.content or _words(item.claim.text(text, gap=" ")) == _words(never.content)


def _within(wanted: str, found: str) -> bool:
    """Whether the words of ``wanted`` stand together in ``found``."""
    words = " ".join(_words(wanted))
    return f" {words} " in f" {' '.join(_words(found))} "


def _words(text: str) -> list[str]:
    """The words of ``text`` without case, accents, quotation marks and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
