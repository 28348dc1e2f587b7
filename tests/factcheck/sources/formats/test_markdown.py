"""Markdown: what a reader reads of it."""

from __future__ import annotations

import time

import pytest

from factcheck.sources.formats.markdown import read_markdown
from factcheck.sources.source_text import SourceText
from tests.support.bounds import FROZEN_S


def read(text: str) -> SourceText:
    (source,) = read_markdown(text.encode(), name="pont.md")
    assert isinstance(source, SourceText)
    return source


def kinds(text: str) -> list[tuple[str, str]]:
    source = read(text)
    return [(part.kind.value, part.span.of(source.text)) for part in source.parts]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Le **pont** de *Corbie* est ~~tombé~~.", "Le pont de Corbie est tombé."),
        ("Le [pont](https://pont.example 'x') de <https://x.example>", "Le pont de https://x.example"),
        ("Le pont\nest tombé.\n\nNul n’est blessé.", "Le pont est tombé.\n\nNul n’est blessé."),
        ("Q : Quand ?  \nR : Lundi.", "Q : Quand ?\n\nR : Lundi."),
        ("> « Rien », dit-il.\n\n- un\n- deux", "« Rien », dit-il.\n\nun\n\ndeux"),
        ("![Le pont](pont.jpg)\n\nLe pont ![x](y.png)tombe.", "Le pont tombe."),
        ("Le pont.\n\n```\ncode()\n```\n\n    code()\n\nLa rive.", "Le pont.\n\nLa rive."),
        ("Le pont[^1] tombe.\n\n[^1]: Lundi soir.", "Le pont tombe.\n\nLundi soir."),
        ("<div class=x>Le pont <b>tombe</b></div>\n\n<!-- note -->\n\n<script>x()</script>", "Le pont tombe"),
        ("Le pont &amp; la rive&nbsp;: 3 \\* 4", "Le pont & la rive\u00a0: 3 * 4"),
        ("| Ville | Morts |\n|---|---|\n| Corbie | 0 |", "Ville\n\nMorts\n\nCorbie\n\n0"),
        ("2026\\. Le pont\n\n***\n\nLa rive", "2026. Le pont\n\nLa rive"),
    ],
)
def test_marks_are_not_read(written: str, text: str) -> None:
    """Asterisks, addresses, code, pictures and tags go; words stay in their order."""
    assert read(written).text == text


def test_headings_questions_and_captions_are_parts() -> None:
    """The first heading of the highest level is the headline."""
    text = """# Un pont tombe

![Le pont](pont.jpg)

*Le pont avant sa chute*

Le pont est tombé. *Nul* n’est blessé.

## Une enquête

**Que sait-on ?**

Rien.
"""
    assert kinds(text) == [
        ("headline", "Un pont tombe"),
        ("caption", "Le pont avant sa chute"),
        ("heading", "Une enquête"),
        ("question", "Que sait-on ?"),
    ]


def test_several_headings_that_ask_are_an_interview() -> None:
    """One alone is a heading."""
    assert kinds("# Le maire\n\n## Quand ?\n\nLundi.\n\n## Pourquoi ?\n\nRien.")[1:] == [
        ("question", "Quand ?"),
        ("question", "Pourquoi ?"),
    ]
    assert kinds("# Le maire\n\n## Quand ?\n\nLundi.")[1:] == [("heading", "Quand ?")]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Un pont tombe\nauthor: Nadia Ferrol\ndate: 2026-10-14\nchapo: Deux voitures.\n---\n",
        '+++\ntitle = "Un pont tombe"\nauthor = "Nadia Ferrol"\ndate = 2026-10-14\nchapo = "Deux voitures."\n+++\n',
    ],
)
def test_front_matter_tells_of_the_article(front: str) -> None:
    """Its title and standfirst go before a text that has none."""
    source = read(f"{front}\nLe pont est tombé.\n\n## Une enquête\n\nRien.")
    assert source.text == "Un pont tombe\n\nDeux voitures.\n\nLe pont est tombé.\n\nUne enquête\n\nRien."
    assert [part.kind.value for part in source.parts] == ["headline", "standfirst", "heading"]
    assert (source.metadata.authors, source.metadata.published) == (("Nadia Ferrol",), "2026-10-14")
    assert read(f"{front}\n# Un pont tombe\n\nRien.").text == "Un pont tombe\n\nDeux voitures.\n\nRien."


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: [\n---\nLe pont.",
        "---\n- a\n---\nLe pont.",
        "---\na: &a [*a]\n---\nLe pont.",
        "+++\n= =\n+++\nLe pont.",
    ],
)
def test_broken_front_matter_costs_only_itself(text: str) -> None:
    """It is no text that somebody reads."""
    assert read(text).text == "Le pont."


def test_a_paragraph_between_rules_is_no_front_matter() -> None:
    """A rule at the top of a page looks alike."""
    assert read("---\nLe pont est tombé.\n---\n\nRien.").text == "Le pont est tombé.\n\nRien."


@pytest.mark.parametrize("piece", ["*", "[", "> ", "![", "<", "`", "# a\n", "- ", "**a", "[a](", "_a ", "<!--", "|a"])
def test_marks_without_end_cost_little(piece: str) -> None:
    """The time grows with the length."""
    begun = time.process_time()
    read("Le pont.\n\n" + piece * (30_000 // len(piece)))
    assert time.process_time() - begun < FROZEN_S


def test_many_headings_that_ask_cost_what_they_are_long() -> None:
    began = time.process_time()
    read_markdown(b"# Titre ?\n\n" * 5_000, name="a.md")
    assert time.process_time() - began < FROZEN_S
