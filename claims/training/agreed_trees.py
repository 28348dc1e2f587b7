"""Trees for the parser to learn from that nobody annotated: sentences that several sets of models parse alike.

In: folders of models, files of raw news. Out: trees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claims.parsing.stanza_pipeline import open_pipeline
from claims.training.corpora import Row, Tree
from claims.training.raw_text import with_straight_marks

__all__ = ["agreed_trees"]

SHORTEST, LONGEST = 6, 70
"""Words of a sentence to learn from: shorter ones are captions, longer ones mostly lists."""


def agreed_trees(models: Sequence[Path], texts: Iterable[Path]) -> list[Tree]:
    """The sentences of ``texts`` that all ``models`` (folders in Stanza's layout) cut, tag and attach alike.

    Their features and lemmas are those of the last set. Source: agreement of parsers as in tri-training, Zhou & Li
    2005; for dependency parsing Sagae & Tsujii 2007.

    Raises:
        ModelError: a set cannot be loaded.
    """
    wanted = list(texts)
    by_set: list[dict[tuple[Any, ...], Tree]] = []
    for folder in models:
        pipeline = open_pipeline(folder, lean=False)
        by_set.append(dict(_parsed(pipeline, wanted)))
    last = by_set[-1]
    return [tree for key, tree in last.items() if all(key in others for others in by_set)]


def _parsed(pipeline: Any, texts: Sequence[Path]) -> Iterator[tuple[tuple[Any, ...], Tree]]:
    """Each sentence with what has to agree: its words, their parts of speech, heads and relations."""
    for path in texts:
        paragraphs = [
            line for line in with_straight_marks(path.read_text(encoding="utf-8")).split("\n") if line.strip()
        ]
        for text in paragraphs:
            document = pipeline.process(text, processors="tokenize,mwt,pos,lemma,depparse")
            for sentence in document.sentences:
                if SHORTEST <= len(sentence.words) <= LONGEST:
                    tree = _tree(sentence)
                    yield tuple((w.form, w.upos, w.head, w.deprel) for w in tree.words), tree


def _tree(sentence: Any) -> Tree:
    rows = []
    for token in sentence.tokens:
        space = "_" if token.spaces_after else "SpaceAfter=No"
        if len(token.words) > 1:
            first, last = token.words[0].id, token.words[-1].id
            rows.append(Row(f"{first}-{last}", token.text, "_", "_", "_", "_", "_", "_", space))
        for word in token.words:
            own = space if len(token.words) == 1 else "_"
            tags = (word.lemma or "_", word.upos or "X", "_", word.feats or "_")
            rows.append(Row(str(word.id), word.text, *tags, str(word.head), word.deprel or "dep", own))
    return Tree(sentence.text, tuple(rows))
