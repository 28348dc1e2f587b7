"""The stages of training, each of which can be run alone and again after it was killed.

In: a ``Job``, and the files that earlier stages left in its working folder. Out: files in that folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import torch

from claims.errors import ModelError
from claims.parsing.stanza_pipeline import PROCESSORS
from claims.training.corpora import read_trees, write_trees
from claims.training.material import read_wording
from claims.training.preparation import prepare_trees
from claims.training.stanza_trainers import (
    train_entity_model,
    train_half_tagger,
    train_lemmatizer,
    train_mwt_expander,
    train_parser,
    train_tagger,
    train_tokenizer,
)
from claims.training.training_run import Job

__all__ = ["STAGES", "check_stage", "run_stage"]

NEEDS = {
    **dict.fromkeys(("vectors", "tokenize", "mwt", "lemma"), ("prepare",)),
    **dict.fromkeys(("pos", "half1", "half2"), ("prepare", "vectors")),
    "depparse": ("prepare", "vectors", "half1", "half2"),
    "ner": ("vectors", "tokenize"),
    "pack": ("vectors", *PROCESSORS),
    "score": ("prepare", "pack"),
}
"""The stages that must have left their files before another begins."""


def check_stage(name: str, job: Job, out: Path) -> None:
    """Check that the files which a stage needs are there; ``out`` is where the packed models go.

    Raises:
        ModelError: a file of an earlier stage is missing, or ``silver`` has no models to compare.
    """
    left = {
        "prepare": [job.work / "test-grafts.conllu", job.work / "dev.conllu"],
        "vectors": [job.saved("pretrain")],
        "half1": [job.work / "train.half1.tagged.conllu", job.work / "dev.tagged.conllu"],
        "half2": [job.work / "train.half2.tagged.conllu"],
        "pack": [out / "resources.json"],
    }
    needed = NEEDS.get(name, ())
    if lacking := [n for n in needed if not all(path.is_file() for path in left.get(n, [job.saved(n)]))]:
        raise ModelError(f"{name} needs {', '.join(lacking)} first: their files are not in {job.work}")
    if name == "silver" and not job.agreeing:
        raise ModelError("silver needs --agree FOLDER, once for each set of models")


def run_stage(name: str, job: Job) -> None:
    """Run one stage; what it needs from earlier stages must be there, as ``check_stage`` tells.

    Raises:
        ModelError: corpora are absent or broken.
    """
    job.saved(name).parent.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    STAGES[name](job)


def _prepare(job: Job) -> None:
    prepare_trees(job.data, job.work, job.seed, job.everything, read_wording())


def _silver(job: Job) -> None:
    from claims.training.agreed_trees import agreed_trees

    trees = agreed_trees(job.agreeing, job.data.articles("train"))
    write_trees(job.work / "silver.conllu", job.data.harmonised(trees))


def _vectors(job: Job) -> None:
    from claims.training.morphology import dictionary, read_lexicon, with_morphology
    from claims.training.vectors import (
        VOCABULARY,
        chosen_words,
        combined,
        earlier_vectors,
        frequent_words,
        is_combined,
        published,
        read_published,
        save_vectors,
        train_vectors,
    )

    news = job.data.articles("train")
    forms = [w.form for t in read_trees(job.work / "train.conllu") for w in t.words]
    earlier = job.earlier("pretrain")
    vectors = train_vectors(job.data.raw(), news, forms, job.seed) if earlier is None else earlier_vectors(earlier)
    if not is_combined(vectors):
        wide = read_published(published())
        words = chosen_words(vectors[0], [*forms, *frequent_words(news)], wide, VOCABULARY)
        vectors = combined(vectors, wide, words)
    save_vectors(job.saved("pretrain"), with_morphology(*vectors, read_lexicon(dictionary())))


STAGES: Mapping[str, Callable[[Job], None]] = {
    "prepare": _prepare,
    "vectors": _vectors,
    "tokenize": train_tokenizer,
    "mwt": train_mwt_expander,
    "lemma": train_lemmatizer,
    "silver": _silver,
    "pos": train_tagger,
    "half1": train_half_tagger(1),
    "half2": train_half_tagger(2),
    "depparse": train_parser,
    "ner": train_entity_model,
}
"""The stages by name, each after those whose files it needs."""
