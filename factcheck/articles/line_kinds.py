"""What one line of a page is: a byline, a date line, a caption, page furniture, or text.

In: a line and the words of pages. Out: its ``BlockKind``, or None for text.
"""

from __future__ import annotations

import re

from factcheck.articles.bylines import credit_line, names_source, signed_and_dated
from factcheck.articles.date_words import TIME
from factcheck.articles.line_text import line_key
from factcheck.articles.page_words import PageWords
from factcheck.articles.stamps import has_date
from factcheck.scan_results import BlockKind

__all__ = ["closes_article", "line_kind", "opens_links"]

_TIMES_ALONE = re.compile(rf"{TIME}(?:\s?(?:GMT|UTC|CET))?\s*[–—:|-]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+\.[\w.]+$|(?:[@#]\w+\s*)+$", re.IGNORECASE)
_SOURCED = re.compile(
    r"\[(?P<in>[^\[\]]{2,60})\]\.?$|\((?P<by>[^()/]{2,40}/[^()/]{2,40})\)\.?$"
    r"|(?:[.»)]|\s[–—-])\s*(?P<after>[A-ZÀ-Þ][^./()]{2,40}/[^./()]{2,30})$"
)
_CRUMB = re.compile(r"\s*[>›»/|·•→]\s*|\s[–—-]\s")
_SIGN_OFF = re.compile(r"[a-z]{2,4}(?:[-/][a-z]{2,4})+$|(?:[A-ZÀ-Þ]\.[ -]?){2,4}$")
_STAMPED = re.compile(r"[\d@#/.]")
_WORD = re.compile(r"[^\W_]")
_BETWEEN_DATES = re.compile(r"\b(?:à|le)\b", re.IGNORECASE)
_HOME = "accueil"

# Lengths are in characters, set by hand and checked on the pages of the tests: a longer line is a paragraph that begins
# like such a line.
_LONGEST_LINE = 400
_LONGEST_BYLINE = 200
_LONGEST_SIGN_OFF = 15
_MOST_WORDS_OF_DATED_SENTENCE = 9
_LONGEST_RUBRIC = 3
"""Words of the longest section name in a trail of section names."""


def closes_article(line: str, words: PageWords) -> bool:
    """Whether a furniture line (as ``plain_form`` gives it) announces what a site prints below an article."""
    key = line_key(line)
    return key in words.closings or key.startswith(words.closing_openings)


def opens_links(line: str, words: PageWords) -> bool:
    """Whether a furniture line (as ``plain_form`` gives it) introduces titles of other articles."""
    key = line_key(line)
    return key in words.links or key.partition(":")[0].strip() in words.links or key.startswith(words.link_openings)


def line_kind(line: str, words: PageWords) -> BlockKind | None:
    """The kind of a line (as ``plain_form`` gives it) that shows in the line itself; None for text.

    A headline, a standfirst and a heading show only by where they stand.
    """
    if len(line) > _LONGEST_LINE:
        return None
    if not _WORD.search(line):
        # Rules, stars and arrows; a quotation mark or full stop alone is part of the text before it.
        return None if any(c in "«»“”\"'.!?…()[]" for c in line) else BlockKind.FURNITURE
    if words.counter.match(line) or (_STAMPED.search(line) and (_TIMES_ALONE.match(line) or _ADDRESS.match(line))):
        return BlockKind.FURNITURE
    if words.caption.match(line) or words.credited.search(line) or _is_sourced(line, words):
        return BlockKind.CAPTION
    if len(line) > _LONGEST_BYLINE:
        return BlockKind.FURNITURE if words.appeal.match(line) else None
    if _is_byline(line, words):
        return BlockKind.BYLINE
    return BlockKind.FURNITURE if _is_furniture(line, words) else None


def _is_byline(line: str, words: PageWords) -> bool:
    return bool(
        _is_dated(line, words)
        or credit_line(line, words)
        or signed_and_dated(line, words)
        or words.signature.match(line)
        or (len(line) <= _LONGEST_SIGN_OFF and _SIGN_OFF.match(line))
    )


def _is_sourced(line: str, words: PageWords) -> bool:
    """Whether a line ends with the names of a photographer and an agency, as only captions do."""
    match = _SOURCED.search(line) if line[-1] in "])" or "/" in line else None
    if match is None or match.start() < 2:
        return False
    names = match["in"] or match["by"] or match["after"]
    return names_source(names, words) or any(name.strip() in words.photo_agencies for name in re.split("[/,|]", names))


def _is_dated(line: str, words: PageWords) -> bool:
    if not words.datable.search(line):
        return False
    if words.dated.match(line):
        short = not line.endswith(".") or len(line.split()) <= _MOST_WORDS_OF_DATED_SENTENCE
        return short and bool(words.stamp.search(line))
    rest = words.stamp.sub("", words.timed.sub("", words.updated.sub("", words.issued.sub("", line))))
    return has_date(line, words) and not any(map(str.isalnum, _BETWEEN_DATES.sub("", rest)))


def _is_furniture(line: str, words: PageWords) -> bool:
    key = line_key(line)
    if not line.endswith(".") and (
        key in words.furniture
        or key.startswith(words.furniture_openings)
        or words.share.match(line)
        or words.link_lead.match(key)
    ):
        return True
    head, colon, _rest = key.partition(":")
    if colon and head.strip() in words.links:
        return True
    return bool(words.appeal.match(line)) or _is_breadcrumb(line, words)


def _is_breadcrumb(line: str, words: PageWords) -> bool:
    """Whether a line is made of section names, as the trail above an article is."""
    if line[-1] in ".!?:;," or line.split(" ", 1)[0].casefold() not in words.rubric_openings:
        return False
    crumbs = [crumb.casefold() for crumb in _CRUMB.split(line) if crumb]
    if len(crumbs) > 1 and (crumbs[0] == _HOME or (len(crumbs) > 2 and crumbs[0] in words.rubrics)):
        return True
    return bool(crumbs) and all(_is_rubrics(crumb.split(), words.rubrics) for crumb in crumbs)


def _is_rubrics(parts: list[str], rubrics: frozenset[str]) -> bool:
    """Whether these words are section names, one after the other, each as long as it can be."""
    while parts:
        sizes = range(min(_LONGEST_RUBRIC, len(parts)), 0, -1)
        size = next((n for n in sizes if " ".join(parts[:n]) in rubrics), 0)
        if not size:
            return False
        parts = parts[size:]
    return True
