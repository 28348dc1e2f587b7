"""Candidates made of the matches of rules, before conflicts between rules are resolved.

In: a match, the text, its quotations, the word lists. Out: a ``Candidate`` with content, cue and speaker, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.attribution.candidate import Candidate, effective_changes
from claims.attribution.content_cuts import MatchContext, content_cut
from claims.attribution.content_spans import total_length, trimmed, with_whole_quotations
from claims.attribution.cue import cue_span
from claims.attribution.speaker import source_words
from claims.claim import ContentChange, ContentStep
from claims.document.quotations import Quotation
from claims.document.tree import Sentence
from claims.lexicon.wordlists import WordLists
from claims.rules.matcher import Match
from claims.syntax.clauses import nickname_end

__all__ = ["matched_candidate"]

_LEAST: Final = 3
"""Code points below which a content states nothing."""


def matched_candidate(
    match: Match, text: str, quotes: Sequence[Quotation], lists: WordLists, before: Sentence | None = None
) -> Candidate | None:
    """The claim that ``match`` stands for, or None when its content cannot be cut out.

    ``before`` is the sentence before that of the match, which *c'est ce que dit X* is about.
    """
    rule, sentence = match.rule, match.sentence
    if nickname_end(sentence, match.words["trigger"].index) is not None:
        return None
    speaker, through = source_words(match, lists)
    cut = content_cut(
        MatchContext(match=match, speaker=speaker, text=text, quotations=quotes, lists=lists, before=before)
    )
    if cut is None:
        return None
    closed = with_whole_quotations(cut.spans, quotes, text)
    content = trimmed(closed, quotes, text)
    if not content or total_length(content) < _LEAST:
        return None
    if cut.insertion is not None and any(span.covers(w.span) for span in content for w in speaker):
        # Somebody inside the content cannot be its speaker.
        return None
    return Candidate(
        sentence=sentence,
        content=content,
        changes=effective_changes(
            ContentChange(ContentStep.RULE, cut.by_rule, rule.id),
            ContentChange(ContentStep.CONTINUED, cut.spans),
            ContentChange(ContentStep.CLOSED, closed),
            ContentChange(ContentStep.TRIMMED, content),
        ),
        root=cut.root,
        construction=rule.construction,
        label=rule.label,
        polarity=rule.polarity,
        rules=(rule.id,),
        match=match,
        cue=cue_span(match),
        speaker=speaker,
        through=through,
        insertion=cut.insertion,
    )
