"""Subjects mended in the tree: inverted ones taken for objects, days taken for subjects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.document.tree import Word, phrase
from claims.lexicon.word_classes import WordClasses

__all__ = [
    "REPAIRS",
    "apposition",
    "apposition_before",
    "bare_day",
    "impersonal_il",
    "incise_in_clause",
    "inverted_after_quotation",
    "inverted_in_insertion",
    "inverted_speaker",
]

_OPENERS = frozenset((",", "»", '"', "?", "!", "-", "...", "…"))
_MISTAKEN = frozenset(
    ("obj", "xcomp", "iobj", "obl:arg", "obl:mod", "obl", "dep", "appos", "parataxis", "nmod", "ccomp")
)
_NOT_SUBJECTS = frozenset(
    ("que", "qu'", "se", "s'", "le", "la", "les", "l'", "en", "y", "qui", "dont", "où", "ce", "c'")
)


def bare_day(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A bare day of the week is no subject: *Lundi, le rectorat a confirmé*."""
    days = classes.day_names
    out = list(words)
    for word in words:
        if word.form.lower() not in days or not word.deprel.startswith(("nsubj", "obj", "root", "dislocated")):
            continue
        before = words[word.index - 1].upos if word.index else ""
        if before != "DET" and word.head >= 0:
            out[word.index] = replace(word, deprel="obl:mod", upos="NOUN")
    return tuple(out)


def apposition(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """Of two subjects of a verb the one between commas is an apposition: *Une voisine, Rose Amblard, raconte*.

    It belongs to the noun right before it, if that is none of the first subject's: *Le pont, dit Rose, maire, ferme*.
    """
    out = list(words)
    for verb, first, last, _, stop in _two_subjects(words):
        if stop < verb.index and words[stop].form == ",":
            near = _named(words, words[_extent(words, last)[0] - 2])
            other = near.upos in ("NOUN", "PROPN") and near.index not in (*phrase(words, first), *phrase(words, last))
            out[last.index] = replace(last, head=near.index if other else first.index, deprel="appos")
    return tuple(out)


def apposition_before(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """Of two subjects the one after a name and a comma is that name's: *selon Rose, adjointe, le pont est fermé*."""
    out = list(words)
    for _, first, last, start, _ in _two_subjects(words):
        if any(w.head == last.index and w.relation == "conj" for w in words):
            # "Selon Rose, le pont, la gare et le port ferment": a list.
            continue
        host = _named(words, words[start - 2]) if start > 1 and words[start - 1].form == "," else None
        if host is not None and host.upos == "PROPN" and host.head != first.index:
            out[first.index] = replace(first, head=host.index, deprel="appos")
    return tuple(out)


def impersonal_il(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """*Il* of *il lui est reproché d'avoir signé* is no person.

    The subject of a passive verb with a clause to complete it is that clause; but with an infinitive only where the
    person stands beside it: *il est soupçonné d'avoir signé* is said of him.
    """
    out = list(words)
    for word in words:
        if word.form.lower() not in ("il", "-il", "-t-il") or word.deprel != "nsubj:pass":
            continue
        below = [w for w in words if w.head == word.head]
        complements = {w.deprel for w in below if w.index > word.head}
        person = any(
            w.form.lower() in ("lui", "leur", "me", "m'", "nous", "vous") for w in below if w.index < word.head
        )
        if "ccomp" in complements or (person and "xcomp" in complements):
            out[word.index] = replace(word, deprel="expl:subj")
    return tuple(out)


def incise_in_clause(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A subject and a verb that an incise parts are each other's: *Le marché, explique la libraire, a rouvert*.

    A single comma between a subject and the next verb is no French: what stands between the commas is inserted, the
    subject is that of the verb after them, and the noun after the speech verb speaks.
    """
    commas = [w.index for w in words if w.form == ","]
    if len(commas) < 2:
        return tuple(words)
    first, second = commas[0], commas[1]
    told = next(
        (w for w in words[first + 1 : second] if w.lemma in classes.speech_verbs and w.feat("VerbForm") == "Fin"), None
    )
    start, between = words[:first], words[first + 1 : second]
    if told is None or told.index != first + 1 or not any(w.upos in ("NOUN", "PROPN", "PRON") for w in start):
        return tuple(words)
    if told.relation == "parataxis" and any(w.head == told.index and w.relation == "nsubj" for w in between):
        # All is in order.
        return tuple(words)
    if any(w.feat("VerbForm") == "Fin" for w in (*start, *between[1:])):
        return tuple(words)
    nouns = (w for w in between[1:] if w.upos in ("NOUN", "PROPN", "PRON") and w.form.lower() != "que")
    speaker = next((w for w in nouns if not _is_time(words, classes, w)), None)
    main = next((w for w in words[second + 1 :] if w.feat("VerbForm") == "Fin"), None)
    if speaker is None or main is None or any(w.upos in ("ADP", "SCONJ") for w in words[told.index : speaker.index]):
        return tuple(words)
    if main.upos == "AUX" and main.head > second:
        main = words[main.head]
    root = next((w for w in words if w.head < 0), None)
    if root is not None and root.index not in (main.index, told.index):
        return tuple(words)
    out = list(words)
    for word in words:
        if word.head == told.index and (word.index < first or word.index > second):
            relation = "nsubj" if word.index < first and word.upos in ("NOUN", "PROPN", "PRON") else word.deprel
            out[word.index] = replace(word, head=main.index, deprel=relation)
    out[main.index] = replace(out[main.index], head=-1, deprel="root")
    out[told.index] = replace(told, head=main.index, deprel="parataxis")
    out[speaker.index] = replace(speaker, head=told.index, deprel="nsubj")
    return tuple(out)


def inverted_after_quotation(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """The noun after a verb that follows a closing mark is its subject: *« … », a déclaré la préfète*."""
    return _inverted(words, classes, "quoted")


def inverted_speaker(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """The noun after a speech verb that follows a mark is its subject: *…, a déclaré la préfète*.

    The verb must be compound or the noun a name, a person or a body that speaks.
    """
    return _inverted(words, classes, "told")


def inverted_in_insertion(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """The noun after another verb without a subject that follows a mark, inserted or at the top, is its subject."""
    return _inverted(words, classes, "inserted")


REPAIRS = (
    bare_day,
    apposition,
    apposition_before,
    impersonal_il,
    incise_in_clause,
    inverted_after_quotation,
    inverted_speaker,
    inverted_in_insertion,
)
"""The repairs of this module in the order in which they are made."""


@dataclass(frozen=True, slots=True)
class _Inversion:
    """A verb group from ``first`` on, the noun after it that is no object but its subject, and what ``kind`` it is."""

    kind: str
    verb: Word
    first: int
    noun: Word


def _inverted(words: Sequence[Word], classes: WordClasses, kind: str) -> tuple[Word, ...]:
    out = list(words)
    for found in _inversions(words, classes, kind):
        out[found.noun.index] = replace(found.noun, deprel="nsubj")
        for w in words:
            # The clause before the verb is what is said, whatever the parser called it.
            before = w.head == found.verb.index and w.index < found.first
            if before and w.deprel.startswith(("nsubj", "csubj")):
                out[w.index] = replace(out[w.index], deprel="ccomp")
    return tuple(out)


def _inversions(words: Sequence[Word], classes: WordClasses, kind: str) -> Iterator[_Inversion]:
    """The verbs of one kind whose subject after them was taken for something else.

    In *« … », a déclaré la préfète* a parser trained on little news takes the preposed quotation or nothing for the
    subject and *la préfète* for an object. The verb must be inserted (a parataxis, or after a closing mark), have no
    subject, and be followed by the noun phrase at once. Elsewhere (*…, prévient la préfète*) it must be a speech verb
    and the noun a name or a person or body that speaks.
    """
    children: dict[int, list[Word]] = {}
    for word in words:
        children.setdefault(word.head, []).append(word)
    for verb in words:
        found = _inversion(words, classes, children, verb)
        if found is not None and found.kind == kind:
            yield found


def _inversion(
    words: Sequence[Word], classes: WordClasses, children: dict[int, list[Word]], verb: Word
) -> _Inversion | None:
    if verb.upos not in ("VERB", "AUX") or verb.feat("VerbForm") == "Inf":
        return None
    below = children.get(verb.index, [])
    first = min((w.index for w in below if w.deprel.startswith("aux")), default=verb.index)
    if not any(w.feat("VerbForm") == "Fin" for w in (verb, *(w for w in below if w.deprel.startswith("aux")))):
        return None
    while first > 0 and words[first - 1].upos in ("ADV", "PRON") and words[first - 1].head == verb.index:
        first -= 1
    before = words[first - 1].form if first else ""
    marked = first - 1 - (before == ",")
    closed = _closes(words, marked)
    near = first if closed else verb.index - 3
    if any(w.deprel.startswith(("nsubj", "expl:subj", "csubj")) and w.index >= near for w in below):
        return None
    # A finite adverbial clause wants a subordinator: without one it is an inserted clause misjudged.
    loose = verb.deprel.startswith("advcl") and not any(w.deprel.startswith("mark") for w in below)
    if before not in _OPENERS:
        return None
    if not closed and first and not any(w.feat("VerbForm") == "Fin" or w.form in ("»", '"') for w in words[:first]):
        # Nothing before it to be inserted in: "Son directeur, le docteur X, a résumé la situation".
        return None
    noun = _noun_after(words, classes, children, verb)
    if noun is None:
        return None
    compound = first < verb.index and any(w.deprel.startswith("aux") for w in below)
    somebody = noun.upos == "PROPN" or noun.lemma in classes.speaking_nouns
    speaks = verb.lemma in classes.speech_verbs and (compound or somebody)
    inserted = verb.lemma in classes.speech_verbs and verb.deprel.startswith(("parataxis", "root"))
    if not (closed or loose or speaks or inserted):
        return None
    subjects = [w for w in below if w.deprel.startswith("nsubj")]
    if closed and _is_named(words, subjects, marked, speaks and before == ","):
        return None
    if not closed and subjects and not (speaks and _cut_off(words, subjects[-1], first)):
        return None
    kind = "quoted" if closed else "told" if speaks else "inserted"
    return _Inversion(kind, verb, first, noun)


def _closes(words: Sequence[Word], index: int) -> bool:
    """Whether a mark ends a quotation. Of an even number of straight ones each second does."""
    if index < 0 or words[index].form not in ("»", '"'):
        return False
    if words[index].form == "»":
        return True
    marks = [w.index for w in words if w.form == '"']
    return len(marks) % 2 == 1 or marks.index(index) % 2 == 1


def _is_named(words: Sequence[Word], subjects: Sequence[Word], end: int, speaks: bool) -> bool:
    """Whether what was quoted up to ``end`` is a name, and the verb after it has its own subject before it.

    *Le programme « Rivages 2030 » a coûté deux millions* is no speech, nor *le « oui » obtient 51 %*; but
    *« une honte », a dit le maire* and *le pont « sera fermé », a dit le maire* are: they ``speak``, behind a comma.
    """
    opener = "«" if words[end].form == "»" else '"'
    start = next((w.index for w in reversed(words[:end]) if w.form == opener), None)
    if start is None:
        # The quotation began in a sentence before this one.
        return False
    said = any(w.feat("VerbForm") == "Fin" for w in words[start:end])
    outside = any(w.index < start for w in subjects)
    if speaks:
        return outside and not said
    noun_before = start > 0 and words[start - 1].upos in ("ADJ", "DET", "NOUN", "PROPN")
    return noun_before or outside or (bool(subjects) and not said)


def _two_subjects(words: Sequence[Word]) -> Iterator[tuple[Word, Word, Word, int, int]]:
    """The verbs with two subjects before them and a comma between: verb, both, begin of the first, end of the last."""
    for verb in words:
        subjects = [w for w in words[: verb.index] if w.head == verb.index and w.relation == "nsubj"]
        if len(subjects) != 2 or subjects[1].upos == "PRON":
            continue
        first, last = subjects
        (start, end), (begin, stop) = _extent(words, first), _extent(words, last)
        if end <= begin and words[begin - 1].form == ",":
            yield verb, first, last, start, stop


def _extent(words: Sequence[Word], top: Word) -> tuple[int, int]:
    """Where the words of a phrase begin and end; the marks that set it off are not its own."""
    inside = [i for i in phrase(words, top) if words[i].upos != "PUNCT" or i == top.index]
    return min(inside), max(inside) + 1


def _named(words: Sequence[Word], word: Word) -> Word:
    """The first word of the name that a word belongs to."""
    return words[word.head] if word.relation == "flat" else word


def _cut_off(words: Sequence[Word], subject: Word, first: int) -> bool:
    """Whether a single comma parts a verb group from what was taken for its subject: no subject then."""
    between = [w.form for w in words[subject.index + 1 : first]]
    return between.count(",") == 1 and between[-1] == ","


def _noun_after(
    words: Sequence[Word], classes: WordClasses, children: dict[int, list[Word]], verb: Word
) -> Word | None:
    for word in words[verb.index + 1 : verb.index + 10]:
        if word.upos == "PUNCT" or word.upos == "ADP":
            return None
        if _is_time(words, classes, word):
            continue
        if word.upos in ("NOUN", "PROPN", "PRON") and word.form.lower() not in _NOT_SUBJECTS:
            if word.head != verb.index or word.deprel not in _MISTAKEN:
                return None
            cased = any(w.deprel == "case" and w.index < word.index for w in children.get(word.index, []))
            return None if cased else word
    return None


def _is_time(words: Sequence[Word], classes: WordClasses, word: Word) -> bool:
    """Whether a word is a day or part of one, as in *a indiqué mardi soir le parquet*."""
    before = words[word.index - 1].form.lower() if word.index else ""
    return word.form.lower() in classes.day_names or (word.upos == "NOUN" and before in classes.day_names)
