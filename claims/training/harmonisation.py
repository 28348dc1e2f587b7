"""Trees of treebanks that follow different guidelines, brought to one set of relations and features.

In: trees as UD publishes them. Out: trees whose relations, features, apostrophes and spaces agree with those of the
other treebanks. Source: the guidelines of UD French-GSD (obl:arg, obl:mod, obl:agent; Voice, Reflex) and of PUD (bare
obl, a gender for every adjective).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from claims.training.corpora import Row, Tree
from claims.training.raw_text import with_straight_marks

__all__ = ["harmonised"]

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
"""Relations of which only some treebanks have the subtype, or which no rule reads, with what replaces them."""
_DROPPED_FEATURES = {"Case", "Emph", "Foreign", "NumType", "Number[psor]", "Person[psor]", "Typo"}
"""Features that some treebanks lack. No rule reads them: they repeat what the word or its part of speech says."""
_DROPPED_FEATURES_OF = {
    "AUX": {"Gender"},
    "DET": {"Person"},
    "NUM": {"Gender", "Number"},
    "PROPN": {"Gender", "Number"},
    "SYM": {"Gender", "Number"},
}
"""Features dropped for one part of speech: the treebanks disagree whether a name or a number has a gender."""
_DROPPED_VALUES = {("VERB", "Voice=Act"), ("DET", "PronType=Prs"), ("DET", "PronType=Ind")}


def harmonised(trees: Iterable[Tree], known: Iterable[Tree] = (), foreign: bool = False) -> list[Tree]:
    """The trees with one set of relations and features, straight apostrophes and their own text.

    Args:
        trees: the sentences to change.
        known: trees that tell ``obl:arg`` from ``obl:mod``. Where ``trees`` have a bare ``obl``, the same verb with
            the same preposition decides, then the preposition alone.
        foreign: whether ``trees`` follow other guidelines for features, too. They then get the passive voice and the
            reflexive pronouns that ``known`` ones mark, and lose gender and number where those mark none.
    """
    usage = _Usage(known)
    return [_harmonised_tree(tree, usage, foreign) for tree in trees]


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


def _harmonised_tree(tree: Tree, usage: _Usage, foreign: bool) -> Tree:
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
                form=with_straight_marks(row.form),
                lemma=with_straight_marks(row.lemma),
                upos="NOUN" if row.form == "%" else row.upos,
                xpos="_",
                feats=_features(row, _features_as_known(row, tree, usage) if foreign else row.feats),
                deprel=relation,
            )
        )
    return Tree(with_straight_marks(tree.text), tuple(rows))


def _features(row: Row, feats: str) -> str:
    out = _DROPPED_FEATURES | _DROPPED_FEATURES_OF.get(row.upos, set())
    kept = (f for f in feats.split("|") if f.split("=")[0] not in out and (row.upos, f) not in _DROPPED_VALUES)
    return ("|".join(kept) or "_") if row.form != "%" else "_"


def _features_as_known(row: Row, tree: Tree, usage: _Usage) -> str:
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
