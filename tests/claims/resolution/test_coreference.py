"""Whom noun phrases and pronouns of an article stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.document.span import Span
from claims.document.tree import Document
from claims.parsing.parser import Parser
from claims.resolution.coreference import referents
from claims.rules.loader import WordLists
from tests.support.trees import document, named

FIN = "Mood=Ind|VerbForm=Fin"
MAYOR = f"""
Nadia _ PROPN Number=Sing 6 nsubj
Ferrol _ PROPN _ 1 flat:name
, _ PUNCT _ 4 punct
maire _ NOUN Gender=Fem|Number=Sing 1 appos
, _ PUNCT _ 4 punct
dort dormir VERB {FIN} 0 root
. _ PUNCT _ 6 punct
# PER Nadia Ferrol
"""
COMPANY = f"""
La le DET Gender=Fem|Number=Sing 2 det
société _ NOUN Gender=Fem|Number=Sing 4 nsubj
Norpal _ PROPN _ 2 appos
ferme fermer VERB {FIN} 0 root
. _ PUNCT _ 4 punct
# ORG Norpal
"""
CLOSES = "La société Norpal ferme."
PARENTS = f"""
Paul _ PROPN Number=Sing 8 nsubj
et _ CCONJ _ 3 cc
Anne _ PROPN _ 1 conj
Morin _ PROPN _ 3 flat:name
, _ PUNCT _ 6 punct
parents parent NOUN Gender=Masc|Number=Plur 1 appos
, _ PUNCT _ 6 punct
dorment dormir VERB {FIN} 0 root
. _ PUNCT _ 8 punct
# PER Paul
# PER Anne Morin
"""
TWO_MEN = f"""
Paul _ PROPN Number=Sing 3 nsubj
Morin _ PROPN _ 1 flat:name
voit voir VERB {FIN} 0 root
Jean _ PROPN _ 3 obj
Valcourt _ PROPN _ 4 flat:name
. _ PUNCT _ 3 punct
# PER Paul Morin
# PER Jean Valcourt
"""


def met(lists: WordLists, found: Document, form: str) -> str | None:
    """The name that the last sentence's word stands for."""
    tree = found.sentences[-1]
    referent = referents(found, lists).at(tree, named(tree, form))
    return referent.person.name if referent is not None else None


def below(headline: str, found: Document) -> Document:
    """A document that begins with as many spaces as its headline is long, with the headline in their place."""
    return replace(found, text=headline + found.text[len(headline) :], asides=(Span(0, len(headline)),))


def says(determiner: str, noun: str, gender: str, number: str = "Sing") -> str:
    verb = "nient" if number == "Plur" else "nie"
    return (
        f"{determiner} le DET Gender={gender}|Number={number} 2 det; "
        f"{noun} _ NOUN Gender={gender}|Number={number} 3 nsubj; {verb} nier VERB {FIN} 0 root; . _ PUNCT _ 3 punct"
    )


@pytest.mark.parametrize(
    ("before", "opening", "rest", "table", "form", "wanted"),
    [
        ("Nadia Ferrol, maire, dort.", MAYOR, "La maire nie.", says("La", "maire", "Fem"), "maire", "Nadia Ferrol"),
        ("Nadia Ferrol, maire, dort.", MAYOR, "L’édile nie.", says("L'", "édile", "Fem"), "édile", "Nadia Ferrol"),
        (CLOSES, COMPANY, "L’entreprise nie.", says("L'", "entreprise", "Fem"), "entreprise", "Norpal"),
        (CLOSES, COMPANY, "Le groupe nie.", says("Le", "groupe", "Masc"), "groupe", "Norpal"),
        (CLOSES, COMPANY, "Le syndicat nie.", says("Le", "syndicat", "Masc"), "syndicat", "syndicat"),
        (
            "Paul et Anne Morin, parents, dorment.",
            PARENTS,
            "Les parents nient.",
            says("Les", "parents", "Masc", "Plur").replace("parents _", "parents parent"),
            "parents",
            "Paul et Anne Morin",
        ),
    ],
)
def test_a_definite_noun_takes_up_whom_the_article_named(
    lists: WordLists, before: str, opening: str, rest: str, table: str, form: str, wanted: str
) -> None:
    assert met(lists, document(f"{before} {rest}", opening, table), form) == wanted


def test_they_are_those_named_together(lists: WordLists) -> None:
    found = document(
        "Paul et Anne Morin, parents, dorment. Ils nient.",
        PARENTS,
        f"Ils lui PRON Gender=Masc|Number=Plur|Person=3 2 nsubj; nient nier VERB {FIN} 0 root; . _ PUNCT _ 2 punct",
    )

    assert met(lists, found, "Ils") == "Paul et Anne Morin"


def test_he_is_who_was_the_subject(lists: WordLists) -> None:
    found = document(
        "Paul Morin voit Jean Valcourt. Il nie.",
        TWO_MEN,
        f"Il lui PRON Gender=Masc|Number=Sing|Person=3 2 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 2 punct",
    )

    assert met(lists, found, "Il") == "Paul Morin"


def test_this_one_is_who_came_last(lists: WordLists) -> None:
    found = document(
        "Paul Morin voit Jean Valcourt. Celui-ci nie.",
        TWO_MEN,
        f"Celui-ci celui PRON Gender=Masc|Number=Sing 2 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 2 punct",
    )

    assert met(lists, found, "Celui-ci") == "Jean Valcourt"


def test_a_name_given_later_counts_from_the_start(lists: WordLists) -> None:
    found = document(
        "La maire nie. Nadia Ferrol, maire, dort.",
        says("La", "maire", "Fem"),
        MAYOR,
    )
    tree = found.sentences[0]

    referent = referents(found, lists).at(tree, named(tree, "maire"))

    assert referent is not None
    assert (referent.person.name, referent.how) == ("Nadia Ferrol", "role")


def test_an_office_of_another_place_is_another_person(lists: WordLists) -> None:
    found = document(
        "Nadia Ferrol, maire de Tarnes, dort. La maire de Vaux nie.",
        f"""
Nadia _ PROPN Number=Sing 8 nsubj
Ferrol _ PROPN _ 1 flat:name
, _ PUNCT _ 4 punct
maire _ NOUN Gender=Fem|Number=Sing 1 appos
de _ ADP _ 6 case
Tarnes _ PROPN _ 4 nmod
, _ PUNCT _ 4 punct
dort dormir VERB {FIN} 0 root
. _ PUNCT _ 8 punct
# PER Nadia Ferrol
""",
        f"La le DET Gender=Fem|Number=Sing 2 det; maire _ NOUN Gender=Fem|Number=Sing 5 nsubj; de _ ADP _ 4 case; "
        f"Vaux _ PROPN _ 2 nmod; nie nier VERB {FIN} 0 root; . _ PUNCT _ 5 punct",
    )

    assert met(lists, found, "maire") == "maire de Vaux"


def test_two_as_likely_make_it_less_sure(lists: WordLists) -> None:
    table = f"Il lui PRON Gender=Masc|Number=Sing|Person=3 2 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 2 punct"
    two = document("Paul Morin voit Jean Valcourt. Il nie.", TWO_MEN, table)
    tree = two.sentences[-1]

    referent = referents(two, lists).at(tree, tree.words[0])

    assert referent is not None
    assert referent.how == "pronoun"
    assert 0.5 < referent.share < 1


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        # The headline is about her, and only the first sentence tells her office.
        ("Claire Vasseur quitte Tarnes", "Claire Vasseur"),
        ("Tarnes : Claire Vasseur s’en va", "Claire Vasseur"),
        # It is about a man, about somebody else's affair, or about nobody.
        ("Paul Vasseur quitte Tarnes", "maire"),
        ("La mort de Claire Vasseur", "maire"),
        ("Tarnes perd son pont", "maire"),
    ],
)
def test_who_the_headline_is_about_holds_the_office_of_the_first_sentence(
    lists: WordLists, headline: str, wanted: str
) -> None:
    found = below(headline, document(" " * len(headline) + "La maire nie.", says("La", "maire", "Fem")))

    assert met(lists, found, "maire") == wanted


def test_whoever_is_new_in_an_office_is_who_the_headline_is_about(lists: WordLists) -> None:
    headline = "Claire Vasseur élue"
    rows = (
        f"La le DET Gender=Fem|Number=Sing 3 det; nouvelle nouveau ADJ _ 3 amod; maire _ NOUN Gender=Fem 4 nsubj; "
        f"nie nier VERB {FIN} 0 root; . _ PUNCT _ 4 punct"
    )
    found = below(headline, document(" " * len(headline) + "La nouvelle maire nie.", rows))

    assert met(lists, found, "maire") == "Claire Vasseur"


def test_a_surname_is_that_of_the_headline(lists: WordLists) -> None:
    headline = "Claire Vasseur s’en va"
    rows = f"Vasseur _ PROPN _ 2 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 2 punct; # PER Vasseur"
    found = below(headline, document(" " * len(headline) + "Vasseur nie.", rows))

    assert met(lists, found, "Vasseur") == "Claire Vasseur"


# --- With the parser -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("Son avocat, Me Paul Morin, dort. L'avocat affirme que le contrat est valable.", "avocat", "Paul Morin"),
        ("Le ministre des Sports, Jean Valcourt, arrive. Le ministre dit que tout va.", "ministre", "Jean Valcourt"),
        ("La chanteuse Claire Vasseur arrive à Lyon. La chanteuse affirme que tout va.", "chanteuse", "Claire Vasseur"),
        ("Le président Paul Morin arrive à Tarnes. Le chef de l'État affirme que tout va.", "chef", "Paul Morin"),
        ("L'Agence régionale des eaux (ARE) ferme. L'ARE affirme que tout va.", "ARE", "Agence régionale des eaux"),
    ],
)
def test_offices_and_acronyms_of_ordinary_sentences(
    parser: Parser, lists: WordLists, text: str, form: str, wanted: str
) -> None:
    found, _ = parser.parse(text)

    assert met(lists, found, form) == wanted


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        # Whom a lawyer defends.
        ("L'avocate de Paul Morin, Me Anne Roy, plaide. Son client affirme que tout va.", "client", "Paul Morin"),
        ("Me Anne Roy défend Paul Morin. Son client affirme que tout va.", "client", "Paul Morin"),
        ("Défendu par Me Anne Roy, Paul Morin comparaît. Son client affirme que tout va.", "client", "Paul Morin"),
        ("Paul Morin comparaît. Son avocate, Me Anne Roy, plaide. Son client affirme que tout va.", "client",
         "Paul Morin"),
        ("Me Anne Roy plaide. Son client affirme que tout va.", "client", "Son client"),
        ("Anne Roy, conseil de Paul Morin, plaide. Son client affirme que tout va.", "client", "Paul Morin"),
        # Whose mother somebody is.
        ("Paul Morin dort. Sa mère, Claire Morin, attend. Sa mère affirme que tout va.", "mère", "Claire Morin"),
        ("Paul Morin dort. Claire Morin attend. Sa mère affirme que tout va.", "mère", "Sa mère"),
        # A trade, a country or a party, of somebody of whom the text has not told it.
        ("Paul Valcourt est arrivé à Tarnes. Le romancier affirme que tout va.", "romancier", "Paul Valcourt"),
        ("Le lieutenant Paul Valcourt est arrivé. Le pompier affirme que tout va.", "pompier", "Paul Valcourt"),
        ("Paul Valcourt a battu l'Espagnol Juan Ortil. Le Lyonnais affirme que tout va.", "Lyonnais", "Paul Valcourt"),
        ("Paul Valcourt a battu l'Espagnol Juan Ortil. L'Espagnol affirme que tout va.", "Espagnol", "Juan Ortil"),
        ("La députée socialiste Claire Roy arrive, et Anne Morin part. La socialiste affirme que tout va.",
         "socialiste", "Claire Roy"),
        ("Le Français Paul Valcourt a gagné. Le Breton affirme que tout va.", "Breton", "Paul Valcourt"),
        ("La Verte Claire Roy arrive, et le socialiste Paul Morin part. L'écologiste affirme que tout va.",
         "écologiste", "Claire Roy"),
        # Offices held no longer, and ranks.
        ("L'ancien ministre Paul Morin part. Le ministre Jean Valcourt arrive. L'ancien ministre affirme que tout va.",
         "ministre", "Paul Morin"),
        ("Le ministre de la Justice Jean Valcourt arrive. L'ex-Premier ministre Paul Morin part. "
         "Le ministre de la Justice affirme que tout va.", "ministre", "Jean Valcourt"),
        # The last one named, and nobody by a place.
        ("Paul Morin a vu Jean Valcourt lundi à Tarnes. Ce dernier affirme que tout va.", "dernier", "Jean Valcourt"),
        ("Paul Morin a vu Jean Valcourt lundi à Genève. Celui-ci affirme que tout va.", "Celui-ci", "Jean Valcourt"),
        # Of whom the text talks.
        ("Paul Morin quitterait Lyon, selon le journaliste Jean Valcourt. L'intéressé affirme que tout va.",
         "intéressé", "Paul Morin"),
        # Unnamed people stay unnamed.
        ("Paul Morin est mort. Un voisin a donné l'alerte. Cet homme affirme que tout va.", "homme", "voisin"),
        ("Anne Roy affirme que tout va. Une habitante a tout perdu. La jeune femme affirme que tout va.", "femme",
         "habitante"),
        # Bodies.
        ("L'organisation Mer Libre proteste. L'ONG affirme que tout va.", "ONG", "Mer Libre"),
        # Several together.
        ("Julie et Marc Morin dorment. Le couple affirme que tout va.", "couple", "Julie et Marc Morin"),
        ("L'équipe de Paul Morin a suivi 400 abeilles. Les chercheurs affirment que tout va.", "chercheurs",
         "équipe de Paul Morin"),
        ("Des glaciologues de Tarnes ont mesuré la neige. Les auteurs affirment que tout va.", "auteurs",
         "glaciologues de Tarnes"),
        # Whoever is accused stays that one, whoever was named since.
        ("Un plombier est jugé. L'accusé nie. Paul Morin témoigne. L'accusé affirme que tout va.", "accusé", "accusé"),
        # First names, particles, and what the recogniser cuts wrongly.
        ("Fanny Lestrade dort. Fanny affirme que tout va.", "Fanny", "Fanny Lestrade"),
        ("Anne de Saint-Aubin dort. Mme de Saint-Aubin affirme que tout va.", "Mme", "Anne de Saint-Aubin"),
        ("Son coéquipier Dario Senn soupçonne une erreur. « Tout va », affirme Senn.", "Senn", "Dario Senn"),
    ],
)  # fmt: skip
def test_whom_ordinary_sentences_take_up(parser: Parser, lists: WordLists, text: str, form: str, wanted: str) -> None:
    found, _ = parser.parse(text)

    assert met(lists, found, form) == wanted


def test_what_somebody_reckoned_is_that_somebody_speaking(lists: WordLists) -> None:
    found = document(
        "Nadia Ferrol, maire, dort. Selon ses calculs, tout va.",
        MAYOR,
        f"Selon _ ADP _ 3 case; ses son DET _ 3 det; calculs calcul NOUN Gender=Masc|Number=Plur 6 obl:mod; "
        f", _ PUNCT _ 3 punct; tout _ PRON _ 6 nsubj; va aller VERB {FIN} 0 root; . _ PUNCT _ 6 punct",
    )

    assert met(lists, found, "calculs") == "Nadia Ferrol"


def test_who_is_known_by_an_office_is_not_called_by_another(lists: WordLists) -> None:
    found = document("Nadia Ferrol, maire, dort. La gardienne nie.", MAYOR, says("La", "gardienne", "Fem"))

    assert met(lists, found, "gardienne") == "gardienne"


# --- Generated from the lists ----------------------------------------------------------------------------------------


def test_no_day_is_somebody(lists: WordLists) -> None:
    for day in sorted(lists.classes.day_names):
        first = day.capitalize()
        found = document(
            f"Nadia Ferrol, maire, dort. {first}, elle nie.",
            MAYOR,
            f"{first} _ PROPN _ 4 obl:mod; , _ PUNCT _ 1 punct; elle lui PRON Gender=Fem 4 nsubj; "
            f"nie nier VERB {FIN} 0 root; . _ PUNCT _ 4 punct",
        )
        assert met(lists, found, "elle") == "Nadia Ferrol", day
        assert met(lists, found, first) is None, day


def participles(lists: WordLists) -> list[tuple[str, str]]:
    """Participles that take up somebody named before, with a vowel at the beginning: for a man, for a woman."""
    nouns = lists["noms-anaphoriques"]
    return [
        (noun, f"{noun}e") for noun in sorted(nouns) if noun[-1] in "éu" and f"{noun}e" in nouns and noun[0] in "aeéiou"
    ]


def test_participles_of_men_and_women_take_up_men_and_women(lists: WordLists) -> None:
    opening = "Nadia Ferrol, maire, dort. Paul Morin, préfet, dort."
    prefect = (
        MAYOR.replace("Nadia", "Paul").replace("Ferrol", "Morin").replace("maire", "préfet").replace("=Fem", "=Masc")
    )
    assert len(participles(lists)) >= 3
    for man, woman in participles(lists):
        for noun, name in ((man, "Paul Morin"), (woman, "Nadia Ferrol")):
            said = (
                f"L' le DET _ 2 det; {noun} _ NOUN Number=Sing 3 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 3 punct"
            )
            # Whoever is named last is more salient.
            for text, first, second in (
                (opening, MAYOR, prefect),
                (". ".join(reversed(opening.rstrip(".").split(". "))) + ".", prefect, MAYOR),
            ):
                found = document(f"{text} L'{noun} nie.", first, second, said)
                assert met(lists, found, noun) == name, (noun, text)


def test_a_noun_for_the_accused_never_takes_up_a_judge_or_prosecutor(lists: WordLists) -> None:
    prosecutor = MAYOR.replace("Nadia", "Paul").replace("Ferrol", "Morin").replace("=Fem", "=Masc")
    for office, taken_up in (("préfet", "Paul Morin"), ("procureur", "accusé"), ("juge", "accusé")):
        said = f"L' le DET _ 2 det; accusé _ NOUN Number=Sing 3 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 3 punct"
        found = document(f"Paul Morin, {office}, dort. L'accusé nie.", prosecutor.replace("maire", office), said)
        assert met(lists, found, "accusé") == taken_up, office


def test_a_body_is_called_by_the_noun_that_its_name_opens_with(lists: WordLists) -> None:
    nouns = [
        noun for noun in sorted(lists["organisations-anaphoriques"]) if noun.isalpha() and noun[0] not in "aeéiouh"
    ]
    assert len(nouns) >= 8
    for noun in nouns:
        first = noun.capitalize()
        found = document(
            f"La {first} du Nord ferme. Le cabinet Norpal dort. La {noun} nie.",
            f"La le DET _ 2 det; {first} _ PROPN _ 5 nsubj; du de ADP _ 4 case; Nord _ PROPN _ 2 nmod; "
            f"ferme fermer VERB {FIN} 0 root; . _ PUNCT _ 5 punct; # ORG {first} du Nord",
            f"Le le DET _ 2 det; cabinet _ NOUN Gender=Masc 4 nsubj; Norpal _ PROPN _ 2 appos; "
            f"dort dormir VERB {FIN} 0 root; . _ PUNCT _ 4 punct; # ORG Norpal",
            f"La le DET _ 2 det; {noun} _ NOUN Number=Sing 3 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 3 punct",
        )
        assert met(lists, found, noun) == f"{first} du Nord", noun


def test_the_head_of_state_is_the_only_president_however_long_ago(lists: WordLists) -> None:
    sleeps = f"Tout _ PRON _ 2 nsubj; va aller VERB {FIN} 0 root; . _ PUNCT _ 2 punct"
    found = document(
        "Le président Paul Morin dort. " + "Tout va. " * 30 + "Le chef de l'État nie.",
        f"Le le DET _ 2 det; président _ NOUN Gender=Masc|Number=Sing 5 nsubj; Paul _ PROPN _ 2 appos; "
        f"Morin _ PROPN _ 3 flat:name; dort dormir VERB {FIN} 0 root; . _ PUNCT _ 5 punct; # PER Paul Morin",
        *[sleeps] * 30,
        f"Le le DET _ 2 det; chef _ NOUN Gender=Masc|Number=Sing 6 nsubj; de _ ADP _ 5 case; l' le DET _ 5 det; "
        f"État état NOUN Gender=Masc 2 nmod; nie nier VERB {FIN} 0 root; . _ PUNCT _ 6 punct",
    )

    assert met(lists, found, "chef") == "Paul Morin"
