"""The tags of an HTML page, and the page with bounds to what a parser has to bear.

In: the text of a page, however broken. Out: its tags in order; the same page as markup that any parser reads fast.

The page is cut into tags, comments and raw text as the HTML standard has it (13.2.5, *Tokenization*), and no tree is
built. Each character is looked at a fixed number of times, so that time grows with the length of the page and with
nothing else. Parsers that build trees do not promise that: html.parser takes the square of the number of unclosed tags,
lexbor that of the depth of elements and of the number of attributes, libxml2 that of the number of attributes, and it
drops what lies deeper than 256 elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

__all__ = ["BLANK", "Tag", "bounded_markup", "tags"]

BLANK = " \t\n\f\r"
_NAME = re.compile(rf"[^{BLANK}/>]+")
_BLANKS = re.compile(rf"[{BLANK}]*")
_BETWEEN = re.compile(rf"[{BLANK}/]*")
# An equals sign may begin the name of an attribute and not go on in it.
_ATTRIBUTE = re.compile(rf"=?[^{BLANK}/>=]*")
_UNQUOTED = re.compile(rf"[^{BLANK}>]*")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset(("style", "xmp", "iframe", "noembed", "noframes", "title", "textarea"))
"""Elements whose text holds no tags."""
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[{BLANK}/>])", re.IGNORECASE) for name in _RAW}
_IN_SCRIPT = re.compile(rf"<!--|-->|</?script(?=[{BLANK}/>])", re.IGNORECASE)

_MOST_ATTRIBUTES = 64
"""Attributes of a tag that are looked at; pages have ten or so."""
_LONGEST_VALUE = 20_000
"""Characters of an attribute that are kept; longer ones are pictures and data."""
_DEEPEST = 100
"""Elements within one another that are kept; pages have some thirty, and each is looked at for each paragraph."""
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
_DROPPED = frozenset(("script", "style", "iframe", "noembed", "noframes", "textarea", "xmp"))
_OUTER = ("html", "head", "body")
_IN_HEAD = frozenset(("meta", "link", "title", "base", "noscript", "template", "basefont", "bgsound"))
_SAFE_NAME = re.compile(r"[a-z][a-z0-9:-]*\Z")
_REPEATED = {
    "p": ("p",), "li": ("li",), "option": ("option",), "tr": ("tr", "td", "th"), "td": ("td", "th"),
    "th": ("td", "th"), "a": ("a",), "dt": ("dt", "dd"), "dd": ("dt", "dd"),
}  # fmt: skip
"""Elements that end where another of their kind begins, though no tag ends them."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in small letters, its attributes, where it stands, and where tags go on behind it.

    For an element whose text holds no tags, ``resumes`` is where its end tag begins; None where the page ends before.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    resumes: int | None
    closing: bool = False


def tags(page: str) -> Iterator[Tag]:
    """Each tag of a page, in order."""
    position = page.find("<")
    while position >= 0:
        following = page[position + 1 : position + 2]
        after: int | None = position + 1
        if _is_letter(following):
            tag = _tag(page, position, closing=False)
            after = tag.resumes if tag else None
            if tag:
                yield tag
        elif following and following in "!?":
            after = _after_comment(page, position)
        elif following == "/":
            if _is_letter(page[position + 2 : position + 3]):
                tag = _tag(page, position, closing=True)
                after = tag.resumes if tag else None
                if tag:
                    yield tag
            else:
                after = _behind(page, ">", position + 2)
        position = -1 if after is None else page.find("<", after)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _resumption(page: str, name: str, end: int) -> int | None:
    """Where tags begin again behind a start tag: where its raw text ends; None where the page ends before."""
    if name == "script":
        return _script_end(page, end)
    if name == "plaintext":
        return None
    if name not in _RAW:
        return end
    found = _RAW_ENDS[name].search(page, end)
    return found.start() if found else None


def _after_comment(page: str, start: int) -> int | None:
    """Where the page goes on behind what begins with ``<!`` or ``<?`` at ``start``; None at its end."""
    if page.startswith("<!--", start):
        for empty in ("<!-->", "<!--->"):
            if page.startswith(empty, start):
                return start + len(empty)
        end = _COMMENT_END.search(page, start + 4)
        return end.end() if end else None
    return _behind(page, ">", start)


def _behind(page: str, mark: str, start: int) -> int | None:
    found = page.find(mark, start)
    return found + 1 if found >= 0 else None


def _tag(page: str, start: int, *, closing: bool) -> Tag | None:
    """The tag that begins at ``start``; None where the page ends before it does."""
    found = _NAME.match(page, start + 1 + closing)
    assert found is not None  # the first character is a letter
    name, position = found.group().lower(), found.end()
    attributes: dict[str, str] = {}
    while True:
        position = _end(_BETWEEN, page, position)
        if position >= len(page):
            return None
        if page[position] == ">":
            end = position + 1
            return Tag(name, attributes, start, end, end if closing else _resumption(page, name, end), closing)
        begin, position = position, _end(_ATTRIBUTE, page, position)
        attribute = page[begin:position].lower()
        value, position = _value(page, position)
        if position < 0:
            return None
        # Of an attribute given twice the first counts.
        if len(attributes) < _MOST_ATTRIBUTES:
            attributes.setdefault(attribute, value)


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


# --- Bounds ----------------------------------------------------------------------------------------------------------


def bounded_markup(page: str) -> str:
    """The markup of a page without comments, scripts and styles, with few attributes a tag and no great depth.

    Tags that lie too deep are left out, not their text; so are end tags of what is not open. Ends that the page leaves
    to the reader are written out: libxml2 takes what follows a head without end for a part of it.
    """
    made: list[str] = []
    position = 0
    elements = _OpenElements()
    for tag in tags(page):
        made.append(elements.with_text(_text(page[position : tag.start])))
        position = len(page) if tag.resumes is None else tag.resumes
        if tag.closing:
            made.append(elements.closed(tag.name))
        elif tag.name not in _DROPPED and _SAFE_NAME.match(tag.name):
            made.append(elements.opened(tag))
            if tag.resumes is not None and tag.resumes > tag.end:
                made.append(escape(unescape(page[tag.end : tag.resumes]), quote=False))
    made.append(elements.with_text(_text(page[position:])))
    return "".join(made)


class _OpenElements:
    """The names of the elements that are open, the outermost first; ``body`` says whether the body has begun."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.body = False

    def with_text(self, text: str) -> str:
        """Text, behind the beginning of the body if it is the first."""
        if self.body or not text or text.isspace() or self.names[-1:] == ["title"]:
            return text
        return self._begun() + text

    def opened(self, tag: Tag) -> str:
        """The markup of a tag, with the ends that it brings about; nothing where elements are too deep."""
        if tag.name in _OUTER or (self.body and tag.name == "title"):
            return self._outer(tag) if tag.name in _OUTER else ""
        before = "" if self.body or tag.name in _IN_HEAD else self._begun()
        ended = _REPEATED.get(tag.name, ())
        while self.names and self.names[-1] in ended:
            before += f"</{self.names.pop()}>"
        if tag.name in _VOID:
            return before + _written(tag)
        if len(self.names) >= _DEEPEST:
            return before
        self.names.append(tag.name)
        return before + _written(tag)

    def _outer(self, tag: Tag) -> str:
        if tag.name in self.names or self.body:
            return ""
        before = self._head_ended() if tag.name == "body" else ""
        self.body = tag.name == "body"
        self.names.append(tag.name)
        return before + _written(tag)

    def _begun(self) -> str:
        self.body = True
        before = self._head_ended()
        self.names.append("body")
        return f"{before}<body>"

    def _head_ended(self) -> str:
        return self.closed("head") if "head" in self.names else ""

    def closed(self, name: str) -> str:
        """The tags that end an element and what is open in it; nothing where no such element is open."""
        if name not in self.names:
            # As browsers have it, a lone ``</p>`` and ``</br>`` break the line.
            return "<br>" if name in ("p", "br") and self.body else ""
        if name in ("html", "body"):
            # What follows belongs to the body all the same.
            return ""
        made = ""
        while True:
            ended = self.names.pop()
            made += f"</{ended}>"
            if ended == name:
                return made


_COMMENTS = re.compile(r"<!--.*?(?:--!?>|\Z)|<[!?/][^>]*(?:>|\Z)", re.DOTALL)


def _text(between: str) -> str:
    """Text between tags, without comments and with angle brackets that begin no tag as characters."""
    if "<" not in between:
        return between
    return _COMMENTS.sub("", between).replace("<", "&lt;")


def _written(tag: Tag) -> str:
    attributes = "".join(
        f' {name}="{escape(unescape(value), quote=True)}"'
        for name, value in tag.attributes.items()
        if _SAFE_NAME.match(name) and len(value) <= _LONGEST_VALUE
    )
    return f"<{tag.name}{attributes}>"
