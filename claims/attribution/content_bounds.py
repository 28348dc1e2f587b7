"""Where a reported clause begins and ends, whatever its tree: after *que*, with its quotation, before another's words.

In: a sentence, the words of a content, its top word, its trigger. Out: words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.document.quotations import QUOTATION_MARKS
from claims.document.tree import Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.wordlists import WordLists
from claims.syntax.function_words import mark_of
from claims.syntax.phrases import ACCORDING, phrase_words, squeezed
from claims.syntax.verbs import inserted, mood, tense

__all__ = ["from_conjunction", "of_others", "up_to_quotation_end", "up_to_quoted_sentence", "without_connective"]

_SHORT: Final = 5
"""Words and the opening mark of a quotation that is but a part of what is said, at most; set by hand."""
_COMMENT_SOON: Final = 6
"""Words after a comma among which the verb stands by which somebody judges what was said before; set by hand."""
_COMPLETING: Final = GRAMMAR.of_forms | GRAMMAR.to_prepositions
_CONNECTIVES: Final = frozenset(map(squeezed, GRAMMAR.connectives))


def from_conjunction(
    sentence: Sentence, words: Sequence[Word], root: Word, trigger: Word, lists: WordLists
) -> tuple[Word, ...]:
    """``words`` of a clause with all that stands between its *que* and them: *que, si le vent tourne, …*.

    Parsers attach what a reported clause begins with to the cue. A cue of its own (*que, selon X, …*) stays out.
    """
    mark = next((w for w in sentence.children(root) if w.relation == "mark" and w.index < root.index), None)
    if not words or mark is None or mark.index < trigger.index or mark.form.lower() not in GRAMMAR.that_forms:
        return tuple(words)
    between = sentence.words[mark.index + 1 : words[0].index]
    cue = any(
        phrase_words(ACCORDING, sentence, w)
        or (w.upos == "VERB" and w.lemma in lists.classes.speech_verbs and inserted(sentence, w))
        for w in between
    )
    below = all(a.index in (trigger.index, root.index) for w in between if (a := _top_above(sentence, w, between)))
    if cue or not below or all(w.upos == "PUNCT" and w.form not in QUOTATION_MARKS for w in between):
        return tuple(words)
    first = next(w.index for w in between if w.upos != "PUNCT" or w.form in QUOTATION_MARKS)
    return (*sentence.words[first : words[0].index], *words)


def _top_above(sentence: Sentence, word: Word, between: Sequence[Word]) -> Word | None:
    """The first governor of ``word`` that is not among the words ``between``."""
    inside = {w.index for w in between}
    return next((a for a in sentence.ancestors(word) if a.index not in inside), None)


def with_own_marks(sentence: Sentence, words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` with the quotation marks right around them: *juge « illégal » l'arrêté*."""
    around = sentence.words[max(0, words[0].index - 1) : words[-1].index + 2]
    quoted = around[0].form in ("«", '"') and around[-1].form in ("»", '"')
    return tuple(around) if quoted else tuple(words)


def up_to_quotation_end(sentence: Sentence, words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` that begin with a quotation up to its end, if an adjunct stands after it.

    *affirme que « le pont tient », malgré les fissures*: the adjunct is the article's own. Without a comma it is so
    only after a longer quotation, and where it completes none of its words: *se dit « très inquiet » de la situation*.
    """
    first = words[0].index
    opening = next((i for i in (first, first - 1) if i >= 0 and sentence.words[i].form in ("«", '"')), None)
    if opening is None:
        return tuple(words)
    closes = '"' if sentence.words[opening].form == '"' else "»"
    end = next((w.index for w in words if w.form == closes and w.index > opening), None)
    if end is None or end + 2 >= len(sentence.words):
        return tuple(words)
    after = sentence.words[end + 1]
    if after.form == ",":
        after = sentence.words[end + 2]
        goes_on = after.upos == "CCONJ" or after.form.lower() in GRAMMAR.that_forms or after.form in QUOTATION_MARKS
    else:
        completes = after.form.lower() in _COMPLETING
        goes_on = after.upos != "ADP" or completes or end - opening <= _SHORT
    return tuple(words) if goes_on else tuple(w for w in words if w.index <= end)


def up_to_quoted_sentence(sentence: Sentence, words: Sequence[Word], insertion: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` around an ``insertion`` up to a colon that a quoted sentence follows, which is a claim of its own.

    *Selon X, le phénomène n'est pas nouveau : « Les loyers ont toujours chassé les plus jeunes. »*
    """
    for word in words:
        after = sentence.words[word.index + 1 : word.index + 3]
        quoted = len(after) > 1 and after[0].form in ("«", '"') and after[1].form[:1].isupper()
        if word.form == ":" and quoted and word.index > insertion[-1].index + 1:
            return tuple(w for w in words if w.index < word.index) or tuple(words)
    return tuple(words)


def up_to_comment(sentence: Sentence, words: Sequence[Word], lists: WordLists) -> tuple[Word, ...]:
    """``words`` up to a comma after which somebody else judges them, at the end of the sentence.

    *promet de livrer en mai, un délai jugé irréaliste par ses rivaux*; *…, ce que contestent les héritiers*.
    """
    for word in words:
        following = sentence.words[word.index + 1 : word.index + 1 + _COMMENT_SOON]
        if word.form != "," or word.index <= words[0].index or not following:
            continue
        judged = next((w for w in following if w.upos == "VERB" and w.lemma in lists.classes.speech_verbs), None)
        if judged is None or any(w.form == "," for w in following if w.index < judged.index):
            continue
        first = following[0]
        relative = first.form.lower() in GRAMMAR.that_antecedents and judged.deprel == "acl:relcl"
        contested = relative and any(w.relation == "nsubj" and w.upos != "PRON" for w in sentence.children(judged))
        noun = first.form.lower() in GRAMMAR.indefinite_articles and judged.feat("VerbForm") == "Part"
        # Parsers hang who judges on the attribute, too: *jugé alarmant par les riverains*.
        after = sentence.words[judged.index + 1 : judged.index + 1 + _COMMENT_SOON]
        by = noun and judged.relation == "acl" and any(w.form in GRAMMAR.agent_prepositions for w in after)
        if contested or by:
            return tuple(w for w in words if w.index < word.index)
    return tuple(words)


def of_others(sentence: Sentence, root: Word, trigger: Word, lists: WordLists) -> list[Word]:
    """The top words of clauses below ``root`` that tell what somebody else says, or the article itself.

    *a dit que la digue tiendrait, tandis que la préfète assurait le contraire*; *…, avant d'ajouter que …*; *…, alors
    que deux syndicats refusent de signer*, where after a past cue a present tense cannot be reported.
    """
    barred: list[Word] = []
    for clause in (w for w in sentence.subtree(root) if w.relation == "advcl" and w.index > root.index):
        said = clause.lemma in lists.classes.speech_verbs
        opener = mark_of(sentence, clause)
        subject = any(w.relation == "nsubj" for w in sentence.children(clause))
        if said and subject and opener in GRAMMAR.time_subordinators:
            barred.append(clause)
        elif not after_comma(sentence, clause):
            continue
        elif (said and opener.startswith(tuple(GRAMMAR.before_openers)) and mood(sentence, clause) == "infinitive") or (
            subject and opener in GRAMMAR.contrast_subordinators and _not_reported(sentence, clause, root, trigger)
        ):
            barred.append(clause)
    alone = (w for w in sentence.children(root) if w.relation == "conj" and w.upos in ("VERB", "AUX"))
    return barred + [w for w in alone if _told_on(sentence, w, root, trigger)]


def _told_on(sentence: Sentence, clause: Word, root: Word, trigger: Word) -> bool:
    """Whether a verb goes on in the cue's past tense, which the content has not: *dit qu'il viendrait et a ri*."""
    own, content, cue = (tense(sentence, w) for w in (clause, root, trigger))
    subject = any(w.relation in ("nsubj", "expl") and w.deprel != "expl:pv" for w in sentence.children(clause))
    return not subject and own == cue == ("Pres", True) and content[0] in ("Cnd", "Imp")


def after_comma(sentence: Sentence, clause: Word) -> bool:
    first = next(w.index for w in sentence.subtree(clause) if w.upos != "PUNCT")
    return first > 0 and sentence.words[first - 1].form == ","


def _not_reported(sentence: Sentence, clause: Word, root: Word, trigger: Word) -> bool:
    """Whether the tense of a clause shows that it is not reported: present or perfect beside a past content."""
    own, content, cue = (tense(sentence, w) for w in (clause, root, trigger))
    told_before = cue[0] in ("Imp", "Past") or cue == ("Pres", True)
    return told_before and own[0] == "Pres" and content[0] != "Pres"


def without_connective(sentence: Sentence, words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` without what ties the sentence to the one before: *En effet, la digue tiendra*; *Mais la digue …*."""
    kept = tuple(words)
    while kept and kept[0].upos == "PUNCT" and kept[0].form not in QUOTATION_MARKS:
        kept = kept[1:]
    tie = phrase_words(_CONNECTIVES, sentence, kept[0]) if kept and kept[0].index == 0 else ()
    rest = tuple(w for w in kept if w.index >= len(tie))
    ends = bool(rest) and (len(tie) < rest[0].index or rest[0].form == ",")
    return rest if tie and (ends or tie[-1].upos == "CCONJ") else tuple(words)
