"""Whom a speaker told it."""

from __future__ import annotations

import pytest

from claims.attribution.extractor import Extractor
from claims.parsing.parser import Parser
from claims.rules.loader import RuleSet
from tests.support.trees import document

FIN = "Mood=Ind|VerbForm=Fin"
PAST = "Tense=Past|VerbForm=Part"


@pytest.fixture(scope="module")
def extractor(ruleset: RuleSet) -> Extractor:
    return Extractor(ruleset)


def told(extractor: Extractor, lead: str, rows: str) -> str | None:
    """The addressee of *Le ministre a expliqué … que tout va*, where ``rows`` are the words 5 and on."""
    text = f"Le ministre a expliqué {lead} que tout va."
    table = [row.strip() for row in rows.split(";") if not row.strip().startswith("#")]
    entities = [row.strip() for row in rows.split(";") if row.strip().startswith("#")]
    head = 7 + len([row for row in table if not row.startswith("+")])
    lines = [
        "Le le DET _ 2 det",
        "ministre _ NOUN Number=Sing 4 nsubj",
        f"a avoir AUX {FIN} 4 aux:tense",
        f"expliqué expliquer VERB {PAST} 0 root",
        *table,
        f"que _ SCONJ _ {head} mark",
        f"tout _ PRON _ {head} nsubj",
        f"va aller VERB {FIN} 4 ccomp",
        ". _ PUNCT _ 4 punct",
        *entities,
    ]
    (claim,) = extractor.extract(document(text, "\n".join(lines))).claims
    assert claim.text(text) == "tout va"
    return claim.addressee.of(text) if claim.addressee else None


TO = "à _ ADP _ 7 case"
BEFORE = "devant _ ADP _ 7 case; la le DET _ 7 det"


@pytest.mark.parametrize(
    ("lead", "rows", "wanted"),
    [
        ("aux députés", f"+2 aux; {TO}; les le DET _ 7 det; députés député NOUN Number=Plur 4 obl:arg", "députés"),
        ("à ses avocats", f"{TO}; ses son DET _ 7 det; avocats avocat NOUN Number=Plur 4 obl:arg", "ses avocats"),
        ("devant la presse", f"{BEFORE}; presse _ NOUN _ 4 obl:mod", "la presse"),
        ("devant la commission", f"{BEFORE}; commission _ NOUN _ 4 obl:mod", "la commission"),
        (
            "auprès du juge",
            "auprès _ ADP _ 8 case; +2 du; de _ ADP _ 8 case; le _ DET _ 8 det; juge _ NOUN _ 4 obl:mod",
            "juge",
        ),
        ("au Figaro", f"+2 au; {TO}; le _ DET _ 7 det; Figaro _ PROPN _ 4 obl:arg", "Figaro"),
        (
            "à l'agence Voxa",
            f"{TO}; l' le DET _ 7 det; agence _ NOUN _ 4 obl:arg; Voxa _ PROPN _ 7 appos",
            "l'agence Voxa",
        ),
    ],
)
def test_people_bodies_and_newsrooms_are_told(extractor: Extractor, lead: str, rows: str, wanted: str) -> None:
    assert told(extractor, lead, rows) == wanted


@pytest.mark.parametrize(
    ("lead", "rows"),
    [
        ("à Tarnes", "à _ ADP _ 6 case; Tarnes _ PROPN _ 4 obl:mod; # LOC Tarnes"),
        ("à l'Assemblée", "à _ ADP _ 7 case; l' le DET _ 7 det; Assemblée assemblée NOUN _ 4 obl:mod"),
        ("devant le palais", "devant _ ADP _ 7 case; le _ DET _ 7 det; palais _ NOUN _ 4 obl:mod"),
        ("à la radio", "à _ ADP _ 7 case; la le DET _ 7 det; radio _ NOUN _ 4 obl:mod"),
        ("dans un communiqué", "dans _ ADP _ 7 case; un _ DET _ 7 det; communiqué _ NOUN _ 4 obl:mod"),
        ("sur Telegram", "sur _ ADP _ 6 case; Telegram _ PROPN _ 4 obl:mod"),
    ],
)
def test_places_and_channels_are_not(extractor: Extractor, lead: str, rows: str) -> None:
    assert told(extractor, lead, rows) is None


def test_a_dative_pronoun_is_the_addressee(extractor: Extractor) -> None:
    text = "Elle lui répond que tout va."
    found = document(
        text,
        f"Elle lui PRON Person=3 3 nsubj; lui _ PRON Person=3 3 iobj; répond répondre VERB {FIN} 0 root; "
        f"que _ SCONJ _ 6 mark; tout _ PRON _ 6 nsubj; va aller VERB {FIN} 3 ccomp; . _ PUNCT _ 3 punct",
    )

    (claim,) = extractor.extract(found).claims

    assert claim.addressee is not None
    assert claim.addressee.of(text) == "lui"


def test_a_pronoun_of_emphasis_is_not(extractor: Extractor) -> None:
    text = "Le juge, lui, répond que tout va."
    found = document(
        text,
        "Le le DET _ 2 det; juge _ NOUN _ 6 nsubj; , _ PUNCT _ 4 punct; lui _ PRON Person=3 6 obl; "
        f", _ PUNCT _ 4 punct; répond répondre VERB {FIN} 0 root; que _ SCONJ _ 9 mark; tout _ PRON _ 9 nsubj; "
        f"va aller VERB {FIN} 6 ccomp; . _ PUNCT _ 6 punct",
    )

    (claim,) = extractor.extract(found).claims

    assert claim.addressee is None


def test_whom_one_reproaches_something_is_the_target_and_no_addressee(extractor: Extractor) -> None:
    text = "La ligue reproche au club d'avoir menti."
    found = document(
        text,
        f"La le DET _ 2 det; ligue _ NOUN _ 3 nsubj; reproche reprocher VERB {FIN} 0 root; +2 au; à _ ADP _ 6 case; "
        f"le _ DET _ 6 det; club _ NOUN _ 3 obl:arg; d' de ADP _ 9 mark; avoir _ AUX VerbForm=Inf 9 aux:tense; "
        f"menti mentir VERB {PAST} 3 xcomp; . _ PUNCT _ 3 punct",
    )

    (claim,) = extractor.extract(found).claims

    assert claim.addressee is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le directeur a prévenu les salariés que l'usine fermerait.", "les salariés"),
        ("Le directeur a annoncé à Paris que l'usine fermerait.", None),
        ("Le syndicat a indiqué à la presse que la grève continuerait.", "la presse"),
    ],
)
def test_addressees_of_ordinary_sentences(parser: Parser, extractor: Extractor, text: str, wanted: str | None) -> None:
    parsed, _ = parser.parse(text)

    (claim,) = extractor.extract(parsed).claims

    assert (claim.addressee.of(text) if claim.addressee else None) == wanted
