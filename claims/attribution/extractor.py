"""The claims of a document, found by one set of rules: the steps of attribution in their order.

In: a ``Document`` and a ``RuleSet``. Out: an ``Extraction``, claims without labels and what was skipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from claims.accusations.attached import with_accusations
from claims.accusations.finder import AccusationFinder
from claims.attribution.addressee import with_addressees_named
from claims.attribution.candidate import Candidate
from claims.attribution.claim_builder import built_claim
from claims.attribution.conflicts import (
    with_modifiers,
    without_foreign_insertions,
    without_overridden,
    without_repeats,
    without_rivals,
)
from claims.attribution.matched_candidate import matched_candidate
from claims.attribution.narration import narration, told_ends
from claims.attribution.sentence_faults import SentenceGuard
from claims.attribution.source_chain import with_outer_sources
from claims.attribution.standalone_quotations import FLOATING, standalone_quotations
from claims.attribution.turn_speakers import with_entry_agencies, with_turn_parties, with_turn_speakers
from claims.attribution.turn_statements import CONSTRUCTIONS, turn_statements
from claims.claim import Claim, Extraction
from claims.dialogue.finder import DialogueFinder
from claims.dialogue.posts import with_posts
from claims.dialogue.turn import NO_DIALOGUE, Dialogue
from claims.document.nearby import Nearby, touching
from claims.document.span import Span
from claims.document.tree import Document, Sentence
from claims.lexicon.wordlists import WordLists
from claims.resolution.speaker_names import SpeakerNames, SpeakersHeard, speaker_names, with_first_persons_named
from claims.rules.loader import RuleSet
from claims.rules.matcher import Index
from claims.syntax.noun_phrases import phrase_head

__all__ = ["Extractor"]

_UNRULED: Final = frozenset((FLOATING, *(rule for _construction, rule in CONSTRUCTIONS.values())))
"""What stands in the place of a rule in claims that none found."""


class Extractor:
    """Finds the claims of documents with one set of rules, ``ruleset``."""

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self._lists = ruleset.lists
        usable = [rule for rule in ruleset.rules if rule.status != "deprecated"]
        self._index = Index(rule for rule in usable if rule.modifies is None)
        self._modifiers = Index(rule for rule in usable if rule.modifies is not None)
        self._finder = DialogueFinder(ruleset.lists)
        self._accusations = AccusationFinder(ruleset.procedures)

    @property
    def lists(self) -> WordLists:
        """The word lists of the rules."""
        return self._lists

    def dialogue(
        self,
        text: str,
        blocks: Sequence[Span],
        questions: Sequence[Span] = (),
        posts: Sequence[Span] = (),
        *,
        transcript: bool = False,
    ) -> Dialogue:
        """Who talks in ``text``, and who published the ``posts`` among its ``blocks``; see ``DialogueFinder.find``."""
        shown = frozenset(posts)
        said = [block for block in blocks if block not in shown]
        found = self._finder.find(text, said, questions, transcript=transcript)
        return with_posts(found, text, [block for block in blocks if block in shown])

    def extract(
        self,
        document: Document,
        *,
        silent: Sequence[Span] = (),
        titles: Sequence[Span] = (),
        dialogue: Dialogue = NO_DIALOGUE,
    ) -> Extraction:
        """All claims of ``document`` in text order; what is said in the turns of its ``dialogue`` is their speakers'.

        Sentences that overlap ``silent`` spans (captions) yield nothing. Those in ``titles`` (headings, and lines that
        may be one) yield what a rule attributes in them and nothing else, and the other claims are what they are
        without them. A sentence that cannot be worked on is reported among the skipped, reason ``failed``, and the
        rest goes on: its words are no tree, or our own code trips over it (logged with its traceback to ``claims``;
        raised where ``CLAIMS_RAISE_FAULTS`` is set).
        """
        if not titles:
            return self._extracted(document, silent, dialogue)
        found = self._extracted(document.without(titles), silent, dialogue)
        said = self._said_in(titles, document, dialogue)
        return replace(
            found,
            claims=tuple(sorted((*found.claims, *said.claims), key=lambda c: (c.span.start, -c.span.end))),
            matched=found.matched | said.matched,
            failed=found.failed or said.failed,
        )

    def _said_in(self, titles: Sequence[Span], document: Document, dialogue: Dialogue) -> Extraction:
        """The claims in ``titles`` that a rule attributes; of a question, those with a speaker."""
        places = Nearby(titles)
        guard = SentenceGuard()
        inside = [s for s in document.sentences if any(t.overlaps(s.span) for t in places.touching(s.span))]
        told = [s for s in inside if guard.admits(s) and self._matched(s, document)]
        if not told:
            return Extraction(claims=(), failed=bool(guard.skipped))
        # Names are those of the whole text: a title may stand before and after what it tells of.
        spans = {s.span for s in told}
        found = self._extracted(document, (), dialogue)
        claims = [
            claim
            for claim in found.claims
            if claim.sentence in spans
            and claim.attributed
            and _UNRULED.isdisjoint(claim.rules)
            and (claim.speaker is not None or "?" not in claim.sentence.of(document.text))
        ]
        return replace(found, claims=tuple(claims))

    def _matched(self, sentence: Sentence, document: Document) -> bool:
        return next(iter(self._index.matches(sentence, touching(document.quoted, sentence.span))), None) is not None

    def _extracted(self, document: Document, silent: Sequence[Span], dialogue: Dialogue) -> Extraction:
        guard = SentenceGuard()
        sound = tuple(s for s in document.sentences if guard.admits(s))
        if len(sound) < len(document.sentences):
            document = replace(document, sentences=sound)
        matched: set[str] = set()
        found = self._candidates(document, silent, guard, matched)
        names, candidates = _heard(found, speaker_names(document, self._lists), guard)

        def built(candidates: Sequence[Candidate]) -> list[Claim]:
            claims: list[Claim] = []
            for candidate in candidates:
                with guard.working_on(candidate.sentence):
                    claims.append(built_claim(candidate, document, names, self._lists))
            return claims

        claims = without_repeats([c for c in built(candidates) if c.content])
        turns = Nearby(dialogue.turns)
        in_turns = [turn.span for turn in turns]
        claims += built(standalone_quotations(document, claims, (*silent, *in_turns), names))
        # Nobody knows whose words a failed sentence holds.
        unread = (*silent, *(s.span for s in guard.skipped))
        statements, unsaid = turn_statements(document, claims, turns, unread, guard)
        claims = with_turn_speakers((*claims, *built(statements)), document.text, turns, self._lists)
        claims = with_outer_sources(with_first_persons_named(claims, document.text))
        claims = with_addressees_named(claims, document.text, turns)
        own_statements, passed_over = narration(document, claims, self._lists, (*unread, *in_turns), guard)
        claims = with_entry_agencies((*claims, *built(own_statements)), dialogue.entries)
        told = {claim.sentence for claim in claims}
        telling = [sentence for sentence in document.sentences if sentence.span in told]
        accused = self._accusations.in_sentences(telling, document, names, guard.working_on)
        claims += built(told_ends(document, claims, accused, (*unread, *in_turns), self._lists))
        claims = with_turn_parties(with_accusations(claims, accused, document.text), document.text, turns)
        claims.sort(key=lambda c: (c.span.start, -c.span.end))
        skipped = sorted((*guard.skipped, *unsaid, *passed_over), key=lambda s: s.span)
        return Extraction(
            claims=tuple(claims), skipped=tuple(skipped), matched=frozenset(matched), failed=bool(guard.skipped)
        )

    def _candidates(
        self, document: Document, silent: Sequence[Span], guard: SentenceGuard, matched: set[str]
    ) -> list[Candidate]:
        """The candidates of all sentences, after conflicts were resolved; ``matched`` gets the rules that matched."""
        candidates: list[Candidate] = []
        unread = Nearby(silent)
        for before, sentence in pairwise((None, *document.sentences)):
            if sentence and not any(span.overlaps(sentence.span) for span in unread.touching(sentence.span)):
                with guard.working_on(sentence):
                    candidates += self._of_sentence(sentence, before, document, matched)
        return without_foreign_insertions(candidates, document.quotations, document.text)

    def _of_sentence(
        self, sentence: Sentence, before: Sentence | None, document: Document, matched: set[str]
    ) -> list[Candidate]:
        quoted = touching(document.quoted, sentence.span)
        matches = list(self._index.matches(sentence, quoted))
        made = (matched_candidate(m, document.text, document.quotations, self._lists, before) for m in matches)
        kept = without_rivals(without_overridden([c for c in made if c is not None]), self._lists.classes)
        modifiers = list(self._modifiers.matches(sentence, quoted)) if kept else []
        matched.update([match.rule.id for match in (*matches, *modifiers)])
        return [with_modifiers(c, modifiers) for c in kept]


def _heard(
    candidates: Sequence[Candidate], names: SpeakerNames, guard: SentenceGuard
) -> tuple[SpeakerNames, list[Candidate]]:
    """``names`` where all speakers have spoken, in text order, and the candidates whose speakers can be named."""
    named = {id(c) for c in candidates if not c.speaker}
    heard = SpeakersHeard(names)
    for candidate in sorted((c for c in candidates if c.speaker), key=lambda c: phrase_head(c.speaker).span.start):
        with guard.working_on(candidate.sentence):
            heard.add(candidate.sentence, phrase_head(candidate.speaker), candidate.speaker)
            named.add(id(candidate))
    return heard.names(), [c for c in candidates if id(c) in named]
