"""A page as a tree without what no reader sees.

In: the text of a page. Out: its root element.
"""

from __future__ import annotations

import re
from typing import Any

from factcheck.sources.web.markup import bounded_markup

__all__ = ["UNSEEN", "Element", "page_tree", "words_of_class"]

Element = Any
"""An element of lxml, which publishes no types."""

UNSEEN = "template"
"""The name of what no reader sees, emptied, in a tree."""
_NO_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:[xX]0*(?:[0-8bBeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F])"
    r"|0*(?:[0-8]|11|1[4-9]|2[0-9]|3[01]|6553[45])(?![0-9]));?"
)
"""Control codes and what is no character, also as references: trees take none."""
_UNSEEN = frozenset((
    "template", "noscript", "svg", "math", "select", "option", "button", "canvas", "audio", "object",
    "embed", "dialog", "datalist", "map", "progress", "meter", "video",
))  # fmt: skip
_ALWAYS_SEEN = frozenset(("html", "body", "main", "article"))
"""A banner of cookies hides them for as long as it waits; a page is often saved then."""
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?:^| )(?:sr-only|visually-?hidden|screen-reader(?:-text)?|u-hidden|is-hidden|d-none|element-invisible|hide|"
    r"assistive-text)(?= |$)"
)
_SHOWN_AT_SOME_WIDTH = re.compile(r"(?:^| )d-[a-z]+-(?:block|flex|inline|grid)")
_LONGEST_FORM = 2000
"""Characters of a form that asks something; a longer one holds a page."""
_LONGEST_ICON = 200
"""Characters of what is hidden from screen readers only; a whole page is so while a dialog is open."""


def page_tree(page: str) -> Element:
    """The root element of a page; a page without any markup is its text in a ``body``."""
    from lxml import html

    # What stands before the first element is no article without this, and a page may begin with its text.
    markup = bounded_markup(_NO_CHARACTER.sub("", page.replace("\x0c", " ")))
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.document_fromstring((markup if markup.strip() else "<p></p>").encode("utf-8", "replace"), parser=parser)
    for element in [element for element in root.iter() if _is_unseen(element)]:
        element.clear(keep_tail=True)
        element.tag = UNSEEN
    for form in list(root.iter("form")):
        # Some servers wrap each of their pages into one form.
        if len(form.text_content()) > _LONGEST_FORM:
            form.tag = "div"
    return root


def words_of_class(element: Element) -> str:
    """The class and the id of an element in small letters, with hyphens where they have underscores."""
    return f"{element.get('class', '')} {element.get('id', '')}".strip().lower().replace("_", "-")


def _is_unseen(element: Element) -> bool:
    name = element.tag
    if not isinstance(name, str) or name in _UNSEEN:
        return True
    if name in _ALWAYS_SEEN:
        return False
    if "hidden" in element.attrib or _HIDDEN_STYLE.search(element.get("style", "")):
        return True
    classes = element.get("class", "").lower().replace("_", "-")
    if _HIDDEN_CLASS.search(classes) and not _SHOWN_AT_SOME_WIDTH.search(classes):
        return True
    return element.get("aria-hidden") == "true" and len(element.text_content()) <= _LONGEST_ICON
