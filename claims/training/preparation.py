"""The files that Stanza's trainers read, made from a folder of corpora.

In: ``Corpora``, a seed, the wording of the grafts. Out: CoNLL-U, plain text with labels, and JSON below a working
folder.
"""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from claims.errors import ModelError
from claims.rules.loader import load_rules
from claims.training.corpora import Tree, read_trees, write_trees
from claims.training.entities import read_entities, tagged
from claims.training.grafts import grafted, grafts_per_sentence
from claims.training.harmonisation import harmonised
from claims.training.inverted_clauses import turned_round
from claims.training.material import Wording
from claims.training.raw_text import with_straight_marks
from claims.training.sentence_variants import with_guillemets, without_features, without_final_punctuation

__all__ = ["Corpora", "prepare_entities", "prepare_trees"]

PLAN = Path(__file__).with_name("treebanks.yaml")
HELD_OUT = 600
"""Number of grafts into sentences of the development files, and as many into those of the test files."""
PARAGRAPHS = (1, 2, 4, 8, 30)
"""Sentences per paragraph of the tokenizer's text, drawn for each paragraph. Reason: inside a paragraph only the words
tell where a sentence ends, and a headline before it has no full stop."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """A data folder: ``ud/*.conllu``, ``ner/*.txt`` with ``.ann`` beside them, ``raw/*.txt`` or ``.txt.xz``."""

    folder: Path

    def trees(self, part: str) -> dict[str, list[Tree]]:
        """The harmonised sentences of ``train``, ``dev`` or ``test``, by file name.

        Raises:
            ModelError: a file of the plan is absent.
        """
        known, speech_verbs = self._known(), load_rules().lists.classes.speech_verbs
        found: dict[str, list[Tree]] = {}
        for entry in _plan()[part]:
            trees = harmonised(self._read(entry), known, foreign=not entry.get("known"))
            turn = entry.get("turned")
            found[entry["file"]] = [turned_round(tree, speech_verbs) for tree in trees] if turn else trees
        return found

    def featureless(self) -> set[str]:
        """The names of the treebanks with too few features to train the tagger's features on."""
        return {entry["file"] for entry in _plan()["train"] if entry.get("featureless")}

    def harmonised(self, trees: Iterable[Tree]) -> list[Tree]:
        """Trees of another origin with the relations and features of the treebanks."""
        return harmonised(trees, self._known())

    def _known(self) -> list[Tree]:
        return [t for entry in _plan()["train"] if entry.get("known") for t in self._read(entry)]

    def articles(self, part: str) -> list[Path]:
        """The texts of the entity corpus that belong to ``train``, ``dev`` or ``test``, in order."""
        step = _plan()["entities"]["every"]
        texts = sorted(p for p in (self.folder / "ner").glob("*.txt") if p.with_suffix(".ann").is_file())
        held_out = texts[::step]
        if part == "train":
            return [path for path in texts if path not in set(held_out)]
        return held_out[::2] if part == "dev" else held_out[1::2]

    def raw(self) -> list[Path]:
        """The raw texts, plain or xz-compressed."""
        return sorted([*(self.folder / "raw").glob("*.txt"), *(self.folder / "raw").glob("*.txt.xz")])

    def _read(self, entry: dict[str, Any]) -> list[Tree]:
        path = self.folder / "ud" / entry["file"]
        if not path.is_file():
            raise ModelError(f"{path}: not found; expected the treebanks that {PLAN.name} lists below {self.folder}/ud")
        trees = read_trees(path)[:: entry.get("every", 1)]
        if entry.get("fluent"):
            trees = [t for t in trees if all(w.deprel != "reparandum" for w in t.words)]
        return trees


def _plan() -> Any:
    return yaml.safe_load(PLAN.read_text(encoding="utf-8"))


def prepare_trees(corpora: Corpora, work: Path, seed: int, everything: bool, wording: Wording) -> None:
    """Write train, dev and test files below ``work``; with ``everything`` the test files are trained on, too.

    Grafts of ``wording`` into training sentences are training data, too; the hosts of ``dev-grafts.conllu`` and
    ``test-grafts.conllu`` are not trained on.
    """
    banks = corpora.trees("train")
    tests = corpora.trees("test")
    if everything:
        banks |= tests
    train = [t for trees in banks.values() for t in trees]
    featureless = {id(t) for name in corpora.featureless() for t in banks[name]}
    dev = [t for trees in corpora.trees("dev").values() for t in trees]
    hosts = [t for t in train if id(t) not in featureless]
    grafts = grafted(hosts, wording, round(grafts_per_sentence(wording) * len(train)), seed)
    held_out = [t for trees in tests.values() for t in trees]
    for part, number, unseen in (("dev", seed + 1, dev), ("test", seed + 2, held_out)):
        write_trees(work / f"{part}-grafts.conllu", grafted(unseen, wording, HELD_OUT, number))
    for name, trees, number in (("train", train, seed), ("dev", dev, seed + 1)):
        marked = with_guillemets(trees, number)
        if name == "train":
            marked += grafts
            _write_for_tagger(work, marked, [id(t) in featureless for t in (*trees, *grafts)])
        write_trees(work / f"{name}.conllu", marked)
        shown = without_final_punctuation(marked, number) if name == "train" else marked
        _write_running_text(work / name, shown, random.Random(number))
    for file, trees in tests.items():
        write_trees(work / f"test-{file}", trees)


def _write_for_tagger(work: Path, trees: Sequence[Tree], blank: Sequence[bool]) -> None:
    """Write ``pos.conllu`` and ``pos.featureless.conllu``, and the same of both halves; ``train.half1.conllu`` …, too.

    The tagger learns no features from a file without any.
    """
    numbered = list(zip(trees, blank, strict=True))
    for part, chosen in (("", numbered), (".half1", numbered[::2]), (".half2", numbered[1::2])):
        write_trees(work / f"pos{part}.conllu", [t for t, without in chosen if not without])
        write_trees(work / f"pos{part}.featureless.conllu", [without_features(t) for t, without in chosen if without])
        if part:
            write_trees(work / f"train{part}.conllu", [t for t, _ in chosen])


def prepare_entities(corpora: Corpora, work: Path, tokenizer: Any) -> None:
    """Write ``ner.train.json`` and ``ner.dev.json``: sentences of tagged tokens.

    ``tokenizer`` is a Stanza pipeline with ``tokenize`` alone: entities are tagged on the tokens that will be seen.
    """
    for part in ("train", "dev"):
        sentences: list[list[dict[str, Any]]] = []
        for path in corpora.articles(part):
            text = path.read_text(encoding="utf-8")
            sentences += tagged(tokenizer(with_straight_marks(text)).sentences, read_entities(path.with_suffix(".ann")))
        (work / f"ner.{part}.json").write_text(json.dumps(sentences, ensure_ascii=False), encoding="utf-8")


def _write_running_text(stem: Path, trees: Sequence[Tree], chance: random.Random) -> None:
    """Write ``stem``.txt, .labels and .mwt.json, and ``stem``.tokens.conllu with the same sentences.

    A label per character, as Stanza's tokenizer reads them: 1 ends a token, 2 a sentence, 3 a token that is split
    into words, 4 both; 0 elsewhere.
    """
    paragraphs, labels = [], []
    rest = iter(trees)
    while group := list(itertools.islice(rest, chance.choice(PARAGRAPHS))):
        pieces = [(_surface(tree), tree) for tree in group]
        paragraphs.append(" ".join(tree.text for _, tree in pieces))
        labels.append("0".join(_labels(tokens, tree.text) for tokens, tree in pieces))
    stem.with_suffix(".txt").write_text("\n\n".join(paragraphs) + "\n\n", encoding="utf-8")
    stem.with_suffix(".labels").write_text("\n\n".join(labels) + "\n\n", encoding="utf-8")
    write_trees(stem.with_suffix(".tokens.conllu"), trees)
    splits: dict[tuple[str, tuple[str, ...]], int] = {}
    for tree in trees:
        for form, words in _splits(tree):
            splits[form, words] = splits.get((form, words), 0) + 1
    listed = [[[form, list(words)], count] for (form, words), count in splits.items()]
    stem.with_suffix(".mwt.json").write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")


def _surface(tree: Tree) -> list[tuple[str, bool]]:
    """The surface tokens of a sentence: form, and whether it is split into words."""
    tokens: list[tuple[str, bool]] = []
    covered = 0
    for row in tree.rows:
        if not row.is_word:
            covered = int(row.id.split("-")[1])
            tokens.append((row.form, True))
        elif int(row.id) > covered:
            tokens.append((row.form, False))
    return tokens


def _splits(tree: Tree) -> Iterable[tuple[str, tuple[str, ...]]]:
    forms = {int(row.id): row.form for row in tree.words}
    for row in tree.rows:
        if not row.is_word:
            first, last = (int(n) for n in row.id.split("-"))
            yield row.form, tuple(forms[n] for n in range(first, last + 1))


def _labels(tokens: Sequence[tuple[str, bool]], text: str) -> str:
    marks = ["0"] * len(text)
    at = 0
    for number, (form, split) in enumerate(tokens):
        at = text.index(form, at) + len(form)
        last = number == len(tokens) - 1
        marks[at - 1] = {(False, False): "1", (False, True): "2", (True, False): "3", (True, True): "4"}[split, last]
    return "".join(marks)
