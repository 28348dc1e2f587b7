"""Parts of speech mended where a tagger trained on little news slips, before the trees are built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.lexicon import INFINITIVES, content_nouns, day_names, irregular_forms, speaking_nouns, speech_verbs
from claims.text import Word

__all__ = ["with_lost_tenses", "with_lost_verbs", "with_retagged"]


def with_retagged(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence with frequent slips of the tagger mended.

    A capitalised participle that opens the sentence (*Interrogé par …*) is no name, nor *cité* in *, cité par*; *leur*
    and *l'* before a verb are pronouns, and so is *certains*; *un proche* alone is a noun, *un prétendu médecin* has an
    adjective, *le bruit court que* a verb; *s'est dite*, *s'est félicité* are verbs; days of the week and what has no
    infinitive are none.
    """
    from simplemma import is_known

    out = list(words)
    for word in words:
        after = words[word.index + 1] if word.index + 1 < len(words) else None
        if after is None:
            break
        if word.form == "Me" and word.upos == "PRON" and after.upos == "PROPN":
            # "Me X" is a lawyer.
            out[word.index] = replace(word, upos="NOUN", lemma="maître", feats={"Number": "Sing"})
            continue
        form = word.form.lower()
        stem = re.sub(r"é(e?s?)$", "", form)
        before = words[word.index - 1] if word.index else None
        opens = word.index == 0 or (before is not None and before.form == "," and after.form.lower() == "par")
        opened = opens and word.upos in ("PROPN", "NOUN", "ADJ", "X") and after.upos in ("ADP", "ADV", "NOUN")
        irregular = irregular_forms().get(form, "") if opened else ""
        if irregular or (opened and stem != form and is_known(f"{stem}er", lang="fr")):
            feats = {"Gender": "Masc", "Number": "Sing", "Tense": "Past", "VerbForm": "Part"}
            out[word.index] = replace(word, upos="VERB", lemma=irregular or f"{stem}er", feats=feats)
        elif word.upos in ("ADJ", "NOUN") and _after_reflexive_be(words, word):
            lemma = irregular_forms().get(form) or (f"{stem}er" if f"{stem}er" in speech_verbs() else "")
            if lemma:
                out[word.index] = replace(word, upos="VERB", lemma=lemma, feats={"Tense": "Past", "VerbForm": "Part"})
        elif form in day_names() or (word.upos == "VERB" and not word.lemma.endswith(INFINITIVES)):
            out[word.index] = replace(word, upos="ADV" if form in _ADVERBIAL else "NOUN", feats={})
        elif word.upos == "ADV" and form.endswith("ment") and _governed(words, word):
            out[word.index] = replace(word, upos="NOUN", lemma=form, feats={"Gender": "Masc", "Number": "Sing"})
        elif word.upos == "VERB" and word.index and words[word.index - 1].upos == "DET" and form in speaking_nouns():
            out[word.index] = replace(word, upos="NOUN", lemma=form, feats={})
        elif form == "leur" and word.upos == "DET" and after.upos in ("AUX", "VERB"):
            out[word.index] = replace(word, upos="PRON", lemma="lui", feats={"Number": "Plur", "Person": "3"})
        elif form == "en" and word.upos == "ADP" and after.feat("VerbForm") == "Inf":
            # "à en croire ses proches": the preposition "en" governs no infinitive.
            out[word.index] = replace(word, upos="PRON", lemma="en", feats={"Person": "3", "PronType": "Prs"})
        elif form == "l'" and word.upos == "DET" and after.feat("VerbForm") == "Fin":
            out[word.index] = replace(
                word, upos="PRON", lemma="lui", feats={"Number": "Sing", "Person": "3", "PronType": "Prs"}
            )
        elif form in ("certains", "certaines") and word.upos in ("ADJ", "DET") and after.feat("VerbForm") == "Fin":
            out[word.index] = replace(word, upos="PRON", feats={"Number": "Plur", "Person": "3"})
        elif before is not None and _without_noun(before, word, after):
            out[word.index] = replace(word, upos="NOUN")
        elif before is not None and _between_article_and_noun(before, word, after):
            out[word.index] = replace(word, upos="ADJ", lemma=form)
        elif form == "court" and word.upos == "ADJ" and before is not None and before.lemma in content_nouns():
            feats = {"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
            out[word.index] = replace(word, upos="VERB", lemma="courir", feats=feats)
    return tuple(out)


def with_lost_tenses(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` of a sentence where a future or conditional taken for an adjective or noun is a verb again.

    *Le pont tiendra* with *tiendra* as an adjective loses its clause; the ending and the dictionary know better.
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


_FUTURE = ("ra", "ront", "rait", "raient")


def _without_noun(before: Word, word: Word, after: Word) -> bool:
    """Whether an adjective has nothing but itself to follow its article, and names who can speak: *un proche*."""
    alone = after.upos in ("PUNCT", "AUX", "VERB") or after.feat("VerbForm") == "Fin"
    return word.upos == "ADJ" and before.upos == "DET" and alone and word.lemma in speaking_nouns()


def _between_article_and_noun(before: Word, word: Word, after: Word) -> bool:
    """Whether a noun with the lemma of a verb stands before its noun as an adjective does: *un prétendu médecin*."""
    return (
        word.upos == "NOUN"
        and before.upos == "DET"
        and after.upos == "NOUN"
        and word.lemma.endswith(INFINITIVES)
        and word.lemma != word.form.lower()
    )


def _after_reflexive_be(words: Sequence[Word], word: Word) -> bool:
    """Whether *s'est* stands before a word: *s'est dite* is a verb."""
    before = words[max(0, word.index - 5) : word.index]
    being = next((i for i, w in enumerate(before) if w.lemma == "être"), 0)
    only_adverbs = all(w.upos in ("ADV", "ADP", "PART") for w in before[being + 1 :])
    return being > 0 and only_adverbs and before[being - 1].form.lower() in ("se", "s'")


def _governed(words: Sequence[Word], word: Word) -> bool:
    """Whether a preposition right before a word has nothing but it to govern: *inculpée de blanchiment*."""
    before, after = words[word.index - 1] if word.index else None, words[word.index + 1]
    heads = ("ADJ", "ADV", "AUX", "DET", "NOUN", "NUM", "PRON", "PROPN", "VERB")
    return before is not None and before.upos == "ADP" and after.upos not in heads


_ADVERBIAL = frozenset(("hier", "demain", "aujourd'hui"))


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
        that = _que_follows(words, word)
        if before.upos in ("NOUN", "ADJ", "PROPN", "SYM", "X"):
            # "L'association dénonce des violences": in a sentence without any other verb this is the one.
            lost = that or (verbless and before.upos != "ADJ" and after.upos in ("DET", "PROPN", "ADP"))
        else:
            quoted = before.form == "," and word.index > 1 and words[word.index - 2].form in ("»", '"')
            lost = (
                quoted
                or that
                or compared
                or after.upos in ("DET", "PROPN")
                or after.form in ("«", '"')
                or _clitic(after)
            )
        if lost:
            feats = {"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
            out[word.index] = replace(word, upos="VERB", lemma=lemma, feats=feats)
    return tuple(out)


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


def _clitic(word: Word) -> bool:
    return word.form.lower() in _CLITIC_FORMS


_CLITIC_FORMS = frozenset(("-t-il", "-t-elle", "-il", "-elle", "-t-on", "-on"))
