"""Repairs by spelling: lemmas that exist, moods and tenses by the form of the verb.

In: the words of a sentence. Out: the same words with other lemmas and features. Conditional and imperfect differ by
their stem (*aurait* / *avait*, *montrerait* / *montrait*), and that difference separates hearsay from narration; so the
spelling overrules the tagger. Source of the stems: Bescherelle.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from claims.document.tree import Word
from claims.lexicon.word_classes import INFINITIVES, WordClasses
from claims.parsing.repair.dictionary import is_known, lemma_of

__all__ = [
    "REPAIRS",
    "conditional",
    "future",
    "present_lemma",
    "speaking_noun",
    "unknown_lemma",
]

_ENDINGS: Final = ("aient", "ais", "ait", "ions", "iez")
_FUTURE: Final = ("ont", "ons", "ez", "ai", "as", "a")
_IRREGULAR: Final = {
    "être": "ser", "avoir": "aur", "aller": "ir", "faire": "fer", "pouvoir": "pourr", "vouloir": "voudr",
    "devoir": "devr", "falloir": "faudr", "savoir": "saur", "valoir": "vaudr", "voir": "verr", "envoyer": "enverr",
    "pleuvoir": "pleuvr", "mourir": "mourr", "courir": "courr", "asseoir": "assiér", "cueillir": "cueiller",
}  # fmt: skip
_FAMILIES: Final = (
    ("venir", "viendr"), ("tenir", "tiendr"), ("cevoir", "cevr"), ("quérir", "querr"), ("courir", "courr"),
    ("cueillir", "cueiller"), ("mouvoir", "mouvr"), ("faire", "fer"), ("valoir", "vaudr"), ("voir", "verr"),
)  # fmt: skip
_STEMS: Final = {stem: lemma for lemma, stem in _IRREGULAR.items()}


_NOUNS, _VERBS = frozenset(("NOUN",)), frozenset(("VERB", "AUX"))
OfWord = Callable[[Word, WordClasses], Word]
OfSentence = Callable[[Sequence[Word], WordClasses], tuple[Word, ...]]


def _word_by_word(tags: frozenset[str]) -> Callable[[OfWord], OfSentence]:
    """A repair of one word, whatever stands around it, as a repair of all words of a sentence.

    Words that have none of the ``tags`` are left alone; whatever has the form of a verb counts as a verb.
    """
    verbs = tags is _VERBS

    def of_sentence(mend: OfWord) -> OfSentence:
        @functools.wraps(mend)
        def mended(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
            return tuple(
                [
                    mend(word, classes) if word.upos in tags or (verbs and "VerbForm" in word.feats) else word
                    for word in words
                ]
            )

        return mended

    return of_sentence


@_word_by_word(_NOUNS)
def speaking_noun(word: Word, classes: WordClasses) -> Word:
    """A noun gets the lemma of the person, body or saying that its form names: *détenu* for *détenus*, no verb."""
    if word.upos != "NOUN":
        return word
    form = word.form.lower()
    singulars = (form, form[:-1] if form.endswith(("s", "x")) else "", f"{form[:-3]}al" if form.endswith("aux") else "")
    lemma = next((f for f in singulars if f in classes.speaking_nouns or f in classes.content_nouns), "")
    if lemma == form[:-1] and word.lemma == form == lemma_of(form) and is_known(form):
        # "cours" is no court.
        return word
    return replace(word, lemma=lemma) if lemma else word


@_word_by_word(_VERBS)
def present_lemma(word: Word, classes: WordClasses) -> Word:
    """A present of a speech verb that looks like an infinitive gets its own: *jure*, *murmure*."""
    form = word.form.lower()
    if word.upos != "VERB" or form in classes.irregular_forms or f"{form}r" not in classes.speech_verbs:
        return word
    return replace(word, lemma=f"{form}r") if word.lemma == form or not _exists(word.lemma) else word


@_word_by_word(_VERBS)
def unknown_lemma(word: Word, classes: WordClasses) -> Word:
    """A verb whose lemma the parser made up gets the dictionary's."""
    form = word.form.lower()
    told = form in classes.irregular_forms or f"{form}r" in classes.speech_verbs
    if word.upos != "VERB" or told or _exists(word.lemma):
        return word
    lemma = lemma_of(form)
    if word.feat("VerbForm") == "Fin" and form.endswith("e") and is_known(f"{form}r"):
        # "récompense", "cible" are nouns in the dictionary.
        return replace(word, lemma=f"{form}r")
    if lemma == word.lemma or not lemma.endswith(INFINITIVES):
        # A participle's dictionary entry is an adjective: *inculpée*, *inculpé*; the infinitive is one step away.
        stem = lemma.removesuffix("e") if lemma.endswith("ée") else lemma
        guess = f"{stem[:-1]}er" if stem.endswith("é") else ""
        lemma = guess if guess and is_known(guess) else ""
    return replace(word, lemma=lemma) if lemma else word


@_word_by_word(_VERBS)
def conditional(word: Word, classes: WordClasses) -> Word:
    """A verb on the future's stem with an imperfect's ending is a conditional: *aurait*, *montrerait*."""
    form, ending = word.form.lower(), _past_ending(word)
    if not ending or _is_present(form, word.lemma) or not _is_conditional(form, word.lemma, ending):
        return word
    feats = {**_without_tense(word), "Mood": "Cnd", "Tense": "Pres", "VerbForm": "Fin"}
    return replace(word, feats=feats, lemma=_STEMS.get(form[: -len(ending)], word.lemma))


@_word_by_word(_VERBS)
def future(word: Word, classes: WordClasses) -> Word:
    """A verb on the conditional's stem with an ending of *avoir* is a future: *sera*."""
    form = word.form.lower()
    ending = next((e for e in _FUTURE if form.endswith(e)), "")
    if not ending or not _is_verbal(word) or _past_ending(word) or word.feat("Tense") == "Fut":
        return word
    if not _is_conditional(form, word.lemma, ending):
        return word
    feats = {**_without_tense(word), "Mood": "Ind", "Tense": "Fut", "VerbForm": "Fin"}
    return replace(word, feats=feats, lemma=_STEMS.get(form[: -len(ending)], word.lemma))


REPAIRS: Final = (
    (
        10,
        speaking_noun,
        "A noun gets the lemma of the person, body or saying that its form names: *détenu* for *détenus*, no verb.",
    ),
    (30, present_lemma, "A present of a speech verb that looks like an infinitive gets its own: *jure*, *murmure*."),
    (40, unknown_lemma, "A verb whose lemma the parser made up gets the dictionary's."),
    (
        50,
        conditional,
        "A verb on the future's stem with an imperfect's ending is a conditional: *aurait*, *montrerait*.",
    ),
    (60, future, "A verb on the conditional's stem with an ending of *avoir* is a future: *sera*."),
)
"""The repairs of this module: place among the repairs of tags (see the ``order`` of repair files), repair, purpose."""


@functools.lru_cache(maxsize=10_000)
def _exists(lemma: str) -> bool:
    return lemma.endswith(INFINITIVES) and is_known(lemma)


def _is_verbal(word: Word) -> bool:
    if word.feat("VerbForm") in ("Inf", "Part") and word.upos == "ADJ":
        return False
    return word.upos in ("VERB", "AUX") or bool(word.feat("VerbForm"))


def _past_ending(word: Word) -> str:
    """The ending that a verb's form has in common with imperfects and conditionals."""
    form = word.form.lower()
    return next((e for e in _ENDINGS if form.endswith(e)), "") if _is_verbal(word) else ""


def _without_tense(word: Word) -> dict[str, str]:
    return {k: v for k, v in word.feats.items() if k not in ("Mood", "Tense", "VerbForm", "Voice")}


def _is_present(form: str, lemma: str) -> bool:
    """Whether a form in -ait or -aient is a present or a past participle: *fait*, *sait*, *connait*, *paient*."""
    if form in ("ait", "aient", "sait", "hait", "fait", "satisfait"):
        return True
    plain = lemma.replace("î", "i")
    for infinitive, endings in (("aire", ("ait", "aient")), ("aitre", ("ait",)), ("ayer", ("aient",))):
        if plain.endswith(infinitive) and form in {plain.removesuffix(infinitive) + e for e in endings}:
            return True
    return False


def _is_conditional(form: str, lemma: str, ending: str) -> bool:
    stem = form[: -len(ending)]
    if not stem.endswith("r"):
        return False
    if stem in _STEMS:
        return True
    if lemma.endswith("envoyer") and stem.endswith("enverr"):
        return True
    if lemma.endswith("er") and not stem.endswith("er"):
        # montrait is montrer's imperfect; appellerait, jettera end in er.
        return stem.endswith(("ier", "yer"))
    if lemma.endswith(("er", "ir")) and form == lemma[:-2] + ending:
        return False
    if stem == lemma or lemma.endswith(("re", "oir")):
        # Their imperfects never have an r before the ending; the stem need not be the lemma's (paraitrait, assoirait).
        return True
    if any(lemma.endswith(family) and stem.endswith(new) for family, new in _FAMILIES):
        return True
    # -eler, -eter, -ener, -yer change their stem: the form still ends in -er before the ending.
    return lemma.endswith("er") and stem.endswith("er") and stem[:1] == lemma[:1] and len(stem) >= len(lemma)
