"""Who is quoted, in words, as a table, as CSV, and as a page with bars.

In: sources and the shares of what they say. Out: rows of text, CSV, HTML. Shares are of the words quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from factcheck.i18n import _, format_percent, language, ngettext
from factcheck.quoting import Gender, Naming, QuotedSource, Share, shares_of, totals
from factcheck.reports.escaping import csv_record, inert, page_text
from factcheck.reports.page.page_files import content_policy, page_style
from factcheck.reports.page.typography import own_words
from factcheck.safe_text import one_line

__all__ = [
    "gender_words",
    "naming_words",
    "record",
    "share_groups",
    "source_name",
    "sources_csv",
    "sources_html",
    "summary",
]

_NAMED_PERSONS = (Naming.NAMED, Naming.UNNAMED)
_COLUMNS = ("name", "naming", "gender", "gender_sure", "claims", "words", "articles", "outlets", "first", "last")
_BAR_WIDTH, _ROW, _SHARE_WIDTH = 300, 42, 52
"""Pixels of the plot: the longest bar, the height of a row, the room for a percentage."""
_MOST_BARS = 12


def naming_words(naming: Naming) -> str:
    """How a source is named, in words."""
    match naming:
        case Naming.NAMED:
            return _("person, by name")
        case Naming.UNNAMED:
            return _("person, without name")
        case Naming.BODY:
            return _("organisation")
        case Naming.MEDIA:
            return _("outlet, agency or document")
        case Naming.VAGUE:
            return _("not identified")
        case Naming.NOBODY:
            return _("no source")


def gender_words(gender: Gender, *, sure: bool = True) -> str:
    """The gender in words, with a question mark where only grammar tells it."""
    words = {Gender.WOMAN: _("woman"), Gender.MAN: _("man"), Gender.UNKNOWN: _("unknown")}[gender]
    return words if sure or gender is Gender.UNKNOWN else f"{words}{chr(0xA0) if language() == 'fr' else ''}?"


def source_name(source: QuotedSource) -> str:
    """The name of a source, or that there is none."""
    return one_line(source.name) or _("no named source")


def summary(sources: Sequence[QuotedSource]) -> str:
    """One line: sources, claims, words."""
    claims, words = totals(sources)
    return " · ".join(
        (
            ngettext("{n} source", "{n} sources", len(sources)).format(n=len(sources)),
            ngettext("{n} claim", "{n} claims", claims).format(n=claims),
            ngettext("{n} word", "{n} words", words).format(n=words),
        )
    )


def share_groups(sources: Sequence[QuotedSource]) -> Iterator[tuple[str, list[tuple[str, Share]]]]:
    """What is told in shares: how sources are named, and women and men among the persons; sure and less so."""
    yield (
        _("How sources are named"),
        [(naming_words(Naming(share.key)), share) for share in shares_of(sources, lambda one: one.naming.value)],
    )
    persons = [one for one in sources if one.naming in _NAMED_PERSONS]
    by_gender: Callable[[QuotedSource], str] = lambda one: f"{one.gender} {int(one.sure)}"  # noqa: E731 (a key, used once)
    found = []
    for share in shares_of(persons, by_gender):
        gender, sure = share.key.split()
        found.append((gender_words(Gender(gender), sure=sure == "1"), share))
    yield _("Persons: women and men (with ? by grammar alone)"), found


def record(source: QuotedSource) -> Mapping[str, object]:
    """A source as programs read it."""
    values = (source.name, source.naming.value, source.gender.value, source.sure, source.claims, source.words)
    rest = (source.articles, list(source.outlets), source.first, source.last)
    return dict(zip(_COLUMNS, (*values, *rest), strict=True))


def sources_csv(sources: Sequence[QuotedSource]) -> Iterator[str]:
    """A head and one line a source; several outlets are parted by semicolons."""
    yield csv_record(_COLUMNS)
    for source in sources:
        row = {**record(source), "outlets": "; ".join(source.outlets), "gender_sure": int(source.sure)}
        yield csv_record([inert("" if row[name] is None else str(row[name])) for name in _COLUMNS])


def sources_html(sources: Sequence[QuotedSource]) -> Iterator[str]:
    """A page by itself, without request, in the style of reports: shares as bars (SVG) and the table of sources."""
    title = _("Who is quoted")
    yield (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{content_policy()}">\n'
        f"<title>{own_words(title)}</title>\n<style>{page_style()}</style>\n</head>\n<body>\n"
        f'<header class="top">\n<h1>{own_words(title)}</h1>\n<p class="total">{own_words(summary(sources))}</p>\n'
        '</header>\n<main class="figures">\n'
    )
    for heading, shares in share_groups(sources):
        yield _figure(heading, [(name, share.share) for name, share in shares])
    _claims, words = totals(sources)
    most = [(source_name(one), one.words / words if words else 0.0) for one in sources[:_MOST_BARS]]
    yield _figure(_("Sources with most words"), most)
    yield from _html_table(sources)
    yield "</main>\n</body>\n</html>\n"


def _figure(heading: str, shares: Sequence[tuple[str, float]]) -> str:
    return f"<section>\n<h2>{own_words(heading)}</h2>\n{_bars(heading, shares)}</section>\n"


def _bars(heading: str, shares: Sequence[tuple[str, float]]) -> str:
    """A plot with a bar for each share, its name above and its percentage behind it, as wide as a telephone."""
    if not shares:
        none = own_words(_("none"))
        return f"<p>{none}</p>\n"
    height, width = _ROW * len(shares), _BAR_WIDTH + _SHARE_WIDTH
    longest = max(share for _name, share in shares) or 1.0
    rows = []
    for number, (name, share) in enumerate(shares):
        length, top = _BAR_WIDTH * share / longest, _ROW * number
        words = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
        rows.append(
            f'<text x="0" y="{top + 14}">{own_words(words)}</text>'
            f'<rect x="0" y="{top + 20}" width="{length:.1f}" height="13"/>'
            f'<text x="{length + 6:.1f}" y="{top + 31}">{own_words(format_percent(share))}</text>'
        )
    label = own_words(heading)
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{label}">'
        f"{''.join(rows)}</svg>\n"
    )


_NAME = 44
"""Letters of a name that have room above its bar."""


def _html_table(sources: Sequence[QuotedSource]) -> Iterator[str]:
    heads = (_("Source"), _("Named"), _("Gender"), _("Claims"), _("Words"), _("Articles"), _("Outlets"))
    columns = "".join(f'<th scope="col">{own_words(head)}</th>' for head in heads)
    name = own_words(_("Who is quoted"))
    # Wider than a telephone: it scrolls by itself, and keys must reach it.
    yield f'<section class="wide" aria-label="{name}" tabindex="0">\n<table>\n<tr>{columns}</tr>\n'
    for one in sources:
        words = [naming_words(one.naming), _gender_cell(one)]
        numbers = (one.claims, one.words, one.articles)
        cells = [f"<td>{own_words(word)}</td>" for word in words]
        cells += [f'<td class="number">{number}</td>' for number in numbers]
        row = f'<th scope="row">{page_text(source_name(one))}</th>{"".join(cells)}'
        yield f"<tr>{row}<td>{page_text(one_line(', '.join(one.outlets)))}</td></tr>\n"
    yield "</table>\n</section>\n"


def _gender_cell(source: QuotedSource) -> str:
    return gender_words(source.gender, sure=source.sure) if source.naming in _NAMED_PERSONS else "—"
