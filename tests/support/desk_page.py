"""A page as a newsroom has it on its screens: several articles, claims in every state, whole checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from claims.claim import Label, LabelledClaim, Worth, WorthReason
from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.html import to_html
from factcheck.scan_results import (
    Check,
    Checked,
    CheckedReply,
    CheckedSource,
    Correction,
    LabelReason,
    Standing,
    Status,
    Suggestion,
)
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import article, labelled, port, sourced

__all__ = ["EVIDENCE", "desk_articles", "desk_html", "written_page"]

EVIDENCE = "https://ostrelle.example/archives/arrete-2026-114"
LONG = """Ostrelle : la digue du canal de nouveau fissurée

Par Ines Caro

« La digue tiendra encore dix ans », assure la maire, Odile Ferrand. Trois riverains affirment avoir vu l’eau monter \
de quarante centimètres en une nuit.

Le syndicat du canal aurait été prévenu dès janvier, selon un courrier que la mairie dit n’avoir jamais reçu. \
L’ouvrage date de 1954.

{more}

Le préfet dément toute négligence. Une réunion publique se tiendra jeudi.
"""
_MORE = "\n\n".join(
    f"Entre les bornes {n} et {n + 1}, les techniciens ont posé des repères de plâtre sur la berge, que chacun peut "
    "voir depuis le chemin de halage ; le relevé est affiché chaque soir à la porte de la capitainerie."
    for n in range(3, 12)
)
TEXT = LONG.format(more=_MORE)


def _claims() -> tuple[LabelledClaim, ...]:
    maire, riverains = ("la maire, Odile Ferrand", "Odile Ferrand"), ("Trois riverains", "Trois riverains")
    worth = Worth(score=0.81, reasons=(WorthReason(key="quantity", weight=1.2, span=None),))
    return (
        replace(labelled(TEXT, "La digue tiendra encore dix ans", speaker=maire, cue="assure"), worth=worth),
        replace(
            labelled(TEXT, "avoir vu l’eau monter de quarante centimètres en une nuit", speaker=riverains),
            worth=replace(worth, score=0.74),
        ),
        labelled(TEXT, "Le syndicat du canal aurait été prévenu dès janvier", label=Label.ALLEGATION, score=0.83),
        labelled(TEXT, "été prévenu", label=Label.ALLEGATION, score=0.55),
        labelled(TEXT, "L’ouvrage date de 1954", label=Label.ESTABLISHED_FACT, score=0.99, rules=()),
        labelled(
            TEXT,
            "toute négligence",
            speaker=("Le préfet", "préfet"),
            cue="dément",
            polarity=port().claims[3].claim.polarity,
        ),
        labelled(TEXT, "Une réunion publique se tiendra jeudi", label=Label.ESTABLISHED_FACT, score=0.97, rules=()),
    )


def _standings(names: tuple[str, ...]) -> Mapping[str, Standing]:
    verdicts = load_scale().verdicts
    found = CheckedSource(
        url=EVIDENCE,
        title="Arrêté municipal nº 114",
        quote="La circulation est interdite sur la digue jusqu’à son confortement.",
        archived="https://archive.example/ostrelle-114",
        stance="refutes",
        primary=True,
        seen="2026-03-09",
        who="Ana",
    )
    background = replace(found, url="https://canal.example/rapport", title=None, quote=None, archived=None)
    check = Check(
        why="L’arrêté interdit la circulation sur la digue, que l’expert donne pour deux ans.",
        who="Ana",
        at="2026-03-09T11:00:00Z",
        evidence=(found, replace(background, stance="context", primary=False)),
        replies=(
            CheckedReply(
                asked="La mairie",
                asked_on="2026-03-09",
                answer="Nous avions mal lu le rapport.",
                answered_on="2026-03-10",
            ),
        ),
    )
    correction = Correction(
        part="label",
        machine="reported_speech",
        now="allegation",
        who="Bob",
        at="2026-03-08T11:00:00Z",
        why="au conditionnel, sans source",
    )
    likely = Suggestion(known="0123456789ab", content="le syndicat savait", score=84.0, author="Le Relais")
    return {
        names[0]: Standing(
            status=Status.VERIFIED,
            verdict=verdicts["faux"],
            since="2026-03-09T11:00:00Z",
            flag_names=("hors contexte",),
            check=check,
        ),
        names[1]: Standing(status=Status.AWAITING_REPLY, verdict=verdicts["exagere"]),
        names[2]: Standing(status=Status.IN_PROGRESS, suggestions=(likely,), check=Check(corrections=(correction,))),
        names[4]: Standing(status=Status.PUBLISHED, verdict=verdicts["vrai"], check=replace(check, why="Plan.")),
        names[6]: Standing(status=Status.DROPPED, verdict=verdicts["inverifiable"]),
    }


def desk_articles() -> list[Checked]:
    """Three articles; of the last nobody has checked anything."""
    told = replace(article(TEXT), id="digue-0001", outlet="L’Écho d’Ostrelle", agency=None, source="textes/digue.txt")
    first = Checked(article=told, claims=_claims(), skipped=())
    names = claim_ids(first)
    reason = LabelReason(against=Label.REPORTED_SPEECH, features=("conditional=hearsay", "hedge"))
    return [
        replace(first, standings=_standings(names), reasons={names[3]: reason}),
        port(),
        replace(sourced(), article=replace(sourced().article, id="contrat-0001")),
    ]


def desk_html(language: str = "fr") -> str:
    """The page of these articles."""
    return written_page(desk_articles(), language)


def written_page(articles: list[Checked], language: str = "fr") -> str:
    """A page as text."""
    with using_language(language):
        pieces: Iterator[str] = to_html(articles)
        return "".join(pieces)
