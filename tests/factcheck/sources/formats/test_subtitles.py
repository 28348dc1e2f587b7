"""Subtitles: cues become turns, with who speaks and when."""

from __future__ import annotations

import time

import pytest

from factcheck.errors import ArticleError
from factcheck.sources.formats.subtitles import read_subtitles
from factcheck.sources.source_text import NoticeCode, SourceText
from tests.support.bounds import FROZEN_S


def read(cues: list[str], *, vtt: bool = False, step: float = 2.0, encoding: str = "utf-8") -> SourceText:
    """The article of cues that follow one another, each ``step`` seconds after the last and two seconds long."""
    mark = "." if vtt else ","
    made = ["WEBVTT"] if vtt else []
    for number, words in enumerate(cues, start=1):
        starts = number * step

        def moment(seconds: float) -> str:
            return f"00:{int(seconds // 60):02}:{int(seconds % 60):02}{mark}{int(seconds % 1 * 1000):03}"

        made.append(f"{number}\n{moment(starts)} --> {moment(starts + 2)}\n{words}")
    (source,) = read_subtitles("\n\n".join(made).encode(encoding), name="debat.srt")
    assert isinstance(source, SourceText)
    return source


def turns(source: SourceText) -> list[str]:
    """The paragraphs of a transcript."""
    return source.text.split("\n\n")


@pytest.mark.parametrize("vtt", [False, True])
@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (["La digue", "a cédé", "deux fois."], ["La digue a cédé deux fois."]),
        (["- Vraiment ?\n- Oui.", "C’est sûr."], ["– Vraiment ?", "– Oui. C’est sûr."]),
        ([">> Vraiment ?", ">> Oui."], ["– Vraiment ?", "– Oui."]),
        (["LEROUX : La digue", "tient.", "CORDIER : Non."], ["LEROUX : La digue tient.", "CORDIER : Non."]),
        (["Lise Cordier (maire) : Non.\nLeroux : Si."], ["Lise Cordier (maire) : Non.", "Leroux : Si."]),
        (["Il est 12:30 : tout", "va bien."], ["Il est 12:30 : tout va bien."]),
        (["[Musique]", "(Applaudissements) <i>Bien</i> dit.", "♪ la la ♪"], ["Bien dit."]),
        (
            ["la<00:00:01.100><c> digue</c>", "la digue", "la digue\na<00:00:02.100><c> cédé</c>", "a cédé"],
            ["la digue a cédé"],
        ),
        (["Le maire (PS) cède. (Rires)"], ["Le maire (PS) cède."]),
        (["{\\an8}La digue", "<font color='red'>tient.</font>"], ["La digue tient."]),
        (["La digue", "La digue\na cédé", "a cédé\ndeux fois."], ["La digue a cédé deux fois."]),
    ],
)
def test_cues_are_joined_to_what_was_said(cues: list[str], expected: list[str], vtt: bool) -> None:
    """The same in both formats: dashes, names, sounds, tags, captions that roll up."""
    assert turns(read(cues, vtt=vtt)) == expected


def test_voices_of_webvtt_name_who_speaks() -> None:
    """A voice lasts until another is named, over several cues."""
    cues = ["<v Martin Leroux>La digue", "a cédé.", "<v.loud Lise Cordier>Non.</v>", "<v Lise Cordier>Jamais.</v>"]
    assert turns(read(cues, vtt=True)) == ["Martin Leroux : La digue a cédé.", "Lise Cordier : Non. Jamais."]


def test_places_tell_the_times_of_the_cues() -> None:
    """Each stretch of a turn has its own times, to the millisecond."""
    source = read(["LEROUX : La digue", "a cédé."], vtt=True, step=2.5)
    told = [(place.span.of(source.text), place.starts, place.ends) for place in source.places]
    assert told == [("LEROUX : La digue", 2.5, 4.5), ("a cédé.", 5.0, 7.0)]


def test_a_silence_after_a_sentence_parts_paragraphs() -> None:
    """Where nobody is named, a long pause is the only sign that something new begins."""
    assert turns(read(["La digue a cédé.", "Le maire parle."], step=9)) == ["La digue a cédé.", "Le maire parle."]
    assert turns(read(["La digue", "a cédé."], step=9)) == ["La digue a cédé."]


@pytest.mark.parametrize("broken", ["x\n00:00:0z --> 00:00:08,000\nPerdu", "9\n00:00:99 -->\nPerdu"])
def test_a_broken_cue_costs_itself(broken: str) -> None:
    """The others are read, with a notice."""
    good = "1\n00:00:01,000 --> 00:00:02,000\nLa digue tient."
    (source,) = read_subtitles(f"{good}\n\n{broken}\n\n{good}".encode(), name="debat.srt")
    assert isinstance(source, SourceText)
    assert "Perdu" not in source.text
    assert [(notice.code, notice.values) for notice in source.notices] == [(NoticeCode.RECORDS_LEFT_OUT, {"count": 1})]


def test_other_encodings_and_line_ends_are_read() -> None:
    """As recorders of the nineties write them."""
    data = "1\r\n00:00:01,000 --> 00:00:02,000\r\nL’été où la digue a cédé, déjà.\r\n\r\n".encode("cp1252")
    (source,) = read_subtitles(data, name="debat.srt")
    assert isinstance(source, SourceText)
    assert (source.text, source.encoding) == ("L’été où la digue a cédé, déjà.", "cp1252")


@pytest.mark.parametrize("data", [b"WEBVTT\n\n", b"1\n00:00:01,000 --> 00:00:02,000\n[Musique]\n", b"WEBVTT\n\n-->\nx"])
def test_subtitles_without_words_are_refused(data: bytes) -> None:
    """Nothing is found is told as such."""
    with pytest.raises(ArticleError, match="no subtitle with words"):
        read_subtitles(data, name="debat.srt")


@pytest.mark.parametrize(
    "words", ["<v " * 50_000, "<v" + " " * 50_000, " " * 50_000 + "x", "a\n" * 50_000, "1\n" * 50_000]
)
def test_odd_cues_cost_what_they_are_long(words: str) -> None:
    """Two of them, as the second could repeat the first."""
    cue = f"1\n00:00:01,000 --> 00:00:02,000\nmot\n{words}\n\n"
    began = time.process_time()
    read_subtitles((cue * 2).encode(), name="a.srt")
    assert time.process_time() - began < FROZEN_S


def test_cues_without_blank_lines_between_them_are_several() -> None:
    """The number of the second is none of the words of the first."""
    data = (
        "1\n00:00:01,000 --> 00:00:02,500\nLa digue\n2\n00:00:03.000 - > 00:00:04.000\n\n3\n0:0:5,5 --> 0:0:6\ntient."
    )
    (source,) = read_subtitles(data.encode(), name="a.srt")
    assert isinstance(source, SourceText)
    assert source.text == "La digue tient."
    assert [(place.starts, place.ends) for place in source.places] == [(1.0, 2.5), (5.5, 6.0)]
