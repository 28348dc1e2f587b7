from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claims.document.typography import ParserCopy
from claims.errors import Message, ParseError
from claims.parsing.kept_parses import KeptParses, models_fingerprint
from claims.parsing.parser import Parser, load_parser
from claims.parsing.raw_parse import RawParse, raw_parse
from claims.parsing.repair.registry import Repairs, repairs_of
from claims.resources import models_dir
from claims.rules.compiled_repair import RepairRule
from claims.rules.loader import RuleSet
from tests.claims.parsing.test_raw_parse import document
from tests.support.memory_store import MemoryStore

PARSE = raw_parse(document())


def kept(store: MemoryStore, ruleset: RuleSet, models: str = "news 1", repairs: Repairs | None = None) -> KeptParses:
    return KeptParses(store, models, ruleset.lists.classes, repairs or repairs_of(ruleset))


def test_what_is_kept_is_found_again(ruleset: RuleSet) -> None:
    store = MemoryStore()
    kept(store, ruleset).keep({"Du Val dort. Oui.": PARSE})
    assert kept(store, ruleset).found(["Autre chose.", "Du Val dort. Oui."]) == [None, PARSE]


def test_a_row_that_stands_under_another_key_is_removed(ruleset: RuleSet) -> None:
    store = MemoryStore()
    own = kept(store, ruleset)
    own.keep({"Un.": PARSE, "Deux.": PARSE})
    one, other = store.held
    store.held[one] = store.held[other]

    assert own.found(["Un.", "Deux."]) == [None, PARSE]
    assert set(store.held) == {other}


def found_by(other: KeptParses) -> RawParse | None:
    (parse,) = other.found(["Du Val dort. Oui."])
    return parse


def test_other_models_find_nothing(ruleset: RuleSet) -> None:
    store = MemoryStore()
    kept(store, ruleset).keep({"Du Val dort. Oui.": PARSE})
    assert found_by(kept(store, ruleset, models="news 2")) is None


def test_other_repairs_of_tags_find_nothing_and_other_repairs_of_trees_do(ruleset: RuleSet) -> None:
    store = MemoryStore()
    whole = repairs_of(ruleset)
    kept(store, ruleset).keep({"Du Val dort. Oui.": PARSE})
    assert found_by(kept(store, ruleset, repairs=Repairs(whole.tags[1:], whole.tree))) is None
    trees = replace(ruleset, repairs=tuple(r for r in ruleset.repairs if r.stage == "tags"))
    assert found_by(kept(store, trees)) == PARSE


def test_a_repair_of_tags_that_changes_something_else_finds_nothing(ruleset: RuleSet) -> None:
    store = MemoryStore()
    kept(store, ruleset).keep({"Du Val dort. Oui.": PARSE})
    at, repair = next((i, r) for i, r in enumerate(ruleset.repairs) if r.stage == "tags" and r.changes)

    def with_it(changed: RepairRule) -> RuleSet:
        return replace(ruleset, repairs=(*ruleset.repairs[:at], changed, *ruleset.repairs[at + 1 :]))

    other = replace(repair, changes=(replace(repair.changes[0], lemma="autre"), *repair.changes[1:]))
    assert found_by(kept(store, with_it(other))) is None
    assert found_by(kept(store, with_it(replace(repair, description="autrement dit")))) == PARSE


def test_another_word_that_sentences_depend_on_finds_nothing(ruleset: RuleSet) -> None:
    store = MemoryStore()
    kept(store, ruleset).keep({"Du Val dort. Oui.": PARSE})
    classes = replace(ruleset.lists.classes, abbreviations=ruleset.lists.classes.abbreviations | {"abrv."})
    assert found_by(kept(store, ruleset).with_rules(classes, repairs_of(ruleset))) is None


def marked(parse: RawParse, by: bytes) -> RawParse:
    return parse.with_mended(by, [words for words, _entities in parse.sentences(ParserCopy(""), 0)], ["une-reprise"])


def test_what_is_new_is_parsed_mended_and_kept(ruleset: RuleSet) -> None:
    asked: list[list[str]] = []

    def parse(copies: Sequence[str]) -> list[RawParse | None]:
        asked.append(list(copies))
        return [None if copy == "Panne." else PARSE for copy in copies]

    own = kept(MemoryStore(), ruleset)
    first = own.completed(["Un.", "Panne.", "Un.", "Deux."], parse, marked)
    again = own.completed(["Deux.", "Un.", "Panne."], parse, marked)
    assert asked == [["Un.", "Panne.", "Deux."], ["Panne."]]
    assert first == [marked(PARSE, own.mended_by), None, marked(PARSE, own.mended_by), marked(PARSE, own.mended_by)]
    assert again == [first[3], first[0], None]


def test_with_other_repairs_of_trees_only_the_trees_are_mended_anew(ruleset: RuleSet) -> None:
    store = MemoryStore()

    def nothing(copies: Sequence[str]) -> list[RawParse | None]:
        raise AssertionError("nothing is parsed")

    kept(store, ruleset).completed(["Un."], lambda copies: [PARSE for _copy in copies], marked)
    other = kept(store, replace(ruleset, repairs=tuple(r for r in ruleset.repairs if r.stage == "tags")))
    (mended,) = other.completed(["Un."], nothing, marked)
    assert mended == marked(PARSE, other.mended_by)
    assert other.found(["Un."]) == [mended]


def test_a_parser_that_fails_costs_what_is_not_there(ruleset: RuleSet) -> None:
    def fails(copies: Sequence[str]) -> list[RawParse | None]:
        raise ParseError(Message("broken"))

    own = kept(MemoryStore(), ruleset)
    own.keep({"Un.": PARSE})
    assert own.completed(["Un.", "Deux."], fails, marked) == [marked(PARSE, own.mended_by), None]
    with pytest.raises(ParseError):
        own.completed(["Deux."], fails, marked)


def test_a_broken_row_is_removed_and_not_found(ruleset: RuleSet) -> None:
    store = MemoryStore()
    kept(store, ruleset).keep({"Du Val dort. Oui.": PARSE})
    store.held = dict.fromkeys(store.held, b"broken")
    assert found_by(kept(store, ruleset)) is None
    assert store.held == {}


def test_models_that_are_not_there_are_told_from_those_that_are(tmp_path: Path) -> None:
    assert models_fingerprint(tmp_path) == ""
    assert "depparse" in models_fingerprint(models_dir())


class NoPipeline:
    """A pipeline that fails at whatever it is asked for."""

    def bulk_process(self, documents: Sequence[object], processors: Sequence[str]) -> list[object]:
        raise RuntimeError("no models here")


TEXT = "Le maire dort.\n\nLa maire d’Ostrelle a parlé au ﬁls de M. Dupré. Elle sera là."


@pytest.mark.model
def test_a_text_that_was_parsed_before_needs_no_models(ruleset: RuleSet) -> None:
    store = MemoryStore()
    parser = load_parser(ruleset=ruleset, store=store)
    first = parser.parse(TEXT)
    again = Parser(
        NoPipeline(), (), repairs_of(ruleset), classes=ruleset.lists.classes, kept=kept_of_bundled(store, ruleset)
    )
    assert again.parse(TEXT) == first == load_parser(ruleset=ruleset).parse(TEXT)
    document, skipped = again.parse(f"{TEXT}\n\nDu neuf.")
    assert [s.reason for s in skipped] == ["unparsed"]
    assert document.sentences == first[0].sentences
    with pytest.raises(ParseError):
        again.parse("Du neuf.")


def kept_of_bundled(store: MemoryStore, ruleset: RuleSet) -> KeptParses:
    return kept(store, ruleset, models_fingerprint(models_dir()))
