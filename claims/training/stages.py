"""The stages of training, each with Stanza's own trainer, each startable alone and after a kill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from claims.errors import ModelError
from claims.parsing.parser import PROCESSORS
from claims.training import arc_weights as arcs
from claims.training.corpora import read_trees, write_trees
from claims.training.material import read_wording
from claims.training.packing import pack
from claims.training.preparation import Corpora, prepare_entities, prepare_trees
from claims.training.trainer_hooks import Progress, hook, resumed

__all__ = ["STAGES", "Job", "check_stage", "run_stage"]

SHORTHAND = "fr_news"
TRANSFORMED = 125
"""Stanza's width of the word vectors' projection, which a model without vectors lacks."""
STEPS = {"tokenize": 4_000, "pos": 1_400, "half1": 500, "half2": 500, "depparse": 1_300, "ner": 2_000}
LAST_STEPS, LAST_RATE = 400, 3
"""A last run on all files begins with the weights of the measured one: it needs fewer steps, at a third of the rate."""
OWN_TAGS = 3
"""Each third sentence keeps its own tags: taggers that learned from half err half as often again as the whole one."""
SILVER = 0.2
"""For each batch of trees drawn by hand, so many of agreed ones."""
NEEDS = {
    **dict.fromkeys(("vectors", "tokenize", "mwt", "lemma"), ("prepare",)),
    **dict.fromkeys(("pos", "half1", "half2"), ("prepare", "vectors")),
    "depparse": ("prepare", "vectors", "half1", "half2"),
    "ner": ("vectors", "tokenize"),
    "pack": ("vectors", *PROCESSORS),
    "score": ("prepare", "pack"),
}
"""The stages that must have left their files before another begins."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run of training: where the data lies, where the work goes, and what is wanted.

    ``start`` is a folder of earlier models to begin with, ``steps`` replaces a stage's own number (for trials),
    ``everything`` lets the test files teach, too: for what ships, once the measured run has chosen the steps.
    ``agreeing`` are sets of models that parse the raw news: what they parse alike teaches the parser.
    """

    data: Corpora
    work: Path
    seed: int = 1
    start: Path | None = None
    steps: int | None = None
    everything: bool = False
    agreeing: tuple[Path, ...] = ()

    def saved(self, stage: str) -> Path:
        """The file that a stage leaves: in single precision, with the best score on the development files."""
        return self.work / "saved" / f"{stage}.pt"

    def earlier(self, stage: str) -> Path | None:
        """The file of the earlier models to begin with, if they have such a one."""
        return None if self.start is None else next(iter(sorted((self.start / "fr" / stage).glob("*.pt"))), None)

    def progress(self, stage: str, rate: float, shift: tuple[int, int], afresh: bool = False) -> Progress:
        """What ``hooks`` needs to know; ``afresh``: whatever the earlier models know."""
        start = None if afresh else self.earlier(stage)
        steps = STEPS[stage]
        if self.everything and start is not None:
            steps, rate = LAST_STEPS, rate / LAST_RATE
        read = self.earlier("pretrain")
        vectors = None if start is None or read is None else (read, self.saved("pretrain"))
        return Progress(self.work / f"{stage}.progress.pt", self.steps or steps, rate, start, shift, vectors)


def check_stage(name: str, job: Job, out: Path) -> None:
    """Raise ModelError where a stage lacks what earlier ones make; ``out`` is where the packed models go."""
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

    Raises ModelError where corpora are absent or broken.
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


def _tokenize(job: Job) -> None:
    from stanza.models import tokenizer

    steps = str(job.steps or STEPS["tokenize"])
    tokenizer.main(
        [
            *_files(job, "tokenize"),
            *("--txt_file", _at(job, "train.txt"), "--label_file", _at(job, "train.labels")),
            *("--mwt_json_file", _at(job, "dev.mwt.json"), "--conll_file", _at(job, "dev.predicted.conllu")),
            *("--dev_txt_file", _at(job, "dev.txt"), "--dev_label_file", _at(job, "dev.labels")),
            *("--dev_conll_gold", _at(job, "dev.tokens.conllu"), "--use_mwt"),
            *("--max_seqlen", "300", "--steps", steps, "--eval_steps", "200", "--anneal_after", "800"),
        ]
    )


def _mwt(job: Job) -> None:
    from stanza.models import mwt_expander

    mwt_expander.main(
        [
            *_files(job, "mwt"),
            *("--train_file", _at(job, "train.conllu"), "--eval_file", _at(job, "dev.conllu")),
            *("--gold_file", _at(job, "dev.conllu"), "--dict_only"),
        ]
    )


def _lemma(job: Job) -> None:
    from stanza.models import lemmatizer

    lemmatizer.main([*_treebanks(job, "lemma"), "--num_epoch", "3", "--batch_size", "200"])


def _pos(job: Job) -> None:
    _tagger(job, "pos", "pos", job.progress("pos", rate=0.0025, shift=(75, TRANSFORMED)))


def _half(number: int) -> Callable[[Job], None]:
    """A tagger that learned from one half of the sentences tags the other: the parser is to see tags as they will be.

    Source: jack-knifing, as in Che et al. 2018, the best system of that year's shared task on parsing from raw text.
    """

    def run(job: Job) -> None:
        from stanza.models import tagger

        stage = f"half{number}"
        _tagger(job, stage, f"pos.half{3 - number}", job.progress(stage, rate=0.004, shift=(0, 0), afresh=True))
        for untagged in (f"train.half{number}", *(("dev",) if number == 1 else ())):
            tagger.main(
                [
                    *_files(job, stage),
                    *("--mode", "predict", "--eval_file", _at(job, f"{untagged}.conllu")),
                    *("--output_file", _at(job, f"{untagged}.tagged.conllu")),
                    *("--wordvec_pretrain_file", str(job.saved("pretrain")), "--device", _device()),
                ]
            )

    return run


def _tagger(job: Job, stage: str, train: str, progress: Progress) -> None:
    """Train a tagger on the sentences of ``train``, and on the parts of speech of those without features."""
    from stanza.models import tagger
    from stanza.models.pos.trainer import Trainer
    from stanza.models.pos.vocab import MultiVocab

    hook(Trainer, progress, MultiVocab)
    tagger.main(
        [
            *_treebanks(job, stage, f"{train}.conllu", f"{train}.featureless.conllu"),
            *_vectors_and_size(job, hidden=200, characters=150, biaffine=100),
            *("--composite_deep_biaff_hidden_dim", "50", "--batch_size", "60", "--augment_nopunct", "0.25"),
            *("--max_steps_before_stop", "100000", "--fix_eval_interval"),
            *resumed(progress),
        ]
    )


def _mixed_tags(job: Job) -> None:
    """Write ``train.tagged.conllu``: most sentences with the tags of the halves' taggers, the others with their own."""
    trees = []
    for half in ("train.half1", "train.half2"):
        own, tagged = (read_trees(job.work / f"{half}{kind}.conllu") for kind in ("", ".tagged"))
        trees += [own[n] if n % OWN_TAGS == 0 else tagged[n] for n in range(len(own))]
    write_trees(job.work / "train.tagged.conllu", trees)


def _depparse(job: Job) -> None:
    from stanza.models import parser
    from stanza.models.depparse.model import GraphParser
    from stanza.models.depparse.trainer import GraphTrainer
    from stanza.models.pos.vocab import MultiVocab

    _mixed_tags(job)
    full = GraphParser.forward
    GraphParser.forward = lambda self, *inputs: arcs.gold_arc_forward(self, full, *inputs)
    progress = job.progress("depparse", rate=0.0012, shift=(0, TRANSFORMED))
    hook(GraphTrainer, progress, MultiVocab)
    silver = job.work / "silver.conllu"
    parser.main(
        [
            *_files(job, "depparse"),
            *("--train_file", _at(job, "train.tagged.conllu"), "--eval_file", _at(job, "dev.tagged.conllu")),
            *(("--silver_file", str(silver), "--silver_weight", str(SILVER)) if silver.is_file() else ()),
            *_vectors_and_size(job, hidden=240, characters=100, biaffine=120),
            *("--optim", "adam", "--beta2", "0.95", "--no_second_optim", "--no_plateau", "--no_checkpoint"),
            *("--batch_size", "3000", "--max_steps_before_stop", "100000"),
            *resumed(progress),
        ]
    )


def _ner(job: Job) -> None:
    import stanza
    from stanza.models import ner_tagger
    from stanza.models.ner.trainer import Trainer
    from stanza.models.ner.vocab import MultiVocab

    if not (job.work / "ner.train.json").is_file():
        pack(job.saved("tokenize").parent, job.work / "tokenizer")
        tokenizer = stanza.Pipeline(
            "fr", dir=str(job.work / "tokenizer"), package="default", processors="tokenize",
            download_method=None, use_gpu=False, logging_level="ERROR",
        )  # fmt: skip
        prepare_entities(job.data, job.work, tokenizer)
    progress = job.progress("ner", rate=0.003, shift=(0, 0))
    hook(Trainer, progress, MultiVocab)
    ner_tagger.main(
        [
            *_files(job, "ner"),
            *("--train_file", _at(job, "ner.train.json"), "--eval_file", _at(job, "ner.dev.json")),
            *("--wordvec_pretrain_file", str(job.saved("pretrain")), "--device", _device()),
            *("--hidden_dim", "200", "--optim", "adam", "--lr", "0.003", "--lr_decay", "0", "--min_lr", "0"),
            *("--word_dropout", "0.05", "--max_steps_no_improve", "100000"),
            *resumed(progress),
        ]
    )


STAGES: Mapping[str, Callable[[Job], None]] = {
    "prepare": _prepare,
    "vectors": _vectors,
    "tokenize": _tokenize,
    "mwt": _mwt,
    "lemma": _lemma,
    "silver": _silver,
    "pos": _pos,
    "half1": _half(1),
    "half2": _half(2),
    "depparse": _depparse,
    "ner": _ner,
}
"""In an order in which each finds what it needs."""


def _at(job: Job, name: str) -> str:
    return str(job.work / name)


def _device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def _files(job: Job, stage: str) -> list[str]:
    """The options that all of Stanza's trainers share."""
    options: dict[str, Any] = {
        "--shorthand": SHORTHAND,
        "--save_dir": job.saved(stage).parent,
        "--save_name": job.saved(stage).name,
        "--seed": job.seed,
    }
    named = [part for name, value in options.items() for part in (name, str(value))]
    return named if stage in ("lemma", "ner") else [*named, "--lang", "fr"]


def _treebanks(job: Job, stage: str, *train: str) -> list[str]:
    files = [_at(job, name) for name in train or ("train.conllu",)]
    return [
        *_files(job, stage),
        *("--train_file", ";".join(files), "--eval_file", _at(job, "dev.conllu")),
    ]


def _vectors_and_size(job: Job, hidden: int, characters: int, biaffine: int) -> list[str]:
    """Word vectors and the sizes of a model that tags or attaches two thousand words a second on one core."""
    return [
        *("--wordvec_pretrain_file", str(job.saved("pretrain")), "--word_cutoff", "0"),
        *("--hidden_dim", str(hidden), "--char_hidden_dim", str(characters)),
        *("--deep_biaff_hidden_dim", str(biaffine), "--num_layers", "2", "--char_num_layers", "1"),
        *("--device", _device(), "--log_step", "50"),
    ]
