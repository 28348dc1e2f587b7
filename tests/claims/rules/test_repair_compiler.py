"""Repair files: what they may say, and every fault told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.config.strict_yaml import read_yaml
from claims.lexicon.wordlists import WordLists
from claims.rules.repair_compiler import compile_repair, read_words

GOOD = """
description: essai
why: pour voir
stage: tree
order: 5
trigger: {upos: NOUN, deprel: nsubj}
args: {verb: "<"}
change:
  - {deprel: obj}
examples:
  match:
    - before: |
        chien _ NOUN 2 nsubj
        dort dormir VERB 0 root
      after: |
        1 chien _ NOUN 2 obj
  no-match:
    - dort dormir VERB 0 root
"""


def faults(text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "essai.yaml"
    path.write_text(text, encoding="utf-8")
    found, errors = compile_repair(read_yaml(path), "essai", WordLists({"jours": ("lundi",)}))
    assert (found is None) == bool(errors)
    return [f"{e.line}:{e.column}: {e.path}: {e.message}" for e in errors]


def test_a_good_file_has_no_fault(tmp_path: Path) -> None:
    assert faults(GOOD, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("trigger:", "triger:", "unknown key 'triger'; did you mean 'trigger'?"),
        ("stage: tree", "stage: trees", "4:1: stage: found 'trees', expected 'tags' or 'tree'"),
        ("{deprel: obj}", "{deprel: objj}", "9:6: change[0].deprel: unknown relation 'objj'; did you mean 'obj'?"),
        ("{deprel: obj}", "{head: vreb}", "change[0].head: no argument is called 'vreb'"),
        ("{deprel: obj}", "{word: vreb, deprel: obj}", "change[0].word: no argument is called 'vreb'"),
        ("{deprel: obj}", "{word: verb}", "change[0]: nothing is changed"),
        ("{deprel: obj}", '{deprel: "=obj"}', "change[0].deprel: '=obj' is for patterns; a word gets a relation"),
        ("{deprel: obj}", '{lemma: ""}', "change[0].lemma: found '', expected one word"),
        ("{deprel: obj}", '{lemma: "@jours"}', "change[0].lemma: found '@jours', expected one word"),
        ("{deprel: obj}", "{lemma: chien noir}", "change[0].lemma: found 'chien noir', expected one word"),
        ("{deprel: obj}", "{lemma: {as: forme}}", "change[0].lemma.as: found 'forme', expected form or written"),
        ("{deprel: obj}", "{lemma: {as: written}}", "no verb is written here"),
        ("{deprel: obj}", "{deprel: {as: vreb}}", "change[0].deprel.as: no argument is called 'vreb'"),
        ("{deprel: obj}", "{feats: {Number: Two}}", "change[0].feats.Number: Number is never 'Two'"),
        ("{deprel: obj}", "{keep: [Numbre]}", "change[0].keep[0]: unknown feature 'Numbre'; did you mean 'Number'?"),
        ("{deprel: obj}", '{word: verb, each: {path: "<"}, deprel: obj}', "'word' names one word, 'each' several"),
        ('verb: "<"', 'root: "<"', "the argument 'root' stands twice, or is the trigger or root"),
        ('verb: "<"', 'verb: "<< nsubj"', "cannot read 'nsubj'"),
        ('verb: "<"', 'verb: {path: "<", from: subject}', "args.verb.from: no argument is called 'subject'"),
        ('verb: "<"', 'verb: {path: "<", same: subject}', "args.verb.same: no argument is called 'subject'"),
        ('verb: "<"', 'verb: {path: "<", form: "@jour"}', "no word list is called 'jour'; did you mean 'jours'?"),
        ('verb: "<"', 'verb: {path: "<", form: a, writes: b}', "'form' and 'writes' both say"),
        ("chien _ NOUN 2 nsubj", "chien NOUN 2 nsubj", "is no word; expected form lemma UPOS head deprel"),
        ("chien _ NOUN 2 nsubj", "chien _ NOUN 2 nsubj Number", "are no features; expected Name=Value"),
        ("1 chien _ NOUN 2 obj", "3 chien _ NOUN 2 obj", "expected the number of a word, then what it is"),
        ("1 chien _ NOUN 2 obj", "0 chien _ NOUN 2 obj", "'0 chien _ NOUN 2 obj': expected the number of a word"),
        ("1 chien _ NOUN 2 obj", "-1 chien _ NOUN 2 obj", "expected the number of a word, then what it is"),
        ("1 chien _ NOUN 2 obj", "1 chien _ NOUN 2 obj\n\n        2 a", "'': expected the number of a word, then what"),
        ("1 chien _ NOUN 2 obj", "1 chien _ NOUN 2", "expected the number of a word, then what it is"),
        ("1 chien _ NOUN 2 obj", "1 chien _ NOUN 2 nsubj", "nothing changes; move the tree to no-match"),
        ("    - dort dormir VERB 0 root", "    []", "examples.no-match"),
    ],
)
def test_a_fault_is_told_at_its_place(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert old in GOOD
    found = faults(GOOD.replace(old, new), tmp_path)
    assert any(expected in fault for fault in found), found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("trigger: {upos: NOUN, deprel: nsubj}", "trigger: {deprel: nsubj}", "trigger.deprel: 'deprel' needs a tree"),
        ('args: {verb: "<"}', 'args: {verb: "<"}', "args.verb: '<' needs a tree"),
        ("{deprel: obj}", "{deprel: obj}", "change[0].deprel: 'deprel' needs a tree"),
        ("{deprel: obj}", "{head: verb}", "change[0].head: 'head' needs a tree"),
        ('args: {verb: "<"}', 'args: {verb: {path: "+", mood: infinitive}}', "args.verb.mood: 'mood' needs a tree"),
    ],
)
def test_before_there_is_a_tree_nothing_asks_for_one(old: str, new: str, expected: str, tmp_path: Path) -> None:
    found = faults(GOOD.replace("stage: tree", "stage: tags").replace(old, new), tmp_path)
    assert any(expected in fault for fault in found), found


def test_words_are_read_from_lines() -> None:
    chien, dort = read_words("Chien _ NOUN 2 nsubj Gender=Masc|Number=Sing\ndort dormir VERB 0 root")
    assert (chien.lemma, chien.head, dict(chien.feats)) == ("chien", 1, {"Gender": "Masc", "Number": "Sing"})
    assert (dort.index, dort.head, dort.span.start) == (1, -1, 6)
