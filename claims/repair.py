"""What the parser gets wrong about French news and the text itself can tell: moods by form, inverted subjects.

Conditional and imperfect differ by their stem (*aurait* / *avait*, *montrerait* / *montrait*), and that difference is
what tells hearsay from narration; so the spelling overrules the tagger. Source of the stems: Bescherelle.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

import yaml

from claims.resources import list_path
from claims.text import Word

__all__ = [
    "mended",
    "speaking_nouns",
    "speech_verbs",
    "with_inverted_subjects",
    "with_lost_verbs",
    "with_retagged",
    "with_time_adverbs",
]

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
    """``word`` with a lemma that exists, and mood and tense as its form spells them; or the same word."""
    if word.upos == "VERB":
        word = _lemmatised(word)
    if word.upos not in ("VERB", "AUX") and not word.feat("VerbForm"):
        return word
    form = word.form.lower()
    ending = next((e for e in _ENDINGS if form.endswith(e)), None)
    if ending is None or (word.feat("VerbForm") in ("Inf", "Part") and word.upos == "ADJ"):
        return word
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


def _lemmatised(word: Word) -> Word:
    """``word`` with the dictionary's lemma where the parser made one up (*démenir* for *dément*)."""
    from simplemma import is_known, lemmatize

    if word.lemma.endswith(_INFINITIVES) and is_known(word.lemma, lang="fr"):
        return word
    form = word.form.lower()
    lemma = _irregular_forms().get(form) or lemmatize(form, lang="fr")
    if lemma == word.lemma or not lemma.endswith(_INFINITIVES):
        # A participle's dictionary entry is an adjective: *inculpée*, *inculpé*; the infinitive is one step away.
        stem = lemma.removesuffix("e") if lemma.endswith("ée") else lemma
        guess = f"{stem[:-1]}er" if stem.endswith("é") else ""
        lemma = guess if guess and is_known(guess, lang="fr") else ""
    return replace(word, lemma=lemma) if lemma else word


_INFINITIVES = ("er", "ir", "re", "oir", "ïr")


@functools.cache
def _irregular_forms() -> dict[str, str]:
    with list_path("formes-verbales").open(encoding="utf-8") as file:
        entries = yaml.safe_load(file)["entries"]
    return dict(tuple(entry.split(" → ", 1)) for entry in entries)


@functools.cache
def speaking_nouns() -> frozenset[str]:
    """The common nouns of persons and bodies that can speak."""
    nouns: set[str] = set()
    for name in ("noms-role", "personnes-noms", "noms-organisation", "sources-vagues", "noms-anaphoriques"):
        with list_path(name).open(encoding="utf-8") as file:
            nouns.update(yaml.safe_load(file)["entries"])
    return frozenset(nouns)


@functools.cache
def speech_verbs() -> frozenset[str]:
    """The infinitives of the word lists whose verbs introduce speech."""
    verbs: set[str] = set()
    for name in _SPEECH_LISTS:
        with list_path(name).open(encoding="utf-8") as file:
            verbs.update(yaml.safe_load(file)["entries"])
    return frozenset(verbs)


_SPEECH_LISTS = (
    "verbes-parole", "verbes-decouverte", "verbes-prevision", "verbes-discredit", "verbes-factifs",
    "verbes-affirmation", "verbes-incise", "verbes-revelation", "verbes-opinion",
    "verbes-accusation", "verbes-dementi", "verbes-concession", "verbes-demande",
)  # fmt: skip


def with_retagged(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence with two frequent slips of the tagger mended.

    A capitalised participle that opens the sentence (*Interrogé par …*) is no name; *leur* before a verb is a
    pronoun.
    """
    from simplemma import is_known

    out = list(words)
    for word in words:
        after = words[word.index + 1] if word.index + 1 < len(words) else None
        if after is None:
            break
        form = word.form.lower()
        stem = re.sub(r"é(e?s?)$", "", form)
        participle = stem != form and word.index == 0 and word.upos in ("PROPN", "NOUN", "ADJ", "X")
        if participle and after.upos in ("ADP", "ADV", "NOUN") and is_known(f"{stem}er", lang="fr"):
            feats = {"Gender": "Masc", "Number": "Sing", "Tense": "Past", "VerbForm": "Part"}
            out[0] = replace(word, upos="VERB", lemma=f"{stem}er", feats=feats)
        elif word.upos == "ADJ" and _irregular_forms().get(form) and _after_reflexive_be(words, word):
            feats = {"Tense": "Past", "VerbForm": "Part"}
            out[word.index] = replace(word, upos="VERB", lemma=_irregular_forms()[form], feats=feats)
        elif form == "leur" and word.upos == "DET" and after.upos in ("AUX", "VERB"):
            out[word.index] = replace(word, upos="PRON", lemma="lui", feats={"Number": "Plur", "Person": "3"})
    return tuple(out)


def _after_reflexive_be(words: Sequence[Word], word: Word) -> bool:
    """Whether *s'est* stands before a word: *s'est dite* is a verb."""
    before = [w.form.lower() for w in words[max(0, word.index - 3) : word.index]]
    return bool(before) and any(f in ("se", "s'") for f in before) and words[word.index - 1].lemma == "être"


def with_lost_verbs(words: Sequence[Word], verbs: frozenset[str]) -> tuple[Word, ...]:
    """``words`` of a sentence where a speech verb taken for a noun or an adjective is a verb again.

    *« … », souffle Fatou*; *le groupe rappelle que …*; *dément et dénonce « … »*: a form that the third person of one
    of ``verbs`` spells. Between commas or after a mark a noun phrase must follow, after a noun the *que* of its
    clause; after a determiner or a preposition it stays a noun.
    """
    out = list(words)
    verbless = not any(w.feat("VerbForm") == "Fin" for w in words)
    for word in words:
        lemma = _third_person(word.form.lower(), verbs)
        if word.upos not in ("NOUN", "ADJ", "X", "PROPN", "ADV") or not lemma or not word.index:
            continue
        before = words[word.index - 1]
        after = words[word.index + 1] if word.index + 1 < len(words) else None
        # "comme l'indique la coopérative": the article is a pronoun here.
        compared = word.index > 1 and words[word.index - 2].form.lower() in ("comme", "que", "qu'")
        compared = compared and before.form.lower() in ("l'", "le") and after is not None
        if after is None or (before.upos in ("DET", "ADP", "NUM") and not compared):
            continue
        that = after.form.lower() in ("que", "qu'")
        if before.upos in ("NOUN", "ADJ", "PROPN", "SYM", "X"):
            # "L'association dénonce des violences": in a sentence without any other verb this is the one.
            lost = that or (verbless and before.upos != "ADJ" and after.upos in ("DET", "PROPN", "ADP"))
        else:
            lost = that or compared or after.upos in ("DET", "PROPN") or after.form in ("«", '"') or _clitic(after)
        if lost:
            feats = {"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
            out[word.index] = replace(word, upos="VERB", lemma=lemma, feats=feats)
    return tuple(out)


def _third_person(form: str, verbs: frozenset[str]) -> str:
    if form.endswith("e") and f"{form}r" in verbs:
        return f"{form}r"
    lemma = _irregular_forms().get(form, "")
    return lemma if lemma in verbs else ""


def _clitic(word: Word) -> bool:
    return word.form.lower() in _CLITIC_FORMS


_CLITIC_FORMS = frozenset(("-t-il", "-t-elle", "-il", "-elle", "-t-on", "-on"))


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


def with_time_adverbs(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence where a bare day of the week (*Lundi, le rectorat a confirmé*) is no subject."""
    days = _day_names()
    out = list(words)
    for word in words:
        if word.form.lower() not in days or not word.deprel.startswith(("nsubj", "obj", "root", "dislocated")):
            continue
        before = words[word.index - 1].upos if word.index else ""
        if before != "DET" and word.head >= 0:
            out[word.index] = replace(word, deprel="obl:mod", upos="NOUN")
    return tuple(out)


@functools.cache
def _day_names() -> frozenset[str]:
    with list_path("jours").open(encoding="utf-8") as file:
        return frozenset(yaml.safe_load(file)["entries"])


_OPENERS = frozenset((",", "»", '"', "?", "!", "-", "...", "…"))
_MISTAKEN = frozenset(
    ("obj", "xcomp", "iobj", "obl:arg", "obl:mod", "obl", "dep", "appos", "parataxis", "nmod", "ccomp")
)
_NOT_SUBJECTS = frozenset(
    ("que", "qu'", "se", "s'", "le", "la", "les", "l'", "en", "y", "qui", "dont", "où", "ce", "c'")
)


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
        noun = _noun_after(words, children, verb)
        compound = first < verb.index and any(w.deprel.startswith("aux") for w in below)
        told = noun is not None and verb.lemma in verbs
        speaks = told and noun is not None and (compound or noun.upos == "PROPN" or noun.lemma in people)
        if not (closed or loose or speaks or verb.deprel.startswith(("parataxis", "root"))):
            continue
        host = None if closed else _host(children, below, first)
        subjects = [w for w in below if w.deprel.startswith("nsubj")]
        if not closed and subjects and host is None and not (speaks and _cut_off(words, subjects[-1], first)):
            continue
        if noun is not None and host is not None:
            out[noun.index] = replace(noun, deprel="nsubj")
            out[host[1].index] = replace(host[1], deprel="ccomp")
            out[host[0].index] = replace(host[0], head=host[1].index)
        elif noun is not None:
            out[noun.index] = replace(noun, deprel="nsubj")
            for w in below:
                # The clause before the verb is what is said, whatever the parser called it.
                if w.index < first and w.deprel.startswith(("nsubj", "csubj")):
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
        if word.upos in ("NOUN", "PROPN", "PRON") and word.form.lower() not in _NOT_SUBJECTS:
            if word.head != verb.index or word.deprel not in _MISTAKEN:
                return None
            cased = any(w.deprel == "case" and w.index < word.index for w in children.get(word.index, []))
            return None if cased else word
    return None
