"""The chain of sources through which a claim came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.attribution.extractor import Extractor
from claims.attribution.source_chain import source_chain, with_outer_sources
from claims.claim import Claim, Label, Source, SourceRole, Speaker
from claims.document.span import Span
from claims.document.tree import Sentence
from claims.parsing.parser import Parser
from claims.resolution.persons import Person
from claims.rules.loader import RuleSet, WordLists
from tests.support.trees import sentence, span

FIN = "Mood=Ind|VerbForm=Fin"
PAST = "Tense=Past|VerbForm=Part"

TOLD = "Le juge a écrit sur Telegram que tout va."
TREE = sentence(
    TOLD,
    f"""
    Le le DET _ 2 det
    juge _ NOUN _ 4 nsubj
    a avoir AUX {FIN} 4 aux:tense
    écrit écrire VERB {PAST} 0 root
    sur _ ADP _ 6 case
    Telegram _ PROPN _ 4 obl:mod
    que _ SCONJ _ 9 mark
    tout _ PRON _ 9 nsubj
    va aller VERB {FIN} 4 ccomp
    . _ PUNCT _ 4 punct
    """,
)


@pytest.fixture(scope="module")
def extractor(ruleset: RuleSet) -> Extractor:
    return Extractor(ruleset)


def links(sources: tuple[Source, ...]) -> list[tuple[str, str]]:
    return [(s.name, s.role.value) for s in sources]


def of(
    tree: Sentence, text: str, lists: WordLists, speaker: Speaker | None, medium: Span | None
) -> list[tuple[str, str]]:
    phrase = [w for w in tree.words if speaker is not None and speaker.span.covers(w.span)]
    return links(source_chain(tree, phrase, speaker, None, (), medium, text, lists))


def test_the_medium_stands_before_the_speaker(lists: WordLists) -> None:
    judge = Speaker(span=span(TOLD, "Le juge"), name="Anne Morel")

    assert of(TREE, TOLD, lists, judge, span(TOLD, "Telegram")) == [("Telegram", "platform"), ("Anne Morel", "person")]


def test_nobody_named_no_chain(lists: WordLists) -> None:
    assert of(TREE, TOLD, lists, None, None) == []


def test_a_vague_speaker_is_a_vague_source(lists: WordLists) -> None:
    judge = Speaker(span=span(TOLD, "Le juge"), name="juge", vague=True)

    assert of(TREE, TOLD, lists, judge, None) == [("juge", "vague")]


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("l'AFP", "l' le DET _ 2 det; AFP _ PROPN _ 0 root", SourceRole.AGENCY),
        ("l'agence Voxa", "l' le DET _ 2 det; agence _ NOUN _ 0 root; Voxa _ PROPN _ 2 appos", SourceRole.AGENCY),
        ("le Figaro", "le _ DET _ 2 det; Figaro _ PROPN _ 0 root", SourceRole.OUTLET),
        ("la radio Norpal", "la le DET _ 2 det; radio _ NOUN _ 0 root; Norpal _ PROPN _ 2 appos", SourceRole.OUTLET),
        ("un rapport", "un _ DET _ 2 det; rapport _ NOUN _ 0 root", SourceRole.DOCUMENT),
        ("le ministère", "le _ DET _ 2 det; ministère _ NOUN _ 0 root", SourceRole.ORGANISATION),
        ("Matignon", "Matignon _ PROPN _ 0 root", SourceRole.ORGANISATION),
        ("la ministre", "la le DET _ 2 det; ministre _ NOUN _ 0 root", SourceRole.PERSON),
        ("elle", "elle lui PRON _ 0 root", SourceRole.PERSON),
    ],
)
def test_what_a_source_is(lists: WordLists, text: str, rows: str, wanted: SourceRole) -> None:
    tree = sentence(text, rows)
    speaker = Speaker(span=Span(0, len(text)), name=text)

    (only,) = source_chain(tree, tree.words, speaker, None, (), None, text, lists)

    assert only.role is wanted


def test_whom_a_pronoun_stands_for_tells_what_it_is(lists: WordLists) -> None:
    tree = sentence("elle", "elle lui PRON _ 0 root")
    body = Person(name="Norpal", kind="ORG", tokens=("norpal",))

    (only,) = source_chain(tree, tree.words, Speaker(span=Span(0, 4), name="Norpal"), body, (), None, "elle", lists)

    assert only.role is SourceRole.ORGANISATION


def test_somebody_named_is_no_vague_source_for_a_noun_beside_the_name(lists: WordLists) -> None:
    """*à la presse Anne Morel*: the nearest noun before a name may be no office of hers."""
    tree = sentence("Anne Morel", "Anne _ PROPN _ 0 root; Morel _ PROPN _ 1 flat:name")
    anne = Person(name="Anne Morel", kind="PER", tokens=("anne", "morel"), roles=(("presse", frozenset()),))
    speaker = Speaker(span=Span(0, 10), name="Anne Morel")

    (only,) = source_chain(tree, tree.words, speaker, anne, (), None, "Anne Morel", lists)

    assert "presse" in lists["sources-collectives"]
    assert only.role is SourceRole.PERSON


def claim(start: int, end: int, name: str, at: int, medium: Span | None = None) -> Claim:
    speaker = Speaker(span=Span(at, at + 2), name=name)
    own = (Source(span=speaker.span, name=name, role=SourceRole.PERSON),)
    through = (Source(span=medium, name="X", role=SourceRole.PLATFORM),) if medium is not None else ()
    return Claim(
        content=(Span(start, end),),
        sentence=Span(0, 100),
        construction="essai",
        suggested=Label.REPORTED_SPEECH,
        rules=("essai",),
        speaker=speaker,
        medium=medium,
        sources=(*through, *own),
    )


def test_a_claim_within_a_claim_came_through_both_speakers() -> None:
    outer, middle, inner = claim(10, 90, "Anne", 0), claim(30, 80, "Paul", 20), claim(50, 70, "Zoé", 40)

    found = with_outer_sources([inner, outer, middle])

    assert [[s.name for s in c.sources] for c in found] == [["Anne", "Paul", "Zoé"], ["Anne"], ["Anne", "Paul"]]


def test_claims_side_by_side_keep_their_sources() -> None:
    left, right = claim(10, 40, "Anne", 0), claim(60, 90, "Paul", 50)

    assert with_outer_sources([left, right]) == [left, right]


def test_the_medium_of_the_outer_claim_is_not_that_of_the_inner_one() -> None:
    posted = Span(4, 6)
    outer, inner = claim(10, 90, "Anne", 0, posted), claim(30, 80, "Paul", 20, posted)

    found = with_outer_sources([outer, inner])[1]

    assert found.medium is None
    assert [s.name for s in found.sources] == ["X", "Anne", "Paul"]


def test_an_outlet_is_the_medium_of_whom_it_quotes() -> None:
    outer, inner = claim(10, 90, "Radio Norpal", 0), claim(30, 80, "Paul", 20)
    radio = replace(outer, sources=tuple(replace(s, role=SourceRole.OUTLET) for s in outer.sources))

    assert with_outer_sources([radio, inner])[1].medium == Span(0, 2)
    assert with_outer_sources([outer, inner])[1].medium is None


# --- With the parser -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "medium", "wanted"),
    [
        (
            "Selon Le Quotidien de Tarnes, citant l'agence Voxa, qui tient l'information d'un responsable du port, "
            "le navire a coulé lundi.",
            "un responsable du port",
            "Le Quotidien de Tarnes",
            ["outlet", "agency", "vague"],
        ),
        (
            "Selon la radio Norpal, citant un responsable du port, le navire a coulé lundi.",
            "un responsable du port",
            "la radio Norpal",
            ["outlet", "vague"],
        ),
        (
            "L'agence Reuters, citant deux diplomates, rapporte que les négociations ont repris.",
            "L'agence Reuters",
            None,
            ["agency", "vague"],
        ),
        (
            "« Le pont tient », a déclaré la préfète à l'AFP.",
            "la préfète",
            "l'AFP",
            ["agency", "person"],
        ),
        (
            "Le ministre de la Défense, Paul Morin, cité par l'agence Voxa, affirme que les soldats sont rentrés.",
            "Le ministre de la Défense",
            "l'agence Voxa",
            ["agency", "person"],
        ),
    ],
)
def test_chains_of_ordinary_sentences(
    parser: Parser, extractor: Extractor, text: str, speaker: str, medium: str | None, wanted: list[str]
) -> None:
    document, _ = parser.parse(text)

    (found,) = [c for c in extractor.extract(document).claims if c.attributed]

    assert found.speaker is not None
    assert found.speaker.span.of(text) == speaker
    assert (found.medium.of(text) if found.medium else None) == medium
    assert [s.role.value for s in found.sources] == wanted


def test_a_newspaper_that_quotes_the_police_is_in_the_chain(parser: Parser, extractor: Extractor) -> None:
    text = "Le Monde rapporte que, selon la police, deux hommes ont été arrêtés."
    document, _ = parser.parse(text)

    found = extractor.extract(document).claims

    assert [links(c.sources) for c in found] == [
        [("Le Monde", "outlet")],
        [("Le Monde", "outlet"), ("police", "organisation")],
    ]
