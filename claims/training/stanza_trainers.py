"""Calls of Stanza's own trainers, one for each kind of model.

In: a ``Job`` whose earlier stages left their files. Out: the model under ``Job.saved``. An interrupted tagger, parser
or entity model goes on from its last saved progress (``trainer_hooks``).
"""

from __future__ import annotations

from collections.abc import Callable

from claims.training import arc_weights as arcs
from claims.training.corpora import read_trees, write_trees
from claims.training.packing import pack
from claims.training.preparation import prepare_entities
from claims.training.trainer_hooks import Progress, hook, resumed
from claims.training.training_run import STEPS, Job

__all__ = [
    "train_entity_model",
    "train_half_tagger",
    "train_lemmatizer",
    "train_mwt_expander",
    "train_parser",
    "train_tagger",
    "train_tokenizer",
]

TRANSFORMED = 125
"""Width of Stanza's projection of word vectors: a model that was trained without vectors lacks these inputs."""
OWN_TAGS = 3
"""One sentence in so many keeps its gold tags: taggers trained on half of the data make 1.5 times the errors."""
SILVER = 0.2
"""Batches of agreed trees for each batch of gold trees."""


def train_tokenizer(job: Job) -> None:
    """Train the model that splits text into sentences and words."""
    from stanza.models import tokenizer

    steps = str(job.steps or STEPS["tokenize"])
    tokenizer.main(
        [
            *job.trainer_options("tokenize"),
            *("--txt_file", job.at("train.txt"), "--label_file", job.at("train.labels")),
            *("--mwt_json_file", job.at("dev.mwt.json"), "--conll_file", job.at("dev.predicted.conllu")),
            *("--dev_txt_file", job.at("dev.txt"), "--dev_label_file", job.at("dev.labels")),
            *("--dev_conll_gold", job.at("dev.tokens.conllu"), "--use_mwt"),
            *("--max_seqlen", "300", "--steps", steps, "--eval_steps", "200", "--anneal_after", "800"),
        ]
    )


def train_mwt_expander(job: Job) -> None:
    """Train the model that splits contracted words, such as *du*."""
    from stanza.models import mwt_expander

    mwt_expander.main(
        [
            *job.trainer_options("mwt"),
            *("--train_file", job.at("train.conllu"), "--eval_file", job.at("dev.conllu")),
            *("--gold_file", job.at("dev.conllu"), "--dict_only"),
        ]
    )


def train_lemmatizer(job: Job) -> None:
    """Train the model that finds the lemma of a word."""
    from stanza.models import lemmatizer

    lemmatizer.main([*job.treebank_options("lemma"), "--num_epoch", "3", "--batch_size", "200"])


def train_tagger(job: Job) -> None:
    """Train the model of parts of speech and features that ships."""
    _tagger(job, "pos", "pos", job.progress("pos", rate=0.0025, shift=(75, TRANSFORMED)))


def train_half_tagger(number: int) -> Callable[[Job], None]:
    """A stage that trains a tagger on one half of the sentences and tags the other half with it.

    Reason: the parser has to learn from tags with the errors that it will meet.

    Source: jack-knifing, as in Che et al. 2018, the best system of that year's shared task on parsing from raw text.
    """

    def run(job: Job) -> None:
        from stanza.models import tagger

        stage = f"half{number}"
        _tagger(job, stage, f"pos.half{3 - number}", job.progress(stage, rate=0.004, shift=(0, 0), afresh=True))
        for untagged in (f"train.half{number}", *(("dev",) if number == 1 else ())):
            tagger.main(
                [
                    *job.trainer_options(stage),
                    *("--mode", "predict", "--eval_file", job.at(f"{untagged}.conllu")),
                    *("--output_file", job.at(f"{untagged}.tagged.conllu")),
                    *("--wordvec_pretrain_file", str(job.saved("pretrain")), "--device", job.device()),
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
            *job.treebank_options(stage, f"{train}.conllu", f"{train}.featureless.conllu"),
            *job.model_options(hidden=200, characters=150, biaffine=100),
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


def train_parser(job: Job) -> None:
    """Train the dependency parser, on gold trees and, where ``silver`` made them, on agreed ones."""
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
            *job.trainer_options("depparse"),
            *("--train_file", job.at("train.tagged.conllu"), "--eval_file", job.at("dev.tagged.conllu")),
            *(("--silver_file", str(silver), "--silver_weight", str(SILVER)) if silver.is_file() else ()),
            *job.model_options(hidden=240, characters=100, biaffine=120),
            *("--optim", "adam", "--beta2", "0.95", "--no_second_optim", "--no_plateau", "--no_checkpoint"),
            *("--batch_size", "3000", "--max_steps_before_stop", "100000"),
            *resumed(progress),
        ]
    )


def train_entity_model(job: Job) -> None:
    """Train the model of named entities; its training text is cut by this run's own tokenizer."""
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
            *job.trainer_options("ner"),
            *("--train_file", job.at("ner.train.json"), "--eval_file", job.at("ner.dev.json")),
            *("--wordvec_pretrain_file", str(job.saved("pretrain")), "--device", job.device()),
            *("--hidden_dim", "200", "--optim", "adam", "--lr", "0.003", "--lr_decay", "0", "--min_lr", "0"),
            *("--word_dropout", "0.05", "--max_steps_no_improve", "100000"),
            *resumed(progress),
        ]
    )
