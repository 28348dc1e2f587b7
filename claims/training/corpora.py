"""Annotated sentences, read from CoNLL-U files and written to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claims.errors import ModelError

__all__ = ["Row", "Tree", "conllu", "read_trees", "surface_text", "write_trees"]


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


def surface_text(rows: Iterable[Row]) -> str:
    """The text of a sentence as its surface tokens and the spaces between them spell it."""
    parts: list[str] = []
    covered = 0
    for row in rows:
        if "-" in row.id:
            covered = int(row.id.split("-")[1])
        elif int(row.id) <= covered:
            continue
        parts.append(row.form + ("" if "SpaceAfter=No" in row.misc else " "))
    return "".join(parts).rstrip()


def read_trees(path: Path) -> list[Tree]:
    """The sentences of a CoNLL-U file; empty nodes and enhanced dependencies are left out.

    Raises:
        ModelError: a line has not ten columns.
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
