"""French spelling that a template cannot know: elision, capitals, the -t- of an inversion."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

__all__ = ["capitalised", "elided", "endings", "inversion_link"]


def endings(stem: str, ending: str | Sequence[str]) -> str | list[str]:
    """The stem with an ending, or with each of several."""
    return stem + ending if isinstance(ending, str) else [stem + e for e in ending]


def inversion_link(verb: str) -> str:
    """What stands between a verb and the pronoun after it: *a-t-il*, *dit-il*."""
    return "-t-" if verb[-1] in "aec" else "-"


_TILDE = re.compile(r"([\w']+)~((?:<\w+>|[«“\"   ])*)(\w+)(?=([ ']?))")


_VOWELS = frozenset("aâàeéèêiîïoôuûyœh")


def elided(text: str, elidable: Collection[str], silent: Collection[str]) -> str:
    """``text`` with each tilde turned into a space, or the word before it elided before a vowel or a silent h.

    Args:
        text: words, some of them joined by a tilde; tags and quotation marks may follow the tilde.
        elidable: the words that lose their last letter.
        silent: the words whose h is silent.
    """

    def join(found: re.Match[str]) -> str:
        word, between, following = found[1], found[2], found[3]
        first = following[0].lower()
        vowel = first in _VOWELS and (first != "h" or following.lower() in silent)
        if vowel and word.lower() in elidable:
            return f"{word[:-1]}'{between}{following}"
        return f"{word} {between}{following}"

    while (joined := _TILDE.sub(join, text)) != text:
        text = joined
    return text.replace("~", " ")


def capitalised(text: str) -> str:
    """``text`` with its first letter as a capital, behind tags if need be."""
    return re.sub(r"^((?:<\w+>)*)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)
