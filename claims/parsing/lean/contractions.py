"""The words of contractions, by the dictionary that comes with a model of Stanza.

In: documents of ``splitting``. Out: the same, in which *du* is followed by its words *de* and *le*. Models that also
write expansions letter by letter are left to Stanza.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from claims.parsing.lean.splitting import CONTRACTION, SplitDocument

__all__ = ["LeanExpander", "lean_processor"]

Entry = dict[str, Any]


def lean_processor(stock: Any) -> LeanExpander | None:
    """The counterpart of Stanza's expander of contractions; None for one that knows more than a dictionary."""
    only = stock.trainer.args.get("dict_only") and stock.config.get("dict_only")
    return LeanExpander(stock.trainer.expansion_dict) if only else None


class LeanExpander:
    """The expander: ``bulk_process`` may be called any number of times."""

    def __init__(self, expansions: Mapping[str, str]) -> None:
        self._expansions = expansions

    def bulk_process(self, documents: Sequence[SplitDocument]) -> list[SplitDocument]:
        """The documents with the words of contractions behind them, and all words counted anew."""
        return [
            SplitDocument([self._expanded(sentence) for sentence in document.sentences], document.text)
            for document in documents
        ]

    def _expanded(self, sentence: list[Entry]) -> list[Entry]:
        if not any("misc" in entry for entry in sentence):
            return sentence
        found: list[Entry] = []
        number = 0
        for entry in sentence:
            words = self._words(entry["text"]) if entry.pop("misc", None) == CONTRACTION else []
            number += 1
            if len(words) < 2:
                found.append({**entry, "id": number})
                continue
            found.append({**entry, "id": (number, number + len(words) - 1)})
            places = _places(entry, words)
            found += [{"id": number + at, "text": word, **places[at]} for at, word in enumerate(words)]
            number += len(words) - 1
        return found

    def _words(self, form: str) -> list[str]:
        """The words of a contraction, with its capitals; parted at its spaces if it is not in the dictionary."""
        found = self._expansions.get(form)
        lower = self._expansions.get(form.lower())
        if found is None and lower is not None:
            if form.isupper():
                found = lower.upper()
            elif form[0].isupper() and form[1:].islower():
                found = lower[0].upper() + lower[1:]
        return [word for word in (found or form).split(" ") if word]


def _places(entry: Entry, words: Sequence[str]) -> list[Entry]:
    """Where the words stand in the text, if the contraction is nothing but them in a row."""
    whole = re.fullmatch(r"\s*".join(f"({re.escape(word)})" for word in words), entry["text"])
    if whole is None:
        return [{} for _word in words]
    start = entry["start_char"]
    spans = [whole.span(at + 1) for at in range(len(words))]
    return [{"start_char": start + begin, "end_char": start + end} for begin, end in spans]
