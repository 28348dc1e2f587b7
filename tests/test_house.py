"""The house itself: what ships, what starts, and what stays out of the way at start-up."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from claims import resources

ROOT = Path(__file__).resolve().parent.parent
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
MODEL_BUDGET = 60_000_000
HEAVY = ("torch", "stanza", "sklearn", "scipy")


def python(*args: str, cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a fresh interpreter; with ``path``, its packages come before everything installed."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONPATH", None)
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    return subprocess.run(
        [sys.executable, *args], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def project() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


# --- Start-up ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", ["factcheck.cli.commands", "factcheck.__main__"])
def test_importing_the_command_line_loads_nothing_heavy(module: str, tmp_path: Path) -> None:
    code = f"import sys, {module}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"

    result = python("-c", code, cwd=tmp_path, path=ROOT)

    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == []


def test_help_starts_and_names_the_scan(tmp_path: Path) -> None:
    result = python("-m", "factcheck", "--help", cwd=tmp_path, path=ROOT)

    assert result.returncode == 0, result.stderr
    assert "scan" in result.stdout


# --- What comes with the package -------------------------------------------------------------------------------------


def test_every_built_in_resource_exists() -> None:
    folders = [resources.rules_dir(), resources.lists_dir(), resources.models_dir()]
    files = [resources.label_model_path()]

    assert [p for p in folders if not p.is_dir()] == []
    assert [p for p in files if not p.is_file()] == []


def test_rules_and_lists_are_not_empty() -> None:
    assert any(resources.rules_dir().rglob("*.yaml"))
    assert any(resources.lists_dir().glob("*.yaml"))


def test_a_list_is_found_by_its_name() -> None:
    for path in resources.lists_dir().glob("*.yaml"):
        assert resources.list_path(path.stem) == path


# --- Models ----------------------------------------------------------------------------------------------------------


def model_files() -> list[Path]:
    return [resources.models_dir() / "fr" / kind / "news.pt" for kind in (*PROCESSORS, "pretrain")]


def test_models_stay_within_their_budget() -> None:
    assert sum(path.stat().st_size for path in model_files()) < MODEL_BUDGET


def test_resources_json_lists_the_models_as_they_are() -> None:
    french = json.loads((resources.models_dir() / "resources.json").read_text(encoding="utf-8"))["fr"]

    assert french["packages"]["default"] == dict.fromkeys(PROCESSORS, "news")
    sums = {path.parent.name: hashlib.md5(path.read_bytes()).hexdigest() for path in model_files()}
    assert sums == {p: french[p]["news"]["md5"] for p in sums}, "after a change of models, update resources.json"


@pytest.mark.model
@pytest.mark.parametrize("path", model_files(), ids=[*PROCESSORS, "pretrain"])
def test_models_are_in_half_precision(path: Path) -> None:
    torch: Any = importlib.import_module("torch")
    tensors: dict[str, Any] = {}

    def collect(node: object, where: str) -> None:
        if isinstance(node, torch.Tensor):
            tensors[where] = node
        elif isinstance(node, dict):
            for key, value in node.items():
                collect(value, f"{where}/{key}")
        elif isinstance(node, list | tuple):
            for index, value in enumerate(node):
                collect(value, f"{where}/{index}")

    collect(torch.load(path, map_location="cpu", weights_only=True), "")

    wide = [name for name, t in tensors.items() if t.is_floating_point() and t.dtype != torch.float16]
    assert wide == []
    if path.parent.name != "mwt":  # a dictionary: no tensors at all
        assert tensors


def test_model_card_and_licence_stand_beside_the_models() -> None:
    card = (resources.models_dir() / "MODEL_CARD.md").read_text(encoding="utf-8")
    notice = (resources.models_dir() / "LICENSE-MODELS").read_text(encoding="utf-8")

    for corpus in ("GSD", "Sequoia", "PUD", "FQB", "Rhapsodie", "WiNER-fr", "ELTeC-fra", "DELA"):
        assert corpus in card
        assert corpus in notice
    assert "CC BY-SA 4.0" in notice


# --- The wheel -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")

    result = python("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)

    assert result.returncode == 0, result.stderr
    (built,) = folder.glob("factcheck-*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def shipped(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_has_every_rule_and_list(shipped: set[str]) -> None:
    expected = {
        f"claims/data/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "rules").rglob("*") if path.is_file()
    }

    assert expected
    assert expected <= shipped


def test_wheel_has_every_data_file_of_the_packages(shipped: set[str]) -> None:
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in ("claims", "factcheck")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and not {"__pycache__", "training", "compilation"} & set(path.relative_to(ROOT).parts[:-1])
    }

    assert expected - shipped == set()
    assert [name for name in shipped if name.startswith(("claims/training/", "claims/compilation/"))] == []
    assert {f"claims/data/models/fr/{processor}/news.pt" for processor in PROCESSORS} <= shipped
    assert "factcheck/locale/fr/LC_MESSAGES/factcheck.mo" in shipped
    assert {"claims/py.typed", "factcheck/py.typed"} <= shipped


def test_wheel_has_nothing_but_the_two_packages_and_its_metadata(shipped: set[str]) -> None:
    tops = {PurePosixPath(name).parts[0] for name in shipped}

    assert tops == {"claims", "factcheck", f"factcheck-{project()['version']}.dist-info"}


def test_wheel_carries_its_licences(shipped: set[str]) -> None:
    licences = f"factcheck-{project()['version']}.dist-info/licenses"

    assert f"{licences}/LICENSE" in shipped
    for name in ("LICENSE-MODELS", "LICENSE-LGPLLR"):
        assert f"{licences}/claims/data/models/{name}" in shipped


def test_without_a_checkout_the_package_finds_what_it_ships(unpacked: Path, tmp_path: Path) -> None:
    code = "from claims import resources as r; print(r.rules_dir(), r.lists_dir(), r.models_dir(), sep='\\n')"

    result = python("-c", code, cwd=tmp_path, path=unpacked)

    assert result.returncode == 0, result.stderr
    found = [Path(line) for line in result.stdout.splitlines()]
    assert found == [unpacked / "claims" / "data" / part for part in ("rules/fr", "rules/lists", "models")]
    assert [path for path in found if not path.is_dir()] == []


def test_without_a_checkout_the_tool_starts(unpacked: Path, tmp_path: Path) -> None:
    result = python("-m", "factcheck", "--help", cwd=tmp_path, path=unpacked)

    assert result.returncode == 0, result.stderr
    assert "scan" in result.stdout


# --- The project table -----------------------------------------------------------------------------------------------


def test_torch_is_pinned_to_one_version() -> None:
    (torch,) = [line for line in project()["dependencies"] if line.startswith("torch")]

    assert torch == "torch==2.13.0"


def test_the_version_is_told_once(tmp_path: Path) -> None:
    result = python("-m", "factcheck", "--version", cwd=tmp_path, path=ROOT)

    assert result.returncode == 0, result.stderr
    assert project()["version"] in result.stdout
