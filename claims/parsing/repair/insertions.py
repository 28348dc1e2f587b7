"""Inserted reporting clauses put right: a speaker who was hung on the complement before him, a verb without tense.

In: the words of a sentence whose tree has the reporting verb as ``parataxis`` of the reported words. Out: the same
words with the speaker as the verb's subject. In *…, a indiqué sur X Rose Amblard* nothing but the words themselves
tells where the complement ends, and parsers take the name for a part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.document.tree import Word, governors, hangs_below, phrase
from claims.lexicon.word_classes import WordClasses

__all__ = [
    "REPAIRS",
    "noun_for_adjective",
    "numbered_outlet",
    "office_with_a",
    "speaker_in_complement",
    "told_in_present",
    "whole_name",
]

_NAMING = ("appos", "nmod", "flat", "obj", "dep", "conj", "amod", "obl", "xcomp", "nsubj")
"""What parsers call a speaker that they hang on the words before him."""


def noun_for_adjective(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """An adjective with an article that is a subject and names who can speak is a noun: *a précisé un proche*."""
    out = list(words)
    for word in words:
        named = word.upos == "ADJ" and word.relation == "nsubj" and word.lemma in classes.speaking_nouns
        if named and any(w.head == word.index and w.relation == "det" for w in words):
            out[word.index] = replace(word, upos="NOUN")
    return tuple(out)


def told_in_present(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A participle without auxiliary that is inserted with its subject behind it is a present: *…, dit la préfète*."""
    out = list(words)
    for word in words:
        told = word.relation == "parataxis" and word.lemma in classes.speech_verbs and word.feat("VerbForm") == "Part"
        below = [w for w in words if w.head == word.index]
        if not told or not word.form.lower().endswith("t") or any(w.relation in ("aux", "cop") for w in below):
            continue
        subject = next((w for w in below if w.index > word.index and _speaks(w, classes)), None)
        if subject is not None:
            feats = {"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
            out[word.index] = replace(word, feats=feats)
            out[subject.index] = replace(subject, deprel="nsubj")
    return tuple(out)


def _speaks(word: Word, classes: WordClasses) -> bool:
    """Whether a word is a subject, or an object that can only be one: *…, dit une voisine*."""
    known = word.lemma in classes.speaking_nouns or word.form in classes.given_names
    return word.relation == "nsubj" or (word.relation == "obj" and known)


def whole_name(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A first name belongs to the name behind it, not to the outlet before it: *sur France Inter Maud Le Goff*.

    Nor is one that is a common word, too, anything but a name there: *Grâce Valcourt a parlé*.
    """
    out = list(words)
    for word in words:
        if word.relation != "nsubj" or word.upos != "PROPN" or word.head < 0:
            continue
        first = min(phrase(words, word))
        verb, name = words[word.head], words[first - 1]
        if not first or name.upos != "PROPN" or name.form not in classes.given_names or hangs_below(words, verb, name):
            continue
        outlet = name.relation == "flat" and verb.relation == "parataxis" and verb.index < name.index
        apart = name.head == word.head and not any(w.head == name.index for w in words)
        if outlet or (apart and name.relation != "nsubj"):
            out[name.index] = replace(name, head=verb.index, deprel=word.deprel)
            out[word.index] = replace(word, head=name.index, deprel="flat:name")
    return tuple(out)


def numbered_outlet(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """The number of a channel is no part of the speaker behind it: *sur France 3 le préfet*."""
    out = list(words)
    for word in words:
        before = words[word.index - 1] if word.index else word
        if word.upos != "NUM" or before.upos != "PROPN" or word.head <= word.index:
            continue
        if f"{before.form} {word.form}" in classes.outlets and not hangs_below(words, before, word):
            out[word.index] = replace(word, head=before.index, deprel="flat:name")
    return tuple(out)


def office_with_a(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """What an office is for belongs to its noun and not to the verb: *a dit l'adjoint à la voirie*."""
    out = list(words)
    for word in words[1:]:
        if word.upos != "NOUN" or word.relation != "obl":
            continue
        case = next((w for w in words if w.head == word.index and w.relation == "case"), None)
        noun = words[case.index - 1] if case is not None and case.index else None
        if case is None or noun is None or case.lemma != "à" or word.index < case.index:
            continue
        office = noun.relation == "nsubj" and noun.lemma in classes.offices_with_a and word.head != noun.index
        spoken_to = word.lemma in classes.speaking_nouns or word.lemma in classes.addressees
        if office and not spoken_to and not hangs_below(words, noun, word):
            out[word.index] = replace(word, head=noun.index, deprel="nmod")
    return tuple(out)


def speaker_in_complement(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A name or a person at the end of an inserted verb's complement speaks: *…, a dit sur X Rose Amblard*."""
    out = list(words)
    for verb in words:
        if verb.relation != "parataxis" or not _tells(words, classes, verb) or _has_subject(words, verb):
            continue
        tail = _behind(words, classes, verb)
        speaker = next((w for w in tail[1:] if _ends_complement(words, classes, verb, w, tail)), None)
        if speaker is None or hangs_below(words, verb, speaker):
            continue
        above = {w.index for w in tail if w.index < speaker.index}
        own = phrase(words, speaker) - above
        out[speaker.index] = replace(speaker, head=verb.index, deprel="nsubj")
        for word in words[speaker.index + 1 :]:
            # The rest of the name and what is said of its bearer hung on the complement, too.
            if word.head in above and word.relation in ("flat", "appos", "conj", "nmod") and word.index not in own:
                out[word.index] = replace(word, head=speaker.index)
    return tuple(out)


REPAIRS = (noun_for_adjective, told_in_present, numbered_outlet, whole_name, speaker_in_complement, office_with_a)
"""The repairs of this module in the order in which they are made."""


def _tells(words: Sequence[Word], classes: WordClasses, verb: Word) -> bool:
    """Whether a verb tells something, alone or with what stands with it: *met en garde*, *fait savoir*."""
    below = [w for w in words if w.head == verb.index]
    return (
        verb.lemma in classes.speech_verbs
        or (verb.lemma == "mettre" and any(w.lemma == "garde" for w in below))
        or (verb.lemma in ("savoir", "valoir") and any(w.lemma == "faire" for w in below))
    )


def _has_subject(words: Sequence[Word], verb: Word) -> bool:
    below = [w for w in words if w.head == verb.index]
    finite = verb.feat("VerbForm") == "Fin" or any(w.relation == "aux" and w.feat("VerbForm") == "Fin" for w in below)
    return not finite or any(w.relation in ("nsubj", "csubj", "expl", "mark") or w.form.startswith("-") for w in below)


def _behind(words: Sequence[Word], classes: WordClasses, verb: Word) -> list[Word]:
    """What stands behind a verb up to the next mark, without a day between commas."""
    found: list[Word] = []
    at = verb.index + 1
    while at < len(words):
        if words[at].upos == "PUNCT":
            closing = next((w.index for w in words[at + 2 : at + 4] if w.form == ","), 0)
            if words[at].form != "," or not closing or words[at + 1].form.lower() not in classes.day_names:
                break
            at = closing + 1
            continue
        found.append(words[at])
        at += 1
    return found


def _ends_complement(words: Sequence[Word], classes: WordClasses, verb: Word, word: Word, tail: Sequence[Word]) -> bool:
    """Whether a word of the tail begins or heads a phrase without preposition that runs to the tail's end."""
    if word.upos not in ("PROPN", "NOUN") or word.relation not in _NAMING or 0 <= word.head < tail[0].index:
        return False
    below = [w for w in words if w.head == word.index]
    if any(w.relation == "case" for w in below):
        return False
    first = min((w.index for w in below if w.relation in ("det", "amod", "nummod") and w.index < word.index),
                default=word.index)  # fmt: skip
    preceding = [w for w in tail if w.index < first]
    if not preceding:
        return False
    before = preceding[-1]
    # What hangs on a word behind the tail is at any rate no part of the complement.
    host = words[word.head] if 0 <= word.head <= tail[-1].index else before
    if before.upos in ("ADP", "DET", "PUNCT", "CCONJ") or before.index <= verb.index:
        return False
    if not _complete(words, classes, verb, host, first):
        return False
    if word.upos == "NOUN":
        return first < word.index and words[first].upos == "DET" and word.lemma in classes.speaking_nouns
    if word.form in classes.given_names:
        return host.lemma not in classes.roles
    named = " ".join(w.form for w in words[host.index : first])
    thing = host.upos == "NOUN" and host.lemma not in classes.speaking_nouns
    return named in classes.outlets or thing or _is_date(words, classes, before)


def _complete(words: Sequence[Word], classes: WordClasses, verb: Word, host: Word, end: int) -> bool:
    """Whether a complement of the verb that ends before ``end`` is one without what follows: a preposition or a day."""
    chain = (host, *governors(words, host))
    top = next((w for w in chain if w.head == verb.index and w.index > verb.index), None)
    if top is None:
        return False
    cased = any(w.head == top.index and w.relation == "case" and w.index < end for w in words)
    # "auprès de l'AFP": the adverb stands for a preposition.
    return cased or top.upos == "ADV" or _is_date(words, classes, top) or _is_date(words, classes, words[end - 1])


def _is_date(words: Sequence[Word], classes: WordClasses, word: Word) -> bool:
    """Whether a word is a day, or the month or the part of day that follows a number or a day."""
    before = words[word.index - 1] if word.index else word
    return word.form.lower() in classes.day_names or before.form.lower() in classes.day_names or before.form.isdigit()
