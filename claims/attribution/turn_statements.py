"""What is said in turns: sentences of dialogues that no rule attributes, as candidates by whoever speaks there.

In: a document, the claims found in it, its turns. Out: candidates, and the sentences skipped with their reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.attribution.candidate import Candidate, effective_changes
from claims.attribution.content_spans import trimmed
from claims.attribution.sentence_faults import SentenceGuard
from claims.claim import Claim, ContentChange, ContentStep, Label, Skipped
from claims.dialogue.turn import Turn, TurnRole
from claims.document.nearby import Nearby
from claims.document.quotations import QUOTATION_MARKS
from claims.document.span import Span
from claims.document.tree import Document, Sentence
from claims.syntax.verbs import mood

__all__ = ["CONSTRUCTIONS", "turn_at", "turn_statements"]

MIN_WORDS: Final = 3
"""Words below which a sentence of a turn states nothing: *J'ai menti* states something; set by hand."""

MOST_TOGETHER: Final = 3
"""Sentences of one paragraph that are one claim, as in a short answer; of a speech each is its own. Set by hand: in the
annotated articles an answer of up to three sentences is one claim."""

LONGEST_REPLY: Final = 2
"""Words of a first sentence without a verb that only replies, as *Oui.* or *Bien sûr.*; set by hand. What is longer
(*Deux sur cinq.*) states something together with what follows."""

CONSTRUCTIONS: Final = {
    TurnRole.QUESTION: ("turn", "tour-de-parole"),
    TurnRole.STATEMENT: ("turn", "tour-de-parole"),
    TurnRole.ANSWER: ("answer", "reponse"),
    TurnRole.SIGNED: ("signed", "texte-signe"),
}
"""By what a turn does: the construction of the claims in it, and the name they have in the place of a rule."""


def turn_at(turns: Sequence[Turn], sentence: Span) -> Turn | None:
    """The turn in which a sentence begins, or None."""
    near = turns.touching(sentence) if isinstance(turns, Nearby) else turns
    return next((turn for turn in near if turn.span.start <= sentence.start < turn.span.end), None)


def turn_statements(
    document: Document, claims: Sequence[Claim], turns: Sequence[Turn], silent: Sequence[Span], guard: SentenceGuard
) -> tuple[list[Candidate], list[Skipped]]:
    """Candidates of the sentences of turns without an attributed claim, and the skipped sentences.

    Neighbours in one paragraph are one candidate, as the sentences of a quotation are, unless there are many. A
    speaker's doubts and suppositions are said as well: unlike the article's own they are no reason to skip one.
    Reasons: ``question``, ``no_verb``, and ``no_claim`` for what a record remarks in brackets.
    """
    candidates: list[Candidate] = []
    skipped: list[Skipped] = []
    attributed = Nearby(span for claim in claims for span in (*claim.content, *((claim.cue,) if claim.cue else ())))
    unread = Nearby(silent)
    run: list[tuple[Sentence, str]] = []
    running: tuple[Turn, int] | None = None

    def finish() -> None:
        if running is not None:
            _finish(run, document, running[0], candidates, skipped)
        run.clear()

    for sentence in document.sentences if turns else ():
        turn = turn_at(turns, sentence.span)
        near = (*unread.touching(sentence.span), *attributed.touching(sentence.span))
        if turn is None or any(span.overlaps(sentence.span) for span in near):
            finish()
            continue
        with guard.working_on(sentence):
            reason = _skip_reason(sentence)
            if running != (turn, sentence.block) or reason not in ("", "no_verb"):
                finish()
            running = (turn, sentence.block)
            if reason in ("", "no_verb"):
                run.append((sentence, reason))
            else:
                skipped.append(Skipped(sentence.span, reason))
    finish()
    return candidates, skipped


def _finish(
    run: Sequence[tuple[Sentence, str]],
    document: Document,
    turn: Turn,
    candidates: list[Candidate],
    skipped: list[Skipped],
) -> None:
    """Add what the sentences of a run state; those without a verb state nothing alone."""
    stating = [sentence for sentence, reason in run if not reason]
    while stating and run[0][1] and _is_reply(run[0][0]):
        skipped.append(Skipped(run[0][0].span, run[0][1]))
        run = run[1:]
    if stating and len(run) <= MOST_TOGETHER:
        found = [_statement(Span(run[0][0].span.start, run[-1][0].span.end), stating[0], document, turn)]
    else:
        found = [_statement(sentence.span, sentence, document, turn) for sentence in stating]
        skipped += [Skipped(sentence.span, reason) for sentence, reason in run if reason]
    candidates += [candidate for candidate in found if candidate.content]


def _is_reply(sentence: Sentence) -> bool:
    """Whether a sentence is no more than a short reply; one that opens a quotation is part of what is quoted."""
    words = [w for w in sentence.words if w.upos != "PUNCT"]
    return len(words) <= LONGEST_REPLY and not any(w.upos == "NUM" or w.form in QUOTATION_MARKS for w in sentence.words)


def _statement(span: Span, sentence: Sentence, document: Document, turn: Turn) -> Candidate:
    whole = (span,)
    content = trimmed(whole, document.quotations, document.text)
    construction, rule = CONSTRUCTIONS[turn.role]
    return Candidate(
        sentence=sentence,
        content=content,
        changes=effective_changes(ContentChange(ContentStep.TURN, whole), ContentChange(ContentStep.TRIMMED, content)),
        construction=construction,
        label=Label.REPORTED_SPEECH,
        rules=(rule,),
        named=turn.speaker,
        verbatim=True,
    )


def _skip_reason(sentence: Sentence) -> str:
    first, last = sentence.words[0].form, sentence.words[-1].form
    if last == "?":
        return "question"
    if first in ("(", "[") and any(w.form in (")", "]") for w in sentence.words[-2:]):
        return "no_claim"
    words = [w for w in sentence.words if w.upos != "PUNCT"]
    finite = any(w.feat("VerbForm") == "Fin" or w.feat("Mood") in ("Ind", "Cnd", "Sub") for w in sentence.words)
    if len(words) < MIN_WORDS or not finite:
        return "no_verb"
    return "question" if mood(sentence, sentence.root) == "imperative" else ""
