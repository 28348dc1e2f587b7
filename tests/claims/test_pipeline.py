"""The public door: text in, labelled claims out."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, cast

import pytest

import claims
import claims.pipeline
from claims import Analyser, Analysis, ClaimsError, Label, Span, analyse, load_analyser
from claims.attribution.extractor import Extractor
from claims.checkworthiness.worth_weights import load_worth
from claims.classification.labeller import load_labeller
from claims.errors import ModelError, RuleError
from claims.parsing.parser import Parser
from claims.rules.loader import RuleSet, load_rules
from tests.support.trees import DOG, MAYOR, TreeParser

TEXT = "Le maire affirme que la route rouvre.\nLe chien dort."
LINES = (Span(0, TEXT.index("\n")), Span(TEXT.index("\n") + 1, len(TEXT)))


@pytest.fixture
def analyser(ruleset: RuleSet) -> Analyser:
    return Analyser(
        parser=cast(Parser, TreeParser(MAYOR, DOG)),
        extractor=Extractor(ruleset),
        labeller=load_labeller(),
        worth=load_worth(ruleset.lists),
    )


def test_a_text_becomes_labelled_claims_with_spans_into_it(analyser: Analyser) -> None:
    found = analyser.analyse(TEXT, LINES)

    said = next(c for c in found.claims if c.claim.attributed)
    assert found.text == TEXT
    assert said.label is Label.REPORTED_SPEECH
    assert said.claim.text(TEXT) == "la route rouvre"
    assert said.claim.speaker is not None
    assert said.claim.speaker.span.of(TEXT) == "Le maire"
    assert sum(said.probabilities.values()) == pytest.approx(1)
    assert said.worth is not None


def test_without_a_scale_nothing_is_weighed(analyser: Analyser, ruleset: RuleSet) -> None:
    bare = Analyser(parser=analyser.parser, extractor=Extractor(ruleset), labeller=analyser.labeller)

    assert [c.worth for c in bare.analyse(TEXT, LINES).claims if c.worth is not None] == []


def test_claims_are_to_be_had_without_labels(analyser: Analyser) -> None:
    found = analyser.extract(TEXT, LINES)

    assert [c.text(TEXT) for c in found.claims if c.attributed] == ["la route rouvre"]


def test_other_rules_take_the_place_of_the_first_ones(analyser: Analyser) -> None:
    other = analyser.with_rules(load_rules([], builtin=False))

    assert [c for c in other.extract(TEXT, LINES).claims if c.attributed] == []
    assert other.parser is analyser.parser


def test_what_is_public_is_there() -> None:
    assert [name for name in claims.__all__ if not hasattr(claims, name)] == []
    assert set(claims.__all__) <= set(dir(claims))


def test_what_is_not_public_is_an_error_of_its_own() -> None:
    with pytest.raises(AttributeError, match="no attribute 'analyze'"):
        _ = cast(Any, claims).analyze


def test_the_door_loads_nothing_before_it_is_used() -> None:
    code = "import sys, claims; print(*sorted(set(sys.modules) & {'torch', 'stanza', 'sklearn', 'pydantic'}))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


def test_a_folder_without_models_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no resources\.json"):
        load_analyser(model=tmp_path)


def test_a_folder_of_rules_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load_analyser(rules=[tmp_path / "absent"])


def test_a_bad_rule_is_told_and_the_others_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "mauvaise.yaml").write_text("id: mauvaise\nclaim: 3\n", encoding="utf-8")
    monkeypatch.setattr(claims.pipeline, "load_parser", lambda _model, **_more: TreeParser(MAYOR, DOG))

    loaded = load_analyser(rules=[tmp_path])

    assert [Path(e.file).name for e in loaded.rule_errors if e.file] == ["mauvaise.yaml"] * len(loaded.rule_errors)
    assert loaded.rule_errors
    assert [c for c in loaded.extract(TEXT, LINES).claims if c.attributed]


def test_threads_that_call_at_the_same_time_load_the_models_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The load takes as long as the other thread needs to ask, too."""
    asked, loads, found = threading.Event(), [], []
    whole = Analysis(text="", claims=())

    class Loaded:
        def analyse(self, _text: str) -> Analysis:
            return whole

    def load() -> Loaded:
        loads.append(threading.get_ident())
        asked.wait(0.3)
        asked.set()
        return Loaded()

    monkeypatch.setattr(claims.pipeline, "load_analyser", load)
    claims.pipeline._bundled.cache_clear()
    threads = [threading.Thread(target=lambda: found.append(analyse("Un texte."))) for _ in range(4)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        claims.pipeline._bundled.cache_clear()

    assert len(loads) == 1
    assert found == [whole] * 4


@pytest.mark.model
def test_one_call_reads_a_text_and_loads_the_models_once(monkeypatch: pytest.MonkeyPatch, live_parser: Parser) -> None:
    loads: list[object] = []

    def load(model: Path | None, **_more: object) -> Parser:
        loads.append(model)
        return live_parser

    monkeypatch.setattr(claims.pipeline, "load_parser", load)
    claims.pipeline._bundled.cache_clear()
    text = "« Le pont est sûr », a déclaré le maire de Roncevelle sur Telegram.\n\nLe préfet serait parti."

    try:
        first, second = analyse(text), analyse(text)
    finally:
        claims.pipeline._bundled.cache_clear()

    assert loads == [None]
    assert first == second
    assert [c.label for c in first.claims] == [Label.REPORTED_SPEECH, Label.ALLEGATION]
    assert [c.claim.medium and c.claim.medium.of(text) for c in first.claims] == ["Telegram", None]
    assert issubclass(ModelError, ClaimsError)
