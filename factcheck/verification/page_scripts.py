"""The JSON-LD documents that an HTML page holds.

In: the text of a page, however broken. Out: the texts of its ``script`` elements of type ``application/ld+json``.

The page is cut into tags, comments and raw text as the HTML standard has it (13.2.5, *Tokenization*), and no tree is
built. Each character is looked at a fixed number of times, so that time grows with the length of the page and with
nothing else. Parsers that build trees do not promise that: html.parser takes the square of the number of unclosed tags,
and lexbor that of the depth of elements and of the number of attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

__all__ = ["ld_json_scripts"]

_LD_JSON = "application/ld+json"
_LONGEST_TYPE = 200
_BLANK = " \t\n\f\r"
_NAME = re.compile(rf"[^{_BLANK}/>]+")
# Without quotation marks a tag ends at the first angle bracket, whatever its attributes.
_PLAIN_REST = re.compile(r"""[^>"']*>""")
_BLANKS = re.compile(rf"[{_BLANK}]*")
_BETWEEN = re.compile(rf"[{_BLANK}/]*")
# An equals sign may begin the name of an attribute and not go on in it.
_ATTRIBUTE = re.compile(rf"=?[^{_BLANK}/>=]*")
_UNQUOTED = re.compile(rf"[^{_BLANK}>]*")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset(("style", "xmp", "iframe", "noembed", "noframes", "title", "textarea"))
"""Elements whose text holds no tags."""
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[{_BLANK}/>])", re.IGNORECASE) for name in _RAW}
_IN_SCRIPT = re.compile(rf"<!--|-->|</?script(?=[{_BLANK}/>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag: its name in small letters, the media type if it is a script's, and where the page goes on."""

    name: str
    type: str
    end: int


def ld_json_scripts(page: str) -> Iterator[str]:
    """The text of each JSON-LD script of a page, in order; a script that does not end is none."""
    position = page.find("<")
    while position >= 0:
        following = page[position + 1 : position + 2]
        after: int | None = position + 1
        if _is_letter(following):
            tag = _tag(page, position + 1)
            after = _element_end(page, tag) if tag else None
            if tag and after is not None and tag.type == _LD_JSON:
                yield page[tag.end : after]
        elif following and following in "!?":
            after = _after_comment(page, position)
        elif following == "/":
            after = _after_end_tag(page, position)
        position = -1 if after is None else page.find("<", after)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _element_end(page: str, tag: _Tag) -> int | None:
    """Where tags begin again behind a start tag: where its raw text ends; None where the page ends before."""
    if tag.name == "script":
        return _script_end(page, tag.end)
    if tag.name == "plaintext":
        return None
    if tag.name not in _RAW:
        return tag.end
    end = _RAW_ENDS[tag.name].search(page, tag.end)
    return end.start() if end else None


def _after_comment(page: str, start: int) -> int | None:
    """Where the page goes on behind what begins with ``<!`` or ``<?`` at ``start``; None at its end."""
    if page.startswith("<!--", start):
        for empty in ("<!-->", "<!--->"):
            if page.startswith(empty, start):
                return start + len(empty)
        end = _COMMENT_END.search(page, start + 4)
        return end.end() if end else None
    return _behind(page, ">", start)


def _after_end_tag(page: str, start: int) -> int | None:
    if _is_letter(page[start + 2 : start + 3]):
        tag = _tag(page, start + 2)
        return tag.end if tag else None
    return _behind(page, ">", start + 2)


def _behind(page: str, mark: str, start: int) -> int | None:
    found = page.find(mark, start)
    return found + 1 if found >= 0 else None


def _tag(page: str, start: int) -> _Tag | None:
    """The tag whose name begins at ``start``; None where the page ends before it does."""
    found = _NAME.match(page, start)
    assert found is not None  # the first character is a letter
    name, position = found.group().lower(), found.end()
    plain = None if name == "script" else _PLAIN_REST.match(page, position)
    if plain:
        return _Tag(name, "", plain.end())
    kind: str | None = None
    while True:
        position = _end(_BETWEEN, page, position)
        if position >= len(page):
            return None
        if page[position] == ">":
            return _Tag(name, _media_type(kind) if name == "script" else "", position + 1)
        begin, position = position, _end(_ATTRIBUTE, page, position)
        attribute = page[begin:position]
        value, position = _value(page, position)
        if position < 0:
            return None
        # Of an attribute given twice the first counts.
        if kind is None and attribute.lower() == "type":
            kind = value[:_LONGEST_TYPE]


def _media_type(attribute: str | None) -> str:
    """The media type that an attribute gives, without its parameters."""
    return unescape(attribute or "").partition(";")[0].strip(_BLANK).lower()


def _value(page: str, position: int) -> tuple[str, int]:
    """The value of an attribute whose name ends at ``position``, and where it ends; -1 where the page ends before."""
    equals = _end(_BLANKS, page, position)
    if not page.startswith("=", equals):
        return "", equals
    begin = _end(_BLANKS, page, equals + 1)
    quote = page[begin : begin + 1]
    if quote and quote in "\"'":
        end = page.find(quote, begin + 1)
        return (page[begin + 1 : end], end + 1) if end >= 0 else ("", -1)
    end = _end(_UNQUOTED, page, begin)
    return page[begin:end], end


def _end(pattern: re.Pattern[str], page: str, position: int) -> int:
    """Where a pattern that matches anywhere, be it nothing, stops matching."""
    found = pattern.match(page, position)
    return found.end() if found else position


def _script_end(page: str, start: int) -> int | None:
    """Where the end tag of a script begins; within ``<!--`` and ``<script`` an end tag ends only the inner one."""
    comment = inner = False
    found = _IN_SCRIPT.search(page, start)
    while found:
        match found.group().lower():
            case "</script" if not inner:
                return found.start()
            case "</script":
                inner = False
            case "<script":
                inner = inner or comment
            case "<!--":
                comment = True
            case _:
                comment = inner = False
        # The dashes that begin a comment may end it, too.
        begins = found.group() == "<!--"
        found = _IN_SCRIPT.search(page, found.start() + 2 if begins else found.end())
    return None
