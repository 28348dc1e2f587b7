"""Parts of speech mended where a tagger trained on little news slips, before the trees are built."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from claims.document.tree import Word
from claims.lexicon.word_classes import INFINITIVES, WordClasses

__all__ = [
    "REPAIRS",
    "cited_by",
    "l_pronoun",
    "leur_pronoun",
    "me_lawyer",
    "participle_for_adjective",
    "rumour_that_runs",
    "verb_after_comme",
    "verb_after_quotation",
    "verb_without_infinitive",
]


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of a sentence and what stands around it."""

    words: Sequence[Word]
    word: Word
    after: Word
    classes: WordClasses

    @property
    def form(self) -> str:
        return self.word.form.lower()

    @property
    def before(self) -> Word | None:
        return self.words[self.word.index - 1] if self.word.index else None


def _place_by_place(mend: Callable[[_Place], Word]) -> Callable[[Sequence[Word], WordClasses], tuple[Word, ...]]:
    """A repair of a word where it stands as a repair of all words of a sentence but the last, mostly a full stop."""

    @functools.wraps(mend)
    def mended(words: Sequence[Word], classes: WordClasses) -> tuple[Word, ...]:
        return (*(mend(_Place(words, w, after, classes)) for w, after in itertools.pairwise(words)), *words[-1:])

    return mended


# --- Speech verbs taken for nouns or adjectives ----------------------------------------------------------------------


@_place_by_place
def verb_after_quotation(place: _Place) -> Word:
    """A speech verb after a closing mark and a comma is one: *« … », souffle Fatou*."""
    lemma, words, index = _lost_verb(place), place.words, place.word.index
    quoted = bool(lemma) and index > 1 and words[index - 1].form == "," and words[index - 2].form in ("»", '"')
    return _present(place.word, lemma) if quoted else place.word


@_place_by_place
def verb_after_comme(place: _Place) -> Word:
    """A speech verb after *comme l'* is one: *comme l'indique la coopérative*."""
    lemma, words, index = _lost_verb(place), place.words, place.word.index
    compared = index > 1 and words[index - 2].form.lower() == "comme" and words[index - 1].form.lower() in ("l'", "le")
    return _present(place.word, lemma) if lemma and compared else place.word


# --- Other parts of speech -------------------------------------------------------------------------------------------


@_place_by_place
def me_lawyer(place: _Place) -> Word:
    """*Me* before a name is the title of a lawyer."""
    word = place.word
    if word.form != "Me" or word.upos != "PRON" or place.after.upos != "PROPN":
        return word
    return replace(word, upos="NOUN", lemma="maître", feats={"Number": "Sing"})


@_place_by_place
def cited_by(place: _Place) -> Word:
    """A participle between a comma and *par* is no noun: *, cité par*."""
    from simplemma import is_known

    word, before, form = place.word, place.before, place.form
    cited = before is not None and before.form == "," and place.after.form.lower() == "par"
    if not cited or word.upos not in ("PROPN", "NOUN", "ADJ", "X"):
        return word
    stem = re.sub(r"é(e?s?)$", "", form)
    lemma = place.classes.irregular_forms.get(form, "") or (
        f"{stem}er" if stem != form and is_known(f"{stem}er", lang="fr") else ""
    )
    feats = {"Gender": "Masc", "Number": "Sing", "Tense": "Past", "VerbForm": "Part"}
    return replace(word, upos="VERB", lemma=lemma, feats=feats) if lemma else word


@_place_by_place
def verb_without_infinitive(place: _Place) -> Word:
    """A verb whose lemma is no infinitive is none: a participle is an adjective then, a finite form a noun."""
    word = place.word
    if word.upos != "VERB" or word.lemma.endswith(INFINITIVES):
        return word
    if word.feat("VerbForm") != "Part" or place.form in place.classes.speaking_nouns:
        return _as_noun(place)
    return replace(word, upos="ADJ", feats={k: v for k, v in word.feats.items() if k in ("Gender", "Number")})


@_place_by_place
def leur_pronoun(place: _Place) -> Word:
    """*Leur* before a verb is a pronoun."""
    if place.form != "leur" or place.word.upos != "DET" or place.after.upos not in ("AUX", "VERB"):
        return place.word
    return replace(place.word, upos="PRON", lemma="lui", feats={"Number": "Plur", "Person": "3"})


@_place_by_place
def l_pronoun(place: _Place) -> Word:
    """*L'* before a finite verb is a pronoun."""
    if place.form != "l'" or place.word.upos != "DET" or place.after.feat("VerbForm") != "Fin":
        return place.word
    return replace(place.word, upos="PRON", lemma="lui", feats={"Number": "Sing", "Person": "3", "PronType": "Prs"})


@_place_by_place
def participle_for_adjective(place: _Place) -> Word:
    """A noun with the lemma of a verb stands before its noun as an adjective does: *un prétendu médecin*."""
    word, before = place.word, place.before
    between = before is not None and before.upos == "DET" and place.after.upos == "NOUN" and word.upos == "NOUN"
    if not between or not word.lemma.endswith(INFINITIVES) or place.form.startswith(word.lemma):
        # "les bateliers mercredi": a trade in -er is no infinitive.
        return word
    if place.after.form.lower() in place.classes.day_names:
        return word
    return replace(word, upos="ADJ", lemma=place.form)


@_place_by_place
def rumour_that_runs(place: _Place) -> Word:
    """*Court* after a noun of rumour is a verb: *le bruit court que*."""
    word, before = place.word, place.before
    if place.form != "court" or word.upos != "ADJ" or before is None or before.lemma not in place.classes.content_nouns:
        return word
    return _present(word, "courir")


REPAIRS = (
    verb_after_quotation,
    verb_after_comme,
    me_lawyer,
    cited_by,
    verb_without_infinitive,
    leur_pronoun,
    l_pronoun,
    participle_for_adjective,
    rumour_that_runs,
)
"""The repairs of this module in the order in which they are made."""

_ADVERBIAL = frozenset(("hier", "demain", "aujourd'hui"))


def _lost_verb(place: _Place) -> str:
    """The infinitive of the speech verb that a word which is tagged otherwise spells the third person of, if any."""
    form, verbs = place.form, place.classes.speech_verbs
    if place.word.upos not in ("NOUN", "ADJ", "X", "PROPN", "ADV"):
        return ""
    if form.endswith("e") and f"{form}r" in verbs:
        return f"{form}r"
    lemma = place.classes.irregular_forms.get(form, "")
    return lemma if lemma in verbs else ""


def _present(word: Word, lemma: str) -> Word:
    feats = {"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
    return replace(word, upos="VERB", lemma=lemma, feats=feats)


def _as_noun(place: _Place) -> Word:
    return replace(place.word, upos="ADV" if place.form in _ADVERBIAL else "NOUN", feats={})
