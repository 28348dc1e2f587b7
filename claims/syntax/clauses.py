"""Stretches of a sentence by its tree: clauses, hosts of inserted cues, frames, contents run to their end."""

from __future__ import annotations

from collections.abc import Sequence

from claims.document.quotations import MARKS
from claims.document.tree import Sentence, Word
from claims.lexicon.word_classes import WordClasses
from claims.lexicon.wordlists import WordLists
from claims.syntax.grammar import clause_start, mark_of, mood, noun_phrase

__all__ = [
    "clause_words",
    "extended",
    "frame_of",
    "host_words",
    "nickname_end",
    "phrase_frame",
    "strip_subordinator",
    "with_negation",
    "without_holes",
]

_LEADING_MARKS = frozenset(("que", "qu'", "de", "d'", "à", "si", "s'", "avoir"))


def strip_subordinator(sentence: Sentence, root: Word, words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` without the *que* or *de* that opens the clause of ``root``."""
    markers = {
        w.index for w in sentence.children(root) if w.relation in ("mark", "case") and w.form.lower() in _LEADING_MARKS
    }
    kept = list(words)
    while kept and ((kept[0].upos == "PUNCT" and kept[0].form not in MARKS) or kept[0].index in markers):
        kept.pop(0)
    if len(kept) > 2 and kept[0].form.lower() in ("selon", "d'") and kept[1].feat("PronType") == "Rel":
        kept = kept[2:]
    if kept and kept[0].form.lower() in ("que", "qu'", "de", "d'") and kept[0].upos in ("SCONJ", "ADP"):
        kept.pop(0)
    return tuple(kept)


def with_negation(sentence: Sentence, words: Sequence[Word], trigger: Word) -> tuple[Word, ...]:
    """``words`` of an infinitive with the *ne pas* before it, which parsers hang on the verb above."""
    kept = list(words)
    while kept and kept[0].index - 1 > trigger.index and sentence.words[kept[0].index - 1].form.lower() in _NEGATION:
        kept.insert(0, sentence.words[kept[0].index - 1])
    return tuple(kept)


_NEGATION = frozenset(("ne", "n'", "pas", "plus", "jamais", "rien"))


def host_words(sentence: Sentence, frame: Sequence[Word], anchor: Word) -> tuple[Word, ...]:
    """The clause around an inserted frame ("selon X", ", a dit X,"): its words without the frame.

    The clause is the sentence, or the subordinate or coordinate clause that the frame stands in. What follows the
    frame belongs to the clause only if the clause needs it or it hangs on the clause.
    """
    barred = {w.index for w in frame}
    first = min(barred)
    if first and sentence.words[first - 1].form.lower() in ("que", "qu'"):
        # "X rappelle que, selon Y, …": the clause after *que* is the host, whatever the frame hangs on.
        return tuple(w for w in sentence.words[first:] if w.index not in barred)
    if first > 1 and sentence.words[first - 1].form == "," and sentence.words[first - 2].form.lower() in ("que", "qu'"):
        return tuple(w for w in sentence.words[first:] if w.index not in barred)
    scope = _scope(sentence, anchor, barred)
    return tuple(w for w in scope if w.index not in barred)


def _scope(sentence: Sentence, anchor: Word, barred: set[int]) -> tuple[Word, ...]:
    word: Word | None = anchor
    hops = 0
    while word is not None and hops < 12:
        if word.index not in barred and word.relation == "ccomp" and word.feat("VerbForm") != "":
            inside = sentence.subtree(word)
            if mark_of(sentence, word) == "que" and _reaches(inside, barred):
                return strip_subordinator(sentence, word, inside)
        word, hops = sentence.head(word), hops + 1
    return sentence.words


def _reaches(words: Sequence[Word], barred: set[int]) -> bool:
    indices = {w.index for w in words}
    return bool(indices & barred)


def clause_words(sentence: Sentence, root: Word) -> tuple[Word, ...]:
    """The clause of ``root``: the whole sentence for its main verb, else the subtree without conjunction."""
    words = sentence.words if root.head < 0 else sentence.subtree(root)
    apart = [w for w in sentence.children(root) if w.index > root.index and _told_apart(sentence, root, w)]
    marks = [w for w in sentence.children(root) if w.relation in ("mark", "cc") and w.index < root.index]
    barred = {x.index for a in (*apart, *marks) for x in sentence.subtree(a)}
    kept = [w for w in words if w.index not in barred]
    while kept and (kept[0].upos in ("CCONJ", "PUNCT") and kept[0].form not in MARKS):
        kept.pop(0)
    return tuple(kept)


def _told_apart(sentence: Sentence, root: Word, word: Word) -> bool:
    """Whether a clause on a hearsay conditional is told in the article's own mood: indicative, or a participle
    behind a comma."""
    if word.relation == "conj":
        return mood(sentence, word) == "indicative" and mood(sentence, root) == "conditional"
    return word.relation == "advcl" and word.feat("VerbForm") == "Part" and word.feat("Tense") == "Past"


def extended(
    sentence: Sentence, words: Sequence[Word], root: Word, trigger: Word, barred: Sequence[Word], lists: WordLists
) -> tuple[Word, ...]:
    """``words`` of a content with ``root`` after its cue, and what follows it and is said too.

    Parsers hang the last complements of a reported clause too high (on the cue) as often as not; readers take them
    as said. So the content runs on to the end of the sentence, up to a clause that has a voice of its own: another
    cue, a coordinate main clause, the channel, or a barred argument.
    """
    if not words or root.upos == "ADJ":
        return tuple(words)
    if trigger.upos not in ("VERB", "AUX") and any(
        w.feat("VerbForm") == "Fin" or w.form == "," for w in sentence.words[words[-1].index + 1 :]
    ):
        # A noun's complement inside a clause that goes on ("les accusations de X ont …") ends where the tree says.
        return tuple(words)
    nominal = (
        root.upos in ("NOUN", "PROPN", "NUM", "PRON")
        and not root.feat("VerbForm")
        and not any(w.relation in ("cop", "nsubj") for w in sentence.children(root))
    )
    kept = [w for w in words if not nominal or w.index < _clause_after_comma(sentence, words, root)]
    if not kept or len(kept) < len(words):
        return tuple(kept or words)
    have = {w.index for w in kept}
    barred_indices = {w.index for b in barred for w in sentence.subtree(b) if w.index > kept[-1].index} - have
    at = kept[-1].index + 1
    while at < len(sentence.words):
        word = sentence.words[at]
        if word.upos == "PUNCT" and word.form not in (";", ":", "(", ")"):
            at += 1
            continue
        if word.index in barred_indices or word.form in (";", ":"):
            break
        top = _chunk_top(sentence, at, have)
        if nominal and sentence.words[at - 1].form == "," and top.relation in ("acl", "advcl", "conj"):
            break
        if _own_voice(sentence, top, trigger, have, lists) and not _goes_on(sentence, top, root, trigger):
            break
        last = max(w.index for w in sentence.subtree(top))
        last = max(last, at)
        if any(w.index in barred_indices for w in sentence.words[at : last + 1]):
            break
        kept += sentence.words[kept[-1].index + 1 : last + 1]
        have = {w.index for w in kept}
        at = last + 1
    return tuple(kept)


def _clause_after_comma(sentence: Sentence, words: Sequence[Word], root: Word) -> int:
    """Index of the comma before a participle or relative clause on a noun: what follows is the article's own."""
    for word in words:
        above = sentence.head(word)
        apart = word.relation in ("acl", "advcl") and word.index > root.index and above is not None
        if not apart:
            continue
        first = min(w.index for w in sentence.subtree(word) if w.upos != "PUNCT")
        if (
            first
            and sentence.words[first - 1].form == ","
            and not any(w.form in MARKS for w in words if w.index >= first)
        ):
            return first - 1
    return len(sentence.words)


def _chunk_top(sentence: Sentence, at: int, have: set[int]) -> Word:
    """The highest word above the word at ``at`` that still begins there or later."""
    word = sentence.words[at]
    while True:
        above = sentence.head(word)
        if above is None or above.index in have or above.index < at:
            return word
        if min(w.index for w in sentence.subtree(above)) < at:
            return word
        word = above


def _own_voice(sentence: Sentence, top: Word, trigger: Word, have: set[int], lists: WordLists) -> bool:
    """Whether the words under ``top`` are no part of the content before them."""
    head = sentence.head(top)
    if top.relation == "conj" and (head is None or head.index not in have):
        return True
    if top.upos == "VERB" and lists.having(top.lemma, "verbes-"):
        return top.relation in ("advcl", "conj", "parataxis", "acl", "xcomp", "root", "ccomp")
    if top.relation in ("root", "parataxis", "nsubj", "cc", "aux", "cop", "expl", "mark", "csubj"):
        return True
    if top.relation == "advcl" and head is not None and head.index not in have:
        return top.feat("VerbForm") == "Fin" and mark_of(sentence, top) in _APART
    if top.upos in ("NOUN", "PROPN", "X") and top.relation in ("obl", "nmod"):
        channel = top.lemma in lists["noms-canal"] or top.form in lists["plateformes"] or top.form in lists["medias"]
        return channel and (head is None or head.index not in have)
    return False


def _goes_on(sentence: Sentence, top: Word, root: Word, trigger: Word) -> bool:
    """Whether a conjunct hung on the cue is built as what was said is: *a dit que … et que*, *dit avoir … et avoir*."""
    if top.relation != "conj" or top.head != trigger.index or top.index < root.index:
        return False
    if mark_of(sentence, root) == "que" and mark_of(sentence, top) == "que":
        return True
    return mood(sentence, root) == mood(sentence, top) == "infinitive" != mood(sentence, trigger)


_APART = frozenset(("alors que", "tandis que", "alors", "tandis", "quand", "lorsque", "lorsqu'"))


def frame_of(sentence: Sentence, verb: Word, speaker: Word | None, classes: WordClasses) -> tuple[Word, ...]:
    """The words of an inserted clause: the verb's group, its subject, and its complements up to the next mark.

    After the subject the frame runs on through what hangs on the verb or the subject, and stops where a quotation
    opens or where the words hang on what stood before the frame.
    """
    first = clause_start(sentence, verb)
    if verb.feat("VerbForm") == "Inf":
        # « à en croire X », « pour citer X »: what introduces an infinitive is part of its frame.
        own_marks = {w.index for w in sentence.children(verb) if w.relation in ("mark", "case", "expl", "obl", "iobj")}
        while first - 1 in own_marks:
            first -= 1
    while first and sentence.words[first - 1].form.lower() in _COMPARING:
        first -= 1
    last = verb.index
    if speaker is not None and speaker.index > verb.index:
        last = max(last, noun_phrase(sentence, speaker)[-1].index)
    own = {w.index for w in sentence.subtree(verb)}
    before = {w.index for w in sentence.words[:first]}
    at, aside_before = last + 1, False
    while at < len(sentence.words):
        word = sentence.words[at]
        nickname = nickname_end(sentence, at + 1 if word.form in (",", "(") else at)
        if nickname is not None:
            at = nickname + 1
            continue
        if word.form in ("«", ":", ";") or (word.form == '"' and at + 1 < len(sentence.words)):
            break
        if word.form == "»":
            break
        if word.upos == "PUNCT" and word.form in (",", "-"):
            following = sentence.words[at + 1 :]
            if following and following[0].form in ("«", '"'):
                break
            aside = _aside_end(sentence, first, at, classes)
            if aside is not None:
                at, aside_before = aside, True
                continue
            if aside_before and _says_where(following, classes):
                at += 1
                continue
            if following and not _quotes_soon(following) and _returns(sentence, following, before, own):
                break
        at += 1
    end = at
    while end - 1 > last and sentence.words[end - 1].form in (".", "!", "?", "…", "..."):
        end -= 1
    return sentence.words[first:end]


def _aside_end(sentence: Sentence, first: int, comma: int, classes: WordClasses) -> int | None:
    """Index of the comma that closes what the one at ``comma`` opens, if that belongs to a frame from ``first`` on.

    *La route, a dit Anne Le Goff, maire de Brest, sur X, est fermée*: it hangs on the frame, or says who speaks.
    """
    words = sentence.words
    closing = next(
        (w.index for w in words[comma + 1 : comma + 16] if w.form in (",", ":", ";") or w.form in MARKS), None
    )
    if closing is None or words[closing].form != ",":
        return None
    between = words[comma + 1 : closing]
    if not between or any(w.feat("VerbForm") == "Fin" for w in between) or _listed(sentence, between):
        return None
    tops = [w for w in between if not comma < w.head < closing]
    if all(first <= w.head < comma for w in tops):
        return closing
    named = len(tops) == 1 and tops[0].relation == "appos" and tops[0].lemma in classes.speaking_nouns
    return closing if named else None


def _says_where(following: Sequence[Word], classes: WordClasses) -> bool:
    """Whether the last words of a sentence say through what or to whom it was said: *, maire de Brest, sur X.*

    After what stands between commas of the speaker, a parser hangs them on the reported words.
    """
    rest = [w for w in following if w.upos != "PUNCT"]
    if len(rest) < len(following) - 1 or not rest or rest[0].upos != "ADP" or any(w.feat("VerbForm") for w in rest):
        return False
    named = any(" ".join(w.form for w in rest[start:]) in classes.outlets for start in range(1, len(rest)))
    heard = (w for w in rest[:4] if w.upos == "NOUN")
    return named or any(w.lemma in classes.speaking_nouns or w.lemma in classes.addressees for w in heard)


def nickname_end(sentence: Sentence, at: int) -> int | None:
    """Index of the mark that closes a nickname, if the word at ``at`` opens one: *Marcel Darnaud, dit « Titi »*."""
    words = sentence.words
    if at < 1 or at + 2 >= len(words) or words[at].form.lower() not in _NAMING:
        return None
    before, mark = words[at - 1], words[at + 1].form
    if mark not in MARKS or not (before.form in (",", "(") or before.upos == "PROPN"):
        return None
    after = words[at + 2 : at + 3 + _LONGEST_NICKNAME]
    return next((w.index for w in after if w.form == ("»" if mark == "«" else mark)), None)


_NAMING = frozenset(
    f"{name}{ending}" for name in ("dit", "surnommé", "rebaptisé", "nommé", "appelé") for ending in ("", "e", "s", "es")
) | {"alias"}
_LONGEST_NICKNAME = 3


_COMPARING = frozenset(("comme", "l'", "ainsi", "que", "le"))
"""What stands before the verb in "comme l'a dit X", "ainsi que le rappelle X"."""


def _quotes_soon(following: Sequence[Word]) -> bool:
    """Whether a quotation opens before any finite verb: what stands between explains the speaker."""
    for word in following:
        if word.form in ("«", '"'):
            return True
        if word.feat("VerbForm") == "Fin" or word.form in (".", ";", ":"):
            return False
    return False


def _returns(sentence: Sentence, following: Sequence[Word], before: set[int], own: set[int]) -> bool:
    """Whether the words after a comma belong to the clause that the frame interrupts."""
    segment: list[Word] = []
    for word in following:
        segment.append(word)
    indices = {w.index for w in segment}
    tops = [w for w in segment if w.upos != "PUNCT" and w.head not in indices]
    if not tops:
        return False
    for top in tops:
        if top.head < 0:
            # The sentence's root stands after the frame: the frame interrupts it, unless the root is in the frame.
            return top.index not in own
        coordinate = top.relation == "conj" and top.head in own
        if coordinate and any(w.relation == "nsubj" for w in sentence.children(top)) and top.upos != "NOUN":
            # "…, a déploré X, et les assurances ne paieront pas": a subject of its own, so no second cue.
            return True
        if top.head in before and top.relation in ("conj", "advcl", "obl", "xcomp", "ccomp", "obj", "acl", "advmod"):
            return True
    roots_before = [w for w in sentence.words if w.index in before and w.head in indices and w.upos != "PUNCT"]
    return bool(roots_before)


def phrase_frame(sentence: Sentence, anchor: Word, inside: set[int], speaker: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a "selon X" phrase: preposition, noun phrase, and its apposition between commas."""
    indices = sorted(inside | {w.index for w in speaker})
    anchor_first = min(indices)
    last = anchor.index
    phrase_end = max([w.index for w in speaker], default=anchor.index)
    last = max(last, phrase_end)
    for word in sentence.words[last + 1 :]:
        if word.index not in inside or word.form in ("«", ":", ";"):
            break
        last = word.index
    while last > phrase_end and sentence.words[last].form == ",":
        # The comma hangs on the source; what it opens need not.
        last -= 1
    if anchor_first == 0:
        # At the head of the sentence all up to its first comma introduces: "Selon le quotidien La Gazette de X, …".
        comma = next((w.index for w in sentence.words[last + 1 : last + 9] if w.form == ","), None)
        if comma is not None and not any(w.feat("VerbForm") == "Fin" for w in sentence.words[last + 1 : comma]):
            last = comma - 1
    return sentence.words[anchor_first : _past_apposition(sentence, last) + 1]


def _past_apposition(sentence: Sentence, last: int) -> int:
    """Index of the last word of "X, procureur de Y" or "la présidente, Z" when ``last`` ends its first part.

    The parser often hangs the part between commas on the clause; a stretch between two commas without a finite verb
    that opens with a bare noun or a name explains the source.
    """
    words = sentence.words
    if last + 2 >= len(words) or words[last + 1].form != ",":
        return last
    first = words[last + 2]
    closing = next((w.index for w in words[last + 2 :] if w.form in (",", "«", ":")), None)
    nickname = nickname_end(sentence, last + 2)
    if nickname is not None:
        return nickname
    if closing is None or words[closing].form != ",":
        return last
    between = words[last + 2 : closing]
    if _listed(sentence, between):
        return last
    if first.feat("PronType") == "Rel" or first.form.lower() in ("qui", "dont"):
        return closing - 1
    if any(w.feat("VerbForm") == "Fin" for w in between) or len(between) > 14:
        return last
    named = first.upos == "NOUN" or any(w.upos == "PROPN" for w in between[:3])
    return closing - 1 if named else last


def _listed(sentence: Sentence, between: Sequence[Word]) -> bool:
    """Whether a stretch between commas is the first of several: *selon X, la digue, la jetée et le pont ont cédé*."""
    indices = {w.index for w in between}
    end = max(indices, default=-1)
    return any(
        w.relation in ("nsubj", "csubj") and any(c.relation == "conj" and c.index > end for c in sentence.children(w))
        for w in between
        if w.head not in indices
    )


def without_holes(sentence: Sentence, words: Sequence[Word], barred: set[int]) -> tuple[Word, ...]:
    """The words from the first to the last, less what hangs on a ``barred`` word."""
    kept: list[Word] = []
    indices = [w.index for w in words]
    low, high = min(indices), max(indices)
    have = set(indices)
    hole_words = {w.index for b in barred for w in sentence.subtree(sentence.words[b]) if w.index not in have}
    for word in sentence.words[low : high + 1]:
        if word.index in have or word.index not in hole_words:
            kept.append(word)
    return tuple(kept)
