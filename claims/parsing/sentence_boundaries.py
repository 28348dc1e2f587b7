"""Sentence boundaries mended: what the tokeniser cut or left uncut around quotation marks and abbreviations.

The statistical tokeniser splits after initials ("Kim Jong | Un"), inside « Q ? », a-t-il dit, and misses full stops
after a closing mark (spaCy #6769 and #13883 tell of the same in French news). The marks themselves are a second
witness.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

from claims.document.quotations import quotations
from claims.document.tree import Span
from claims.lexicon.word_classes import WordClasses

__all__ = ["regroup"]

Token = dict[str, Any]

_FINAL = re.compile(r"[.!?…]+$")
_CLOSERS = frozenset(("»", '"', ")", "]", "'"))
_GLUED = frozenset((",", ";", ")", "]"))
# P., Ph., J.-P., Jean-P., but not UE.
_INITIAL = re.compile(r"(?:[A-ZÀ-Ý]\w*\.?-)*(?:[A-ZÀ-Ý]|[CPT]h)\.")
_DOTTED = re.compile(r"(?:[A-ZÀ-Ý]\.-?){2,}")
# Abbreviations that want a name or a number after them, so that no sentence ends with them.
_WANTING = frozenset(
    "apr. av. bd. boul. c.-à-d. Cdt. cf. env. Gén. Lt. rte. Sgt. St. Ste. Sts. vs.".split()  # noqa: SIM905
)
# With one of these a new sentence starts even after a single letter: le plan B. Elle …, Léo C. Il …
_STARTERS = frozenset(("Il", "Elle", "Ils", "Elles", "On", "Nous", "Vous", "Ce", "Cette", "Ces", "Cela", "Mais"))


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
    cuts = [0]
    for at in range(1, len(tokens)):
        if _starts_sentence(tokens, at, at in starts, closing, text, cuts[-1], classes):
            cuts.append(at)
    cuts.append(len(tokens))
    return [_renumber(tokens[a:b]) for a, b in itertools.pairwise(cuts) if b > a]


def _starts_sentence(
    tokens: list[list[Token]],
    at: int,
    was_cut: bool,
    closing: set[int],
    text: str,
    begin: int,
    classes: WordClasses,
) -> bool:
    form, here = _form(tokens[at]), _start(tokens[at])
    last = at - 1
    closed = False
    while (
        last > begin
        and _form(tokens[last]) in _CLOSERS
        and (_form(tokens[last]) not in ('"', "'") or _start(tokens[last]) in closing)
    ):
        closed = True
        last -= 1
    if form in _CLOSERS and (form not in ('"', "'") or here in closing):
        return False
    if form in _GLUED or form[0].islower():
        # « Q ? », a-t-il dit: the sentence goes on, unless the tokeniser saw a real end before a lower-case start
        # that no mark explains (sloppy copy), where its word stands.
        return (
            was_cut
            and not closed
            and form not in _GLUED
            and _form(tokens[last]) == "."
            and len(form) > 1
            and not (last > begin and _unfinished(_form(tokens[last - 1]) + ".", classes))
        )
    final = bool(_FINAL.search(_form(tokens[last])))
    if not final:
        return False
    previous = _form(tokens[last - 1]) if last > begin else ""
    word = _form(tokens[last]) if _form(tokens[last]) not in (".", "...", "…", "!", "?") else previous + "."
    abbreviated = not closed and _form(tokens[last]).endswith(".") and _abbreviation(word, classes)
    # A title or an initial goes before a name; other abbreviations may end a sentence ("le vol.", "etc.").
    anew = was_cut and form in _STARTERS and bool(_INITIAL.fullmatch(word))
    # "sur X. Selon …" names a network, not a person by an initial.
    anew = anew or (word == "X." and last - 1 > begin and _form(tokens[last - 2]) in ("sur", "via"))
    if abbreviated and not anew and (_title(word, classes) or form[0].isdigit()):
        return False
    upper = form[0].isupper() or form[0].isdigit() or form[0] in '«"-—–([' or not form[0].isalpha()
    spaced = here > _end(tokens[at - 1])
    return was_cut or (upper and spaced)


def _title(word: str, classes: WordClasses) -> bool:
    """Whether an abbreviation goes before a name: an initial, a title, or another that wants something after it."""
    return word.rstrip(".") in classes.titles or word in _WANTING or bool(_INITIAL.fullmatch(word))


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
    """A token with quotation marks glued to it (“Les, mentent”) as separate tokens."""
    token = group[0]
    form, start = str(token["text"]), int(token["start_char"])
    if len(group) > 1 or len(form) < 2 or not (set(form) & _MARKS) or int(token["end_char"]) - start != len(form):
        return [group]
    pieces = [p for p in re.split(r'([«»"])', form) if p]
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
    return rest[:1] == "-" and rest[1:].isalpha() and rest[1:].lower() not in _CLITICS and last["text"][-1:].isalpha()


_DOTS = re.compile(r"(?:\.\w)+\.")
_CLITICS = frozenset(
    "ce ci elle elles en eux il ils je la là le les leur lui moi nous on t toi tu vous y".split()  # noqa: SIM905
)


def _opens_name(last: Token, entry: Token) -> bool:
    """Whether a capital with an apostrophe belongs to the capitalised word after it: N'Djamena, M'Bappé, no N'EST."""
    # The words that a surface token splits into have no offsets of their own.
    if last["text"] not in ("N'", "M'", "K'") or last.get("end_char") != entry.get("start_char"):
        return False
    word = str(entry["text"])
    return not isinstance(last["id"], tuple | list) and word[:1].isupper() and word[1:2].islower()


_MARKS = frozenset('«»"')
