"""Rule files, lists, repairs, classes, reasons and scales, mutated by chance that repeats: used or refused in words.

FACTCHECK_TORTURE says how many: a hundred times that number, 50 at least (``make torture``: 10,000).
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from claims.checkworthiness.worth_weights import load_worth
from claims.config.fault_limit import MOST_FAULTS
from claims.config.strict_yaml import read_yaml
from claims.errors import ClaimsError, RuleError
from claims.parsing.repair.engine import Mender, SentenceIndex
from claims.resources import (
    classes_path,
    forms_path,
    lists_dir,
    procedures_dir,
    repairs_dir,
    rules_dir,
    worth_path,
)
from claims.rules.loader import RuleSet, compile_rule, load_rules
from claims.rules.matcher import bind
from claims.rules.repair_compiler import compile_repair
from factcheck.errors import FactcheckError
from factcheck.i18n import using_language
from factcheck.reports.error_wording import error_words
from factcheck.verification.verdict_scale import ENVIRONMENT, load_scale
from tests.support.trees import tree

_TORTURE = int(os.environ.get("FACTCHECK_TORTURE", "0"))
DRAWS = max(50, 100 * _TORTURE)
LONGEST_S = 5.0
"""Processor time for one file; it takes hundredths of a second."""
PIECES = (
    *("[", "]", "{", "}", ":", ": ", "- ", ", ", "'", '"', "#", "&a ", "*a ", "!x ", "|\n", ">\n", "?", "@", "%", "`"),
    *("\t", "\n", "\n\n", "---\n", "...\n", "\0", "\x1b", "\u2028", "\u202e", "\ud800", "\ufeff", "é", "😀"),
    *("null", "~"),
    *("true", "on", "012", "1:30", "2026-03-01", "-1", "1e999", ".inf", ".nan", "9" * 40, "9" * 5000, "0." + "9" * 999),
    *("[" * 60, "{a: " * 60, "- " * 60, "z" * 10_000, "a, " * 5_000, "extends: zzz\n", "priority: 5\n"),
    "entries: []\n",
    *("{mot}", "{}", "{0}", "{zzz}", "{mot!r}", "> ccomp", ">> < > !", "@verbes-parole", "@zzz", "subject"),
    "any: []\n",
)  # fmt: skip
SENTENCE = tree("""
    La le DET Definite=Def|Gender=Fem|Number=Sing 2 det
    maire maire NOUN Gender=Fem|Number=Sing 4 nsubj
    a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 4 aux:tense
    déclaré déclarer VERB Tense=Past|VerbForm=Part 0 root
    que que SCONJ 7 mark
    cela cela PRON Number=Sing|Person=3 7 nsubj
    suffira suffire VERB Mood=Ind|Tense=Fut|VerbForm=Fin 4 ccomp
""")


def _rule(path: Path, ruleset: RuleSet) -> list[RuleError]:
    rule, faults = compile_rule(read_yaml(path), "essai", ruleset.lists, [r.id for r in ruleset.rules])
    if rule:
        for word in SENTENCE.words:
            bind(rule, SENTENCE, word)
    return faults


def _repair(path: Path, ruleset: RuleSet) -> list[RuleError]:
    repair, faults = compile_repair(read_yaml(path), "essai", ruleset.lists)
    if repair:
        Mender(repair).mend(SentenceIndex(SENTENCE.words))
    return faults


def _below(folder: str) -> Callable[[Path, RuleSet], list[RuleError]]:
    def load(path: Path, _ruleset: RuleSet) -> list[RuleError]:
        place = path.parent / folder
        place.mkdir(exist_ok=True)
        path.rename(place / path.name)
        found = load_rules((place,), builtin=False)
        found.cases()
        return list(found.errors)

    return load


def _worth(path: Path, ruleset: RuleSet) -> list[RuleError]:
    load_worth(ruleset.lists, path)
    return []


def _scale(_path: Path, _ruleset: RuleSet) -> list[RuleError]:
    load_scale()
    return []


KINDS: Mapping[str, tuple[Callable[[Path, RuleSet], list[RuleError]], list[Path]]] = {
    "rule": (_rule, sorted(rules_dir().glob("*.yaml"))),
    "repair": (_repair, sorted(repairs_dir().glob("*.yaml"))),
    "procedure": (_below("procedure"), sorted(procedures_dir().glob("*.yaml"))),
    "list": (_below("lists"), sorted(lists_dir().glob("*.yaml"))),
    "classes": (_below("rules"), [classes_path()]),
    "forms": (_below("rules"), [forms_path()]),
    "worth": (_worth, [worth_path()]),
    "scale": (_scale, [Path(__file__).parents[2] / "factcheck" / "verification" / "verdict_scale.yaml"]),
}
WEIGHTS = (40, 25, 10, 20, 4, 2, 5, 4)


def _mutated(text: str, chance: random.Random) -> bytes:
    """A text with one to four changes: characters or lines gone, doubled, swapped, or something put in."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.choice((0, 1, 1, 3, 20, 200)))
        lines = text.splitlines(keepends=True)
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + text[at:to] * 2 + text[to:]
            case 2 if lines:
                lines.pop(chance.randrange(len(lines)))
                text = "".join(lines)
            case 3 if lines:
                chance.shuffle(lines)
                text = "".join(lines)
            case _:
                text = text[:at] + chance.choice(PIECES) + text[to if chance.random() < 0.5 else at :]
    data = text.encode("utf-8", "surrogatepass")
    return data[: chance.randrange(len(data) + 1)] if chance.random() < 0.1 else data


def test_mutated_files_are_used_or_refused_in_words(
    tmp_path: Path, ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No error but ours, at most so many messages a file, each short, in French as in English, in bounded time."""
    chance = random.Random(7 + _TORTURE)
    path = tmp_path / "essai.yaml"
    monkeypatch.setenv(ENVIRONMENT, str(path))
    refused = 0
    for draw in range(DRAWS):
        (kind,) = chance.choices(list(KINDS), WEIGHTS)
        load, files = KINDS[kind]
        original = chance.choice(files)
        name = original.name if kind in ("classes", "forms") else "essai.yaml"
        path.unlink(missing_ok=True)
        here = tmp_path / name
        here.write_bytes(_mutated(original.read_text("utf-8"), chance))
        began = time.process_time()
        faults: list[ClaimsError | FactcheckError]
        try:
            faults = list(load(here, ruleset))
        except (ClaimsError, FactcheckError) as error:
            faults = [error]
        except Exception as error:
            raise AssertionError(f"draw {draw}: {kind}, made of {original.name}") from error
        finally:
            for left in tmp_path.rglob("*.yaml"):
                left.rename(path)
        assert time.process_time() - began < LONGEST_S, (draw, original.name)
        assert len(faults) <= MOST_FAULTS + 2, (draw, original.name)
        refused += bool(faults)
        for lang in ("fr", "en"):
            with using_language(lang):
                assert all(0 < len(error_words(fault)) < 6000 for fault in faults), (draw, original.name)

    assert DRAWS / 4 < refused < DRAWS
