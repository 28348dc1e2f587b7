"""What the grammar of cues says of candidates that meet: which cannot be, and what is the other's.

In: the candidates of a sentence. Out: those that are tenable, each with the part of the words that is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.attribution.candidate import Candidate, with_content
from claims.attribution.content_spans import shared_length, without_span
from claims.claim import ContentStep
from claims.document.span import Span
from claims.document.tree import Word
from claims.rules.compiled_rule import ContentKind
from claims.syntax.function_words import mark_of
from claims.syntax.verbs import mood

__all__ = ["both_said", "holds", "tenable_candidates", "with_own_parts"]

NAMED_ONLY: Final = 2
"""Words up to which a noun phrase before a colon only names what the quotation after it is about; set by hand."""
_VERBAL: Final = ("VERB", "AUX")


def holds(content: Sequence[Span], part: Span | None) -> bool:
    """Whether one span of a content covers all of ``part``."""
    return part is not None and any(span.covers(part) for span in content)


def tenable_candidates(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those whose reading the cue of another rules out."""
    return [c for c in candidates if not any(_ruled_out(c, o) for o in candidates if o is not c)]


def with_own_parts(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without what another cue, or another claim of the same cue, has for its own content."""
    before = [_before_quotation(c, candidates) for c in candidates]
    return [_before_next_insertion(c, before) for c in before]


def _ruled_out(candidate: Candidate, other: Candidate) -> bool:
    return (
        _completes(other, candidate)
        or _quotes_across(candidate, other)
        or _says_conditional(other, candidate)
        or _relative_of(candidate, other)
    )


def _completes(clause: Candidate, inserted: Candidate) -> bool:
    """Whether the verb of an ``inserted`` cue says a ``clause`` that follows it without a comma.

    Such a verb is inserted nowhere: in *la préfète, Anne Morel, a fait savoir à la presse que la route rouvrirait* the
    commas are those of the name.
    """
    root = clause.root
    if root is None or clause.trigger != inserted.trigger or not _is_clause(clause):
        return False
    if inserted.rule.kind is not ContentKind.HOST or clause.trigger.upos not in _VERBAL:
        return False
    if inserted.match is not None and root.index in {w.index for w in inserted.match.words.values()}:
        # "…, a cru bon de préciser la préfète": the infinitive is part of the cue.
        return False
    start = min((w.index for w in clause.sentence.subtree(root)), default=root.index)
    between = clause.sentence.words[clause.trigger.index + 1 : max(start, clause.trigger.index + 1)]
    return root.index > clause.trigger.index and all(w.upos != "PUNCT" for w in between)


def _is_clause(candidate: Candidate) -> bool:
    """Whether a content is a clause that depends on its cue: *que la route rouvrira*, *rouvrir la route*."""
    root = candidate.root
    return (
        root is not None
        and candidate.rule.kind is ContentKind.SUBTREE
        and root.relation in ("ccomp", "xcomp")
        and mood(candidate.sentence, root) in ("indicative", "conditional", "subjunctive", "infinitive")
    )


def _quotes_across(candidate: Candidate, inserted: Candidate) -> bool:
    """Whether a verb would quote what follows the cue ``inserted`` after it.

    In *« La loi sera votée », promet le ministre : « Nous avons la majorité »* no law says anything.
    """
    cue, between = candidate.cue, inserted.cue
    if candidate.rule.kind is not ContentKind.QUOTATION or inserted.rule.kind is not ContentKind.HOST:
        return False
    if cue is None or between is None or inserted.trigger.upos not in _VERBAL:
        return False
    across = cue.end <= between.start and between.end <= candidate.content[0].start
    return across and holds(inserted.content, cue)


def _says_conditional(sourced: Candidate, hearsay: Candidate) -> bool:
    """Whether the verb of a ``hearsay`` clause is said by a cue inside that clause.

    In *C'est grave, avant de préciser que l'école resterait fermée* the conditional is that of *préciser*.
    """
    if hearsay.rule.kind is not ContentKind.CLAUSE or hearsay.rule.speaker is not None:
        return False
    return _is_clause(sourced) and sourced.root == hearsay.trigger and holds(hearsay.content, sourced.cue)


def _relative_of(clause: Candidate, governed: Candidate) -> bool:
    """Whether a *que* clause is a relative on the noun that the same verb governs.

    *Le club confirme le départ du capitaine, que la presse annonçait.*
    """
    root, noun = clause.root, governed.root
    if root is None or noun is None or clause.trigger != governed.trigger or not _governs_noun(governed, noun):
        return False
    if clause.rule.kind is not ContentKind.SUBTREE or mark_of(clause.sentence, root) != "que":
        return False
    words = clause.sentence.words
    marks = [w.index for w in clause.sentence.children(root) if w.relation == "mark"]
    comma = min(marks) - 1
    return comma > noun.index and words[comma].form == "," and holds(governed.content, words[comma - 1].span)


def _governs_noun(candidate: Candidate, noun: Word) -> bool:
    object_ = noun.upos in ("NOUN", "PROPN") and noun.relation == "obj" and noun.index > candidate.trigger.index
    return candidate.rule.kind is ContentKind.SUBTREE and object_


def _before_quotation(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """``candidate`` up to the colon, if its cue quotes what follows: *affirme que la digue tient : « Rien ne bouge »*.

    Trees often attach the quotation to the clause before it.
    """
    if candidate.rule.kind is not ContentKind.SUBTREE or not _is_clause(candidate):
        return candidate
    words = candidate.sentence.words
    for other in others:
        quoted = other.rule.kind is ContentKind.QUOTATION and other.rule.where == "colon"
        if not quoted or other.trigger != candidate.trigger or not holds(candidate.content, other.content[0]):
            continue
        colon = next((w for w in words[candidate.trigger.index + 1 :] if w.form == ":"), None)
        rest = Span(colon.span.start, candidate.content[-1].end) if colon is not None else None
        before = without_span(candidate.content, rest) if rest is not None and rest.start < rest.end else ()
        if colon is not None and before and colon.span.end <= other.content[0].start:
            return with_content(candidate, ContentStep.APART, before, other.rule.id)
    return candidate


def _before_next_insertion(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """``candidate`` without a last quotation that has an inserted cue of its own.

    *« Le pont tiendra », affirme le maire, « mais il faut l'entretenir », nuance l'ingénieure.*
    """
    if candidate.rule.kind is not ContentKind.HOST or len(candidate.content) < 2:
        return candidate
    last = candidate.content[-1]
    for other in others:
        inserted = other.rule.kind is ContentKind.HOST and other.trigger.upos in _VERBAL
        if inserted and other.content == (last,) and candidate.trigger.index < other.trigger.index:
            return with_content(candidate, ContentStep.APART, candidate.content[:-1], other.rule.id)
    return candidate


def both_said(candidate: Candidate, other: Candidate) -> bool:
    """Whether one cue has two contents: what it governs, and a quotation beside it.

    *Le maire admet que le chantier a du retard : « Nous avons été trop confiants. »* A bare noun (*Elle évoque la
    nuit : « … »*) only names what the quotation is about.
    """
    pair = (candidate, other)
    quoted = [c for c in pair if c.rule.kind is ContentKind.QUOTATION]
    governed = [c for c in pair if c.rule.kind is ContentKind.SUBTREE and c.root is not None]
    if len(quoted) != 1 or len(governed) != 1 or shared_length(candidate.content, other.content):
        return False
    root, sentence = governed[0].root, governed[0].sentence
    if root is None:
        return False
    if root.upos == "ADJ" or mood(sentence, root):
        return True
    inside = [w for w in sentence.words if holds(governed[0].content, w.span) and w.upos != "PUNCT"]
    return len(inside) > NAMED_ONLY
