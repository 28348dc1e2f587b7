"""Reviewed labels as training data: what counts as reviewed, old against new, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claims.claim import LABELS, Claim, Extraction, Label, LabelledClaim
from claims.classification.labeller import Features, Labeller, fit, load_labeller
from claims.document.tree import Span
from claims.resources import label_model_path
from factcheck.articles.reader import read_text
from factcheck.claim_ids import claim_ids
from factcheck.cli import scan_saving as keep
from factcheck.cli import train as learn
from factcheck.labels import training
from factcheck.labels.retraining import Labelled, Material, compare, from_store
from factcheck.records import Article, Checked, Status
from factcheck.scanning.checker import Checker
from factcheck.scanning.models import label_model, label_notices, user_label_model
from factcheck.store.dossiers import read_dossier, record
from factcheck.store.engine import Store, open_store
from factcheck.store.matches import link_claims
from factcheck.store.queries import reviewed_labels
from factcheck.store.scans import save_scan
from factcheck.store.statuses import known_as
from factcheck.store.undo import undo
from factcheck.verification.decisions import Act, Evidence
from factcheck.verification.verdict_scale import load_scale
from tests.factcheck.store.test_store import save
from tests.support.commands import run

SCALE = load_scale()
SENTENCES = {
    Label.REPORTED_SPEECH: "Paul dit que la digue {} tient.",
    Label.ALLEGATION: "La digue {} aurait cédé hier.",
    Label.ESTABLISHED_FACT: "La digue {} est fort longue.",
}
PLACES = ("Aber", "Brec", "Caro", "Dour", "Elven", "Fret", "Goël", "Houat", "Ise", "Jugon", "Kerne", "Loc")


class FakeChecker:
    """Takes every known sentence for one claim; its one feature is the kind, or one that no other article has."""

    def __init__(self, *, alone: bool = False, blind: bool = False) -> None:
        self.alone = alone
        self.blind = blind

    def extract(self, article: Article) -> Extraction:
        claims = []
        for label, words in SENTENCES.items():
            found = re.search(words.format(r"(\w+)"), article.text)
            if not found or (self.blind and label is Label.ALLEGATION):
                continue
            span = Span(found.start(), found.end() - 1)
            kind = f"{label.value} {found.group(1)}" if self.alone else label.value
            claims.append(
                Claim(
                    content=(span,),
                    sentence=span,
                    construction="essai",
                    suggested=Label.REPORTED_SPEECH,
                    rules=() if label is Label.ESTABLISHED_FACT else ("essai",),
                    # Several witnesses: a model of few examples is else too unsure to call anything a fact.
                    features={"kind": kind, **{f"kind {n}": kind for n in range(5)}},
                )
            )
        return Extraction(claims=tuple(claims))


def article(place: str) -> Article:
    text = f"Titre {place}\n\n" + " ".join(words.format(place) for words in SENTENCES.values())
    return read_text(text, source=f"{place}.txt")


def as_read(claim: Claim) -> LabelledClaim:
    return LabelledClaim(claim=claim, label=claim.suggested, probabilities=dict.fromkeys(LABELS, 1 / 3))


def scanned(place: str) -> tuple[Checked, tuple[str, ...]]:
    one = article(place)
    claims = FakeChecker().extract(one).claims
    checked = Checked(article=one, claims=tuple(as_read(c) for c in claims), skipped=())
    return checked, claim_ids(checked)


def review(store: Store, *places: str) -> None:
    """Scan articles, all of whose claims the machine takes for reported speech, and put their labels right."""
    for place in places:
        checked, names = scanned(place)
        save(store, checked)
        for name, label in zip(names, SENTENCES, strict=True):
            record(store, name, Act(who="Ana", label=label), SCALE)


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "store.sqlite")


@pytest.fixture(autouse=True)
def _home(surroundings: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    use(monkeypatch, FakeChecker())


def use(monkeypatch: pytest.MonkeyPatch, checker: FakeChecker) -> None:
    monkeypatch.setattr(learn, "unlabelled_checker", lambda model, rules=(): checker)


def reviewed_store(db: str, *places: str) -> None:
    store = open_store(db)
    review(store, *places)
    store.close()


# --- What counts as reviewed -----------------------------------------------------------------------------------------


def test_labels_that_people_gave_or_let_stand_are_reviewed(store: Store) -> None:
    checked, (said, alleged, stated) = scanned("Aber")
    save(store, checked)
    evidence = (Evidence(url="https://example.org/a", seen="2026-11-20", primary=True),)
    record(store, alleged, Act(who="Ana", label=Label.ALLEGATION), SCALE)
    record(store, said, Act(who="Ana", why="vu", verdict="faux", evidence=evidence, status=Status.VERIFIED), SCALE)
    record(store, stated, Act(who="Ana", label=Label.ESTABLISHED_FACT), SCALE)
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
    found, blind = (from_store(kept, FakeChecker(blind=b)) for b in (False, True))  # type: ignore[arg-type]

    assert [one.claim.features["kind"] for one in found.labels] == [one.label.value for one in found.labels]
    assert (len(found.labels), found.lost) == (6, 0)
    assert (len(blind.labels), blind.lost) == (4, 2)


# --- Old against new -------------------------------------------------------------------------------------------------


def material(*articles: str, shared: str = "") -> Material:
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
    return Material(tuple(claims))


def test_no_model_is_judged_on_what_it_or_an_article_that_shares_a_claim_taught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everything = material(*"abcdefghijklm", shared="cdz")
    judged: list[tuple[set[str], set[str]]] = []

    class Spy(Labeller):
        def __init__(self, taught: set[str]) -> None:
            super().__init__(None, None, {"fitted_on": sorted(taught)})
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
    found = from_store(kept, FakeChecker())  # type: ignore[arg-type]
    places = {article(place).id: place for place in ("Aber", "Brec", "Caro", "Dour")}
    taught: list[set[str]] = []

    def spy(features: Sequence[Features], labels: Sequence[Label], note: object = None) -> Labeller:
        taught.append({str(f["place"]) for f in features})
        return fit(features, labels)

    monkeypatch.setattr(training, "fit", spy)
    marked = [replace(one, claim=replace(one.claim, features={"place": places[one.article]})) for one in found.labels]
    material = Material(tuple(marked))
    compare(load_labeller(), material, material, same)

    assert same == {names["Dour"][0]: names["Aber"][0]}
    assert {frozenset(some) for some in taught} == {
        frozenset({"Brec", "Caro"}),
        frozenset({"Aber", "Dour", "Caro"}),
        frozenset({"Aber", "Dour", "Brec"}),
    }


# --- The command -----------------------------------------------------------------------------------------------------


def test_a_better_model_is_written_and_used_from_then_on(db: str) -> None:
    reviewed_store(db, *PLACES)
    before = keep.machine_name()

    result = run("train", "--from-store", "--db", db)

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("36 reviewed labels\nheld out: 12 articles\n")
    assert re.search(r"^ +in use +new$", result.stdout, re.MULTILINE)
    assert re.search(r"^label_macro_f1 +0\.\d+ +1\.000$", result.stdout, re.MULTILINE)
    assert str(user_label_model()) in result.stderr
    assert label_model() == user_label_model()
    assert str(user_label_model()) in label_notices()[0]
    assert keep.machine_name() != before
    note = load_labeller(label_model()).note
    assert note["examples"] == {label.value: 12 for label in LABELS}
    assert note["fitted_on"] == sorted(article(place).id for place in PLACES)
    assert [p.name for p in user_label_model().parent.iterdir()] == ["labels.json"]


def test_what_the_model_in_use_learned_from_is_no_test_of_it(db: str) -> None:
    reviewed_store(db, *PLACES)
    run("train", "--from-store", "--db", db)
    content = user_label_model().read_bytes()

    result = run("train", "--from-store", "--db", db)

    assert result.exit_code == 1
    assert "fitted on all reviewed articles" in result.stderr
    assert user_label_model().read_bytes() == content


def test_a_worse_model_is_refused_unless_forced(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model in use knows every article by heart; the new one learns nothing that holds for another article."""
    reviewed_store(db, *PLACES)
    use(monkeypatch, FakeChecker(alone=True))
    known = [({"kind": f"{label.value} {place}"}, label) for place in PLACES for label in LABELS for _ in range(200)]
    user_label_model().parent.mkdir(parents=True)
    fit([features for features, _ in known], [label for _, label in known]).save(user_label_model())
    content = user_label_model().read_bytes()
    elsewhere = user_label_model().with_name("other.json")

    refused = run("train", "--from-store", "--db", db)
    aside = run("train", "--from-store", "--db", db, "--output", str(elsewhere))

    assert (refused.exit_code, aside.exit_code) == (1, 1)
    assert re.search(r"label_macro_f1 0\.\d{3} against 1\.000", refused.stderr)
    assert "--force" in refused.stderr
    assert user_label_model().read_bytes() == content
    assert not elsewhere.exists()

    forced = run("train", "--from-store", "--db", db, "--force")

    assert forced.exit_code == 0, forced.output
    assert user_label_model().read_bytes() != content


def test_a_model_that_cannot_be_read_is_made_anew(db: str) -> None:
    reviewed_store(db, *PLACES)
    user_label_model().parent.mkdir(parents=True)
    user_label_model().write_text("{", encoding="utf-8")

    assert run("train", "--from-store", "--db", db).exit_code == 0
    assert load_labeller(user_label_model()).note["articles"] == 12


def test_too_few_reviews_are_told(db: str) -> None:
    nothing = run("train", "--from-store", "--db", db)
    reviewed_store(db, "Aber")
    little = run("train", "--from-store", "--db", db)
    forced = run("train", "--from-store", "--db", db, "--force")

    assert (nothing.exit_code, little.exit_code, forced.exit_code) == (2, 2, 0)
    assert "no reviewed label in the store" in nothing.stderr
    assert "review more claims" in little.stderr


@pytest.mark.parametrize("options", [(), ("--force",), ("--db", "x.sqlite")])
def test_without_the_store_folders_are_needed(options: tuple[str, ...]) -> None:
    result = run("train", *options)

    assert result.exit_code == 2
    assert ("--from-store" if options else "FOLDERS") in result.stderr
    assert label_model() == label_model_path()


@pytest.mark.model
def test_real_claims_are_found_again_with_the_features_they_had(checker: Checker, db: str) -> None:
    seed = Path(__file__).parents[3] / "seeds" / "000_5c7a669ecd0ae71b.txt"
    checked = checker.check(read_text(seed.read_text(encoding="utf-8"), source=str(seed)))
    names = claim_ids(checked)
    store = open_store(db)
    save_scan(store, checked, machine="labels 1", matching=SCALE.matching)
    for name in names:
        record(store, name, Act(who="Ana", label=Label.ALLEGATION), SCALE)
    with store.reading() as connection:
        found = from_store(reviewed_labels(connection), checker)
    store.close()

    assert found.lost == 0
    assert [one.claim.features for one in found.labels] == [c.claim.features for c in checked.claims]
    user_label_model().parent.mkdir(parents=True)
    user_label_model().write_bytes(label_model_path().read_bytes())
    assert str(user_label_model()) in Checker.load().notices[-1]
