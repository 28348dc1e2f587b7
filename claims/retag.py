"""Parts of speech mended where a tagger trained on little news slips, before the trees are built."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from claims.lexicon import INFINITIVES, content_nouns, day_names, irregular_forms, speaking_nouns, speech_verbs
from claims.text import Word

__all__ = [
    "REPAIRS",
    "adjective_for_person",
    "certains_pronoun",
    "cited_by",
    "day_name",
    "determined_speaker",
    "en_pronoun",
    "governed_ment",
    "l_pronoun",
    "leur_pronoun",
    "lost_tense",
    "me_lawyer",
    "opening_participle",
    "participle_for_adjective",
    "reflexive_participle",
    "rumour_that_runs",
    "verb_after_comme",
    "verb_after_quotation",
    "verb_before_clitic",
    "verb_before_que",
    "verb_before_quotation",
    "verb_before_speaker",
    "verb_of_verbless",
    "verb_without_infinitive",
]


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of a sentence and what stands around it."""

    words: Sequence[Word]
    word: Word
    after: Word

    @property
    def form(self) -> str:
        return self.word.form.lower()

    @property
    def before(self) -> Word | None:
        return self.words[self.word.index - 1] if self.word.index else None


def _place_by_place(mend: Callable[[_Place], Word]) -> Callable[[Sequence[Word]], tuple[Word, ...]]:
    """A repair of a word where it stands as a repair of all words of a sentence but the last, mostly a full stop."""

    @functools.wraps(mend)
    def mended(words: Sequence[Word]) -> tuple[Word, ...]:
        return (*(mend(_Place(words, w, after)) for w, after in itertools.pairwise(words)), *words[-1:])

    return mended


# --- Speech verbs taken for nouns or adjectives ----------------------------------------------------------------------


@_place_by_place
def verb_of_verbless(place: _Place) -> Word:
    """In a sentence without any verb a speech verb after its noun is one: *L'association dénonce des violences*."""
    lemma, before = _lost_verb(place), place.before
    if not lemma or before is None or before.upos not in ("NOUN", "PROPN", "SYM", "X"):
        return place.word
    verbless = not any(w.feat("VerbForm") == "Fin" for w in place.words)
    return _present(place.word, lemma) if verbless and place.after.upos in ("DET", "PROPN", "ADP") else place.word


@_place_by_place
def verb_before_que(place: _Place) -> Word:
    """A speech verb with the *que* of its clause is one: *le groupe rappelle que …*."""
    lemma = _lost_verb(place)
    return _present(place.word, lemma) if lemma and _que_follows(place.words, place.word) else place.word


@_place_by_place
def verb_after_quotation(place: _Place) -> Word:
    """A speech verb after a closing mark and a comma is one: *« … », souffle Fatou*."""
    lemma, words, index = _lost_verb(place), place.words, place.word.index
    quoted = bool(lemma) and index > 1 and words[index - 1].form == "," and words[index - 2].form in ("»", '"')
    return _present(place.word, lemma) if quoted else place.word


@_place_by_place
def verb_after_comme(place: _Place) -> Word:
    """A speech verb after *comme l'* is one, and the article a pronoun: *comme l'indique la coopérative*."""
    lemma = _lost_verb(place)
    return _present(place.word, lemma) if lemma and _is_compared(place) else place.word


@_place_by_place
def verb_before_speaker(place: _Place) -> Word:
    """A speech verb after a mark and before a noun phrase is one: *…, souffle Fatou*."""
    lemma = _lost_verb(place)
    lost = bool(lemma) and not _after_noun(place) and place.after.upos in ("DET", "PROPN")
    return _present(place.word, lemma) if lost else place.word


@_place_by_place
def verb_before_quotation(place: _Place) -> Word:
    """A speech verb after no noun and before an opening mark is one: *dément et dénonce « … »*."""
    lemma = _lost_verb(place)
    lost = bool(lemma) and not _after_noun(place) and place.after.form in ("«", '"')
    return _present(place.word, lemma) if lost else place.word


@_place_by_place
def verb_before_clitic(place: _Place) -> Word:
    """A speech verb before its inverted pronoun is one: *souffle-t-elle*."""
    lemma = _lost_verb(place)
    lost = bool(lemma) and not _after_noun(place) and place.after.form.lower() in _CLITIC_FORMS
    return _present(place.word, lemma) if lost else place.word


# --- Other parts of speech -------------------------------------------------------------------------------------------


@_place_by_place
def me_lawyer(place: _Place) -> Word:
    """*Me* before a name is the title of a lawyer."""
    word = place.word
    if word.form != "Me" or word.upos != "PRON" or place.after.upos != "PROPN":
        return word
    return replace(word, upos="NOUN", lemma="maître", feats={"Number": "Sing"})


@_place_by_place
def opening_participle(place: _Place) -> Word:
    """A capitalised participle that opens the sentence is no name: *Interrogé par …*."""
    told = place.after.form.lower() in ("par", "sur")
    return _participle(place) if told and not place.word.index else place.word


@_place_by_place
def cited_by(place: _Place) -> Word:
    """A participle between a comma and *par* is no noun: *, cité par*."""
    before = place.before
    cited = before is not None and before.form == "," and place.after.form.lower() == "par"
    return _participle(place) if cited else place.word


@_place_by_place
def reflexive_participle(place: _Place) -> Word:
    """What follows *s'est* and can be a participle of speech is a verb: *s'est dite*, *s'est félicité*."""
    word, form = place.word, place.form
    if word.upos not in ("ADJ", "NOUN") or not _after_reflexive_be(place.words, word):
        return word
    stem = _stem(form)
    lemma = irregular_forms().get(form) or (f"{stem}er" if f"{stem}er" in speech_verbs() else "")
    return replace(word, upos="VERB", lemma=lemma, feats={"Tense": "Past", "VerbForm": "Part"}) if lemma else word


@_place_by_place
def day_name(place: _Place) -> Word:
    """Days of the week are no verbs or adjectives."""
    tagged = place.word.upos in ("ADV", "NOUN", "PROPN")
    return _as_noun(place) if place.form in day_names() and not tagged else place.word


@_place_by_place
def verb_without_infinitive(place: _Place) -> Word:
    """A verb whose lemma is no infinitive is none: a participle is an adjective then, a finite form a noun."""
    word = place.word
    if word.upos != "VERB" or word.lemma.endswith(INFINITIVES):
        return word
    if word.feat("VerbForm") != "Part" or place.form in speaking_nouns():
        return _as_noun(place)
    return replace(word, upos="ADJ", feats={k: v for k, v in word.feats.items() if k in ("Gender", "Number")})


@_place_by_place
def governed_ment(place: _Place) -> Word:
    """A word in *-ment* that is all a preposition has to govern is a noun: *inculpée de blanchiment*."""
    word = place.word
    if word.upos != "ADV" or not place.form.endswith("ment") or not _governed(place):
        return word
    return replace(word, upos="NOUN", lemma=place.form, feats={"Gender": "Masc", "Number": "Sing"})


@_place_by_place
def determined_speaker(place: _Place) -> Word:
    """What names a body that speaks and follows a determiner is no verb: *la chaîne*."""
    word, before = place.word, place.before
    if word.upos != "VERB" or before is None or before.upos != "DET" or place.form not in speaking_nouns():
        return word
    return replace(word, upos="NOUN", lemma=place.form, feats={})


@_place_by_place
def leur_pronoun(place: _Place) -> Word:
    """*Leur* before a verb is a pronoun."""
    if place.form != "leur" or place.word.upos != "DET" or place.after.upos not in ("AUX", "VERB"):
        return place.word
    return replace(place.word, upos="PRON", lemma="lui", feats={"Number": "Plur", "Person": "3"})


@_place_by_place
def en_pronoun(place: _Place) -> Word:
    """*En* before an infinitive is a pronoun, since the preposition governs none: *à en croire ses proches*."""
    if place.form != "en" or place.word.upos != "ADP" or place.after.feat("VerbForm") != "Inf":
        return place.word
    return replace(place.word, upos="PRON", lemma="en", feats={"Person": "3", "PronType": "Prs"})


@_place_by_place
def l_pronoun(place: _Place) -> Word:
    """*L'* before a finite verb is a pronoun."""
    if place.form != "l'" or place.word.upos != "DET" or place.after.feat("VerbForm") != "Fin":
        return place.word
    return replace(place.word, upos="PRON", lemma="lui", feats={"Number": "Sing", "Person": "3", "PronType": "Prs"})


@_place_by_place
def certains_pronoun(place: _Place) -> Word:
    """*Certains* before a finite verb is a pronoun."""
    word = place.word
    if place.form not in ("certains", "certaines") or word.upos not in ("ADJ", "DET"):
        return word
    finite = place.after.feat("VerbForm") == "Fin"
    return replace(word, upos="PRON", feats={"Number": "Plur", "Person": "3"}) if finite else word


@_place_by_place
def adjective_for_person(place: _Place) -> Word:
    """An adjective with nothing but itself to follow its article names who can speak: *un proche*."""
    word, before, after = place.word, place.before, place.after
    alone = after.upos in ("PUNCT", "AUX", "VERB") or after.feat("VerbForm") == "Fin"
    if word.upos != "ADJ" or before is None or before.upos != "DET" or not alone or word.lemma not in speaking_nouns():
        return word
    return replace(word, upos="NOUN")


@_place_by_place
def participle_for_adjective(place: _Place) -> Word:
    """A noun with the lemma of a verb stands before its noun as an adjective does: *un prétendu médecin*."""
    word, before = place.word, place.before
    between = before is not None and before.upos == "DET" and place.after.upos == "NOUN" and word.upos == "NOUN"
    if not between or not word.lemma.endswith(INFINITIVES) or word.lemma == place.form:
        return word
    return replace(word, upos="ADJ", lemma=place.form)


@_place_by_place
def rumour_that_runs(place: _Place) -> Word:
    """*Court* after a noun of rumour is a verb: *le bruit court que*."""
    word, before = place.word, place.before
    if place.form != "court" or word.upos != "ADJ" or before is None or before.lemma not in content_nouns():
        return word
    return _present(word, "courir")


def lost_tense(words: Sequence[Word]) -> tuple[Word, ...]:
    """A future or conditional taken for an adjective or noun is a verb again: *Le pont tiendra*.

    With *tiendra* as an adjective the sentence loses its clause; the ending and the dictionary know better.
    """
    from simplemma import lemmatize

    out = list(words)
    for word in words:
        form = word.form
        if word.upos not in ("ADJ", "NOUN", "X") or not form.islower() or not form.endswith(_FUTURE) or not word.index:
            continue
        lemma = lemmatize(form, lang="fr")
        before = words[word.index - 1]
        if lemma == form or not lemma.endswith(INFINITIVES) or before.upos in ("DET", "ADP", "NUM"):
            continue
        number = "Plur" if form.endswith("nt") else "Sing"
        tense = {"Mood": "Ind", "Tense": "Fut"} if form.endswith(("ra", "ront")) else {"Mood": "Cnd", "Tense": "Pres"}
        out[word.index] = replace(
            word, upos="VERB", lemma=lemma, feats={**tense, "Number": number, "Person": "3", "VerbForm": "Fin"}
        )
    return tuple(out)


REPAIRS = (
    verb_of_verbless, verb_before_que, verb_after_quotation, verb_after_comme, verb_before_speaker,
    verb_before_quotation, verb_before_clitic,
    me_lawyer, opening_participle, cited_by, reflexive_participle, day_name, verb_without_infinitive, governed_ment,
    determined_speaker, leur_pronoun, en_pronoun, l_pronoun, certains_pronoun, adjective_for_person,
    participle_for_adjective, rumour_that_runs,
    lost_tense,
)  # fmt: skip
"""The repairs of this module in the order in which they are made."""

_FUTURE = ("ra", "ront", "rait", "raient")
_ADVERBIAL = frozenset(("hier", "demain", "aujourd'hui"))
_CLITIC_FORMS = frozenset(("-t-il", "-t-elle", "-il", "-elle", "-t-on", "-on"))


def _lost_verb(place: _Place) -> str:
    """The infinitive of the speech verb that a word which is tagged otherwise spells the third person of, if any.

    After a determiner or a preposition it stays a noun.
    """
    lemma = _third_person(place.form, speech_verbs())
    if place.word.upos not in ("NOUN", "ADJ", "X", "PROPN", "ADV") or not lemma or place.before is None:
        return ""
    return "" if place.before.upos in ("DET", "ADP", "NUM") and not _is_compared(place) else lemma


def _is_compared(place: _Place) -> bool:
    """Whether *comme l'* or *que l'* stands before a word."""
    words, index = place.words, place.word.index
    compared = index > 1 and words[index - 2].form.lower() in ("comme", "que", "qu'")
    return compared and words[index - 1].form.lower() in ("l'", "le")


def _after_noun(place: _Place) -> bool:
    return place.before is not None and place.before.upos in ("NOUN", "ADJ", "PROPN", "SYM", "X")


def _present(word: Word, lemma: str) -> Word:
    feats = {"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
    return replace(word, upos="VERB", lemma=lemma, feats=feats)


def _participle(place: _Place) -> Word:
    """The word as a participle, where its form is one and what follows lets it be."""
    from simplemma import is_known

    word, form, stem = place.word, place.form, _stem(place.form)
    if word.upos not in ("PROPN", "NOUN", "ADJ", "X") or place.after.upos not in ("ADP", "ADV", "NOUN"):
        return word
    lemma = irregular_forms().get(form, "") or (
        f"{stem}er" if stem != form and is_known(f"{stem}er", lang="fr") else ""
    )
    feats = {"Gender": "Masc", "Number": "Sing", "Tense": "Past", "VerbForm": "Part"}
    return replace(word, upos="VERB", lemma=lemma, feats=feats) if lemma else word


def _stem(form: str) -> str:
    """A participle's form without its ending: *cit* for *citée*."""
    return re.sub(r"é(e?s?)$", "", form)


def _as_noun(place: _Place) -> Word:
    return replace(place.word, upos="ADV" if place.form in _ADVERBIAL else "NOUN", feats={})


def _after_reflexive_be(words: Sequence[Word], word: Word) -> bool:
    """Whether *s'est* stands before a word: *s'est dite* is a verb."""
    before = words[max(0, word.index - 5) : word.index]
    being = next((i for i, w in enumerate(before) if w.lemma == "être"), 0)
    only_adverbs = all(w.upos in ("ADV", "ADP", "PART") for w in before[being + 1 :])
    return being > 0 and only_adverbs and before[being - 1].form.lower() in ("se", "s'")


def _governed(place: _Place) -> bool:
    """Whether a preposition right before a word has nothing but it to govern: *inculpée de blanchiment*."""
    heads = ("ADJ", "ADV", "AUX", "DET", "NOUN", "NUM", "PRON", "PROPN", "VERB")
    return place.before is not None and place.before.upos == "ADP" and place.after.upos not in heads


def _que_follows(words: Sequence[Word], verb: Word) -> bool:
    """Whether *que* comes right after a verb, after an adverb or two, or after what stands between two commas.

    *affirme que*, *affirme pourtant que*, *affirme, elle, que*, *affirme, chiffres à l'appui, que*.
    """
    that = next((w for w in words[verb.index + 1 : verb.index + 10] if w.form.lower() in ("que", "qu'")), None)
    if that is None:
        return False
    between = words[verb.index + 1 : that.index]
    if any(w.feat("VerbForm") == "Fin" for w in between):
        return False
    if not between or (between[0].form == "," and between[-1].form == ","):
        return True
    # Adverbs are what a tagger that misread the verb misreads next: *affirme pourtant que*.
    return len(between) < 3 and all(w.upos not in ("ADP", "DET", "NUM", "PRON", "PROPN", "PUNCT") for w in between)


def _third_person(form: str, verbs: frozenset[str]) -> str:
    if form.endswith("e") and f"{form}r" in verbs:
        return f"{form}r"
    lemma = irregular_forms().get(form, "")
    return lemma if lemma in verbs else ""
