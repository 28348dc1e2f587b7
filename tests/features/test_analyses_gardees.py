"""Parses that are kept: the command line with a pipeline that reads word by word and counts what it is given."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from claims.attribution.extractor import Extractor
from claims.checkworthiness.worth_weights import load_worth
from claims.claim import Extraction
from claims.classification.labeller import load_labeller
from claims.keeping.row_keys import FINDINGS
from claims.parsing.kept_parses import KeptParses, ParseStore
from claims.parsing.lean.documents import LeanDocument
from claims.parsing.parser import Parser
from claims.parsing.repair.registry import repairs_of
from claims.pipeline import Analyser
from claims.rules.loader import RuleSet, load_rules
from factcheck.cli import scan as scan_command
from factcheck.cli.support.checkers import load_checker
from factcheck.scanning import checker as checker_module
from tests.features.program import Outcome, run

scenarios("analyses_gardees.feature")

PROCESSORS = ("tokenize", "pos", "depparse")
RULE = """description: essai
status: stable
trigger: {lemma: WORD}
claim: {label: reported_speech, content: trigger}
"""


class WordByWord:
    """A pipeline for which every word hangs on the one before; ``read`` are the texts that it was given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def document(self, sentences: Sequence[Sequence[dict[str, Any]]], text: str) -> LeanDocument:
        """A document of the pipeline's kind."""
        return LeanDocument(sentences, text)

    def bulk_process(self, documents: Sequence[Any], processors: Sequence[str]) -> list[Any]:
        """The documents with what the processors add."""
        if "tokenize" in processors:
            self.read += [document.text for document in documents]
            return [Split(document.text) for document in documents]
        for word in (word for document in documents for sentence in document.sentences for word in sentence.words):
            word.lemma, word.upos, word.head = word.text.lower(), "NOUN", word.id - 1
            word.feats = "Mood=Ind|VerbForm=Fin" if word.text == "est" else None
            word.deprel = "nmod" if word.head else "root"
        return list(documents)


@dataclass(frozen=True, slots=True)
class Split:
    """A text in words."""

    text: str

    def to_dict(self) -> list[list[dict[str, Any]]]:
        """Its words, as tokenisers give them."""
        return [_entries(self.text)]


def _entries(text: str) -> list[dict[str, Any]]:
    entries, at = [], 0
    for number, word in enumerate(text.removesuffix(".").split(), start=1):
        at = text.index(word, at)
        entries.append({"id": number, "text": word, "start_char": at, "end_char": at + len(word)})
        at += len(word)
    return [*entries, {"id": len(entries) + 1, "text": ".", "start_char": at, "end_char": at + 1}]


@dataclass(slots=True)
class Newsroom:
    """An article, where its parses are kept, and what each scan of it gave, read, and searched for claims."""

    article: Path
    cache: Path
    pipeline: WordByWord
    outcomes: list[Outcome] = field(default_factory=list)
    read: list[int] = field(default_factory=list)
    searched: list[int] = field(default_factory=list)
    searches: int = 0

    def scan(self, *options: str) -> None:
        """Scan the article."""
        before, searches = len(self.pipeline.read), self.searches
        self.outcomes.append(run("--no-save", "--format", "json", *options, str(self.article)))
        self.read.append(len(self.pipeline.read) - before)
        self.searched.append(self.searches - searches)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ruleset: RuleSet) -> Newsroom:
    """The program with its own loading of checkers, over the pipeline in the place of the models."""
    made = Newsroom(tmp_path / "article.txt", tmp_path / "analyses" / "parses-1.sqlite", WordByWord())
    monkeypatch.setenv("FACTCHECK_CACHE", str(made.cache.parent))

    def load(*, rules: Sequence[Path] | RuleSet, parses: ParseStore | None, **_more: object) -> Analyser:
        used = rules if isinstance(rules, RuleSet) else load_rules(rules) if rules else ruleset
        mending, classes = repairs_of(used), used.lists.classes
        kept = KeptParses(parses, "word by word", classes, mending) if parses is not None else None
        return Analyser(
            parser=Parser(made.pipeline, PROCESSORS, mending, classes=classes, kept=kept),
            extractor=Extractor(used),
            labeller=load_labeller(),
            worth=load_worth(used.lists),
            store=parses,
        )

    extract = Extractor.extract

    def counted(self: Extractor, *args: Any, **more: Any) -> Extraction:
        made.searches += 1
        return extract(self, *args, **more)

    monkeypatch.setattr(Extractor, "extract", counted)
    monkeypatch.setattr(checker_module, "load_analyser", load)
    monkeypatch.setattr(scan_command, "load_checker", load_checker)
    return made


@given(parsers.parse("un article de {count:d} paragraphes"))
def article(newsroom: Newsroom, count: int) -> None:
    """Each paragraph says something else."""
    said = "\n\n".join(f"Le pont numéro {n} de la ville est fermé depuis lundi." for n in range(count))
    newsroom.article.write_text(said, encoding="utf-8")


@given("aucun dossier ne peut être fait pour les analyses")
def no_folder(newsroom: Newsroom) -> None:
    """A file stands in its place."""
    newsroom.cache.parent.write_text("un fichier", encoding="utf-8")


@when("on l'examine")
@when("on l'examine de nouveau")
def scanned(newsroom: Newsroom) -> None:
    """A scan as the user asks for it."""
    newsroom.scan()


@when(parsers.parse('on l\'examine avec "{options}"'))
def scanned_with(newsroom: Newsroom, options: str) -> None:
    """A scan with options."""
    newsroom.scan(*options.split())


@when(parsers.parse("on l'examine de nouveau avec une règle de plus sur le mot « {word} »"))
def scanned_with_a_rule(newsroom: Newsroom, tmp_path: Path, word: str) -> None:
    """A scan with a rule of the user's own."""
    (tmp_path / "regles").mkdir()
    (tmp_path / "regles" / "essai.yaml").write_text(RULE.replace("WORD", word), encoding="utf-8")
    newsroom.scan("--rules", str(tmp_path / "regles"))


@when("on ajoute un paragraphe au milieu")
def updated(newsroom: Newsroom) -> None:
    """The newsroom updates its article."""
    first, *rest = newsroom.article.read_text(encoding="utf-8").split("\n\n")
    text = "\n\n".join((first, "Un détour est en place par la rive gauche du lac.", *rest))
    newsroom.article.write_text(text, encoding="utf-8")


@when("le fichier des analyses est abîmé")
def damaged(newsroom: Newsroom) -> None:
    """Something else stands in the file."""
    newsroom.cache.write_bytes(b"abime" * 1_000)


@then(parsers.parse("{first:d} paragraphes ont été analysés la première fois et {second:d} la seconde"))
def read(newsroom: Newsroom, first: int, second: int) -> None:
    """The pipeline was given so many."""
    assert [outcome.code for outcome in newsroom.outcomes] == [0, 0]
    assert newsroom.read == [first, second]


@when("ce qui a été trouvé dans l'article est abîmé")
def damaged_findings(newsroom: Newsroom) -> None:
    """A byte of it is another; the parses are whole."""
    with sqlite3.connect(newsroom.cache) as connection:
        query = "UPDATE parses SET row = substr(row, 1, length(row) - 1) WHERE substr(key, 1, ?) = ?"
        assert connection.execute(query, (len(FINDINGS), FINDINGS)).rowcount == 1


@then(parsers.parse("ses affirmations ont été cherchées {first:d} fois la première fois et {second:d} fois la seconde"))
def searched(newsroom: Newsroom, first: int, second: int) -> None:
    """The extractor worked so often."""
    assert [outcome.code for outcome in newsroom.outcomes] == [0, 0]
    assert newsroom.searched == [first, second]


@then("il est dit une fois qu'une partie de ce qui était gardé n'a pas pu être lue")
def told_broken(newsroom: Newsroom) -> None:
    """In the messages of the second scan."""
    assert newsroom.outcomes[1].messages.count("n’a pas pu être lue") == 1


@then("les deux comptes rendus sont les mêmes")
def same(newsroom: Newsroom) -> None:
    """Letter for letter, and not empty."""
    first, second = newsroom.outcomes
    assert first.output == second.output
    assert first.article["claims"]


@then("il est dit une fois que les analyses ont été mises de côté")
def told(newsroom: Newsroom) -> None:
    """In the messages of the second scan."""
    assert newsroom.outcomes[1].messages.count("mises de côté") == 1
