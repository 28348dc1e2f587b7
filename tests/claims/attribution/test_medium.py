"""The channel through which words came."""

from __future__ import annotations

import pytest

from claims.attribution.medium import medium_span
from claims.lexicon.wordlists import WordLists
from tests.support.matches import POSTED, POSTED_TREE, match
from tests.support.trees import sentence, span

FIN = "Mood=Ind|VerbForm=Fin"
LISTS = WordLists(
    {
        "plateformes": ("Telegram",),
        "medias": ("Radio Argelune",),
        "agences": ("AFP",),
        "noms-canal": ("communiqué", "micro"),
        "canaux-ecrits": ("communiqué",),
        "canaux-oraux": ("micro",),
    }
)


CONTENT = (span(POSTED, "le pont tient"),)


def test_a_platform_is_a_medium() -> None:
    found = medium_span(match(POSTED_TREE, "dit", "Nadia"), LISTS, CONTENT, POSTED_TREE.words[:2])

    assert found is not None
    assert found.of(POSTED) == "Telegram"


def test_a_channel_inside_the_content_is_no_medium() -> None:
    content = (span(POSTED, "sur Telegram que le pont tient"),)

    assert medium_span(match(POSTED_TREE, "dit", "Nadia"), LISTS, content, POSTED_TREE.words[:2]) is None


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        (
            "dit dans un communiqué",
            "dans _ ADP _ 4 case; un _ DET _ 4 det; communiqué _ NOUN _ 1 obl:mod",
            "un communiqué",
        ),
        ("dit par communiqué", "par _ ADP _ 3 case; communiqué _ NOUN _ 1 obl:mod", "communiqué"),
        ("dit à l’AFP", "à _ ADP _ 4 case; l' le DET _ 4 det; AFP _ PROPN _ 1 obl:arg", "l’AFP"),
        ("dit le communiqué", "le _ DET _ 3 det; communiqué _ NOUN _ 1 obj", None),
        ("dit avec Telegram", "avec _ ADP _ 3 case; Telegram _ PROPN _ 1 obl:mod", None),
        ("dit à Paris", "à _ ADP _ 3 case; Paris _ PROPN _ 1 obl:mod", None),
    ],
)
def test_the_preposition_tells_whether_a_noun_is_a_channel(text: str, phrase: str, wanted: str | None) -> None:
    found = sentence(text, f"dit dire VERB {FIN} 0 root; {phrase}")

    medium = medium_span(match(found, "dit"), LISTS, (), ())

    assert (medium.of(text) if medium else None) == wanted


def test_a_medium_that_the_rule_names_wins() -> None:
    medium = medium_span(match(POSTED_TREE, "dit", "Nadia", medium="village"), LISTS, CONTENT, ())

    assert medium is not None
    assert medium.of(POSTED) == "du village", "the article inside a contraction brings the token with it"


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [("publié publier", "un communiqué publié sur Telegram"), ("rédigé rédiger", "un communiqué")],
)
def test_a_channel_is_told_with_the_platform_on_which_it_came_out(verb: str, wanted: str) -> None:
    form, lemma = verb.split()
    text = f"dit dans un communiqué {form} sur Telegram"
    tree = sentence(
        text,
        f"dit dire VERB {FIN} 0 root; dans _ ADP _ 4 case; un _ DET _ 4 det; communiqué _ NOUN _ 1 obl:mod; "
        f"{form} {lemma} VERB VerbForm=Part 4 acl; sur _ ADP _ 7 case; Telegram _ PROPN _ 5 obl:mod",
    )

    found = medium_span(match(tree, "dit"), LISTS, (), ())

    assert found is not None
    assert found.of(text) == wanted
