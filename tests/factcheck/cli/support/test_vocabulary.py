"""What is printed is accepted: keys and words, in both languages, however they are typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.claim import LABELS
from factcheck.cli.support.vocabulary import (
    FLAG_WORDS,
    LABEL_OR_MACHINE,
    LABEL_WORDS,
    STATUS_WORDS,
    VERDICT_WORDS,
    folded_word,
)
from factcheck.i18n import LANGUAGES, using_language
from factcheck.reports.wording import label_name, status_name
from factcheck.scan_results import Status
from factcheck.verification.verdict_scale import load_scale
from tests.support.commands import run, show

pytestmark = pytest.mark.usefixtures("surroundings")


def typed(words: str) -> Iterator[str]:
    """The ways in which people type some words."""
    yield from (
        words,
        words.upper(),
        words.replace(" ", "_"),
        words.replace(" ", "-"),
        folded_word(words),
        f" {words} ",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_statuses_are_taken_in_both_languages_whatever_is_in_force(language: str) -> None:
    for other in LANGUAGES:
        with using_language(other):
            labels = {label.value: label_name(label) for label in LABELS}
            statuses = {status.value: status_name(status) for status in Status}
        with using_language(language):
            for kind, words in ((LABEL_WORDS, labels), (LABEL_OR_MACHINE, labels), (STATUS_WORDS, statuses)):
                for key, name in words.items():
                    assert {kind.convert(way, None, None) for way in (*typed(key), *typed(name))} == {key}
    assert STATUS_WORDS.convert("vérifiée", None, None) == "verified"
    assert LABEL_OR_MACHINE.convert("machine", None, None) == "machine"


def test_no_word_means_two_things() -> None:
    labels, statuses = dict[str, str](), dict[str, str]()
    for language in LANGUAGES:
        with using_language(language):
            for label in LABELS:
                assert labels.setdefault(folded_word(label_name(label)), label) == label
            for status in Status:
                assert statuses.setdefault(folded_word(status_name(status)), status) == status


def test_verdicts_and_flags_are_those_of_the_scale_and_others_are_left_alone() -> None:
    scale = load_scale()
    for kind, entries in ((VERDICT_WORDS, scale.verdicts), (FLAG_WORDS, scale.flags)):
        for entry in entries.values():
            for name in (entry.key, entry.fr, entry.en):
                assert {kind.convert(way, None, None) for way in typed(name)} == {entry.key}
        assert kind.convert("none", None, None) == "none"
        assert kind.convert("d'autrefois", None, None) == "d'autrefois"


def test_commands_take_the_words_that_they_print(db: str) -> None:
    names = run("list", "-f", "ids", "--label", "Propos rapporté").stdout.split()
    assert names == run("list", "-f", "ids", "--label", "reported_speech").stdout.split()
    done = run("set", names[0], "--verdict", "plutôt vrai", "--note", "vu", "--evidence", "https://example.org")
    assert done.exit_code == 0, done.output
    assert run("list", "-f", "ids", "--verdict", "Mostly true", "--status", "vérifiée").stdout.split() == names[:1]
    assert show(names[0])["claim"]["verdict"] == "plutot_vrai"
    wrong = run("list", "--label", "rumeur")
    assert wrong.exit_code == 2
    assert "allegation · established_fact = stated by the article" in " ".join(wrong.stderr.split())


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (
            ["list", "--label", "nope"],
            "reported_speech = propos rapporté · allegation = allégation · established_fact =",
        ),
        (["list", "--status", "nope"], "unverified = à vérifier · in_progress = en cours · "),
        (["list", "--stage", "nope"], "suspected = soupçon · complaint_filed = plainte déposée · "),
        (["set", "1234", "--label", "nope"], " · machine"),
    ],
)
def test_what_is_accepted_is_told_by_key_and_words(args: list[str], told: str, db: str) -> None:
    wrong = run(*args, "--lang", "fr")

    assert wrong.exit_code == 2
    assert told in " ".join(wrong.stderr.split())


def test_a_label_is_taken_by_each_of_its_names() -> None:
    for name in ("fait établi", "affirmé par l’article", "stated by the article", "established fact"):
        assert LABEL_WORDS.convert(name, None, None) == "established_fact"
