"""A parse, the attempts of the rules and the claims, laid out for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from claims.authoring.failed_conditions import FailedKey
from claims.authoring.trace import Attempt, Explanation, Failure
from claims.claim import Claim, ContentChange
from claims.document.tree import Sentence, Word
from factcheck.i18n import _
from factcheck.reports.console import Paragraph, cell
from factcheck.reports.content_step_wording import content_step_words
from factcheck.safe_text import one_line

__all__ = ["print_explanation", "tree_rows"]

_NARROW = 60
_ROOM = 24
_GUIDES = {"wide": ("├─ ", "└─ ", "│  ", "   "), "narrow": ("├ ", "└ ", "│ ", "  ")}
_ASCII = {"wide": ("|- ", "`- ", "|  ", "   "), "narrow": ("| ", "` ", "| ", "  ")}


def print_explanation(explanation: Explanation, console: Console, *, marked: Mapping[int, str]) -> None:
    """Print one sentence: its tree, each rule's attempt, the claims. ``marked`` maps words to their roles."""
    explanation = _safe(explanation)
    width = console.width
    console.print(cell([Paragraph(one_line(explanation.sentence.span.of(explanation.text)), "bold")], width))
    console.print(Text())
    ascii_only = not console.encoding.lower().startswith("utf")
    for line in _tree(explanation.sentence, width, marked, ascii_only=ascii_only):
        console.print(line)
    console.print(Text())
    if not explanation.attempts:
        console.print(cell([Paragraph(_("No rule finds its trigger here."), "dim")], width))
    for attempt in explanation.attempts:
        _print_attempt(attempt, explanation.sentence, console)
    console.print(Text())
    if not explanation.claims:
        console.print(cell([Paragraph(_("No claim results."), "dim")], width))
    for number, claim in enumerate(explanation.claims, 1):
        _print_claim(number, claim, explanation.text, console)


def _safe(explanation: Explanation) -> Explanation:
    """The same, with its words made printable."""
    words = tuple(replace(w, form=one_line(w.form), lemma=one_line(w.lemma)) for w in explanation.sentence.words)
    return replace(explanation, sentence=replace(explanation.sentence, words=words))


# --- The tree --------------------------------------------------------------------------------------------------------


def tree_rows(sentence: Sentence, guides: Sequence[str]) -> Iterator[tuple[str, str, Word]]:
    """Guide before the word, guide below it, word: the root first, dependents in text order."""
    branch, last, pipe, blank = guides

    def below(word: Word, lead: str) -> Iterator[tuple[str, str, Word]]:
        children = [w for w in sentence.children(word) if w.index not in seen]
        seen.update(w.index for w in children)
        for child in children:
            final = child is children[-1]
            under = lead + (blank if final else pipe)
            yield lead + (last if final else branch), under, child
            yield from below(child, under)

    seen: set[int] = set()
    # A broken parse may have several roots: no word may be left out.
    for word in (sentence.root, *sentence.words):
        if word.index not in seen and (word.head < 0 or word is sentence.root):
            seen.add(word.index)
            yield "", "", word
            yield from below(word, "")
    for word in sentence.words:
        if word.index not in seen:
            seen.add(word.index)
            yield "? ", "", word


def _tree(sentence: Sentence, width: int, marked: Mapping[int, str], *, ascii_only: bool) -> Iterator[Text]:
    guides = (_ASCII if ascii_only else _GUIDES)["narrow" if width < _NARROW else "wide"]
    rows = list(tree_rows(sentence, guides))
    first = max(cell_len(lead + w.form) for lead, _under, w in rows) + 2
    lemma = max(cell_len(w.lemma) for _lead, _under, w in rows) + 2
    relation = max(cell_len(_relation(w, marked)) for _lead, _under, w in rows) + 2
    whole = first + lemma + 7 + relation
    inline = whole + _ROOM <= width
    for lead, under, word in rows:
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(lead, "dim")
        line.append(word.form, "bold cyan" if word.index in marked else "bold")
        if width < whole:
            # Too narrow for columns: part of speech and relation beside the word, the rest below it.
            line.append(f" {word.upos} ", "green")
            _append_relation(line, word, marked)
            yield from _folded(line, under, width)
            rest = " ".join(part for part in (word.lemma if word.lemma != word.form else "", _features(word)) if part)
            if rest:
                yield from _below(rest, under, width)
            continue
        line.append(" " * (first - cell_len(lead + word.form)))
        line.append(word.lemma.ljust(lemma), "dim" if word.lemma == word.form else "")
        line.append(word.upos.ljust(7), "green")
        start = len(line.plain)
        _append_relation(line, word, marked)
        features = _features(word)
        gap = relation - (len(line.plain) - start)
        if features and inline and cell_len(line.plain) + gap + cell_len(features) <= width:
            line.append(" " * gap + features, "dim")
            features = ""
        yield line
        if features:
            yield from _below(features, under, width)


def _relation(word: Word, marked: Mapping[int, str]) -> str:
    return f"{word.deprel} = {marked[word.index]}" if word.index in marked else word.deprel


def _append_relation(line: Text, word: Word, marked: Mapping[int, str]) -> None:
    line.append(word.deprel, "yellow")
    if word.index in marked:
        line.append(f" = {marked[word.index]}", "magenta")


def _features(word: Word) -> str:
    return " ".join(f"{name}={value}" for name, value in sorted(word.feats.items()))


def _below(words: str, under: str, width: int) -> Iterator[Text]:
    room = max(width - cell_len(under) - 2, 8)
    for row in cell([Paragraph(words)], room).plain.split("\n"):
        line = Text(no_wrap=True)
        line.append(under + "  ", "dim")
        line.append(row, "dim")
        yield line


def _folded(line: Text, under: str, width: int) -> Iterator[Text]:
    """A line that is too long for the terminal, in several lines."""
    if cell_len(line.plain) <= width:
        yield line
        return
    at = line.plain.rfind(" ", len(under) + 1, width + 1)
    at = at if at > 0 else width
    yield line[:at]
    rest = Text(no_wrap=True, overflow="ellipsis")
    rest.append(under + "  ", "dim")
    rest.append_text(line[at:] if line.plain[at : at + 1] != " " else line[at + 1 :])
    yield rest


# --- Attempts --------------------------------------------------------------------------------------------------------


def _print_attempt(attempt: Attempt, sentence: Sentence, console: Console) -> None:
    rule = attempt.rule
    bound = " · ".join(f"{name} {sentence.words[i].form}" for name, i in attempt.words.items())
    head, style = _outcome(attempt)
    console.print(cell([Paragraph(head, lead=f"{rule.id} ({rule.priority})", lead_style=style)], console.width))
    lines = [Paragraph(bound, "dim", at=" · ")] if bound else []
    if attempt.failure is not None:
        lines += [Paragraph(words) for words in _failure(attempt.failure, sentence)]
    if attempt.winners:
        lines.append(Paragraph(_("raise the priority, or name them under overrides"), "dim"))
    if lines:
        console.print(cell(lines, console.width, indent=2))


def _outcome(attempt: Attempt) -> tuple[str, str]:
    if attempt.won:
        return _("finds the claim"), "bold green"
    if attempt.failure is not None:
        return _("fails at {clause}").format(clause=attempt.failure.clause), "bold red"
    if attempt.winners:
        return _("matches, and gives way to {rules}").format(rules=", ".join(attempt.winners)), "bold yellow"
    return _("matches, and yields no content"), "bold yellow"


def _failure(failure: Failure, sentence: Sentence) -> Iterator[str]:
    """A failed condition in words: the word that came nearest and what it lacks, or where the path ended."""
    form = sentence.words[failure.word].form if failure.word >= 0 else ""
    if failure.clause == "without":
        yield _("{path} leads to « {word} », which must not be there").format(path=failure.path or ".", word=form)
        return
    for reason in failure.reasons:
        yield _reason(reason, form, failure.path)


def _reason(reason: FailedKey, form: str, path: str) -> str:
    where = f"{path} «\xa0{form}\xa0»".strip()
    if reason.key == "path":
        value = one_line(reason.found) or _("nothing")
        return _("nothing at {step}; below it: {found}").format(step=one_line(reason.wanted), found=value)
    if reason.key == "taken":
        return _("{where}: already taken as {name}").format(where=where, name=reason.found)
    if reason.key == "not":
        return _("{where}: must not be {wanted}").format(where=where, wanted=reason.wanted)
    if reason.key == "has":
        return _("{where}: lacks {wanted}").format(where=where, wanted=reason.wanted)
    if reason.key == "lacks":
        return _("{where}: must not have {wanted}").format(where=where, wanted=reason.wanted)
    if not reason.found:
        return _("{where}: {key} should be {wanted}").format(where=where, key=reason.key, wanted=reason.wanted)
    return _("{where}: {key} should be {wanted}, is {found}").format(
        where=where, key=reason.key, wanted=reason.wanted, found=one_line(reason.found)
    )


# --- Claims ----------------------------------------------------------------------------------------------------------


def _print_claim(number: int, claim: Claim, text: str, console: Console) -> None:
    parts = [
        (_("content"), claim.text(text, " … ")),
        (_("speaker"), claim.speaker.span.of(text) if claim.speaker else ""),
        (_("cue"), claim.cue.of(text) if claim.cue else ""),
        (_("medium"), claim.medium.of(text) if claim.medium else ""),
        (_("label"), claim.suggested.value),
        (_("polarity"), claim.polarity.value),
        (_("rules"), ", ".join(claim.rules) or _("none: the article's own voice")),
    ]
    title = _("Claim {n}").format(n=number)
    console.print(cell([Paragraph(title, "bold")], console.width))
    lines = [Paragraph(one_line(value), lead=f"{name}:", lead_style="dim") for name, value in parts if value]
    changes = claim.derivation.changes if claim.derivation is not None else ()
    if changes:
        lines.append(Paragraph(_("how the content was cut:"), "dim"))
    console.print(cell(lines, console.width, indent=2))
    if changes:
        console.print(cell([_content_change(change, text) for change in changes], console.width, indent=4))


def _content_change(change: ContentChange, text: str) -> Paragraph:
    """One step that set the content, and the content after it."""
    content = " … ".join(span.of(text) for span in change.content)
    return Paragraph(one_line(content), lead=f"{content_step_words(change)}:", lead_style="dim")
