"""What the parser gets wrong about French news and the text itself can tell: moods by form, inverted subjects.

Conditional and imperfect differ by their stem (*aurait* / *avait*, *montrerait* / *montrait*), and that difference is
what tells hearsay from narration; so the spelling overrules the tagger. Source of the stems: Bescherelle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.text import Word

__all__ = ["mended", "with_inverted_subjects"]

_ENDINGS = ("aient", "ais", "ait", "ions", "iez")
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
    """``word`` with mood and tense as its form spells them, or the same word."""
    if word.upos not in ("VERB", "AUX") and not word.feat("VerbForm"):
        return word
    form = word.form.lower()
    ending = next((e for e in _ENDINGS if form.endswith(e)), None)
    if ending is None or word.feat("VerbForm") in ("Inf", "Part") and word.upos == "ADJ":
        return word
    if ending in ("ions", "iez", "ais") and not _is_conditional(form, word.lemma, ending):
        return word
    feats = {k: v for k, v in word.feats.items() if k not in ("Mood", "Tense", "VerbForm", "Voice")}
    if _is_conditional(form, word.lemma, ending):
        feats |= {"Mood": "Cnd", "Tense": "Pres", "VerbForm": "Fin"}
    elif ending in ("ait", "aient") and word.feat("Mood") in ("Ind", "Cnd", "") and form not in ("ait", "aient"):
        feats |= {"Mood": "Ind", "Tense": "Imp", "VerbForm": "Fin"}
    else:
        return word
    lemma = _STEMS.get(form[: -len(ending)], word.lemma) if feats["Mood"] == "Cnd" else word.lemma
    return replace(word, feats=feats, lemma=lemma)


def _is_conditional(form: str, lemma: str, ending: str) -> bool:
    stem = form[: -len(ending)]
    if not stem.endswith("r"):
        return False
    if stem in _STEMS:
        return True
    if lemma.endswith("er") and not stem.endswith("er"):
        # montrait is montrer's imperfect; appellerait, jettera end in er.
        return stem.endswith(("ier", "yer"))
    if lemma.endswith(("er", "ir")) and form == lemma[:-2] + ending:
        return False
    if stem == lemma or stem == lemma.removesuffix("e") and lemma.endswith("re"):
        return True
    if any(lemma.endswith(family) and stem.endswith(new) for family, new in _FAMILIES):
        return True
    # -eler, -eter, -ener, -yer change their stem: the form still ends in -er before the ending.
    return lemma.endswith("er") and stem.endswith("er") and stem[:1] == lemma[:1] and len(stem) >= len(lemma)


_OPENERS = frozenset((",", "»", '"', "?", "!", "-", "...", "…"))
_MISTAKEN = frozenset(("obj", "xcomp", "iobj", "obl:arg", "obl:mod", "obl", "dep", "appos", "parataxis", "nmod", "ccomp"))
_NOT_SUBJECTS = frozenset(("que", "qu'", "se", "s'", "le", "la", "les", "l'", "en", "y", "qui", "dont", "où", "ce", "c'"))


def with_inverted_subjects(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence where the noun after an inserted verb is its subject, not its object.

    In *« … », a déclaré la préfète* a parser trained on little news takes the preposed quotation or nothing for the
    subject and *la préfète* for an object. The verb must be inserted (a parataxis, or after a closing mark), have no
    subject, and be followed by the noun phrase at once.
    """
    out = list(words)
    children: dict[int, list[Word]] = {}
    for word in words:
        children.setdefault(word.head, []).append(word)
    for verb in words:
        if verb.upos not in ("VERB", "AUX") or verb.feat("VerbForm") == "Inf":
            continue
        below = children.get(verb.index, [])
        if any(w.deprel.startswith(("nsubj", "expl:subj", "csubj")) and w.index > verb.index - 4 for w in below):
            continue
        first = min((w.index for w in below if w.deprel.startswith("aux")), default=verb.index)
        if verb.feat("VerbForm") == "Part" and first == verb.index:
            continue
        while first > 0 and words[first - 1].upos in ("ADV", "PRON") and words[first - 1].head == verb.index:
            first -= 1
        before = words[first - 1].form if first else ""
        closed = before in ("»", '"') or (before == "," and first > 1 and words[first - 2].form in ("»", '"'))
        if before not in _OPENERS or not (closed or verb.deprel.startswith(("parataxis", "root"))):
            continue
        if not closed and any(w.deprel.startswith("nsubj") for w in below):
            continue
        noun = _noun_after(words, children, verb)
        if noun is not None:
            out[noun.index] = replace(noun, deprel="nsubj")
            for w in below:
                # The clause before the verb is what is said, whatever the parser called it.
                if w.index < first and w.deprel.startswith(("nsubj", "csubj")):
                    out[w.index] = replace(out[w.index], deprel="ccomp")
    return tuple(out)


def _noun_after(words: Sequence[Word], children: dict[int, list[Word]], verb: Word) -> Word | None:
    for word in words[verb.index + 1 : verb.index + 10]:
        if word.upos == "PUNCT" or word.upos == "ADP":
            return None
        if word.upos in ("NOUN", "PROPN", "PRON") and word.form.lower() not in _NOT_SUBJECTS:
            if word.head != verb.index or word.deprel not in _MISTAKEN:
                return None
            cased = any(w.deprel == "case" and w.index < word.index for w in children.get(word.index, []))
            return None if cased else word
    return None
