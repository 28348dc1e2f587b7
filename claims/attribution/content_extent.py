"""The extent of a content that follows its cue: over words that parsers attach too high, up to a clause of its own.

In: the words of the content, its top word, the trigger. Out: the words with those that belong to it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.quotations import QUOTATION_MARKS
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.function_words import case_of, mark_of
from claims.syntax.phrases import phrase_words, squeezed
from claims.syntax.verbs import mood, tense

__all__ = ["content_with_continuation"]

_OCCASIONS: Final = frozenset(map(squeezed, GRAMMAR.occasion_prepositions))


def content_with_continuation(
    sentence: Sentence, words: Sequence[Word], root: Word, trigger: Word, barred: Sequence[Word], lists: WordLists
) -> tuple[Word, ...]:
    """``words`` of a content with ``root`` after its cue, and what follows it and is said too.

    Parsers often attach the last complements of a reported clause to the cue; readers take them as said. So the
    content goes on to the end of the sentence or up to the first part that is not said: another cue, a coordinate
    main clause, the channel, or a barred argument.
    """
    attribute = _attribute(sentence, root)
    if not words or (attribute and not _of_self(sentence, trigger)) or _inside_another_clause(sentence, words, trigger):
        return tuple(words)
    nominal = attribute or _bare_noun(sentence, root)
    kept = [w for w in words if not nominal or w.index < _clause_after_comma(sentence, words, root)]
    if not kept or len(kept) < len(words):
        return tuple(kept or words)
    have = {w.index for w in kept}
    barred_indices = {w.index for b in barred for w in sentence.subtree(b) if w.index > kept[-1].index} - have
    at = kept[-1].index + 1
    while at < len(sentence.words):
        word = sentence.words[at]
        if word.upos == "PUNCT" and word.form not in (";", ":", "(", ")"):
            at += 1
            continue
        explained = word.form == ":" and not (nominal and _clause_follows(sentence, at))
        if explained and _told_after_colon(sentence.words[at + 1 :], lists):
            kept += sentence.words[kept[-1].index + 1 :]
            break
        if word.index in barred_indices or word.form in (";", ":"):
            break
        top = _chunk_top(sentence, at, have)
        if nominal and _beside_noun(sentence, at, top, trigger, lists):
            break
        if _own_voice(sentence, top, trigger, have, lists) and not _goes_on(sentence, top, root, trigger):
            break
        last = sentence.subtree(top)[-1].index
        last = max(last, at)
        if any(w.index in barred_indices for w in sentence.words[at : last + 1]):
            break
        kept += sentence.words[kept[-1].index + 1 : last + 1]
        have = {w.index for w in kept}
        at = last + 1
    return tuple(kept)


def _attribute(sentence: Sentence, root: Word) -> bool:
    """Whether a content is an adjective that belongs to the speaker: *se dit prête*; no clause, no *disparus*."""
    clause = any(w.relation in ("cop", "nsubj") for w in sentence.children(root))
    return root.upos == "ADJ" and not clause and root.relation not in ("nmod", "obl")


def _of_self(sentence: Sentence, trigger: Word) -> bool:
    """Whether somebody calls himself something: *se dit confiant dans la reprise*."""
    return trigger.lemma in GRAMMAR.self_naming_verbs and any(w.relation == "expl" for w in sentence.children(trigger))


def _inside_another_clause(sentence: Sentence, words: Sequence[Word], trigger: Word) -> bool:
    """Whether a noun's complement stands inside a clause that goes on: *les accusations de X ont …*.

    It ends where the tree says.
    """
    after = sentence.words[words[-1].index + 1 :]
    return trigger.upos not in ("VERB", "AUX") and any(w.feat("VerbForm") == "Fin" or w.form == "," for w in after)


def _bare_noun(sentence: Sentence, root: Word) -> bool:
    """Whether a content is a noun phrase, not a clause about a noun."""
    if root.upos not in ("NOUN", "PROPN", "NUM", "PRON") or root.feat("VerbForm"):
        return False
    return not any(w.relation in ("cop", "nsubj") for w in sentence.children(root))


def _clause_after_comma(sentence: Sentence, words: Sequence[Word], root: Word) -> int:
    """Index of the comma before a participle or relative clause on a noun: what follows is the article's own."""
    for word in words:
        above = sentence.head(word)
        apart = word.relation in ("acl", "advcl") and word.index > root.index and above is not None
        if not apart:
            continue
        first = min(w.index for w in sentence.subtree(word) if w.upos != "PUNCT")
        if (
            first
            and not _counts_among(sentence, first)
            and sentence.words[first - 1].form == ","
            and not any(w.form in QUOTATION_MARKS for w in words if w.index >= first)
        ):
            return first - 1
    return len(sentence.words)


def _counts_among(sentence: Sentence, first: int) -> bool:
    """Whether a relative clause counts some of those before it: *douze blessés, dont trois sont dans le coma*."""
    partitive = sentence.words[first].form.lower() in GRAMMAR.partitive_openers
    return partitive and any(w.upos == "NUM" for w in sentence.words[first + 1 : first + 2])


def _chunk_top(sentence: Sentence, at: int, have: set[int]) -> Word:
    """The highest word above the word at ``at`` that still begins there or later."""
    word = sentence.words[at]
    while True:
        above = sentence.head(word)
        if above is None or above.index in have or above.index < at:
            return word
        if min(w.index for w in sentence.subtree(above) if w.upos != "PUNCT") < at:
            return word
        word = above


def _beside_noun(sentence: Sentence, at: int, top: Word, trigger: Word, lists: WordLists) -> bool:
    """Whether the part of ``top`` from ``at`` on is none of a noun that is announced: a clause aside, an occasion."""
    aside = sentence.words[at - 1].form == "," and top.relation in ("acl", "advcl", "conj")
    return aside or _occasion(sentence, top, trigger, lists)


def _occasion(sentence: Sentence, top: Word, trigger: Word, lists: WordLists) -> bool:
    """Whether a part tells when a noun was announced: *annonce sa candidature ce soir*, *lors d'un discours*.

    What is foreseen or promised has its own time: *prévoit un orage mardi*.
    """
    ahead = any(trigger.lemma in lists[name] for name in ("verbes-prevision", "verbes-promesse"))
    if ahead or top.head != trigger.index:
        return False
    opener = sentence.subtree(top)[0]
    if phrase_words(_OCCASIONS, sentence, opener) or top.form.lower() in lists.classes.day_names:
        return True
    return top.relation == "obl" and top.upos == "NOUN" and not case_of(sentence, top)


def _own_voice(sentence: Sentence, top: Word, trigger: Word, have: set[int], lists: WordLists) -> bool:
    """Whether the subtree of ``top`` is not said by the speaker of the content before it."""
    head = sentence.head(top)
    if top.relation == "conj" and (head is None or head.index not in have):
        return True
    if top.upos == "VERB" and lists.having(top.lemma, "verbes-"):
        return top.relation in ("advcl", "conj", "parataxis", "acl", "xcomp", "root", "ccomp")
    if top.relation in ("root", "parataxis", "nsubj", "cc", "aux", "cop", "expl", "mark", "csubj"):
        return True
    if top.relation in ("advcl", "ccomp") and head is not None and head.index not in have:
        return top.feat("VerbForm") == "Fin" and mark_of(sentence, top) in GRAMMAR.contrast_subordinators
    if top.upos in ("NOUN", "PROPN", "X") and top.relation in ("obl", "nmod"):
        channel = top.lemma in lists["noms-canal"] or top.form in lists["plateformes"] or top.form in lists["medias"]
        return channel and (head is None or head.index not in have)
    return False


def _clause_follows(sentence: Sentence, colon: int) -> bool:
    """Whether a clause, not a list, stands after the colon at ``colon``: it explains a noun and is no part of it."""
    return any(w.feat("VerbForm") == "Fin" for w in sentence.words[colon + 1 :])


def _told_after_colon(following: Sequence[Word], lists: WordLists) -> bool:
    """Whether what stands after a colon explains what is said before it: no quotation, and no cue of its own."""
    quoted = any(w.form in QUOTATION_MARKS for w in following)
    cue = any(w.feat("VerbForm") == "Fin" and w.lemma in lists.classes.speech_verbs for w in following)
    return not quoted and not cue and not any(w.form.lower() in GRAMMAR.according_openers for w in following[:1])


def _goes_on(sentence: Sentence, top: Word, root: Word, trigger: Word) -> bool:
    """Whether a conjunct of the cue has the form of the content: *a dit que … et que*, *dit avoir … et avoir*.

    Without a subject of its own it also goes on in the content's tense where that is not the cue's: *soutient que X
    n'était pas là et n'avait aucun mobile*.
    """
    if top.relation != "conj" or top.head != trigger.index or top.index < root.index:
        return False
    alone = not any(w.relation in ("nsubj", "expl") for w in sentence.children(top))
    if alone and tense(sentence, top)[0] and tense(sentence, top) == tense(sentence, root) != tense(sentence, trigger):
        return True
    if mark_of(sentence, root) == "que" and mark_of(sentence, top) == "que":
        return True
    return mood(sentence, root) == mood(sentence, top) == "infinitive" != mood(sentence, trigger)
