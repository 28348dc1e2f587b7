"""The subject of a verb, as the parser gives it, or found where the parser gives none.

In: a sentence, a verb, the verbs of speech. Out: the head of the subject, or None. Relations are read with and without
subtypes, since the bundled models and Stanza's official package differ (``nsubj:pass`` or ``nsubj``).
"""

from __future__ import annotations

from typing import Final

from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.syntax.noun_phrases import NOMINAL, noun_phrase
from claims.syntax.remembered import of_sentence
from claims.syntax.verbs import causative_group, clause_start, mood, passive

__all__ = ["subject"]

_CONTROL_REACH: Final = 4
"""Greatest number of governors above a verb whose subject it may share."""


def subject(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    """The head of the subject of ``verb``: its own, or that of the clause that controls it; None without one.

    Coordinated verbs share a subject; infinitives, gerunds and participles take that of the verb above; a relative
    pronoun stands for the noun that the clause modifies. Verbs of ``speech_verbs`` may continue the speech of the verb
    before, and may have their subject after them. What is found is remembered while a sentence is worked on.
    """
    known = _known_subjects(sentence)
    asked = verb.index, speech_verbs
    if asked not in known:
        known[asked] = _found_subject(sentence, verb, speech_verbs)
    return known[asked]


@of_sentence
def _known_subjects(sentence: Sentence) -> dict[tuple[int, frozenset[str]], Word | None]:
    """The subjects that were found in a sentence, by the verb and the verbs of speech."""
    return {}


def _found_subject(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    own = _own_subject(sentence, verb, speech_verbs)
    if own is not None:
        return _antecedent(sentence, verb, own)
    return (
        _speaking_on(sentence, verb, speech_verbs)
        or _controller(sentence, verb, speech_verbs)
        or _left_neighbour(sentence, verb)
    )


def _speaking_on(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    """The speaker who continues: *a-t-elle ironisé, avant d'assurer que*, *a annoncé une enquête, tout en disant que*.

    Such adjuncts belong to the finite verb of speech before them, while parsers attach them to the nearest verb of the
    content.
    """
    if verb.lemma not in speech_verbs or mood(sentence, verb) not in ("infinitive", "participle"):
        return None
    first = clause_start(sentence, verb)
    lead = [w.form.lower() for w in sentence.words[max(0, first - 2) : first]]
    before_doing = mood(sentence, verb) == "infinitive" and not GRAMMAR.before_openers.isdisjoint(lead[:1])
    present = verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Pres"
    while_doing = present and any(form == "," or form in GRAMMAR.gerund_markers for form in lead[-1:])
    if not (before_doing or while_doing):
        return None
    for word in reversed(sentence.words[:first]):
        if word.lemma not in speech_verbs or not (_asserted(sentence, word) or causative_group(sentence, word)):
            continue
        if while_doing and _relative_aside(sentence, word, verb):
            continue
        if causative_group(sentence, word):
            return _who_lets_know(sentence, word, speech_verbs)
        found = _own_subject(sentence, word, speech_verbs) or _left_neighbour(sentence, word)
        return _antecedent(sentence, word, found) if found is not None else None
    return None


def _asserted(sentence: Sentence, verb: Word) -> bool:
    return mood(sentence, verb) in ("indicative", "conditional")


def _relative_aside(sentence: Sentence, verb: Word, participle: Word) -> bool:
    """Whether the relative clause of a verb ends before a participle that depends on a verb outside of it.

    *Elle l'a redit à ceux qui contestaient le projet, précisant que*: she does.
    """
    above = sentence.head(participle)
    if verb.deprel != "acl:relcl" or above is None or above.index > verb.index or not _asserted(sentence, above):
        return False
    return all(w.index != verb.index for w in (above, *sentence.ancestors(above)))


def _who_lets_know(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    """The subject of *faire savoir*: of *fait* in *X a fait savoir*, the noun after *savoir* in *fait savoir X*."""
    making = sentence.words[verb.index - 1]
    found = _own_subject(sentence, making, speech_verbs) or _own_subject(sentence, verb, speech_verbs)
    if found is not None:
        return _antecedent(sentence, making, found)
    after = (w for w in sentence.children(verb) if w.relation in ("obj", "nsubj") and w.index > verb.index)
    return next((w for w in after if w.upos in ("NOUN", "PROPN")), None) or _left_neighbour(sentence, making)


def _left_neighbour(sentence: Sentence, verb: Word) -> Word | None:
    """The noun phrase right before a finite verb without a subject in the tree: French puts subjects there."""
    if mood(sentence, verb) not in ("indicative", "conditional") or any(
        w.relation == "nsubj" for w in sentence.children(verb)
    ):
        return None
    first = clause_start(sentence, verb)
    if first == 0:
        return None
    word = sentence.words[first - 1]
    if word.form == ",":
        return _before_apposition(sentence, first - 1)
    if word.upos not in ("NOUN", "PROPN", "ADJ", "PRON") or word.feat("PronType") == "Rel":
        return None
    while word.relation in ("nmod", "flat", "amod", "appos", "conj"):
        above = sentence.head(word)
        if above is None or above.index >= first or above.upos not in ("NOUN", "PROPN"):
            break
        between = sentence.words[min(above.index, word.index) : max(above.index, word.index)]
        if any(w.form in (",", ";", ":", "»") for w in between):
            break
        word = above
    if word.upos == "ADJ" or any(w.relation == "case" and w.index < word.index for w in sentence.children(word)):
        return None
    return word


def _before_apposition(sentence: Sentence, comma: int) -> Word | None:
    """The noun whose apposition ends at a comma right before the verb: *le porte-parole, Anne X, a indiqué*."""
    opening = next((i for i in range(comma - 1, 0, -1) if sentence.words[i].form == ","), 0)
    inside = sentence.words[opening + 1 : comma]
    if not opening or not any(w.upos == "PROPN" for w in inside) or any(w.feat("VerbForm") == "Fin" for w in inside):
        return None
    word = sentence.words[opening - 1]
    seen: set[int] = set()
    while word.index not in seen:
        seen.add(word.index)
        above = sentence.head(word)
        inner = word.relation in ("nmod", "amod", "flat", "appos", "obl")
        if not inner or above is None or above.index > word.index or above.upos not in ("NOUN", "PROPN"):
            break
        word = above
    cased = any(w.relation == "case" and w.index < word.index for w in sentence.children(word))
    return word if word.upos in ("NOUN", "PROPN") and not cased else None


def _controller(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    above = sentence.head(verb)
    hops = 0
    here = verb
    gerund = False
    while above is not None and hops < _CONTROL_REACH:
        relation = here.relation
        gerund = gerund or (
            here.feat("VerbForm") == "Part"
            and any(
                w.relation in ("mark", "case") and w.form.lower() in GRAMMAR.gerund_markers
                for w in sentence.children(here)
            )
        )
        if relation == "acl" and above.upos in NOMINAL and not gerund and above.index < verb.index:
            # "le témoin affirmant que": the noun itself, unless the participle is passive.
            return above if not passive(sentence, here) else None
        if gerund and above.upos in NOMINAL:
            # "dans un communiqué en expliquant que": a gerund's subject is the clause's, not the noun's.
            here, above, hops = above, sentence.head(above), hops + 1
            continue
        if relation not in ("conj", "xcomp", "advcl", "ccomp", "obl", "parataxis", "cop", "aux", "dep"):
            return None
        if relation in ("ccomp", "advcl", "parataxis") and here.feat("VerbForm") == "Fin":
            return None
        found = _own_subject(sentence, above, speech_verbs)
        if found is not None:
            return _antecedent(sentence, above, found)
        here, above, hops = above, sentence.head(above), hops + 1
    return None


def _own_subject(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    children = sentence.children(verb)
    plain = [w for w in children if w.relation == "nsubj" and not _impersonal(w)]
    plain = [w for w in plain if w.form.lower() not in GRAMMAR.object_clitics]
    if mood(sentence, verb) in ("infinitive", "participle"):
        # What follows such a verb is never its subject: "ajoutant que notre combat"; nor is what a quotation holds
        # before it: "« La ligne rouvrira », a dit Anne, ajoutant que".
        plain = [w for w in plain if w.index < verb.index and not _closed_off(sentence, w, verb)]
    if plain:
        # A pronoun before the verb is its subject: "quant à la ministre, elle redoute".
        first = clause_start(sentence, verb)
        clitic = [w for w in plain if w.form.lower() in GRAMMAR.subject_clitics and first <= w.index < verb.index]
        if clitic:
            return clitic[-1]
        # An inverted clitic doubles the noun: "le ministre a-t-il" keeps the noun.
        nouns = [w for w in plain if w.upos != "PRON"]
        # Of several, a name or a noun with its determiner: "Joint par téléphone, le maire a confié".
        likely = [w for w in nouns if w.upos == "PROPN" or any(c.relation == "det" for c in sentence.children(w))]
        before = [w for w in likely if w.index < verb.index and not _parted(sentence, w, first)]
        after = [w for w in likely if w.index > verb.index]
        tied = [w for w in plain if w.form.startswith("-")]
        # "« Un visage », a-t-elle dit", "« Un visage », a dit Anne": the first noun belongs to what is said.
        found = next(iter((*reversed(before), *after, *tied, *likely, *nouns, *plain)))
        return _in_apposition(sentence, verb, found) or found
    doubling = (w for w in children if w.deprel == "expl:subj")
    doubled = next((w for w in doubling if w.form.lower().lstrip("-t") in GRAMMAR.doubling_clitics), None)
    return doubled or _inverted_after_comme(sentence, verb, speech_verbs)


def _inverted_after_comme(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    """The subject after its verb in *comme l'indique Anne X*, which parsers take for an object."""
    first = clause_start(sentence, verb)
    lead = [w.form.lower() for w in sentence.words[max(0, first - 2) : verb.index]]
    if GRAMMAR.comparison_openers.isdisjoint(lead) or verb.lemma not in speech_verbs:
        return None
    return next(
        (
            w
            for w in sentence.children(verb)
            if w.relation == "obj" and w.index > verb.index and w.upos in ("NOUN", "PROPN")
        ),
        None,
    )


def _in_apposition(sentence: Sentence, verb: Word, found: Word) -> Word | None:
    """The name right after the verb to which ``found`` is an apposition: *a déclaré Norpal, la société du port*."""
    if found.index <= verb.index or not any(w.form == "," for w in sentence.words[verb.index + 1 : found.index]):
        return None
    return next(
        (w for w in sentence.children(verb) if w.index == verb.index + 1 and w.upos == "PROPN" and w.relation == "obj"),
        None,
    )


def _closed_off(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether a quotation that holds a noun closes before the verb."""
    opened = 0
    for word in sentence.words[noun.index + 1 : verb.index]:
        opened += (word.form == "«") - (word.form == "»")
        if opened < 0:
            return True
    straight = [w.index for w in sentence.words[: verb.index] if w.form == '"']
    before = sum(index < noun.index for index in straight)
    return before % 2 == 1 and len(straight) % 2 == 0


def _parted(sentence: Sentence, noun: Word, first: int) -> bool:
    """Whether a closing quotation mark, or the second comma of an apposition, separates a noun from its verb group."""
    between = [w.form for w in sentence.words[noun.index + 1 : first]]
    opens = noun_phrase(sentence, noun)[0].index
    # "Sur X, Anne Le Goff, avocate, a dit": the comma before the verb closes the name's own apposition.
    aside = opens > 0 and sentence.words[opens - 1].form == "," and between[-1:] == [","] and between.count(",") == 1
    return aside or any(form in ("»", '"') for form in between)


def _impersonal(word: Word) -> bool:
    return word.form.lower() in GRAMMAR.neuter_pronouns and word.upos == "PRON"


def _antecedent(sentence: Sentence, verb: Word, found: Word) -> Word:
    if found.feat("PronType") == "Rel" or found.form.lower() in GRAMMAR.relative_subjects:
        for word in (verb, *sentence.ancestors(verb)):
            above = sentence.head(word)
            if word.relation == "acl" and above is not None:
                return above
    return found
