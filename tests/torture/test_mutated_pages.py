"""Mutated pages and feeds are read or refused: no traceback, no long wait, and parts that lie in the text.

FACTCHECK_TORTURE says how many hundreds (``make torture``: a hundred); without it, thirty are tried.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable

from factcheck.articles.reader import article_of
from factcheck.errors import ArticleError
from factcheck.sources.formats.feed import read_feed
from factcheck.sources.formats.html import read_html
from factcheck.sources.source_text import SourceText
from tests.support.source_files import FILES

DRAWS = 100 * int(os.environ.get("FACTCHECK_TORTURE", "0")) or 30
LONGEST_S = 10
PIECES = (
    b"<div>", b"</div>", b"<p>", b'"', b"'", b"<!--", b"-->", b"<script>", b"</script>", b"&#0;", b"&#x110000;",
    b"\x01", b"&#x1;", b"&#xFFFF;", b"\xff", b'<a href="http://[::1">', b"{", b"}", b"[", b"null", b"1e999",
    b"&nbsp;", b"<![CDATA[", b"]]>", b"<svg>", b'<blockquote class="twitter-tweet" cite="http://[x">',
    b'<time datetime="9999999-99-99">', b"<input type=email>", b"<meta name=date content='31 octobre 2026 25h99'>",
    b"<math><mi>", b"<table><tr>", b"<frameset>", b"<body>", b"</body>", b"</html>", b"<head>", b"<title>",
    b"<plaintext>", b"\xed\xa0\x80", b"&#xD800;", b"<image><width>",
    b'<link rel=canonical href="http://a:99999999/">', b"<item>", b"</item>", b"<entry>",
)  # fmt: skip


def mutated(data: bytes, draw: random.Random) -> bytes:
    """The same with a few pieces put in, taken out, doubled or changed."""
    made = bytearray(data)
    for _ in range(draw.choice((1, 3, 10, 40))):
        at = draw.randrange(len(made) + 1)
        match draw.randrange(4):
            case 0:
                made[at:at] = draw.choice(PIECES)
            case 1 if len(made) > 1000:
                del made[at : at + draw.randrange(1, 200)]
            case 2:
                begin = draw.randrange(len(made) + 1)
                made[at:at] = made[begin : begin + draw.randrange(1, 500)]
            case _:
                made[at : at + 1] = bytes([draw.randrange(256)])
    return bytes(made)


def check(found: list[SourceText | ArticleError]) -> None:
    """Each article can be laid out, and its parts follow one another within its text."""
    for source in found:
        if isinstance(source, ArticleError):
            continue
        last = 0
        for part in source.parts:
            assert last <= part.span.start < part.span.end <= len(source.text)
            last = part.span.end
        try:
            article_of(source)
        except ArticleError:
            continue


def files(folder: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((FILES / folder).iterdir()) if path.suffix != ".yaml"]


def torture(read: Callable[..., list[SourceText | ArticleError]], originals: list[bytes]) -> None:
    for seed in range(DRAWS):
        draw = random.Random(seed)
        data = mutated(draw.choice(originals), draw)
        began = time.process_time()
        try:
            check(read(data, name=f"seed {seed}"))
        except ArticleError:
            pass
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
        assert time.process_time() - began < LONGEST_S, f"seed {seed}"


def test_mutated_pages_are_read_or_refused() -> None:
    torture(read_html, files("pages"))


def test_mutated_feeds_are_read_or_refused() -> None:
    torture(read_feed, files("feeds"))
