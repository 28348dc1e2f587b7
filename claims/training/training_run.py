"""One run of training: its folders, its seed, and the options that Stanza's trainers share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from claims.training.preparation import Corpora
from claims.training.trainer_hooks import Progress

__all__ = ["STEPS", "Job"]

SHORTHAND = "fr_news"
"""The name by which Stanza's trainers know language and corpus."""
STEPS = {"tokenize": 4_000, "pos": 1_400, "half1": 500, "half2": 500, "depparse": 1_300, "ner": 2_000}
LAST_STEPS, LAST_RATE = 400, 3
"""Steps of the last run, on all files, and the divisor of its learning rate: it begins with trained weights."""


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
        """The file of this stage among the earlier models to begin with, or None."""
        return None if self.start is None else next(iter(sorted((self.start / "fr" / stage).glob("*.pt"))), None)

    def progress(self, stage: str, rate: float, shift: tuple[int, int], afresh: bool = False) -> Progress:
        """The schedule of a stage for ``trainer_hooks``.

        Args:
            stage: its name.
            rate: the learning rate at the beginning.
            shift: (column, width) of the inputs that earlier weights lack, as ``carry_over`` takes it.
            afresh: whether to begin without the earlier models.
        """
        start = None if afresh else self.earlier(stage)
        steps = STEPS[stage]
        if self.everything and start is not None:
            steps, rate = LAST_STEPS, rate / LAST_RATE
        read = self.earlier("pretrain")
        vectors = None if start is None or read is None else (read, self.saved("pretrain"))
        return Progress(self.work / f"{stage}.progress.pt", self.steps or steps, rate, start, shift, vectors)

    def at(self, name: str) -> str:
        """The path of a file of the working folder."""
        return str(self.work / name)

    @staticmethod
    def device() -> str:
        """The processor that trains: ``cuda`` where there is one, else ``cpu``."""
        return "cuda" if torch.cuda.is_available() else "cpu"

    def trainer_options(self, stage: str) -> list[str]:
        """The options that all trainers of Stanza share."""
        options: dict[str, Any] = {
            "--shorthand": SHORTHAND,
            "--save_dir": self.saved(stage).parent,
            "--save_name": self.saved(stage).name,
            "--seed": self.seed,
        }
        named = [part for name, value in options.items() for part in (name, str(value))]
        return named if stage in ("lemma", "ner") else [*named, "--lang", "fr"]

    def treebank_options(self, stage: str, *train: str) -> list[str]:
        """``trainer_options`` and the CoNLL-U files to learn from and to measure on; default: ``train.conllu``."""
        files = [self.at(name) for name in train or ("train.conllu",)]
        return [
            *self.trainer_options(stage),
            *("--train_file", ";".join(files), "--eval_file", self.at("dev.conllu")),
        ]

    def model_options(self, hidden: int, characters: int, biaffine: int) -> list[str]:
        """Word vectors, and sizes of a model that processes 2,000 words a second on one core."""
        return [
            *("--wordvec_pretrain_file", str(self.saved("pretrain")), "--word_cutoff", "0"),
            *("--hidden_dim", str(hidden), "--char_hidden_dim", str(characters)),
            *("--deep_biaff_hidden_dim", str(biaffine), "--num_layers", "2", "--char_num_layers", "1"),
            *("--device", self.device(), "--log_step", "50"),
        ]
