"""Sentence boundaries, corrected around quotation marks and abbreviations.

In: the tokens of a block in sentences, as Stanza gives them. Out: the same tokens in other sentences.

Reason: the tokeniser splits after initials ("Kim Jong | Un"), inside « Q ? », a-t-il dit, and misses full stops after a
closing mark (spaCy #6769 and #13883 report the same for French news). Rules of spelling stand here (initials, dots,
marks, *-t-*, capitals before an apostrophe); words are those of the rule set's classes and of ``rules/grammar.yaml``.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Any, Final

from claims.document.quotations import quotations
from claims.document.span import Span
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.word_classes import WordClasses

__all__ = ["regroup"]

Token = dict[str, Any]

_FINAL: Final = re.compile(r"[.!?…]+$")
_CLOSERS: Final = frozenset(("»", '"', ")", "]", "'"))
_GLUED: Final = frozenset((",", ";", ")", "]"))
# P., Ph., J.-P., Jean-P., but not UE.
_INITIAL: Final = re.compile(r"(?:[A-ZÀ-Ý]\w*\.?-)*(?:[A-ZÀ-Ý]|[CPT]h)\.")
_DOTTED: Final = re.compile(r"(?:[A-ZÀ-Ý]\.-?){2,}")


def regroup(sentences: list[list[Token]], text: str, classes: WordClasses) -> list[list[Token]]:
    """The tokens of one block of ``text`` in mended sentences, ids counted anew.

    ``sentences`` is what Stanza's ``Document.to_dict`` gives after tokenisation: one dict per token or, for a
    contraction, one with a two-number id followed by its words. Abbreviations and titles are those of ``classes``.
    """
    sentences = [[entry for group in _groups(s) for part in _unglued(group) for entry in part] for s in sentences]
    sentences = [_joined_clitics(sentence) for sentence in sentences]
    tokens = [group for sentence in sentences for group in _groups(sentence)]
    if not tokens:
        return []
    starts, count = {0}, 0
    for sentence in sentences:
        starts.add(count)
        count += len(list(_groups(sentence)))
    closing = {q.span.end - 1 for q in quotations(text, (Span(0, len(text)),))}
    block = _Block(tokens, frozenset(starts), frozenset(closing), classes)
    cuts = [0]
    for at in range(1, len(tokens)):
        if block.starts_sentence(at, cuts[-1]):
            cuts.append(at)
    cuts.append(len(tokens))
    return [_renumber(_with_full_stop(tokens[a:b], classes)) for a, b in itertools.pairwise(cuts) if b > a]


@dataclass(frozen=True, slots=True)
class _Block:
    """The tokens of a block; ``starts`` are those that the tokeniser begins a sentence with, ``closing`` the offsets of
    the marks that close a quotation.
    """

    tokens: list[list[Token]]
    starts: frozenset[int]
    closing: frozenset[int]
    classes: WordClasses

    def starts_sentence(self, at: int, begin: int) -> bool:
        """Whether a sentence starts with the token ``at``, where the one before it started with ``begin``."""
        form, was_cut = _form(self.tokens[at]), at in self.starts
        last = at - 1
        while last > begin and self._closes(last):
            last -= 1
        closed = last < at - 1
        if self._closes(at):
            return False
        if form in _GLUED or form[0].islower():
            return was_cut and not closed and form not in _GLUED and self._ends_sloppily(at, last, begin)
        if not _FINAL.search(_form(self.tokens[last])) or (not closed and self._goes_on(at, last, begin)):
            return False
        upper = form[0].isupper() or form[0].isdigit() or form[0] in '«"-—–([' or not form[0].isalpha()
        spaced = _start(self.tokens[at]) > _end(self.tokens[at - 1])
        return was_cut or (upper and spaced)

    def _closes(self, at: int) -> bool:
        """Whether a token is a closing mark; of straight ones, which look alike, those that close a quotation."""
        form = _form(self.tokens[at])
        return form in _CLOSERS and (form not in ('"', "'") or _start(self.tokens[at]) in self.closing)

    def _ends_sloppily(self, at: int, last: int, begin: int) -> bool:
        """Whether a sentence ends before a lower-case word that no mark explains, as in sloppy copy.

        *« Q ? », a-t-il dit* goes on.
        """
        unfinished = last > begin and _unfinished(_form(self.tokens[last - 1]) + ".", self.classes)
        return _form(self.tokens[last]) == "." and len(_form(self.tokens[at])) > 1 and not unfinished

    def _goes_on(self, at: int, last: int, begin: int) -> bool:
        """Whether the full stop at ``last`` is an abbreviation's that what starts at ``at`` belongs to."""
        form, ended = _form(self.tokens[at]), _form(self.tokens[last])
        previous = _form(self.tokens[last - 1]) if last > begin else ""
        word = ended if ended not in (".", "...", "…", "!", "?") else previous + "."
        if not ended.endswith(".") or not _abbreviation(word, self.classes):
            return False
        opens = form[:1].lower() + form[1:] in GRAMMAR.sentence_openers
        if at in self.starts and opens and _INITIAL.fullmatch(word):
            return False
        # "sur X. Selon …" names a network, not a person by an initial.
        name = last - 1 if ended == "." else last
        named = name > begin and word.removesuffix(".") in self.classes.outlets
        if named and _form(self.tokens[name - 1]) in GRAMMAR.network_prepositions:
            return False
        # A title or an initial goes before a name; other abbreviations may end a sentence ("le vol.", "etc.").
        return _title(word, self.classes) or form[0].isdigit()


def _with_full_stop(sentence: list[list[Token]], classes: WordClasses) -> list[list[Token]]:
    """A sentence whose last token is no initial, but the name of a network and a full stop: *sur X.* as two tokens."""
    if len(sentence) < 2 or len(sentence[-1]) > 1:
        return sentence
    token = sentence[-1][0]
    form, start, end = str(token["text"]), int(token["start_char"]), int(token["end_char"])
    named = form[:-1] in classes.outlets and _form(sentence[-2]) in GRAMMAR.network_prepositions
    if not form.endswith(".") or not named or end - start != len(form):
        return sentence
    name = {**token, "text": form[:-1], "end_char": end - 1}
    return [*sentence[:-1], [name], [{**token, "text": ".", "start_char": end - 1}]]


def _title(word: str, classes: WordClasses) -> bool:
    """Whether an abbreviation goes before a name: an initial, a title, or another that wants something after it."""
    return word.rstrip(".") in classes.titles or word in classes.linked_abbreviations or bool(_INITIAL.fullmatch(word))


def _abbreviation(word: str, classes: WordClasses) -> bool:
    """Whether a word with its full stop is an initial or a known abbreviation, be it the first of its sentence."""
    known = classes.abbreviations
    return bool(_INITIAL.fullmatch(word)) or word in known or word[:1].lower() + word[1:] in known


def _unfinished(word: str, classes: WordClasses) -> bool:
    """Whether a sentence may go on in lower case after a word with its full stop: *le M.R.A.P. a réagi*."""
    return _abbreviation(word, classes) or bool(_DOTTED.fullmatch(word))


def _groups(sentence: list[Token]) -> list[list[Token]]:
    """The tokens of a sentence; a contraction's entry and its words stay together."""
    groups: list[list[Token]] = []
    covered = 0
    for entry in sentence:
        number = entry["id"]
        first, last = (number[0], number[-1]) if isinstance(number, tuple | list) else (number, number)
        if last > first:
            groups.append([entry])
            covered = last
        elif first <= covered:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _renumber(groups: list[list[Token]]) -> list[Token]:
    entries: list[Token] = []
    number = 0
    for group in groups:
        if len(group) == 1:
            number += 1
            entries.append({**group[0], "id": number})
            continue
        width = len(group) - 1
        entries.append({**group[0], "id": (number + 1, number + width)})
        for word in group[1:]:
            number += 1
            entries.append({**word, "id": number})
    return entries


def _form(group: list[Token]) -> str:
    return str(group[0]["text"])


def _start(group: list[Token]) -> int:
    return int(group[0]["start_char"])


def _end(group: list[Token]) -> int:
    return int(group[0]["end_char"])


def _unglued(group: list[Token]) -> list[list[Token]]:
    """A token that holds quotation marks (“Les, mentent”) or an inverted pronoun (*apprend-on*) as separate tokens."""
    token = group[0]
    form, start = str(token["text"]), int(token["start_char"])
    if len(group) > 1 or len(form) < 2 or int(token["end_char"]) - start != len(form):
        return [group]
    pieces = [p for p in _JOINTS.split(form) if p]
    if len(pieces) == 1:
        return [group]
    out: list[list[Token]] = []
    at = start
    for number, piece in enumerate(pieces):
        # Ids are counted anew later; here they only have to keep the pieces apart.
        out.append(
            [{"id": int(token["id"]) + number / 100, "text": piece, "start_char": at, "end_char": at + len(piece)}]
        )
        at += len(piece)
    return out


def _joined_clitics(sentence: list[Token]) -> list[Token]:
    """The entries of a sentence with *-t* and *-elle*, *start* and *-up*, *N'* and *Djamena* as one token again."""
    out: list[Token] = []
    for entry in sentence:
        last = out[-1] if out else None
        single = not isinstance(entry["id"], tuple | list)
        if (
            last is not None
            and single
            and last["text"] == "-t"
            and entry["text"].startswith("-")
            and (last["end_char"] == entry["start_char"])
        ):
            out[-1] = {**last, "text": f"-t{entry['text']}", "end_char": entry["end_char"]}
        elif last is not None and single and (_opens_name(last, entry) or _cut_at_hyphen(last, entry)):
            out[-1] = {**last, "text": f"{last['text']}{entry['text']}", "end_char": entry["end_char"]}
        else:
            out.append(entry)
    return out


def _cut_at_hyphen(last: Token, entry: Token) -> bool:
    """Whether a word was cut before a hyphen without a clitic, or before dots: *start* and *-up*, *n* and *.d.l.r.*."""
    if isinstance(last["id"], tuple | list) or last.get("end_char") != entry.get("start_char"):
        return False
    rest = str(entry["text"])
    if _DOTS.fullmatch(rest):
        return len(last["text"]) == 1 and last["text"].isalpha()
    return (
        rest[:1] == "-"
        and rest[1:].isalpha()
        and rest[1:].lower() not in GRAMMAR.enclitic_pronouns
        and last["text"][-1:].isalpha()
    )


_DOTS: Final = re.compile(r"(?:\.\w)+\.")


def _opens_name(last: Token, entry: Token) -> bool:
    """Whether a capital with an apostrophe belongs to the capitalised word after it: N'Djamena, M'Bappé, no N'EST."""
    # The words that a surface token splits into have no offsets of their own.
    if last["text"] not in ("N'", "M'", "K'") or last.get("end_char") != entry.get("start_char"):
        return False
    word = str(entry["text"])
    return not isinstance(last["id"], tuple | list) and word[:1].isupper() and word[1:2].islower()


# The tokeniser knows "dit-on" and leaves "apprend-on", "répond-elle" whole; only verbs in -d and -t go without a -t-.
_JOINTS: Final = re.compile(r'([«»"])|(?<=[dt])(?=-(?:on|ils?|elles?)$)')
