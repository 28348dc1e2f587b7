"""The checkers that commands use.

In: folders of models, and rules. Out: a loaded ``Checker``.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.i18n import _

if TYPE_CHECKING:
    from claims.rules.loader import RuleSet
    from factcheck.cli.support.rules_in_use import RulesInUse
    from factcheck.parse_cache.cache_file import ParseCache
    from factcheck.scanning.checker import Checker
    from factcheck.scanning.engines import Engine
    from factcheck.scanning.outcomes import Checks

__all__ = ["engine_of", "folder_names", "load_checker", "tell_broken", "tell_put_aside", "unlabelled_checker"]


def load_checker(
    model: Path | None,
    rules: RulesInUse,
    *,
    cached: bool = True,
    at_once: bool = False,
    derivations: bool = False,
) -> Checker:
    """The checker that ``scan`` uses: bundled or other models, the rules in use, and, if ``cached``, what is kept.

    What is kept are parses, and what was found in articles, unless the ``derivations`` of claims are asked for.

    With kept parses the models are opened when something is to be parsed; ``at_once``, for processes that are to share
    them, they are opened now.

    Raises:
        ClaimsError: the models or the rules cannot be used at all.
    """
    from factcheck.scanning.checker import Checker

    checker = Checker.load(
        model=model, rules=rules.on_top, parses=_parses() if cached else None, derivations=derivations
    )
    if at_once:
        checker.analyser.parser.load_models()
    # What is loaded stays until the command ends: no search for garbage has to go through it.
    gc.freeze()
    return checker


def _parses() -> ParseCache | None:
    """The cache of parses in use, which is closed with the command."""
    from factcheck.parse_cache.in_use import cache_in_use

    cache = cache_in_use(tell_put_aside, tell_broken)
    context = click.get_current_context(silent=True)
    if cache is not None and context is not None:
        context.call_on_close(cache.close)
    return cache


def tell_put_aside(aside: Path) -> None:
    """Say on stderr that kept parses were put aside."""
    from factcheck.cli.support.output import say

    say(_("kept parses could not be read; they were put aside as {path}, and are made anew").format(path=aside))


def tell_broken() -> None:
    """Say on stderr that something that was kept is broken, and what becomes of it."""
    from factcheck.cli.support.output import say

    say(_("some of what was kept could not be read; it was removed, and is made anew"))


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
