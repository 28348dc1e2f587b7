"""The report in a terminal: one table an article, stacked blocks where the window is narrow.

In: checked articles, a console. Out: text on the console.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.claim import Label, LabelledClaim
from factcheck.claim_ids import claim_ids, short_id
from factcheck.i18n import _
from factcheck.reports.accusation_wording import accusation_lines
from factcheck.reports.check_wording import certainty_words, check_lines, is_corrected, rule_words
from factcheck.reports.console import Paragraph, cell, table
from factcheck.reports.denial_wording import claim_words
from factcheck.reports.ranking import first_to_check
from factcheck.reports.sign_legend import legend_lines
from factcheck.reports.skipped_wording import ORDINARY_REASONS, quoted_stretches, reason_count, skipped_reasons
from factcheck.reports.source_places import place_of, place_words
from factcheck.reports.totals import Tally
from factcheck.reports.wording import (
    chain_words,
    label_name,
    name_words,
    origin,
    speaker_notes,
    speaker_words,
    standing_words,
    version_words,
)
from factcheck.reports.worth_wording import first_words, worth_score, worth_words
from factcheck.safe_text import one_line
from factcheck.scan_results import Checked, Standing

__all__ = ["NARROW", "print_report", "render", "show"]

# Below NARROW there is too little room for a table; from WIDE on every fact has its own column.
NARROW = 72
WIDE = 140
_DOT = " · "

# The sixteen basic colours only: they follow the user's own theme, light or dark.
_STYLES: Mapping[Label, str] = {
    Label.REPORTED_SPEECH: "cyan",
    Label.ALLEGATION: "bold yellow",
    # No colour: green, above all, would say that somebody found it true.
    Label.ESTABLISHED_FACT: "",
}


def print_report(checked_list: Iterable[Checked], console: Console) -> None:
    """Print the report of each article as soon as it is there and, after several, the totals."""
    tally = Tally()
    for checked in checked_list:
        if tally.articles:
            console.file.write("\n")
        show(render(checked, width=console.width), console)
        tally.add(checked)
    if tally.articles > 1:
        show(Padding(_counts(tally, console.width), (1, 1, 0, 1), expand=False), console)


def show(renderable: RenderableType, console: Console) -> None:
    """Write a renderable to the file of the console."""
    with console.capture() as capture:
        console.print(renderable)
    text = capture.get()
    if not console.color_system:
        # Lines lose the blanks with which a table pads them: copied text is better without.
        text = "".join(f"{line.rstrip(' ')}\n" for line in text.removesuffix("\n").split("\n"))
    # Written here and not by rich, which ends the program when a pipe is closed.
    console.file.write(text)
    console.file.flush()


def render(checked: Checked, *, width: int) -> RenderableType:
    """One article's report, laid out for ``width`` columns: header, claims, counts, what was skipped."""
    inner = width - 2
    parts: list[RenderableType] = [_header(checked, inner), Text()]
    if checked.claims:
        if width < NARROW:
            parts += [_stacked(checked, inner)]
        else:
            parts += [(_full if width >= WIDE else _compact)(checked, inner), Text()]
    parts.append(_counts(Tally([checked]), width))
    parts += [cell([Paragraph(legend, "dim", at=_DOT)], inner) for legend in legend_lines(checked)]
    parts += _first(checked, inner)
    parts += _skipped(checked, inner)
    return Padding(Group(*parts), (0, 1), expand=False)


def _header(checked: Checked, width: int) -> Text:
    article = checked.article
    title = one_line(article.title) if article.title else _("(untitled)")
    lines = [Paragraph(title, "bold"), Paragraph(_DOT.join(origin(article)), "dim", at=_DOT)]
    version = version_words(checked.version)
    return cell([*lines, *([Paragraph(version)] if version else [])], width)


def _full(checked: Checked, width: int) -> Table:
    """A column for every fact."""
    text = checked.article.text
    rows = [
        (
            [Paragraph(str(number), "dim")],
            [_label(item)],
            _speaker(item, text),
            [Paragraph(_medium(item, text) or "—")],
            _claim(item, checked, standing),
            [Paragraph(certainty_words(item, standing))],
            [Paragraph(worth_score(item.worth) or "—")],
            [*_standing(standing), _id(name)],
        )
        for number, item, name, standing in _stood(checked)
    ]
    heads = [
        _("No."),
        _("Label"),
        _("Speaker"),
        _("Medium"),
        _("Claim"),
        _("Certainty\nof label"),
        _("Worth"),
        _("Verification"),
    ]
    return table(heads, rows, width, most=(4, 22, 30, 22, None, 10, 8, 14), right=(0, 5, 6))


def _compact(checked: Checked, width: int) -> Table:
    """The same facts in fewer columns: certainty under the label, medium under the speaker."""
    text = checked.article.text
    rows = []
    for number, item, name, standing in _stood(checked):
        medium = _unchained(item, text)
        speaker = _speaker(item, text) + ([Paragraph(f"({medium})", "dim")] if medium else [])
        label = [_label(item), Paragraph(certainty_words(item, standing))]
        worth = [Paragraph(worth_words(item.worth))] if item.worth else []
        rows.append(
            (
                [Paragraph(str(number), "dim")],
                label,
                speaker,
                _claim(item, checked, standing),
                [*_standing(standing), *worth, _id(name)],
            )
        )
    heads = [_("No."), _("Label\ncertainty"), _("Speaker\n(medium)"), _("Claim"), _("Status\nworth")]
    room = width // 5
    return table(heads, rows, width, most=(4, 12, room, None, 12), right=(0,))


def _stacked(checked: Checked, width: int) -> Group:
    """Claim under claim, without columns."""
    text = checked.article.text
    indent = len(str(len(checked.claims))) + 2
    blocks: list[RenderableType] = []
    for number, item, claim, standing in _stood(checked):
        name, medium = name_words(item, text), _unchained(item, text)
        speaker = _DOT.join((speaker_words(item, text) + (f" → {name}" if name else ""), *speaker_notes(item, text)))
        known = _id(claim).text
        facts = (_named_certainty(item, standing), *standing_words(standing), worth_words(item.worth), known)
        rest = f"· {_DOT.join(filter(None, facts))}"
        lines = [
            Paragraph(rest, lead=label_name(item.label), lead_style=_STYLES[item.label]),
            *_claim(item, checked, standing),
        ]
        lines.append(Paragraph(speaker, lead=_("Speaker:"), lead_style="dim"))
        if medium:
            lines.append(Paragraph(medium, lead=_("Medium:"), lead_style="dim"))
        grid = Table.grid(padding=0)
        grid.add_column(width=indent)
        grid.add_column(width=width - indent)
        grid.add_row(Text(str(number), "dim"), cell(lines, width - indent))
        blocks += [grid, Text()]
    return Group(*blocks)


def _stood(checked: Checked) -> Iterator[tuple[int, LabelledClaim, str, Standing]]:
    """The claims with their numbers, ids and standings."""
    for number, item, name in zip(checked.numbers, checked.claims, claim_ids(checked), strict=True):
        yield number, item, name, checked.standing(name)


def _id(name: str) -> Paragraph:
    """What commands call the claim."""
    return Paragraph(f"id {short_id(name)}", "dim")


def _standing(standing: Standing) -> list[Paragraph]:
    first, *rest = standing_words(standing, narrow=True)
    return [Paragraph(first), *(Paragraph(line, "dim") for line in rest)]


def _named_certainty(item: LabelledClaim, standing: Standing) -> str:
    """The same where no head says what the percentage is of."""
    words = certainty_words(item, standing)
    return words if is_corrected(standing, "label") else _("certainty {share}").format(share=words)


def _label(item: LabelledClaim) -> Paragraph:
    return Paragraph(label_name(item.label), _STYLES[item.label])


def _speaker(item: LabelledClaim, text: str) -> list[Paragraph]:
    name = name_words(item, text)
    words = Paragraph(speaker_words(item, text), "" if item.claim.speaker else "dim")
    more = ([f"→ {name}"] if name else []) + speaker_notes(item, text)
    return [words, *(Paragraph(note, "dim") for note in more)]


def _medium(item: LabelledClaim, text: str) -> str:
    return one_line(item.claim.medium.of(text)) if item.claim.medium else ""


def _unchained(item: LabelledClaim, text: str) -> str:
    """The medium, where no chain of sources names it beside the speaker."""
    linked = chain_words(item.claim) and any(source.span == item.claim.medium for source in item.claim.sources)
    return "" if linked else _medium(item, text)


def _claim(item: LabelledClaim, checked: Checked, standing: Standing) -> list[Paragraph]:
    mark, content = claim_words(item, checked.article.text)
    lines = [Paragraph(content, lead=mark, lead_style="bold red")]
    notes = ((rule_words(item, standing), "magenta"), (place_words(place_of(checked.article, item.claim.span)), "dim"))
    lines += [Paragraph(words, style) for words, style in notes if words]
    accused = accusation_lines(item.claim.accusations, checked.article.text)
    lines += [Paragraph(words, lead=_("Accusation:"), lead_style="yellow", at=_DOT) for words in accused]
    return [
        *lines,
        *(Paragraph(line.text, lead=line.name, lead_style="dim", at=_DOT) for line in check_lines(standing)),
    ]


def _counts(tally: Tally, width: int) -> Text:
    """The total and the count of each label that occurs, in one wrapped line or two."""
    counts = [words for _label, words in tally.labels()]
    lines = [Paragraph(tally.whole_words(), "bold"), *([Paragraph(_DOT.join(counts), at=_DOT)] if counts else [])]
    return cell(lines, width - 2)


def _first(checked: Checked, width: int) -> Iterator[Text]:
    """The claims to check first, each with its number, its worth and why."""
    first = first_to_check(checked)
    if first:
        yield cell([Paragraph(_("Check first:"))], width)
    for number, item in first:
        yield cell([Paragraph(first_words(number, item), "dim")], width, indent=2)


def _skipped(checked: Checked, width: int) -> Iterator[Text]:
    """What was left out: counts by reason and, for unusual reasons, where it stands."""
    reasons = skipped_reasons(checked)
    if not reasons:
        return
    ordinary = [reason_count(reason, n) for reason, n in reasons.items() if reason in ORDINARY_REASONS]
    if ordinary:
        yield cell([Paragraph(_DOT.join(ordinary), "dim", lead=_("Left out:"), lead_style="dim", at=_DOT)], width)
    for reason, n in reasons.items():
        if reason not in ORDINARY_REASONS:
            yield cell([Paragraph(_("{count}:").format(count=reason_count(reason, n)))], width)
            for line in quoted_stretches(checked, reason):
                yield cell([Paragraph(line, "dim")], width, indent=2)
