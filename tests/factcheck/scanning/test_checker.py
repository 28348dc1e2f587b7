"""The steps of a check strung together, with stand-ins for parser and label model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from claims.attribution.extractor import Extractor
from claims.claim import LABELS, Label, LabelledClaim, Skipped
from claims.classification.labeller import Labeller
from claims.classification.linear_model import LinearModel
from claims.document.span import Span
from claims.document.tree import Document
from claims.errors import ClaimsError, ModelError, RuleError
from claims.parsing.parser import Parser
from claims.pipeline import Analyser
from claims.rules.loader import RuleSet
from factcheck.articles.reader import article_of, read_text
from factcheck.scan_results import Article, Block, BlockKind, SourceKind
from factcheck.scanning.checker import Checker, aside_blocks, skipped_blocks
from factcheck.sources.source_text import SourceText
from factcheck.user_files import user_worth
from tests.support.trees import document, span

TEXT = """Le pont rouvre

Par Nadia Ferrol

La digue est très longue.

Ce que l’on sait

Il pleut.
"""
ROWS = """
La le DET _ 2 det
digue _ NOUN _ 5 nsubj
est être AUX Mood=Ind|VerbForm=Fin 5 cop
très _ ADV _ 5 advmod
longue long ADJ _ 0 root
. _ PUNCT _ 5 punct
"""


class FakeParser:
    """Parses one sentence and remembers which blocks it was given."""

    def __init__(self) -> None:
        self.blocks: list[str] = []

    def parse(self, text: str, blocks: Sequence[Span]) -> tuple[Document, tuple[Skipped, ...]]:
        self.blocks = [b.of(text) for b in blocks]
        at = text.index("La digue")
        found = document(text[at:], ROWS).sentences[0]
        moved = document(" " * at + text[at:], ROWS).sentences[0]
        assert [w.form for w in moved.words] == [w.form for w in found.words]
        return Document(text=text, sentences=(moved,), blocks=tuple(blocks)), (Skipped(blocks[-1], "unparsed"),)


class AllFacts(Labeller):
    """Every claim is a fact, if the labeller lets it."""

    def __init__(self) -> None:
        super().__init__(LinearModel((), (), [], []))

    def probabilities(self, features: Sequence[Any]) -> list[dict[Label, float]]:
        return [{label: float(label is Label.ESTABLISHED_FACT) for label in LABELS} for _ in features]


@pytest.fixture
def article() -> Article:
    kinds = {
        "Le pont rouvre": BlockKind.HEADLINE,
        "Par Nadia Ferrol": BlockKind.BYLINE,
        "La digue est très longue.": BlockKind.STANDFIRST,
        "Ce que l’on sait": BlockKind.HEADING,
        "Il pleut.": BlockKind.BODY,
    }
    blocks = tuple(Block(kind, span(TEXT, words)) for words, kind in kinds.items())
    return Article(id="un", source="un.txt", text=TEXT, blocks=blocks)


def with_labeller(ruleset: RuleSet, labeller: Labeller) -> Checker:
    analyser = Analyser(parser=cast(Parser, FakeParser()), extractor=Extractor(ruleset), labeller=labeller)
    return Checker(analyser=analyser)


@pytest.fixture
def stand_in(ruleset: RuleSet) -> Checker:
    return with_labeller(ruleset, AllFacts())


def test_what_may_hold_claims_is_parsed_and_nothing_else(stand_in: Checker, article: Article) -> None:
    stand_in.check(article)

    parsed = ["La digue est très longue.", "Ce que l’on sait", "Il pleut."]
    assert cast(FakeParser, stand_in.analyser.parser).blocks == parsed


def test_a_heading_states_no_fact_and_is_told(stand_in: Checker, article: Article) -> None:
    """The same sentence is a fact in the standfirst."""
    kinds = {BlockKind.STANDFIRST: BlockKind.HEADING}
    titled = replace(article, blocks=tuple(replace(b, kind=kinds.get(b.kind, b.kind)) for b in article.blocks))

    assert [c.label for c in stand_in.check(article).claims] == [Label.ESTABLISHED_FACT]
    checked = stand_in.check(titled)
    assert checked.claims == ()
    assert [s.reason for s in checked.skipped] == ["headline", "byline", "heading", "heading", "unparsed"]


def test_a_heading_that_holds_a_claim_is_not_told_as_left_out(stand_in: Checker, article: Article) -> None:
    (item,) = stand_in.check(article).claims
    titled = replace(article, blocks=tuple(replace(b, kind=BlockKind.HEADING) for b in article.blocks[2:]))

    assert [s.span.of(TEXT) for s in skipped_blocks(titled, [item.claim])] == ["Ce que l’on sait", "Il pleut."]


def test_claims_come_labelled_at_their_places(stand_in: Checker, article: Article) -> None:
    checked = stand_in.check(article)

    (claim,) = checked.claims
    assert isinstance(claim, LabelledClaim)
    assert claim.claim.text(TEXT) == "La digue est très longue"
    assert claim.label is Label.ESTABLISHED_FACT
    assert checked.article is article


def test_all_that_was_left_out_is_told_in_text_order(stand_in: Checker, article: Article) -> None:
    checked = stand_in.check(article)

    assert [(s.span.of(TEXT), s.reason) for s in checked.skipped] == [
        ("Le pont rouvre", "headline"),
        ("Par Nadia Ferrol", "byline"),
        ("Ce que l’on sait", "heading"),
        ("Il pleut.", "unparsed"),
    ]


class Undecided(AllFacts):
    """No label is likelier than the others."""

    def probabilities(self, features: Sequence[Any]) -> list[dict[Label, float]]:
        return [{label: 1 / len(LABELS) for label in LABELS} for _ in features]


def test_a_sentence_in_doubt_is_left_out_and_told(ruleset: RuleSet, article: Article) -> None:
    checker = with_labeller(ruleset, Undecided())

    checked = checker.check(article)

    assert checked.claims == ()
    assert [(s.span.of(TEXT), s.reason) for s in checked.skipped][2] == ("La digue est très longue.", "doubtful")


def test_blocks_that_speak_are_not_skipped(article: Article) -> None:
    assert {s.reason for s in skipped_blocks(article)} == {"headline", "byline", "heading"}


def test_a_folder_without_models_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Checker.load(model=tmp_path)


def test_a_rule_folder_that_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder") as error:
        Checker.load(rules=[tmp_path / "absent"])

    assert isinstance(error.value, ClaimsError)


def test_a_whole_article_is_checked(checker: Checker) -> None:
    text = (
        "Argelune : le pont rouvre\r\n\r\nPar Nadia Ferrol\r\n\r\n"
        "«\u00a0Le pont est sûr\u202f», a déclaré Paul Morin mardi.\r\n\r\n"
        "Le chantier aurait coûté dix millions d’euros. Le pont mesure trois cents mètres.\r\n"
    )

    checked = checker.check(read_text(text, source="pont.txt"))

    found = {c.claim.text(text): c for c in checked.claims}
    assert list(found) == [
        "Le pont est sûr",
        "Le chantier aurait coûté dix millions d’euros",
        "Le pont mesure trois cents mètres",
    ]
    assert found["Le pont est sûr"].label is not Label.ESTABLISHED_FACT
    assert found["Le chantier aurait coûté dix millions d’euros"].label is not Label.ESTABLISHED_FACT
    for claim in checked.claims:
        assert sum(claim.probabilities.values()) == pytest.approx(1)
    assert [s.reason for s in checked.skipped] == ["headline", "byline"]


def test_an_article_of_nothing_but_furniture_has_no_claims(checker: Checker) -> None:
    checked = checker.check(read_text("Lire aussi\n\nPartager\n\nPar Nadia Ferrol\n", source="vide.txt"))

    assert checked.claims == ()


def test_a_newsroom_s_own_weights_take_the_place_of_the_built_in_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert user_worth() is None

    own = tmp_path / "factcheck" / "worth.yaml"
    own.parent.mkdir()
    own.write_text("base: 0\nreasons: {}\n", encoding="utf-8")
    assert user_worth() == own


def test_nothing_in_subtitles_is_a_fact(checker: Checker) -> None:
    """Whoever it is that speaks, a recording of people has no voice of its own."""
    text = "Le chantier aurait coûté dix millions d’euros. Le pont mesure trois cents mètres."
    spoken = SourceText(name="pont.srt", kind=SourceKind.SUBTITLES, text=text)

    checked = checker.check(article_of(spoken))

    assert checked.claims != ()
    assert {claim.label for claim in checked.claims} <= {Label.REPORTED_SPEECH, Label.ALLEGATION}


def test_headline_and_captions_are_read_for_names() -> None:
    article = read_text(TEXT, source="a.txt")
    assert [span.of(article.text) for span in aside_blocks(article)] == ["Le pont rouvre"]
