"""Speakers of inserted clauses that a parser hung on the complement before them."""

from __future__ import annotations

import itertools

import pytest

from claims.document.tree import Word
from tests.support.repairs import mended_by
from tests.support.trees import tree

# The complement of "a dit" (words 5 and on), the number of its top word, and the number a speaker is hung on.
COMPLEMENTS = {
    "sur X": (("sur sur ADP 8 case", "X X PROPN 6 obl:mod"), 8),
    "samedi": (("samedi samedi NOUN 6 obl:mod",), 7),
    "à l'issue du conseil": (
        ("à à ADP 9 case", "l' le DET 9 det", "issue issue NOUN 6 obl:mod", "de de ADP 12 case", "le le DET 12 det",
         "conseil conseil NOUN 9 nmod"), 12,
    ),
    "le 3 octobre": (("le le DET 8 det", "3 3 NUM 6 obl:mod", "octobre octobre NOUN 8 nmod"), 9),
    "auprès de l'AFP": (
        ("auprès auprès ADV 6 advmod", "de de ADP 10 case", "l' le DET 10 det", "AFP AFP PROPN 7 obl:arg"), 10,
    ),
    "dans une lettre ouverte": (
        ("dans dans ADP 9 case", "une un DET 9 det", "lettre lettre NOUN 6 obl:mod", "ouverte ouvrir VERB 9 acl"), 10,
    ),
}  # fmt: skip
SPEAKERS = {
    "Odile Vauquier": ("Odile Odile PROPN {on} {as_}", "Vauquier Vauquier PROPN {it} flat:name"),
    "le maire": ("le le DET {next} det", "maire maire NOUN {on} {as_}"),
    "les deux syndicats": (
        "les le DET {after} det",
        "deux deux NUM {after} nummod",
        "syndicats syndicat NOUN {on} {as_}",
    ),
}


def inserted(complement: str, speaker: str, relation: str) -> tuple[Word, ...]:
    """*Elle ment, a dit* + complement + speaker, with the speaker hung on the complement."""
    lines, on = COMPLEMENTS[complement]
    it = 7 + len(lines)
    words = [part.format(on=on, as_=relation, it=it, next=it + 1, after=it + 2) for part in SPEAKERS[speaker]]
    head = ["Elle lui PRON 2 nsubj", "ment mentir VERB 0 root", ", , PUNCT 6 punct", "hier hier ADV 2 advmod",
            "a avoir AUX Mood=Ind|VerbForm=Fin 6 aux:tense", "dit dire VERB VerbForm=Part 2 parataxis"]  # fmt: skip
    return tree("\n".join([*head, *lines, *words, ". . PUNCT 2 punct"])).words


@pytest.mark.parametrize(
    ("complement", "speaker", "relation"),
    list(itertools.product(COMPLEMENTS, SPEAKERS, ["appos", "nmod", "flat:name", "obj"])),
)
def test_who_is_hung_on_the_complement_of_an_inserted_verb_is_its_subject(
    complement: str, speaker: str, relation: str
) -> None:
    words = inserted(complement, speaker, relation)
    mended = mended_by("speaker-in-complement", words)
    verb = next(w for w in words if w.form == "dit")
    noun = next(w for w in mended if w.form in ("Odile", "maire", "syndicats"))
    assert (noun.head, noun.deprel) == (verb.index, "nsubj")
    changed = [w.form for w, before in zip(mended, words, strict=True) if w != before]
    assert changed == [noun.form]
    assert mended_by("speaker-in-complement", mended) == mended


def test_what_is_said_of_a_name_goes_with_it() -> None:
    words = tree(
        """
        Elle lui PRON 2 nsubj
        ment mentir VERB 0 root
        , , PUNCT 5 punct
        a avoir AUX Mood=Ind|VerbForm=Fin 5 aux:tense
        dit dire VERB VerbForm=Part 2 parataxis
        sur sur ADP 7 case
        X X PROPN 5 obl:mod
        Odile Odile PROPN 7 flat:name
        Vauquier Vauquier PROPN 7 flat:name
        , , PUNCT 11 punct
        avocate avocat NOUN 7 appos
        . . PUNCT 2 punct
        """
    ).words
    mended = {w.form: (w.head, w.deprel) for w in mended_by("speaker-in-complement", words)}
    assert mended["Odile"] == (4, "nsubj")
    assert mended["Vauquier"] == (7, "flat:name")
    assert mended["avocate"] == (7, "appos")
    assert mended["X"] == (4, "obl:mod")


@pytest.mark.parametrize(
    "lines",
    [
        # A person who is spoken to has a name of her own, and the verb a subject or none.
        ("à à ADP 9 case", "la le DET 9 det", "ministre ministre NOUN 6 obl:arg", "Odile Odile PROPN 9 appos"),
        # The name of an outlet goes on.
        ("sur sur ADP 8 case", "France France PROPN 6 obl:mod", "Inter Inter PROPN 8 flat:name"),
        # The speaker stands in order already.
        ("sur sur ADP 8 case", "X X PROPN 6 obl:mod", "Odile Odile PROPN 6 nsubj"),
        # What has its own preposition is no subject.
        ("sur sur ADP 8 case", "X X PROPN 6 obl:mod", "à à ADP 10 case", "Odile Odile PROPN 8 nmod"),
        ("la le DET 8 det", "vérité vérité NOUN 6 obj"),
    ],
)
def test_a_complement_without_a_speaker_is_left_alone(lines: tuple[str, ...]) -> None:
    head = ["Elle lui PRON 2 nsubj", "ment mentir VERB 0 root", ", , PUNCT 6 punct", "hier hier ADV 2 advmod",
            "a avoir AUX Mood=Ind|VerbForm=Fin 6 aux:tense", "dit dire VERB VerbForm=Part 2 parataxis"]  # fmt: skip
    words = tree("\n".join([*head, *lines, ". . PUNCT 2 punct"])).words
    assert mended_by("speaker-in-complement", words) == words


def test_a_pronoun_behind_its_verb_is_the_subject() -> None:
    words = tree(
        """
        Elle lui PRON 2 nsubj
        ment mentir VERB 0 root
        , , PUNCT 6 punct
        a avoir AUX Mood=Ind|VerbForm=Fin 6 aux:tense
        -t-il lui PRON 6 nsubj
        dit dire VERB VerbForm=Part 2 parataxis
        sur sur ADP 8 case
        X X PROPN 6 obl:mod
        Odile Odile PROPN 8 flat:name
        . . PUNCT 2 punct
        """
    ).words
    assert mended_by("speaker-in-complement", words) == words


@pytest.mark.parametrize(("form", "lemma"), [("dit", "dire"), ("écrit", "écrire"), ("prédit", "prédire")])
def test_a_form_that_may_be_either_is_a_present_where_its_subject_follows(form: str, lemma: str) -> None:
    def told(*more: str) -> tuple[Word, ...]:
        lines = ["Elle lui PRON 2 nsubj", "ment mentir VERB 0 root", ", , PUNCT 4 punct",
                 f"{form} {lemma} VERB Tense=Past|VerbForm=Part 2 parataxis", "le le DET 6 det",
                 "maire maire NOUN 4 nsubj", *more, ". . PUNCT 2 punct"]  # fmt: skip
        return tree("\n".join(lines)).words

    assert mended_by("told-in-present", told())[3].feat("VerbForm") == "Fin"
    compound = told("a avoir AUX Mood=Ind|VerbForm=Fin 4 aux:tense")
    assert mended_by("told-in-present", compound) == compound


@pytest.mark.parametrize("noun", ["proche", "responsable"])
def test_an_adjective_that_speaks_is_a_noun(noun: str) -> None:
    lines = f"Un un DET 2 det\n{noun} {noun} ADJ 3 nsubj\nparle parler VERB 0 root\n. . PUNCT 3 punct"
    assert mended_by("noun-for-adjective", tree(lines).words)[1].upos == "NOUN"
    bare = tree(lines.replace("Un un DET 2 det", "Très très ADV 2 advmod")).words
    assert mended_by("noun-for-adjective", bare) == bare


INCISE = ("Elle lui PRON 2 nsubj", "ment mentir VERB 0 root", ", , PUNCT 6 punct", "hier hier ADV 2 advmod",
          "a avoir AUX Mood=Ind|VerbForm=Fin 6 aux:tense", "dit dire VERB VerbForm=Part 2 parataxis",
          "sur sur ADP 8 case", "France France PROPN 6 obl:mod")  # fmt: skip


def test_a_first_name_goes_with_its_name() -> None:
    lines = (*INCISE, "Inter Inter PROPN 8 flat:name", "Maud Maud PROPN 8 flat:name", "Goff Goff PROPN 6 nsubj")
    mended = {w.form: (w.head, w.deprel) for w in mended_by("whole-name", tree("\n".join(lines)).words)}
    assert mended["Maud"] == (5, "nsubj")
    assert mended["Goff"] == (9, "flat:name")
    assert mended["Inter"] == (7, "flat:name")


def test_a_first_name_that_is_a_common_word_goes_with_its_name() -> None:
    lines = "Grâce Grâce PROPN 3 advmod\nValcourt Valcourt PROPN 3 nsubj\nparle parler VERB 0 root\n. . PUNCT 3 punct"
    mended = mended_by("whole-name", tree(lines).words)
    assert [(w.head, w.deprel) for w in mended[:2]] == [(2, "nsubj"), (0, "flat:name")]
    assert mended_by("whole-name", mended) == mended


def test_the_number_of_a_channel_goes_with_it() -> None:
    lines = (*INCISE, "3 3 NUM 11 nummod", "le le DET 11 det", "préfet préfet NOUN 6 nsubj")
    mended = mended_by("numbered-outlet", tree("\n".join(lines)).words)
    assert (mended[8].head, mended[8].deprel) == (7, "flat:name")
    other = tree("\n".join(lines).replace("France France", "Corvane Corvane")).words
    assert mended_by("numbered-outlet", other) == other


@pytest.mark.parametrize(("field", "relation"), [("voirie", "nmod"), ("presse", "obl:arg"), ("maire", "obl:arg")])
def test_what_an_office_is_for_is_no_addressee(field: str, relation: str) -> None:
    lines = (*INCISE[:6], "le le DET 8 det", "adjoint adjoint NOUN 6 nsubj", "à à ADP 11 case", "la le DET 11 det",
             f"{field} {field} NOUN 6 obl:arg")  # fmt: skip
    assert mended_by("office-with-a", tree("\n".join(lines)).words)[10].deprel == relation


def test_a_broken_tree_neither_stops_nor_hangs_the_repair_of_a_speaker() -> None:
    # "X" and "Odile" hang on each other; elsewhere the article of what could speak stands before the verb.
    circle = tree("\n".join((*INCISE[:7], "X X PROPN 9 obl:mod", "Odile Odile PROPN 8 flat:name", ". . PUNCT 2 punct")))
    assert mended_by("speaker-in-complement", circle.words) == circle.words
    lines = ("Le le DET 7 det", "ment mentir VERB 0 root", ", , PUNCT 4 punct",
             "dit dire VERB Mood=Ind|VerbForm=Fin 2 parataxis", "sur sur ADP 6 case", "X X PROPN 4 obl:mod",
             "maire maire NOUN 6 nmod", ". . PUNCT 2 punct")  # fmt: skip
    apart = tree("\n".join(lines)).words
    assert mended_by("speaker-in-complement", apart) == apart


def test_a_verb_is_never_hung_below_what_hangs_on_it() -> None:
    lines = ("Elle lui PRON 2 nsubj", "ment mentir VERB 0 root", ", , PUNCT 4 punct",
             "dit dire VERB Mood=Ind|VerbForm=Fin 7 parataxis", "sur sur ADP 6 case", "X X PROPN 4 obl:mod",
             "Odile Odile PROPN 2 appos", ". . PUNCT 2 punct")  # fmt: skip
    words = tree("\n".join(lines)).words
    assert mended_by("speaker-in-complement", words) == words
