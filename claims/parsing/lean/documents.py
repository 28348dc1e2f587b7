"""Documents between the lean processors: what they read and write of a word, and nothing else.

In: tokens as Stanza's ``Document.to_dict`` gives them. Out: a ``LeanDocument`` with the attributes of Stanza's
documents, sentences, tokens and words by their names, so that processors may be given either. Stanza's own keep
comments, white space and a graph of each sentence, which takes longer to build than a sentence takes to tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

__all__ = ["LeanDocument", "LeanEntity", "LeanSentence", "LeanToken", "LeanWord"]

Entry = dict[str, Any]


def _none_for_underscore(slot: str) -> Any:
    """A property kept in ``slot``: what CoNLL-U writes for nothing is None, as in Stanza's words."""

    def keep(word: Any, value: str | None) -> None:
        setattr(word, slot, None if value == "_" else value)

    return property(attrgetter(slot), keep)


class LeanWord:
    """A word; ``id`` counts from 1 in its sentence, ``head`` is the id of its head, 0 at the root.

    The words of a contraction have no offsets.
    """

    __slots__ = (
        *("_feats", "_upos", "_xpos"),
        *("deprel", "end_char", "head", "id", "lemma", "start_char", "text"),
    )

    upos = _none_for_underscore("_upos")
    xpos = _none_for_underscore("_xpos")
    feats = _none_for_underscore("_feats")

    def __init__(self, number: int, text: str, start_char: int | None = None, end_char: int | None = None) -> None:
        self.id = number
        self.text = text
        self.start_char = start_char
        self.end_char = end_char
        self.lemma: str | None = None
        self._upos: str | None = None
        self._xpos: str | None = None
        self._feats: str | None = None
        self.head: int | None = None
        self.deprel: str | None = None


class LeanToken:
    """What stands between two spaces or marks; several ``words`` if it is a contraction. ``ner`` is its BIOES tag."""

    __slots__ = ("end_char", "id", "multi_ner", "ner", "start_char", "text", "words")

    def __init__(self, ids: tuple[int, ...], text: str, start_char: int, end_char: int) -> None:
        self.id = ids
        self.text = text
        self.start_char = start_char
        self.end_char = end_char
        self.words: list[LeanWord] = []
        self.ner: str | None = None
        self.multi_ner: tuple[str, ...] = ()


class LeanEntity:
    """A named entity: its ``type`` and its offsets in the text."""

    __slots__ = ("end_char", "start_char", "type")

    def __init__(self, kind: str, start_char: int, end_char: int) -> None:
        self.type = kind
        self.start_char = start_char
        self.end_char = end_char


class LeanSentence:
    """A sentence of tokens and of the words that they consist of."""

    __slots__ = ("ents", "tokens", "words")

    def __init__(self, entries: Sequence[Entry]) -> None:
        """``entries``: a dict per word or, for a contraction, one with two numbers as its id, then its words."""
        self.tokens: list[LeanToken] = []
        self.words: list[LeanWord] = []
        self.ents: list[LeanEntity] = []
        last = 0
        for entry in entries:
            number, text = entry["id"], entry["text"]
            if isinstance(number, tuple | list):
                last = number[-1]
                self.tokens.append(LeanToken(tuple(number), text, entry["start_char"], entry["end_char"]))
                continue
            word = LeanWord(number, text, entry.get("start_char"), entry.get("end_char"))
            self.words.append(word)
            if number > last:
                self.tokens.append(LeanToken((number,), text, entry["start_char"], entry["end_char"]))
            self.tokens[-1].words.append(word)

    def build_ents(self) -> None:
        """Find the entities that the tags of the tokens tell."""
        self.ents = []
        goes_on = False
        for token in self.tokens:
            place, _dash, kind = (token.ner or "O").partition("-")
            if place in ("I", "E") and goes_on:
                self.ents[-1] = LeanEntity(kind, self.ents[-1].start_char, token.end_char)
            elif place != "O":
                self.ents.append(LeanEntity(kind, token.start_char, token.end_char))
            goes_on = place in ("B", "I")


class LeanDocument:
    """A text in sentences."""

    __slots__ = ("sentences", "text")

    def __init__(self, sentences: Sequence[Sequence[Entry]], text: str) -> None:
        self.text = text
        self.sentences = [LeanSentence(entries) for entries in sentences]

    @property
    def num_tokens(self) -> int:
        """How many tokens the sentences have together."""
        return sum(len(sentence.tokens) for sentence in self.sentences)

    @property
    def num_words(self) -> int:
        """How many words the sentences have together."""
        return sum(len(sentence.words) for sentence in self.sentences)

    def build_ents(self) -> None:
        """Find the entities of all sentences."""
        for sentence in self.sentences:
            sentence.build_ents()

    @property
    def ents(self) -> list[LeanEntity]:
        """The named entities of all sentences."""
        return [entity for sentence in self.sentences for entity in sentence.ents]
