"""Whom definite nouns take up."""

from __future__ import annotations

from claims.document.tree import Sentence
from claims.resolution.definite_nouns import definite_noun
from claims.resolution.offices import OfficeHolders
from claims.resolution.persons import Mention, PersonBuilder
from tests.support.trees import document, named
from tests.support.word_classes import LISTS

FIN = "Mood=Ind|VerbForm=Fin"
HOLDERS = OfficeHolders(LISTS)


def noun_sentence(noun: str, rest: str = "") -> Sentence:
    """*Le NOUN … nie.*, the second sentence of a document; ``rest`` are rows from word 3 on."""
    rows = [row for row in rest.split("; ") if row]
    verb = 3 + len(rows)
    text = " ".join(["Tout va. Le", noun, *(row.split()[0] for row in rows), "nie ."])
    table = [f"Le le DET _ 2 det; {noun} _ NOUN Gender=Masc|Number=Sing {verb} nsubj", *rows]
    return document(
        text,
        f"Tout _ PRON _ 2 nsubj; va aller VERB {FIN} 0 root; . _ PUNCT _ 2 punct",
        "; ".join([*table, f"nie nier VERB {FIN} 0 root", f". _ PUNCT _ {verb} punct"]),
    ).sentences[1]


def somebody(name: str, kind: str = "PER", role: str = "", of: str = "", weight: float = 1.0) -> PersonBuilder:
    completed = frozenset((of,)) if of else frozenset[str]()
    roles = [(role, completed)] if role else []
    return PersonBuilder(
        name=name, kind=kind, tokens=(name.lower(),), gender="Masc", roles=roles, met=[Mention(0, 0, weight)]
    )


def known(tree: Sentence, noun: str, *people: PersonBuilder) -> tuple[str, str] | None:
    found = HOLDERS.known(definite_noun(tree, named(tree, noun), LISTS.classes), people)
    return (found[0], found[1].person.name) if found is not None and found[1] is not None else None


def test_the_holder_of_an_office_is_taken_up() -> None:
    tree = noun_sentence("maire")
    assert known(tree, "maire", somebody("Paul", role="maire"), somebody("Jean")) == ("role", "Paul")


def test_an_office_elsewhere_is_somebody_elses() -> None:
    tree = noun_sentence("maire", "de _ ADP _ 4 case; Tarnes _ PROPN _ 2 nmod")
    assert known(tree, "maire", somebody("Paul", role="maire", of="vaux")) is None


def test_the_only_holder_is_meant_however_long_ago_where_the_complement_is_the_same() -> None:
    tree = noun_sentence("maire", "de _ ADP _ 4 case; Tarnes _ PROPN _ 2 nmod")
    long_ago = [Mention(-60, 0, 1.0)]
    own, any_one = somebody("Paul", role="maire", of="tarnes"), somebody("Paul", role="maire")
    own.met, any_one.met = [*long_ago], [*long_ago]

    assert known(tree, "maire", own) == ("role", "Paul")
    # Of what he is the mayor, nothing tells.
    assert known(tree, "maire", any_one) is None


def test_of_several_holders_out_of_view_the_last_one_met_is_meant() -> None:
    first, last = somebody("Paul", role="maire"), somebody("Jean", role="maire")
    first.met, last.met = [], [Mention(9, 900, 1.0)]
    assert known(noun_sentence("maire"), "maire", first, last) == ("role", "Jean")


def test_who_is_known_by_one_office_is_not_called_by_another() -> None:
    tree = noun_sentence("maire")
    assert known(tree, "maire", somebody("Paul", role="juge")) is None
    assert known(tree, "maire", somebody("Paul")) == ("noun", "Paul")


def test_a_noun_for_bodies_takes_up_a_body_but_no_newspaper() -> None:
    noun = "groupe"
    assert noun in LISTS["organisations-anaphoriques"]
    tree = noun_sentence(noun)
    assert known(tree, noun, somebody("Norpal", "ORG"), somebody("Paul")) == ("noun", "Norpal")
    assert known(tree, noun, somebody("Norpal", "ORG", role="média")) is None


def test_a_trade_takes_up_whoever_is_in_view_and_nobody_if_two_are() -> None:
    noun = "romancier"
    assert noun in LISTS["metiers-reprise"]
    tree = noun_sentence(noun)
    assert known(tree, noun, somebody("Paul", role="lieutenant")) == ("noun", "Paul")
    assert known(tree, noun, somebody("Paul"), somebody("Jean")) is None


def test_what_is_said_of_nouns_of_bodies_holds_the_other_way_round() -> None:
    assert "association → ONG" in LISTS["fonctions-equivalentes"]
    noun = "ONG"
    assert known(noun_sentence(noun), noun, somebody("Mer", "ORG", role="association")) == ("noun", "Mer")


def test_an_adjective_of_an_office_is_enough_to_be_called_by_it() -> None:
    noun = "socialiste"
    paul, jean = somebody("Paul", role="député", of="socialiste"), somebody("Jean", role="député", weight=2.0)
    assert known(noun_sentence(noun), noun, paul, jean) == ("noun", "Paul")


def test_who_is_talked_about_is_not_who_spoke_last() -> None:
    noun = "intéressé"
    paul, jean = somebody("Paul"), somebody("Jean", weight=1.6)
    assert known(noun_sentence(noun), noun, paul, jean) == ("noun", "Paul")


def test_holders_of_the_same_complement_come_first_and_of_a_rank_never() -> None:
    tree = noun_sentence("ministre", "de _ ADP _ 4 case; justice _ NOUN _ 2 nmod")
    paul, jean = somebody("Paul", role="ministre", of="justice"), somebody("Jean", role="ministre", weight=3.0)
    assert known(tree, "ministre", paul, jean) == ("role", "Paul")

    jean.take_office("premier ministre")
    assert known(noun_sentence("ministre"), "ministre", somebody("Paul", role="ministre"), jean) == ("role", "Paul")
    assert known(noun_sentence("ministre"), "ministre", jean) is None


def test_the_mayor_of_a_town_is_not_the_director_of_its_port() -> None:
    tree = noun_sentence("maire", "de _ ADP _ 4 case; Tarnes _ PROPN _ 2 nmod")
    director = somebody("Paul", role="directeur", of="tarnes")
    assert known(tree, "maire", director) is None
    assert known(tree, "maire", somebody("Paul", role="élu", of="tarnes")) in (None, ("noun", "Paul"))


def test_who_is_known_by_an_unlisted_office_is_called_by_no_other() -> None:
    assert known(noun_sentence("maire"), "maire", somebody("Paul", role="tenancier", of="auberge")) is None
    assert known(noun_sentence("maire"), "maire", somebody("Paul")) == ("noun", "Paul")


def test_an_office_with_a_complement_takes_up_nobody_without_any() -> None:
    tree = noun_sentence("président", "du _ ADP _ 4 case; club _ NOUN _ 2 nmod")
    assert known(tree, "président", somebody("Paul")) is None


def test_the_head_of_the_state_is_the_president_whatever_completes_him() -> None:
    """The state is written as a name and names no place of its own."""
    tree = noun_sentence("chef", "de de ADP _ 5 case; l' le DET _ 5 det; État État PROPN _ 2 nmod")

    found = known(tree, "chef", somebody("Marc Aube", role="président", of="français"), somebody("Luc Ober"))

    assert found is not None
    assert found[1] == "Marc Aube"
