"""Whose words are whose, and where they end: sentences whose trees are right, from cue to claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from claims.attribution.extractor import Extractor
from claims.rules.loader import RuleSet
from claims.syntax.clauses import nickname_end
from tests.support.trees import document, sentence

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
ING = "Tense=Pres|VerbForm=Part"
INF = "VerbForm=Inf"


@pytest.fixture(scope="module")
def extractor(ruleset: RuleSet) -> Extractor:
    return Extractor(ruleset)


def told(extractor: Extractor, text: str, table: str) -> list[tuple[str, str | None]]:
    """The attributed claims of a text: content and speaker."""
    claims = extractor.extract(document(text, table)).claims
    return [(c.text(text), c.speaker.span.of(text) if c.speaker else None) for c in claims if c.attributed]


def spaced(marks: str) -> tuple[str, str]:
    """An opening and a closing mark as they are printed; nothing for none."""
    inner = " " if marks == "«»" else ""
    return (f"{marks[0]}{inner}", f"{inner}{marks[1]}") if marks else ("", "")


# --- Selon X, A, B et C … --------------------------------------------------------------------------------------------


def lists() -> Iterator[tuple[str, str, str, str]]:
    sources = (("le préfet", "le le DET _ 3 det; préfet _ NOUN _ {v} obl:mod"), ("Anne", "Anne _ PROPN _ {v} obl:mod"))
    things = (("la digue", "la jetée", "le pont"), ("Brest", "Lorient", "Vannes"))
    for (source, rows), items, hangs in product(sources, things, ("source", "verb")):
        start = 2 + len(source.split())
        width = len(items[0].split())
        heads = [start + width + i * (width + 1) for i in range(3)]
        verb = heads[2] + 2
        comma = start - 1 if hangs == "source" else verb
        table = [f"Selon _ ADP _ {start - 1} case", *rows.format(v=verb).split("; "), f", _ PUNCT _ {comma} punct"]
        for number, item in enumerate(items):
            if number:
                table.append(f", _ PUNCT _ {comma} punct" if number == 1 else f"et _ CCONJ _ {heads[2]} cc")
            relation = f"{verb} nsubj" if number == 0 else f"{heads[number - 1]} conj"
            *determiner, noun = item.split()
            table += [f"{d} _ DET _ {heads[number]} det" for d in determiner]
            table.append(f"{noun} _ {'NOUN' if determiner else 'PROPN'} _ {relation}")
        table += [
            f"sont être AUX {FIN} {verb} aux:pass",
            f"fermés fermer VERB {PART} 0 root",
            f". _ PUNCT _ {verb} punct",
        ]
        content = f"{items[0]}, {items[1]} et {items[2]} sont fermés"
        yield f"Selon {source}, {content}.", "\n".join(table), content, source


@pytest.mark.parametrize(("text", "table", "content", "speaker"), list(lists()))
def test_a_list_after_a_source_is_what_it_says(
    extractor: Extractor, text: str, table: str, content: str, speaker: str
) -> None:
    assert told(extractor, text, table) == [(content, speaker)]


def test_an_apposition_after_a_source_is_none_of_what_it_says(extractor: Extractor) -> None:
    text = "Selon Anne, maire de Brest, le pont est fermé."
    table = f"""
        Selon _ ADP _ 2 case
        Anne _ PROPN _ 10 obl:mod
        , _ PUNCT _ 2 punct
        maire _ NOUN _ 2 appos
        de _ ADP _ 6 case
        Brest _ PROPN _ 4 nmod
        , _ PUNCT _ 2 punct
        le _ DET _ 9 det
        pont _ NOUN _ 11 nsubj
        est être AUX {FIN} 11 aux:pass
        fermé fermer VERB {PART} 0 root
        . _ PUNCT _ 11 punct
        """

    assert told(extractor, text, table) == [("le pont est fermé", "Anne")]


def test_a_condition_before_a_source_is_not_all_it_says(extractor: Extractor) -> None:
    text = "Le port fermera si rien ne change, selon Anne."
    table = f"""
        Le _ DET _ 2 det
        port _ NOUN _ 3 nsubj
        fermera fermer VERB {FIN} 0 root
        si _ SCONJ _ 7 mark
        rien _ PRON _ 7 nsubj
        ne _ ADV _ 7 advmod
        change changer VERB {FIN} 3 ccomp
        , _ PUNCT _ 10 punct
        selon _ ADP _ 10 case
        Anne _ PROPN _ 7 obl:mod
        . _ PUNCT _ 3 punct
        """

    assert told(extractor, text, table) == [("Le port fermera si rien ne change", "Anne")]


# --- Coordinated contents --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", [6, 2])
def test_the_second_clause_with_que_is_said_too(extractor: Extractor, head: int) -> None:
    text = "Anne dit que rien ne va et que tout ferme."
    table = f"""
        Anne _ PROPN _ 2 nsubj
        dit dire VERB {FIN} 0 root
        que _ SCONJ _ 6 mark
        rien _ PRON _ 6 nsubj
        ne _ ADV _ 6 advmod
        va aller VERB {FIN} 2 ccomp
        et _ CCONJ _ 10 cc
        que _ SCONJ _ 10 mark
        tout _ PRON _ 10 nsubj
        ferme fermer VERB {FIN} {head} conj
        . _ PUNCT _ 2 punct
        """

    assert told(extractor, text, table) == [("rien ne va et que tout ferme", "Anne")]


def test_a_second_main_clause_is_not_said(extractor: Extractor) -> None:
    text = "Anne dit que tout va et quitte la salle."
    table = f"""
        Anne _ PROPN _ 2 nsubj
        dit dire VERB {FIN} 0 root
        que _ SCONJ _ 5 mark
        tout _ PRON _ 5 nsubj
        va aller VERB {FIN} 2 ccomp
        et _ CCONJ _ 7 cc
        quitte quitter VERB {FIN} 2 conj
        la _ DET _ 9 det
        salle _ NOUN _ 7 obj
        . _ PUNCT _ 2 punct
        """

    assert told(extractor, text, table) == [("tout va", "Anne")]


@pytest.mark.parametrize(("above", "marks"), list(product(["infinitive", "cue"], ["«»", '""', ""])))
def test_the_second_infinitive_is_said_too(extractor: Extractor, above: str, marks: str) -> None:
    """Parsers hang it on the cue as often as on the first, all the more behind a closing mark."""
    o, f = spaced(marks)
    first, second = (5, 10) if marks else (4, 7)
    opening, closing = ([f"{mark} _ PUNCT _ 2 punct"] if mark else [] for mark in (o.strip(), f.strip()))
    head = first if above == "infinitive" else 2
    table = [
        "Anne _ PROPN _ 2 nsubj", f"affirme affirmer VERB {FIN} 0 root",
        f"avoir _ AUX {INF} {first} aux:tense", *opening, f"crié crier VERB {PART} 2 xcomp", *closing,
        f"et _ CCONJ _ {second} cc",
        f"avoir _ AUX {INF} {second} aux:tense", *opening, f"couru courir VERB {PART} {head} conj", *closing,
        ". _ PUNCT _ 2 punct",
    ]  # fmt: skip
    content = f"avoir {o}crié{f} et avoir {o}couru{f}"

    assert told(extractor, f"Anne affirme {content}.", "\n".join(table)) == [(content, "Anne")]


# --- What others tell ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", [5, 3])
def test_what_somebody_else_reports_at_the_time_is_not_in_an_infinitive(extractor: Extractor, head: int) -> None:
    text = "Anne a reconnu avoir tiré après qu'un médecin a rapporté trois impacts."
    table = f"""
        Anne _ PROPN _ 3 nsubj
        a avoir AUX {FIN} 3 aux:tense
        reconnu reconnaître VERB {PART} 0 root
        avoir _ AUX {INF} 5 aux:tense
        tiré tirer VERB {PART} 3 xcomp
        après _ ADP _ 11 mark
        qu' que SCONJ _ 11 mark
        un _ DET _ 9 det
        médecin _ NOUN _ 11 nsubj
        a avoir AUX {FIN} 11 aux:tense
        rapporté rapporter VERB {PART} {head} advcl
        trois _ NUM _ 13 nummod
        impacts impact NOUN _ 11 obj
        . _ PUNCT _ 3 punct
        """

    assert ("avoir tiré", "Anne") in told(extractor, text, table)


@pytest.mark.parametrize(("comma", "noun"), list(product([6, 10], [4, 2])))
def test_a_relative_clause_behind_a_comma_is_not_in_an_accusation(extractor: Extractor, comma: int, noun: int) -> None:
    text = "Anne accuse de complot le pouvoir, qui le nie."
    table = f"""
        Anne _ PROPN _ 2 nsubj
        accuse accuser VERB {FIN} 0 root
        de _ ADP _ 4 case
        complot _ NOUN _ 2 obl:arg
        le _ DET _ 6 det
        pouvoir _ NOUN _ {noun} {"nmod" if noun == 4 else "obj"}
        , _ PUNCT _ {comma} punct
        qui _ PRON PronType=Rel 10 nsubj
        le _ PRON _ 10 obj
        nie nier VERB {FIN} 6 acl:relcl
        . _ PUNCT _ 2 punct
        """

    (found,) = [content for content, who in told(extractor, text, table) if who == "Anne"]

    assert "complot" in found
    assert "qui" not in found.split()


@pytest.mark.parametrize(
    ("who", "lemma", "kept"), [("rocher", "rocher", False), ("syndicat", "syndicat", True), ("maire", "maire", True)]
)
def test_a_thing_in_what_is_said_says_nothing(extractor: Extractor, who: str, lemma: str, kept: bool) -> None:
    text = f"Anne dit que le {who} menace de tomber."
    table = f"""
        Anne _ PROPN _ 2 nsubj
        dit dire VERB {FIN} 0 root
        que _ SCONJ _ 6 mark
        le _ DET _ 5 det
        {who} {lemma} NOUN _ 6 nsubj
        menace menacer VERB {FIN} 2 ccomp
        de _ ADP _ 8 mark
        tomber _ VERB {INF} 6 xcomp
        . _ PUNCT _ 2 punct
        """

    found = told(extractor, text, table)

    assert (f"le {who} menace de tomber", "Anne") in found
    assert (("tomber", f"le {who}") in found) is kept


# --- Nicknames and asides --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "upos", "marks"),
    list(product(["dit", "dite", "surnommé"], ["VERB", "ADJ"], ["«»", '""', "“”"])),
)
def test_a_nickname_is_not_said(extractor: Extractor, form: str, upos: str, marks: str) -> None:
    o, f = spaced(marks)
    plain = [m.replace("“", "«").replace("”", "»") for m in marks]
    text = f"{o}Rien ne va plus ici{f}, raconte Anne, {form} {o}Titi{f}."
    table = f"""
        {plain[0]} _ PUNCT _ 4 punct
        Rien _ PRON _ 4 nsubj
        ne _ ADV _ 4 advmod
        va aller VERB {FIN} 0 root
        plus _ ADV _ 4 advmod
        ici _ ADV _ 4 advmod
        {plain[1]} _ PUNCT _ 4 punct
        , _ PUNCT _ 9 punct
        raconte raconter VERB {FIN} 4 parataxis
        Anne _ PROPN _ 9 nsubj
        , _ PUNCT _ 12 punct
        {form} {"dire" if form.startswith("dit") else "surnommer"} {upos} {FIN if upos == "VERB" else PART} 4 parataxis
        {plain[0]} _ PUNCT _ 14 punct
        Titi _ PROPN _ 12 nsubj
        {plain[1]} _ PUNCT _ 14 punct
        . _ PUNCT _ 4 punct
        """

    assert told(extractor, text, table) == [("Rien ne va plus ici", "Anne")]


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("Anne, dite « Titi », rit", "Anne _ PROPN _ 8 nsubj; , _ PUNCT _ 3 punct; dite _ VERB _ 1 acl; "
         "« _ PUNCT _ 5 punct; Titi _ PROPN _ 3 xcomp; » _ PUNCT _ 5 punct; , _ PUNCT _ 3 punct; "
         "rit _ VERB _ 0 root", 5),
        ("Anne dit « Titi »", "Anne _ NOUN _ 2 nsubj; dit _ VERB _ 0 root; « _ PUNCT _ 4 punct; "
         "Titi _ PROPN _ 2 obj; » _ PUNCT _ 4 punct", None),
        ("il est dit « Titi »", "il _ PRON _ 3 nsubj; est _ AUX _ 3 aux; dit _ VERB _ 0 root; « _ PUNCT _ 5 punct; "
         "Titi _ PROPN _ 3 obj; » _ PUNCT _ 5 punct", None),
    ],
)  # fmt: skip
def test_what_opens_a_nickname(text: str, rows: str, wanted: int | None) -> None:
    found = sentence(text, rows)
    at = next(w.index for w in found.words if w.form.startswith("dit"))

    assert nickname_end(found, at) == wanted


@pytest.mark.parametrize(("aside", "head"), [("maire de Brest", 6), ("maire de Brest", 2), ("sur Facebook", 5)])
def test_what_is_told_of_the_speaker_is_not_said(extractor: Extractor, aside: str, head: int) -> None:
    text = f"Le pont, a dit Anne, {aside}, est fermé."
    rows = (
        [f"maire _ NOUN _ {head} appos", "de _ ADP _ 10 case", "Brest _ PROPN _ 8 nmod"]
        if aside.startswith("maire")
        else ["sur _ ADP _ 9 case", f"Facebook _ PROPN _ {head} obl:mod"]
    )
    last = 8 + len(rows) + 2
    table = [
        "Le _ DET _ 2 det", f"pont _ NOUN _ {last} nsubj", ", _ PUNCT _ 5 punct", f"a avoir AUX {FIN} 5 aux:tense",
        f"dit dire VERB {PART} {last} parataxis", "Anne _ PROPN _ 5 nsubj", ", _ PUNCT _ 5 punct", *rows,
        ", _ PUNCT _ 5 punct", f"est être AUX {FIN} {last} aux:pass", f"fermé fermer VERB {PART} 0 root",
        f". _ PUNCT _ {last} punct",
    ]  # fmt: skip

    assert told(extractor, text, "\n".join(table)) == [("Le pont […] est fermé", "Anne")]


def test_what_is_told_of_the_subject_is_said(extractor: Extractor) -> None:
    text = "La loi, a dit Anne, votée mardi, sera suivie."
    table = f"""
        La _ DET _ 2 det
        loi _ NOUN _ 12 nsubj
        , _ PUNCT _ 5 punct
        a avoir AUX {FIN} 5 aux:tense
        dit dire VERB {PART} 12 parataxis
        Anne _ PROPN _ 5 nsubj
        , _ PUNCT _ 5 punct
        votée voter VERB {PART} 2 acl
        mardi _ NOUN _ 8 obl:mod
        , _ PUNCT _ 8 punct
        sera être AUX {FIN} 12 aux:pass
        suivie suivre VERB {PART} 0 root
        . _ PUNCT _ 12 punct
        """

    assert told(extractor, text, table) == [("La loi […] votée mardi, sera suivie", "Anne")]


# --- Who goes on -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("noun", "participle", "marks"), list(product([4, 12], [4, 9], ["«»", '""'])))
def test_who_goes_on_after_a_quotation_is_who_spoke(
    extractor: Extractor, noun: int, participle: int, marks: str
) -> None:
    """The noun in the quotation may hang on the participle, and the participle on either verb."""
    o, f = spaced(marks)
    text = f"{o}Le pont ferme lundi matin{f}, dit Anne, ajoutant que tout va."
    table = f"""
        {marks[0]} _ PUNCT _ 4 punct
        Le _ DET _ 3 det
        pont _ NOUN _ {noun} nsubj
        ferme fermer VERB {FIN} 0 root
        lundi _ NOUN _ 4 obl:mod
        matin _ NOUN _ 5 nmod
        {marks[1]} _ PUNCT _ 4 punct
        , _ PUNCT _ 9 punct
        dit dire VERB {FIN} 4 parataxis
        Anne _ PROPN _ 9 nsubj
        , _ PUNCT _ 12 punct
        ajoutant ajouter VERB {ING} {participle} advcl
        que _ SCONJ _ 15 mark
        tout _ PRON _ 15 nsubj
        va aller VERB {FIN} 12 ccomp
        . _ PUNCT _ 4 punct
        """

    assert ("tout va", "Anne") in told(extractor, text, table)


@pytest.mark.parametrize("relation", ["obj", "nsubj"])
def test_who_lets_know_goes_on(extractor: Extractor, relation: str) -> None:
    text = "« Le pont ferme », fait savoir la mairie, ajoutant que tout va."
    table = f"""
        « _ PUNCT _ 4 punct
        Le _ DET _ 3 det
        pont _ NOUN _ 4 nsubj
        ferme fermer VERB {FIN} 0 root
        » _ PUNCT _ 4 punct
        , _ PUNCT _ 7 punct
        fait faire VERB {FIN} 4 parataxis
        savoir _ VERB {INF} 7 xcomp
        la _ DET _ 10 det
        mairie _ NOUN _ 8 {relation}
        , _ PUNCT _ 12 punct
        ajoutant ajouter VERB {ING} 4 advcl
        que _ SCONJ _ 15 mark
        tout _ PRON _ 15 nsubj
        va aller VERB {FIN} 12 ccomp
        . _ PUNCT _ 4 punct
        """

    assert ("tout va", "la mairie") in told(extractor, text, table)


@pytest.mark.parametrize(("head", "wanted"), [(2, "Elle"), (6, "ceux")])
def test_a_participle_behind_a_relative_clause_is_the_main_verbs(extractor: Extractor, head: int, wanted: str) -> None:
    """Unless the tree hangs it in the relative clause itself."""
    text = "Elle répond à ceux qui contestent tout, précisant que rien ne va."
    table = f"""
        Elle _ PRON _ 2 nsubj
        répond répondre VERB {FIN} 0 root
        à _ ADP _ 4 case
        ceux _ PRON _ 2 obl:arg
        qui _ PRON PronType=Rel 6 nsubj
        contestent contester VERB {FIN} 4 acl:relcl
        tout _ PRON _ 6 obj
        , _ PUNCT _ 9 punct
        précisant préciser VERB {ING} {head} advcl
        que _ SCONJ _ 13 mark
        rien _ PRON _ 13 nsubj
        ne _ ADV _ 13 advmod
        va aller VERB {FIN} 9 ccomp
        . _ PUNCT _ 2 punct
        """

    assert ("rien ne va", wanted) in told(extractor, text, table)


# --- Who speaks, and of whom -----------------------------------------------------------------------------------------


def test_a_quoted_object_is_no_speaker(extractor: Extractor) -> None:
    """The parser took it for a second subject, behind the apposition of the first."""
    text = "Sur X, Anne, maire de Brest, a critiqué « des promesses jamais tenues »."
    table = f"""
        Sur _ ADP _ 2 case
        X _ PROPN _ 11 obl:mod
        , _ PUNCT _ 2 punct
        Anne _ PROPN _ 11 nsubj
        , _ PUNCT _ 6 punct
        maire _ NOUN _ 4 appos
        de _ ADP _ 8 case
        Brest _ PROPN _ 6 nmod
        , _ PUNCT _ 6 punct
        a avoir AUX {FIN} 11 aux:tense
        critiqué critiquer VERB {PART} 0 root
        « _ PUNCT _ 14 punct
        des un DET _ 14 det
        promesses promesse NOUN _ 11 nsubj
        jamais _ ADV _ 16 advmod
        tenues tenir ADJ _ 14 amod
        » _ PUNCT _ 11 punct
        . _ PUNCT _ 11 punct
        """

    assert told(extractor, text, table) == [("des promesses jamais tenues", "Anne")]


def test_a_day_is_no_part_of_the_speaker(extractor: Extractor) -> None:
    text = "« Rien ne va plus », prévient un témoin vendredi matin."
    table = f"""
        « _ PUNCT _ 4 punct
        Rien _ PRON _ 4 nsubj
        ne _ ADV _ 4 advmod
        va aller VERB {FIN} 0 root
        plus _ ADV _ 4 advmod
        » _ PUNCT _ 4 punct
        , _ PUNCT _ 8 punct
        prévient prévenir VERB {FIN} 4 parataxis
        un _ DET _ 10 det
        témoin _ NOUN _ 8 nsubj
        vendredi _ NOUN _ 10 nmod
        matin _ NOUN _ 11 nmod
        . _ PUNCT _ 4 punct
        """

    assert told(extractor, text, table) == [("Rien ne va plus", "un témoin")]


@pytest.mark.parametrize(("relation", "head"), list(product(["obl:arg", "nmod"], [6, 5])))
def test_whose_deed_is_presumed_belongs_to_the_noun(extractor: Extractor, relation: str, head: int) -> None:
    text = "La police arrête l'auteur présumé de braquages."
    table = f"""
        La _ DET _ 2 det
        police _ NOUN _ 3 nsubj
        arrête arrêter VERB {FIN} 0 root
        l' le DET _ 5 det
        auteur _ NOUN _ 3 obj
        présumé présumer VERB {PART} 5 acl
        de _ ADP _ 8 case
        braquages braquage NOUN _ {head} {relation}
        . _ PUNCT _ 3 punct
        """

    assert told(extractor, text, table) == [("l'auteur […] de braquages", None)]


def test_the_conditional_of_an_inserted_cue_is_no_claim_of_its_own(extractor: Extractor) -> None:
    text = "Le pont, aurait fait savoir Anne, est fermé."
    table = f"""
        Le _ DET _ 2 det
        pont _ NOUN _ 10 nsubj
        , _ PUNCT _ 5 punct
        aurait avoir AUX Mood=Cnd|VerbForm=Fin 5 aux:tense
        fait faire VERB {PART} 10 parataxis
        savoir _ VERB {INF} 5 xcomp
        Anne _ PROPN _ 6 obj
        , _ PUNCT _ 5 punct
        est être AUX {FIN} 10 aux:pass
        fermé fermer VERB {PART} 0 root
        . _ PUNCT _ 10 punct
        """

    assert told(extractor, text, table) == [("Le pont […] est fermé", "Anne")]
