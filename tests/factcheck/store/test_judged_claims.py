"""What people said of the machine's claims, counted for rules and written out for training."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claims.accusation import Stage
from claims.claim import Label
from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.evaluation.gold import read_gold
from factcheck.scan_results import Checked, Status
from factcheck.store.claim_lists import Filter
from factcheck.store.decisions import record_act, record_acts
from factcheck.store.engine import Store
from factcheck.store.judged_claims import NO_RULE, OWN_VOICE, annotated_articles, judge_rules
from factcheck.store.missed_claims import MissedClaim
from factcheck.store.scans import save_scan
from factcheck.store.undo import undo
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.acts import Act, NotClaim
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import TEXT, accusing, port, span

SCALE = load_scale()
NAMES = claim_ids(port())


def named_rules() -> Checked:
    """The article of the port, its claims by two rules and none."""
    rules = (("verbe-que",), ("selon",), (), ("verbe-que",), ("selon",))
    items = [
        replace(item, claim=replace(item.claim, rules=some)) for item, some in zip(port().claims, rules, strict=True)
    ]
    return replace(port(), claims=tuple(items), names=NAMES)


@pytest.fixture(autouse=True)
def scanned(store: Store) -> None:
    save_scan(store, named_rules(), machine="m", matching=SCALE.matching)


def add(store: Store, words: str, cue: Span | None = None, name: str | None = None) -> str:
    claim = MissedClaim(
        article="port-0001", content=(span(TEXT, words),), label=Label.REPORTED_SPEECH, cue=cue, name=name
    )
    return record_acts(store, (), SCALE, missed=[(claim, Act(who="Ana"))])[0].claim_id


def decide(store: Store, number: int, **asked: object) -> None:
    record_act(store, NAMES[number], Act(who="Ana", **asked), SCALE)  # type: ignore[arg-type]


def figures(store: Store) -> dict[str, tuple[int, int, int]]:
    with store.reading() as connection:
        return {name: (one.right, one.wrong, one.missed) for name, one in judge_rules(connection).items()}


def test_nobody_judged_anything(store: Store) -> None:
    assert figures(store) == {}
    with store.reading() as connection:
        assert list(annotated_articles(connection, Filter())) == []


def test_right_wrong_and_missed_are_counted_for_each_rule(store: Store) -> None:
    decide(store, 0, label=Label.ALLEGATION)
    decide(store, 1, not_claim=NotClaim.OPINION)
    decide(store, 2, speaker="Nadia Ferrol")
    decide(store, 3, not_claim=NotClaim.WRONG_EXTRACTION)
    decide(store, 4, assignee="Bob")
    add(store, "Le port d’Argelune", cue=span(TEXT, "a déclaré"), name="Sergueï Valmont")
    add(store, "fermera au printemps")
    add(store, "la facture", cue=span(TEXT, "paiera"), name="Nadia Ferrol")

    assert figures(store) == {
        "verbe-que": (1, 1, 1),
        "selon": (0, 1, 0),
        OWN_VOICE: (1, 0, 1),
        NO_RULE: (0, 0, 1),
    }
    with store.reading() as connection:
        rule = judge_rules(connection)["verbe-que"]
    assert (rule.precision, rule.recall) == (0.5, 0.5)
    assert rule.words == [f"{NAMES[3]}: avoir promis « un centime de plus » aux repreneurs"]


def test_what_is_taken_back_counts_no_more(store: Store) -> None:
    decide(store, 0, not_claim=NotClaim.QUESTION)
    name = add(store, "Le port d’Argelune")
    assert figures(store) == {"verbe-que": (0, 1, 0), OWN_VOICE: (0, 0, 1)}

    undo(store, NAMES[0], who="Ana")
    undo(store, name, who="Ana")

    assert figures(store) == {}


def test_judged_articles_are_annotated_ones(store: Store, tmp_path: Path) -> None:
    """What nobody judged is ignored; what is no claim is absent, so that finding it is wrong."""
    evidence_free = Act(who="Ana", label=Label.REPORTED_SPEECH, status=Status.IN_PROGRESS)
    record_act(store, NAMES[0], evidence_free, SCALE)
    decide(store, 3, not_claim=NotClaim.OPINION)
    add(store, "Le port d’Argelune fermera au printemps", name="Sergueï Valmont")

    with store.reading() as connection:
        articles = list(annotated_articles(connection, Filter()))
    (tmp_path / "judged.ndjson").write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")

    (gold,) = read_gold([tmp_path])
    assert gold.text == TEXT
    assert [claim.content[0].of(TEXT)[:23] for claim in gold.claims] == [
        "Le port d’Argelune ferm",
        "Le chantier naval cesse",
    ]
    first, second = gold.claims
    assert (first.speaker_name, first.label, second.label) == (
        *("Sergueï Valmont", Label.REPORTED_SPEECH, Label.REPORTED_SPEECH),
    )
    assert second.cue == span(TEXT, "a déclaré")
    assert len(gold.ignore) == 3
    assert articles[0]["wrong"][0]["reason"] == "opinion"


def test_whom_a_claim_accuses_travels_in_annotated_articles(store: Store, tmp_path: Path) -> None:
    markets = replace(accusing(), article=replace(accusing().article, id="marches-0001"))
    save_scan(store, markets, machine="m", matching=SCALE.matching)
    faux, cleared = claim_ids(markets)
    told = ToldAccusation(stage=Stage.CONVICTED, accused=("Agathe Nolin", "Ida Rune"), offences=("recel", "vol"))
    record_act(store, faux, Act(who="Ana", accusations=(told,)), SCALE)
    record_act(store, cleared, Act(who="Ana", label=Label.ALLEGATION), SCALE)
    with store.reading() as connection:
        lines = [json.dumps(article) for article in annotated_articles(connection, Filter())]
    (tmp_path / "judged.ndjson").write_text("\n".join(lines), encoding="utf-8")

    (article,) = read_gold([tmp_path])
    mended, read = (claim.accusations for claim in article.claims)
    assert read == accusing().claims[1].claim.accusations
    (one,) = mended
    assert (one.stage, [party.name for party in one.accused]) == (Stage.CONVICTED, ["Agathe Nolin", "Ida Rune"])
    assert [words.of(article.text) for words in one.offences] == ["recel"]
    assert (one.named_offences, one.accuser, one.negated) == (("vol",), None, False)
