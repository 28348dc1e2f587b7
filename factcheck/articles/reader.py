"""Articles of sources: text, blocks, title, outlet, agency, date.

In: paths, a source or a text, and the words of pages, by default those that come with the package. Out: ``Article``s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from factcheck.article_dates import iso_stamp
from factcheck.articles.french_only import french_only
from factcheck.articles.line_facts import line_facts
from factcheck.articles.page_layout import lay_out
from factcheck.articles.page_words import PageWords, built_in_page_words
from factcheck.claim_ids import article_id
from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import Article, Block, BlockKind, SourceKind
from factcheck.sources.inputs import Fetch, Input, named_inputs
from factcheck.sources.readers import read_sources
from factcheck.sources.source_text import Notice, NoticeCode, SourceText, Told
from factcheck.web_addresses import web_address

if TYPE_CHECKING:
    from factcheck.fetching.fetched import Fetched

__all__ = ["article_of", "articles_of", "articles_of_sources", "read_articles", "read_text"]

_FILES = frozenset((SourceKind.PDF, SourceKind.DOCX, SourceKind.ODT))
"""Documents whose own dates and author are those of a file, which their text knows better."""
# Of the C0 codes only tab, line feed, vertical tab, form feed and carriage return can be text: they are white space.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read_articles(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    words: PageWords | None = None,
    any_language: bool = False,
    fetch: Fetch | None = None,
    told: Told | None = None,
    originals: MutableMapping[str, Fetched] | None = None,
    begun: Callable[[], None] = lambda: None,
) -> Iterator[Article | ArticleError]:
    """Each article of ``paths`` in turn: of files, of all files below a folder (sorted), of ``-``, of addresses.

    For an article that cannot be read its error is yielded, so that the others are still read. Articles that are not in
    French are errors, unless ``any_language``. ``fetch`` gives what stands at an address. ``told`` takes notices;
    ``originals`` gets, by the id of its article, what was fetched, before the article is yielded; ``begun`` is called
    as each input is begun.
    """
    for given in named_inputs(paths, stdin=stdin, fetch=fetch, told=told):
        begun()
        if isinstance(given, ArticleError):
            yield given
            continue
        for article in articles_of(given, words=words, any_language=any_language, told=told):
            if originals is not None and given.fetched is not None and isinstance(article, Article):
                originals[article.id] = given.fetched
            yield article


def articles_of(
    given: Input, *, words: PageWords | None = None, any_language: bool = False, told: Told | None = None
) -> Iterator[Article | ArticleError]:
    """The articles of one input, and errors for those that cannot be read; see ``read_articles``."""
    if told is not None and given.fetched is not None and given.fetched.left_https:
        told(given.name, Notice(NoticeCode.LEFT_HTTPS, {"url": given.fetched.final_url}))
    try:
        sources = read_sources(given.data, name=given.name, declared=given.declared, told=told)
    except ArticleError as error:
        sources = [error]
    placed = (one if isinstance(one, ArticleError) else _at_its_address(one, given) for one in sources)
    yield from articles_of_sources(placed, words=words, any_language=any_language, told=told)


def articles_of_sources(
    sources: Iterable[SourceText | ArticleError],
    *,
    words: PageWords | None = None,
    any_language: bool = False,
    told: Told | None = None,
) -> Iterator[Article | ArticleError]:
    """The articles of sources, and errors for those that are none; see ``read_articles``."""
    for source in sources:
        try:
            if isinstance(source, ArticleError):
                raise source
            article = article_of(source, words=words)
            article, notices = (article, ()) if any_language else french_only(article)
        except ArticleError as error:
            yield error
            continue
        if told is not None:
            for notice in (*source.notices, *notices):
                told(source.name, notice)
        yield article


def _at_its_address(source: SourceText, given: Input) -> SourceText:
    """A page that does not tell its own address stands at the one it was fetched from; one of several articles of a
    feed or an archive does not: it would pass for a new version of the others."""
    if given.fetched is None or source.metadata.url or source.name != given.name:
        return source
    return replace(source, metadata=replace(source.metadata, url=given.fetched.final_url))


def read_text(text: str, *, source: str, words: PageWords | None = None) -> Article:
    """The article that ``text`` holds; ``source`` names it in reports and messages.

    ``words`` are the words that pages are read by; by default those of the lists that come with the package.

    Raises:
        ArticleError: the text is blank or holds control characters.
    """
    return article_of(SourceText(name=source, kind=SourceKind.TEXT, text=text), words=words)


def article_of(source: SourceText, *, words: PageWords | None = None) -> Article:
    """The article of a source: its paragraphs with their kinds; metadata from the source, else from its lines.

    ``words`` are the words that pages are read by; by default those of the lists that come with the package.

    Raises:
        ArticleError: the text is blank or holds control characters.
    """
    text, told = source.text, source.metadata
    _refuse_what_is_no_text(text, source.name)
    words = words or built_in_page_words()
    blocks = lay_out(text, words, source.parts)
    lines = line_facts(text, blocks, words)
    published, of_file = iso_stamp(told.published), source.kind in _FILES
    return Article(
        id=article_id(text),
        source=source.name,
        text=text,
        blocks=blocks,
        title=_first(text, blocks, BlockKind.HEADLINE) or told.headline,
        outlet=told.outlet or lines.outlet,
        agency=told.agency or lines.agency,
        published=(lines.published or published) if of_file else (published or lines.published),
        kind=source.kind,
        standfirst=_first(text, blocks, BlockKind.STANDFIRST) or told.standfirst,
        authors=(lines.authors or told.authors) if of_file else (told.authors or lines.authors),
        place=told.place or lines.place,
        updated=(None if of_file else iso_stamp(told.updated)) or lines.updated,
        url=web_address(told.url),
        encoding=source.encoding,
        places=source.places,
    )


def _refuse_what_is_no_text(text: str, name: str) -> None:
    if not text or text.isspace():
        raise ArticleError(
            _("empty: expected the text of an article; check that the file was saved, or leave it out"), source=name
        )
    control = _CONTROL.search(text)
    if control:
        raise ArticleError(
            _(
                "control character U+{code} on line {line}: expected plain text; "
                "remove it, or save the article as plain text"
            ).format(code=f"{ord(control.group()):04X}", line=text.count("\n", 0, control.start()) + 1),
            source=name,
        )


def _first(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> str | None:
    """The words of the first block of a kind, on one line."""
    block = next((b for b in blocks if b.kind is kind), None)
    return " ".join(block.span.of(text).split()) if block else None
