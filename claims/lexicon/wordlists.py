"""Word lists by name, as rules refer to them, and the classes made of them.

In: the entries of each list. Out: ``WordLists``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claims.lexicon.word_classes import CLASS_NAMES, WordClasses

__all__ = ["WordLists"]


class WordLists:
    """The word lists of the rules, by name; rules write them with an @ before the name.

    A class of words (``speech_verbs``) may be asked for as a list is: rules write ``@speech_verbs``.
    ``definitions`` says which lists each class is made of. ``unread`` names the files of lists that cannot be used, by
    the name of the list.
    """

    def __init__(
        self,
        entries: Mapping[str, Iterable[str]],
        definitions: Mapping[str, Iterable[str]] | None = None,
        unread: Mapping[str, str] | None = None,
    ) -> None:
        self.unread: Mapping[str, str] = dict(unread or {})
        # Asked for word by word: sets, made once.
        self._entries = {name: frozenset(words) for name, words in entries.items()}
        self.classes = WordClasses.of(self._entries, definitions or {})
        """The classes of words that these lists make up."""
        self._by_word: dict[str, list[str]] = {}
        for name in self.names:
            for word in self._entries[name]:
                self._by_word.setdefault(word, []).append(name)
        self._sets = {name: frozenset(getattr(self.classes, name)) for name in CLASS_NAMES} | self._entries

    def __contains__(self, name: object) -> bool:
        return name in self._sets

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._sets.get(name, frozenset())

    @property
    def names(self) -> tuple[str, ...]:
        """All list names, sorted."""
        return tuple(sorted(self._entries))

    def having(self, word: str, prefix: str = "") -> tuple[str, ...]:
        """The names of the lists that hold ``word``, sorted."""
        return tuple(name for name in self._by_word.get(word, ()) if name.startswith(prefix))
