"""The source behind a grammatical subject that speaks for somebody: a letter, a spokesman, *ce que dit X*.

In: a sentence, the trigger, the source by grammar. Out: the head of the actual source, or None. Unit of reaches: words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claims.document.quotations import QUOTATION_MARKS
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.function_words import case_of
from claims.syntax.noun_phrases import noun_phrase
from claims.syntax.subjects import subject
from claims.syntax.verbs import agent

__all__ = [
    "RelayedSource",
    "cited_source",
    "citing_source",
    "entity_kind",
    "is_relay",
    "is_title",
    "newsroom_list",
    "relayed_source",
]

# Distances in words, all set by hand: parsers attach such phrases anywhere, so they are found by distance.
_PHRASE: Final = 12
"""How far after its head what hangs on a source, or the relative clause on *ce*, is still looked through."""
_CITING: Final = 6
"""After the phrase of a source, where it may be said whom it cites or who cites it."""
_CITED: Final = 7
"""After a verb of citing, where whom it cites stands."""
_BY: Final = 5
"""After *cité*, where *par* stands."""
_CITER: Final = 4
"""After that *par*, or after the verb of a relative clause, where the noun stands."""
_CHANNEL: Final = 25
"""Between the trigger and a channel whose author speaks (*dans un communiqué de X, on apprend que*)."""


@dataclass(frozen=True, slots=True)
class RelayedSource:
    """The head of who really speaks, and that of what or whom the words came through, if it is a channel."""

    speaker: Word
    through: Word | None = None


def relayed_source(sentence: Sentence, trigger: Word, word: Word, lists: WordLists) -> RelayedSource | None:
    """Who speaks behind ``word``, the source that grammar gives for the cue ``trigger``; None for the word itself.

    *selon ce que rapportent des médias*: the media. *le pays a répondu par la voix de X*: X. *X a publié une lettre
    annonçant*: X, through the letter. *dans un communiqué de X, on apprend que*: X. *selon la radio, citant X*: X,
    through the radio.
    """
    form = word.form.lower().lstrip("-").removeprefix("t-")
    if form in GRAMMAR.that_antecedents:
        return _in_relative(sentence, word, lists.classes.speech_verbs)
    if form in GRAMMAR.impersonal_pronouns:
        return _in_channel(sentence, trigger, lists) or _at_body(sentence, trigger, lists)
    voice = next((w for w in sentence.children(trigger) if _voice(sentence, w)), None)
    if voice is not None:
        found = _complement(sentence, voice)
        return RelayedSource(found) if found is not None else None
    if word.upos == "NOUN" and word.lemma in lists["noms-canal"] and word.relation == "obj":
        verb = sentence.head(word)
        if verb is None or verb.lemma in lists["verbes-citation"]:
            # "cite une étude selon laquelle": others wrote it.
            return None
        author = subject(sentence, verb, lists.classes.speech_verbs)
        if author is not None and author.index != word.index and _author(author, lists):
            return RelayedSource(author, word)
    return None


def cited_source(sentence: Sentence, source: Word, lists: WordLists) -> Word | None:
    """Whom a source cites right after it: *la radio X, citant un responsable*, *l'agence, qui cite la police*.

    The marker is looked for in the words after the source, since parsers hang it on any verb around.
    """
    for verb in _after_phrase(sentence, source):
        if verb.lemma not in lists["verbes-citation"]:
            continue
        before = sentence.words[source.index + 1 : verb.index]
        active = verb.feat("VerbForm") == "Fin" or verb.form.lower().endswith("ant")
        active = active or any(w.upos == "AUX" and w.lemma in GRAMMAR.perfect_auxiliaries for w in before)
        relative = any(w.form.lower() in GRAMMAR.relative_subjects for w in before) or verb.form.lower().endswith("ant")
        if not active or not relative or any(w.feat("VerbForm") == "Fin" and w.upos != "AUX" for w in before):
            continue
        cited = next((w for w in sentence.words[verb.index + 1 : verb.index + 1 + _CITED] if _nominal(w)), None)
        if cited is None:
            return None
        if cited.lemma in lists["noms-parole"] or cited.lemma in lists["noms-canal"]:
            # "qui tient l'information d'un responsable", "relayant les propos du ministre"
            behind = next((c for w in (cited, verb) if (c := _complement(sentence, w)) is not None), None)
            # "citant des documents internes": without an author, the document is the source.
            written = cited.lemma in lists["noms-canal"] and verb.lemma not in GRAMMAR.obtaining_verbs
            return behind or (cited if written else None)
        known = _author(cited, lists) or is_relay(sentence, cited, lists)
        return cited if known and verb.lemma not in GRAMMAR.obtaining_verbs else None
    return None


def citing_source(sentence: Sentence, source: Word, lists: WordLists) -> Word | None:
    """Who passes on a source's words, said right after it: *X, cité par l'agence Voxa*."""
    for verb in _after_phrase(sentence, source):
        passed_on = (
            verb.lemma in lists["verbes-citation"] and verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past"
        )
        if not passed_on or any(w.feat("VerbForm") == "Fin" for w in sentence.words[source.index + 1 : verb.index]):
            continue
        after = sentence.words[verb.index + 1 : verb.index + 1 + _BY]
        by = next((w for w in after if w.form.lower() in GRAMMAR.agent_prepositions), None)
        near = sentence.words[by.index + 1 : by.index + 1 + _CITER] if by is not None else ()
        citer = next((w for w in near if _nominal(w)), None)
        if citer is not None:
            return citer
    return None


def _after_phrase(sentence: Sentence, source: Word) -> tuple[Word, ...]:
    """The words from a source on to a little after the end of its phrase, where citing is told."""
    phrase = (w.index for w in sentence.subtree(source) if w.index - source.index < _PHRASE)
    return sentence.words[source.index + 1 : max(phrase, default=source.index) + _CITING]


def is_relay(sentence: Sentence, source: Word, lists: WordLists) -> bool:
    """Whether a source is an outlet or an agency, which passes on what others say."""
    listed = source.lemma in lists["noms-media"] or newsroom_list(noun_phrase(sentence, source), lists) != ""
    return listed or is_title(sentence, source)


def is_title(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is the title of a publication: its article has a capital within the sentence, *à L'Équipée*.

    Names of persons and places that have an article, *Le Goff* and *La Rochelle*, are none.
    """
    first = noun_phrase(sentence, word)[0]
    before = sentence.words[first.index - 1] if first.index else None
    within = before is not None and (before.upos != "PUNCT" or before.form in QUOTATION_MARKS)
    opened = first.upos == "DET" and first.form[:1].isupper() and within
    return opened and entity_kind(sentence, word) not in ("PER", "LOC")


def entity_kind(sentence: Sentence, word: Word) -> str:
    """The kind of the parser's entity that holds a word, PER, LOC, ORG or MISC; empty if none does."""
    return next((e.kind for e in sentence.entities if e.span.overlaps(word.span)), "")


_NAME_ARTICLES: Final = tuple(
    article.capitalize() + ("" if article.endswith(("'", "’")) else " ") for article in GRAMMAR.name_articles
)
"""Articles as they open a name: *Le*, with a space after it, and *L'*."""


def newsroom_list(phrase: Sequence[Word], lists: WordLists) -> str:
    """``agences``, ``medias`` or ``plateformes`` if a phrase is a name in that list, else nothing.

    The article may be part of the name, and lost in a preposition: *au Figaro* is Le Figaro.
    """
    words = [w.form for w in phrase if w.upos not in ("DET", "ADP")]
    bare = {" ".join(words), " ".join(w.form for w in phrase if w.upos in ("PROPN", "X")), *words[:1]} - {""}
    whole = " ".join(w.form for w in phrase).replace("' ", "'")
    names = {
        whole,
        whole[:1].upper() + whole[1:],
        *bare,
        *(f"{article}{name}" for article in _NAME_ARTICLES for name in bare),
    }
    return next((name for name in ("agences", "medias", "plateformes") if names & lists[name]), "")


def _in_relative(sentence: Sentence, word: Word, speech_verbs: frozenset[str]) -> RelayedSource | None:
    after = sentence.words[word.index + 1 : word.index + _PHRASE]
    if not after or after[0].form.lower() not in GRAMMAR.that_forms:
        return None
    verb = next((w for w in after if w.lemma in speech_verbs and w.upos == "VERB"), None)
    if verb is None:
        return None
    found = subject(sentence, verb, speech_verbs)
    if found is None or found.index == word.index or not _nominal(found):
        inverted = sentence.words[verb.index + 1 : verb.index + 1 + _CITER]
        found = next((w for w in inverted if _nominal(w) and w.head == verb.index), None)
    return RelayedSource(found) if found is not None else None


def _in_channel(sentence: Sentence, trigger: Word, lists: WordLists) -> RelayedSource | None:
    for channel in sentence.words:
        near = abs(channel.index - trigger.index) <= _CHANNEL
        if not near or channel.upos != "NOUN" or channel.lemma not in lists["noms-canal"]:
            continue
        if case_of(sentence, channel) not in GRAMMAR.document_prepositions:
            continue
        author = _complement(sentence, channel) or _publisher(sentence, channel)
        if author is not None and _author(author, lists):
            return RelayedSource(author, channel)
    return None


def _publisher(sentence: Sentence, channel: Word) -> Word | None:
    """Who published a channel: *un communiqué publié mercredi par le ministère*."""
    participles = (w for w in sentence.children(channel) if w.relation == "acl" and w.feat("VerbForm") == "Part")
    return next((by for w in participles if (by := agent(sentence, w)) is not None), None)


def _at_body(sentence: Sentence, trigger: Word, lists: WordLists) -> RelayedSource | None:
    """The body where *on* speaks: *affirme-t-on à la préfecture*, *apprend-on auprès du parquet*."""
    for word in sentence.words[trigger.index + 1 : trigger.index + 1 + _PHRASE]:
        if word.upos == "PUNCT":
            return None
        source = word.lemma in lists["sources-collectives"] and case_of(sentence, word) in GRAMMAR.of_forms
        if source and word.head == trigger.index:
            # "apprend-on de source policière"
            return RelayedSource(word)
        if case_of(sentence, word) not in GRAMMAR.body_prepositions and not _beside_body(sentence, word):
            continue
        if word.lemma in lists["sources-collectives"]:
            return RelayedSource(word)
        listed = word.lemma in lists.classes.bodies or word.form.lower() in lists.classes.bodies
        if listed or _is_power(sentence, word, lists):
            return RelayedSource(word)
    return None


def _beside_body(sentence: Sentence, word: Word) -> bool:
    """Whether *auprès de* stands before a noun, its first word taken for an adverb."""
    case = next((w for w in sentence.children(word) if w.relation == "case"), None)
    before = sentence.words[case.index - 1].form.lower() if case is not None and case.index else ""
    return case is not None and f"{before} {case.form.lower()}" in GRAMMAR.body_prepositions


def _is_power(sentence: Sentence, word: Word, lists: WordLists) -> bool:
    """Whether a name is that of an institution, or of a place that stands for one and is no town: *à l'Élysée*."""
    kind = entity_kind(sentence, word)
    return word.upos == "PROPN" and (kind == "ORG" or (word.form in lists["lieux-pouvoir"] and kind != "LOC"))


def _voice(sentence: Sentence, word: Word) -> bool:
    return word.lemma in GRAMMAR.voice_nouns and case_of(sentence, word) in GRAMMAR.agent_prepositions


def _complement(sentence: Sentence, word: Word) -> Word | None:
    return next(
        (
            w
            for w in sentence.children(word)
            if w.index > word.index and _nominal(w) and case_of(sentence, w) in GRAMMAR.of_forms
        ),
        None,
    )


def _nominal(word: Word) -> bool:
    # "citant un proche": parsers leave a noun made of an adjective an adjective.
    noun = word.upos in ("NOUN", "PROPN") or (word.upos == "ADJ" and word.relation in ("obj", "obl"))
    return noun or (word.upos == "PRON" and word.feat("PronType") != "Rel")


def _author(word: Word, lists: WordLists) -> bool:
    """Whether somebody, not something, can have written: a name, a pronoun, a noun of persons or bodies."""
    if word.upos in ("PROPN", "PRON"):
        return True
    classes, names = lists.classes, (word.lemma, word.form.lower())
    return not (classes.persons.isdisjoint(names) and classes.bodies.isdisjoint(names))
