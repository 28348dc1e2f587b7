"""Folders of models in Stanza's resources layout, with whatever in the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claims.parsing.stanza_pipeline import PROCESSORS


def write_models(folder: Path, content: Mapping[str, bytes]) -> None:
    """Files by their names (``pos/news``) and an index with their checksums; all depend on what is no processor."""
    french: dict[str, Any] = {"lang_name": "French"}
    others = [name.split("/") for name in content if name.split("/")[0] not in PROCESSORS]
    for name, weights in content.items():
        kind, package = name.split("/")
        path = folder / "fr" / kind / f"{package}.pt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(weights)
        entry: dict[str, Any] = {"md5": hashlib.md5(weights).hexdigest()}
        if kind in PROCESSORS:
            entry["dependencies"] = [{"model": model, "package": needed} for model, needed in others]
        french[kind] = {package: entry}
    french["packages"] = {"default": {kind: next(iter(french[kind])) for kind in PROCESSORS if kind in french}}
    (folder / "resources.json").write_text(json.dumps({"fr": french}), encoding="utf-8")
