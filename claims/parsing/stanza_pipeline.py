"""The pipeline of Stanza, opened over a folder of French models.

In: a folder in Stanza's resources layout. Out: a pipeline whose messages are suppressed. Stanza and torch are imported
when it is opened.
"""

from __future__ import annotations

import contextlib
import logging
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.collection import collection_paused
from claims.errors import Message, ModelError
from claims.parsing.model_files import PROCESSORS, checked_models

__all__ = ["MOST_THREADS", "PROCESSORS", "open_pipeline", "quiet", "thread_count"]

MOST_THREADS = 1024


@collection_paused()
def open_pipeline(folder: Path, *, lean: bool = True) -> Any:
    """The pipeline over the models of ``folder``, as ``load_parser`` uses it.

    It consists of lean processors where the models are known, else of Stanza's own; if ``lean`` is false, of Stanza's
    own anyhow, in a pipeline that has all that Stanza's have.

    Raises:
        ModelError: files are absent, broken, or not those that ``resources.json`` means.
    """
    if not (folder / "resources.json").is_file():
        raise ModelError(
            Message(
                "{folder}: no resources.json found; expected a folder in Stanza's resources layout "
                "(resources.json beside fr/). Leave --model out for the bundled models, "
                "or fetch the official ones with: factcheck models download",
                folder=str(folder),
            )
        )
    checked_models(folder)
    # One thread is faster than two on the short matrices of a sentence, and many threads are much slower
    # (Stanza issue 552).
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # All that is installed would be searched for devices that torch knows nothing of, a twentieth of a second.
    os.environ.setdefault("TORCH_DEVICE_BACKEND_AUTOLOAD", "0")
    try:
        with quiet():
            import torch

            torch.set_num_threads(thread_count(os.environ.get("FACTCHECK_THREADS", "")) or 1)
            return _lean_pipeline(folder) if lean else _stanza_pipeline(folder)
    except Exception as error:
        reason = f"{type(error).__name__}: {_first_line(error)}"
        raise ModelError(
            Message(
                "{folder}: the French models could not be loaded ({reason}); "
                "expected the processors {names}. Leave --model out for the bundled models, "
                "or fetch the official ones with: factcheck models download",
                folder=str(folder),
                reason=Message.quoted(reason, type(error).__name__),
                names=", ".join(PROCESSORS),
            )
        ) from error


def thread_count(said: str) -> int | None:
    """How many threads torch may use as FACTCHECK_THREADS has it; None where that is no number up to MOST_THREADS."""
    return int(said) if said.isascii() and said.isdigit() and 1 <= int(said[:5]) <= MOST_THREADS else None


def _lean_pipeline(folder: Path) -> Any:
    """Lean processors without Stanza, if all models are known; else Stanza's, with the counterparts that there are."""
    from claims.parsing.lean.loading import lean_pipeline
    from claims.parsing.lean.replacements import with_lean_processors

    try:
        found = lean_pipeline(folder)
    except Exception:  # What is wrong with a file, Stanza tells; or it reads what the lean processors cannot.
        found = None
    return with_lean_processors(_stanza_pipeline(folder)) if found is None else found


def _stanza_pipeline(folder: Path) -> Any:
    import stanza

    pipeline = stanza.Pipeline(
        "fr",
        dir=str(folder),
        package="default",
        processors=",".join(PROCESSORS),
        download_method=None,
        use_gpu=False,
        logging_level="CRITICAL",
    )
    _widen_vectors(pipeline)
    return pipeline


def _widen_vectors(pipeline: Any) -> None:
    """Convert shared word vectors to single precision: Stanza leaves them in half, as they are stored."""
    for processor in pipeline.processors.values():
        model = getattr(getattr(processor, "trainer", None), "model", None)
        vectors = getattr(model, "pretrained_emb", None)
        if vectors is not None:
            vectors.float()


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else "no message"


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Suppress the messages of Stanza and torch inside a ``with`` block."""
    logger = logging.getLogger("stanza")
    # To set its level instead would empty a cache of all loggers, each time.
    disabled, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = disabled
