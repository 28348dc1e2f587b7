"""The lean processors of a folder of models, loaded without Stanza.

In: a folder in Stanza's resources layout. Out: a ``LeanPipeline``; None if a model of it is one that needs Stanza.

Importing Stanza, building its models and their optimisers takes some two seconds, of which the lean processors need
nothing: weights and vocabularies are all that they take from a model. What they are given here has Stanza's names for
these, so that they can as well be made from processors of Stanza.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from claims.parsing.lean.checkpoints import read_checkpoint
from claims.parsing.lean.documents import LeanDocument
from claims.parsing.lean.replacements import LEAN
from claims.parsing.lean.vocabularies import Units, vocabularies
from claims.parsing.model_files import PROCESSORS, model_files

__all__ = ["LeanPipeline", "lean_pipeline"]

_VECTORS = "pretrain"
_VECTORS_NAME = "pretrained_emb.weight"
"""Under which name Stanza's tagger and parser have the word vectors among their weights."""
_NO_BREAK = "\xa0"
_WORD = "Oui."
_KINDS = {
    "pos": "stanza.models.pos.model.Tagger",
    "depparse": "stanza.models.depparse.model.GraphParser",
    "ner": "stanza.models.ner.model.NERTagger",
}
"""The class of Stanza that a model would be loaded as."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """The weights of a model in single precision, word vectors as they are stored; ``kind`` is its class in Stanza.

    ``tag_columns`` are those that a tagger fills.
    """

    kind: str
    values: Mapping[str, Any]
    tag_columns: tuple[Any, ...]

    def state_dict(self) -> dict[str, Any]:
        return dict(self.values)


@dataclass(frozen=True, slots=True)
class _Vectors:
    """Word vectors, one row for each unit of ``vocab``."""

    vocab: Units
    emb: Any


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What a processor of Stanza has of its model, by the same names."""

    trainer: Any
    pretrain: _Vectors | None
    config: Mapping[str, Any] = field(default_factory=dict)

    @property
    def trainers(self) -> tuple[Any, ...]:
        return (self.trainer,)


class LeanPipeline:
    """Lean processors by their names, called as Stanza's pipeline calls its own."""

    def __init__(self, processors: Mapping[str, Any]) -> None:
        self.processors = dict(processors)

    def bulk_process(self, documents: Sequence[Any], processors: Sequence[str]) -> list[Any]:
        """The documents after the named processors, in their order."""
        found: Sequence[Any] = documents
        for name in processors:
            found = self.processors[name].bulk_process(found)
        return list(found)

    @staticmethod
    def document(sentences: Sequence[Sequence[dict[str, Any]]], text: str) -> LeanDocument:
        """A document of tokens, as its processors take it."""
        return LeanDocument(sentences, text)


def lean_pipeline(folder: Path) -> LeanPipeline | None:
    """The pipeline of ``folder``, if all its models are known.

    Raises:
        Exception: the files are not what they should be; Stanza may know more, or say what is wrong.
    """
    files = {tuple(file.name.split("/", 1)): file.path for file in model_files(folder)}
    kinds = [kind for kind, _package in files]
    if sorted(kinds) not in (sorted(PROCESSORS), sorted((*PROCESSORS, _VECTORS))) or LEAN.keys() != set(PROCESSORS):
        return None
    paths = {kind: path for (kind, _package), path in files.items()}
    vectors = _vectors(paths.pop(_VECTORS)) if _VECTORS in paths else None
    made = {name: LEAN[name](_loaded(name, paths[name], vectors)) for name in PROCESSORS}
    if any(processor is None for processor in made.values()):
        return None
    pipeline = LeanPipeline(made)
    _try_out(pipeline)
    return pipeline


def _try_out(pipeline: LeanPipeline) -> None:
    """Parse a word: weights that do not fit one another are noticed now, and not at the first article."""
    (split,) = pipeline.bulk_process([pipeline.document([], _WORD)], ("tokenize", "mwt"))
    pipeline.bulk_process([pipeline.document(split.to_dict(), _WORD)], ("pos", "lemma", "depparse", "ner"))


def _vectors(path: Path) -> _Vectors:
    saved = read_checkpoint(path)
    return _Vectors(Units(saved["vocab"], spaces=_NO_BREAK), saved["emb"])


def _loaded(name: str, path: Path, vectors: _Vectors | None) -> _Loaded:
    """A model as the processor ``name`` of Stanza would have it."""
    saved = read_checkpoint(path)
    args = saved["config"]
    weights = {key: value.float() if value.is_floating_point() else value for key, value in _state(saved)}
    if vectors is not None and args.get("pretrain"):
        weights[_VECTORS_NAME] = vectors.emb
    state = saved["vocab"]
    trainer = SimpleNamespace(
        args=args,
        model=_Weights(_KINDS.get(name, ""), weights, tuple(map(_column, args.get("tag_columns") or ()))),
        vocab=Units(state) if "_unit2id" in state else vocabularies(state),
    )
    _EXTRAS.get(name, lambda _trainer, _saved: None)(trainer, saved)
    return _Loaded(trainer, vectors, args)


def _state(saved: Mapping[str, Any]) -> Any:
    return (saved["model"] or {}).items()


def _column(saved: Sequence[Any]) -> Any:
    """A column of tags as Stanza's tagger has it; ``parents`` are those that it depends on."""
    name, _field, _path, _kind, _used, parents = saved
    return SimpleNamespace(name=name, parents=tuple(parents))


def _with_expansions(trainer: Any, saved: Mapping[str, Any]) -> None:
    trainer.expansion_dict = saved["dict"]


def _with_dictionary(trainer: Any, saved: Mapping[str, Any]) -> None:
    """The dictionary of lemmas, which is packed: only the form that Stanza 1.12 and later write is known."""
    import gzip
    import json

    if saved.get("dicts_version") != 3:
        raise ValueError("a dictionary of lemmas in an old form")
    trainer.pos_dict = json.loads(gzip.decompress(saved["dicts"]))
    trainer.contextual_lemmatizers = saved["contextual"]


def _with_kind(trainer: Any, saved: Mapping[str, Any]) -> None:
    if saved.get("model_type") != "graph":
        raise ValueError("a parser of another kind")


_EXTRAS = {"mwt": _with_expansions, "lemma": _with_dictionary, "depparse": _with_kind}
"""What a model has besides weights, vocabularies and settings."""
