"""Trees that can be cut and joined: the words of a sentence linked to their heads, and pieces of them.

In: trees of a treebank, or a phrase spelt out in the notation of ``grafts.yaml``. Out: words to be put in a row, and
the row as a tree again. Positions do not count here: a word points to its head, and its number is given when the row
is written.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claims.errors import ModelError
from claims.training.corpora import Row, Tree

__all__ = ["Branch", "Node", "joined", "spelt"]


@dataclass(slots=True, eq=False)
class Node:
    """One word; ``head`` is None for the root and for what has not been attached yet.

    ``glue``: no space after it. ``split``: the word is part of a contraction (*du*: de, le), whose form is the
    ``surface`` of its first word.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    deprel: str
    head: Node | None = None
    glue: bool = False
    split: bool = False
    surface: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """Words in a row of which one, ``top``, has no head among them."""

    nodes: tuple[Node, ...]
    top: Node

    @classmethod
    def of(cls, tree: Tree) -> Branch:
        """A whole sentence.

        Raises:
            ModelError: the sentence has no root, or several.
        """
        nodes = {
            row.id: Node(row.form, row.lemma, row.upos, row.feats, row.deprel, glue="SpaceAfter=No" in row.misc)
            for row in tree.words
        }
        for row in tree.words:
            nodes[row.id].head = nodes.get(row.head)
        for row in (r for r in tree.rows if not r.is_word):
            first, last = (int(part) for part in row.id.split("-"))
            for index in range(first, last + 1):
                nodes[str(index)].split = True
                nodes[str(index)].glue = "SpaceAfter=No" in row.misc
            nodes[str(first)].surface = row.form
        return cls.over(list(nodes.values()))

    @classmethod
    def over(cls, nodes: Sequence[Node]) -> Branch:
        """These words as they stand.

        Raises:
            ModelError: no word, or more than one, has its head outside of them.
        """
        inside = {id(node) for node in nodes}
        tops = [node for node in nodes if node.head is None or id(node.head) not in inside]
        if len(tops) != 1:
            forms = " ".join(node.form for node in nodes)
            raise ModelError(f"{forms!r}: {len(tops)} words without a head among them; expected one")
        return cls(tuple(nodes), tops[0])

    def copy(self) -> Branch:
        """The same words anew, the top without a head."""
        twins = {id(node): replace(node, head=None) for node in self.nodes}
        for node in self.nodes:
            twins[id(node)].head = twins.get(id(node.head))
        return Branch(tuple(twins.values()), twins[id(self.top)])

    def below(self, top: Node) -> list[Node]:
        """``top`` and all that hangs on it, in their order; they need not stand side by side."""
        inside = {id(top)}
        grown = True
        while grown:
            more = {id(n) for n in self.nodes if n.head is not None and id(n.head) in inside} - inside
            inside |= more
            grown = bool(more)
        return [node for node in self.nodes if id(node) in inside]

    def children(self, node: Node) -> list[Node]:
        """The words whose head is ``node``."""
        return [n for n in self.nodes if n.head is node]

    def at(self, node: Node) -> int:
        """The place of a word in the row."""
        return next(i for i, n in enumerate(self.nodes) if n is node)

    def piece(self, top: Node) -> Branch | None:
        """``top`` and what hangs on it, where that is one stretch that cuts no surface token."""
        nodes = self.below(top)
        first = self.at(nodes[0])
        if list(self.nodes[first : first + len(nodes)]) != nodes or not self.whole(first, first + len(nodes)):
            return None
        return Branch(tuple(nodes), top)

    def whole(self, *cuts: int) -> bool:
        """Whether no surface token is cut at these places."""
        inner = (self.nodes[cut] for cut in cuts if 0 < cut < len(self.nodes))
        return all(not node.split or node.surface for node in inner)


def joined(nodes: Sequence[Node]) -> Tree:
    """The words in a row as a tree with a text of its own.

    Raises:
        ModelError: the words are no tree: no or several roots, a head outside, a cycle.
    """
    number = {id(node): index for index, node in enumerate(nodes, start=1)}
    for node in nodes:
        seen = {id(node)}
        above = node.head
        while above is not None:
            if id(above) in seen or id(above) not in number:
                kind = "a cycle" if id(above) in seen else "a head outside the sentence"
                raise ModelError(f"{' '.join(n.form for n in nodes)!r}: {kind} at {node.form!r}; expected a tree")
            seen.add(id(above))
            above = above.head
    if sum(node.head is None for node in nodes) != 1:
        raise ModelError(f"{' '.join(n.form for n in nodes)!r}: not one root; expected a tree")
    rows: list[Row] = []
    text = ""
    for index, node in enumerate(nodes, start=1):
        space = "SpaceAfter=No" if node.glue and index < len(nodes) else "_"
        if node.surface:
            last = index
            while last < len(nodes) and nodes[last].split and not nodes[last].surface:
                last += 1
            rows.append(Row(f"{index}-{last}", node.surface, "_", "_", "_", "_", "_", "_", space))
            text += node.surface + ("" if space != "_" else " ")
        elif not node.split:
            text += node.form + ("" if space != "_" else " ")
        head, deprel = ("0", "root") if node.head is None else (str(number[id(node.head)]), node.deprel)
        own = "_" if node.split else space
        rows.append(Row(str(index), node.form, node.lemma, node.upos, "_", node.feats, head, deprel, own))
    return Tree(text.strip(), tuple(rows))


# --- The notation ------------------------------------------------------------------------------------------------

_SLOT = re.compile(r"\{([^{}]+)\}")
_TOKEN = "/"


def spelt(
    notation: str, chance: random.Random, lists: Mapping[str, Sequence[str]], features: Mapping[str, str]
) -> Branch:
    """The words that a line of ``grafts.yaml`` spells, with one choice made at each turn.

    A word is ``form/UPOS/deprel/head/features/lemma``. ``head`` counts the words of the phrase from 1, 0 is the
    outside. Features are names of that file, joined by ``+``; what is left out at the end is empty, the lemma is the
    form. ``a|b`` is one form or the other (in the lemma its lemma), ``{name}`` a form of the list of that name, and a
    form with a space (``_``) becomes two words, the second a ``flat:name``. ``du=de+le`` opens a contraction: the words
    that follow are its parts. After an apostrophe, before a hyphen and before a comma there is no space.

    Raises:
        ModelError: the line cannot be read.
    """
    nodes: list[Node] = []
    listed: list[Node] = []
    heads: list[int] = []
    contraction: list[str] = []
    for part in notation.split():
        if "=" in part.split(_TOKEN)[0]:
            surface, split = part.split("=")
            contraction = [surface, *split.split("+")]
            continue
        fields = part.split(_TOKEN)
        if not 4 <= len(fields) <= 6 or not fields[3].isdigit():
            raise ModelError(f"{notation!r}: {part!r} found; expected form/UPOS/deprel/head and perhaps features/lemma")
        forms = _SLOT.sub(lambda slot: chance.choice(lists[slot[1]]), fields[0]).split("|")
        chosen = chance.randrange(len(forms))
        form, *more = forms[chosen].replace("_", " ").split()
        named = [features[name] for name in fields[4].split("+")] if len(fields) > 4 and fields[4] else []
        feats = "|".join(sorted("|".join(named).split("|"))) if named else "_"
        lemmas = _SLOT.sub(lambda slot: lists[slot[1]][0], fields[5]).split("|") if len(fields) > 5 else [form]
        lemma = lemmas[chosen if len(lemmas) > 1 else 0]
        node = Node(form, lemma, fields[1], feats, fields[2], glue=form.endswith("'"))
        if contraction:
            node.split = True
            node.surface = contraction[0] if form == contraction[1] else ""
            contraction = contraction if form != contraction[-1] else []
        listed.append(node)
        heads.append(int(fields[3]))
        nodes += [node, *(Node(name, name, fields[1], "_", "flat:name", node) for name in more)]
    for node, head in zip(listed, heads, strict=True):
        node.head = listed[head - 1] if head else None
    for node, after in itertools.pairwise(nodes):
        node.glue = node.glue or after.form.startswith(("-", ","))
    return Branch.over(nodes)
