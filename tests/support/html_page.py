"""Pages as a browser takes them apart, without a browser."""

from __future__ import annotations

from html.parser import HTMLParser

__all__ = ["Page"]

_VOID = ("meta", "link", "input")


class Page(HTMLParser):
    """What a browser makes of a page: its words, its elements, and whether they are closed in order.

    ``text`` leaves style and script out; ``own`` is what of it stands in no element in the language of the article.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.own = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str]] = []
        self.feed(html)
        assert self.open == []

    @property
    def names(self) -> set[str]:
        """The names of elements that links can lead to."""
        return {attributes["id"] or "" for _tag, attributes in self.elements if "id" in attributes}

    @property
    def links(self) -> list[str]:
        """Where the links lead."""
        return [attributes.get("href") or "" for tag, attributes in self.elements if tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            of_article = tag not in ("html", "a") and "lang" in dict(attrs)
            inside = self.open[-1][1] if self.open else ""
            self.open.append((tag, "article" if of_article else inside))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, whose = self.open[-1] if self.open else ("", "")
        if tag in ("style", "script"):
            return
        self.text += data
        self.own += "" if whose else data
