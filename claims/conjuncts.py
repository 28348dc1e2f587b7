"""What belongs to reported words but was hung on the verb that reports them, given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.text import Word

__all__ = ["with_conjuncts"]

_CLAUSES = frozenset(("ccomp", "xcomp"))


def with_conjuncts(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence where what goes on with a complement clause hangs on that clause.

    *Il estime que P et que Q*, *dit que P, mais pour Q*: what brings its own conjunction is a conjunct (UD guidelines,
    ``cc``), not a second complement. *Affirment que P : un personnage …*: what a colon adds to the clause is part of
    it. *Pense que P s'il part*: an adverbial clause right after it, with no comma between, is its own.
    """
    words = _with_bare_infinitives(_with_main_verb(words))
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
        first = _first(words, word)
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

    A finite verb group right after that of a relative clause is no infinitive below it: it is what the noun does.
    """
    for word in words:
        if word.relation != "xcomp" or word.head < 0:
            continue
        clause = words[word.head]
        finite = next(
            (w for w in words if w.head == word.index and w.relation == "aux" and w.feat("VerbForm") == "Fin"), None
        )
        noun = words[clause.head] if clause.head >= 0 else None
        if finite is None or noun is None or noun.upos != "NOUN" or clause.relation != "acl":
            continue
        if clause.feat("VerbForm") != "Fin" or finite.index != clause.index + 1:
            continue
        out = list(words)
        out[word.index] = replace(word, head=noun.head, deprel=noun.deprel)
        out[noun.index] = replace(noun, head=word.index, deprel="nsubj")
        return out
    return words


def _first(words: Sequence[Word], top: Word) -> int:
    """The index at which the subtree of a word begins."""
    first = top.index
    inside = {top.index}
    grown = True
    while grown:
        more = {w.index for w in words if w.head in inside} - inside
        grown = bool(more)
        inside |= more
    return min(first, *inside)
