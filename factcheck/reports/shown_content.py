"""The words of a claim as people are shown them: no accusation without the words that accuse.

In: the text of an article, where content and cue stand in it. Out: the content's words, with *est soupçonné d'* between
or before them where the article alleges and without it the content would say that somebody did it. What programs read
(JSON, CSV, the store) is the content alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.claim import Label, LabelledClaim, Polarity
from claims.document.span import GAP, Span
from factcheck.safe_text import one_line

__all__ = ["ShownPiece", "may_need_cue", "needs_cue", "shown_content", "shown_pieces", "shown_words"]

_LONGEST = 80
"""Longer gaps are not shown whole: the claim would be a paragraph."""
_NEAR = 24
"""Beside the cue of such a gap that many code points stay: *d'*, *en cause pour*."""
_BEFORE = re.compile(r"[^.,;:!?«»“”\"()\n]{0,40}")
"""What may stand between a cue and the infinitive that goes with it: *d'*, *en examen mardi pour*."""
_INFINITIVE = re.compile(r"(?:\w{1,5}(?:['’]|\s+)){0,3}\w*(?:er|ir|re)\b", re.IGNORECASE)
"""An infinitive by its ending, after pronouns and *ne*. Nouns such as *maire* end so too: a cue more is shown then."""


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Words of the article that follow each other; ``attributing`` tells that they are no part of the content."""

    words: str
    attributing: bool = False


def shown_words(item: LabelledClaim, text: str) -> str:
    """The content of a labelled claim on one line, as people are shown it; ``text`` is that of its article."""
    return one_line("".join(piece.words for piece in shown_pieces(item, text)))


def shown_pieces(item: LabelledClaim, text: str) -> tuple[ShownPiece, ...]:
    """The same in pieces, content and attributing words apart; joined, they are the whole."""
    claim = item.claim
    alleged = needs_cue(item.label.value, claim.suggested.value)
    denied = claim.polarity is Polarity.DENIED
    return shown_content(text, claim.content, claim.cue, alleged=alleged, denied=denied)


def needs_cue(label: str, suggested: str) -> bool:
    """Whether a claim is an allegation, by its label in force or by what its rule proposes."""
    return Label.ALLEGATION.value in (label, suggested)


def may_need_cue(content: str) -> bool:
    """Whether more than its ``content``, the words that the store has, may have to be shown of a claim."""
    return GAP in content or _INFINITIVE.match(content) is not None


def shown_content(
    text: str, content: Sequence[Span], cue: Span | None, *, alleged: bool, denied: bool
) -> tuple[ShownPiece, ...]:
    """The pieces of a content with the cue in the gap that holds it, or before the infinitive that follows it.

    A gap is filled where the claim is alleged or denied, or goes on with an infinitive: *L'élu […] avoir écarté deux
    entreprises* says that he did. Of reported speech the speaker is told beside it, and the gap stays. An infinitive
    gets the cue before it where it is alleged; who denies one is told in the mark before it.
    """
    pieces = [ShownPiece(content[0].of(text))]
    if cue and alleged and not denied:
        pieces[:0] = _before(text, cue, content[0])
    for left, right in pairwise(content):
        inside = cue is not None and left.end <= cue.start and cue.end <= right.start
        if cue and inside and (alleged or denied or _INFINITIVE.match(right.of(text))):
            pieces += _filled(text, left.end, cue, right.start)
        else:
            pieces.append(ShownPiece(GAP))
        pieces.append(ShownPiece(right.of(text)))
    return tuple(pieces)


def _before(text: str, cue: Span, first: Span) -> Iterator[ShownPiece]:
    """The cue and what joins it to the infinitive after it; nothing before other contents."""
    between = text[cue.end : max(first.start, cue.end)]
    if cue.end <= first.start and _BEFORE.fullmatch(between) and _INFINITIVE.match(first.of(text)):
        yield ShownPiece(text[cue.start : first.start], attributing=True)


def _filled(text: str, start: int, cue: Span, end: int) -> Iterator[ShownPiece]:
    """The words of a gap, of a long one the cue with what stands close to it."""
    if end - start <= _LONGEST:
        yield ShownPiece(text[start:end], attributing=True)
        return
    before, after = cue.start - start <= _NEAR, end - cue.end <= _NEAR
    if not before:
        yield ShownPiece(GAP)
    yield ShownPiece(text[start if before else cue.start : end if after else cue.end], attributing=True)
    if not after:
        yield ShownPiece(GAP)
