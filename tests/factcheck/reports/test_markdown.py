"""Markdown: a heading, a table and counts, whatever the article holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from factcheck.i18n import using_language
from factcheck.reports.markdown import to_markdown
from factcheck.scan_results import Checked, Place
from tests.support.factories import article, checked, labelled, port, sourced

EVIL = "a\x1b[31mb\u009b2Jc\u202ed\u2028e\ud800f"


def evil() -> Checked:
    text = f"{EVIL}\n\n{EVIL} !"
    return checked(labelled(text, f"{EVIL} !", speaker=(EVIL, EVIL), medium=EVIL), text=text)


def test_markdown_tells_sources_addressee_and_worth() -> None:
    with using_language("en"):
        written = "".join(to_markdown([sourced()]))

    assert "| un cadre du port · not identified · via La Gazette d’Argelune ← Voxa · to: dockers |" in written
    assert "| Il → Sergueï Valmont (uncertain, 42%) |" in written
    assert "| 62 (amount, present state) |" in written
    assert "| 8 (− opinion) |" in written


@pytest.fixture
def french() -> Iterator[None]:
    """The words of Markdown reports follow the language."""
    with using_language("fr"):
        yield


@pytest.mark.usefixtures("french")
def test_markdown_is_a_heading_a_table_and_counts() -> None:
    """The whole of one article."""
    lines = "".join(to_markdown([port()])).splitlines()

    assert lines[0] == "# Le port d’Argelune fermera au printemps"
    assert lines[2] == "La Gazette d’Argelune · avec AFP · 3 mars 2026 · textes/port.txt"
    assert (
        lines[4] == "| N° | Étiquette | Locuteur | Canal | Affirmation "
        "| Certitude de l’étiquette | Intérêt | Vérification | ID |"
    )
    assert lines[7] == (
        "| 2 | allégation | plusieurs médias locaux | — "
        "| Il aurait reçu […] une aide publique de quatre millions d’euros *(≠ règle\u00a0: propos rapporté)* "
        "| 64\u00a0% | — | à vérifier | `3382b1a8` |"
    ).replace("[…]", r"\[…\]")
    speaker = "| Le ministère → ministère de l’Économie maritime | un communiqué "
    assert f"{speaker}| **démenti par le ministère\u00a0:** avoir promis" in lines[9]
    assert lines[12] == "**5 affirmations, toutes à vérifier**"
    assert lines[14] == "2 propos rapportés · 2 allégations · 1 affirmé par l’article"
    assert lines[18].startswith("*Signes\u00a0: → qui est désigné")
    assert lines[20].startswith("Laissé de côté\u00a0: 1 titre · ")


@pytest.mark.usefixtures("french")
def test_markdown_says_what_to_check_first_and_ends_in_totals() -> None:
    told = "".join(to_markdown([sourced(), port()]))

    first = "À vérifier d’abord :\n\n- nº 3, intérêt 74 : nombre\n- nº 1, intérêt 62 : montant, état présent\n"
    assert first in told.replace("\N{NO-BREAK SPACE}", " ")
    assert "\n---\n\n**2 articles · 8 affirmations, toutes à vérifier**\n\n4 propos rapportés" in told


@pytest.mark.usefixtures("french")
def test_markdown_tables_survive_any_text() -> None:
    """Pipes, line feeds and markup of the article neither end a cell nor format it."""
    text = "- Titre | *gras*\n\n<b>a|b</b>\n`c` _d_ [e](f) &amp; ."
    item = labelled(text, "<b>a|b</b>\n`c` _d_ [e](f) &amp;", speaker=("a|b", "x|y"))
    lines = "".join(to_markdown([checked(item, text=text)])).splitlines()

    assert lines[0] == r"# \- Titre \| \*gras\*"
    row = next(line for line in lines if line.startswith("| 1 "))
    assert len(re.findall(r"(?<!\\)\|", row)) == 10
    assert r"\<b\>a\|b\</b\> \`c\` \_d\_ \[e\](f) \&amp;" in row


@pytest.mark.usefixtures("french")
def test_markdown_starts_no_list_by_chance() -> None:
    """A line that begins as an item of a list stays a line; standard input is named in words."""
    bare = replace(article(), source="-", title="12. Un titre", outlet="- X", agency=None, published=None)
    lines = "".join(to_markdown([Checked(article=bare, claims=(), skipped=())])).splitlines()

    assert lines == [r"# 12\. Un titre", "", r"\- X · entrée standard", "", "**Aucune affirmation trouvée.**"]


def test_markdown_carries_no_commands() -> None:
    """Control characters become visible in the forms that cannot escape them."""
    written = "".join(to_markdown([evil()]))

    assert "␛" in written
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\ud800]", written)


def test_notes_hold_no_markup_of_strangers() -> None:
    """The author of an entry of a live blog stands in the place of the claim."""
    span = port().claims[0].claim.span
    place = Place(span=span, time="14:32", author="[Ana](http://x.example) *")
    with using_language("en"):
        text = "".join(to_markdown([replace(port(), article=replace(port().article, places=(place,)))]))

    assert r"*(at 14:32, \[Ana\](http://x.example) \*)*" in text
