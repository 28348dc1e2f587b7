"""The figures of an evaluation, laid out for a terminal: breakdowns, calibration, errors, experiments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from claims.claim import LABELS, Label, LabelledClaim, Style
from claims.document.span import GAP, Span
from claims.document.tree import Sentence
from factcheck.cli.views.sections import print_heading, print_note, print_paragraphs, print_table
from factcheck.evaluation.calibration import reliability
from factcheck.evaluation.figures import GOALS, Group, Tally, reached
from factcheck.evaluation.gold import GoldClaim
from factcheck.evaluation.worst_errors import Fault, Mistake
from factcheck.i18n import N_, _, ngettext
from factcheck.labels.ablations import Experiment, Family
from factcheck.reports.console import Paragraph
from factcheck.reports.terminal import show
from factcheck.reports.wording import label_name
from factcheck.safe_text import one_line

__all__ = ["FIGURES", "compact", "print_errors", "print_experiments", "print_leaks", "print_tallies", "print_worst"]

FIGURES: Mapping[str, str] = {
    "attributed_f1@0.3": N_("attributed, F1 at overlap 0.3"),
    "attributed_f1@0.8": N_("attributed, F1 at overlap 0.8"),
    "attributed_f1@iou 0.5": N_("attributed, F1 at IoU 0.5"),
    "speaker": N_("speaker overlap"),
    "name": N_("resolved name"),
    "cue": N_("cue overlap"),
    "medium_f1": N_("medium, F1"),
    "label_macro_f1": N_("label, macro F1"),
    "facts_f1": N_("facts, F1 at IoU 0.5"),
    "shown_as_fact": N_("attributed, shown as fact"),
    "within_fact": N_("attributed, within a longer fact"),
    "attributed_precision": N_("attributed, precision at IoU"),
    "attributed_recall": N_("attributed, recall at IoU"),
    "label_f1 reported_speech": N_("label, F1 of reported speech"),
    "label_f1 allegation": N_("label, F1 of allegation"),
    "label_accuracy": N_("label, accuracy"),
    "style": N_("style"),
    "denials": N_("denials"),
    "brier": N_("Brier score"),
    "calibration_error": N_("expected calibration error"),
}
"""The figures of a tally in words."""

_FAULTS: Mapping[Fault, str] = {
    Fault.SHOWN_AS_FACT: N_("shown as a fact"),
    Fault.WRONG_LABEL: N_("wrong label"),
    Fault.MISSED: N_("missed"),
    Fault.SPURIOUS: N_("spurious"),
    Fault.WRONG_SPEAKER: N_("wrong speaker"),
}
_STYLES: Mapping[Style, str] = {
    Style.DIRECT: N_("direct"),
    Style.INDIRECT: N_("indirect"),
    Style.MIXED: N_("mixed"),
}
_FEATURES: Mapping[str, str] = {
    "rule": N_("construction and the rule’s label"),
    "speaker": N_("speaker and denial"),
    "cue": N_("the cue"),
    "mood": N_("mood and tense"),
    "root": N_("the main verb"),
    "words": N_("word lists"),
    "surface": N_("quotation marks, numbers, first person"),
    "other": N_("others"),
}
_APART = "  "


def print_tallies(tallies: Mapping[str, Tally], spans: Mapping[str, tuple[float, float]], console: Console) -> None:
    """One column of figures a folder, the last for all articles together, to which intervals and breakdowns belong."""
    *_parts, whole = tallies.values()
    print_heading(ngettext("{n} article", "{n} articles", whole.articles).format(n=whole.articles), console)
    figures = {name: tally.figures() for name, tally in tallies.items()}
    last = whole.figures()
    rows = []
    for name, words in FIGURES.items():
        low_high = "–".join(f"{v:.2f}" for v in spans[name]) if name in spans else ""
        rows.append([_(words), *(f"{f[name]:.3f}" for f in figures.values()), low_high, *_goal(name, last[name])])
    folders = [one_line(name) for name in tallies]
    print_table([_("Figure"), *folders, _("95 %"), _("Goal"), ""], rows, console)
    print_note(_("95 %: articles drawn anew a thousand times; ✓ reached, ✗ missed"), console)
    print_heading(_("By construction"), console)
    rules = sorted(whole.rules.items(), key=lambda item: (-item[1].found, item[0]))
    heads = [_("Rule"), _("Found"), _("Right"), _("Precision"), _("Label"), _("Speaker")]
    rows = [[one_line(n), str(g.found), str(g.right), f"{g.precision:.3f}", *_shares(g)] for n, g in rules]
    print_table(heads, rows, console)
    print_note(
        _("A claim that several rules agree on counts for each. Label and speaker: right on attributed matches"),
        console,
    )
    print_heading(_("By style"), console)
    heads = [_("Style"), _("Marked"), _("Found"), _("Precision"), _("Recall"), _("Label"), _("Speaker")]
    styles = [(style, whole.styles[style]) for style in Style if style in whole.styles]
    rows = [
        [_(_STYLES[s]), str(g.gold), str(g.found), f"{g.precision:.3f}", f"{g.recall:.3f}", *_shares(g)]
        for s, g in styles
    ]
    print_table(heads, rows, console)
    print_heading(_("Labels: marked (rows) and shown (columns)"), console)
    shown: Sequence[Label | None] = (*LABELS, None)
    rows = [
        [label_name(g) if g else _("not marked"), *(str(whole.confusion[g, f]) if g or f else "" for f in shown)]
        for g in shown
    ]
    print_table(["", *(label_name(f) for f in LABELS), _("not shown")], rows, console)
    print_heading(_("Calibration, labels out of fold"), console)
    rows = [
        [f"{b.low:.1f}–{b.high:.1f}", str(b.count), f"{b.mean:.3f}", f"{b.right:.3f}"]
        for b in reliability(whole.forecasts)
    ]
    print_table([_("Probability"), _("Claims"), _("mean"), _("right")], rows, console)


def _goal(name: str, value: float) -> tuple[str, str]:
    if name not in GOALS:
        return "", ""
    sign = "<" if name == "shown_as_fact" else "≥"
    return f"{sign} {GOALS[name]:.2f}", "✓" if reached(name, value) else "✗"


def _shares(group: Group) -> tuple[str, str]:
    if not group.attributed:
        return "", ""
    return f"{group.label / group.attributed:.3f}", f"{group.speaker / group.attributed:.3f}"


# --- Errors ----------------------------------------------------------------------------------------------------------


def print_leaks(leaks: Sequence[Mistake], of: int, console: Console) -> None:
    """Each attributed claim that is shown as a fact; ``of`` is how many attributed claims there are."""
    title = _("Attributed, shown as fact: {n} of {all} ({share})")
    print_heading(title.format(n=len(leaks), all=of, share=f"{100 * len(leaks) / max(of, 1):.1f} %"), console)
    for leak in leaks:
        label = label_name(leak.gold.label) if leak.gold else ""
        lead = f"{one_line(leak.article)} · {label} · {leak.weight:.2f}"
        print_paragraphs([Paragraph(lead, "dim")], console, indent=1)
        print_paragraphs([Paragraph(_words(leak.gold, leak.text))], console, indent=3)


def print_worst(mistakes: Sequence[Mistake], console: Console) -> None:
    """The worst errors, each with its sentence, what a person marked, what was found, the rules and the parse."""
    print_heading(ngettext("The worst error", "The {n} worst errors", len(mistakes)).format(n=len(mistakes)), console)
    for number, mistake in enumerate(mistakes, 1):
        head = f"{number}. {_(_FAULTS[mistake.fault])}"
        lines = [Paragraph(f"· {one_line(mistake.article)} · {mistake.weight:.2f}", lead=head, lead_style="bold")]
        print_paragraphs(lines, console)
        rules = mistake.found.claim.rules if mistake.found else ()
        construction = f"({mistake.found.claim.construction})" if mistake.found else "—"
        parts = [
            (_("sentence"), one_line(mistake.sentence.span.of(mistake.text)) if mistake.sentence else ""),
            (_("expected"), _expected(mistake.gold, mistake.text)),
            (_("found"), _found(mistake.found, mistake.text)),
            (_("rules"), ", ".join(rules) or construction),
        ]
        print_paragraphs(
            [Paragraph(words, lead=f"{name}:", lead_style="dim") for name, words in parts if words], console, indent=2
        )
        if mistake.sentence:
            # Lines break between words of the sentence, never between a word and its number.
            parse = _APART.join(compact(mistake.sentence))
            print_paragraphs([Paragraph(parse, at=_APART, lead=f"{_('parse')}:", lead_style="dim")], console, indent=2)
        show(Text(), console)


def print_errors(mistakes: Sequence[Mistake], console: Console) -> None:
    """All missed and spurious claims, one a line, by kind."""
    wanted = sorted((m for m in mistakes if m.fault in (Fault.MISSED, Fault.SPURIOUS)), key=lambda m: m.fault)
    for fault, ones in groupby(wanted, key=lambda m: m.fault):
        print_heading(_(_FAULTS[fault]), console)
        for mistake in ones:
            claim = mistake.gold if fault is Fault.MISSED else mistake.found
            why = ", ".join(mistake.found.claim.rules) if fault is Fault.SPURIOUS and mistake.found else ""
            lead = " · ".join(part for part in (one_line(mistake.article), why) if part)
            print_paragraphs([Paragraph(_words(claim, mistake.text), lead=f"{lead} |", lead_style="dim")], console)


def compact(sentence: Sentence) -> Iterator[str]:
    """The words of a sentence as ``number form/UPOS/relation>head``, counted from 1, the root's head 0."""
    for word in sentence.words:
        yield f"{word.index + 1} {one_line(word.form)}/{word.upos}/{word.deprel}>{word.head + 1}"


def _expected(gold: GoldClaim | None, text: str) -> str:
    if gold is None:
        return _("nothing")
    return _claim(label_name(gold.label), gold.speaker, gold.speaker_name, gold.cue, _words(gold, text), text)


def _found(found: LabelledClaim | None, text: str) -> str:
    if found is None:
        return _("nothing")
    speaker = found.claim.speaker
    label = f"{label_name(found.label)} {found.score:.2f}"
    words = _words(found, text)
    return _claim(
        label, speaker.span if speaker else None, speaker.name if speaker else None, found.claim.cue, words, text
    )


def _claim(label: str, speaker: Span | None, name: str | None, cue: Span | None, words: str, text: str) -> str:
    who = one_line(speaker.of(text)) if speaker else _("no named source")
    known = f" ({one_line(name)})" if speaker and name and one_line(name) != who else ""
    by = f" · «\xa0{one_line(cue.of(text))}\xa0»" if cue else ""
    return f"{label} · {who}{known}{by} · {words}"


def _words(claim: GoldClaim | LabelledClaim | None, text: str) -> str:
    if claim is None:
        return ""
    spans = claim.content if isinstance(claim, GoldClaim) else claim.claim.content
    return GAP.join(one_line(span.of(text)) for span in spans)


# --- Experiments -----------------------------------------------------------------------------------------------------


def print_experiments(experiments: Sequence[Experiment], articles: int, console: Console) -> None:
    """A table a family, the full model first for comparison."""
    full = next(e for e in experiments if e.family is Family.MODEL)
    print_heading(_("The label classifier, out of fold by article"), console)
    titles = {
        Family.BASELINE: _("Against baselines"),
        Family.ABLATION: _("Without some features"),
        Family.CURVE: _("With fewer articles to learn from"),
        Family.CALIBRATION: _("With a calibration step"),
    }
    for family, title in titles.items():
        ones = [e for e in experiments if e.family is family]
        if not ones:
            continue
        print_heading(title, console)
        print_table(
            [_("Experiment"), "F1", _("acc."), "Brier", "ECE", _("fact"), _("out"), "Δ F1", _("95 %")],
            [_experiment(experiment, articles) for experiment in (full, *ones)],
            console,
        )
    note = _(
        "F1: mean over the labels; acc.: right labels; fact: speech and allegations shown as facts; out: too doubtful "
        "to be shown; Δ F1: less the full model’s; 95 %: of a thousand draws of articles, and with fewer articles the "
        "least and greatest F1 of several draws"
    )
    print_note(note, console)


def _experiment(experiment: Experiment, articles: int) -> list[str]:
    learned = int(experiment.name) if experiment.family is Family.CURVE else articles
    names = {
        Family.MODEL: _("full model, {n} articles").format(n=articles),
        Family.BASELINE: _("the rule’s label") if experiment.name == "rules" else _("the commonest label"),
        Family.ABLATION: _("without {group}").format(group=_(_FEATURES.get(experiment.name, experiment.name))),
        Family.CURVE: ngettext("{n} article", "{n} articles", learned).format(n=learned),
        Family.CALIBRATION: _("temperature, fitted within the folds"),
    }
    difference = f"{experiment.difference:+.3f}" if experiment.difference is not None else ""
    span = experiment.interval or experiment.spread
    low_high = " ".join(f"{value:+.2f}" if experiment.interval else f"{value:.2f}" for value in span) if span else ""
    scored = experiment.score
    figures = (scored.macro_f1, scored.accuracy, scored.brier, scored.calibration_error)
    shares = (scored.shown_as_fact, scored.left_out)
    return [names[experiment.family], *(f"{value:.3f}" for value in (*figures, *shares)), difference, low_high]
