"""Trained models in the form that ships: half precision, Stanza's resources layout, checksums.

In: the models that the stages saved. Out: a folder that ``load_parser`` reads. Unit of sizes: bytes.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import torch

from claims.parsing.stanza_pipeline import PROCESSORS

__all__ = ["pack"]

PACKAGE = "news"
OWN_WORDS = 11_000
"""Words whose learned change of the vector ships with the entity tagger. Limit: all models stay below 60 MB."""
_DROPPED = ("optimizer_state_dict", "scheduler_state_dict", "dev_score_history")
_PATHS = ("_file", "_dir", "save_name", "continue_from", "checkpoint_save_name")


def pack(saved: Path, out: Path) -> int:
    """Write the models of ``saved`` (``pos.pt`` …, ``pretrain.pt``) below ``out``; returns their bytes.

    Weights are stored in half precision, which Stanza reads back into single; what only training needs is left out,
    and so are the folders of the machine that trained.
    """
    sizes = []
    checksums: dict[str, str] = {}
    for processor in (*PROCESSORS, "pretrain"):
        source = saved / f"{processor}.pt"
        if not source.is_file():
            continue
        target = out / "fr" / processor / f"{PACKAGE}.pt"
        target.parent.mkdir(parents=True, exist_ok=True)
        torch.save(_halved(_trimmed(torch.load(source, map_location="cpu", weights_only=True))), target)
        sizes.append(target.stat().st_size)
        checksums[processor] = hashlib.md5(target.read_bytes(), usedforsecurity=False).hexdigest()
    (out / "resources.json").write_text(json.dumps(_resources(checksums), indent=2) + "\n", encoding="utf-8")
    return sum(sizes)


def _trimmed(state: dict[str, Any]) -> dict[str, Any]:
    """A model without its learned changes to the word vectors of rare words.

    Stanza's entity tagger adds to the vector of each word of its training text what it learned of it (``delta``); the
    vocabulary stands most frequent first, and rare words have learned little.
    """
    vocabulary = state["vocab"].get("delta") if isinstance(state.get("vocab"), dict) else None
    if vocabulary is None:
        return state
    units = vocabulary["_id2unit"][:OWN_WORDS]
    kept = {**vocabulary, "_id2unit": units, "_unit2id": {unit: number for number, unit in enumerate(units)}}
    weights = {**state["model"], "delta_emb.weight": state["model"]["delta_emb.weight"][: len(units)].clone()}
    return {**state, "vocab": {**state["vocab"], "delta": kept}, "model": weights}


def _halved(state: Any) -> Any:
    if isinstance(state, torch.Tensor):
        return state.half() if state.is_floating_point() else state
    if isinstance(state, dict):
        return {
            key: _without_paths(value) if key == "config" and isinstance(value, dict) else _halved(value)
            for key, value in state.items()
            if key not in _DROPPED
        }
    if isinstance(state, (list, tuple)):
        return type(state)(_halved(value) for value in state)
    return state


def _without_paths(config: dict[str, Any]) -> dict[str, Any]:
    return {k: None if isinstance(v, str) and k.endswith(_PATHS) else v for k, v in config.items()}


def _resources(checksums: dict[str, str]) -> dict[str, Any]:
    """Stanza's index: which package each processor has, and that three of them read the word vectors."""
    language: dict[str, Any] = {"lang_name": "French"}
    for processor, checksum in checksums.items():
        entry: dict[str, Any] = {"md5": checksum}
        if "pretrain" in checksums and processor in ("pos", "depparse", "ner"):
            entry["dependencies"] = [{"model": "pretrain", "package": PACKAGE}]
        language[processor] = {PACKAGE: entry}
    language["packages"] = {"default": {p: PACKAGE for p in PROCESSORS if p in checksums}}
    return {"fr": language}
