"""The checkers that commands use.

In: folders of models, and rules. Out: a loaded ``Checker``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.rules.loader import RuleSet
    from factcheck.cli.support.rules_in_use import RulesInUse
    from factcheck.scanning.checker import Checker
    from factcheck.scanning.engines import Engine
    from factcheck.scanning.outcomes import Checks

__all__ = ["engine_of", "folder_names", "load_checker", "unlabelled_checker"]


def load_checker(model: Path | None, rules: RulesInUse) -> Checker:
    """The checker that ``scan`` uses: bundled or other models, and the rules in use.

    Raises:
        ClaimsError: the models or the rules cannot be used at all.
    """
    from factcheck.scanning.checker import Checker

    return Checker.load(model=model, rules=rules.on_top)


def engine_of(checker: Checks, jobs: int, model: Path | None, rule_dirs: Sequence[Path]) -> Engine:
    """What checks articles by ``checker``: this process, or several; one that cannot be forked loads the same anew."""
    from factcheck.scanning.engines import OneProcess

    if jobs == 1:
        return OneProcess(checker)
    from factcheck.scanning.processes import Processes

    return Processes(checker, jobs, partial(_loaded, model, tuple(rule_dirs)))


def _loaded(model: Path | None, rule_dirs: tuple[Path, ...]) -> Checker:
    from factcheck.cli.support.rules_in_use import RulesInUse

    return load_checker(model, RulesInUse(rule_dirs))


def unlabelled_checker(
    model: Path | None, rules: Sequence[Path] | RuleSet = (), without_repairs: Sequence[str] = ()
) -> Checker:
    """A checker that finds claims and does not label them, for fitting and measuring label models.

    Raises:
        ClaimsError: when the models or the rules cannot be used at all, or one of ``without_repairs`` is no repair.
    """
    from claims.classification.labeller import Labeller
    from factcheck.scanning.checker import Checker

    return Checker.load(model=model, rules=rules, labeller=Labeller.untrained(), without_repairs=without_repairs)


def folder_names(folders: Iterable[Path]) -> dict[Path, str]:
    """What each folder of annotated articles is called in tables: its name, or its path where two have one name."""
    all_folders = list(folders)
    names = [folder.resolve().name for folder in all_folders]
    return {f: n if names.count(n) == 1 else str(f) for f, n in zip(all_folders, names, strict=True)}
