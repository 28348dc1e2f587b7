"""Checked articles built by hand, for tests of everything that comes after the check."""

from __future__ import annotations

from collections.abc import Sequence

from claims.claim import LABELS, Claim, Label, LabelledClaim, Polarity, Skipped, Speaker, Style
from claims.text import Span
from factcheck.records import Article, Block, BlockKind, Checked

TEXT = """Le port d’Argelune fermera au printemps

Par Nadia Ferrol
Mis à jour le 3 mars

« Le chantier naval cessera toute activité le 12 avril », a déclaré mardi Sergueï Valmont sur Telegram.

Ce que l’on sait

Il aurait reçu, selon plusieurs médias locaux, une aide publique de quatre millions d’euros. Deux cents ouvriers \
travaillent sur le site depuis 1987.

Le ministère dément, dans un communiqué, avoir promis « un centime de plus » aux repreneurs. Qui paiera la facture ?

[b]Photo[/b] : le port — DR
"""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where ``words`` stand in ``text``, the ``nth`` time from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def labelled(
    text: str,
    *content: str,
    label: Label = Label.REPORTED_SPEECH,
    score: float = 0.93,
    suggested: Label | None = None,
    speaker: tuple[str, str] | None = None,
    medium: str | None = None,
    cue: str | None = None,
    style: Style | None = None,
    polarity: Polarity = Polarity.ASSERTED,
    rules: Sequence[str] = ("test.rule",),
) -> LabelledClaim:
    """A claim on ``content``; ``speaker`` is its words and its name; the other labels share what ``score`` leaves."""
    spans = tuple(span(text, words) for words in content)
    claim = Claim(
        content=spans,
        sentence=Span.around(spans),
        construction="verb_clause" if rules else "narration",
        suggested=suggested or label,
        rules=tuple(rules),
        cue=span(text, cue) if cue else None,
        speaker=Speaker(span=span(text, speaker[0]), name=speaker[1]) if speaker else None,
        medium=span(text, medium) if medium else None,
        style=style,
        polarity=polarity,
    )
    rest = (1 - score) / 2
    return LabelledClaim(claim=claim, label=label, probabilities={x: score if x is label else rest for x in LABELS})


def article(text: str = TEXT, *, source: str = "textes/port.txt", title: str | None = None) -> Article:
    """An article whose first line is its headline."""
    headline = text.split("\n", 1)[0]
    return Article(
        id="port-0001",
        source=source,
        text=text,
        blocks=(Block(BlockKind.HEADLINE, Span(0, len(headline))),) if headline else (),
        title=headline if title is None else title,
        outlet="La Gazette d’Argelune",
        agency="AFP",
        published="2026-03-03",
    )


def checked(*claims: LabelledClaim, text: str = TEXT, skipped: Sequence[Skipped] = ()) -> Checked:
    """An article with just these claims."""
    return Checked(article=article(text), claims=claims, skipped=tuple(skipped))


def port() -> Checked:
    """An article with every sort of claim: direct, hearsay, fact, split, denied, and one the classifier disputes."""
    return checked(
        labelled(
            TEXT,
            "Le chantier naval cessera toute activité le 12 avril",
            score=0.9712,
            speaker=("Sergueï Valmont", "Sergueï Valmont"),
            medium="Telegram",
            cue="a déclaré",
            style=Style.DIRECT,
        ),
        labelled(
            TEXT,
            "Il aurait reçu",
            "une aide publique de quatre millions d’euros",
            label=Label.ALLEGATION,
            score=0.6449,
            suggested=Label.REPORTED_SPEECH,
            speaker=("plusieurs médias locaux", "plusieurs médias locaux"),
            style=Style.INDIRECT,
        ),
        labelled(
            TEXT,
            "Deux cents ouvriers travaillent sur le site depuis 1987",
            label=Label.ESTABLISHED_FACT,
            score=0.9988,
            rules=(),
        ),
        labelled(
            TEXT,
            "avoir promis « un centime de plus » aux repreneurs",
            score=0.88,
            speaker=("Le ministère", "ministère de l’Économie maritime"),
            medium="un communiqué",
            cue="dément",
            style=Style.MIXED,
            polarity=Polarity.DENIED,
        ),
        labelled(TEXT, "reçu", label=Label.ALLEGATION, score=0.51, cue="aurait"),
        skipped=(
            Skipped(span(TEXT, "Le port d’Argelune fermera au printemps"), "headline"),
            Skipped(span(TEXT, "Par Nadia Ferrol"), "byline"),
            Skipped(span(TEXT, "Mis à jour le 3 mars"), "dateline"),
            Skipped(span(TEXT, "Ce que l’on sait"), "heading"),
            Skipped(span(TEXT, "Qui paiera la facture ?"), "question"),
            Skipped(span(TEXT, "[b]Photo[/b] : le port — DR"), "unparsed"),
        ),
    )
