from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from claims.attribution.extractor import Extractor
from claims.checkworthiness.worth_weights import WorthScale, load_worth
from claims.claim import Skipped
from claims.classification.labeller import load_labeller
from claims.document.span import Span
from claims.document.tree import Document
from claims.keeping.findings import Layout
from claims.keeping.kept_findings import KeptFindings
from claims.keeping.row_keys import FINDINGS, RULES
from claims.parsing.kept_parses import KeptParses
from claims.parsing.repair.registry import repairs_of
from claims.pipeline import Analyser, Analysis
from claims.rules.loader import RuleSet
from tests.support.memory_store import MemoryStore
from tests.support.trees import DOG, MAYOR, document

TEXT = "Le maire affirme que la route rouvre.\n\nLe chien dort."
HEADING, BODY = Span(0, TEXT.index("\n")), Span(TEXT.index("Le chien"), len(TEXT))
LAYOUT = Layout(text=TEXT, blocks=(HEADING, BODY), titles=(HEADING,))
PARSED = document(TEXT, MAYOR, DOG)


class ParserWithKey:
    """What an analyser asks of its parser where documents are given."""

    def __init__(self, store: MemoryStore, ruleset: RuleSet, models: str = "news 1") -> None:
        self.kept = KeptParses(store, models, ruleset.lists.classes, repairs_of(ruleset))


class Desk:
    """An analyser with a store, and one text with a heading."""

    def __init__(self, ruleset: RuleSet) -> None:
        self.store = MemoryStore()
        self.ruleset = ruleset
        self.worth = load_worth(ruleset.lists)

    def analyser(self, ruleset: RuleSet | None = None, worth: WorthScale | None = None, models: str = "") -> Analyser:
        used = ruleset or self.ruleset
        parser: Any = ParserWithKey(self.store, used, models)
        return Analyser(
            parser=parser,
            extractor=Extractor(used),
            labeller=load_labeller(),
            worth=worth or self.worth,
            store=self.store,
        )

    def analysed(
        self, layout: Layout = LAYOUT, parsed: Document = PARSED, unparsed: Sequence[Skipped] = ()
    ) -> Analysis:
        analyser = self.analyser()
        key = analyser.key(layout)
        return analyser.analyse_document(parsed, unparsed, layout.titles, key=key)

    def found(self, analyser: Analyser | None = None, layout: Layout = LAYOUT) -> Analysis | None:
        used = analyser or self.analyser()
        return used.kept(used.key(layout), layout.text)


@pytest.fixture
def desk(ruleset: RuleSet) -> Desk:
    return Desk(ruleset)


def without(ruleset: RuleSet, *ids: str) -> RuleSet:
    return replace(ruleset, rules=tuple(rule for rule in ruleset.rules if rule.id not in ids))


def test_what_was_found_is_found_again_without_derivations(desk: Desk) -> None:
    first = desk.analysed()

    again = desk.found()

    assert again == first
    assert [item.claim.features for item in again.claims] == [item.claim.features for item in first.claims]
    assert {item.claim.derivation for item in again.claims} == {None}
    assert [item.claim.text(TEXT) for item in again.claims if item.claim.attributed] == ["la route rouvre"]


def test_the_parses_count_as_used_with_what_was_found(desk: Desk) -> None:
    desk.analysed()
    desk.found()

    ((key, parses),) = desk.store.reused
    kept = desk.analyser().parser.kept
    assert kept is not None
    assert key == desk.analyser().key(LAYOUT)
    assert list(parses) == kept.keys(PARSED)
    assert [len(parse) for parse in parses] == [16, 16]


@pytest.mark.parametrize(
    "other",
    [
        replace(LAYOUT, text=TEXT.replace("dort", "mord")),
        replace(LAYOUT, blocks=None),
        replace(LAYOUT, blocks=(HEADING,)),
        replace(LAYOUT, titles=()),
        replace(LAYOUT, titles=(), questions=(HEADING,)),
        replace(LAYOUT, titles=(), posts=(HEADING,)),
        replace(LAYOUT, titles=(), asides=(HEADING,)),
        replace(LAYOUT, transcript=True),
    ],
)
def test_another_layout_finds_nothing(desk: Desk, other: Layout) -> None:
    desk.analysed()

    assert desk.found(layout=other) is None
    assert desk.found() is not None


def test_every_part_of_a_layout_is_in_its_key(desk: Desk) -> None:
    tried = {"text", "blocks", "titles", "questions", "posts", "asides", "transcript"}

    assert set(Layout.__dataclass_fields__) == tried


def test_other_models_weights_or_code_find_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.analysed()
    worth = replace(desk.worth, weights={**desk.worth.weights, "number": 9.0})
    turned = replace(desk.worth, cue=dict(reversed(list(desk.worth.cue.items()))))

    assert desk.found(desk.analyser(models="news 2")) is None
    assert desk.found(desk.analyser(worth=worth)) is None
    assert desk.found(desk.analyser(worth=turned)) is None
    assert desk.found(replace(desk.analyser(), worth=None)) is None
    assert desk.found() is not None
    monkeypatch.setattr("claims.keeping.kept_findings.code_digest", lambda *_args, **_more: b"other")
    assert desk.found() is None


def test_a_rule_that_matched_in_a_heading_alone_is_missed(desk: Desk, ruleset: RuleSet) -> None:
    desk.analysed()

    assert desk.found(desk.analyser(without(ruleset, "selon"))) is not None
    assert desk.found(desk.analyser(without(ruleset, "verbe-que"))) is None


def test_a_new_rule_that_may_match_in_a_heading_alone_is_seen(desk: Desk, ruleset: RuleSet) -> None:
    desk.analysed()
    said = next(rule for rule in ruleset.rules if rule.id == "verbe-que")

    def adding(lemma: str) -> RuleSet:
        trigger = replace(said.trigger, lemma=frozenset((lemma,)))
        return replace(ruleset, rules=(*ruleset.rules, replace(said, id="essai", trigger=trigger)))

    assert desk.found(desk.analyser(adding("affirmer"))) is None
    assert desk.found(desk.analyser(adding("maugréer"))) is not None


def test_a_rule_that_is_deprecated_is_no_rule(desk: Desk, ruleset: RuleSet) -> None:
    desk.analysed()

    def deprecating(name: str) -> RuleSet:
        rules = (replace(r, status="deprecated") if r.id == name else r for r in ruleset.rules)
        return replace(ruleset, rules=tuple(rules))

    assert desk.found(desk.analyser(deprecating("selon"))) is not None
    assert desk.found(desk.analyser(deprecating("verbe-que"))) is None


def test_where_the_rules_of_then_are_not_known_all_is_found_anew(desk: Desk, ruleset: RuleSet) -> None:
    desk.analysed()
    (known,) = (key for key in desk.store.held if key.startswith(RULES))
    fewer = desk.analyser(without(ruleset, "selon"))

    desk.store.held[known] += b"!"
    assert desk.found(fewer) is None
    assert desk.store.dropped == [known]
    assert desk.found(desk.analyser(without(ruleset, "selon"))) is None
    assert desk.found() is not None


def test_many_sets_of_rules_are_compared_one_after_the_other(
    desk: Desk, ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.keeping.kept_findings._MOST_CHANGES", 1)
    desk.analysed()
    fewer = desk.analyser(without(ruleset, "selon"))
    other = replace(LAYOUT, transcript=True)
    made = desk.analyser(without(ruleset, "rumeur-court"))
    made.analyse_document(PARSED, (), LAYOUT.titles, key=made.key(other))

    for _round in range(2):
        assert desk.found(fewer) is not None
        assert desk.found(fewer, other) is not None


def test_a_broken_row_is_removed(desk: Desk) -> None:
    desk.analysed()
    (key,) = desk.store.findings
    desk.store.held[key] = desk.store.held[key][:-1]

    assert desk.found() is None
    assert desk.store.dropped == [key]
    assert desk.store.findings == []


def test_what_could_not_be_worked_on_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMS_RAISE_FAULTS")
    desk.analysed(unparsed=(Skipped(BODY, "unparsed"),))
    assert desk.store.findings == []

    broken = PARSED.sentences[0]
    lost = replace(broken, words=(*broken.words[:-1], replace(broken.words[-1], head=broken.words[-1].index)))
    desk.analysed(parsed=replace(PARSED, sentences=(lost, *PARSED.sentences[1:])))
    # A heading that is no tree is told nowhere, and yet it may hold what nobody knows of.
    assert desk.store.findings == []

    desk.analysed(unparsed=(Skipped(BODY, "too_long"),))
    assert len(desk.store.findings) == 1


def test_an_exception_in_a_sentence_is_no_lasting_finding(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMS_RAISE_FAULTS")

    def fails(*_args: object, **_more: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("claims.attribution.extractor.matched_candidate", fails)
        desk.analysed()
    assert desk.store.findings == []


def test_what_cannot_be_written_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.keeping.kept_findings.packed", lambda *_args, **_more: None)

    assert desk.analysed().claims
    assert desk.store.held == {}


def test_without_a_store_or_kept_parses_there_is_no_key(desk: Desk) -> None:
    bare = replace(desk.analyser(), store=None)
    assert (bare.key(LAYOUT), bare.kept(None, TEXT)) == (None, None)

    parser: Any = ParserWithKey(desk.store, desk.ruleset)
    parser.kept = None
    assert replace(desk.analyser(), parser=parser).key(LAYOUT) is None


def test_keys_tell_findings_from_parses(desk: Desk) -> None:
    key = desk.analyser().key(LAYOUT)

    assert key is not None
    assert (key[:9], len(key)) == (FINDINGS, 25)
    assert len(RULES) == len(FINDINGS)


def test_a_key_is_the_same_in_each_run_and_for_spans_of_any_kind(desk: Desk, ruleset: RuleSet) -> None:
    lists = replace(LAYOUT, blocks=[HEADING, BODY], titles=[HEADING])
    parses = desk.analyser().parser.kept
    assert parses is not None

    again = KeptFindings(desk.store, parses, replace(ruleset, rules=tuple(reversed(ruleset.rules))), desk.worth)

    assert again.key(lists) == desk.analyser().key(LAYOUT)
