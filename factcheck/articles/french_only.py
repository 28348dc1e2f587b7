"""Articles of which only the French is judged.

In: an ``Article``. Out: the same, its paragraphs in other languages marked as such; an error where no French is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import Article, Block, BlockKind
from factcheck.sources.language import FRENCH, PROBE, are_french, language_name, language_of, words_of
from factcheck.sources.source_text import Notice, NoticeCode

__all__ = ["french_only"]

_READ = frozenset((BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.BOX, BlockKind.QUESTION, BlockKind.POST))
"""The kinds of blocks that may hold claims; the language of the others does not matter."""
_LEAST_WORDS = 12
"""A shorter paragraph may be a name, a motto, a quoted line: it is judged with those around it."""
_SPACELESS = re.compile("[\u2e81-\U0010ffff]")
"""Characters of scripts that part no words by spaces."""
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")
_LEAST_FRENCH = 0.15
"""Share of letters in French below which an article counts as one in another language: its quotations may be French."""


def french_only(article: Article) -> tuple[Article, tuple[Notice, ...]]:
    """The article with its foreign paragraphs as blocks of their own kind, and a notice for each of their languages.

    Paragraphs of few words go with the rest: an English motto, a name, a short answer is no foreign text.

    Raises:
        ArticleError: the article is in another language; the message names it.
    """
    read = [block for block in article.blocks if block.kind in _READ]
    languages = [_language(block.span.of(article.text)) for block in read]
    foreign = {block.span: code for block, code in zip(read, languages, strict=True) if code not in (None, FRENCH)}
    if not foreign and (FRENCH in languages or not read):
        return article, ()
    code = _language_of_all(article, read, languages)
    if code not in (None, FRENCH):
        message = _("in {language}: expected French; translate it, or read it all the same with --any-language")
        raise ArticleError(message.format(language=language_name(str(code))), source=article.source)
    marked = tuple(Block(BlockKind.OTHER_LANGUAGE, b.span) if b.span in foreign else b for b in article.blocks)
    counts = Counter(foreign.values())
    notices = (Notice(NoticeCode.OTHER_LANGUAGE, {"language": str(code), "count": n}) for code, n in counts.items())
    return replace(article, blocks=marked), tuple(notices)


def _language(paragraph: str) -> str | None:
    """The language of a paragraph that is long enough; of one that quotes another, that of the words around."""
    words = words_of(paragraph)
    if len(words) >= _LEAST_WORDS and len(paragraph) <= PROBE and are_french(words):
        # Nearly all paragraphs: no other look at them.
        return FRENCH
    if len(words) < _LEAST_WORDS and len(_SPACELESS.findall(paragraph)) < _LEAST_WORDS:
        return None
    code = language_of(paragraph)
    if code in (None, FRENCH):
        return code
    around = _without_quotations(paragraph)
    return code if around == paragraph or language_of(around) == code else None


def _without_quotations(text: str) -> str:
    return _QUOTED.sub(" ", text)


def _language_of_all(article: Article, read: Sequence[Block], languages: Sequence[str | None]) -> str | None:
    """The language of an article as a whole: that of its short paragraphs together, if no long one is French."""
    sizes: Counter[str] = Counter()
    short: list[str] = []
    for block, code in zip(read, languages, strict=True):
        text = block.span.of(article.text)
        if code is None:
            short.append(_without_quotations(text))
        else:
            sizes[code] += len(text)
    together = "\n".join(short)
    code = language_of(together) if together else None
    if code is not None:
        sizes[code] += len(together)
    if not sizes or sizes[FRENCH] >= _LEAST_FRENCH * sizes.total():
        return FRENCH
    return sizes.most_common(1)[0][0]
