"""Reviewed labels as training data: what counts as reviewed, and old against new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claims.claim import LABELS, Claim, Label, LabelledClaim
from claims.classification.labeller import Features, Labeller, fit, load_labeller
from claims.classification.linear_model import LinearModel
from claims.document.span import Span
from claims.resources import label_model_path
from factcheck.articles.reader import read_text
from factcheck.claim_ids import claim_ids
from factcheck.labels import training
from factcheck.labels.retraining import Labelled, LabelMaterial, compare, material_from_store
from factcheck.scan_results import Status
from factcheck.scanning.checker import Checker
from factcheck.scanning.models import user_label_model
from factcheck.store.claim_lists import reviewed_labels
from factcheck.store.decisions import record_act, record_acts
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.groups import known_as
from factcheck.store.missed_claims import MissedClaim
from factcheck.store.repeated_claims import link_claims
from factcheck.store.scans import save_scan
from factcheck.store.undo import undo
from factcheck.verification.acts import Act, Evidence, NotClaim
from tests.factcheck.store.test_store import save
from tests.support.reviewed import (
    SCALE,
    FakeChecker,
    article,
    as_read,
    review,
    scanned,
)


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "store.sqlite")


@pytest.fixture(autouse=True)
def _home(surroundings: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_labels_that_people_gave_or_let_stand_are_reviewed(store: Store) -> None:
    checked, (said, alleged, stated) = scanned("Aber")
    save(store, checked)
    evidence = (Evidence(url="https://example.org/a", seen="2026-11-20", primary=True),)
    record_act(store, alleged, Act(who="Ana", label=Label.ALLEGATION), SCALE)
    record_act(store, said, Act(who="Ana", why="vu", verdict="faux", evidence=evidence, status=Status.VERIFIED), SCALE)
    record_act(store, stated, Act(who="Ana", label=Label.ESTABLISHED_FACT), SCALE)
    undo(store, stated, who="Ana")

    with store.reading() as connection:
        (one,) = reviewed_labels(connection)
        machine = read_dossier(connection, alleged).claim.machine_label

    assert one.labels == {said: Label.REPORTED_SPEECH, alleged: Label.ALLEGATION}
    assert (one.id, one.text) == (checked.article.id, checked.article.text)
    assert machine == Label.REPORTED_SPEECH


def test_reviewed_claims_are_found_again_by_their_ids(store: Store) -> None:
    review(store, "Aber", "Brec")

    with store.reading() as connection:
        kept = reviewed_labels(connection)
    found, blind = (material_from_store(kept, FakeChecker(blind=b)) for b in (False, True))  # type: ignore[arg-type]

    assert [one.claim.features["kind"] for one in found.labels] == [one.label.value for one in found.labels]
    assert (len(found.labels), found.lost) == (6, 0)
    assert (len(blind.labels), blind.lost) == (4, 2)


def test_what_was_thrown_out_teaches_nothing(store: Store) -> None:
    review(store, "Aber")
    _checked, names = scanned("Aber")
    record_act(store, names[1], Act(who="Ana", not_claim=NotClaim.OPINION), SCALE)

    with store.reading() as connection:
        (one,) = reviewed_labels(connection)

    assert set(one.labels) == {names[0], names[2]}


def test_an_added_claim_teaches_where_the_machine_finds_its_words(store: Store) -> None:
    """Under another name, and so another id, than that of the claim that the machine found since."""
    checked, names = scanned("Aber")
    save(store, checked)
    said = checked.claims[0].claim.content
    for spans, label in ((said, Label.ALLEGATION), ((Span(0, 5),), Label.REPORTED_SPEECH)):
        missed = MissedClaim(article=checked.article.id, content=spans, label=label, name="Nadia Ferrol")
        record_acts(store, (), SCALE, missed=[(missed, Act(who="Ana"))])

    with store.reading() as connection:
        kept = reviewed_labels(connection)
    found = material_from_store(kept, FakeChecker())  # type: ignore[arg-type]

    assert [(one.label, one.claim.content) for one in found.labels] == [(Label.ALLEGATION, said)]
    assert found.labels[0].name not in names
    assert found.lost == 1


def material(*articles: str, shared: str = "") -> LabelMaterial:
    claims = [
        Labelled(
            Claim(
                content=(Span(0, 5),),
                sentence=Span(0, 5),
                construction="essai",
                suggested=label,
                rules=("essai",),
                features={"article": name, "kind": label.value},
            ),
            label,
            name,
            "shared" if name in shared else f"{name}-{label.value}",
        )
        for name in articles
        for label in LABELS
    ]
    return LabelMaterial(tuple(claims))


def test_no_model_is_judged_on_what_it_or_an_article_that_shares_a_claim_taught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everything = material(*"abcdefghijklm", shared="cdz")
    judged: list[tuple[set[str], set[str]]] = []

    class Spy(Labeller):
        def __init__(self, taught: set[str]) -> None:
            super().__init__(LinearModel((), (), [], []), {"fitted_on": sorted(taught)})
            self.taught = taught

        def label(self, claims: Sequence[Claim]) -> tuple[LabelledClaim, ...]:
            judged.append((self.taught, {str(c.features["article"]) for c in claims}))
            return tuple(map(as_read, claims))

    def spy(features: Sequence[Features], labels: Sequence[Label], note: object = None) -> Labeller:
        return Spy({str(f["article"]) for f in features})

    monkeypatch.setattr(training, "fit", spy)
    found = compare(Spy({"a", "c"}), everything, everything)

    assert found is not None
    assert found.articles == 10
    both = [[on for taught, on in judged if (taught == {"a", "c"}) is old] for old in (True, False)]
    assert both[0] == both[1]
    assert set().union(*both[0]) == set("befghijklm")
    assert all(not taught & on for taught, on in judged)


def test_articles_that_share_a_claim_are_held_out_together(monkeypatch: pytest.MonkeyPatch) -> None:
    together: list[bool] = []

    def spy(features: Sequence[Features], labels: Sequence[Label], note: object = None) -> Labeller:
        taught = {str(f["article"]) for f in features}
        together.append(("c" in taught) == ("d" in taught))
        return fit(features, labels)

    monkeypatch.setattr(training, "fit", spy)
    compare(load_labeller(), material(*"abcdefgh", shared="cd"), material(*"abcdefgh", shared="cd"))

    assert together
    assert all(together)


def test_articles_that_say_the_same_in_other_words_are_held_out_together(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim confirmed as the same: no model is judged on the one having learned from the other."""
    review(store, "Aber", "Brec", "Caro", "Dour")
    names = {place: scanned(place)[1] for place in ("Aber", "Dour")}
    with store.writing() as connection:
        link_claims(connection, names["Dour"][0], names["Aber"][0], same=True, who="Ana", why=None)
    with store.reading() as connection:
        kept, same = reviewed_labels(connection), known_as(connection)
    found = material_from_store(kept, FakeChecker())  # type: ignore[arg-type]
    places = {article(place).id: place for place in ("Aber", "Brec", "Caro", "Dour")}
    taught: list[set[str]] = []

    def spy(features: Sequence[Features], labels: Sequence[Label], note: object = None) -> Labeller:
        taught.append({str(f["place"]) for f in features})
        return fit(features, labels)

    monkeypatch.setattr(training, "fit", spy)
    marked = [replace(one, claim=replace(one.claim, features={"place": places[one.article]})) for one in found.labels]
    material = LabelMaterial(tuple(marked))
    compare(load_labeller(), material, material, same)

    assert same == {names["Dour"][0]: names["Aber"][0]}
    assert {frozenset(some) for some in taught} == {
        frozenset({"Brec", "Caro"}),
        frozenset({"Aber", "Dour", "Caro"}),
        frozenset({"Aber", "Dour", "Brec"}),
    }


def test_real_claims_are_found_again_with_the_features_they_had(checker: Checker, db: str) -> None:
    seed = Path(__file__).parents[3] / "seeds" / "000_5c7a669ecd0ae71b.txt"
    checked = checker.check(read_text(seed.read_text(encoding="utf-8"), source=str(seed)))
    names = claim_ids(checked)
    store = open_store(db)
    save_scan(store, checked, machine="labels 1", matching=SCALE.matching)
    for name in names:
        record_act(store, name, Act(who="Ana", label=Label.ALLEGATION), SCALE)
    with store.reading() as connection:
        found = material_from_store(reviewed_labels(connection), checker)
    store.close()

    assert found.lost == 0
    assert [one.claim.features for one in found.labels] == [c.claim.features for c in checked.claims]


def test_a_check_tells_that_labels_of_one_s_own_are_in_use(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.pipeline.load_parser", lambda *_args, **_asked: checker.analyser.parser)
    user_label_model().parent.mkdir(parents=True)
    user_label_model().write_bytes(label_model_path().read_bytes())
    assert str(user_label_model()) in str(Checker.load().notices[-1])
