"""Additions to Stanza's trainers: a falling learning rate, resuming after a kill, weights of an earlier model.

In: a trainer class of Stanza and a ``Progress``. Out: the class changed in place, for this process only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from claims.training.weight_transfer import carry_over, shared_vectors

__all__ = ["Progress", "hook", "resumed"]

SAVE_EVERY = 50
EVALUATE_EVERY = 100
"""Steps between two evaluations. It divides all numbers of steps, so that the last steps are evaluated, too."""
WARM_UP = 100
FLOOR = 0.02
"""Share of its peak at which the learning rate ends: steps at a rate of zero would learn nothing."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The schedule of one stage: the file of its progress, the number of its steps, its peak learning rate.

    ``start`` is the file of an earlier model of the same kind to begin with, ``shift`` where the new one has inputs
    that the earlier one had not, ``vectors`` the files of the vectors that the earlier one read and the new one reads
    (see ``carry_over``).
    """

    file: Path
    steps: int
    rate: float
    start: Path | None = None
    shift: tuple[int, int] = (0, 0)
    vectors: tuple[Path, Path] | None = None

    @property
    def done(self) -> int:
        """The steps that an interrupted run left behind."""
        return int(_load(self.file)["step"]) if self.file.is_file() else 0


def hook(trainer: Any, progress: Progress, multi_vocab: Any) -> None:
    """Change a Stanza trainer class in place, for this process: its construction and its update step.

    A new model takes the weights of ``progress.start``, or those that an interrupted run left in ``progress.file``.
    The learning rate rises for ``WARM_UP`` steps and then falls linearly. Source: linear decay as in Popel & Bojar
    2018; on small treebanks it is worth more than longer training at a constant rate.
    """
    built: Callable[..., None] = trainer.__init__
    update: Callable[..., Any] = trainer.update

    def construct(self: Any, *args: Any, **options: Any) -> None:
        built(self, *args, **options)
        if options.get("model") is not None or options.get("model_file") is not None:
            return
        self.steps_done = 0
        if progress.file.is_file():
            state = _load(progress.file)
            self.model.load_state_dict(state["model"], strict=False)
            self.steps_done = int(state["step"])
        elif progress.start is not None:
            earlier = _load(progress.start)
            vocab = multi_vocab.load_state_dict(earlier["vocab"])
            shared = None if progress.vectors is None else shared_vectors(*progress.vectors)
            carry_over(self.model, self.vocab, earlier["model"], vocab, progress.shift, shared)

    def step(self: Any, *args: Any, **options: Any) -> Any:
        if options.get("eval"):
            return update(self, *args, **options)
        self.steps_done += 1
        _set_rate(self, progress.rate * _share(self.steps_done, progress.steps))
        result = update(self, *args, **options)
        if self.steps_done % SAVE_EVERY == 0:
            _save(progress.file, {"step": self.steps_done, "model": _learned(self.model)})
        return result

    trainer.__init__ = construct
    trainer.update = step


def resumed(progress: Progress) -> list[str]:
    """The options that make Stanza's trainer do the steps that are left, and measure at least once."""
    left = max(1, progress.steps - progress.done)
    return ["--max_steps", str(left), "--eval_interval", str(min(EVALUATE_EVERY, left))]


def _share(step: int, steps: int) -> float:
    return min(1.0, step / WARM_UP) * max(FLOOR, 1 - step / steps)


def _set_rate(trainer: Any, rate: float) -> None:
    optimizers = getattr(trainer, "optimizers", None) or trainer.optimizer
    for optimizer in optimizers.values() if isinstance(optimizers, dict) else [optimizers]:
        for group in optimizer.param_groups:
            group["lr"] = rate


def _learned(model: Any) -> dict[str, torch.Tensor]:
    """The weights without those that other files hold: word vectors."""
    return {k: v for k, v in model.state_dict().items() if k.split(".")[0] not in model.unsaved_modules}


def _load(path: Path) -> Any:
    return torch.load(path, map_location="cpu", weights_only=True)


def _save(path: Path, state: dict[str, Any]) -> None:
    """Write the file whole or not at all: after a kill the earlier file is still there."""
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)
