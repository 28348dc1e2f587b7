"""Checked articles built by hand, for tests of everything that comes after the check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.accusation import Accusation, Party, Stage
from claims.claim import (
    LABELS,
    Claim,
    Label,
    LabelledClaim,
    Polarity,
    Skipped,
    Source,
    SourceRole,
    Speaker,
    Style,
    Worth,
    WorthReason,
)
from claims.document.span import Span
from factcheck.scan_results import Article, Block, BlockKind, Checked

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


SOURCED = """Le contrat du port inquiète Argelune

Selon La Gazette d’Argelune, citant l’agence Voxa, un cadre du port a déclaré aux dockers que le contrat coûte 4 \
millions d’euros. Il regrette ce choix.

Le port emploie 200 personnes.
"""


def reason(key: str, weight: float, words: str | None = None) -> WorthReason:
    """A reason for checking a claim of SOURCED."""
    return WorthReason(key=key, weight=weight, span=span(SOURCED, words) if words else None)


ACCUSING = """Les marchés du port

La trésorière Agathe Nolin, mise en examen pour faux et recel, nie les faits. Le parquet a indiqué que le gérant \
n’était plus soupçonné de fraude.
"""


def accusing() -> Checked:
    """Claims that accuse: somebody who is charged with two offences and was suspected, somebody no longer suspected."""

    def whom(words: str, name: str = "") -> Party:
        return Party(span=span(ACCUSING, words), name=name or words)

    nolin = whom("La trésorière Agathe Nolin", "Agathe Nolin")
    charged = Accusation(
        stage=Stage.CHARGED,
        cue=span(ACCUSING, "mise en examen"),
        accused=(nolin,),
        offences=(span(ACCUSING, "faux"), span(ACCUSING, "recel")),
    )
    suspected = Accusation(stage=Stage.SUSPECTED, cue=span(ACCUSING, "nie"), accused=(nolin,))
    cleared = Accusation(
        stage=Stage.SUSPECTED,
        cue=span(ACCUSING, "était plus soupçonné"),
        accused=(whom("le gérant", "gérant"),),
        offences=(span(ACCUSING, "fraude"),),
        accuser=whom("Le parquet", "parquet"),
        negated=True,
    )
    faux = labelled(ACCUSING, "faux et recel", label=Label.ALLEGATION, cue="mise")
    said = labelled(
        ACCUSING, "le gérant n’était plus soupçonné de fraude", speaker=("Le parquet", "parquet"), cue="a indiqué"
    )
    return checked(
        replace(faux, claim=replace(faux.claim, accusations=(charged, suspected))),
        replace(said, claim=replace(said.claim, accusations=(cleared,))),
        text=ACCUSING,
    )


def sourced() -> Checked:
    """Claims with a chain of sources, an addressee, a vague speaker, an unsure name, and worth with its reasons."""
    cost = labelled(
        SOURCED,
        "le contrat coûte 4 millions d’euros",
        speaker=("un cadre du port", "un cadre du port"),
        medium="La Gazette d’Argelune",
        cue="a déclaré",
        rules=("selon-canal", "verbe-que"),
    )
    assert cost.claim.speaker is not None
    links = (
        ("La Gazette d’Argelune", SourceRole.OUTLET),
        ("Voxa", SourceRole.AGENCY),
        ("un cadre du port", SourceRole.VAGUE),
    )
    told = replace(
        cost.claim,
        speaker=replace(cost.claim.speaker, confidence=0.9, vague=True),
        sources=tuple(Source(span=span(SOURCED, name), name=name, role=role) for name, role in links),
        addressee=span(SOURCED, "dockers"),
        features={"construction": "verb-que", "suggested": "reported_speech", "attributed": True, "speaker": True},
    )
    regret = labelled(SOURCED, "ce choix", speaker=("Il", "Sergueï Valmont"), cue="regrette", rules=("verbe-nom",))
    assert regret.claim.speaker is not None
    unsure = replace(regret.claim, speaker=replace(regret.claim.speaker, confidence=0.42))
    people = labelled(SOURCED, "Le port emploie 200 personnes", label=Label.ESTABLISHED_FACT, score=0.97, rules=())
    amount, opinion = reason("amount", 1.3, "4 millions d’euros"), reason("opinion", -1.2, "regrette")
    return checked(
        replace(cost, claim=told, worth=Worth(score=0.6225, reasons=(amount, reason("present", 0.2, "coûte")))),
        replace(regret, claim=unsure, worth=Worth(score=0.0832, reasons=(opinion,))),
        replace(people, worth=Worth(score=0.74, reasons=(reason("number", 1.0, "200"), reason("repeated", -0.4)))),
        text=SOURCED,
    )
