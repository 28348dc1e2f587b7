"""What travels, and what its digest tells apart."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.cluster.run_settings import CarriedFile, carried_rules, machine_digest
from tests.support.cluster_play import settings_of


@pytest.mark.parametrize(
    "other",
    [
        {"machine": "other"},
        {"any_language": True},
        {"labels": b"x"},
        {"worth": b""},
        {"rules": (CarriedFile(folder=0, name="a.yaml", data=b""),)},
    ],
)
def test_all_that_decides_about_claims_is_in_the_digest(other: dict[str, Any], tmp_path: Path) -> None:
    settings = settings_of(tmp_path)

    assert replace(settings, **other).digest != settings.digest


def test_what_decides_nothing_is_not(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)

    assert replace(settings, language="fr", results="elsewhere").digest == settings.digest


def test_settings_travel(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)

    assert pickle.loads(pickle.dumps(settings)) == settings


def test_rules_travel_folder_by_folder(tmp_path: Path) -> None:
    for name in ("one/fr/a.yaml", "one/lists/b.yml", "one/notes.txt", "two/a.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")

    carried = carried_rules([tmp_path / "one", tmp_path / "two", tmp_path / "two" / "a.yaml"])

    assert [(file.folder, file.name) for file in carried] == [
        (0, "fr/a.yaml"),
        (0, "lists/b.yml"),
        (1, "a.yaml"),
        (2, "a.yaml"),
    ]
    assert carried[0].data == b"one/fr/a.yaml"


def test_machines_with_other_models_differ(tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_text("{}", encoding="utf-8")

    assert machine_digest() == machine_digest()
    assert machine_digest(tmp_path) != machine_digest()
