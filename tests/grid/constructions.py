"""The constructions of the grid, read from ``constructions.yaml`` and ``mots.yaml``.

Out: for each construction its axes with their values, its templates, and the share of sentences to be read right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from claims.claim import Label, Polarity

__all__ = ["POSITION", "Construction", "constructions", "exclusions", "words"]


HERE = Path(__file__).resolve().parent


POSITION = "position"
"""The axis of the templates of a construction: where its clause stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """One construction: its axes with their values, its templates, and what is asked of it.

    ``stages`` are those of a procedure, by template. ``floor`` is the share of right sentences that the tests demand,
    ``goal`` the one to reach; ``awaited`` says why the goal is not reached yet, and is empty where it should be.
    """

    name: str
    axes: Mapping[str, tuple[str, ...]]
    templates: Mapping[str, str]
    usage: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    goal: float = 0.95
    floor: float = 0.0
    awaited: str = ""
    polarity: Polarity | None = None
    speaker_matters: bool = True
    merged: bool = False
    welded: bool = True
    number: str = ""
    headline: str = ""
    never: tuple[Mapping[str, str], ...] = ()

    def stage_of(self, choice: Mapping[str, str]) -> str:
        """The stage of the accusation that a sentence with these factors tells; empty where it does not matter."""
        return self.stages.get(choice[POSITION], self.stages.get("défaut", ""))

    def labels_of(self, choice: Mapping[str, str]) -> frozenset[Label]:
        """The labels that a sentence with these factors may have."""
        value = self.labels.get("défaut", "")
        for key, label in self.labels.items():
            axis, _, wanted = key.partition("=")
            if wanted and choice.get(axis) == wanted:
                value = label
                break
        if value == "*":
            return frozenset((Label.REPORTED_SPEECH, Label.ALLEGATION))
        return frozenset((Label(value),)) if value else frozenset()


def constructions() -> dict[str, Construction]:
    """The constructions of the grid by name, in the order of their file."""
    data = _load("constructions")
    return {name: _construction(name, entry, data["axes"]) for name, entry in data["constructions"].items()}


def words() -> Mapping[str, Any]:
    """The words of the grid: the contents of ``mots.yaml``."""
    return _load("mots")


def exclusions() -> Sequence[Mapping[str, Sequence[str]]]:
    """Combinations that are no French: each names the values of some axes that do not go together."""
    combinations: Sequence[Mapping[str, Sequence[str]]] = _load("constructions")["exclusions"]
    return combinations


@cache
def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def _construction(name: str, entry: Mapping[str, Any], axes: Mapping[str, Any]) -> Construction:
    usage = str(entry.get("usage", ""))
    polarity = entry.get("polarité")
    return Construction(
        name=name,
        axes=_values(entry, axes),
        templates=entry["modèles"],
        usage=usage,
        labels=entry.get("étiquettes", {}),
        stages=entry.get("étapes", {}),
        goal=float(entry["goal"]),
        floor=float(entry["floor"]),
        awaited=str(entry.get("attendu", "")),
        polarity=Polarity(polarity) if polarity else None,
        speaker_matters=entry.get("locuteur") != "libre",
        merged=bool(entry.get("fusion", False)),
        welded=bool(entry.get("soudés", True)),
        number=str(entry.get("nombre", "")),
        headline=str(entry.get("titre", "")),
        never=tuple(entry.get("jamais", ())),
    )


def _values(entry: Mapping[str, Any], axes: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The values of each axis that a construction varies."""
    usage, limits = str(entry.get("usage", "")), dict(entry.get("valeurs", {}))
    usages = {usage, entry.get("plus", usage)}
    values: dict[str, tuple[str, ...]] = {}
    # The axis of contents is needed even where the construction does not vary it: its one type is then given.
    for axis in (*entry["axes"], *(a for a in limits if a not in entry["axes"])):
        if axis == "verbe" and axis not in limits:
            values[axis] = tuple(name for name, verb in words()["verbes"].items() if usages & set(verb["usages"]))
        else:
            values[axis] = tuple(map(str, limits.get(axis) or axes[axis]))
    if any("{c2}" in template or "{^c2}" in template for template in entry["modèles"].values()):
        values.setdefault("contenu", tuple(axes["contenu"]))
    values[POSITION] = tuple(entry["modèles"])
    return values
