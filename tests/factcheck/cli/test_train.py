"""The train command: on annotated articles, with a stand-in for parser and rules; and on reviewed claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.claim import LABELS
from claims.classification.labeller import fit, load_labeller
from claims.resources import label_model_path
from factcheck.cli import train as learn
from factcheck.cli.support.scan_saving import machine_name
from factcheck.scanning.models import label_model, label_notices, user_label_model
from factcheck.store.engine import open_store
from tests.support.annotated import FakeChecker, write
from tests.support.commands import run
from tests.support.reviewed import PLACES, article, reviewed_store, use
from tests.support.reviewed import FakeChecker as ReviewedChecker
from tests.support.small_disk import small_disk

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learn, "unlabelled_checker", lambda model: FakeChecker())


def test_training_writes_a_model_that_knows_what_it_was_made_of(tmp_path: Path) -> None:
    target = tmp_path / "labels.json"

    result = run("train", str(write(tmp_path / "gold", *"abcdefghijkl")), "--output", str(target))

    assert result.exit_code == 0, result.output
    note = load_labeller(target).note
    assert note["articles"] == 12
    assert note["examples"] == {label.value: 12 for label in LABELS}
    assert note["out_of_fold"]["attributed_f1@0.8"] == 1.0
    assert note["intervals"]["attributed_f1@0.8"] == [1.0, 1.0]
    assert str(target) in result.stderr
    assert "attributed_f1@0.8               1.000 [1.000, 1.000]" in result.stdout


def test_a_model_keeps_the_figures_of_each_folder(tmp_path: Path) -> None:
    target = tmp_path / "labels.json"
    folders = [write(tmp_path / "own", *"abcdef"), write(tmp_path / "news", *"ghi")]
    more = write(tmp_path / "other" / "news", *"jklmno")

    result = run("train", *map(str, (*folders, more)), "--output", str(target))

    assert result.exit_code == 0, result.output
    parts = load_labeller(target).note["by_folder"]
    assert {name: part["articles"] for name, part in parts.items()} == {"own": 6, str(folders[1]): 3, str(more): 6}
    assert all(part["out_of_fold"]["cue"] == 0.0 for part in parts.values())


def test_without_output_the_model_becomes_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model that comes with the package is never written to."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    bundled = label_model_path().read_bytes()

    result = run("train", str(write(tmp_path / "gold", *"abcdefghijkl")))

    assert result.exit_code == 0, result.output
    assert label_model() == user_label_model()
    assert load_labeller(user_label_model()).note["articles"] == 12
    assert user_label_model().stat().st_mode & 0o777 == 0o600
    assert label_model_path().read_bytes() == bundled


def test_a_full_disk_leaves_the_old_model_whole(tmp_path: Path) -> None:
    folder = str(write(tmp_path / "gold", *"abcdefghijkl"))
    with small_disk("4k") as disk:
        target = disk / "labels.json"
        target.write_text("old", encoding="utf-8")

        result = run("train", folder, "--output", str(target))

        assert result.exit_code == 2
        assert f"{target}: cannot be written (No space left on device)" in result.stderr
        assert target.read_text(encoding="utf-8") == "old"
        assert list(disk.iterdir()) == [target]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    result = run("train", str(tmp_path))

    assert result.exit_code == 2
    assert "no annotated articles found" in result.stderr


def test_a_broken_article_is_told_by_name_and_nothing_is_written(tmp_path: Path) -> None:
    folder = write(tmp_path / "gold", "a", "b")
    (folder / "c.json").write_text("{", encoding="utf-8")
    target = tmp_path / "labels.json"

    result = run("train", str(folder), "--output", str(target))

    assert result.exit_code == 2
    assert "c.json: not an annotated article" in result.stderr
    assert not target.exists()


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a store of reviewed claims may be; the checker knows them, and the user has no label model."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    use(monkeypatch, ReviewedChecker())
    return str(tmp_path / "store.sqlite")


def test_a_better_model_is_written_and_used_from_then_on(db: str) -> None:
    reviewed_store(db, *PLACES)
    before = machine_name()

    result = run("train", "--from-store", "--db", db)

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("36 reviewed labels\nheld out: 12 articles\n")
    assert re.search(r"^ +in use +new$", result.stdout, re.MULTILINE)
    assert re.search(r"^label_macro_f1 +0\.\d+ +1\.000$", result.stdout, re.MULTILINE)
    assert str(user_label_model()) in result.stderr
    assert label_model() == user_label_model()
    assert str(user_label_model()) in label_notices()[0]
    assert machine_name() != before
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
    use(monkeypatch, ReviewedChecker(alone=True))
    known = [({"kind": f"{label.value} {place}"}, label) for place in PLACES for label in LABELS for _ in range(200)]
    user_label_model().parent.mkdir(parents=True)
    by_heart = fit([features for features, _ in known], [label for _, label in known])
    user_label_model().write_text(by_heart.as_json(), encoding="utf-8")
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
    open_store(db).close()
    nothing = run("train", "--from-store", "--db", db)
    reviewed_store(db, "Aber")
    little = run("train", "--from-store", "--db", db)
    forced = run("train", "--from-store", "--db", db, "--force")

    assert (nothing.exit_code, little.exit_code, forced.exit_code) == (2, 2, 0)
    assert "no reviewed label in the store" in nothing.stderr
    assert "review more claims" in little.stderr


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("options", [(), ("--force",), ("--db", "x.sqlite")])
def test_without_the_store_folders_are_needed(options: tuple[str, ...]) -> None:
    result = run("train", *options)

    assert result.exit_code == 2
    assert ("--from-store" if options else "FOLDERS") in result.stderr
    assert label_model() == label_model_path()
