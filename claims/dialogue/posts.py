"""Posts of platforms as turns: who published them, and on which platform, as their last line tells.

In: a text and the spans of the posts that it shows. Out: a turn of its author for each post, and its last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claims.claim import Speaker
from claims.dialogue.turn import Dialogue, Turn, TurnRole
from claims.document.span import Span

__all__ = ["with_posts"]

_LAST_LINE: Final = re.compile(r"(?:^|\n|(?<=\S)[^\S\n]+(?=[^\n]*@))[—–-][^\S\n]+(?P<line>[^\n]+)$")
"""The line that names author and platform; with an account's name in it, it may stand behind the words."""
_NAME: Final = re.compile(r"(?!sur\s)[^\s(,@][^(,@\n]*?(?=\s*(?:[(,@]|\ssur\s|$))")
_ACCOUNT: Final = re.compile(r"@[\w.-]+(?:@[\w.-]+)?")
_PLATFORM: Final = re.compile(r"(?:^|,\s*|\s)sur\s+(?P<platform>[^,\n]+)")


def with_posts(dialogue: Dialogue, text: str, posts: Sequence[Span]) -> Dialogue:
    """``dialogue`` with a turn for each post, which is its author's alone; turns that a post stands in are parted.

    Who publishes a post is known from its last line: *— Nadia Brel (@nbrel), sur X, 14 octobre 2026*. Without one
    nobody knows whose words it holds; they are never the article's.
    """
    if not posts:
        return dialogue
    made = [_post(text, post) for post in posts]
    turns = list(dialogue.turns)
    for turn, _label in made:
        turns = [part for other in turns for part in _parted(other, turn.span)]
    labels = [*dialogue.labels, *(label for _turn, label in made if label is not None)]
    turns += [turn for turn, _label in made if len(turn.span)]
    return replace(
        dialogue,
        turns=tuple(sorted(turns, key=lambda turn: turn.span)),
        labels=tuple(sorted(labels)),
    )


def _post(text: str, post: Span) -> tuple[Turn, Span | None]:
    """The turn of a post and its last line; None where it has no such line."""
    words = post.of(text)
    last = _LAST_LINE.search(words)
    if last is None:
        return Turn(span=post, role=TurnRole.SIGNED), None
    line, start = last["line"], post.start + last.start("line")
    by = _NAME.match(line) or _ACCOUNT.search(line)
    platform = _PLATFORM.search(line)
    speaker = None
    if by is not None:
        speaker = Speaker(span=Span(start + by.start(), start + by.end()), name=by.group(), confidence=1.0)
    turn = Turn(
        span=Span(post.start, post.start + len(words[: last.start()].rstrip())),
        role=TurnRole.SIGNED,
        speaker=speaker,
        medium=Span(start + platform.start("platform"), start + platform.end("platform")) if platform else None,
    )
    dash = post.start + last.start() + len(last.group()) - len(last.group().lstrip())
    return turn, Span(dash, post.end)


def _parted(turn: Turn, post: Span) -> Iterable[Turn]:
    """What is left of a turn before and after a post."""
    if not turn.span.overlaps(post):
        return (turn,)
    ends = (Span(turn.span.start, max(turn.span.start, post.start)), Span(min(turn.span.end, post.end), turn.span.end))
    return tuple(replace(turn, span=span) for span in ends if len(span))
