"""What belongs to reported words but was hung on the verb that reports them, given back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.document.tree import Word, hangs_below, phrase
from claims.lexicon.word_classes import WordClasses

__all__ = [
    "REPAIRS",
    "adverbial_of_clause",
    "complement_with_object",
    "content_of_noun",
    "governed_infinitive",
    "joined_clause",
    "noun_with_clause",
    "own_conjunction",
    "unjoined_clause",
]

_CLAUSES = frozenset(("ccomp", "xcomp"))


def complement_with_object(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """What has an object besides its *que* is no relative clause: *a annoncé dans la journée qu'il acceptait le plan*.

    It completes the verb that its noun belongs to.
    """
    out = list(words)
    for clause in words:
        if clause.deprel != "acl:relcl" or not 0 <= clause.head < clause.index:
            continue
        objects = [w for w in out if w.head == clause.index and w.relation == "obj"]
        that = next((w for w in objects if w.form.lower() in ("que", "qu'") and w.index < clause.index), None)
        second = any(w.index > clause.index and w.upos in ("NOUN", "PROPN") for w in objects)
        noun = words[clause.head]
        verb = out[noun.head] if noun.head >= 0 else None
        # "ce que lui rapporte l'épargne": without a subject the second object may be one.
        second = second and any(w.head == clause.index and w.relation == "nsubj" for w in words[: clause.index])
        if that is not None and second and verb is not None and verb.lemma in classes.speech_verbs:
            out[clause.index] = replace(clause, head=verb.index, deprel="ccomp")
            out[that.index] = replace(that, upos="SCONJ", deprel="mark", feats={})
    return tuple(out)


def governed_infinitive(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """An infinitive hangs on the word right before its *à* or *de*: *prêt à négocier*, *accusé d'avoir menti*."""
    out = list(words)
    for clause, mark, _ in _marked_infinitives(words):
        before = out[mark.index - 1]
        same = before.head == clause.head and before.relation == clause.relation != "advcl"
        if before.upos in ("ADJ", "VERB") and same:
            out[clause.index] = replace(clause, head=before.index, deprel="xcomp")
    return tuple(out)


def joined_clause(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A clause with *que* goes on with the nearest one before it: *annonce que P et que Q*."""
    out = list(words)
    for word, head, that in _conjuncts(words):
        if (
            that is None
            or that.index < head.index
            or not any(w.head == word.index and w.relation == "cc" for w in words)
        ):
            continue
        earlier = [w for w in words[head.index : that.index] if w.relation == "ccomp" and _that(words, w) is not None]
        if earlier and not hangs_below(out, earlier[-1], word):
            out[word.index] = replace(word, head=earlier[-1].index)
    return tuple(out)


def content_of_noun(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A clause with *que* that nothing joins completes the noun right before it: *défend l'idée que P*."""
    out = list(words)
    for word, _, that in _unjoined(words):
        noun = words[that.index - 1]
        if noun.relation == "obj" and noun.lemma in classes.content_nouns and not hangs_below(out, noun, word):
            out[word.index] = replace(word, head=noun.index, deprel="acl")
    return tuple(out)


def unjoined_clause(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A clause with *que* that nothing joins to a verb completes it: *affirme, chiffres à l'appui, que P*."""
    out = list(words)
    for word, _, _ in _unjoined(words):
        out[word.index] = replace(word, deprel="ccomp")
    return tuple(out)


def noun_with_clause(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A finite verb without any link has the noun before it for its subject, and both complete an earlier noun.

    *La rumeur que le maire partirait a couru*: that noun is the one that *que* or *selon laquelle* follows.
    """
    for word in words:
        head = words[word.head] if word.head >= 0 else None
        if head is None or head.index > word.index or word.deprel not in ("acl", "amod"):
            continue
        found = _with_own_subject(words, classes, word, head) if word.feat("VerbForm") == "Fin" else None
        if found is not None:
            return tuple(found)
    return tuple(words)


def own_conjunction(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """What brings its own conjunction is a conjunct of the clause, no second complement: *dit que P, mais pour Q*.

    So say the UD guidelines (``cc``). But a sentence set beside another is none of an adjective: *reste prudent : P*.
    """
    out = list(words)
    for word, clause in _after_clause(words):
        if word.relation == "parataxis" and clause.relation == "xcomp" and clause.upos == "ADJ":
            continue
        joined = any(w.head == word.index and w.relation == "cc" and w.index < word.index for w in words)
        if joined and word.relation in _JOINED and min(phrase(words, word)) > clause.index:
            out[word.index] = replace(word, head=clause.index, deprel="conj")
    return tuple(out)


def adverbial_of_clause(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """An adverbial clause after a complement clause, with no comma between, is its own: *pense que P s'il part*."""
    out = list(words)
    for word, clause in _after_clause(words):
        if word.relation != "advcl":
            continue
        first = min(phrase(words, word))
        if first > clause.index and "," not in (words[first - 1].form, words[first].form):
            out[word.index] = replace(word, head=clause.index)
    return tuple(out)


def hypothesis(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
    """A clause with *si* below a conditional is what it depends on, not what is asked: *aurait tenu s'il avait plu*."""
    out = list(words)
    for word in words:
        head = words[word.head] if word.head >= 0 else None
        if word.relation != "ccomp" or head is None:
            continue
        group = [head, *(w for w in words if w.head == head.index and w.relation in ("aux", "cop"))]
        asks = not any(w.head == word.index and w.relation == "mark" and w.lemma == "si" for w in words)
        if not asks and any(w.feat("Mood") == "Cnd" for w in group):
            out[word.index] = replace(word, deprel="advcl")
    return tuple(out)


REPAIRS = (
    complement_with_object,
    governed_infinitive,
    joined_clause,
    content_of_noun,
    unjoined_clause,
    noun_with_clause,
    own_conjunction,
    adverbial_of_clause,
    hypothesis,
)
"""The repairs of this module in the order in which they are made."""

_JOINED = frozenset(("ccomp", "xcomp", "advcl", "obl", "obj", "parataxis", "dep", "acl"))


def _after_clause(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """The words that hang on a verb after one of its complement clauses, and that clause."""
    for word in words:
        head = word.head
        if not 0 <= head <= word.index:
            continue
        for clause in reversed(words[head + 1 : word.index]):
            if clause.head == head and clause.relation in _CLAUSES:
                yield word, clause
                break


def _conjuncts(words: Sequence[Word]) -> Iterator[tuple[Word, Word, Word | None]]:
    """The conjuncts of verbs, those verbs, and the *que* that introduces the conjunct."""
    for word in words:
        head = words[word.head] if word.head >= 0 else None
        if head is not None and head.index <= word.index and word.relation == "conj" and head.upos in ("VERB", "AUX"):
            yield word, head, _that(words, word)


def _unjoined(words: Sequence[Word]) -> Iterator[tuple[Word, Word, Word]]:
    """Those with a *que* but without a conjunction, of verbs without a *que*."""
    for word, head, that in _conjuncts(words):
        if that is None or that.index < head.index or _that(words, head) is not None:
            continue
        if not any(w.head == word.index and w.relation == "cc" for w in words):
            yield word, head, that


def _marked_infinitives(words: Sequence[Word]) -> Iterator[tuple[Word, Word, Sequence[Word]]]:
    """The infinitive clauses with *à* or *de*, that word, and all that hangs on them before them."""
    for clause in words:
        if clause.relation not in ("xcomp", "acl", "advcl") or not 0 <= clause.head <= clause.index:
            continue
        below = [w for w in words if w.head == clause.index and w.index < clause.index]
        mark = next((w for w in below if w.form.lower() in ("à", "de", "d'")), None)
        if mark is not None and mark.index and any(w.feat("VerbForm") == "Inf" for w in (clause, *below)):
            yield clause, mark, below


def _that(words: Sequence[Word], clause: Word) -> Word | None:
    """The *que* that introduces a clause."""
    marks = (w for w in words[: clause.index] if w.head == clause.index and w.relation == "mark")
    return next((w for w in marks if w.form.lower() in ("que", "qu'")), None)


def _with_own_subject(
    words: Sequence[Word], classes: WordClasses, clause: Word, subject: Word
) -> Sequence[Word] | None:
    """The words with *le maire* as the subject of *partirait* in *la rumeur que le maire partirait a couru*."""
    main = words[subject.head] if subject.head >= 0 else None
    if main is None or subject.relation != "nsubj" or main.index < clause.index or _links(words, clause):
        return None
    linked = [w for w in words[: subject.index] if w.head == main.index and w.relation in ("mark", "obl")]
    # "que" stands right after the noun, "laquelle" after its preposition.
    at = linked[-1].index - (2 if linked[-1].relation == "obl" else 1) if linked else -1
    noun = words[at] if at >= 0 else None
    if noun is None or noun.lemma not in classes.content_nouns or hangs_below(words, noun, clause):
        return None
    out = list(words)
    out[subject.index] = replace(subject, head=clause.index)
    out[linked[-1].index] = replace(linked[-1], head=clause.index)
    out[clause.index] = replace(clause, head=noun.index, deprel="acl")
    return out


def _links(words: Sequence[Word], clause: Word) -> bool:
    below = [w for w in words if w.head == clause.index]
    return any(w.relation in ("mark", "nsubj") or w.feat("PronType") == "Rel" for w in below)
