"""What kind of source some bytes are, told by the bytes; the name decides only between kinds that look alike.

In: bytes and the name they came under. Out: a ``SourceKind``, a ``Container``, or a ``ForeignFormat`` that is not read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.scan_results import SourceKind
from factcheck.sources.binary_formats import Container, ForeignFormat, binary_format
from factcheck.sources.encodings import head_text

__all__ = ["kind_of"]

_HEAD = 16_384
"""Bytes that are looked at; a page whose first element stands behind more is none."""

_PROLOGUE = re.compile(r"(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE\s[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+", re.I | re.S)
"""What may stand before the first element; atomic, so that comments without end cost nothing."""
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?P<name>[A-Za-z][\w.-]*)(?=[\s/>])")
_WHOLE_PAGES = frozenset(("html", "head", "body"))
_ELEMENTS = _WHOLE_PAGES | frozenset(
    """
    a abbr address amp-img article aside audio b base blockquote br button cite center code dd del details div dl dt
    em figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins label li link main mark
    meta nav noscript ol p picture pre q s script section small source span strong style sub summary sup svg table
    tbody td template th thead time title tr u ul video
    """.split()  # noqa: SIM905 (a list of eighty strings is hard to read)
)
_TAG = re.compile(r"(?<![`\"'«“‘(])(?<!«[ \xa0\u202f])</?(?P<name>[a-z][a-z0-9-]*)(?:\s[^<>]*)?/?>(?![`\"'»”’])", re.I)
"""A tag that no quotation mark stands beside."""
_LEAST_TAGS = 4
"""Tags in a text that does not begin with one, below which they are taken for words about tags."""
_MOST_WORDS_PER_TAG = 30
_FEEDS = frozenset(("rss", "feed", "RDF"))
_XML_NAMES = {
    "newsMessage": ForeignFormat.NEWSML,
    "newsItem": ForeignFormat.NEWSML,
    "NewsML": ForeignFormat.NEWSML,
    "packageItem": ForeignFormat.NEWSML,
    "nitf": ForeignFormat.NITF,
    "svg": ForeignFormat.SVG,
    "tt": ForeignFormat.TTML,
}

_JSON = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\[|"|\]))')
_JSON_FEED = "https://jsonfeed.org/version/"
_CUE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?[.,]\d{1,3}\s+-->\s+\d")
_LINES_BEFORE_CUE = 4
_MAIL = re.compile(r"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}")
_MAIL_FIELDS = re.compile(
    r"^(?:From|To|Date|Subject|Message-ID|MIME-Version|Content-Type):", re.MULTILINE | re.IGNORECASE
)
_MAIL_MARKS = re.compile(r"^(?:From|Received|Message-ID|MIME-Version|Return-Path):", re.MULTILINE | re.IGNORECASE)
_MBOX = re.compile(r"\AFrom \S++ ++\w{3} \w{3} +\d{1,2} [\d:]{5,8} .*\r?\n[A-Za-z-]+:")

_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*+\r?\n(?>(?:[A-Za-z_][\w -]*+:|[ \t]|- |#)[^\n]*+\n|\r?\n)+?---[ \t]*+\r?$", re.M
)
"""Atomic line by line: a line that could be read in two ways would double the time of all before it."""
_MARKDOWN_SIGNS = (
    (("#",), re.compile(r"^#{1,6} +\S", re.MULTILINE)),
    (("====", "----"), re.compile(r"^\S.*\r?\n(?:={4,}|-{4,})[ \t]*\r?$", re.MULTILINE)),
    (("](",), re.compile(r"\[[^\]\n]{1,300}\]\((?:https?://|/|\.|#|mailto:)[^)\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)")),
    (("![",), re.compile(r"!\[[^\]\n]{0,300}\]\([^)\s]{1,500}\)")),
    (("**",), re.compile(r"(?<![*\w])\*\*[^*\s](?:[^*\n]{0,300}[^*\s])?\*\*(?![*\w])")),
)
"""Headings (two ways), links, pictures, bold, each behind characters of which it holds some: most texts have none.

Two of these make a text Markdown whatever its name."""


# A file of a folder is asked for twice, one after the other: whether it is left out, and how it is read.
@lru_cache(maxsize=1)
def kind_of(data: bytes, name: str) -> SourceKind | Container | ForeignFormat:
    """The kind of source that ``data`` is; plain text where nothing tells another."""
    found = binary_format(data)
    if found is not None:
        return found
    head = head_text(data[:_HEAD])
    # Mails, records and subtitles may be full of tags, and still are what they begin as.
    return _told_by_lines(head) or _marked_up(head) or _prose(head, name)


def _marked_up(head: str) -> SourceKind | ForeignFormat | None:
    """What begins with a tag, or is full of them."""
    start = head.lstrip()
    if not start.startswith("<"):
        return SourceKind.HTML if _full_of_tags(head) else None
    prologue = _PROLOGUE.match(start)
    before = start[: prologue.end()] if prologue else ""
    if _DOCTYPE_HTML.search(before):
        return SourceKind.HTML
    root = _ROOT.match(start, len(before))
    if root is None:
        return ForeignFormat.XML if start.startswith("<?xml") else None
    element = root["name"]
    if element in _FEEDS:
        return SourceKind.FEED
    if element in _XML_NAMES:
        return _XML_NAMES[element]
    if element.lower() in _WHOLE_PAGES:
        return SourceKind.HTML
    if element.lower() in _ELEMENTS and len(_tags(head)) > 1:
        return SourceKind.HTML
    return (
        ForeignFormat.XML if start.startswith("<?xml") or "xmlns" in start[root.start() : root.start() + 500] else None
    )


def _tags(text: str) -> list[str]:
    return [tag["name"].lower() for tag in _TAG.finditer(text) if tag["name"].lower() in _ELEMENTS]


def _full_of_tags(head: str) -> bool:
    """Whether a text that begins with words is a piece of a page: prose about tags quotes them, and has few."""
    if "<" not in head:
        return False
    tags = _tags(head)
    return len(tags) >= _LEAST_TAGS and len(head.split()) <= _MOST_WORDS_PER_TAG * len(tags)


def _told_by_lines(head: str) -> SourceKind | ForeignFormat | None:
    """What its first lines name: records, subtitles, mail."""
    if _JSON.match(head):
        return SourceKind.FEED if _JSON_FEED in head else SourceKind.NDJSON
    start = head.lstrip()
    first = [line for line in start[:2000].splitlines() if line.strip()][:_LINES_BEFORE_CUE]
    if start.startswith("WEBVTT") or any(_CUE.match(line.strip()) for line in first):
        return SourceKind.SUBTITLES
    if start.startswith("[Script Info]"):
        return ForeignFormat.SUBSTATION
    if start.startswith("{\\rtf"):
        return ForeignFormat.RTF
    if _MBOX.match(start):
        return ForeignFormat.MBOX
    mail = _MAIL.match(start)
    if mail and _MAIL_MARKS.search(mail[0]) and len(_MAIL_FIELDS.findall(mail[0])) > 1:
        return SourceKind.EMAIL
    return None


def _prose(head: str, name: str) -> SourceKind:
    if name.lower().endswith(_MARKDOWN_NAMES) or _FRONT_MATTER.match(head):
        return SourceKind.MARKDOWN
    signs = sum(1 for marks, sign in _MARKDOWN_SIGNS if any(mark in head for mark in marks) and sign.search(head))
    return SourceKind.MARKDOWN if signs > 1 else SourceKind.TEXT
