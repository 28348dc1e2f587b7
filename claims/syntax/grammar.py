"""French grammar read off a dependency tree: subjects, agents, verb groups, moods, noun phrases.

Relations are read with and without subtypes, since the bundled models and Stanza's official package differ
(``obl:agent`` or ``obl``, ``nsubj:pass`` or ``nsubj``).
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.document.tree import Sentence, Span, Word

__all__ = [
    "after_quotation",
    "agent",
    "auxiliaries",
    "case_of",
    "causative_group",
    "clause_start",
    "inserted",
    "mark_of",
    "mood",
    "negated",
    "noun_phrase",
    "passive",
    "subject",
    "top",
    "verb_group",
    "without_fused",
]

NEGATIONS = frozenset(("ne", "n'", "pas", "jamais", "plus", "aucun", "nullement", "guère"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"))


def subject(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    """Who does what ``verb`` says: its own subject, or that of the clause that controls it.

    Coordinated verbs share a subject; infinitives, gerunds and participles take that of the verb above; a relative
    pronoun stands for the noun that the clause modifies. Verbs of ``speech_verbs`` go on with who spoke before, and may
    have their subject behind them.
    """
    own = _own_subject(sentence, verb, speech_verbs)
    if own is not None:
        return _antecedent(sentence, verb, own)
    return (
        _speaking_on(sentence, verb, speech_verbs)
        or _controller(sentence, verb, speech_verbs)
        or _left_neighbour(sentence, verb)
    )


def _speaking_on(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    """Who goes on speaking: *a-t-elle ironisé, avant d'assurer que*, *a annoncé une enquête, tout en disant que*.

    Such adjuncts belong to the finite verb of speech before them, while parsers hang them on the nearest verb of what
    is said.
    """
    if verb.lemma not in speech_verbs or mood(sentence, verb) not in ("infinitive", "participle"):
        return None
    first = clause_start(sentence, verb)
    lead = [w.form.lower() for w in sentence.words[max(0, first - 2) : first]]
    before_doing = mood(sentence, verb) == "infinitive" and lead[:1] == ["avant"]
    while_doing = (
        verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Pres" and bool({"en", ","} & set(lead[-1:]))
    )
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
    """Whether a verb's relative clause is over before a participle that hangs on a verb outside of it.

    *Elle l'a redit à ceux qui contestaient le projet, précisant que*: she does.
    """
    above = sentence.head(participle)
    if verb.deprel != "acl:relcl" or above is None or above.index > verb.index or not _asserted(sentence, above):
        return False
    return all(w.index != verb.index for w in (above, *sentence.ancestors(above)))


def _who_lets_know(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    """Who makes others know: the subject of *fait* in *X a fait savoir*, the noun after *savoir* in *fait savoir X*."""
    making = sentence.words[verb.index - 1]
    found = _own_subject(sentence, making, speech_verbs) or _own_subject(sentence, verb, speech_verbs)
    if found is not None:
        return _antecedent(sentence, making, found)
    after = (w for w in sentence.children(verb) if w.relation in ("obj", "nsubj") and w.index > verb.index)
    return next((w for w in after if w.upos in ("NOUN", "PROPN")), None) or _left_neighbour(sentence, making)


def _left_neighbour(sentence: Sentence, verb: Word) -> Word | None:
    """The noun phrase right before a finite verb that the parser gave no subject: French puts subjects there."""
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
    while above is not None and hops < 4:
        relation = here.relation
        gerund = gerund or (
            here.feat("VerbForm") == "Part"
            and "en" in [w.form.lower() for w in sentence.children(here) if w.relation in ("mark", "case")]
        )
        if relation == "acl" and above.upos in _NOMINAL and not gerund and above.index < verb.index:
            # "le témoin affirmant que": the noun itself, unless the participle is passive.
            return above if not passive(sentence, here) else None
        if gerund and above.upos in _NOMINAL:
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
    plain = [w for w in children if w.relation == "nsubj" and not _impersonal(w) and w.form.lower() not in _ELIDED]
    if mood(sentence, verb) in ("infinitive", "participle"):
        # What follows such a verb is never its subject: "ajoutant que notre combat"; nor is what a quotation holds
        # before it: "« La ligne rouvrira », a dit Anne, ajoutant que".
        plain = [w for w in plain if w.index < verb.index and not _closed_off(sentence, w, verb)]
    if plain:
        # A pronoun before the verb is its subject: "quant à la ministre, elle redoute".
        first = clause_start(sentence, verb)
        clitic = [w for w in plain if w.form.lower() in _PREVERBAL and first <= w.index < verb.index]
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
    doubled = next((w for w in children if w.deprel == "expl:subj" and w.form.lower().lstrip("-t") in _CLITICS), None)
    return doubled or _inverted_after_comme(sentence, verb, speech_verbs)


def _inverted_after_comme(sentence: Sentence, verb: Word, speech_verbs: frozenset[str]) -> Word | None:
    """The subject after its verb in *comme l'indique Anne X*, which parsers take for an object."""
    first = clause_start(sentence, verb)
    lead = [w.form.lower() for w in sentence.words[max(0, first - 2) : verb.index]]
    if "comme" not in lead or verb.lemma not in speech_verbs:
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
    """Whether a closing quotation mark, or the second comma of an apposition, parts a noun from its verb group."""
    between = [w.form for w in sentence.words[noun.index + 1 : first]]
    opens = noun_phrase(sentence, noun)[0].index
    # "Sur X, Anne Le Goff, avocate, a dit": the comma before the verb closes the name's own apposition.
    aside = opens > 0 and sentence.words[opens - 1].form == "," and between[-1:] == [","] and between.count(",") == 1
    return aside or any(form in ("»", '"') for form in between)


_ELIDED = frozenset(("l'", "le", "la", "les"))
"""Object pronouns, which a parser may take for subjects: *comme l'a souligné la juge*."""
_PREVERBAL = frozenset(("il", "elle", "ils", "elles", "on", "je", "j'"))
_CLITICS = frozenset(("il", "elle", "ils", "elles", "on", "je", "j'", "nous", "-il", "-elle"))


def _impersonal(word: Word) -> bool:
    return word.form.lower() in ("ce", "c'", "ça", "cela") and word.upos == "PRON"


def _antecedent(sentence: Sentence, verb: Word, found: Word) -> Word:
    if found.feat("PronType") == "Rel" or found.form.lower() in ("qui", "lequel", "laquelle", "lesquels", "lesquelles"):
        for word in (verb, *sentence.ancestors(verb)):
            above = sentence.head(word)
            if word.relation == "acl" and above is not None:
                return above
    return found


def agent(sentence: Sentence, verb: Word) -> Word | None:
    """The "par" phrase of a passive: its noun."""
    for child in sentence.children(verb):
        if child.deprel == "obl:agent" or (child.relation == "obl" and case_of(sentence, child) == "par"):
            return child
    return None


def auxiliaries(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The auxiliaries and copula of a verb, in text order."""
    return tuple(w for w in sentence.children(verb) if w.relation in ("aux", "cop"))


def passive(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is in the passive: a passive auxiliary, or a bare past participle that modifies a noun."""
    if verb.upos not in ("VERB", "ADJ", "AUX"):
        return False
    children = sentence.children(verb)
    if any(w.deprel == "aux:pass" or w.deprel == "nsubj:pass" for w in children):
        return True
    if verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past":
        if any(w.relation == "aux" and w.lemma == "avoir" for w in children):
            return False
        if any(w.relation in ("aux", "cop") and w.lemma == "être" for w in children):
            return not any(w.relation == "expl" for w in children)
        return True
    return verb.feat("Voice") == "Pass"


def mood(sentence: Sentence, verb: Word) -> str:
    """``conditional``, ``indicative``, ``subjunctive``, ``imperative``, ``infinitive`` or ``participle``.

    The auxiliary carries the mood of a compound tense (UD French: Mood=Cnd stands on *aurait*, not on the
    participle).
    """
    for word in (*auxiliaries(sentence, verb), verb):
        value = word.feat("Mood")
        if value:
            return {"Cnd": "conditional", "Ind": "indicative", "Sub": "subjunctive", "Imp": "imperative"}.get(
                value, value.lower()
            )
    form = next((w.feat("VerbForm") for w in (*auxiliaries(sentence, verb), verb) if w.feat("VerbForm")), "")
    return {"Inf": "infinitive", "Part": "participle"}.get(form, "")


def negated(sentence: Sentence, verb: Word) -> bool:
    """Whether *ne* or its like stands with the verb (restrictive *ne … que* does not negate)."""
    around = [w for w in sentence.children(verb) if w.relation in ("advmod", "expl", "dep", "mark", "case", "cc")]
    forms = {w.form.lower() for w in around}
    if not forms & {"ne", "n'"}:
        return False
    if forms & (NEGATIONS - {"ne", "n'"}):
        return True
    after = (w.form.lower() for w in sentence.words[verb.index : verb.index + 4])
    return not any(form in ("que", "qu'") for form in after)


def case_of(sentence: Sentence, word: Word) -> str:
    """The preposition before a noun, lower-cased, fixed parts included: ``d'après``, ``lors de``, ``selon``."""
    return _joined(sentence, word, "case")


def mark_of(sentence: Sentence, word: Word) -> str:
    """The subordinator of a clause, lower-cased, fixed parts included: ``que``, ``avant de``; qu' counts as que."""
    return _joined(sentence, word, "mark").replace("qu'", "que")


_COMPOUNDING = frozenset(("d'", "lors", "auprès", "à", "au", "près", "avant", "après", "afin", "quant", "en", "alors"))


def _joined(sentence: Sentence, word: Word, relation: str) -> str:
    found = next((w for w in sentence.children(word) if w.relation == relation), None)
    if found is None:
        return ""
    parts = [found, *(w for w in sentence.children(found) if w.relation == "fixed")]
    if len(parts) == 1 and found.form.lower() in _COMPOUNDING:
        # Some treebanks attach both words of "d'après" or "auprès de" as case.
        parts += [w for w in sentence.children(word) if w.relation == relation and found.index < w.index < word.index]
    text = ""
    for part in sorted(parts, key=lambda w: w.index):
        text += part.form.lower() if not text or text.endswith("'") else " " + part.form.lower()
    return text.replace("d' ", "d'")


def verb_group(sentence: Sentence, verb: Word) -> Span:
    """The verb with its auxiliaries, reflexive pronoun and what stands between, as one span."""
    parts = [verb]
    if causative_group(sentence, verb):
        parts += sentence.words[clause_start(sentence, verb) : verb.index]
    for child in sentence.children(verb):
        near = abs(child.index - verb.index) <= 8
        reflexive = child.relation == "expl" and child.deprel != "expl:subj" and child.index < verb.index
        fixed = child.relation == "fixed" and child.index > verb.index
        fixed = fixed or (child.form.lower() in ("ne", "n'") and child.index < verb.index)
        if near and (child.relation in ("aux", "cop") or reflexive or fixed):
            parts.append(child)
    return Span.around(w.span for w in parts)


def clause_start(sentence: Sentence, verb: Word) -> int:
    """Index of the first word of the verb's own group: auxiliaries, clitics and adverbs before the verb.

    What stands between an auxiliary and its participle (*a, pour sa part, commenté*) is inside the group, and so is
    the *faire* of *faire savoir*.
    """
    first = verb.index
    for child in sentence.children(verb):
        if child.relation == "aux" and verb.index - 7 < child.index < first:
            first = child.index
    governed = {w.index for w in sentence.subtree(verb)}
    while first > 0:
        before = sentence.words[first - 1]
        causative = before.lemma in ("faire", "laisser") and verb.feat("VerbForm") == "Inf"
        small = before.upos in ("AUX", "ADV", "PRON", "PART") and before.index in governed
        outer = (
            before.upos in ("AUX", "ADV", "PRON") and verb.feat("VerbForm") == "Inf" and causative_group(sentence, verb)
        )
        if not (small or causative or outer) or (before.relation == "nsubj" and before.upos != "PRON"):
            break
        first -= 1
    return first


def causative_group(sentence: Sentence, verb: Word) -> bool:
    """Whether *faire* or *laisser* stands right before an infinitive (*fait savoir*, *laisse entendre*)."""
    return verb.index > 0 and sentence.words[verb.index - 1].lemma in ("faire", "laisser")


def inserted(sentence: Sentence, verb: Word) -> bool:
    """Whether the verb opens an inserted clause (*incise*): a mark stands right before its group.

    The mark is a comma, a closing quotation mark, a question or exclamation mark or a dash; the clause may also
    open the sentence when the parser cut it off from its quotation.
    """
    first = clause_start(sentence, verb)
    if first == 0:
        return True
    return sentence.words[first - 1].form in _INSERTING


def after_quotation(sentence: Sentence, verb: Word) -> bool:
    """Whether a closing quotation mark, perhaps with a comma, stands right before the verb's group."""
    first = clause_start(sentence, verb)
    before = [w.form for w in sentence.words[max(0, first - 2) : first]]
    if not before:
        return False
    return before[-1] in ("»", '"') or (before[-1] == "," and before[0] in ("»", '"'))


_INSERTING = frozenset((",", "»", '"', "?", "!", "-", "...", "…", "?!", ")", "]"))


def noun_phrase(sentence: Sentence, head: Word, *, without: Sequence[Word] = ()) -> tuple[Word, ...]:
    """The noun phrase of ``head``: no preposition before it, no relative clause, no apposition after a comma.

    Words in text order, contiguous. The annotation guide of PolNeAR cuts sources the same way.
    """
    barred = [*without]
    for child in sentence.children(head):
        clause = child.relation in ("acl", "parataxis", "advcl", "ccomp") or child.deprel == "acl:relcl"
        leading = child.relation in ("case", "mark", "punct", "cc") and child.index < head.index
        if leading or clause or (child.relation == "appos" and _comma_before(sentence, child, head)):
            barred.append(child)
    words = {w.index for w in sentence.subtree(head, without=barred)}
    first = last = head.index
    while first - 1 in words:
        first -= 1
    while last + 1 in words and sentence.words[last + 1].form not in (",", ";", ":", "(", "«", "-"):
        last += 1
    while last > head.index and sentence.words[last].upos in ("PUNCT", "ADP", "CCONJ", "DET"):
        last -= 1
    return sentence.words[first : last + 1]


def without_fused(sentence: Sentence, head: Word, phrase: Sequence[Word]) -> tuple[Word, ...]:
    """A phrase without the article that is one with its preposition: *au Figaro*, *aux députés*."""
    fused = {w.span for w in sentence.children(head) if w.relation == "case"}
    return tuple(w for w in phrase if w.span not in fused or w.index == head.index)


def top(phrase: Sequence[Word]) -> Word:
    """The head of a phrase: the first word that none of the others governs."""
    inside = {w.index for w in phrase}
    return next((w for w in phrase if w.head not in inside and w.upos in _NOMINAL), phrase[0])


def _comma_before(sentence: Sentence, word: Word, head: Word) -> bool:
    low, high = sorted((word.index, head.index))
    return any(w.form in (",", "(", "-") for w in sentence.words[low:high])
