"""Sentences mended around quotation marks, initials and abbreviations."""

from __future__ import annotations

import re
from typing import Any

import pytest

from claims.parsing.parser import Parser
from claims.parsing.sentence_boundaries import regroup
from tests.support.trees import span
from tests.support.word_classes import CLASSES

_TOKEN = re.compile(r"\.\.\.|[?!]+|(?:[A-ZÀ-Ý]\.-?)+|M\.|Mme|\w+'|\w+(?:[-.]\w+)*|\S")


def tokens(text: str, cuts: str) -> list[list[dict[str, Any]]]:
    """What a tokeniser gives for ``text`` that ends a sentence wherever ``cuts``, the same text, has a stroke."""
    stroked = {m.start() - i for i, m in enumerate(re.finditer(r"\|", cuts))}
    sentences: list[list[dict[str, Any]]] = [[]]
    for match in _TOKEN.finditer(text):
        if match.start() in stroked:
            sentences.append([])
        entry = {
            "id": len(sentences[-1]) + 1,
            "text": match.group(),
            "start_char": match.start(),
            "end_char": match.end(),
        }
        sentences[-1].append(entry)
    return sentences


def mended(cuts: str) -> list[str]:
    """The sentences after mending; a stroke in ``cuts`` (for a space, before a word or ») is where one was cut."""
    cuts = re.sub(r"\|(?=[\w«»-])", " |", cuts)
    text = cuts.replace("|", "")
    return [text[s[0]["start_char"] : s[-1]["end_char"]] for s in regroup(tokens(text, cuts), text, CLASSES)]


@pytest.mark.parametrize(
    ("cuts", "wanted"),
    [
        # An inserted clause after a mark belongs to its quotation.
        ("« Que faire ? »|, a-t-il dit.|Rien.", ["« Que faire ? », a-t-il dit.", "Rien."]),
        ("« Que faire ?|» a-t-il dit.", ["« Que faire ? » a-t-il dit."]),
        ("« Que faire !|» , a dit Anne.", ["« Que faire ! » , a dit Anne."]),
        ('"Que faire ?|", a-t-il dit.', ['"Que faire ?", a-t-il dit.']),
        ('"Que faire ?"|a dit Anne.', ['"Que faire ?" a dit Anne.']),
        ("« Je viens.|» Il part.", ["« Je viens. »", "Il part."]),
        ("Il rit (beaucoup.|) Elle part.", ["Il rit (beaucoup.)", "Elle part."]),
        # A full stop behind the mark.
        ("Il dit « non ».|Elle part.", ["Il dit « non ».", "Elle part."]),
        ("Il dit « non ». Elle part.", ["Il dit « non ».", "Elle part."]),
        ("Il dit « non. » Elle part.", ["Il dit « non. »", "Elle part."]),
        # Sentences that the tokeniser ran together.
        ("Il part ! Elle reste.", ["Il part !", "Elle reste."]),
        ("Quoi ?! Elle reste.", ["Quoi ?!", "Elle reste."]),
        ("Il part. « Non », dit-elle.", ["Il part.", "« Non », dit-elle."]),
        # … and those that it cut where nothing ends.
        ("Le maire|de la ville dort.", ["Le maire de la ville dort."]),
        ("Kim Jong|Un dort.", ["Kim Jong Un dort."]),
        ("Kim Jong-un|et Anne dorment.", ["Kim Jong-un et Anne dorment."]),
        # Initials and titles.
        ("M.|Durand dort.", ["M. Durand dort."]),
        ("Mme.|Ferrol dort.", ["Mme. Ferrol dort."]),
        ("J.|B.|Martin dort.", ["J. B. Martin dort."]),
        ("J.-B.|Martin dort.", ["J.-B. Martin dort."]),
        ("Ph.|Martin dort.", ["Ph. Martin dort."]),
        ("Me.|Ferrol plaide.|Elle gagne.", ["Me. Ferrol plaide.", "Elle gagne."]),
        ("Le jeune Tom B.|, 17 ans, dort.", ["Le jeune Tom B., 17 ans, dort."]),
        ("On a vu Tom B.|Il dort.", ["On a vu Tom B.", "Il dort."]),
        # The name of a network is no initial.
        ("Elle l'a écrit sur X. Le maire répond.", ["Elle l'a écrit sur X.", "Le maire répond."]),
        # Short names in capitals are no initials.
        ("Il quitte l'UE.|Bruxelles réagit.", ["Il quitte l'UE.", "Bruxelles réagit."]),
        ("Elle dirige le PS. Anne lui succède.", ["Elle dirige le PS.", "Anne lui succède."]),
        # Abbreviations.
        ("Voir p.|12 du rapport.", ["Voir p. 12 du rapport."]),
        ("En 300 av.|J.-C. à Rome.", ["En 300 av. J.-C. à Rome."]),
        ("L'av.|Foch dort.", ["L'av. Foch dort."]),
        ("Des pommes, etc.|Le marché ferme.", ["Des pommes, etc.", "Le marché ferme."]),
        ("Des pommes, etc.|et des poires.", ["Des pommes, etc. et des poires."]),
        ("Le M.R.A.P.|a réagi.", ["Le M.R.A.P. a réagi."]),
        # Three dots.
        ("Il dit…|rien.", ["Il dit… rien."]),
        ("Il dit...|rien.", ["Il dit... rien."]),
        ("Il part...|Elle reste.", ["Il part...", "Elle reste."]),
        ("Il part… Elle reste.", ["Il part…", "Elle reste."]),
        # Copy without capitals: the tokeniser's own cut stands.
        ("le chat dort.|le chien veille.", ["le chat dort.", "le chien veille."]),
        ("le prix est de 3.5 euros", ["le prix est de 3.5 euros"]),
        # Dialogue.
        ("- Tu viens ? - Non.|- Tant pis.", ["- Tu viens ?", "- Non.", "- Tant pis."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(cuts: str, wanted: list[str]) -> None:
    assert mended(cuts) == wanted


def test_the_name_of_a_network_at_the_end_is_a_word_of_its_own() -> None:
    text = "Elle l'a écrit sur X. Le maire répond."

    first, _second = regroup(tokens(text, text), text, CLASSES)

    assert [(t["text"], t["start_char"], t["end_char"]) for t in first[-2:]] == [("X", 19, 20), (".", 20, 21)]


def test_no_tokens_give_no_sentences() -> None:
    assert regroup([], "", CLASSES) == []
    assert regroup([[]], " ", CLASSES) == []


def test_ids_are_counted_anew_and_contractions_stay_whole() -> None:
    text = "M. Durand parle du pont."
    first: list[dict[str, Any]] = [{"id": 1, "text": "M.", "start_char": 0, "end_char": 2}]
    second: list[dict[str, Any]] = [
        {"id": 1, "text": "Durand", "start_char": 3, "end_char": 9},
        {"id": 2, "text": "parle", "start_char": 10, "end_char": 15},
        {"id": (3, 4), "text": "du", "start_char": 16, "end_char": 18},
        {"id": 3, "text": "de"},
        {"id": 4, "text": "le"},
        {"id": 5, "text": "pont", "start_char": 19, "end_char": 23},
        {"id": 6, "text": ".", "start_char": 23, "end_char": 24},
    ]

    (found,) = regroup([first, second], text, CLASSES)

    assert [(t["id"], t["text"]) for t in found] == [
        (1, "M."),
        (2, "Durand"),
        (3, "parle"),
        ((4, 5), "du"),
        (4, "de"),
        (5, "le"),
        (6, "pont"),
        (7, "."),
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    "sentences",
    [
        ["« Que faire ? », a-t-il dit.", "Personne ne répond."],
        ["M. Durand a parlé.", "Mme Léa Morin a répondu à M. Paul."],
        ["L’accord de Kim Jong-un a été signé.", "Kim Jong Un est parti."],
        ["Le président J. B. Martin est venu.", "Il a parlé à P.-A. Morin."],
        ["Il critique l’UE.", "Bruxelles réagit."],
        ["Selon l’O.N.U. et le M.R.A.P. aussi, c’est vrai.", "Il pleut."],
        ["Il est né en 300 av. J.-C. à Rome.", "Puis il est mort."],
        ["Il a promis « une baisse [...] durable ».", "Elle doute."],
        ["La réunion a lieu à 10 h.", "Le maire sera présent."],
        ["Il a dit… rien.", "Puis il est parti...", "Elle reste."],
        ["– Tu viens ?", "– Non, je reste.", "– Tant pis."],
        ["« Nous partirons demain.", "Rien ne nous retiendra », a promis la ministre.", "Le vote aura lieu lundi."],
        ["Le prix est de 3.5 euros.", "Le site www.exemple.fr est fermé."],
        ["Il a dit « Non ! ».", "Puis il a fui."],
        ["Elle a crié «Stop !» et «Non !» avant de partir.", "Paul dort."],
        ["le chat dort.", "le chien aussi.", "il pleut."],
    ],
)
def test_the_parser_ends_sentences_where_a_reader_does(live_parser: Parser, sentences: list[str]) -> None:
    text = " ".join(sentences)

    document, skipped = live_parser.parse(text)

    assert [s.span.of(text) for s in document.sentences] == sentences
    assert skipped == ()


@pytest.mark.model
def test_marks_that_close_lie_in_the_sentence_they_close(live_parser: Parser) -> None:
    text = "Il crie : « Je viens ! » Puis il part."

    document, _ = live_parser.parse(text)

    assert document.sentences[0].span == span(text, "Il crie : « Je viens ! »")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Selon N'Djamena, il dort.", ["Selon", "N'Djamena", ",", "il", "dort", "."]),
        ("N'oublions rien.", ["N'", "oublions", "rien", "."]),
        ("IL N'EST RIEN.", ["IL", "N'", "EST", "RIEN", "."]),
    ],
)
def test_a_name_with_an_apostrophe_is_one_word(text: str, forms: list[str]) -> None:
    assert [token["text"] for sentence in regroup(tokens(text, text), text, CLASSES) for token in sentence] == forms


@pytest.mark.parametrize(
    ("pieces", "forms"),
    [
        (["Leur", "start", "-up", "dort", "."], ["Leur", "start-up", "dort", "."]),
        (["Dort", "-il", "?"], ["Dort", "-il", "?"]),
        (["l'", "n", ".d.l.r.", "finale"], ["l'", "n.d.l.r.", "finale"]),
    ],
)
def test_a_word_is_cut_at_a_hyphen_only_before_a_clitic(pieces: list[str], forms: list[str]) -> None:
    text, cut, at = "", [], 0
    for number, piece in enumerate(pieces, start=1):
        glued = piece[0] in "-." or text.endswith("'")
        at = len(text) + (0 if glued or not text else 1)
        text = f"{text}{'' if glued or not text else ' '}{piece}"
        cut.append({"id": number, "text": piece, "start_char": at, "end_char": at + len(piece)})
    assert [token["text"] for sentence in regroup([cut], text, CLASSES) for token in sentence] == forms


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("apprend-on", ["apprend", "-on"]),
        ("prétend-elle", ["prétend", "-elle"]),
        ("répondent-ils", ["répondent", "-ils"]),
        ("rendez-vous", ["rendez-vous"]),
        ("grand-mère", ["grand-mère"]),
        ("Mont-Ilon", ["Mont-Ilon"]),
    ],
)
def test_an_inverted_pronoun_is_a_word_of_its_own(word: str, wanted: list[str]) -> None:
    (sentence,) = regroup(tokens(word, word), word, CLASSES)
    assert [entry["text"] for entry in sentence] == wanted
    assert [word[entry["start_char"] : entry["end_char"]] for entry in sentence] == wanted
