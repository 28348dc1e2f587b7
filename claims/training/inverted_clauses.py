"""Trees in which the reporting verb is the root, changed so that the reported words are the head.

In: a tree. Out: a tree with the same words. Reason: UD French GSD and Sequoia make the reported words the head, UD PUD
the reporting verb, and a parser that learns from both uses either at random.
"""

from __future__ import annotations

from collections.abc import Container

from claims.training.branches import Branch, Node, joined
from claims.training.corpora import Tree

__all__ = ["turned_round"]

_WITH_THE_WORDS = ("parataxis", "conj", "cc", "discourse", "vocative")
"""Relations of dependents that move with the reported words when they stand before the reporting verb."""


def turned_round(tree: Tree, verbs: Container[str]) -> Tree:
    """The tree with its root, one of ``verbs`` (lemmas), as ``parataxis`` of the words before it; or the same tree."""
    branch = Branch.of(tree)
    verb = branch.top
    words = _reported(branch) if verb.upos == "VERB" and verb.lemma in verbs else None
    if words is None:
        return tree
    words.head, words.deprel = None, "root"
    verb.head, verb.deprel = words, "parataxis"
    for node in branch.nodes:
        before = branch.at(node) < branch.at(verb)
        if node.head is verb and (_closes(branch, node) or (before and node.deprel in _WITH_THE_WORDS)):
            node.head = words
    return joined(branch.nodes)


def _reported(branch: Branch) -> Node | None:
    """The reported words of a verb that has its subject beside it and them before it."""
    children = branch.children(branch.top)
    if not any(n.deprel.startswith("nsubj") for n in children):
        return None
    reported = [n for n in children if n.deprel == "parataxis" and branch.at(n) < branch.at(branch.top)]
    return reported[-1] if reported else None


def _closes(branch: Branch, node: Node) -> bool:
    """Whether a mark belongs to the sentence or to the quotation, not to the reporting clause."""
    return node.upos == "PUNCT" and (node.form in ('"', "«", "»") or node is branch.nodes[-1])
