"""Stanza's own pipeline over the bundled models, against which the lean processors are held."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.document.typography import parser_copy
from claims.parsing.plans import paragraphs
from claims.resources import models_dir

__all__ = ["annotated_paragraphs", "documents", "stock_pipeline"]

_SEEDS = Path(__file__).parents[2] / "seeds" / "annotated"


@functools.cache
def stock_pipeline(processors: str = "tokenize,mwt,pos,lemma") -> Any:
    """Stanza's pipeline as ``stanza.Pipeline`` makes it; word vectors in single precision, as torch needs them."""
    import stanza

    pipeline = stanza.Pipeline(
        "fr",
        dir=str(models_dir()),
        package="default",
        processors=processors,
        download_method=None,
        use_gpu=False,
        logging_level="CRITICAL",
    )
    for processor in pipeline.processors.values():
        vectors = getattr(getattr(processor.trainer, "model", None), "pretrained_emb", None)
        if vectors is not None:
            vectors.float()
    return pipeline


def documents(texts: list[str]) -> list[Any]:
    """Documents of Stanza that hold nothing but their text."""
    from stanza import Document

    return [Document([], text=text) for text in texts]


def annotated_paragraphs(articles: int = 6) -> Iterator[str]:
    """The paragraphs of some annotated articles as the parser reads them."""
    for file in sorted(_SEEDS.glob("*.json"))[:articles]:
        text = json.loads(file.read_text(encoding="utf-8"))["text"]
        for span in paragraphs(text):
            yield parser_copy(span.of(text)).text
