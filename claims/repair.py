"""Morphology mended by form: lemmas that exist, moods and tenses as French spells them.

Conditional and imperfect differ by their stem (*aurait* / *avait*, *montrerait* / *montrait*), and that difference is
what tells hearsay from narration; so the spelling overrules the tagger. Source of the stems: Bescherelle.
"""

from __future__ import annotations

from dataclasses import replace

from claims.lexicon import INFINITIVES, irregular_forms, speaking_nouns, speech_verbs
from claims.text import Word

__all__ = ["mended"]

_ENDINGS = ("aient", "ais", "ait", "ions", "iez")
_FUTURE = ("ont", "ons", "ez", "ai", "as", "a")
_IRREGULAR = {
    "être": "ser", "avoir": "aur", "aller": "ir", "faire": "fer", "pouvoir": "pourr", "vouloir": "voudr",
    "devoir": "devr", "falloir": "faudr", "savoir": "saur", "valoir": "vaudr", "voir": "verr", "envoyer": "enverr",
    "pleuvoir": "pleuvr", "mourir": "mourr", "courir": "courr", "asseoir": "assiér", "cueillir": "cueiller",
}  # fmt: skip
_FAMILIES = (
    ("venir", "viendr"), ("tenir", "tiendr"), ("cevoir", "cevr"), ("quérir", "querr"), ("courir", "courr"),
    ("cueillir", "cueiller"), ("mouvoir", "mouvr"), ("faire", "fer"), ("valoir", "vaudr"), ("voir", "verr"),
)  # fmt: skip
_STEMS = {stem: lemma for lemma, stem in _IRREGULAR.items()}


def mended(word: Word) -> Word:
    """``word`` with a lemma that exists, and mood and tense as its form spells them; or the same word."""
    if word.upos == "NOUN":
        word = _speaking(word)
    if word.upos == "VERB":
        word = _lemmatised(word)
    if word.upos not in ("VERB", "AUX") and not word.feat("VerbForm"):
        return word
    form = word.form.lower()
    if word.feat("VerbForm") in ("Inf", "Part") and word.upos == "ADJ":
        return word
    ending = next((e for e in _ENDINGS if form.endswith(e)), None)
    if ending is None:
        return _in_future(word, form)
    conditional = _is_conditional(form, word.lemma, ending)
    if _is_present(form, word.lemma) or (not conditional and ending in ("ions", "iez", "ais")):
        return word
    feats = {k: v for k, v in word.feats.items() if k not in ("Mood", "Tense", "VerbForm", "Voice")}
    if conditional:
        feats |= {"Mood": "Cnd", "Tense": "Pres", "VerbForm": "Fin"}
    elif ending in ("ait", "aient") and word.feat("Mood") in ("Ind", "Cnd", ""):
        feats |= {"Mood": "Ind", "Tense": "Imp", "VerbForm": "Fin"}
    else:
        return word
    lemma = _STEMS.get(form[: -len(ending)], word.lemma) if feats["Mood"] == "Cnd" else word.lemma
    return replace(word, feats=feats, lemma=lemma)


def _in_future(word: Word, form: str) -> Word:
    """``word`` in the future where its form is one: the conditional's stem with an ending of *avoir* (*sera*)."""
    ending = next((e for e in _FUTURE if form.endswith(e)), None)
    if ending is None or word.feat("Tense") == "Fut" or not _is_conditional(form, word.lemma, ending):
        return word
    kept = {k: v for k, v in word.feats.items() if k not in ("Mood", "Tense", "VerbForm", "Voice")}
    feats = {**kept, "Mood": "Ind", "Tense": "Fut", "VerbForm": "Fin"}
    return replace(word, feats=feats, lemma=_STEMS.get(form[: -len(ending)], word.lemma))


def _speaking(word: Word) -> Word:
    """``word`` with the lemma of the person or body that its form names: *détenu* for *détenus*, no verb."""
    if word.lemma in speaking_nouns():
        return word
    form = word.form.lower()
    lemma = next((f for f in (form, form[:-1]) if f in speaking_nouns() and form.removeprefix(f) in ("", "s", "x")), "")
    return replace(word, lemma=lemma) if lemma else word


def _lemmatised(word: Word) -> Word:
    """``word`` with the dictionary's lemma where the parser made one up (*démenir* for *dément*)."""
    from simplemma import is_known, lemmatize

    form = word.form.lower()
    speaking = f"{form}r" if f"{form}r" in speech_verbs() else ""
    # A present may itself look like an infinitive (*jure*, *murmure*); a lemma that only repeats it is none.
    repeated = speaking and word.lemma == form
    known = word.lemma.endswith(INFINITIVES) and is_known(word.lemma, lang="fr")
    if form not in irregular_forms() and known and not repeated:
        return word
    lemma = irregular_forms().get(form) or speaking or lemmatize(form, lang="fr")
    if lemma == word.lemma or not lemma.endswith(INFINITIVES):
        # A participle's dictionary entry is an adjective: *inculpée*, *inculpé*; the infinitive is one step away.
        stem = lemma.removesuffix("e") if lemma.endswith("ée") else lemma
        guess = f"{stem[:-1]}er" if stem.endswith("é") else ""
        lemma = guess if guess and is_known(guess, lang="fr") else ""
    return replace(word, lemma=lemma) if lemma else word


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
