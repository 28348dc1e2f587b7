"""The claim and all its parts: content, speaker, medium, sources, label, worth.

These are frozen data types that every step shares. Unit of spans: code points of the original text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from claims.accusation import Accusation
from claims.document.span import GAP, Span
from claims.document.tree import Sentence, Word

__all__ = [
    "LABELS",
    "Claim",
    "ContentChange",
    "ContentStep",
    "Derivation",
    "Extraction",
    "Label",
    "LabelledClaim",
    "Polarity",
    "Skipped",
    "Source",
    "SourceRole",
    "Speaker",
    "Style",
    "Worth",
    "WorthReason",
]


class Label(StrEnum):
    """What the article does with the claim."""

    REPORTED_SPEECH = "reported_speech"
    ALLEGATION = "allegation"
    ESTABLISHED_FACT = "established_fact"


LABELS: Final[tuple[Label, ...]] = (Label.REPORTED_SPEECH, Label.ALLEGATION, Label.ESTABLISHED_FACT)


class Style(StrEnum):
    """How much of the content stands in quotation marks: all, none or a part; what is said in a turn is direct."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(StrEnum):
    """Whether the speaker asserts the content or denies it."""

    ASSERTED = "asserted"
    DENIED = "denied"


class SourceRole(StrEnum):
    """The role of a source; ``vague`` is somebody whom the text does not identify."""

    OUTLET = "outlet"
    AGENCY = "agency"
    PLATFORM = "platform"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    PERSON = "person"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it: the noun phrase in the text and the name it stands for in the article.

    ``confidence`` tells how sure the name is, in [0, 1]. ``vague`` marks a source that the text does not identify:
    *une source proche du dossier*, *certains*, *des proches*, *on*.
    """

    span: Span
    name: str
    confidence: float = 1.0
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One link in the chain through which a claim came: where the text names it, its name, what it is."""

    span: Span
    name: str
    role: SourceRole


class ContentStep(StrEnum):
    """A step that sets the content of a claim.

    ``rule``: cut out as the rule says; ``sentence``: a whole sentence of the article's own; ``quotation``: the inside
    of a quotation without a cue; ``turn``: what is said in a turn; ``continued``: with what follows and is said as
    well; ``closed``: extended to the quotation marks inside which it ended; ``insertion``: without the interrupting cue
    of another claim; ``apart``: without the quotation after a colon, another claim of the same cue; ``trimmed``:
    without outer marks, white space and final punctuation.
    """

    RULE = "rule"
    SENTENCE = "sentence"
    QUOTATION = "quotation"
    TURN = "turn"
    CONTINUED = "continued"
    CLOSED = "closed"
    INSERTION = "insertion"
    APART = "apart"
    TRIMMED = "trimmed"


@dataclass(frozen=True, slots=True)
class ContentChange:
    """One step that set the content of a claim, and the content after it.

    ``by`` is the rule that cut it out, or the rule whose inserted cue was taken out of it; else empty.
    """

    step: ContentStep
    content: tuple[Span, ...]
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a claim was found: the words that its features are computed from, and the steps that set its content.

    ``root`` is the top word of the content, ``trigger`` the word that the rule begins at. ``label`` and ``polarity``
    are what that rule says, whatever other rules made of it. Where no rule found the claim, ``trigger`` is None, and so
    is ``label``, unless the claim is what somebody says in a turn. ``changes`` are in the order in which they were
    made; the last one has the claim's content.
    """

    sentence: Sentence
    root: Word
    trigger: Word | None = None
    label: Label | None = None
    polarity: Polarity = Polarity.ASSERTED
    changes: tuple[ContentChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition and its attribution.

    ``content`` holds one or more spans in text order. ``construction`` names the grammar of the attribution
    (``narration`` for the article's own voice), ``suggested`` the label its rule proposes, ``features`` what the
    classifier sees (see ``classification/README.md``).

    ``sources`` is the chain through which the claim came, outermost first (outlet, agency, official), the speaker
    among them; empty when the text names no source. ``addressee`` is whom the speaker told it: *aux députés*.

    ``accusations`` tell who is accused of what, by whom, at which stage, where the claim says so or reports it.

    ``derivation`` tells how the claim was found; None for a claim that was read from the store.
    """

    content: tuple[Span, ...]
    sentence: Span
    construction: str
    suggested: Label
    rules: tuple[str, ...] = ()
    cue: Span | None = None
    speaker: Speaker | None = None
    medium: Span | None = None
    sources: tuple[Source, ...] = ()
    addressee: Span | None = None
    style: Style | None = None
    polarity: Polarity = Polarity.ASSERTED
    accusations: tuple[Accusation, ...] = ()
    features: Mapping[str, str | float | bool] = field(default_factory=dict, compare=False)
    derivation: Derivation | None = field(default=None, compare=False, repr=False)

    @property
    def attributed(self) -> bool:
        """Whether some rule gives the content to someone or marks it as hearsay."""
        return bool(self.rules)

    @property
    def span(self) -> Span:
        """From the first to the last code point of the content."""
        return Span.around(self.content)

    def text(self, text: str, gap: str = GAP) -> str:
        """The content's words out of the original ``text``, fragments joined by ``gap``."""
        return gap.join(span.of(text) for span in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthReason:
    """One reason why a claim is worth checking, or is not.

    ``weight`` is in log odds, positive where it speaks for a check; ``span`` is where the words stand that give the
    reason, None where the whole claim does.
    """

    key: str
    weight: float
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """How much a claim is worth checking: a score in [0, 1] and its reasons, the weightiest first."""

    score: float
    reasons: tuple[WorthReason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledClaim:
    """A claim with the label that the classifier gives it.

    ``probabilities`` has one entry per label and sums to 1; ``score`` is the probability of ``label``. ``worth`` is
    None where it was not computed.
    """

    claim: Claim
    label: Label
    probabilities: Mapping[Label, float]
    worth: Worth | None = None

    @property
    def score(self) -> float:
        """Probability of the label shown, in [0, 1]."""
        return self.probabilities[self.label]

    @property
    def disputed(self) -> bool:
        """Whether classifier and rule disagree."""
        return self.label != self.claim.suggested


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of text that yields no claims, and why (a short key such as ``heading`` or ``unparsed``)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All claims of one text, in text order, and what was left out.

    ``matched`` are the ids of all rules that matched anywhere in it, also of those whose matches came to nothing.
    ``failed`` tells that some sentence could not be worked on, and so may hold matches that nobody knows of.
    """

    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()
    matched: frozenset[str] = field(default=frozenset(), compare=False)
    failed: bool = field(default=False, compare=False)
