"""Whom claims accuse as people told it: kept, found, shown, taken back, and not lost when an article is read again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from claims.accusation import Stage
from claims.claim import Label
from factcheck.claim_ids import claim_ids
from factcheck.reports.record_filling import claim_records
from factcheck.store.accusing_claims import accusations_of, accusing_claims
from factcheck.store.article_claims import claims_of_article
from factcheck.store.articles import as_people_have_it, read_articles
from factcheck.store.claim_lists import Filter
from factcheck.store.decisions import record_act, record_acts
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.imports import import_rows
from factcheck.store.missed_claims import MissedClaim
from factcheck.store.scans import save_scan
from factcheck.store.transfer import export_rows
from factcheck.store.undo import undo
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.acts import Act
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import ACCUSING, accusing, port, span

SCALE = load_scale()
FAUX, CLEARED = claim_ids(accusing())
TOLD = ToldAccusation(
    stage=Stage.CHARGED,
    accused=("Agathe Nolin", "Bruno Tesk"),
    offences=("recel", "vol de câbles"),
    accuser="parquet",
)


@pytest.fixture(autouse=True)
def scanned(store: Store) -> None:
    save_scan(store, accusing(), machine="labels 1", matching=SCALE.matching)


def tell(store: Store, *told: ToldAccusation, name: str = FAUX, machine: bool = False) -> None:
    record_act(store, name, Act(who="Ana", why="relu", accusations=None if machine else told), SCALE)


def test_each_part_stands_where_the_machine_or_the_article_has_it(store: Store) -> None:
    tell(store, TOLD)

    with store.reading() as connection:
        (record,) = claim_records(read_articles(connection, Filter(ids=(FAUX,)), SCALE)[0])
        (read,) = (one for one in claims_of_article(connection, accusing().article.id) if one.claim_id == FAUX)
    (one,) = record.accusations
    assert read.accusations == (one,)
    nolin, tesk = one.accused
    assert (nolin.name, nolin.text, nolin.confidence) == ("Agathe Nolin", "La trésorière Agathe Nolin", 1.0)
    assert (tesk.name, tesk.text, tesk.span) == ("Bruno Tesk", "", (0, 0))
    known = span(ACCUSING, "recel")
    assert [(words.text, words.span) for words in one.offences] == [
        ("recel", (known.start, known.end)),
        ("vol de câbles", (0, 0)),
    ]
    assert one.cue.text == "mise en examen"
    assert one.accuser is not None
    assert ACCUSING[slice(*one.accuser.span)] == "parquet"
    assert [(one.part, one.machine, one.now) for one in record.corrections] == [
        (
            "accusations",
            "Agathe Nolin: charged (faux, recel) | Agathe Nolin: suspected",
            "Agathe Nolin, Bruno Tesk: charged (recel, vol de câbles) by parquet",
        )
    ]


def test_claims_are_found_by_what_people_told(store: Store) -> None:
    tell(store, TOLD)
    tell(store, name=CLEARED)

    with store.reading() as connection:
        assert accusing_claims(connection, "tesk", ("charged",)) == {FAUX}
        assert accusing_claims(connection, "", ("suspected",)) == frozenset()
        assert accusing_claims(connection, "gérant", ()) == frozenset()
        found = accusations_of(connection, [FAUX, CLEARED])
    assert [party.name for party in found[FAUX][0].accused] == ["Agathe Nolin", "Bruno Tesk"]
    assert found[CLEARED] == ()


def test_it_is_history_is_taken_back_and_survives_another_scan(store: Store) -> None:
    tell(store, TOLD)
    tell(store)
    save_scan(store, accusing(), machine="labels 2", matching=SCALE.matching)

    def now() -> list[list[str]]:
        with store.reading() as connection:
            dossier = read_dossier(connection, FAUX)
        place = dossier.appearances[-1]
        right = dossier.corrected.get(place.article_id, place)
        return [[party.name for party in one.accused] for one in right.accusations or ()]

    assert now() == []
    undo(store, FAUX, who="Ana")
    assert now() == [["Agathe Nolin", "Bruno Tesk"]]
    tell(store, machine=True)
    assert now() == [["Agathe Nolin"], ["Agathe Nolin"]]
    with store.reading() as connection:
        events = read_dossier(connection, FAUX).history
    assert [event.to_value and len(json.loads(event.to_value)) for event in events if event.what == "accusations"] == [
        *(1, 0, 1),
        None,
    ]


def test_a_missed_claim_is_added_with_whom_it_accuses(store: Store) -> None:
    words = (span(ACCUSING, "nie les faits"),)
    claim = MissedClaim(article=accusing().article.id, content=words, label=Label.ALLEGATION, accusations=(TOLD,))
    (done,) = record_acts(store, (), SCALE, missed=[(claim, Act(who="Ana"))])

    with store.reading() as connection:
        record = next(
            one for one in claim_records(read_articles(connection, Filter(), SCALE)[0]) if one.id == done.claim_id
        )
    assert [party.name for party in record.accusations[0].accused] == ["Agathe Nolin", "Bruno Tesk"]
    assert (record.score, record.probabilities) == (None, None)
    assert [one.part for one in record.corrections] == ["added"]


def test_a_fresh_scan_has_what_people_made_of_it(store: Store) -> None:
    """Corrected claims as they have them, added ones, the others as they were read."""
    tell(store, TOLD)
    record_act(store, CLEARED, Act(who="Ana", label=Label.ALLEGATION, speaker="Ida Rune"), SCALE)
    words = (span(ACCUSING, "nie les faits"),)
    missed = MissedClaim(article=accusing().article.id, content=words, label=Label.ALLEGATION)
    (added,) = record_acts(store, (), SCALE, missed=[(missed, Act(who="Ana"))])

    with store.reading() as connection:
        shown = as_people_have_it(connection, accusing(), SCALE)
        other = replace(port(), article=replace(port().article, id="other-0001"))
        alone = as_people_have_it(connection, other, SCALE)

    claims = dict(zip(shown.names, shown.claims, strict=True))
    assert set(claims) == {FAUX, CLEARED, added.claim_id}
    assert [party.name for party in claims[FAUX].claim.accusations[0].accused] == ["Agathe Nolin", "Bruno Tesk"]
    assert claims[FAUX].claim.accusations[0].named_offences == ("vol de câbles",)
    speaker = claims[CLEARED].claim.speaker
    assert speaker is not None
    assert (claims[CLEARED].label, speaker.name) == (Label.ALLEGATION, "Ida Rune")
    assert [one.part for one in shown.standings[CLEARED].check.corrections] == ["label", "speaker"]
    assert alone == other


def test_it_travels_to_another_store(store: Store, tmp_path: object) -> None:
    tell(store, TOLD)
    with store.reading() as connection:
        rows = [json.dumps(row).encode() for row in export_rows(connection)]
    other = open_store(f"{tmp_path}/other.sqlite")
    import_rows(other, rows, "other.ndjson", SCALE)

    with other.reading() as connection:
        assert accusing_claims(connection, "tesk", ()) == {FAUX}
    broken = [row.replace(b'\\"stage\\": \\"charged\\"', b'\\"stage\\": \\"hanged\\"') for row in rows]
    assert broken != rows
    with pytest.raises(Exception, match="import-refused"):
        import_rows(open_store(f"{tmp_path}/third.sqlite"), broken, "broken.ndjson", SCALE)
    other.close()
