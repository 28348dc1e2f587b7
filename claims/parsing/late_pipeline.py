"""The pipeline of models that are opened only once something has to be parsed.

In: a folder of models. Out: what ``open_pipeline`` gives of it, later. Where all parses are kept, the models are never
opened, which takes longer than all else that an article needs.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claims.parsing.model_files import checked_models
from claims.parsing.stanza_pipeline import open_pipeline

__all__ = ["LatePipeline"]


class LatePipeline:
    """A pipeline over the models of ``folder`` that opens them when it is first asked for anything.

    Raises:
        ModelError: one of its files is not the one that ``resources.json`` means. What else is wrong with them shows
            when they are opened, so this is for models that came with the package.
    """

    def __init__(self, folder: Path) -> None:
        checked_models(folder)
        self._folder = folder
        self._opening = threading.Lock()
        self._pipeline: Any = None

    def opened(self) -> Any:
        """The pipeline, opened now if it was not before.

        Raises:
            ModelError: the models cannot be loaded.
        """
        with self._opening:
            if self._pipeline is None:
                self._pipeline = open_pipeline(self._folder)
        return self._pipeline

    @property
    def document(self) -> Any:
        """What makes documents of the pipeline's own kind; None where Stanza's are to be used."""
        return getattr(self.opened(), "document", None)

    def bulk_process(self, documents: Sequence[Any], processors: Sequence[str]) -> Any:
        """What the pipeline makes of documents."""
        return self.opened().bulk_process(documents, processors=processors)
