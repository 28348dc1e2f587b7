"""Posts of platforms that a page shows: who wrote what, where, and when.

In: an element of a page. Out: a ``Post`` if it is one that is embedded, and its text with its author below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from factcheck.sources.web.page_tree import Element, words_of_class
from factcheck.sources.web.text_blocks import text_blocks
from factcheck.web_addresses import is_web_address

__all__ = ["Post", "platform_of", "post_in", "written_post"]

_BY_CLASS = {
    "twitter-tweet": "X", "twitter-video": "X", "tweet": "X", "instagram-media": "Instagram",
    "tiktok-embed": "TikTok", "fb-post": "Facebook", "fb-video": "Facebook", "facebook-post": "Facebook",
    "mastodon-embed": "Mastodon", "bluesky-embed": "Bluesky", "telegram-post": "Telegram",
    "tgme-widget-message": "Telegram", "tgme-widget-message-wrap": "Telegram", "reddit-embed-bq": "Reddit",
    "reddit-card": "Reddit", "text-post-media": "Threads", "linkedin-post": "LinkedIn", "threads-post": "Threads",
}  # fmt: skip
"""The classes that platforms have their posts embedded with."""
_BY_HOST = {
    "twitter.com": "X", "x.com": "X", "instagram.com": "Instagram", "tiktok.com": "TikTok", "facebook.com": "Facebook",
    "bsky.app": "Bluesky", "t.me": "Telegram", "threads.net": "Threads", "threads.com": "Threads",
    "linkedin.com": "LinkedIn", "reddit.com": "Reddit", "youtube.com": "YouTube", "vk.com": "VK",
}  # fmt: skip
_BY_WORD = re.compile(
    r"(?<![a-z])(twitter|tweet|instagram|tiktok|facebook|mastodon|bluesky|telegram|threads|linkedin|truth-?social|vk)"
    r"(?![a-z])"
)
_NAMES = {
    "twitter": "X", "tweet": "X", "instagram": "Instagram", "tiktok": "TikTok", "facebook": "Facebook",
    "mastodon": "Mastodon", "bluesky": "Bluesky", "telegram": "Telegram", "threads": "Threads",
    "linkedin": "LinkedIn", "truthsocial": "Truth Social", "truth-social": "Truth Social", "vk": "VK",
}  # fmt: skip
_QUOTING = frozenset(("blockquote", "figure", "article", "section", "div", "aside"))
_SIGNED = re.compile(
    r"(?:^|\s)[—–-]\s*(?P<name>[^()\n]{1,80}?)\s*\((?P<handle>@[\w.@-]+)\)(?:,?\s+(?P<date>[^\n]{4,60}))?\s*$"
)
_BY = re.compile(
    r"(?:^|\n)[^\n]{0,60}?\b(?:par|de|by|from)\s+(?P<name>[^()\n]{2,80}?)\s*\((?P<handle>@[\w.@-]+)\)"
    r"(?:,?\s+(?:le\s+|on\s+)?(?P<date>[^\n]{4,60}))?\s*$"
)
_HANDLE = re.compile(r"@[\w.-]+(?:@[\w.-]+\.\w+)?")
_HANDLE_ALONE = re.compile(r"\(?@[\w.-]+(?:@[\w.-]+\.\w+)?\)?\Z")
_LINK_ALONE = re.compile(r"(?:https?://|pic\.(?:twitter|x)\.com/|t\.co/|t\.me/)\S+\Z")
_FOLLOWED = re.compile(
    r"(?:voir|view|afficher|lire|ouvrir|regarder|see|suivre|follow|partager)\b.{0,60}\b(?:publication|post|message|tweet|"
    r"profile?|photo|vid[ée]o|thread|conversation|plus|(?:sur|on|dans|in) (?:x|twitter|instagram|facebook|tiktok|"
    r"telegram|mastodon|bluesky|threads|linkedin))\W*$|(?:a post shared|une (?:publication|vidéo|photo) partagée)\b|"
    r"(?:répondre|traduire|copier le lien(?: du tweet)?|j[’']aime|reply|translate)\W*$",
    re.IGNORECASE,
)
"""Buttons below a post."""
_DATED = re.compile(r"\d{1,2}[\s/.:h]|\d{4}")
_NAME_CLASS = re.compile(r"(?<![a-z])(?:name|author|auteur|user|displayname|owner|account)(?![a-z])")
_TEXT_CLASS = re.compile(r"(?<![a-z])(?:text|content|body)(?: |$)")
_LONGEST_NAME = 80
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Post:
    """A post; what the page does not tell is None. ``handle`` begins with an at sign, ``date`` is as displayed."""

    text: str
    platform: str
    name: str | None = None
    handle: str | None = None
    date: str | None = None


def platform_of(element: Element) -> str | None:
    """The platform whose post an element embeds; None for an element that embeds none."""
    if element.tag not in _QUOTING and "-" not in str(element.tag):
        return None
    classes = words_of_class(element)
    for name in classes.split():
        if name in _BY_CLASS:
            return _BY_CLASS[name]
    cited = element.get("cite") or element.get("data-instgrm-permalink") or element.get("data-href") or ""
    host = urlsplit(cited).hostname if is_web_address(cited) else None
    if host and host.removeprefix("www.") in _BY_HOST:
        return _BY_HOST[host.removeprefix("www.")]
    word = _BY_WORD.search(f"{classes} {element.tag}")
    embeds = element.tag == "blockquote" or re.search(r"(?<![a-z])(?:embed\w*|post|quote|status)(?![a-z])", classes)
    return _NAMES[word.group(1)] if word and embeds else None


def post_in(element: Element, platform: str) -> Post | None:
    """The post that an element embeds; None where the page holds nothing of it but a link."""
    worded = next(
        (below for below in element.iterdescendants("*") if _TEXT_CLASS.search(words_of_class(below))), element
    )
    lines = [line for block in text_blocks(worded) for line in block.text.split("\n") if line.strip()]
    name, handle, date = _marked(element)
    text: list[str] = []
    for line in lines:
        signed = _SIGNED.search(line) or _BY.search(line)
        if signed:
            name, handle = name or signed["name"].strip(), handle or signed["handle"]
            date = date or signed["date"]
            line = line[: signed.start()].strip()
        elif _HANDLE_ALONE.match(line):
            handle = handle or _HANDLE.search(line).group()  # type: ignore[union-attr]
            continue
        if line and not _is_furniture(line, name, date):
            text.append(line)
    if not text:
        return None
    if name is None:
        whole = "\n".join(block.text for block in text_blocks(element))
        signed = _SIGNED.search(whole) or _BY.search(whole)
        if signed:
            name, handle, date = signed["name"].strip(), handle or signed["handle"], date or signed["date"]
    return Post("\n".join(text), platform, name, handle, _shortened(date))


def _is_furniture(line: str, name: str | None, date: str | None) -> bool:
    return (
        line in (name, date)
        or bool(_LINK_ALONE.match(line))
        or (len(line) <= _LONGEST_LINE and bool(_FOLLOWED.match(line)))
    )


def _marked(element: Element) -> tuple[str | None, str | None, str | None]:
    """Name, handle and date as elements inside name them."""
    name = handle = date = None
    for below in element.iterdescendants("*"):
        classes = words_of_class(below)
        text = _name_in(below)
        if not text:
            continue
        if below.tag == "time":
            date = date or text
        elif _NAME_CLASS.search(classes) and not _TEXT_CLASS.search(classes):
            found = _HANDLE.search(text)
            handle = handle or (found.group() if found else None)
            name = name or _HANDLE.sub("", text).strip(" ()·-–—") or None
    return name, handle, date


def _name_in(element: Element) -> str:
    """The text of an element that holds no more than a name; nothing of one with more, whose end is not looked for."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += sum(len(word) for word in piece.split())
        if length > _LONGEST_NAME:
            return ""
    text = " ".join("".join(pieces).split())
    return text if len(text) <= _LONGEST_NAME else ""


def _shortened(date: str | None) -> str | None:
    date = " ".join((date or "").split()).strip(" ,.")
    return date if _DATED.search(date) else None


def written_post(post: Post) -> str:
    """A post as it stands in the text of an article: its words, and a line with author, platform and date."""
    by = " ".join(
        part for part in (post.name, f"({post.handle})" if post.name and post.handle else post.handle) if part
    )
    parts = [part for part in (by, f"sur {post.platform}", post.date) if part]
    return f"{post.text}\n— {', '.join(parts)}"
