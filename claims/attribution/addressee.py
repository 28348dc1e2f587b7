"""The addressee of a claim: *a déclaré aux députés*, *devant la presse*, *lui a-t-il répondu*.

In: a match, the content and the speaker. Out: the span of the addressee, or None. Then claims, whose *me* and *vous*
get the words that name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claims.attribution.relayed_sources import newsroom_list
from claims.attribution.turn_statements import turn_at
from claims.claim import Claim, Speaker
from claims.dialogue.turn import Turn
from claims.document.span import Span
from claims.document.span_index import SpanIndex
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.rules.matcher import Match
from claims.syntax.function_words import case_of
from claims.syntax.noun_phrases import noun_phrase, without_fused

__all__ = ["addressee_span", "with_addressees_named"]

_AUXILIARY: Final = 2
"""Greatest distance in words between an auxiliary and its participle; parsers hang the addressee on either."""
_REACH: Final = 12
"""Greatest distance in words between a verb of speech and its addressee, which may stand after the subject."""


def addressee_span(
    match: Match, lists: WordLists, content: Sequence[Span], speaker: Sequence[Word], medium: Span | None
) -> Span | None:
    """The addressee of the claim, without its preposition, or None.

    A newspaper or an agency that was told something (*au Figaro*) is both addressee and medium. A place (*à Paris*,
    *à l'Assemblée*) or a channel (*à la radio*, *dans un communiqué*) is no addressee; nor is a person who is accused
    or reproached: that is the target of the claim.
    """
    sentence, trigger = match.sentence, match.words["trigger"]
    telling = trigger.lemma in lists.classes.speech_verbs or trigger.lemma in lists["verbes-promesse"]
    if not telling or trigger.lemma in lists["verbes-accusation"]:
        return None
    barred = {w.index for w in speaker} | {w.index for w in match.words.values()}
    for child in sentence.children(trigger):
        if child.index in barred or any(span.overlaps(child.span) for span in content):
            continue
        if _dative(sentence, child, trigger):
            return child.span
        addressed = child.relation == "obj" and child.index > trigger.index and child.upos in ("NOUN", "PROPN")
        if (
            addressed
            and any(w.index < trigger.index for w in speaker)
            and _can_be_addressed(sentence, child, lists, "")
        ):
            # "prévenir, avertir, informer les salariés que"
            return place_of(noun_phrase(sentence, child))
    for word in sentence.words[max(0, trigger.index - _REACH) : trigger.index + _REACH]:
        if word.index in barred or any(span.covers(word.span) for span in content):
            continue
        case = case_of(sentence, word)
        if (
            case not in GRAMMAR.addressee_prepositions
            or _compound(sentence, word)
            or not _governed(sentence, word, trigger, barred)
        ):
            continue
        span = place_of(without_fused(sentence, word, noun_phrase(sentence, word)))
        addressed = medium is not None and medium.overlaps(span) and _is_told_newsroom(sentence, word, lists, case)
        if addressed or (
            not (medium is not None and medium.overlaps(span)) and _can_be_addressed(sentence, word, lists, case)
        ):
            return span
    return None


def with_addressees_named(claims: Iterable[Claim], text: str, turns: Sequence[Turn]) -> list[Claim]:
    """``claims`` in which *me* and *nous* as addressees are who says them, *vous* whom that one speaks to.

    In a quotation that is its speaker, in a turn whoever has it, by the words that name them; nobody where the text
    does not tell. A pronoun alone is no addressee.
    """
    known = list(claims)
    told = [(at, person, claim.addressee) for at, claim in enumerate(known) if (person := _spoken_person(claim, text))]
    if not told:
        return known
    places = SpanIndex((span, number) for number, claim in enumerate(known) for span in claim.content)
    for at, person, inside in told:
        claim = known[at]
        if inside is None:
            continue
        around = [known[n] for n in places.touching(inside) if any(s.covers(inside) for s in known[n].content)]
        outer = min((c for c in around if c is not claim), key=lambda c: len(c.span), default=None)
        turn = turn_at(turns, claim.sentence)
        if outer is not None:
            speaker, addressed = outer.speaker, outer.addressee
        else:
            speaker = turn.speaker if turn is not None else None
            addressed = turn.addressee.span if turn is not None and turn.addressee is not None else None
        named = _place_of_name(speaker, known, text) if person == "first" else addressed
        known[at] = replace(claim, addressee=named)
    return known


def _place_of_name(speaker: Speaker | None, claims: Sequence[Claim], text: str) -> Span | None:
    """Where the text names a speaker, by more than a pronoun."""
    if speaker is None or not _is_pronoun(speaker.span, text):
        return speaker.span if speaker is not None else None
    others = (c.speaker.span for c in claims if c.speaker is not None and c.speaker.name == speaker.name)
    return next((span for span in others if not _is_pronoun(span, text)), None)


def _is_pronoun(span: Span, text: str) -> bool:
    form = _form(span, text)
    return form in GRAMMAR.third_persons or form in GRAMMAR.first_persons or form in GRAMMAR.second_persons


def _form(span: Span, text: str) -> str:
    """A pronoun without what ties it to its verb: *-t-il* is *il*, *m'* is *m*."""
    return span.of(text).lower().strip("-").removeprefix("t-").rstrip("’'")


def _spoken_person(claim: Claim, text: str) -> str:
    """``first`` or ``second`` where the addressee is a pronoun of that person, else nothing."""
    form = _form(claim.addressee, text) if claim.addressee is not None else ""
    if form in GRAMMAR.first_persons:
        return "first"
    return "second" if form in GRAMMAR.second_persons else ""


def _dative(sentence: Sentence, word: Word, trigger: Word) -> bool:
    """Whether a pronoun before the verb is its addressee; *l'expert, lui, a maintenu* only stresses the subject."""
    if word.upos != "PRON" or word.form.lower() not in GRAMMAR.dative_clitics or word.index > trigger.index:
        return False
    return word.relation in ("iobj", "obl", "obj") and sentence.words[word.index + 1].form != ","


def _governed(sentence: Sentence, word: Word, trigger: Word, barred: set[int]) -> bool:
    """Whether a phrase hangs on the verb, or on the subject after it, as parsers often have it."""
    above = sentence.head(word)
    if above is None:
        return False
    auxiliary = (
        above.index < trigger.index and trigger.index - above.index <= _AUXILIARY and above.upos in ("VERB", "AUX")
    )
    return above.index == trigger.index or above.index in barred or auxiliary


def _compound(sentence: Sentence, word: Word) -> bool:
    """Whether *à* belongs to another preposition: *quant à*, *grâce à*."""
    case = next(w for w in sentence.children(word) if w.relation == "case")
    return case.index > 0 and sentence.words[case.index - 1].form.lower() in GRAMMAR.openers_before_a


def _is_told_newsroom(sentence: Sentence, word: Word, lists: WordLists, case: str) -> bool:
    """Whether a medium is a newsroom that was told something, not a channel on which somebody speaks."""
    named = word.upos in ("PROPN", "X") and newsroom_list(noun_phrase(sentence, word), lists) in ("agences", "medias")
    newsroom = named or word.lemma in lists["noms-media"]
    return (newsroom and case not in GRAMMAR.facing_prepositions) or word.lemma in lists["sources-collectives"]


def _can_be_addressed(sentence: Sentence, word: Word, lists: WordLists, case: str) -> bool:
    """Whether a noun is somebody who can be told something; after *à* a body may be a place (*à l'Assemblée*)."""
    if word.upos == "PRON":
        return word.feat("PronType") != "Rel" and word.form.lower() not in GRAMMAR.thing_pronouns
    if word.upos == "PROPN":
        return any(e.kind in ("PER", "ORG") and e.span.overlaps(word.span) for e in sentence.entities)
    nouns = {word.lemma, word.form.lower()}
    someone = lists.classes.persons
    bodies = lists["organisations-anaphoriques"] if case in GRAMMAR.to_prepositions else lists["noms-organisation"]
    return bool(nouns & someone or nouns & bodies or nouns & lists["organisations-anaphoriques"])
