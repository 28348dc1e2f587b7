"""What a person should know of how a source was read, in words.

In: a ``Notice``. Out: one line in the language in force.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.i18n import _, ngettext
from factcheck.sources.language import language_name
from factcheck.sources.left_out import LeftOut
from factcheck.sources.source_text import Notice, NoticeCode

__all__ = ["notice_words"]

_LEFT_OUT: Mapping[str, Callable[[int], str]] = {
    LeftOut.HIDDEN: lambda n: ngettext("{n} hidden file or folder", "{n} hidden files or folders", n),
    LeftOut.PAGE_PARTS: lambda n: ngettext("{n} part of a saved page", "{n} parts of saved pages", n),
    LeftOut.PICTURES: lambda n: ngettext("{n} picture", "{n} pictures", n),
    LeftOut.RECORDINGS: lambda n: ngettext("{n} recording", "{n} recordings", n),
    LeftOut.TABLES: lambda n: ngettext("{n} table or database", "{n} tables or databases", n),
    LeftOut.PROGRAMS: lambda n: ngettext("{n} file of a program", "{n} files of programs", n),
    LeftOut.UNKNOWN: lambda n: ngettext("{n} file of an unknown kind", "{n} files of unknown kinds", n),
    LeftOut.LINKS: lambda n: ngettext("{n} link or device", "{n} links or devices", n),
}


def notice_words(notice: Notice) -> str:
    """A notice in words, without the name of the source that it is about."""
    return _WORDINGS[notice.code](notice.values)


Values = Mapping[str, str | int]


def _number(values: Values) -> int:
    return int(values["count"])


def _encoding(values: Values) -> str:
    words = _("not UTF-8; read as {encoding}: if letters look wrong, save it as UTF-8")
    return words.format(encoding=values["encoding"])


def _other_language(values: Values) -> str:
    n = _number(values)
    words = ngettext(
        "{n} paragraph in {language} is left out; --any-language reads it, too",
        "{n} paragraphs in {language} are left out; --any-language reads them, too",
        n,
    )
    return words.format(n=n, language=language_name(str(values["language"])))


def _garbled(values: Values) -> str:
    n = _number(values)
    words = ngettext(
        "{n} letter is garbled, such as Ã© for é: it was so in the source, and is judged as it stands",
        "{n} letters are garbled, such as Ã© for é: they were so in the source, and are judged as they stand",
        n,
    )
    return words.format(n=n)


def _records(values: Values) -> str:
    n = _number(values)
    return ngettext("{n} record is damaged and left out", "{n} records are damaged and left out", n).format(n=n)


def _left_out(values: Values) -> str:
    counts = [_LEFT_OUT[reason](int(n)).format(n=n) for reason, n in values.items()]
    return _("left out: {what}").format(what=", ".join(counts))


_WORDINGS: Mapping[NoticeCode, Callable[[Values], str]] = {
    NoticeCode.ENCODING_GUESSED: _encoding,
    NoticeCode.PART_LEFT_OUT: lambda values: _("left out: {what}").format(what=values["what"]),
    NoticeCode.PAGES_WITHOUT_TEXT: lambda values: _(
        "pages without text, such as pictures of pages: {pages}; let a text recognition read them"
    ).format(pages=values["pages"]),
    NoticeCode.EXCERPT_ONLY: lambda _values: _("an excerpt only: the rest of the article is not in it"),
    NoticeCode.RECORDS_LEFT_OUT: _records,
    NoticeCode.OTHER_LANGUAGE: _other_language,
    NoticeCode.GARBLED: _garbled,
    NoticeCode.LEFT_OUT: _left_out,
    NoticeCode.LEFT_HTTPS: lambda _values: _(
        "came by http, though its address began with https: somebody on the way may have changed it"
    ),
}
