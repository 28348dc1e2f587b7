"""The chain of sources through which a claim came: outlet ← agency ← official.

In: the speaker, the channels and the medium of a claim. Out: sources, outermost first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claims.attribution.relayed_sources import cited_source, citing_source, is_relay, newsroom_list
from claims.claim import Claim, Source, SourceRole, Speaker
from claims.document.span import Span
from claims.document.span_index import SpanIndex
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.resolution.persons import Person, bare_name, without_article
from claims.resolution.unidentified_sources import unidentified
from claims.syntax.noun_phrases import noun_phrase, phrase_head

__all__ = ["source_chain", "with_outer_sources"]


_LISTED: Final = {"agences": SourceRole.AGENCY, "medias": SourceRole.OUTLET, "plateformes": SourceRole.PLATFORM}
_WRITTEN: Final = ("noms-canal", "noms-parole", "noms-opinion", "informations-sans-source")
"""Lists of nouns of what is written or said: a source that is one of them is a document."""
_RECOGNISED: Final = {
    "PER": SourceRole.PERSON,
    "person": SourceRole.PERSON,
    "ORG": SourceRole.ORGANISATION,
    "body": SourceRole.ORGANISATION,
}
"""The role as a source of each kind of person or organisation."""


def source_chain(
    sentence: Sentence,
    phrase: Sequence[Word],
    speaker: Speaker | None,
    person: Person | None,
    through: Sequence[Sequence[Word]],
    medium: Span | None,
    text: str,
    lists: WordLists,
) -> tuple[Source, ...]:
    """The sources of one claim, outermost first: channels, who cites the speaker, the speaker.

    ``phrase`` are the speaker's words and ``person`` whom they stand for, ``through`` the channels in the speaker's
    place, ``medium`` the claim's medium. In *X, cité par l'agence Voxa* the agency comes before X.
    """
    links = [_link(words, text, lists, sentence) for words in through]
    if medium is not None and not any(medium.overlaps(link.span) for link in links):
        words = sentence.within(medium)
        if words:
            links.insert(0, replace(_link(words, text, lists, sentence), span=medium))
    relay = citing_source(sentence, phrase_head(phrase), lists) if phrase else None
    if relay is not None:
        link = _link(noun_phrase(sentence, relay), text, lists, sentence)
        if not any(link.span.overlaps(other.span) for other in links):
            links.append(link)
    if speaker is not None:
        role = SourceRole.VAGUE if speaker.vague else _role(phrase, person, text, lists)
        links.append(Source(span=speaker.span, name=speaker.name, role=role))
        head = phrase_head(phrase)
        cited = cited_source(sentence, head, lists) if is_relay(sentence, head, lists) else None
        if cited is not None:
            # "l'agence, citant deux diplomates, rapporte": the agency asserts, on the word of others.
            links.append(_link(noun_phrase(sentence, cited), text, lists, sentence))
    return tuple(links)


def with_outer_sources(claims: Iterable[Claim]) -> list[Claim]:
    """``claims`` where one that stands inside the content of another also has the other's sources before its own.

    A medium outside that content is the other's alone: in *a écrit sur X que le maire aurait avoué* the mayor did not
    write. An outlet that says it is the medium of whom it quotes.
    """
    known = list(claims)
    places = SpanIndex((span, number) for number, claim in enumerate(known) for span in claim.content)
    # Outer claims first, so that chains of three grow link by link.
    for at in sorted(range(len(known)), key=lambda i: -len(known[i].span)):
        inner = known[at]
        near = [known[number] for number in places.touching(inner.content[0])] if inner.content else []
        around = [c for c in near if c is not inner and _inside(inner, c)]
        if not around:
            continue
        outer = min(around, key=lambda c: len(c.span))
        own = [link for link in inner.sources if any(span.covers(link.span) for span in outer.content)]
        names = {link.name.lower() for link in own}
        before = [link for link in outer.sources if link.name.lower() not in names]
        kept = inner.medium is not None and any(span.covers(inner.medium) for span in outer.content)
        medium = inner.medium if kept else _passed_on_by(outer)
        known[at] = replace(inner, sources=(*before, *own), medium=medium)
    return known


def _passed_on_by(outer: Claim) -> Span | None:
    """The outlet that passes a claim on: in *selon la radio X, le gouverneur a assuré que*, the radio."""
    if outer.speaker is None or outer.sources[-1].role not in (SourceRole.OUTLET, SourceRole.AGENCY):
        return None
    return outer.speaker.span


def _inside(inner: Claim, outer: Claim) -> bool:
    """Whether ``outer`` says that somebody said ``inner``: content, cue and speaker of it stand in its content."""
    if not outer.sources or len(inner.span) >= len(outer.span):
        return False
    parts = [*inner.content, *([inner.cue] if inner.cue else []), *([inner.speaker.span] if inner.speaker else [])]
    return all(any(span.covers(part) for span in outer.content) for part in parts)


def _link(words: Sequence[Word], text: str, lists: WordLists, sentence: Sentence) -> Source:
    span = place_of(words)
    role = _role(words, None, text, lists)
    name = span.of(text) if role is SourceRole.OUTLET else bare_name(text, span)
    if role in (SourceRole.PERSON, SourceRole.ORGANISATION) and unidentified(sentence, phrase_head(words), lists):
        role = SourceRole.VAGUE
    return Source(span=span, name=name, role=role)


def _role(words: Sequence[Word], person: Person | None, text: str, lists: WordLists) -> SourceRole:
    """What a source is: by its name in the lists of media, agencies and platforms, its noun, whom it stands for."""
    head = phrase_head(words)
    listed = _LISTED.get(newsroom_list(words, lists))
    if listed is not None:
        return listed
    if person is not None and person.name in lists["medias"]:
        return SourceRole.OUTLET
    nouns = {head.lemma, head.form.lower()} | {role for role, _ in (person.roles if person is not None else ())}
    if head.lemma in GRAMMAR.agency_nouns:
        return SourceRole.AGENCY
    if nouns & lists["noms-media"] or nouns & GRAMMAR.outlet_nouns:
        return SourceRole.OUTLET
    if {head.lemma, head.form.lower()} & lists["sources-collectives"]:
        return SourceRole.VAGUE
    whole = place_of(words).of(text)
    if {whole, without_article(whole)} & lists["lieux-pouvoir"]:
        # A place that speaks is a government, whatever kind of entity the parser found: « Amman ».
        return SourceRole.ORGANISATION
    recognised = _RECOGNISED.get(person.kind) if person is not None else None
    return recognised or _role_of_noun(head, nouns, lists)


def _role_of_noun(head: Word, nouns: set[str], lists: WordLists) -> SourceRole:
    """The role of a source that is in no list of names."""
    if nouns & lists.classes.bodies:
        return SourceRole.ORGANISATION
    if nouns & lists.classes.persons or head.upos != "NOUN":
        return SourceRole.PERSON
    written = any(nouns & lists[name] for name in _WRITTEN)
    return SourceRole.DOCUMENT if written else SourceRole.ORGANISATION
