"""What a repair of tags or trees changes in sentences, counted by leaving it out.

In: sentences with the tags of the models, with or without the words of a treebank. Out: ``Figures``: scores before and
after all repairs, and a ``Tally`` for each repair.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claims.document.span import Span
from claims.document.tree import Word
from claims.document.typography import parser_copy
from claims.parsing.parser import Parser, features, read_word
from claims.parsing.plans import paragraphs
from claims.parsing.repair.registry import Repair, repairs_of, with_repairs
from claims.parsing.stanza_pipeline import PROCESSORS, open_pipeline
from claims.rules.compiled_repair import Stage
from claims.rules.loader import load_rules
from claims.training.corpora import Tree

__all__ = ["Example", "Figures", "Judge", "TaggedSentence", "Tally", "judged_by_trees", "judged_on_texts"]

BATCH = 400
"""Sentences that go through the parser at once."""


Key = tuple[tuple[str, str, str, str], ...]
"""All that the parser reads of a sentence: form, lemma, part of speech and features of each word."""


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence with the tags that the models give it, and the words of the treebank, if it comes from one."""

    words: tuple[Word, ...]
    gold: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The words with a space between any two."""
        return " ".join(word.form for word in self.words)


@dataclass(frozen=True, slots=True)
class Example:
    """A word that a repair changes: ``before`` is without it, ``after`` with it; without a treebank no ``gold``."""

    sentence: str
    word: str
    before: str
    after: str
    gold: str
    verdict: str


@dataclass(slots=True)
class Tally:
    """How often a repair changed a sentence, and what became of the words that are others without it.

    ``better``, ``worse`` and ``neither`` count words by what the repair works on: tags (part of speech, features and
    lemma) or head and relation. ``arcs_better`` and ``arcs_worse`` count heads and relations that a repair of tags
    made the parser find or miss. ``sentences`` are those in which it fired.
    """

    fired: int = 0
    better: int = 0
    worse: int = 0
    neither: int = 0
    arcs_better: int = 0
    arcs_worse: int = 0
    sentences: list[str] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words are others without the repair."""
        return self.better + self.worse + self.neither


@dataclass(slots=True)
class Figures:
    """What all repairs of a part of the data did: scores in percent before and after, and a tally for each repair."""

    sentences: int
    words: int
    scores: dict[str, float]
    tallies: dict[str, Tally]


class Judge:
    """Parses sentences with each repair left out in turn and counts what that changes."""

    def __init__(self, models: Path, without: Iterable[str] = ()) -> None:
        ruleset = load_rules()
        mending = repairs_of(ruleset).without(without)
        self._tags, self._tree = mending.tags, mending.tree
        self._parser = Parser(open_pipeline(models), PROCESSORS, classes=ruleset.lists.classes)
        self._trees: dict[Key, tuple[tuple[int, str], ...]] = {}

    def read(self, texts: Sequence[str]) -> list[list[TaggedSentence]]:
        """The sentences of each text, tagged; none where the models failed."""
        documents = self._parser.tagged([parser_copy(text).text for text in texts])
        return [[] if found is None else [TaggedSentence(_words(s)) for s in found.sentences] for found in documents]

    def figures(self, sentences: Sequence[TaggedSentence]) -> Figures:
        """The tallies of all repairs over some sentences, and the scores of those with gold words."""
        raw = [s.words for s in sentences]
        tagged = [with_repairs(words, self._tags) for words in raw]
        attached = self._attached([words for words, _ in tagged])
        final = [with_repairs(words, self._tree) for words in attached]
        tallies = {r.name: Tally() for r in (*self._tags, *self._tree)}
        for sentence, (_, of_tags), (_, of_tree) in zip(sentences, tagged, final, strict=True):
            for name in (*of_tags, *of_tree):
                tallies[name].fired += 1
                tallies[name].sentences.append(sentence.text)
        for repair in self._tree:
            others = _all_but(self._tree, repair)
            for at, (words, fired) in enumerate(final):
                if repair.name in fired:
                    left, _ = with_repairs(attached[at], others)
                    _count(tallies[repair.name], "tree", sentences[at], left, words)
        for repair in self._tags:
            others = _all_but(self._tags, repair)
            places = [at for at, (_, fired) in enumerate(tagged) if repair.name in fired]
            for at, words in zip(
                places, self._attached([with_repairs(raw[at], others)[0] for at in places]), strict=True
            ):
                left = with_repairs(words, self._tree)[0]
                _count(tallies[repair.name], "tags", sentences[at], left, final[at][0])
        gold = [s.gold for s in sentences]
        scores = {
            **_scores("raw", self._attached(raw), gold),
            **_scores("tags mended", attached, gold),
            **_scores("all mended", [words for words, _ in final], gold),
        }
        return Figures(len(sentences), sum(map(len, raw)), scores if any(gold) else {}, tallies)

    def _attached(self, sentences: Sequence[Sequence[Word]]) -> list[tuple[Word, ...]]:
        """Tagged sentences with the trees that the parser builds on their tags."""
        from stanza import Document as StanzaDocument

        keys = [_key(words) for words in sentences]
        new = list(dict.fromkeys(key for key in keys if key not in self._trees))
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            document = StanzaDocument([_rows(key) for key in batch])
            for key, parsed in zip(batch, self._parser.attached([document])[0].sentences, strict=True):
                self._trees[key] = tuple(((w.head or 0) - 1, w.deprel or "dep") for w in parsed.words)
        return [
            tuple(
                replace(word, head=head, deprel=deprel)
                for word, (head, deprel) in zip(words, self._trees[key], strict=True)
            )
            for words, key in zip(sentences, keys, strict=True)
        ]


def judged_by_trees(judge: Judge, trees: Sequence[Tree]) -> Figures:
    """The figures over those trees whose text, a paragraph of its own, the models split into the same words."""
    sentences: list[TaggedSentence] = []
    for tree, read in zip(trees, judge.read([tree.text for tree in trees]), strict=True):
        gold = _gold(tree)
        if len(read) == 1 and [_comparable_form(w) for w in read[0].words] == [_comparable_form(w) for w in gold]:
            sentences.append(replace(read[0], gold=gold))
    return judge.figures(sentences)


def judged_on_texts(judge: Judge, texts: Sequence[str]) -> Figures:
    """The figures over running text, which has no annotation: only which repairs fire, and where."""
    blocks = [span.of(text) for text in texts for span in paragraphs(text)]
    return judge.figures([sentence for read in judge.read(blocks) for sentence in read])


def _all_but(chosen: Sequence[Repair], left_out: Repair) -> list[Repair]:
    return [r for r in chosen if r is not left_out]


def _words(sentence: Any) -> tuple[Word, ...]:
    return tuple(read_word(w, i, Span(0, 0)) for i, w in enumerate(sentence.words))


def _key(words: Sequence[Word]) -> Key:
    return tuple((w.form, w.lemma, w.upos, features(w) or "") for w in words)


def _rows(key: Key) -> list[dict[str, Any]]:
    return [
        {"id": number, "text": form, "lemma": lemma, "upos": upos, "feats": feats or None}
        for number, (form, lemma, upos, feats) in enumerate(key, start=1)
    ]


def _gold(tree: Tree) -> tuple[Word, ...]:
    return tuple(
        Word(
            index=index,
            span=Span(0, 0),
            form=row.form,
            lemma=row.lemma,
            upos=row.upos,
            head=int(row.head) - 1,
            deprel=row.deprel,
            feats={} if row.feats == "_" else dict(f.split("=", 1) for f in row.feats.split("|")),
        )
        for index, row in enumerate(tree.words)
    )


def _comparable_form(word: Word) -> str:
    return parser_copy(word.form).text.lower()


def _count(tally: Tally, stage: Stage, sentence: TaggedSentence, before: Sequence[Word], after: Sequence[Word]) -> None:
    """Add to a tally what becomes of the words of a sentence: ``before`` is without the repair, ``after`` with it."""
    for old, new in zip(before, after, strict=True):
        gold = sentence.gold[new.index] if sentence.gold else None
        if gold is not None and gold.upos == "PUNCT":
            continue
        moved = (old.head, old.relation) != (new.head, new.relation)
        if stage == "tags" and moved and gold is not None:
            tally.arcs_better += _is_attached(new, gold) > _is_attached(old, gold)
            tally.arcs_worse += _is_attached(new, gold) < _is_attached(old, gold)
        retagged = (old.upos, old.lemma, dict(old.feats)) != (new.upos, new.lemma, dict(new.feats))
        if not (retagged if stage == "tags" else moved or old.deprel != new.deprel):
            continue
        right = _tags_right if stage == "tags" else _is_attached
        gain = 0.0 if gold is None else float(right(new, gold)) - float(right(old, gold))
        tally.better += gain > 0
        tally.worse += gain < 0
        tally.neither += gain == 0
        verdict = "better" if gain > 0 else "worse" if gain < 0 else "neither"
        tally.examples.append(
            Example(
                sentence.text,
                f"{new.index + 1}:{new.form}",
                before=_described(old, before, stage),
                after=_described(new, after, stage),
                gold=_described(gold, sentence.gold, stage) if gold is not None else "",
                verdict=verdict,
            )
        )


def _is_attached(word: Word, gold: Word) -> bool:
    """Whether head and relation are right; as in the shared tasks' evaluation, subtypes do not count."""
    return (word.head, word.relation) == (gold.head, gold.relation)


def _tags_right(word: Word, gold: Word) -> float:
    """How much of a word's tags is right, out of three: part of speech, lemma, and the share of its features."""
    ours, theirs = set(word.feats.items()), set(gold.feats.items())
    share = len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0
    return (word.upos == gold.upos) + (word.lemma.lower() == gold.lemma.lower()) + share


def _described(word: Word, words: Sequence[Word], stage: Stage) -> str:
    if stage == "tags":
        return f"{word.upos} {word.lemma} {features(word) or ''}".strip()
    return f"{word.deprel} of {words[word.head].form if word.head >= 0 else 'nothing'}"


def _scores(state: str, sentences: Iterable[Sequence[Word]], gold: Iterable[Sequence[Word]]) -> dict[str, float]:
    pairs = [
        (word, right)
        for words, rights in zip(sentences, gold, strict=True)
        for word, right in zip(words, rights, strict=False)
        if right.upos != "PUNCT"
    ]
    count = max(1, len(pairs))
    return {
        f"UPOS {state}": 100 * sum(w.upos == g.upos for w, g in pairs) / count,
        f"LAS {state}": 100 * sum(_is_attached(w, g) for w, g in pairs) / count,
    }
