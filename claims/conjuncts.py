"""What belongs to reported words but was hung on the verb that reports them, given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.lexicon import content_nouns, speech_verbs
from claims.text import Word, governors, phrase

__all__ = ["with_conjuncts"]

_CLAUSES = frozenset(("ccomp", "xcomp"))


def with_conjuncts(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence where what goes on with a complement clause hangs on that clause.

    *Il estime que P et que Q*, *dit que P, mais pour Q*: what brings its own conjunction is a conjunct (UD guidelines,
    ``cc``), not a second complement. *Affirment que P : un personnage …*: what a colon adds to the clause is part of
    it. *Pense que P s'il part*: an adverbial clause right after it, with no comma between, is its own.
    """
    words = _with_bare_infinitives(_with_main_verb(_with_complements(words)))
    out = list(words)
    for word in words:
        head = word.head
        if head < 0 or word.index < head:
            continue
        clause = next(
            (w for w in reversed(words[: word.index]) if w.head == head and w.relation in _CLAUSES and head < w.index),
            None,
        )
        if clause is None:
            continue
        if word.relation == "conj":
            twin = _twin(words, clause, word)
            if twin is not None:
                out[word.index] = replace(word, head=twin.index)
            continue
        first = min(phrase(words, word))
        if first <= clause.index:
            continue
        joined = any(w.head == word.index and w.relation == "cc" and w.index < word.index for w in words)
        before = words[first - 1].form
        opened = words[first].form
        if joined and word.relation in ("ccomp", "xcomp", "advcl", "obl", "obj", "parataxis", "dep", "acl"):
            out[word.index] = replace(word, head=clause.index, deprel="conj")
        elif ":" in (before, opened) and word.relation in (
            "obj",
            "appos",
            "parataxis",
            "dep",
            "nsubj",
            "ccomp",
            "xcomp",
        ):
            out[word.index] = replace(word, head=clause.index, deprel="parataxis")
        elif word.relation == "advcl" and before != "," and opened != ",":
            out[word.index] = replace(word, head=clause.index)
    return tuple(out)


def _with_complements(words: Sequence[Word]) -> Sequence[Word]:
    """The words with the clause of *affirme, chiffres à l'appui, que P* as the complement that it is.

    A clause with *que* goes on with the nearest one before it (*annonce que P et que Q*) and is no conjunct of a verb
    without one: where nothing joins it, it is that verb's complement, or that of the noun right before it (*défend
    l'idée que P*). An infinitive, too, goes on with the infinitive that the verb governs. What has an object besides
    its *que* is no relative clause: *a annoncé dans la journée qu'il acceptait le plan*.
    """
    out = list(words)
    for word in words:
        head = words[word.head] if word.head >= 0 else None
        if head is None or word.index < head.index:
            continue
        if word.deprel == "acl:relcl":
            _complete(out, word, head)
        if word.relation in ("xcomp", "acl", "advcl"):
            _govern(out, word)
            _release(out, word)
        if word.relation != "conj" or head.upos not in ("VERB", "AUX"):
            continue
        that = _that(words, word)
        joined = any(w.head == word.index and w.relation == "cc" for w in words)
        if that is None:
            infinitive = joined and word.feat("VerbForm") == "Inf" and head.feat("VerbForm") != "Inf"
            governed = [w for w in words[head.index : word.index] if w.head == head.index and w.relation == "xcomp"]
            if infinitive and governed and governed[-1].feat("VerbForm") == "Inf":
                out[word.index] = replace(word, head=governed[-1].index)
            continue
        if that.index < head.index:
            continue
        earlier = [w for w in words[head.index : that.index] if w.relation == "ccomp" and _that(words, w) is not None]
        noun = words[that.index - 1]
        if joined and earlier and not _below(out, earlier[-1], word):
            out[word.index] = replace(word, head=earlier[-1].index)
        elif joined or _that(words, head) is not None:
            continue
        elif noun.relation == "obj" and noun.lemma in content_nouns() and not _below(out, noun, word):
            out[word.index] = replace(word, head=noun.index, deprel="acl")
        else:
            out[word.index] = replace(word, deprel="ccomp")
    return out


def _complete(out: list[Word], clause: Word, noun: Word) -> None:
    """Make of a relative clause with two objects the complement of the verb that its noun belongs to."""
    objects = [w for w in out if w.head == clause.index and w.relation == "obj"]
    that = next((w for w in objects if w.form.lower() in ("que", "qu'") and w.index < clause.index), None)
    second = any(w.index > clause.index and w.upos in ("NOUN", "PROPN") for w in objects)
    verb = out[noun.head] if noun.head >= 0 else None
    if that is not None and second and verb is not None and verb.lemma in speech_verbs():
        out[clause.index] = replace(clause, head=verb.index, deprel="ccomp")
        out[that.index] = replace(that, upos="SCONJ", deprel="mark", feats={})


def _govern(out: list[Word], clause: Word) -> None:
    """Hang an infinitive on the word right before its *à* or *de*: *se dit prêt à négocier*, *accusé d'avoir menti*.

    *À en croire ses proches* speaks of the whole sentence, not of its last infinitive.
    """
    below = [w for w in out if w.head == clause.index and w.index < clause.index]
    mark = next((w for w in below if w.form.lower() in ("à", "de", "d'")), None)
    if mark is None or not mark.index or not any(w.feat("VerbForm") == "Inf" for w in (clause, *below)):
        return
    before, head = out[mark.index - 1], out[clause.head]
    if before.upos in ("ADJ", "VERB") and before.head == clause.head and before.relation == clause.relation != "advcl":
        out[clause.index] = replace(clause, head=before.index, deprel="xcomp")
    elif clause.lemma == "croire" and any(w.form == "en" for w in below) and head.relation == "xcomp":
        out[clause.index] = replace(clause, head=head.head)


def _release(out: list[Word], gerund: Word) -> None:
    """Give a second act of speech to the speaker: *annonce avoir ouvert une enquête, tout en disant que …*."""
    before = {w.form.lower() for w in out if w.head == gerund.index and w.index < gerund.index}
    if not {"tout", "en"} <= before or gerund.lemma not in speech_verbs():
        return
    verb = next((w for w in governors(out, gerund) if w.upos == "VERB" and w.lemma in speech_verbs()), None)
    if verb is not None:
        out[gerund.index] = replace(gerund, head=verb.index, deprel="advcl")


def _below(words: Sequence[Word], word: Word, top: Word) -> bool:
    """Whether a word hangs on another, near or far: hung below it, that one would close a circle."""
    return any(w.index == top.index for w in governors(words, word))


def _that(words: Sequence[Word], clause: Word) -> Word | None:
    """The *que* that introduces a clause."""
    marks = (w for w in words[: clause.index] if w.head == clause.index and w.relation == "mark")
    return next((w for w in marks if w.form.lower() in ("que", "qu'")), None)


def _with_bare_infinitives(words: Sequence[Word]) -> Sequence[Word]:
    """The words with the infinitive of *a démenti dans un communiqué avoir vendu* below its verb.

    An infinitive without a preposition completes no noun: it is the object of the verb that the noun goes with.
    """
    out = list(words)
    for word in words:
        if word.relation != "acl" or word.head < 0 or word.head > word.index:
            continue
        noun = words[word.head]
        below = [w for w in words if w.head == word.index and w.index < word.index]
        infinitive = word.feat("VerbForm") == "Inf" or any(w.feat("VerbForm") == "Inf" for w in below)
        led = any(w.relation in ("mark", "case") or w.upos == "PRON" for w in below)
        verb = words[noun.head] if noun.head >= 0 else None
        if infinitive and not led and verb is not None and verb.upos == "VERB" and noun.relation == "obl":
            out[word.index] = replace(word, head=verb.index, deprel="xcomp")
    return out


def _twin(words: Sequence[Word], clause: Word, word: Word) -> Word | None:
    """The complement of a clause that a noun with the same preposition goes on with.

    *Dit que les discussions porteront sur le traité, ainsi que sur la frontière*: a noun is no conjunct of a verb.
    """
    case = next((w.lemma for w in words if w.head == word.index and w.relation == "case"), "")
    if not case or word.upos not in ("NOUN", "PROPN", "PRON"):
        return None
    twins = [
        w
        for w in words
        if w.head == clause.index
        and clause.index < w.index < word.index
        and any(c.head == w.index and c.relation == "case" and c.lemma == case for c in words)
    ]
    return twins[-1] if twins else None


def _with_main_verb(words: Sequence[Word]) -> Sequence[Word]:
    """The words with the main verb of *la rumeur que le maire partirait a couru* at the top.

    A finite verb group right after that of a relative clause is no infinitive below it: it is what the noun does. And
    a finite verb without any link is no attribute of the noun before it: that noun is its subject, and both complete
    the noun that *que* or *selon laquelle* follows.
    """
    for word in words:
        head = words[word.head] if word.head >= 0 else None
        if head is None:
            continue
        if word.deprel in ("acl", "amod") and word.feat("VerbForm") == "Fin" and head.index < word.index:
            found = _with_own_subject(words, word, head)
            if found is not None:
                return found
        if word.relation != "xcomp":
            continue
        finite = next(
            (w for w in words if w.head == word.index and w.relation == "aux" and w.feat("VerbForm") == "Fin"), None
        )
        noun = words[head.head] if head.head >= 0 else None
        if finite is None or noun is None or noun.upos != "NOUN" or head.relation != "acl":
            continue
        if head.feat("VerbForm") != "Fin" or finite.index != head.index + 1:
            continue
        out = list(words)
        out[word.index] = replace(word, head=noun.head, deprel=noun.deprel)
        out[noun.index] = replace(noun, head=word.index, deprel="nsubj")
        return out
    return words


def _with_own_subject(words: Sequence[Word], clause: Word, subject: Word) -> Sequence[Word] | None:
    """The words with *le maire* as the subject of *partirait* in *la rumeur que le maire partirait a couru*."""
    main = words[subject.head] if subject.head >= 0 else None
    if main is None or subject.relation != "nsubj" or main.index < clause.index or _links(words, clause):
        return None
    linked = [w for w in words[: subject.index] if w.head == main.index and w.relation in ("mark", "obl")]
    # "que" stands right after the noun, "laquelle" after its preposition.
    at = linked[-1].index - (2 if linked[-1].relation == "obl" else 1) if linked else -1
    noun = words[at] if at >= 0 else None
    if noun is None or noun.lemma not in content_nouns() or _below(words, noun, clause):
        return None
    out = list(words)
    out[subject.index] = replace(subject, head=clause.index)
    out[linked[-1].index] = replace(linked[-1], head=clause.index)
    out[clause.index] = replace(clause, head=noun.index, deprel="acl")
    return out


def _links(words: Sequence[Word], clause: Word) -> bool:
    below = [w for w in words if w.head == clause.index]
    return any(w.relation in ("mark", "nsubj") or w.feat("PronType") == "Rel" for w in below)
