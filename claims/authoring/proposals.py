"""A rule proposed from one sentence in which a person marked the speaker and the content.

In: a marked sentence and its parse. Out: a ``Proposal``, the keys of a rule file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.errors import N_, ClaimsError, Message
from claims.lexicon.word_classes import WordClasses
from claims.syntax.function_words import case_of, mark_of
from claims.syntax.subjects import subject
from claims.syntax.verbs import inserted, mood

__all__ = ["ROLES_BY_LETTER", "MarkedSentence", "Proposal", "ProposeError", "propose", "read_marks"]

ROLES_BY_LETTER: Mapping[str, str] = {"s": "speaker", "c": "content", "v": "cue", "m": "medium"}
_NAMES = {"speaker": N_("speaker"), "content": N_("content"), "cue": N_("cue"), "medium": N_("medium")}
_QUOTED = re.compile(r"[«“\"]\s*$")
_MARK = re.compile(r"\[(?P<inner>[^\[\]]+)\](?P<letter>[scvm])(?!\w)")


class ProposeError(ClaimsError):
    """Raised when a marked sentence does not say enough to propose a rule; the message says what to mark."""


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence without its marks, and the spans that were marked, by role."""

    text: str
    spans: Mapping[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The keys of a rule file as they are to be written, and the words that its example expects."""

    trigger: Mapping[str, str | list[str]]
    args: Mapping[str, Mapping[str, str]]
    has: tuple[Mapping[str, str], ...] = ()
    hosted: bool = False
    label: str = "reported_speech"
    cue: str = "trigger"
    speaker: str | None = None
    text: str = ""
    expected: Mapping[str, str] = field(default_factory=dict)


def read_marks(marked: str) -> MarkedSentence:
    """The sentence and the marked spans of a text such as « [Marie]s affirme que [la loi passera]c ».

    Raises:
        ProposeError: no content is marked, a role is marked twice, or marks are nested.
    """
    text, at, spans = "", 0, dict[str, Span]()
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        role = ROLES_BY_LETTER[match["letter"]]
        if role in spans:
            raise ProposeError(Message("two stretches are marked as {role}; mark one", role=Message(_NAMES[role])))
        spans[role] = Span(len(text), len(text) + len(match["inner"]))
        text += match["inner"]
        at = match.end()
    text += marked[at:]
    if re.search(r"\][scvm](?!\w)", text):
        raise ProposeError(Message("one mark stands inside another; mark stretches that do not overlap"))
    if "content" not in spans:
        raise ProposeError(
            Message("no content is marked; write what is said as [la loi passera]c (s speaker, v cue, m medium)")
        )
    return MarkedSentence(text, spans)


def propose(document: Document, marked: MarkedSentence, classes: WordClasses) -> Proposal:
    """A rule that the parse of the sentence suggests; ``classes`` are the words of the rule set it is to join.

    Raises:
        ProposeError: the parse has no word that could be the trigger.
    """
    sentence = _sentence(document, marked)
    heads = {role: head for role, span in marked.spans.items() if (head := _head(sentence, span)) is not None}
    content, speaker = heads.get("content"), heads.get("speaker")
    if content is None:
        raise ProposeError(Message("the content holds no word of the sentence; mark whole words"))
    trigger = heads.get("cue") or _trigger(sentence, content, speaker, marked)
    if trigger is None:
        raise ProposeError(Message("no word gives the content to somebody; mark the one that does, as [affirme]v"))
    expected = {role: span.of(marked.text) for role, span in marked.spans.items() if role != "cue"}
    below = {w.index for w in sentence.subtree(trigger)}
    quoted = bool(_QUOTED.search(marked.text[: marked.spans["content"].start]))
    hosted = content.index not in below or content.index == trigger.index or (quoted and inserted(sentence, trigger))
    args: dict[str, Mapping[str, str]] = {}
    has: list[Mapping[str, str]] = []
    if trigger is speaker:
        # « selon X »: the source itself is the trigger, its preposition the cue.
        args["frame"] = {"path": "> case"}
    elif speaker is not None:
        args["speaker"] = _argument(sentence, trigger, speaker, has, classes)
    if not hosted:
        args["content"] = _argument(sentence, trigger, content, has, classes)
    if "medium" in heads and heads["medium"] is not trigger:
        # The words on the way to a medium, and the medium itself, differ from sentence to sentence.
        args["medium?"] = _argument(sentence, trigger, heads["medium"], [], classes)
    distanced = speaker is None or mood(sentence, content) == "conditional"
    return Proposal(
        trigger=_test(sentence, trigger, of_source=trigger is speaker, hosted=hosted),
        args=args,
        has=tuple({tuple(sorted(h.items())): h for h in has}.values()),
        hosted=hosted,
        label="allegation" if distanced else "reported_speech",
        cue="frame" if trigger is speaker else "trigger",
        speaker="trigger" if trigger is speaker else None,
        text=marked.text,
        expected=expected,
    )


def _sentence(document: Document, marked: MarkedSentence) -> Sentence:
    """The sentence that holds the attribution: where the cue or the speaker stands, else the content."""
    wanted = next(marked.spans[r] for r in ("cue", "speaker", "content") if r in marked.spans)
    sentence = next((s for s in document.sentences if s.span.overlaps(wanted)), None)
    if sentence is None:
        raise ProposeError(Message("the sentence could not be parsed; try a simpler one"))
    return sentence


def _head(sentence: Sentence, span: Span) -> Word | None:
    """The word of a stretch that governs the others."""
    inside = {w.index for w in sentence.words if span.overlaps(w.span) and w.upos != "PUNCT"}
    tops = [sentence.words[i] for i in sorted(inside) if sentence.words[i].head not in inside]
    return max(tops, key=lambda w: len(sentence.subtree(w)), default=None)


def _trigger(sentence: Sentence, content: Word, speaker: Word | None, marked: MarkedSentence) -> Word | None:
    """The word that joins speaker and content: the lowest above both, or the one between them."""
    inside = {w.index for w in sentence.words if any(s.overlaps(w.span) for s in marked.spans.values())}
    if speaker is None:
        return next((w for w in sentence.ancestors(content) if w.index not in inside), None)
    above_content = [content, *sentence.ancestors(content)]
    above_speaker = [speaker, *sentence.ancestors(speaker)]
    meeting = {w.index for w in above_content} & {w.index for w in above_speaker}
    joint = next((w for w in above_speaker if w.index in meeting and w.index not in inside), None)
    # An inserted cue is below the content in the tree: of the words between, the one next to the content.
    between = [w for w in above_speaker if w.index not in meeting and w.index not in inside]
    hangs = any(w.index == content.index for w in above_speaker)
    if hangs and between:
        return between[-1]
    if joint is not None and not hangs:
        return joint
    return speaker if case_of(sentence, speaker) else None


def _argument(
    sentence: Sentence, trigger: Word, word: Word, has: list[Mapping[str, str]], classes: WordClasses
) -> dict[str, str]:
    """The path to an argument and the test for it; nouns on the way are added to ``has``."""
    if subject(sentence, trigger, classes.speech_verbs) is word:
        return {"path": "subject"}
    steps, way = _path(sentence, trigger, word)
    for length, passed in enumerate(way, 1):
        if passed.upos in ("NOUN", "VERB", "ADJ"):
            has.append({"path": " ".join(steps[:length]), "lemma": passed.lemma})
    argument = {"path": " ".join(steps)}
    if word.upos in ("VERB", "AUX") or word.feat("VerbForm"):
        if mark_of(sentence, word):
            argument["mark"] = mark_of(sentence, word)
        if mood(sentence, word) == "infinitive":
            argument["mood"] = "infinitive"
    elif case_of(sentence, word):
        argument["case"] = case_of(sentence, word)
    if word.index > trigger.index:
        argument["after"] = "trigger"
    return argument


def _path(sentence: Sentence, start: Word, end: Word) -> tuple[list[str], list[Word]]:
    """The steps along the tree, subtypes of relations left out, and the words passed on the way."""
    above_end = [end, *sentence.ancestors(end)]
    indices = [w.index for w in above_end]
    steps: list[str] = []
    way: list[Word] = []
    here = start
    for above in (start, *sentence.ancestors(start)):
        if above is not start:
            steps.append(f"< {here.relation}")
            way.append(above)
            here = above
        if above.index in indices:
            break
    down = list(reversed(above_end[: indices.index(here.index)]))
    steps += [f"> {w.relation}" for w in down]
    way += down
    return steps, way[:-1]


def _test(sentence: Sentence, trigger: Word, *, of_source: bool, hosted: bool) -> dict[str, str | list[str]]:
    """The test for the trigger: its lemma, or for « selon X » its preposition."""
    test: dict[str, str | list[str]] = {}
    if of_source:
        return {"upos": ["NOUN", "PROPN", "PRON"], "case": [case_of(sentence, trigger)]}
    test["upos"] = trigger.upos
    test["lemma"] = [trigger.lemma]
    if mark_of(sentence, trigger):
        test["mark"] = [mark_of(sentence, trigger)]
    elif hosted and trigger.upos in ("VERB", "AUX") and inserted(sentence, trigger):
        test["inserted"] = "true"
    return test
