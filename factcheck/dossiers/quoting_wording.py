"""Who is quoted, in words, as a table, as CSV, and as a page with bars.

In: sources and the shares of what they say. Out: rows of text, CSV, HTML. Shares are of the words quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from factcheck.i18n import _, format_percent, language, ngettext
from factcheck.quoting import Gender, Naming, QuotedSource, Share, shares_of, totals
from factcheck.reports.escaping import csv_record, inert, page_text
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
_BAR_WIDTH, _ROW, _LABEL_WIDTH = 300, 26, 220
"""Pixels of the plot: the longest bar, the height of a row, the room for its name."""
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
    """A page by itself, without script or request: shares as bars (SVG) and the table of sources."""
    title = _("Who is quoted")
    yield (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{page_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{page_text(title)}</h1>\n<p>{page_text(summary(sources))}</p>\n"
    )
    for heading, shares in share_groups(sources):
        yield f"<h2>{page_text(heading)}</h2>\n{_bars(heading, [(name, share.share) for name, share in shares])}"
    _claims, words = totals(sources)
    most = [(source_name(one), one.words / words if words else 0.0) for one in sources[:_MOST_BARS]]
    heading = _("Sources with most words")
    yield f"<h2>{page_text(heading)}</h2>\n{_bars(heading, most)}"
    yield from _html_table(sources)
    yield "</main>\n</body>\n</html>\n"


_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
svg { max-width: 100%; height: auto; } svg text { fill: currentColor; font: 14px system-ui, sans-serif; }
svg rect { fill: #36c; } .scroll { overflow-x: auto; } table { border-collapse: collapse; }
th, td { text-align: left; padding: .2rem .7rem .2rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
"""


def _bars(heading: str, shares: Sequence[tuple[str, float]]) -> str:
    """A plot with a bar for each share, its name before and its percentage behind it."""
    if not shares:
        return f"<p>{page_text(_('none'))}</p>\n"
    height, width = _ROW * len(shares), _LABEL_WIDTH + _BAR_WIDTH + 70
    longest = max(share for _name, share in shares) or 1.0
    rows = []
    for number, (name, share) in enumerate(shares):
        length, middle = _BAR_WIDTH * share / longest, _ROW * number + 18
        words = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
        rows.append(
            f'<text x="{_LABEL_WIDTH - 8}" y="{middle}" text-anchor="end">{page_text(words)}</text>'
            f'<rect x="{_LABEL_WIDTH}" y="{middle - 13}" width="{length:.1f}" height="17"/>'
            f'<text x="{_LABEL_WIDTH + length + 6:.1f}" y="{middle}">{page_text(format_percent(share))}</text>'
        )
    label = page_text(heading)
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{label}">{"".join(rows)}</svg>\n'
    )


_NAME = 30
"""Letters of a name that have room before its bar."""


def _html_table(sources: Sequence[QuotedSource]) -> Iterator[str]:
    heads = (_("Source"), _("Named"), _("Gender"), _("Claims"), _("Words"), _("Articles"), _("Outlets"))
    yield f'<div class="scroll">\n<table>\n<tr>{"".join(f"<th>{page_text(head)}</th>" for head in heads)}</tr>\n'
    for one in sources:
        words = [source_name(one), naming_words(one.naming), _gender_cell(one)]
        numbers = (one.claims, one.words, one.articles)
        cells = [f"<td>{page_text(word)}</td>" for word in words]
        cells += [f'<td class="number">{number}</td>' for number in numbers]
        yield f"<tr>{''.join(cells)}<td>{page_text(one_line(', '.join(one.outlets)))}</td></tr>\n"
    yield "</table>\n</div>\n"


def _gender_cell(source: QuotedSource) -> str:
    return gender_words(source.gender, sure=source.sure) if source.naming in _NAMED_PERSONS else "—"
