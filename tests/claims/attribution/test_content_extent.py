"""How far a content behind its cue runs on."""

from __future__ import annotations

import pytest

from claims.attribution.content_extent import content_with_continuation
from claims.document.tree import Sentence
from claims.lexicon.wordlists import WordLists
from tests.support.trees import forms, named, sentence

FIN = "Mood=Ind|VerbForm=Fin"
LISTS = WordLists({"verbes-parole": ("dire", "ajouter"), "noms-canal": ("communiqué",), "medias": ("Radio",)})
SAID = f"""
Elle _ PRON _ 2 nsubj
dit dire VERB {FIN} 0 root
que _ SCONJ _ 5 mark
tout _ PRON _ 5 nsubj
tient tenir VERB {FIN} 2 ccomp
"""


def after(rows: str, text: str, barred: tuple[str, ...] = (), first: str = "tout", last: str = "tient") -> str:
    """What « Elle dit que tout tient … » says: the words from « tout tient » on."""
    found = sentence(f"Elle dit que tout tient {text}", SAID + rows)
    return continued(found, first, last, "dit", barred)


def continued(found: Sentence, first: str, last: str, trigger: str, barred: tuple[str, ...] = ()) -> str:
    words = found.words[named(found, first).index : named(found, last).index + 1]
    root, stops = named(found, last), [named(found, form) for form in barred]
    return forms(content_with_continuation(found, words, root, named(found, trigger), stops, LISTS))


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        # A complement that hangs on the cue is said too.
        ("jusqu'en mai .", "jusqu' _ ADP _ 8 case\nen _ ADP _ 8 case\nmai _ NOUN _ 2 obl:mod\n. _ PUNCT _ 2 punct",
         "tout tient jusqu' en mai"),
        # So is what stands behind a comma.
        (", même ici .", ", _ PUNCT _ 8 punct\nmême _ ADV _ 8 advmod\nici _ ADV _ 2 advmod\n. _ PUNCT _ 2 punct",
         "tout tient , même ici"),
        # A second main clause has a voice of its own.
        ("et il part .", f"et _ CCONJ _ 8 cc\nil _ PRON _ 8 nsubj\npart partir VERB {FIN} 2 conj\n. _ PUNCT _ 2 punct",
         "tout tient"),
        # A second clause in « que » on the cue has not.
        ("et que tout va .", f"et _ CCONJ _ 9 cc\nque _ SCONJ _ 9 mark\ntout _ PRON _ 9 nsubj\n"
         f"va aller VERB {FIN} 2 conj\n. _ PUNCT _ 2 punct", "tout tient et que tout va"),
        # Another cue has.
        (", ajoutant ceci .", ", _ PUNCT _ 7 punct\najoutant ajouter VERB Tense=Pres|VerbForm=Part 2 advcl\n"
         "ceci _ PRON _ 7 obj\n. _ PUNCT _ 2 punct", "tout tient"),
        # The channel is none of it.
        ("dans un communiqué .", "dans _ ADP _ 8 case\nun _ DET _ 8 det\ncommuniqué _ NOUN _ 2 obl:mod\n"
         ". _ PUNCT _ 2 punct", "tout tient"),
        ("sur Radio .", "sur _ ADP _ 7 case\nRadio _ PROPN _ 2 obl:mod\n. _ PUNCT _ 2 punct", "tout tient"),
        # What explains it after a colon is said too; a quotation there is a claim of its own.
        (": ici", ": _ PUNCT _ 7 punct\nici _ ADV _ 2 advmod", "tout tient : ici"),
        (": « ici »", ": _ PUNCT _ 8 punct\n« _ PUNCT _ 8 punct\nici _ ADV _ 2 advmod\n» _ PUNCT _ 8 punct",
         "tout tient"),
        # A verb on the cue goes on in the content's tense, if that is not the cue's.
        ("et va .", f"et _ CCONJ _ 7 cc\nva aller VERB {FIN}|Tense=Fut 2 conj\n. _ PUNCT _ 2 punct", "tout tient"),
    ],
)  # fmt: skip
def test_a_content_runs_on_up_to_another_voice(text: str, rows: str, wanted: str) -> None:
    assert after(rows, text) == wanted


def test_a_content_ends_before_another_argument() -> None:
    rows = "à _ ADP _ 8 case\nla _ DET _ 8 det\npresse _ NOUN _ 2 obl:arg\nici _ ADV _ 2 advmod\n. _ PUNCT _ 2 punct"

    assert after(rows, "à la presse ici .", barred=("presse",)) == "tout tient"
    assert after(rows, "à la presse ici .") == "tout tient à la presse ici"


NOMINAL = sentence(
    "Elle dit sa peur des crues, née hier.",
    f"""
    Elle _ PRON _ 2 nsubj
    dit dire VERB {FIN} 0 root
    sa son DET _ 4 det
    peur _ NOUN _ 2 obj
    +2 des
    de _ ADP _ 7 case
    les _ DET _ 7 det
    crues _ NOUN _ 4 nmod
    , _ PUNCT _ 9 punct
    née naître VERB Tense=Past|VerbForm=Part 4 acl
    hier _ ADV _ 9 advmod
    . _ PUNCT _ 2 punct
    """,
)


def test_a_participle_behind_a_comma_on_a_noun_is_the_articles_own() -> None:
    words = NOMINAL.words[2:10]

    found = content_with_continuation(NOMINAL, words, named(NOMINAL, "peur"), named(NOMINAL, "dit"), (), LISTS)

    assert forms(found) == "sa peur de les crues"


def test_an_adjective_ends_where_the_tree_says() -> None:
    found = sentence("Elle dit vrai ici", f"Elle _ PRON _ 2 nsubj; dit dire VERB {FIN} 0 root; vrai _ ADJ _ 2 obj; "
                     "ici _ ADV _ 2 advmod")  # fmt: skip

    assert continued(found, "vrai", "vrai", "dit") == "vrai"
    assert content_with_continuation(found, (), found.root, found.root, (), LISTS) == ()


def test_a_nouns_complement_inside_a_clause_that_goes_on_ends_where_the_tree_says() -> None:
    found = sentence(
        "L'idée que tout tient a plu.",
        f"L' le DET _ 2 det; idée _ NOUN _ 7 nsubj; que _ SCONJ _ 5 mark; tout _ PRON _ 5 nsubj; "
        f"tient tenir VERB {FIN} 2 acl; a avoir AUX {FIN} 7 aux:tense; "
        "plu plaire VERB Tense=Past|VerbForm=Part 0 root; . _ PUNCT _ 7 punct",
    )

    assert continued(found, "tout", "tient", "idée") == "tout tient"


def test_a_verb_on_the_cue_goes_on_in_the_content_s_tense_if_that_is_not_the_cue_s() -> None:
    rows = SAID.replace(f"tenir VERB {FIN}", f"tenir VERB {FIN}|Tense=Fut")
    found = sentence(
        "Elle dit que tout tient et va .",
        f"{rows}et _ CCONJ _ 7 cc\nva aller VERB {FIN}|Tense=Fut 2 conj\n. _ PUNCT _ 2 punct",
    )

    assert continued(found, "tout", "tient", "dit") == "tout tient et va"


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("lundi", "lundi _ NOUN 2 obl:mod", "un départ"),
        ("lors de tout", "lors _ ADP 7 case; de _ ADP 5 fixed; tout _ PRON 2 obl", "un départ"),
        ("du port", "+2 du; de _ ADP 7 case; le _ DET 7 det; port _ NOUN 2 obl:mod", "un départ de le port"),
    ],
)
def test_the_occasion_is_none_of_the_noun_that_was_announced(text: str, rows: str, wanted: str) -> None:
    found = sentence(
        f"Elle annonce un départ {text}",
        f"Elle _ PRON 2 nsubj; annonce annoncer VERB {FIN} 0 root; un _ DET 4 det; départ _ NOUN 2 obj; {rows}",
    )

    assert continued(found, "un", "départ", "annonce") == wanted
