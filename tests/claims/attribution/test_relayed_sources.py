"""Who speaks behind the grammatical source, and who passes on whose words."""

from __future__ import annotations

import pytest

from claims.attribution.relayed_sources import cited_source, citing_source, is_relay, newsroom_list, relayed_source
from claims.rules.loader import WordLists
from tests.support.trees import named, sentence

FIN = "Mood=Ind|VerbForm=Fin"
PRESENT = "Tense=Pres|VerbForm=Part"
PAST = "Tense=Past|VerbForm=Part"

VOICE = (
    "Le pays a répondu par la voix de Jean Morel que tout va.",
    f"""
    Le le DET _ 2 det
    pays _ NOUN _ 4 nsubj
    a avoir AUX {FIN} 4 aux:tense
    répondu répondre VERB {PAST} 0 root
    par _ ADP _ 7 case
    la le DET _ 7 det
    voix _ NOUN _ 4 obl:mod
    de _ ADP _ 9 case
    Jean _ PROPN _ 7 nmod
    Morel _ PROPN _ 9 flat:name
    que _ SCONJ _ 13 mark
    tout _ PRON _ 13 nsubj
    va aller VERB {FIN} 4 ccomp
    . _ PUNCT _ 4 punct
    """,
    "répondu",
    "pays",
)
LETTER = (
    "La société a publié une lettre annonçant la fermeture.",
    f"""
    La le DET _ 2 det
    société _ NOUN _ 4 nsubj
    a avoir AUX {FIN} 4 aux:tense
    publié publier VERB {PAST} 0 root
    une un DET _ 6 det
    lettre _ NOUN _ 4 obj
    annonçant annoncer VERB {PRESENT} 6 acl
    la le DET _ 9 det
    fermeture _ NOUN _ 7 obj
    . _ PUNCT _ 4 punct
    """,
    "annonçant",
    "lettre",
)
ONE_LEARNS = (
    "Dans un communiqué de la préfecture, on apprend que tout va.",
    f"""
    Dans _ ADP _ 3 case
    un _ DET _ 3 det
    communiqué _ NOUN _ 9 obl:mod
    de _ ADP _ 6 case
    la le DET _ 6 det
    préfecture _ NOUN _ 3 nmod
    , _ PUNCT _ 3 punct
    on _ PRON _ 9 nsubj
    apprend apprendre VERB {FIN} 0 root
    que _ SCONJ _ 12 mark
    tout _ PRON _ 12 nsubj
    va aller VERB {FIN} 9 ccomp
    . _ PUNCT _ 9 punct
    """,
    "apprend",
    "on",
)
WHAT_THEY_REPORT = (
    "Selon ce que rapportent des médias, tout va.",
    f"""
    Selon _ ADP _ 2 case
    ce _ PRON _ 9 obl:mod
    que _ PRON PronType=Rel 4 obj
    rapportent rapporter VERB {FIN} 2 acl:relcl
    des un DET _ 6 det
    médias média NOUN Number=Plur 4 obj
    , _ PUNCT _ 2 punct
    tout _ PRON _ 9 nsubj
    va aller VERB {FIN} 0 root
    . _ PUNCT _ 9 punct
    """,
    "ce",
    "ce",
)


@pytest.mark.parametrize(
    ("tree", "speaker", "through"),
    [
        (VOICE, "Jean", None),
        (LETTER, "société", "lettre"),
        (ONE_LEARNS, "préfecture", "communiqué"),
        (WHAT_THEY_REPORT, "médias", None),
    ],
)
def test_somebody_stands_behind_a_voice_a_letter_and_what_they_say(
    lists: WordLists, tree: tuple[str, str, str, str], speaker: str, through: str | None
) -> None:
    text, rows, trigger, word = tree
    found = sentence(text, rows)

    real = relayed_source(found, named(found, trigger), named(found, word), lists)

    assert real is not None
    assert real.speaker.form == speaker
    assert (real.through.form if real.through else None) == through


def test_nobody_stands_behind_a_plain_subject(lists: WordLists) -> None:
    found = sentence("Le juge parle", f"Le le DET _ 2 det; juge _ NOUN _ 3 nsubj; parle parler VERB {FIN} 0 root")

    assert relayed_source(found, named(found, "parle"), named(found, "juge"), lists) is None


def source(rest: str, rows: str) -> tuple[str, str]:
    return (
        f"Selon la radio Norpal, {rest}, tout va.",
        "Selon _ ADP _ 3 case; la le DET _ 3 det; radio _ NOUN _ 0 root; Norpal _ PROPN _ 3 appos; "
        f", _ PUNCT _ 3 punct; {rows}; , _ PUNCT _ 3 punct; "
        f"tout _ PRON _ 3 dep; va aller VERB {FIN} 3 dep; . _ PUNCT _ 3 punct",
    )


@pytest.mark.parametrize(
    ("rest", "rows", "wanted"),
    [
        (
            "citant un responsable",
            f"citant citer VERB {PRESENT} 3 acl; un _ DET _ 8 det; responsable _ NOUN _ 6 obj",
            "responsable",
        ),
        (
            "qui cite la police",
            f"qui _ PRON PronType=Rel 7 nsubj; cite citer VERB {FIN} 3 acl:relcl; la le DET _ 9 det; "
            "police _ NOUN _ 7 obj",
            "police",
        ),
        (
            "qui tient l'information d'un responsable",
            f"qui _ PRON PronType=Rel 7 nsubj; tient tenir VERB {FIN} 3 acl:relcl; l' le DET _ 9 det; "
            "information _ NOUN _ 7 obj; d' de ADP _ 12 case; un _ DET _ 12 det; responsable _ NOUN _ 9 nmod",
            "responsable",
        ),
        (
            "relayant les propos du ministre",
            f"relayant relayer VERB {PRESENT} 3 acl; les le DET _ 8 det; propos _ NOUN _ 6 obj; "
            "+2 du; de _ ADP _ 11 case; le _ DET _ 11 det; ministre _ NOUN _ 8 nmod",
            "ministre",
        ),
        (
            "qui tient la route",
            f"qui _ PRON _ 7 nsubj; tient tenir VERB {FIN} 3 acl:relcl; la le DET _ 9 det; route _ NOUN _ 7 obj",
            None,
        ),
        (
            "installée à Tarnes",
            f"installée installer VERB {PAST} 3 acl; à _ ADP _ 8 case; Tarnes _ PROPN _ 6 obl",
            None,
        ),
    ],
)
def test_whom_a_source_cites(lists: WordLists, rest: str, rows: str, wanted: str | None) -> None:
    found = sentence(*source(rest, rows))

    cited = cited_source(found, named(found, "radio"), lists)

    assert (cited.form if cited else None) == wanted


def test_who_cites_a_speaker(lists: WordLists) -> None:
    found = sentence(
        "Le juge, cité par l'agence Voxa, parle",
        f"Le le DET _ 2 det; juge _ NOUN _ 9 nsubj; , _ PUNCT _ 2 punct; cité citer VERB {PAST} 2 acl; "
        "par _ ADP _ 7 case; l' le DET _ 7 det; agence _ NOUN _ 4 obl:agent; Voxa _ PROPN _ 7 appos; "
        f", _ PUNCT _ 2 punct; parle parler VERB {FIN} 0 root",
    )

    relay = citing_source(found, named(found, "juge"), lists)

    assert relay is not None
    assert relay.form == "agence"


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("l'AFP", "l' le DET _ 2 det; AFP _ PROPN _ 0 root", "agences"),
        ("le Figaro", "le _ DET _ 2 det; Figaro _ PROPN _ 0 root", "medias"),
        ("Le Monde", "Le le DET _ 2 det; Monde _ PROPN _ 0 root", "medias"),
        ("Telegram", "Telegram _ PROPN _ 0 root", "plateformes"),
        ("la mairie", "la le DET _ 2 det; mairie _ NOUN _ 0 root", ""),
    ],
)
def test_newsrooms_and_platforms_are_known_with_and_without_article(
    lists: WordLists, text: str, rows: str, wanted: str
) -> None:
    found = sentence(text, rows)

    assert newsroom_list(found.words, lists) == wanted


@pytest.mark.parametrize(("noun", "wanted"), [("radio", True), ("mairie", False)])
def test_media_relay_and_town_halls_do_not(lists: WordLists, noun: str, wanted: bool) -> None:
    found = sentence(f"la {noun}", f"la le DET _ 2 det; {noun} _ NOUN _ 0 root")

    assert is_relay(found, named(found, noun), lists) is wanted


@pytest.mark.parametrize(
    ("place", "tree", "wanted"),
    [
        ("à la mairie", "à _ ADP _ 8 case; la le DET _ 8 det; mairie _ NOUN _ 4 obl:mod", "mairie"),
        ("à la cave", "à _ ADP _ 8 case; la le DET _ 8 det; cave _ NOUN _ 4 obl:mod", None),
        ("de source sûre", "de _ ADP _ 7 case; source _ NOUN _ 4 obl:mod; sûre sûr ADJ _ 7 amod", "source"),
    ],
)
def test_a_body_speaks_where_one_says_it(place: str, tree: str, wanted: str | None) -> None:
    """*Tout va, dit-on à la mairie.*"""
    found = sentence(
        f"Tout va, dit-on {place}.",
        f"Tout _ PRON _ 2 nsubj; va aller VERB {FIN} 0 root; , _ PUNCT _ 4 punct; dit dire VERB {FIN} 2 parataxis; "
        f"-on on PRON _ 4 nsubj; {tree}; . _ PUNCT _ 2 punct",
    )
    lists = WordLists(
        {"noms-organisation": ("mairie",), "sources-collectives": ("source",)}, {"bodies": ("noms-organisation",)}
    )
    cue, one = (next(w for w in found.words if w.form == form) for form in ("dit", "-on"))

    relayed = relayed_source(found, cue, one, lists)

    assert (relayed.speaker.form if relayed else None) == wanted
