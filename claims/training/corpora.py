"""Treebanks and raw text, brought to one annotation: what the models learn from."""

from __future__ import annotations

import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from claims.errors import ModelError

__all__ = [
    "Row",
    "Tree",
    "conllu",
    "harmonised",
    "plain",
    "raw_text",
    "read_trees",
    "tokens",
    "with_guillemets",
    "without_features",
    "without_final_punctuation",
    "write_trees",
]

GUILLEMETS = 0.6
"""The share of sentences with paired straight quotation marks that get « » instead: newsrooms write both."""

BARE = 0.05
"""The share of sentences without their final full stop in the tokenizer's training text."""

# UD's French treebanks differ in subtypes. What one of them alone keeps, or what no rule here reads, is levelled.
_RELATIONS = {
    "aux": "aux:tense",
    "compound": "flat:name",
    "csubj:pass": "csubj",
    "dep:comp": "dep",
    "flat": "flat:name",
    "goeswith": "dep",
    "iobj:agent": "iobj",
    "nmod:appos": "appos",
    "nsubj:outer": "nsubj",
    "obj:agent": "obj",
    "obj:lvc": "obj",
    "parataxis:insert": "parataxis",
    "parataxis:parenth": "parataxis",
    "reparandum": "dep",
}
_FEATURES_OUT = {"Case", "Emph", "Foreign", "NumType", "Number[psor]", "Person[psor]", "Typo"}
"""Features that some treebanks lack, and that no rule can miss: they say again what the word or its tag says."""
_FEATURES_OUT_OF = {
    "AUX": {"Gender"},
    "DET": {"Person"},
    "NUM": {"Gender", "Number"},
    "PROPN": {"Gender", "Number"},
    "SYM": {"Gender", "Number"},
}
"""The same for one part of speech: the treebanks do not agree whether a name or a number has a gender."""
_VALUES_OUT = {("VERB", "Voice=Act"), ("DET", "PronType=Prs"), ("DET", "PronType=Ind")}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of CoNLL-U: a word, or the surface token that the next words split."""

    id: str
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: str
    deprel: str
    misc: str

    @property
    def is_word(self) -> bool:
        """Whether this is a syntactic word, not a surface token spanning several."""
        return "-" not in self.id


@dataclass(frozen=True, slots=True)
class Tree:
    """One annotated sentence."""

    text: str
    rows: tuple[Row, ...]

    @property
    def words(self) -> tuple[Row, ...]:
        """The syntactic words, in order."""
        return tuple(row for row in self.rows if row.is_word)


def read_trees(path: Path) -> list[Tree]:
    """The sentences of a CoNLL-U file; empty nodes and enhanced dependencies are left out.

    Raises ModelError where a line has not ten columns.
    """
    trees: list[Tree] = []
    rows: list[Row] = []
    text = ""
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], start=1):
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.startswith("#"):
            continue
        elif line:
            columns = line.split("\t")
            if len(columns) != 10:
                raise ModelError(f"{path}:{number}: {len(columns)} columns found; expected the ten of CoNLL-U")
            if "." not in columns[0]:
                rows.append(Row(*columns[:8], *columns[9:]))
        elif rows:
            trees.append(Tree(text, tuple(rows)))
            rows = []
    return trees


def harmonised(trees: Iterable[Tree], known: Iterable[Tree] = (), foreign: bool = False) -> list[Tree]:
    """The trees with one set of relations and features, straight apostrophes and their own text.

    ``known`` are trees that tell ``obl:arg`` from ``obl:mod``: where the others have a bare ``obl``, the same verb
    with the same preposition decides, then the preposition alone. ``foreign`` trees follow other guidelines for
    features, too: they get the passive voice and the reflexive pronouns that ``known`` ones mark, and lose gender and
    number where those mark none. Source: the guidelines of UD French-GSD (obl:arg, obl:mod, obl:agent; Voice, Reflex)
    and of PUD (bare obl, a gender for every adjective).
    """
    usage = _Usage(known)
    return [_harmonise(tree, usage, foreign) for tree in trees]


def with_guillemets(trees: Iterable[Tree], seed: int) -> list[Tree]:
    """Some of the sentences with paired straight quotation marks get « » with spaces inside, as French types them."""
    chance = random.Random(seed)
    return [_guillemets(t) if _paired(t) and chance.random() < GUILLEMETS else t for t in trees]


def without_final_punctuation(trees: Iterable[Tree], seed: int) -> list[Tree]:
    """A few of the sentences lose their final full stop, as headlines and captions lack it."""
    chance = random.Random(seed)
    return [_bare(t) if t.rows[-1].form == "." and chance.random() < BARE else t for t in trees]


def without_features(tree: Tree) -> Tree:
    """The tree with no morphological features at all."""
    return replace(tree, rows=tuple(replace(row, feats="_") for row in tree.rows))


def write_trees(path: Path, trees: Iterable[Tree]) -> None:
    """Write a CoNLL-U file."""
    path.write_text(conllu(trees), encoding="utf-8")


def conllu(trees: Iterable[Tree]) -> str:
    """The sentences in CoNLL-U, each with its text."""
    blocks = []
    for number, tree in enumerate(trees, start=1):
        lines = [f"# sent_id = {number}", f"# text = {tree.text}"]
        for r in tree.rows:
            lines.append("\t".join((r.id, r.form, r.lemma, r.upos, r.xpos, r.feats, r.head, r.deprel, "_", r.misc)))
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


# --- Raw text ----------------------------------------------------------------------------------------------------

_CLITIC = r"-(?:(?:t-)?(?:ils?|elles?|on)|je|tu|nous|vous|ce|moi|toi|lui|leur|les?|la|y|en|là|ci)(?![\w-])"
_SPLIT = re.compile(
    r"(?:lorsqu|puisqu|jusqu|quoiqu|presqu|quelqu|qu|[cdjlmnst])'(?=\w)"
    rf"|{_CLITIC}"
    r"|\d+(?:[.,  ]\d+)*"
    rf"|\w+(?:(?!{_CLITIC})-\w+)*"
    r"|[^\w\s]"
)


def _opened(path: Path) -> TextIO:
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")


def tokens(line: str) -> list[str]:
    """A line of running text in lower-case words, cut about where the treebanks cut: good enough for word vectors."""
    return _SPLIT.findall(plain(line).lower())


def plain(text: str) -> str:
    """The text with straight apostrophes and plain spaces, as the parser gets it."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def raw_text(paths: Iterable[Path]) -> Iterator[str]:
    """The non-empty lines of text files, plain or xz-compressed."""
    for path in paths:
        with _opened(path) as lines:
            yield from (line for line in lines if line.strip())


# --- Harmonising -------------------------------------------------------------------------------------------------


class _Usage:
    """How known trees label the oblique of a verb with a preposition, and which words they give gender and number."""

    def __init__(self, trees: Iterable[Tree]) -> None:
        self._by_verb: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._by_preposition: dict[str, Counter[str]] = defaultdict(Counter)
        self._marked: dict[tuple[str, str, str], Counter[bool]] = defaultdict(Counter)
        for tree in trees:
            words = {row.id: row for row in tree.words}
            for row in tree.words:
                for name in _INFLECTED:
                    self._marked[row.form.lower(), row.upos, name][f"{name}=" in row.feats] += 1
                if row.deprel.startswith("obl:") and row.head in words:
                    preposition = _preposition(row, tree.words)
                    self._by_verb[words[row.head].lemma, preposition][row.deprel] += 1
                    self._by_preposition[preposition][row.deprel] += 1

    def label(self, verb: str, preposition: str) -> str:
        """The commonest label of this verb with this preposition, else of the preposition, else ``obl:mod``."""
        seen = self._by_verb.get((verb, preposition)) or self._by_preposition.get(preposition)
        return seen.most_common(1)[0][0] if seen else "obl:mod"

    def marks(self, row: Row, name: str) -> bool:
        """Whether this word is mostly seen with a ``name`` (Gender or Number); unseen ones as their lemma suggests."""
        seen = self._marked.get((row.form.lower(), row.upos, name))
        if seen:
            return seen[True] >= seen[False]
        # An adjective whose masculine ends in -e has no feminine of its own.
        return not (name == "Gender" and row.upos == "ADJ" and row.lemma.endswith("e"))


_INFLECTED = ("Gender", "Number")


def _preposition(oblique: Row, words: Iterable[Row]) -> str:
    return next((w.lemma for w in words if w.head == oblique.id and w.deprel.startswith("case")), "")


def _harmonise(tree: Tree, usage: _Usage, foreign: bool) -> Tree:
    words = {row.id: row for row in tree.words}
    rows = []
    for row in tree.rows:
        relation = _RELATIONS.get(row.deprel, row.deprel)
        if relation == "obl":
            head = words.get(row.head)
            relation = usage.label(head.lemma if head else "", _preposition(row, tree.words))
        rows.append(
            replace(
                row,
                form=plain(row.form),
                lemma=plain(row.lemma),
                upos="NOUN" if row.form == "%" else row.upos,
                xpos="_",
                feats=_features(row, _domestic(row, tree, usage) if foreign else row.feats),
                deprel=relation,
            )
        )
    return Tree(plain(tree.text), tuple(rows))


def _features(row: Row, feats: str) -> str:
    out = _FEATURES_OUT | _FEATURES_OUT_OF.get(row.upos, set())
    kept = (f for f in feats.split("|") if f.split("=")[0] not in out and (row.upos, f) not in _VALUES_OUT)
    return ("|".join(kept) or "_") if row.form != "%" else "_"


def _domestic(row: Row, tree: Tree, usage: _Usage) -> str:
    """The features of a word as the known treebanks would mark them."""
    feats = dict(f.split("=", 1) for f in row.feats.split("|") if f != "_")
    for name in _INFLECTED:
        if name in feats and not usage.marks(row, name):
            del feats[name]
    if row.upos == "VERB" and feats.get("VerbForm") == "Part" and feats.get("Tense") == "Past":
        around = {w.deprel for w in tree.words if w.head == row.id}
        if "aux:tense" not in around or "aux:pass" in around:
            feats["Voice"] = "Pass"
    if row.upos == "PRON" and row.form.lower() in ("se", "s'", "s’"):
        feats["Reflex"] = "Yes"
    return "|".join(f"{name}={value}" for name, value in sorted(feats.items())) or "_"


def _bare(tree: Tree) -> Tree:
    rows = tree.rows[:-1]
    return Tree(_text(rows), rows)


def _paired(tree: Tree) -> bool:
    return tree.text.count('"') > 0 and tree.text.count('"') % 2 == 0


def _guillemets(tree: Tree) -> Tree:
    """The tree with « » for its straight quotation marks, and a space inside them."""
    rows: list[Row] = []
    opening = True
    for row in tree.rows:
        if row.form != '"':
            rows.append(row)
            continue
        misc = [m for m in row.misc.split("|") if m not in ("_", "SpaceAfter=No")]
        closes_bare = not opening and "SpaceAfter=No" in row.misc
        if not opening and rows:
            # The space that belongs before the closing mark is the one that the word before it lacked.
            last = max(i for i, r in enumerate(rows) if r.id == rows[-1].id)
            rows[last] = replace(rows[last], misc=_without_space_mark(rows[last].misc))
        rows.append(
            replace(
                row,
                form="«" if opening else "»",
                misc="|".join([*misc, *(["SpaceAfter=No"] if closes_bare else [])]) or "_",
            )
        )
        opening = not opening
    # A surface token that spans words carries the spacing for them.
    rows = _spaced_tokens(rows)
    return Tree(_text(rows), tuple(rows))


def _without_space_mark(misc: str) -> str:
    return "|".join(m for m in misc.split("|") if m != "SpaceAfter=No") or "_"


def _spaced_tokens(rows: list[Row]) -> list[Row]:
    """Before », the surface token of a split word loses its "no space after" as its last word did."""
    mended = list(rows)
    for index, row in enumerate(rows):
        if "-" in row.id:
            end = int(row.id.split("-")[1])
            after = next((i for i, r in enumerate(rows) if r.is_word and int(r.id) == end + 1), None)
            if after is not None and rows[after].form == "»":
                mended[index] = replace(row, misc=_without_space_mark(row.misc))
    return mended


def _text(rows: Iterable[Row]) -> str:
    """The sentence as its surface tokens spell it."""
    parts: list[str] = []
    covered = 0
    for row in rows:
        if "-" in row.id:
            covered = int(row.id.split("-")[1])
        elif int(row.id) <= covered:
            continue
        parts.append(row.form + ("" if "SpaceAfter=No" in row.misc else " "))
    return "".join(parts).rstrip()
