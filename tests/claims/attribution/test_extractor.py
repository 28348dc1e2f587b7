"""Documents to claims: contents, cues, speakers and media where a person would mark them."""

from __future__ import annotations

import unicodedata

import pytest

from claims.attribution.content_spans import overlap, style_of
from claims.attribution.extractor import Extractor
from claims.claim import Claim, Extraction, Label, Polarity, Style
from claims.document.quotations import quotations
from claims.document.span import Span
from claims.document.tree import Document
from claims.parsing.parser import Parser
from claims.rules.loader import RuleSet
from tests.support.trees import document, span

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"

SAID_THAT = document(
    "Le maire d’Argelune affirme que le pont du village tiendra.",
    f"""
Le le DET Definite=Def|Gender=Masc|Number=Sing 2 det
maire _ NOUN Gender=Masc|Number=Sing 5 nsubj
d' de ADP _ 4 case
Argelune _ PROPN _ 2 nmod
affirme affirmer VERB {FIN}|Tense=Pres 0 root
que _ SCONJ _ 12 mark
le _ DET _ 8 det
pont _ NOUN _ 12 nsubj
+2 du
de _ ADP _ 11 case
le _ DET _ 11 det
village _ NOUN _ 8 nmod
tiendra tenir VERB {FIN}|Tense=Fut 5 ccomp
. _ PUNCT _ 5 punct
# LOC Argelune
""",
)


@pytest.fixture(scope="module")
def extractor(ruleset: RuleSet) -> Extractor:
    return Extractor(ruleset)


def contents(found: Extraction, text: str) -> list[str]:
    return [c.text(text) for c in found.claims]


# --- By hand ---------------------------------------------------------------------------------------------------------


def test_a_clause_after_a_verb_of_saying_is_reported(extractor: Extractor) -> None:
    text = SAID_THAT.text

    (claim,) = extractor.extract(SAID_THAT).claims

    assert claim.text(text) == "le pont du village tiendra"
    assert claim.speaker is not None
    assert claim.speaker.span.of(text) == "Le maire d’Argelune"
    assert claim.speaker.name == "maire d’Argelune"
    assert claim.cue is not None
    assert claim.cue.of(text) == "affirme"
    assert (claim.medium, claim.style, claim.polarity) == (None, Style.INDIRECT, Polarity.ASSERTED)
    assert claim.sentence == Span(0, len(text))
    assert claim.attributed


def test_silent_stretches_yield_no_claims(extractor: Extractor) -> None:
    assert extractor.extract(SAID_THAT, silent=[Span(0, 2)]) == Extraction(claims=())


def test_a_title_holds_what_others_say_and_no_statement_of_the_article(extractor: Extractor) -> None:
    said = extractor.extract(SAID_THAT, titles=[Span(0, len(SAID_THAT.text))])
    stated = document(
        "Le pont du village tient depuis hier.",
        f"""
Le le DET _ 2 det
pont _ NOUN _ 6 nsubj
+2 du
de _ ADP _ 5 case
le _ DET _ 5 det
village _ NOUN _ 2 nmod
tient tenir VERB {FIN}|Tense=Pres 0 root
depuis _ ADP _ 8 case
hier _ ADV _ 6 advmod
. _ PUNCT _ 6 punct
""",
    )

    assert contents(said, SAID_THAT.text) == ["le pont du village tiendra"]
    assert contents(extractor.extract(stated), stated.text) == ["Le pont du village tient depuis hier"]
    assert extractor.extract(stated, titles=[Span(0, len(stated.text))]) == Extraction(claims=())


def test_a_quotation_that_is_a_title_is_nobodys_claim(extractor: Extractor) -> None:
    """Nobody can tell whether it repeats what was said above it or below."""
    said = "Le maire affirme que le pont tiendra."
    text = f"{said}\n\n« Nous avons tout vu »"
    rows = f"""
Le le DET _ 2 det
maire _ NOUN _ 3 nsubj
affirme affirmer VERB {FIN}|Tense=Pres 0 root
que _ SCONJ _ 7 mark
le _ DET _ 6 det
pont _ NOUN _ 7 nsubj
tiendra tenir VERB {FIN}|Tense=Fut 3 ccomp
. _ PUNCT _ 3 punct

« _ PUNCT _ 5 punct
Nous nous PRON _ 5 nsubj
avons avoir AUX {FIN}|Tense=Pres 5 aux
tout _ PRON _ 5 obj
vu voir VERB {PART} 0 root
» _ PUNCT _ 5 punct
"""
    found = document(text, rows)

    assert contents(extractor.extract(found), text) == ["le pont tiendra", "Nous avons tout vu"]
    assert contents(extractor.extract(found, titles=[Span(len(said) + 2, len(text))]), text) == ["le pont tiendra"]


def test_nothing_parsed_nothing_claimed(extractor: Extractor) -> None:
    assert extractor.extract(Document(text="Rien.", sentences=())) == Extraction(claims=())


def test_extracting_twice_gives_the_same(extractor: Extractor) -> None:
    assert extractor.extract(SAID_THAT) == extractor.extract(SAID_THAT)


# --- How much is quoted ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts", "wanted"),
    [
        ("Il dit « oui ».", ["oui"], Style.DIRECT),
        ("Il dit « oui ».", ["« oui »"], Style.DIRECT),
        ("Il parle d’« échec » hier.", ["d’« échec » hier"], Style.MIXED),
        ("Il dit oui.", ["oui"], Style.INDIRECT),
        ("« Oui », dit-il, « non ».", ["Oui", "non"], Style.DIRECT),
        ("« Oui », dit-il hier.", ["Oui", "hier"], Style.MIXED),
    ],
)
def test_the_style_follows_the_marks(text: str, parts: list[str], wanted: Style) -> None:
    assert style_of([span(text, p) for p in parts], quotations(text, [Span(0, len(text))])) is wanted


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ([(0, 10)], [(0, 10)], 1.0),
        ([(0, 10)], [(10, 20)], 0.0),
        ([(0, 10)], [(5, 15)], 1 / 3),
        ([(0, 4), (6, 10)], [(0, 10)], 0.8),
        ([], [], 0.0),
    ],
)
def test_overlap_is_intersection_over_union(a: list[tuple[int, int]], b: list[tuple[int, int]], wanted: float) -> None:
    assert overlap([Span(*s) for s in a], [Span(*s) for s in b]) == pytest.approx(wanted)


# --- With the parser -------------------------------------------------------------------------------------------------


def extracted(parser: Parser, extractor: Extractor, text: str) -> tuple[Claim, ...]:
    """The claims of a text, all their spans checked for sense."""
    claims = extractor.extract(parser.parse(text)[0]).claims
    for claim in claims:
        assert list(claim.content) == sorted(claim.content)
        parts = [*claim.content, *(s for s in (claim.cue, claim.medium) if s)]
        parts += [claim.speaker.span] if claim.speaker else []
        for part in parts:
            assert part.of(text) == part.of(text).strip(), "white space at an edge"
            assert 0 < len(part) <= len(text)
    return claims


def attributed(parser: Parser, extractor: Extractor, text: str) -> Claim:
    (claim,) = [c for c in extracted(parser, extractor, text) if c.attributed]
    return claim


@pytest.mark.parametrize(
    ("text", "content", "speaker", "cue"),
    [
        (
            "Le maire affirme que la passerelle rouvrira lundi.",
            "la passerelle rouvrira lundi",
            "Le maire",
            "affirme",
        ),
        (
            "« La passerelle rouvrira lundi », a déclaré Nadia Ferrol.",
            "La passerelle rouvrira lundi",
            "Nadia Ferrol",
            "a déclaré",
        ),
        (
            "«\u00a0La passerelle rouvrira lundi\u202f!\u00a0», a déclaré Nadia Ferrol.",
            "La passerelle rouvrira lundi",
            "Nadia Ferrol",
            "a déclaré",
        ),
        (
            "“La passerelle rouvrira lundi”, a déclaré Nadia Ferrol.",
            "La passerelle rouvrira lundi",
            "Nadia Ferrol",
            "a déclaré",
        ),
        (
            '"La passerelle rouvrira lundi", a déclaré Nadia Ferrol.',
            "La passerelle rouvrira lundi",
            "Nadia Ferrol",
            "a déclaré",
        ),
        (
            "🎉 « La passerelle rouvrira lundi 🎉 », a déclaré Nadia Ferrol.",
            "La passerelle rouvrira lundi 🎉",
            "Nadia Ferrol",
            "a déclaré",
        ),
        (
            "Selon la préfète, la route est fermée depuis mardi.",
            "la route est fermée depuis mardi",
            "la préfète",
            "Selon",
        ),
        (
            "D’après l’hôpital, l’enfant est sorti d’affaire.",
            "l’enfant est sorti d’affaire",
            "l’hôpital",
            "D’après",
        ),
        (
            "D'après l'hôpital, l'enfant est sorti d'affaire.",
            "l'enfant est sorti d'affaire",
            "l'hôpital",
            "D'après",
        ),
        (
            "« Que faire ? », a demandé la maire.",
            "Que faire",
            "la maire",
            "a demandé",
        ),
    ],
)
def test_claims_are_cut_where_a_person_cuts_them(
    parser: Parser, ruleset: RuleSet, text: str, content: str, speaker: str, cue: str
) -> None:
    claim = attributed(parser, Extractor(ruleset), text)

    assert claim.text(text) == content
    assert claim.speaker is not None
    assert claim.speaker.span.of(text) == speaker
    assert claim.cue is not None
    assert claim.cue.of(text) == cue


def test_decomposed_and_invisible_characters_hide_no_claim(parser: Parser, ruleset: RuleSet) -> None:
    text = unicodedata.normalize("NFD", "\u200b« L’école est fermée\u200b », a déclaré Zoë Ferrol à\u00ad l’été.")

    claim = attributed(parser, Extractor(ruleset), text)

    assert claim.text(text) == unicodedata.normalize("NFD", "L’école est fermée")
    assert claim.speaker is not None
    assert unicodedata.normalize("NFC", claim.speaker.name) == "Zoë Ferrol"


def test_a_quotation_over_paragraphs_is_one_claim(parser: Parser, ruleset: RuleSet) -> None:
    text = "« La digue est sûre.\n\n« Elle tiendra cent ans », a promis Paul Morin.\n\nLa mer monte chaque année."

    claim = attributed(parser, Extractor(ruleset), text)

    assert [s.of(text) for s in claim.content] == ["La digue est sûre", "Elle tiendra cent ans"]
    assert claim.style is Style.DIRECT


def test_a_lone_mark_costs_at_most_its_sentence(parser: Parser, ruleset: RuleSet) -> None:
    text = (
        "Le maire a parlé d’un « accord historique. « La digue est sûre », a déclaré Nadia Ferrol.\n\n"
        "Selon Paul Morin, la mer monte chaque année."
    )

    found = {c.text(text): c.speaker.name for c in extracted(parser, Extractor(ruleset), text) if c.speaker}

    assert found["La digue est sûre"] == "Nadia Ferrol"
    assert found["la mer monte chaque année"] == "Paul Morin"


def test_a_conditional_without_a_source_is_an_allegation(parser: Parser, ruleset: RuleSet) -> None:
    claim = attributed(parser, Extractor(ruleset), "Le suspect aurait quitté le pays dimanche avec sa sœur.")

    assert claim.suggested is Label.ALLEGATION
    assert claim.speaker is None


def test_a_future_in_the_past_is_reported_speech(parser: Parser, ruleset: RuleSet) -> None:
    text = "La société avait annoncé que les travaux dureraient trois mois."

    claim = attributed(parser, Extractor(ruleset), text)

    assert claim.suggested is Label.REPORTED_SPEECH
    assert claim.text(text) == "les travaux dureraient trois mois"


def test_a_denial_is_marked_as_one(parser: Parser, ruleset: RuleSet) -> None:
    claim = attributed(parser, Extractor(ruleset), "Paul Morin nie avoir reçu de l’argent.")

    assert claim.polarity is Polarity.DENIED


def test_a_platform_is_the_medium(parser: Parser, ruleset: RuleSet) -> None:
    text = "« La digue est sûre », a écrit Nadia Ferrol sur Telegram."

    claim = attributed(parser, Extractor(ruleset), text)

    assert claim.medium is not None
    assert claim.medium.of(text) == "Telegram"
    assert claim.text(text) == "La digue est sûre"


def test_plain_narration_is_a_candidate_fact(parser: Parser, ruleset: RuleSet) -> None:
    text = "La digue mesure deux kilomètres. Qui l’a construite ?"

    (claim,) = extracted(parser, Extractor(ruleset), text)

    assert claim.text(text) == "La digue mesure deux kilomètres"
    assert claim.suggested is Label.ESTABLISHED_FACT
    assert not claim.attributed


def test_claims_come_in_text_order(parser: Parser, ruleset: RuleSet) -> None:
    text = "La digue est longue et belle. Selon Paul Morin, elle tiendra. « Je doute », a répondu Nadia Ferrol."

    starts = [c.span.start for c in extracted(parser, Extractor(ruleset), text)]

    assert starts == sorted(starts)
    assert len(starts) == 3


@pytest.mark.parametrize(
    "text",
    [
        "«",
        "»",
        '"',
        "« » « »",
        "a dit a dit a dit, a dit-il.",
        "« « « Non » », a dit « Paul » ».",
        "Selon, selon, selon.",
        "…?!… «…» — a-t-il dit ; dit-elle : « »",
        "\u200b\u00ad\u0301",
        "Que que que dit-il que ?",
    ],
)
def test_odd_text_breaks_nothing(parser: Parser, ruleset: RuleSet, text: str) -> None:
    found = Extractor(ruleset).extract(parser.parse(text)[0])

    assert [s for s in found.skipped if s.reason == "failed"] == []
