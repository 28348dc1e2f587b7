"""Moods by form, inverted subjects."""

from __future__ import annotations

import pytest

from claims.document.tree import Sentence, Word
from claims.parsing.parser import Parser
from claims.parsing.repair.registry import with_repairs
from tests.support.repairs import MENDING, mended_by, mended_tree
from tests.support.trees import forms, named, sentence, tree, word

OF_FORM = [repair for repair in MENDING.tags if repair.order < 100]
"""The repairs that go by the spelling of a word alone."""
FINITE = "Mood=Ind|Tense=Imp|VerbForm=Fin"

CONDITIONALS = [
    ("aurait", "avoir"),
    ("auraient", "avoir"),
    ("serait", "être"),
    ("seraient", "être"),
    ("serions", "être"),
    ("auriez", "avoir"),
    ("aurais", "avoir"),
    ("ferait", "faire"),
    ("déferait", "défaire"),
    ("irait", "aller"),
    ("iraient", "aller"),
    ("pourrait", "pouvoir"),
    ("voudrait", "vouloir"),
    ("devrait", "devoir"),
    ("devraient", "devoir"),
    ("faudrait", "falloir"),
    ("saurait", "savoir"),
    ("vaudrait", "valoir"),
    ("équivaudrait", "équivaloir"),
    ("verrait", "voir"),
    ("reverrait", "revoir"),
    ("prévoirait", "prévoir"),
    ("enverrait", "envoyer"),
    ("renverrait", "renvoyer"),
    ("recevrait", "recevoir"),
    ("percevraient", "percevoir"),
    ("viendrait", "venir"),
    ("deviendraient", "devenir"),
    ("tiendrait", "tenir"),
    ("obtiendrait", "obtenir"),
    ("mourrait", "mourir"),
    ("courrait", "courir"),
    ("parcourrait", "parcourir"),
    ("acquerrait", "acquérir"),
    ("accueillerait", "accueillir"),
    ("ouvrirait", "ouvrir"),
    ("finirait", "finir"),
    ("partiraient", "partir"),
    ("prendrait", "prendre"),
    ("mettrait", "mettre"),
    ("dirait", "dire"),
    ("apparaîtrait", "apparaître"),
    ("apparaitrait", "apparaître"),
    ("conclurait", "conclure"),
    ("montrerait", "montrer"),
    ("préparerait", "préparer"),
    ("entrerait", "entrer"),
    ("appellerait", "appeler"),
    ("jetterait", "jeter"),
    ("achèterait", "acheter"),
    ("paierait", "payer"),
    ("essaieraient", "essayer"),
    ("emploierait", "employer"),
    ("crierait", "crier"),
    ("porteraient", "porter"),
    ("assoirait", "asseoir"),
    ("émouvrait", "émouvoir"),
]

IMPERFECTS = [
    ("avait", "avoir"),
    ("étaient", "être"),
    ("allait", "aller"),
    ("faisait", "faire"),
    ("disait", "dire"),
    ("savait", "savoir"),
    ("montrait", "montrer"),
    ("préparait", "préparer"),
    ("entrait", "entrer"),
    ("tirait", "tirer"),
    ("demeuraient", "demeurer"),
    ("considérait", "considérer"),
    ("espéraient", "espérer"),
    ("opérait", "opérer"),
    ("serrait", "serrer"),
    ("enterrait", "enterrer"),
    ("ouvrait", "ouvrir"),
    ("offraient", "offrir"),
    ("souffrait", "souffrir"),
    ("courait", "courir"),
    ("mourait", "mourir"),
    ("acquérait", "acquérir"),
    ("finissait", "finir"),
    ("parait", "parer"),
    ("criait", "crier"),
    ("payaient", "payer"),
    ("essayaient", "essayer"),
]


def mended(before: Word) -> Word:
    """A word after all that its form alone tells."""
    return with_repairs((before,), OF_FORM)[0][0]


@pytest.mark.parametrize(("form", "lemma"), CONDITIONALS)
def test_a_form_in_rait_on_the_future_stem_is_conditional(form: str, lemma: str) -> None:
    found = mended(word(form, lemma, feats=FINITE))

    assert (found.feat("Mood"), found.feat("VerbForm"), found.lemma) == ("Cnd", "Fin", lemma)


@pytest.mark.parametrize(("form", "lemma"), IMPERFECTS)
def test_a_form_in_ait_on_the_present_stem_is_no_conditional(form: str, lemma: str) -> None:
    before = word(form, lemma, feats=FINITE)

    assert mended(before) == before


@pytest.mark.parametrize(
    ("form", "lemma", "feats"),
    [
        ("fait", "faire", "Tense=Past|VerbForm=Part"),
        ("fait", "faire", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("refait", "refaire", "Tense=Past|VerbForm=Part"),
        ("satisfait", "satisfaire", "Tense=Past|VerbForm=Part"),
        ("sait", "savoir", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("hait", "haïr", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("tait", "taire", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("plait", "plaire", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("distrait", "distraire", "Tense=Past|VerbForm=Part"),
        ("connait", "connaître", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("disparait", "disparaître", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("paient", "payer", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("essaient", "essayer", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("ait", "avoir", "Mood=Sub|Tense=Pres|VerbForm=Fin"),
        ("aient", "avoir", "Mood=Sub|Tense=Pres|VerbForm=Fin"),
        ("vais", "aller", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("portions", "porter", "Mood=Ind|Tense=Imp|VerbForm=Fin"),
        ("partira", "partir", "Mood=Ind|Tense=Fut|VerbForm=Fin"),
        ("dit", "dire", "Tense=Past|VerbForm=Part"),
    ],
)
def test_what_the_spelling_does_not_tell_stays_as_the_tagger_saw_it(form: str, lemma: str, feats: str) -> None:
    before = word(form, lemma, feats=feats)

    assert dict(mended(before).feats) == dict(before.feats)


def test_presents_in_aient_of_traire_stay_presents() -> None:
    before = word("soustraient", "soustraire", feats="Mood=Ind|Tense=Pres|VerbForm=Fin")

    assert dict(mended(before).feats) == dict(before.feats)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("sera", "être"), ("auront", "avoir"), ("commenceront", "commencer"), ("paiera", "payer"), ("rendra", "rendre"),
        ("viendra", "venir"), ("publierons", "publier"), ("finira", "finir"), ("courra", "courir"), ("ferez", "faire"),
    ],
)  # fmt: skip
def test_an_ending_of_avoir_on_the_future_stem_is_future(form: str, lemma: str) -> None:
    found = mended(word(form, lemma, feats="Mood=Ind|Tense=Pres|VerbForm=Fin"))

    assert (found.feat("Mood"), found.feat("Tense"), found.lemma) == ("Ind", "Fut", lemma)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("montra", "montrer"), ("entra", "entrer"), ("ouvrons", "ouvrir"), ("courons", "courir"), ("sont", "être"),
        ("ont", "avoir"), ("considérons", "considérer"), ("a", "avoir"), ("tirons", "tirer"), ("couvrez", "couvrir"),
    ],
)  # fmt: skip
def test_an_r_of_the_verb_itself_makes_no_future(form: str, lemma: str) -> None:
    feats = "Mood=Ind|Tense=Pres|VerbForm=Fin"

    assert mended(word(form, lemma, feats=feats)).feat("Tense") == "Pres"


def test_a_capital_hides_no_conditional() -> None:
    assert mended(word("Aurait", "avoir", "AUX", FINITE)).feat("Mood") == "Cnd"


def test_the_lemma_of_an_irregular_conditional_is_set_right() -> None:
    assert mended(word("aurait", "aurer", "AUX", FINITE)).lemma == "avoir"
    assert mended(word("seraient", "serer", "AUX", FINITE)).lemma == "être"


def test_person_and_number_are_kept() -> None:
    found = mended(word("aurait", "avoir", "AUX", f"{FINITE}|Number=Sing|Person=3"))

    assert (found.feat("Number"), found.feat("Person")) == ("Sing", "3")


@pytest.mark.parametrize(
    ("form", "upos"), [("portrait", "NOUN"), ("relais", "NOUN"), ("mauvais", "ADJ"), ("lait", "NOUN")]
)
def test_words_that_are_no_verbs_are_left_alone(form: str, upos: str) -> None:
    before = word(form, upos=upos)

    assert mended(before) == before


# --- Inverted subjects -----------------------------------------------------------------------------------------------


def turned(tree: Sentence) -> tuple[Word, ...]:
    return mended_tree(tree.words)


def test_after_an_apposition_nothing_is_inverted() -> None:
    """*Son directeur, Paul Morin, a résumé la situation*: nothing stands before, so the noun is an object."""
    tree = sentence(
        "Son directeur, Paul Morin, a résumé la situation.",
        """
        Son _ DET _ 2 det
        directeur _ NOUN _ 8 dep
        , _ PUNCT _ 4 punct
        Paul _ PROPN _ 2 appos
        Morin _ PROPN _ 4 flat:name
        , _ PUNCT _ 4 punct
        a avoir AUX Mood=Ind|VerbForm=Fin 8 aux:tense
        résumé résumer VERB Tense=Past|VerbForm=Part 0 root
        la le DET _ 10 det
        situation _ NOUN _ 8 obj
        . _ PUNCT _ 8 punct
        """,
    )

    assert turned(tree)[9].deprel == "obj"


SAID = """
« _ PUNCT _ 3 punct
Tout _ PRON _ 3 {subject}
va aller VERB Mood=Ind|VerbForm=Fin 6 {said}
» _ PUNCT _ 3 punct
{comma}
a avoir AUX Mood=Ind|VerbForm=Fin {verb} aux:tense
déclaré déclarer VERB Tense=Past|VerbForm=Part 0 root
la le DET _ {noun} det
préfète _ NOUN _ {verb} {deprel}
. _ PUNCT _ {verb} punct
"""


def said(deprel: str) -> Sentence:
    """« Tout va », a déclaré la préfète. with the noun's relation as the parser gave it."""
    table = SAID.format(
        subject="nsubj", said="ccomp", comma=", _ PUNCT _ 7 punct", verb=7, noun=9, deprel=deprel
    ).replace(" 6 ccomp", " 7 ccomp")
    return sentence("« Tout va », a déclaré la préfète.", table)


@pytest.mark.parametrize("deprel", ["obj", "xcomp", "obl:mod", "appos", "dep"])
def test_the_noun_after_an_inserted_verb_becomes_its_subject(deprel: str) -> None:
    words = turned(said(deprel))

    assert [(w.form, w.deprel) for w in words if w.head == 6 and w.upos == "NOUN"] == [("préfète", "nsubj")]


def test_the_quotation_taken_for_the_subject_becomes_what_is_said() -> None:
    tree = sentence(
        "« Tout va bien demain », a déclaré la préfète.",
        """
        « _ PUNCT _ 3 punct
        Tout _ PRON _ 3 nsubj
        va aller VERB VerbForm=Fin 9 csubj
        bien _ ADV _ 3 advmod
        demain _ ADV _ 3 advmod
        » _ PUNCT _ 3 punct
        , _ PUNCT _ 3 punct
        a avoir AUX VerbForm=Fin 9 aux:tense
        déclaré déclarer VERB VerbForm=Part|Tense=Past 0 root
        la le DET _ 11 det
        préfète _ NOUN _ 9 obj
        . _ PUNCT _ 9 punct
        """,
    )

    words = turned(tree)

    assert {w.form: w.deprel for w in words if w.form in ("va", "préfète")} == {"va": "ccomp", "préfète": "nsubj"}


@pytest.mark.parametrize(
    ("text", "table"),
    [
        pytest.param(
            "Le maire, inquiet, assure la paix.",
            """
            Le le DET _ 2 det
            maire _ NOUN _ 6 nsubj
            , _ PUNCT _ 4 punct
            inquiet _ ADJ _ 2 amod
            , _ PUNCT _ 4 punct
            assure assurer VERB VerbForm=Fin 0 root
            la le DET _ 8 det
            paix _ NOUN _ 6 obj
            . _ PUNCT _ 6 punct
            """,
            id="commas part subject and verb",
        ),
        pytest.param(
            "Hier, il a vu la préfète.",
            """
            Hier _ ADV _ 5 advmod
            , _ PUNCT _ 1 punct
            il _ PRON _ 5 nsubj
            a avoir AUX VerbForm=Fin 5 aux:tense
            vu voir VERB VerbForm=Part|Tense=Past 0 root
            la le DET _ 7 det
            préfète _ NOUN _ 5 obj
            . _ PUNCT _ 5 punct
            """,
            id="the verb has a subject",
        ),
        pytest.param(
            "« Oui », a répondu à la préfète.",
            """
            « _ PUNCT _ 2 punct
            Oui _ INTJ _ 6 ccomp
            » _ PUNCT _ 2 punct
            , _ PUNCT _ 2 punct
            a avoir AUX VerbForm=Fin 6 aux:tense
            répondu répondre VERB VerbForm=Part|Tense=Past 0 root
            à _ ADP _ 9 case
            la le DET _ 9 det
            préfète _ NOUN _ 6 obl:arg
            . _ PUNCT _ 6 punct
            """,
            id="a preposition stands before the noun",
        ),
        pytest.param(
            "Le maire dit la vérité.",
            """
            Le le DET _ 2 det
            maire _ NOUN _ 3 nsubj
            dit dire VERB VerbForm=Fin 0 root
            la le DET _ 5 det
            vérité _ NOUN _ 3 obj
            . _ PUNCT _ 3 punct
            """,
            id="the verb is not inserted",
        ),
        pytest.param(
            "« Oui », pour fermer la route.",
            """
            « _ PUNCT _ 2 punct
            Oui _ INTJ _ 0 root
            » _ PUNCT _ 2 punct
            , _ PUNCT _ 2 punct
            pour _ ADP _ 6 mark
            fermer _ VERB VerbForm=Inf 2 parataxis
            la le DET _ 8 det
            route _ NOUN _ 6 obj
            . _ PUNCT _ 2 punct
            """,
            id="an infinitive has no subject",
        ),
    ],
)
def test_objects_stay_objects_elsewhere(text: str, table: str) -> None:
    tree = sentence(text, table)

    assert turned(tree) == tree.words


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "speaker"),
    [
        ("« Tout va bien », a déclaré la préfète du Cantal.", "déclaré", "préfète"),
        ("« Tout va bien », a répété Nadia Ferrol.", "répété", "Nadia"),
        ("La route est sûre, assure le préfet.", "assure", "préfet"),
        ("« Que faire ? », s’est interrogée la maire.", "interrogée", "maire"),
        ('"Tout va bien", promet l\'entreprise.', "promet", "entreprise"),
    ],
)
def test_the_parser_finds_inverted_subjects(live_parser: Parser, text: str, verb: str, speaker: str) -> None:
    document, _ = live_parser.parse(text)
    (found,) = document.sentences

    assert speaker in forms([w for w in found.children(named(found, verb)) if w.relation == "nsubj"])


@pytest.mark.model
def test_the_parser_tells_conditional_from_imperfect(live_parser: Parser) -> None:
    document, _ = live_parser.parse(
        "Le suspect aurait pris la fuite. Il avait préparé son départ et montrait des photos."
    )
    moods = {w.form: (w.feat("Mood"), w.feat("Tense")) for s in document.sentences for w in s.words if w.feat("Mood")}

    assert moods == {"aurait": ("Cnd", "Pres"), "avait": ("Ind", "Imp"), "montrait": ("Ind", "Imp")}


@pytest.mark.parametrize(
    ("form", "lemma", "mend"),
    [("détenus", "détenir", "détenu"), ("ducs", "ducs", "duc"), ("ponts", "pont", "pont"), ("juges", "juge", "juge")],
)
def test_nouns_of_persons_have_the_lemma_of_the_person(form: str, lemma: str, mend: str) -> None:
    assert mended(word(form, lemma, "NOUN")).lemma == mend


def test_irregular_forms_overrule_a_verb_that_exists_too() -> None:
    """*Jointe* is of joindre, though jointer is a verb."""
    assert mended(word("jointe", "jointer", "VERB", "Gender=Fem|VerbForm=Part")).lemma == "joindre"


@pytest.mark.parametrize("form", ["ait", "aient", "soit", "soient", "puisse", "fasse", "sachent", "aille", "veuillent"])
@pytest.mark.parametrize("mood", ["Cnd", "Ind", "Sub"])
def test_a_form_with_the_stem_of_a_subjunctive_is_one(form: str, mood: str) -> None:
    verb = tree(f"{form} être AUX Mood={mood}|Tense=Pres|VerbForm=Fin|Number=Sing 0 root").words[0]
    assert mended_by("subjunctive", (verb,))[0].feats == {
        "Mood": "Sub",
        "Tense": "Pres",
        "VerbForm": "Fin",
        "Number": "Sing",
    }


@pytest.mark.parametrize(("form", "upos"), [("fait", "VERB"), ("paie", "VERB"), ("soit", "CCONJ")])
def test_other_words_are_no_subjunctives(form: str, upos: str) -> None:
    other = tree(f"{form} {form} {upos} 0 root").words[0]
    assert mended_by("subjunctive", (other,)) == (other,)
