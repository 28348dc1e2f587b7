"""The report in the terminal: its looks at three widths, its words, and text that must not become commands."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from claims.claim import Label, Skipped
from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.console import make_console
from factcheck.reports.ranking import by_worth
from factcheck.reports.terminal import print_report
from factcheck.scan_results import Checked
from tests.support.factories import TEXT, article, checked, labelled, port, sourced, span

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
EVERY_WIDTH = [20, 40, 71, 72, 80, 139, 140, 200]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether a person reads along."""
        return True


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Reports are in French unless a test says otherwise."""
    with using_language("fr"):
        yield


def report(
    *articles: Checked, width: int = 80, environ: Mapping[str, str] | None = None, file: io.StringIO | None = None
) -> str:
    file = io.StringIO() if file is None else file
    print_report(articles, make_console(file, environ or {}, width=width))
    return file.getvalue()


def words(text: str) -> str:
    return " ".join(text.split())


# --- Looks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize(("name", "made"), [("report", port), ("sources", sourced)])
def test_report_looks_as_agreed(name: str, made: Callable[[], Checked], width: int) -> None:
    """The report equals its golden file; UPDATE_GOLDEN=1 rewrites that file."""
    golden = GOLDEN / f"{name}-{width}.txt"
    shown = report(made(), width=width)

    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")

    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", EVERY_WIDTH)
def test_no_line_is_wider_than_asked(width: int) -> None:
    """Long words are folded and nothing is cut off or overflows."""
    text = "Titre\n\n" + "x" * 300 + " " + "漢字" * 80
    long = checked(labelled(text, "x" * 300, "漢字" * 80, medium="x" * 90), text=text)

    shown = report(port(), long, width=width)

    assert max(map(cell_len, shown.splitlines())) <= width
    assert shown.count("x") >= 390
    assert shown.count("漢") == 80


@pytest.mark.parametrize("width", EVERY_WIDTH)
def test_every_fact_is_told_at_every_width(width: int) -> None:
    """Label, speaker, name, medium, polarity, dispute, probability, status: words, never only colour."""
    shown = words(report(port(), width=width))

    for fact in (
        "allégation",
        "affirmé par l’article",
        "97 %",
        "à vérifier",
        "démenti par le ministère :",
        "≠ règle :",
        "sans source",
        "Telegram",
    ):
        assert set(fact.split()) <= set(re.split(r"[\s()]+", shown)), fact
    assert "\x1b" not in shown


def test_no_line_ends_in_blanks() -> None:
    """Without colours the padding of the table is left out."""
    assert not re.search(r" \n", report(port(), width=80))


def test_no_break_spaces_hold() -> None:
    """The sign of a percentage and the guillemets never stand alone on a line."""
    text = "Titre\n\nIl parle d’un « gouffre » et d’une « honte » !"
    text = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" !", "\u202f!")
    shown = report(checked(labelled(text, text.split("\n\n")[1]), text=text), width=24)

    assert not re.search(r"«\s*\n|\n\s*[»!%]", shown)


@pytest.mark.parametrize("width", EVERY_WIDTH)
def test_sources_and_worth_are_told_at_every_width(width: int) -> None:
    """Chain, addressee, vagueness, doubt about a name, worth and the claims to check first."""
    shown = words(report(sourced(), width=width))

    for fact in ("Voxa", "dockers", "non identifié", "(incertain", "42", "62", "74", "d’abord", "montant"):
        assert set(fact.split()) <= set(re.split(r"[\s,]+", shown)), fact


def test_claims_keep_their_numbers_whatever_their_order() -> None:
    """Ordered by worth, the third claim of the text comes first and is still number 3."""
    in_text, by_importance = report(sourced(), width=200), report(by_worth(sourced()), width=200)

    assert re.findall(r"^ +(\d)  ", in_text, re.MULTILINE) == ["1", "2", "3"]
    assert re.findall(r"^ +(\d)  ", by_importance, re.MULTILINE) == ["3", "1", "2"]


# --- Words -----------------------------------------------------------------------------------------------------------


def test_english_report_is_in_english() -> None:
    """The same report in the other language."""
    with using_language("en"):
        shown = words(report(port(), width=200))

    assert "reported speech" in shown
    assert "denied by le ministère: avoir promis" in shown
    assert "≠ rule: reported speech" in shown
    assert "5 claims, all to verify" in shown
    assert "with AFP · 3 March 2026" in shown


def test_a_name_that_says_no_more_than_the_text_is_not_repeated() -> None:
    """Case and the form of the apostrophe make no other name."""
    text = "Titre\n\nL’Agence spatiale parle."
    item = labelled(text, "parle", speaker=("L’Agence spatiale", "l'agence spatiale"))

    assert "→" not in report(checked(item, text=text))


def test_nobody_is_named_for_facts_and_hearsay_in_words_of_their_own() -> None:
    """A fact needs no source; hearsay without one says so."""
    text = "Titre\n\nIl pleut."
    fact = report(checked(labelled(text, "Il pleut", label=Label.ESTABLISHED_FACT), text=text), width=200)
    hearsay = report(checked(labelled(text, "Il pleut", label=Label.ALLEGATION), text=text), width=200)

    assert "sans source nommée" not in fact
    assert "sans source nommée" in hearsay


def test_an_article_without_claims_says_so() -> None:
    """No empty table."""
    shown = report(checked())

    assert "Aucune affirmation trouvée." in shown
    assert "Étiquette" not in shown


def test_an_article_without_anything_known_has_a_header_still() -> None:
    """Title, outlet, agency and date may all be missing."""
    bare = replace(article(), title=None, outlet=None, agency=None, published=None)

    assert report(Checked(article=bare, claims=(), skipped=())).splitlines()[:2] == [
        " (sans titre)",
        " textes/port.txt",
    ]


def test_several_articles_end_in_a_total() -> None:
    """Totals over all articles follow the last."""
    shown = report(port(), port())

    total = "2 articles · 5 affirmations (10 passages)\u00a0: 5 à vérifier\n"
    assert f"{total} 2 propos rapportés · 2 allégations · 1 affirmé par l’article" in shown
    assert "2 articles" not in report(port())


def test_what_was_skipped_is_counted_by_reason() -> None:
    """Ordinary reasons are counted, an unparsed passage is quoted with its line."""
    shown = report(port(), width=200)

    assert "Laissé de côté\u00a0: 1 titre · 1 signature · 1 ligne de date · 1 intertitre · 1 question" in shown
    assert "1 passage non analysé\u00a0:\n   ligne 14\u00a0: [b]Photo[/b] : le port — DR" in shown


def test_an_unknown_reason_is_shown_as_it_is() -> None:
    """Reasons that came later than this report still appear."""
    shown = report(checked(skipped=[Skipped(Span(0, 7), "brand_new")]))

    assert "1 × brand_new\u00a0:\n   ligne 1\u00a0: Le port" in shown


def test_of_many_unparsed_passages_a_few_are_quoted() -> None:
    """A long list ends in how many more there are."""
    shown = report(checked(skipped=[Skipped(Span(0, 40), "unparsed")] * 7))

    assert shown.count("ligne 1\u00a0:") == 5
    assert "… et 2 autres" in shown


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_articles_are_printed_as_they_come(order: Sequence[int]) -> None:
    """A report stands before the next article is asked for."""
    file = io.StringIO()
    seen: list[str] = []

    def articles() -> Iterator[Checked]:
        for number in order:
            seen.append(file.getvalue())
            yield replace(port(), article=replace(port().article, title=f"Article {number}"))

    print_report(articles(), make_console(file, {}, width=80))

    assert f"Article {order[0]}" in seen[1]


# --- Safety ----------------------------------------------------------------------------------------------------------


def test_markup_in_an_article_is_text() -> None:
    """Square brackets colour nothing, break nothing and stay."""
    text = "[bold]Titre[/bold] [/oops]\n\n[red]Le maire[/red] dit [link=http://x]oui[/link] :smile:"
    item = labelled(text, "[link=http://x]oui[/link] :smile:", speaker=("[red]Le maire[/red]", "[red]Maire"))

    shown = words(report(checked(item, text=text), width=200))

    assert "[bold]Titre[/bold] [/oops]" in shown
    assert "[red]Le maire[/red]" in shown
    assert "→ [red]Maire" in shown
    assert "[link=http://x]oui[/link] :smile:" in shown


@pytest.mark.parametrize("file", [io.StringIO, Terminal])
def test_control_characters_in_an_article_reach_no_terminal(file: type[io.StringIO]) -> None:
    """Escapes become visible, and nothing reorders or hides text."""
    evil = "a\x1b]0;pwned\x07b\x9b31mc\u202ed\u200be\ud800f\rg\x7fh"
    text = f"{evil}\n\n{evil} ."
    item = labelled(text, f"{evil} .", speaker=(evil, evil + "!"), medium=evil)
    bad = checked(item, text=text, skipped=[Skipped(span(text, evil), evil)])
    bad = replace(bad, article=replace(bad.article, source=evil, outlet=evil, agency=evil + "?", published=evil))

    shown = report(bad, width=200, environ={"TERM": "xterm"}, file=file())

    ours = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\ud800]", ours)
    assert "a␛]0;pwned␇b" in ours
    shown.encode()


def test_what_the_article_states_has_no_colour_of_approval() -> None:
    """Green would say that somebody found it true; a line says what the label means, wherever it occurs."""
    facts, none = port(), replace(port(), claims=port().claims[:2])
    shown = {}
    for name, one in (("facts", facts), ("none", none)):
        file = io.StringIO()
        print_report([one], make_console(file, {}, width=100, color=True))
        shown[name] = file.getvalue()

    assert "affirmé par" in shown["facts"]
    assert not re.search(r"\x1b\[[0-9;]*32m", shown["facts"])
    assert "non reconnu vrai" in shown["facts"]
    assert "certitude de l’étiquette" in " ".join(shown["facts"].split())
    assert "non reconnu vrai" not in shown["none"]


@pytest.mark.parametrize("width", [60, 100, 200])
def test_every_claim_has_the_id_that_commands_take(width: int) -> None:
    shown = " ".join(report(port(), width=width).split())

    assert re.findall(r"\bid ([0-9a-f]{8})\b", shown) == [name[:8] for name in claim_ids(port())]


def test_quotations_without_a_source_are_named() -> None:
    place = span(TEXT, "« un centime de plus »")
    with using_language("en"):
        shown = report(checked(skipped=(Skipped(place, "quotation"),)), width=100)

    assert "1 quotation without a source: line 12: « un centime de plus »" in words(shown)


def test_a_doubtful_speaker_is_told_where_no_name_says_so() -> None:
    item = labelled(TEXT, "reçu", speaker=("plusieurs médias locaux", "plusieurs médias locaux"))
    assert item.claim.speaker is not None
    speaker = replace(item.claim.speaker, confidence=0.3)
    doubtful = replace(item, claim=replace(item.claim, speaker=speaker))
    with using_language("en"):
        shown = report(checked(doubtful), width=100)

    assert "speaker uncertain" in " ".join(shown.split())


@pytest.mark.parametrize("width", [80, 140])
def test_the_mark_of_a_repeated_claim_stands_on_one_line(width: int) -> None:
    one = port()
    first, *_rest = claim_ids(one)
    known = replace(one.standing(first), same_as="0123456789ab", decided_on="0123456789ab")

    lines = report(replace(one, standings={first: known}), width=width).splitlines()

    assert any("=\N{NO-BREAK SPACE}01234567" in line for line in lines)
    assert not any(line.split()[-1:] == ["="] for line in lines)
