"""What each repair is worth, counted on a pipeline that knows two sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims.errors import ModelError
from claims.parsing.parser import load_parser
from claims.parsing.repair.registry import with_repairs
from claims.training import repair_judge
from claims.training.corpora import read_trees
from claims.training.repair_judge import Judge, Tally, judged_by_trees, judged_on_texts
from claims.training.repair_worth import main, table
from tests.support.repairs import MENDING
from tests.support.trees import tree

pytestmark = pytest.mark.model

GOLD = """# text = « Tout va », a lancé la préfète.
1	«	«	PUNCT	_	_	3	punct	_	SpaceAfter=No
2	Tout	tout	PRON	_	_	3	nsubj	_	_
3	va	aller	VERB	_	Mood=Ind|VerbForm=Fin	7	ccomp	_	SpaceAfter=No
4	»	»	PUNCT	_	_	3	punct	_	SpaceAfter=No
5	,	,	PUNCT	_	_	7	punct	_	_
6	a	avoir	AUX	_	Mood=Ind|VerbForm=Fin	7	aux:tense	_	_
7	lancé	lancer	VERB	_	Tense=Past|VerbForm=Part	0	root	_	_
8	la	le	DET	_	_	9	det	_	_
9	préfète	préfète	NOUN	_	_	7	nsubj	_	SpaceAfter=No
10	.	.	PUNCT	_	_	7	punct	_	_

# text = Elle leur parlera.
1	Elle	lui	PRON	_	_	3	nsubj	_	_
2	leur	lui	PRON	_	Number=Plur|Person=3	3	iobj	_	_
3	parlera	parler	VERB	_	Mood=Ind|Tense=Fut|VerbForm=Fin	0	root	_	SpaceAfter=No
4	.	.	PUNCT	_	_	3	punct	_	_

"""


class TwoSentences:
    """Knows the words of both sentences, but no pronoun and no future, and takes the speaker for an object."""

    def __init__(self, path: Path) -> None:
        self.trees = {t.text: t for t in read_trees(path)}
        self.attached: list[int] = []

    def bulk_process(self, documents: Sequence[Any], processors: Sequence[str]) -> list[Any]:
        from stanza import Document

        if "tokenize" in processors:
            return [Document([self._tokens(d.text)], text=d.text) for d in documents]
        for sentence in (s for d in documents for s in d.sentences):
            rows = {r.form: r for t in self.trees.values() for r in t.words}
            for number, word in enumerate(sentence.words, start=1):
                row = rows[word.text]
                if "pos" in processors:
                    word.upos, word.lemma = ("DET", "son") if row.form == "leur" else (row.upos, row.lemma)
                    word.feats = row.feats.replace("Fut", "Pres") if row.feats != "_" else None
                else:
                    word.head, word.deprel = int(row.head), "obj" if row.form == "préfète" else row.deprel
                    if row.form == "leur" and word.upos == "DET":
                        word.deprel = "det"
                    assert word.id == number
            self.attached.append(len(sentence.words))
        return list(documents)

    def _tokens(self, text: str) -> list[dict[str, Any]]:
        at, tokens = 0, []
        for row in self.trees[text].words:
            at = text.index(row.form, at)
            tokens.append({"id": int(row.id), "text": row.form, "start_char": at, "end_char": at + len(row.form)})
            at += len(row.form)
        return tokens


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    pipeline = TwoSentences(path)
    monkeypatch.setattr(repair_judge, "open_pipeline", lambda models: pipeline)
    return path


def counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.fired, tally.better, tally.worse, tally.neither


def test_each_repair_is_judged_by_the_tree_without_it(gold: Path) -> None:
    figures = judged_by_trees(Judge(gold), read_trees(gold))
    fired = {name: counts(t) for name, t in figures.tallies.items() if t.fired}
    assert fired == {"future": (1, 1, 0, 0), "leur-pronoun": (1, 1, 0, 0), "inverted-after-quotation": (1, 1, 0, 0)}
    assert figures.tallies["leur-pronoun"].arcs_better == 1
    assert figures.scores["LAS all mended"] == 100 > figures.scores["LAS tags mended"] > figures.scores["LAS raw"]


def test_an_example_tells_what_was_and_what_should_be(gold: Path) -> None:
    tallies = judged_by_trees(Judge(gold), read_trees(gold)).tallies
    (example,) = tallies["inverted-after-quotation"].examples
    assert (example.word, example.verdict) == ("9:préfète", "better")
    assert (example.before, example.after, example.gold) == ("obj of lancé", "nsubj of lancé", "nsubj of lancé")


def test_what_is_left_out_is_not_judged(gold: Path) -> None:
    figures = judged_by_trees(Judge(gold, ["future", "inverted-after-quotation"]), read_trees(gold))
    assert [name for name, t in figures.tallies.items() if t.fired] == ["leur-pronoun"]
    assert figures.scores["LAS all mended"] < 100


def test_a_sentence_split_otherwise_than_in_the_treebank_judges_nothing(gold: Path) -> None:
    first, second = read_trees(gold)
    other = replace(second, rows=second.rows[1:])
    assert judged_by_trees(Judge(gold), [first, other]).sentences == 1


def test_of_running_text_only_the_firings_are_counted(gold: Path) -> None:
    figures = judged_on_texts(Judge(gold), ["« Tout va », a lancé la préfète.\n\nElle leur parlera."])
    assert counts(figures.tallies["leur-pronoun"]) == (1, 0, 0, 1)
    assert figures.tallies["leur-pronoun"].sentences == ["Elle leur parlera ."]
    assert figures.scores == {}
    assert "leur-pronoun" in table("texts", figures)


def test_the_command_prints_a_table_and_writes_all(gold: Path, tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "out.json"
    assert main(["--grafts", str(gold), "--examples", "future", "--json", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "[better] 3:parlera: VERB parler Mood=Ind|Tense=Pres|VerbForm=Fin -> VERB parler" in shown
    assert json.loads(out.read_text(encoding="utf-8"))["grafts"]["tallies"]["future"]["better"] == 1


def test_an_unknown_repair_is_told_with_the_known_ones(gold: Path, capsys: Any) -> None:
    assert main(["--grafts", str(gold), "--without", "no-such"]) == 2
    assert "no-such: no such repair; known are speaking-noun, " in capsys.readouterr().err
    with pytest.raises(ModelError, match="known are"):
        MENDING.without(["no-such"])
    with pytest.raises(ModelError, match="known are"):
        load_parser(without=["no-such"])


def test_of_running_text_nothing_is_better_or_worse(gold: Path) -> None:
    lines = table("texts", judged_on_texts(Judge(gold), ["Elle leur parlera."])).splitlines()
    (row,) = [line.split() for line in lines if line.startswith("  leur-pronoun")]
    assert row == ["leur-pronoun", "tags", "1", "1", "–", "–", "–"]
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("option", ["--grafts", "--texts"])
def test_an_absent_file_is_an_error_of_one_line(option: str, tmp_path: Path, capsys: Any) -> None:
    assert main([option, str(tmp_path / "no-such")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"claims.training.repair_worth: {tmp_path / 'no-such'}: not found; expected ")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.json", "{", "cannot be read (JSONDecodeError)"),
        ("a.json", "[]", "cannot be read (TypeError)"),
        ("a.json", '{"title": "x"}', "cannot be read (KeyError)"),
        ("a.xz", "x", "cannot be read (LZMAError)"),
        ("a.pdf", "x", "no text found"),
    ],
)
def test_a_text_that_cannot_be_read_is_named(
    name: str, content: str, expected: str, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(["--texts", str(tmp_path / name)]) == 2
    assert f"{tmp_path / name}: {expected}" in capsys.readouterr().err


def test_a_folder_without_texts_is_named(tmp_path: Path, capsys: Any) -> None:
    assert main(["--texts", str(tmp_path)]) == 2
    assert f"{tmp_path}: no text found" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [([], "nothing to judge by"), (["--json", "."], "--json: .: a folder"), (["--json", "no/a"], "no folder no")],
)
def test_options_that_cannot_be_used_are_told_before_the_run(arguments: list[str], told: str, capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_a_repair_that_is_left_out_has_no_examples(gold: Path, capsys: Any) -> None:
    assert main(["--grafts", str(gold), "--without", "future", "--examples", "future"]) == 2
    assert "future: left out" in capsys.readouterr().err


def test_each_repair_has_a_name_of_its_own_and_says_what_it_mends() -> None:
    assert len({r.name for r in MENDING.all}) == len(MENDING.all)
    assert all(r.purpose for r in MENDING.all)


def test_a_repair_that_is_left_out_leaves_the_words_alone() -> None:
    words = tree("""
    Elle lui PRON 3 nsubj
    leur son DET 3 det
    dit dire VERB Mood=Ind|VerbForm=Fin 0 root
    . . PUNCT 3 punct
    """).words
    assert with_repairs(words, MENDING.tags)[1] == ("leur-pronoun",)
    assert with_repairs(words, MENDING.without(["leur-pronoun"]).tags) == (words, ())
