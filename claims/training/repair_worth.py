"""`python -m claims.training.repair_worth DATA`: what each repair of tags and trees is worth.

Each is judged by leaving out it alone. Without a repair of trees the other repairs of trees are made anew on the same
raw trees; without a repair of tags the parser reads the tags anew, since it builds the trees on them, but only where
that repair changed any.

Columns: on, tags or tree; fired, sentences that a repair changed; words, those that are others without it; better,
worse, neither: what became of them by the treebank, which running text lacks (–); arcs, heads and relations that the
parser finds (+) and misses (-) because of a repair of tags. Repairs that never fired are named below the table.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from claims.document.tree import Span, Word
from claims.document.typography import readable
from claims.errors import ClaimsError, ModelError
from claims.parsing.parser import PROCESSORS, Parser, features, open_pipeline, paragraphs, read_word
from claims.parsing.repair.registry import REPAIRS, Layer, Repair, repairs, with_repairs
from claims.resources import models_dir
from claims.training.corpora import Tree, plain, raw_text, read_trees
from claims.training.preparation import Corpora

__all__ = [
    "Example",
    "Figures",
    "Judge",
    "Read",
    "Tally",
    "judged_by_trees",
    "judged_on_texts",
    "main",
    "output_file",
    "refused",
    "table",
]

BATCH = 400
"""So many sentences go through the parser at once."""
WIDTH = 100
"""Columns of the longest line of a table."""

Key = tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Read:
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
    """Parses with some repairs left out and tells what that changes."""

    def __init__(self, models: Path, without: Iterable[str] = ()) -> None:
        self._without = frozenset(without)
        self._tags, self._tree = repairs("tags", self._without), repairs("tree", self._without)
        self._parser = Parser(open_pipeline(models), PROCESSORS)
        self._trees: dict[Key, tuple[tuple[int, str], ...]] = {}

    def read(self, texts: Sequence[str]) -> list[list[Read]]:
        """The sentences of each text, tagged; none where the models failed."""
        documents = self._parser.tagged([readable(text).text for text in texts])
        return [[] if found is None else [Read(_words(s)) for s in found.sentences] for found in documents]

    def figures(self, sentences: Sequence[Read]) -> Figures:
        """The tallies of all repairs over some sentences, and the scores of those with gold words."""
        raw = [s.words for s in sentences]
        tagged = [with_repairs(words, self._tags) for words in raw]
        attached = self._attached([words for words, _ in tagged])
        final = [with_repairs(words, self._tree) for words in attached]
        tallies = {r.name: Tally() for r in REPAIRS if r.name not in self._without}
        for sentence, (_, of_tags), (_, of_tree) in zip(sentences, tagged, final, strict=True):
            for name in (*of_tags, *of_tree):
                tallies[name].fired += 1
                tallies[name].sentences.append(sentence.text)
        for repair in self._tree:
            others = _but(self._tree, repair)
            for at, (words, fired) in enumerate(final):
                if repair.name in fired:
                    _count(tallies[repair.name], "tree", sentences[at], with_repairs(attached[at], others)[0], words)
        for repair in self._tags:
            others = _but(self._tags, repair)
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
    found: list[Read] = []
    for tree, read in zip(trees, judge.read([tree.text for tree in trees]), strict=True):
        gold = _gold(tree)
        if len(read) == 1 and [_plain(w) for w in read[0].words] == [_plain(w) for w in gold]:
            found.append(replace(read[0], gold=gold))
    return judge.figures(found)


def judged_on_texts(judge: Judge, texts: Sequence[str]) -> Figures:
    """The figures over running text, which nobody annotated: what fires, and where."""
    blocks = [span.of(text) for text in texts for span in paragraphs(text)]
    return judge.figures([sentence for read in judge.read(blocks) for sentence in read])


def table(part: str, figures: Figures) -> str:
    """The figures of a part as lines of text; repairs that never fired are only named."""
    lines = [f"{part}: {figures.sentences} sentences, {figures.words} words"]
    lines += [f"  {name} {value:.2f}" for name, value in figures.scores.items()]
    lines.append(f"  {'repair':26}{'on':5}{'fired':>6}{'words':>6}{'better':>7}{'worse':>6}{'neither':>8}{'arcs':>9}")
    layers = {r.name: r.layer for r in REPAIRS}
    for name, t in figures.tallies.items():
        if t.fired:
            judged: list[object] = [t.better, t.worse, t.neither] if figures.scores else ["–", "–", "–"]
            better, worse, neither = judged
            arcs = f"+{t.arcs_better} -{t.arcs_worse}" if figures.scores and layers[name] == "tags" else ""
            lines.append(f"  {name:26}{layers[name]:5}{t.fired:6}{t.words:6}{better:>7}{worse:>6}{neither:>8}{arcs:>9}")
    if idle := [name for name, t in figures.tallies.items() if not t.fired]:
        lines += textwrap.wrap(
            ", ".join(idle), WIDTH, initial_indent="  never: ", subsequent_indent="    ", break_on_hyphens=False
        )
    return "\n".join(lines)


def output_file(value: str) -> Path:
    """An argument of a command that names a file to write: refused before the run where it cannot be written."""
    path = Path(value)
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{path}: a folder; expected a file to write")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"{path}: no folder {path.parent} to write it into")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise argparse.ArgumentTypeError(f"{path}: cannot be written")
    return path


def refused(program: str, error: object) -> int:
    """Say on standard error what is wrong; the exit code. These commands call their option of models ``--models``."""
    print(f"{program}: {error}".replace("Leave --model out", "Leave --models out"), file=sys.stderr)
    return 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table per part of the data. Exit code 0, or 2 for absent or broken data and unknown repairs."""
    description, _, epilog = __doc__.rpartition("\n\n")
    parser = argparse.ArgumentParser(
        prog="python -m claims.training.repair_worth",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path, nargs="?", help="folder with ud/*.conllu: its test files judge")
    parser.add_argument("--models", type=Path, default=models_dir(), help="default: those that come with the package")
    parser.add_argument("--grafts", type=Path, help="a CoNLL-U file that judges, too")
    parser.add_argument("--texts", type=Path, help="a text, or a folder of them: what fires there is only counted")
    parser.add_argument("--without", metavar="ID", action="append", default=[], help="leave out a repair (repeatable)")
    parser.add_argument("--examples", metavar="ID", action="append", default=[], help="show its words (repeatable)")
    parser.add_argument("--json", type=output_file, help="write all figures and examples there")
    options = parser.parse_args(arguments)
    if not (options.data or options.grafts or options.texts):
        parser.error("nothing to judge by; expected DATA, --grafts or --texts")
    try:
        shown = [r for layer in ("tags", "tree") for r in _named(layer, options.examples)]
        if both := [r.name for layer in ("tags", "tree") for r in _named(layer, options.without) if r in shown]:
            raise ModelError(f"{', '.join(both)}: left out, so there are no examples; expected --without or --examples")
        trees: dict[str, list[Tree]] = {}
        if options.data:
            trees["treebanks"] = [tree for found in Corpora(options.data).trees("test").values() for tree in found]
        if options.grafts:
            trees["grafts"] = _grafts(options.grafts)
        texts = list(_texts(options.texts)) if options.texts else []
        judge = Judge(options.models, options.without)
        parts = {part: judged_by_trees(judge, found) for part, found in trees.items()}
        if options.texts:
            parts["texts"] = judged_on_texts(judge, texts)
    except ClaimsError as error:
        return refused("claims.training.repair_worth", error)
    for part, figures in parts.items():
        print(table(part, figures))
        for repair in shown:
            print(_shown(repair, figures.tallies[repair.name]))
    if options.json:
        written = json.dumps(_plain_data(parts), ensure_ascii=False, indent=1)
        options.json.write_text(written + "\n", encoding="utf-8")
    return 0


def _named(layer: Layer, names: Sequence[str]) -> list[Repair]:
    """The repairs of one layer among ``names``. Raises ModelError for names that no repair has."""
    left = {r.name for r in repairs(layer, names)}
    return [r for r in repairs(layer) if r.name not in left]


def _but(chosen: Sequence[Repair], left_out: Repair) -> list[Repair]:
    return [r for r in chosen if r is not left_out]


def _grafts(path: Path) -> list[Tree]:
    if not path.is_file():
        raise ModelError(f"{path}: not found; expected a CoNLL-U file")
    return read_trees(path)


def _texts(path: Path) -> Iterator[str]:
    """Running texts: plain ones, also xz-compressed, and articles of a JSON file with a key ``text``.

    Raises ModelError where there is none, or one that cannot be read.
    """
    expected = "expected a text or a folder of texts (.txt, .txt.xz, .json)"
    if not path.exists():
        raise ModelError(f"{path}: not found; {expected}")
    files = [f for f in (sorted(path.iterdir()) if path.is_dir() else [path]) if f.suffix in (".json", ".txt", ".xz")]
    if not files:
        raise ModelError(f"{path}: no text found; {expected}")
    for file in files:
        try:
            yield _running(file)
        except (OSError, EOFError, lzma.LZMAError, ValueError, KeyError, TypeError, AttributeError) as error:
            wanted = "a JSON object with a key text" if file.suffix == ".json" else "a text in UTF-8"
            raise ModelError(f"{file}: cannot be read ({type(error).__name__}); expected {wanted}") from error


def _running(file: Path) -> str:
    if file.suffix == ".xz":
        return "\n\n".join(plain(line) for line in raw_text([file]))
    text = file.read_text(encoding="utf-8")
    return plain(json.loads(text)["text"] if file.suffix == ".json" else text)


def _words(sentence: Any) -> tuple[Word, ...]:
    return tuple(read_word(w, i, Span(0, 0)) for i, w in enumerate(sentence.words))


def _key(words: Sequence[Word]) -> Key:
    """All that the parser reads of a sentence."""
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


def _plain(word: Word) -> str:
    return readable(word.form).text.lower()


def _count(tally: Tally, layer: Layer, sentence: Read, before: Sequence[Word], after: Sequence[Word]) -> None:
    """Add to a tally what becomes of the words of a sentence: ``before`` is without the repair, ``after`` with it."""
    for old, new in zip(before, after, strict=True):
        gold = sentence.gold[new.index] if sentence.gold else None
        if gold is not None and gold.upos == "PUNCT":
            continue
        moved = (old.head, old.relation) != (new.head, new.relation)
        if layer == "tags" and moved and gold is not None:
            tally.arcs_better += _is_attached(new, gold) > _is_attached(old, gold)
            tally.arcs_worse += _is_attached(new, gold) < _is_attached(old, gold)
        retagged = (old.upos, old.lemma, dict(old.feats)) != (new.upos, new.lemma, dict(new.feats))
        if not (retagged if layer == "tags" else moved or old.deprel != new.deprel):
            continue
        right = _tags_right if layer == "tags" else _is_attached
        gain = 0.0 if gold is None else float(right(new, gold)) - float(right(old, gold))
        tally.better += gain > 0
        tally.worse += gain < 0
        tally.neither += gain == 0
        verdict = "better" if gain > 0 else "worse" if gain < 0 else "neither"
        tally.examples.append(
            Example(
                sentence.text,
                f"{new.index + 1}:{new.form}",
                before=_told(old, before, layer),
                after=_told(new, after, layer),
                gold=_told(gold, sentence.gold, layer) if gold is not None else "",
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


def _told(word: Word, words: Sequence[Word], layer: Layer) -> str:
    if layer == "tags":
        return f"{word.upos} {word.lemma} {features(word) or ''}".strip()
    return f"{word.deprel} of {words[word.head].form if word.head >= 0 else 'nothing'}"


def _scores(state: str, found: Iterable[Sequence[Word]], gold: Iterable[Sequence[Word]]) -> dict[str, float]:
    pairs = [
        (word, right)
        for words, rights in zip(found, gold, strict=True)
        for word, right in zip(words, rights, strict=False)
        if right.upos != "PUNCT"
    ]
    count = max(1, len(pairs))
    return {
        f"UPOS {state}": 100 * sum(w.upos == g.upos for w, g in pairs) / count,
        f"LAS {state}": 100 * sum(_is_attached(w, g) for w, g in pairs) / count,
    }


def _shown(repair: Repair, tally: Tally) -> str:
    lines = [f"{repair.name}: {repair.purpose}"]
    for e in tally.examples:
        gold = f" | gold {e.gold}" if e.gold else ""
        lines.append(f"  [{e.verdict}] {e.word}: {e.before} -> {e.after}{gold}\n      {e.sentence}")
    return "\n".join(lines)


def _plain_data(parts: Mapping[str, Figures]) -> dict[str, Any]:
    return {part: asdict(figures) for part, figures in parts.items()}


if __name__ == "__main__":
    sys.exit(main())
