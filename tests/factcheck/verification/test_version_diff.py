"""Claims of two versions of an article: carried over, changed, gone, new."""

from __future__ import annotations

from factcheck.verification.version_diff import changed_words, claim_fates

OLD = {
    "a": "le trafic est interrompu entre Lorque et Carvelle depuis ce matin",
    "b": "trois TGV sont arrêtés en pleine voie près de Lorque",
    "c": "la foudre a frappé le poste d’aiguillage",
}


def test_a_number_corrected_is_a_change_and_the_rest_is_told_apart() -> None:
    new = {"a": OLD["a"], "d": OLD["b"].replace("trois", "quatre"), "e": "le préfet a ouvert un gymnase aux voyageurs"}

    fates = claim_fates(OLD, new)

    assert (fates.carried, fates.changed, fates.gone, fates.new) == (("a",), (("b", "d"),), ("c",), ("e",))


def test_each_claim_has_one_successor_the_likest() -> None:
    new = {"x": "trois TGV sont arrêtés en voie près de Lorque", "y": "trois TGV sont arrêtés en pleine voie à Lorque"}

    fates = claim_fates({"b": OLD["b"]}, new)

    assert len(fates.changed) == len(fates.new) == 1
    assert {fates.changed[0][1], *fates.new} == {"x", "y"}


def test_words_that_changed_are_marked_in_their_place() -> None:
    assert changed_words("trois TGV sont arrêtés", "quatre TGV sont arrêtés") == "[-trois-] {+quatre+} TGV sont arrêtés"
    assert changed_words("", "un mot") == "{+un mot+}"


def test_a_claim_that_is_said_in_other_words_is_changed() -> None:
    """As compare pairs claims: passive and active, source and conditional dropped."""
    old = {"a": "le préfet aurait été averti par la mairie de Lorque", "b": OLD["b"]}
    new = {"x": "La mairie de Lorque a averti le préfet", "y": "le gymnase reste fermé aux écoles"}

    assert claim_fates(old, new).changed == (("a", "x"),)
