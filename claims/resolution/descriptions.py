"""The descriptions around names and nouns: complements, offices in apposition, spelt-out acronyms.

In: a sentence and a name or noun. Out: lemmas or words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.persons import NOTHING, PersonBuilder

__all__ = [
    "called",
    "complements",
    "give_role",
    "is_former",
    "is_new",
    "is_one_of",
    "spelt_out",
    "words_after_name",
    "words_before_name",
]

_REACH: Final = 12
"""Greatest distance in words between a name or noun and its description."""
_EX: Final = "ex-"
_ADJECTIVES_BEFORE: Final = 3
"""Greatest distance in words between a noun and an adjective before it: *l'ancien tout premier ministre*."""
_APPOSITION_LENGTH: Final = 7
"""Number of words at the beginning of an apposition in which its noun is looked for."""


def complements(sentence: Sentence, noun: Word) -> frozenset[str]:
    """The complements of a noun as lemmas in small letters: adjectives after it, nouns with *de* and similar."""
    found: set[str] = set()
    for child in sentence.children(noun):
        if child.index < noun.index or child.index > noun.index + _REACH:
            continue
        below = sentence.children(child)
        if child.relation == "amod" and child.upos == "ADJ":
            found.add(child.lemma.lower())
        elif child.relation == "nmod" and any(w.relation == "case" for w in below):
            if any(w.relation == "det" and w.form.lower() in GRAMMAR.indefinite_articles for w in below):
                # "père d'un soldat" does not say which soldier.
                continue
            found |= {w.lemma.lower() for w in sentence.subtree(child) if w.upos in ("NOUN", "PROPN", "ADJ")}
    return frozenset(found) if found else NOTHING


def called(sentence: Sentence, noun: Word) -> frozenset[str]:
    """What a noun calls somebody, lemma and form in small letters: *maire*; with a rank before it, both words.

    *Ex-* is no part of an office: *l'ex-ministre* was a minister. *Le Premier ministre* is no minister among others.
    """
    rank = next((w for w in _before(sentence, noun) if _bare(w.form) in GRAMMAR.rank_adjectives), None)
    nouns = {_bare(noun.lemma) if noun.lemma.startswith(_EX) else noun.lemma, _bare(noun.form)}
    return frozenset(nouns if rank is None else (f"{_bare(rank.form)} {n.lower()}" for n in nouns))


def is_former(sentence: Sentence, noun: Word) -> bool:
    """Whether an office is said to be held no longer: *l'ancien ministre*, *l'ex-Premier ministre*."""
    return any(
        w.form.lower().startswith(_EX) or w.form.lower() in GRAMMAR.former_markers
        for w in (noun, *_before(sentence, noun))
    )


def is_new(sentence: Sentence, noun: Word) -> bool:
    """Whether an office is said to be new to whoever holds it: *la nouvelle présidente*."""
    return any(w.form.lower() in GRAMMAR.incoming_markers for w in _before(sentence, noun))


def _before(sentence: Sentence, noun: Word) -> list[Word]:
    """The adjectives right before a noun, the nearest first."""
    found: list[Word] = []
    for word in reversed(sentence.words[max(0, noun.index - _ADJECTIVES_BEFORE) : noun.index]):
        if word.upos in ("DET", "ADP", "VERB", "PROPN", "CCONJ") and word.form.lower() not in GRAMMAR.former_markers:
            break
        found.append(word)
    return found


def _bare(form: str) -> str:
    return form.lower().removeprefix(_EX)


def give_role(person: PersonBuilder, sentence: Sentence, noun: Word) -> None:
    """Add to a person the office that a noun gives, with its complements, and whether it is held no longer."""
    completed = complements(sentence, noun)
    person.take_role(noun, completed)
    names = called(sentence, noun)
    person.roles += [(n, completed) for n in sorted(names) if (n, completed) not in person.roles]
    if is_former(sentence, noun):
        person.former |= names
    if any(w.relation == "det" and w.form.lower() in GRAMMAR.possessive_determiners for w in sentence.children(noun)):
        person.theirs |= names


def is_one_of(word: Word, nouns: frozenset[str]) -> bool:
    """Whether a nominal word is among ``nouns``, by lemma or form, *ex-* left aside."""
    return word.upos in ("NOUN", "ADJ", "PROPN") and not nouns.isdisjoint((_bare(word.form), word.lemma))


def spelt_out(sentence: Sentence, acronym: Word) -> tuple[Word, ...]:
    """The words before a bracketed acronym whose initials it is made of: *Agence des eaux du Sud (AES)*."""
    letters = [c for c in acronym.form if c.isupper()]
    words: list[Word] = []
    for word in reversed(sentence.words[max(0, acronym.index - 1 - _REACH) : acronym.index - 1]):
        if word.upos in ("PUNCT", "VERB", "AUX", "PRON"):
            return ()
        words.insert(0, word)
        initials = [w.form[0].upper() for w in words if w.upos in ("NOUN", "PROPN", "ADJ", "X")]
        if len(letters) > 1 and initials == letters and word.upos in ("NOUN", "PROPN", "ADJ", "X"):
            return tuple(words)
    return ()


def words_before_name(sentence: Sentence, first: int, last: int) -> list[Word]:
    """The words right before a name, back to a finite verb or a mark; one comma may stand between.

    A comma only if another mark closes the apposition: *le ministre, X, a dit*, not *selon le ministre, X est parti*.
    ``first`` and ``last`` are the indices of the name's words.
    """
    window: list[Word] = []
    commas = 0
    for word in reversed(sentence.words[max(0, first - _REACH) : first]):
        if word.form == "," and not commas and not window:
            commas = 1
            continue
        if word.upos == "PUNCT" or word.feat("VerbForm") == "Fin" or word.upos == "SCONJ":
            break
        window.insert(0, word)
    following = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
    if commas and window and window[0].index == 0 and window[0].upos == "NOUN":
        # "Maire de Vaux depuis 2014, X reçoit."
        return window
    closed = following is None or following.upos == "PUNCT" or following.upos == "CCONJ"
    if commas and (not closed or not window or window[0].upos not in ("DET", "NOUN", "ADP", "ADJ")):
        return []
    return window


def words_after_name(sentence: Sentence, last: int) -> Sequence[Word]:
    """The words of an apposition after a name: from the comma or bracket to the next mark or finite verb.

    An age may stand first: *X, 36 ans, maire de Y*. ``last`` is the index of the name's last word.
    """
    words = sentence.words
    start = last + 1
    if start + 3 < len(words) and words[start + 1].upos == "NUM" and words[start + 2].lemma in GRAMMAR.age_units:
        start += 3
    if start + 1 >= len(words) or words[start].form not in (",", "(", "-"):
        return ()
    window: list[Word] = []
    for word in words[start + 1 : start + 1 + _REACH]:
        if word.upos == "PUNCT" or word.feat("VerbForm") == "Fin" or word.feat("PronType") == "Rel":
            break
        window.append(word)
    if not window or window[0].upos not in ("NOUN", "DET", "ADJ", "ADV", "PROPN"):
        return ()
    return window[:_APPOSITION_LENGTH]
