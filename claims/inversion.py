"""Subjects mended in the tree: inverted ones taken for objects, days taken for subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.lexicon import day_names
from claims.text import Word, phrase

__all__ = [
    "with_closed_quotations",
    "with_impersonal_il",
    "with_insertions",
    "with_inverted_subjects",
    "with_one_subject",
    "with_time_adverbs",
]

_OPENERS = frozenset((",", "»", '"', "?", "!", "-", "...", "…"))
_MISTAKEN = frozenset(
    ("obj", "xcomp", "iobj", "obl:arg", "obl:mod", "obl", "dep", "appos", "parataxis", "nmod", "ccomp")
)
_NOT_SUBJECTS = frozenset(
    ("que", "qu'", "se", "s'", "le", "la", "les", "l'", "en", "y", "qui", "dont", "où", "ce", "c'")
)


def with_time_adverbs(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence where a bare day of the week (*Lundi, le rectorat a confirmé*) is no subject."""
    days = day_names()
    out = list(words)
    for word in words:
        if word.form.lower() not in days or not word.deprel.startswith(("nsubj", "obj", "root", "dislocated")):
            continue
        before = words[word.index - 1].upos if word.index else ""
        if before != "DET" and word.head >= 0:
            out[word.index] = replace(word, deprel="obl:mod", upos="NOUN")
    return tuple(out)


def with_one_subject(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence in which each verb has one noun for a subject: the others are set off by commas.

    *Une voisine, Rose Amblard, raconte* and *selon Rose Amblard, adjointe au maire, le pont est fermé* have an
    apposition, *les derniers mois, des attaques ont été commises* a time.
    """
    out = list(words)
    for verb in words:
        subjects = [w for w in words[: verb.index] if w.head == verb.index and w.relation == "nsubj"]
        if len(subjects) != 2 or subjects[1].upos == "PRON":
            continue
        first, last = subjects
        (start, end), (begin, stop) = _extent(words, first), _extent(words, last)
        if end > begin or words[begin - 1].form != ",":
            continue
        host = _named(words, words[start - 2]) if start > 1 and words[start - 1].form == "," else None
        if stop < verb.index and words[stop].form == ",":
            out[last.index] = replace(last, head=first.index, deprel="appos")
        elif host is not None and host.upos == "PROPN" and host.head != first.index:
            out[first.index] = replace(first, head=host.index, deprel="appos")
        elif not start and first.upos == "NOUN" and last.upos != "PROPN":
            out[first.index] = replace(first, deprel="obl:mod")
    return tuple(out)


def _extent(words: Sequence[Word], top: Word) -> tuple[int, int]:
    """Where the words of a phrase begin and end; the marks that set it off are not its own."""
    inside = [i for i in phrase(words, top) if words[i].upos != "PUNCT" or i == top.index]
    return min(inside), max(inside) + 1


def _named(words: Sequence[Word], word: Word) -> Word:
    """The first word of the name that a word belongs to."""
    return words[word.head] if word.relation == "flat" else word


def with_impersonal_il(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence where *il* of *il lui est reproché d'avoir signé* is no person.

    The subject of a passive verb with a clause to complete it is that clause.
    """
    out = list(words)
    for word in words:
        if word.form.lower() not in ("il", "-il", "-t-il") or word.deprel != "nsubj:pass":
            continue
        verb = words[word.head]
        if any(w.head == verb.index and w.deprel in ("ccomp", "xcomp") and w.index > verb.index for w in words):
            out[word.index] = replace(word, deprel="expl:subj")
    return tuple(out)


def with_insertions(words: Sequence[Word], verbs: frozenset[str]) -> tuple[Word, ...]:
    """``words`` of a sentence whose subject and verb an incise parts: *Le marché, explique la libraire, a rouvert*.

    A single comma between a subject and the next verb is no French: what stands between the commas is inserted, the
    subject is that of the verb after them, and the noun after the verb of ``verbs`` speaks.
    """
    commas = [w.index for w in words if w.form == ","]
    if len(commas) < 2:
        return tuple(words)
    first, second = commas[0], commas[1]
    told = next((w for w in words[first + 1 : second] if w.lemma in verbs and w.feat("VerbForm") == "Fin"), None)
    start, between = words[:first], words[first + 1 : second]
    if told is None or told.index != first + 1 or not any(w.upos in ("NOUN", "PROPN", "PRON") for w in start):
        return tuple(words)
    if any(w.feat("VerbForm") == "Fin" for w in (*start, *between[1:])):
        return tuple(words)
    speaker = next((w for w in between[1:] if w.upos in ("NOUN", "PROPN", "PRON") and w.form.lower() != "que"), None)
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


def with_closed_quotations(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence where a quotation keeps its own verb: *« Le puits est à sec », constate la maire*.

    An auxiliary before a closing mark belongs to no verb after it. It is the verb of the quotation then, and takes
    what stands between the marks with it.
    """
    out = list(words)
    for word in words:
        verb = words[word.head] if word.head >= 0 else None
        if word.relation != "aux" or word.feat("VerbForm") != "Fin" or verb is None or verb.index < word.index:
            continue
        end = next((w.index for w in words[word.index : verb.index] if w.form == "»"), None)
        if end is None or verb.feat("VerbForm") != "Fin":
            continue
        for w in words[:end]:
            if w.head == verb.index and w is not word:
                out[w.index] = replace(w, head=word.index)
        out[word.index] = replace(word, upos="VERB", deprel="ccomp")
    return tuple(out)


def with_inverted_subjects(words: Sequence[Word], verbs: frozenset[str], people: frozenset[str]) -> tuple[Word, ...]:
    """``words`` of a sentence where the noun after an inserted verb is its subject, not its object.

    In *« … », a déclaré la préfète* a parser trained on little news takes the preposed quotation or nothing for the
    subject and *la préfète* for an object. The verb must be inserted (a parataxis, or after a closing mark), have no
    subject, and be followed by the noun phrase at once. Elsewhere (*…, prévient la préfète*) it must be one of
    ``verbs`` and the noun a name or one of ``people`` (lemmas of persons and bodies that speak).
    """
    out = list(words)
    children: dict[int, list[Word]] = {}
    for word in words:
        children.setdefault(word.head, []).append(word)
    for verb in words:
        if verb.upos not in ("VERB", "AUX") or verb.feat("VerbForm") == "Inf":
            continue
        below = children.get(verb.index, [])
        first = min((w.index for w in below if w.deprel.startswith("aux")), default=verb.index)
        if verb.feat("VerbForm") == "Part" and first == verb.index:
            continue
        while first > 0 and words[first - 1].upos in ("ADV", "PRON") and words[first - 1].head == verb.index:
            first -= 1
        before = words[first - 1].form if first else ""
        closed = before in ("»", '"') or (before == "," and first > 1 and words[first - 2].form in ("»", '"'))
        near = first if closed else verb.index - 3
        if any(w.deprel.startswith(("nsubj", "expl:subj", "csubj")) and w.index >= near for w in below):
            continue
        # A finite adverbial clause wants a subordinator: without one it is an inserted clause misjudged.
        loose = verb.deprel.startswith("advcl") and not any(w.deprel.startswith("mark") for w in below)
        if before not in _OPENERS:
            continue
        if not closed and first and not any(w.feat("VerbForm") == "Fin" or w.form in ("»", '"') for w in words[:first]):
            # Nothing before it to be inserted in: "Son directeur, le docteur X, a résumé la situation".
            continue
        noun = _noun_after(words, children, verb)
        compound = first < verb.index and any(w.deprel.startswith("aux") for w in below)
        told = noun is not None and verb.lemma in verbs
        speaks = told and noun is not None and (compound or noun.upos == "PROPN" or noun.lemma in people)
        if not (closed or loose or speaks or verb.deprel.startswith(("parataxis", "root"))):
            continue
        host = None if closed else _host(children, below, first)
        subjects = [w for w in below if w.deprel.startswith("nsubj")]
        # "Un ferry s'est échoué, ont indiqué mardi les autorités": a subject before the verb that the incise hangs on
        # is that verb's.
        stolen = [w for w in subjects if speaks and w.index < verb.head < first and words[verb.head].upos == "VERB"]
        cut_off = bool(stolen) or (bool(subjects) and speaks and _cut_off(words, subjects[-1], first))
        if not closed and subjects and host is None and not cut_off:
            continue
        if noun is not None and host is not None:
            out[noun.index] = replace(noun, deprel="nsubj")
            out[host[1].index] = replace(host[1], deprel="ccomp")
            out[host[0].index] = replace(host[0], head=host[1].index)
        elif noun is not None:
            out[noun.index] = replace(noun, deprel="nsubj")
            for w in stolen:
                out[w.index] = replace(w, head=verb.head)
            for w in below:
                # The clause before the verb is what is said, whatever the parser called it.
                if w.index < first and w.deprel.startswith(("nsubj", "csubj")) and w not in stolen:
                    out[w.index] = replace(out[w.index], deprel="ccomp")
    return tuple(out)


def _host(children: dict[int, list[Word]], below: Sequence[Word], first: int) -> tuple[Word, Word] | None:
    """The subject and the verb of the clause that an inserted verb took for its own subject and adverbial.

    *La passerelle rouvrira lundi, a indiqué le préfet*: both hang on *indiqué*, subject first, and the clause of
    *rouvrira* has neither subject nor subordinator.
    """
    subjects = [w for w in below if w.deprel.startswith("nsubj")]
    if len(subjects) != 1:
        return None
    for clause in below:
        bare = not any(w.deprel.startswith(("nsubj", "mark", "expl:subj")) for w in children.get(clause.index, []))
        if (
            subjects[0].index < clause.index < first
            and clause.feat("VerbForm") == "Fin"
            and clause.deprel.startswith(("advcl", "ccomp"))
            and bare
        ):
            return subjects[0], clause
    return None


def _cut_off(words: Sequence[Word], subject: Word, first: int) -> bool:
    """Whether a single comma parts a verb group from what was taken for its subject: no subject then."""
    between = [w.form for w in words[subject.index + 1 : first]]
    return between.count(",") == 1 and between[-1] == ","


def _noun_after(words: Sequence[Word], children: dict[int, list[Word]], verb: Word) -> Word | None:
    for word in words[verb.index + 1 : verb.index + 10]:
        if word.upos == "PUNCT" or word.upos == "ADP":
            return None
        day = word.form.lower() in day_names()
        if day or (word.upos == "NOUN" and words[word.index - 1].form.lower() in day_names()):
            # "a indiqué mardi (soir) le parquet": the day stands between verb and subject.
            continue
        if word.upos in ("NOUN", "PROPN", "PRON") and word.form.lower() not in _NOT_SUBJECTS:
            if word.head != verb.index or word.deprel not in _MISTAKEN:
                return None
            cased = any(w.deprel == "case" and w.index < word.index for w in children.get(word.index, []))
            return None if cased else word
    return None
