"""The check in words, and in every report that is read by people."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.check_wording import check_lines, is_corrected
from factcheck.reports.console import make_console
from factcheck.reports.html import to_html
from factcheck.reports.markdown import to_markdown
from factcheck.reports.terminal import print_report
from factcheck.scan_results import Check, Checked, CheckedReply, CheckedSource, Correction, Standing, Status, Verdict
from tests.support.factories import port

URL = "https://ostrelle.example/arrete"
CHECK = Check(
    why="le chantier finit en mai",
    who="Ana",
    at="2026-03-09T09:01:00.000000Z",
    evidence=(
        CheckedSource(
            url=URL,
            title="Arrêté municipal",
            quote="réouverture le 12 mai",
            archived="https://archive.example/1",
            stance="refutes",
            primary=True,
            seen="2026-03-09",
            who="Ana",
        ),
    ),
    replies=(
        CheckedReply(
            asked="La mairie",
            asked_on="2026-03-09",
            answer="Septembre était une erreur.",
            answered_on="2026-03-10",
        ),
        CheckedReply(asked="Le port", asked_on="2026-03-09"),
    ),
    corrections=(
        Correction(
            part="label",
            machine="reported_speech",
            now="allegation",
            who="Bob",
            at="2026-03-08T09:00:00.000000Z",
            why="au conditionnel",
        ),
        Correction(part="speaker", machine="Sergueï Valmont", now=None, who="Bob", at="2026-03-08T09:00:00.000000Z"),
    ),
)
STANDING = Standing(
    status=Status.VERIFIED,
    verdict=Verdict("faux", "faux", "false", 1),
    flags=("outdated",),
    flag_names=("outdated",),
    since="2026-03-09T09:01:00.000000Z",
    check=CHECK,
)
TOLD = (
    "false",
    "le chantier finit en mai",
    "Ana, 9 March 2026",
    "outdated",
    "Arrêté municipal",
    URL,
    "https://archive.example/1",
    "refutes",
    "primary source",
    "réouverture le 12 mai",
    "La mairie, asked on 9 March 2026",
    "Septembre était une erreur.",
    "no answer yet",
    "corrected by Bob, 8 March 2026",
    "because au conditionnel",
    "the machine read: reported speech",
)


@pytest.fixture(autouse=True)
def english(surroundings: None) -> None:
    """Reports in English."""


def checked(standing: Standing = STANDING) -> Checked:
    return replace(port(), standings={claim_ids(port())[0]: standing})


def words(text: str) -> str:
    return " ".join(text.split())


def test_nothing_is_told_where_nobody_decided_anything() -> None:
    assert check_lines(Standing()) == []
    assert not is_corrected(Standing(), "label")
    assert is_corrected(STANDING, "label")


def test_every_fact_of_a_check_is_told() -> None:
    told = " ".join(f"{line.name} {line.text}" for line in check_lines(STANDING))

    assert [fact for fact in TOLD if fact not in told] == []


def test_the_terminal_tells_the_check() -> None:
    for width in (60, 100, 160):
        file = StringIO()
        print_report([checked()], make_console(file, {}, width=width))
        letters = re.sub(r"\W", "", file.getvalue())
        assert [fact for fact in TOLD[:4] if re.sub(r"\W", "", fact) not in letters] == [], width
        assert "corrected" in file.getvalue()


def test_markdown_tells_the_check_with_links() -> None:
    text = "".join(to_markdown([checked()]))

    assert f"[Arrêté municipal](<{URL}>)" in text
    assert [fact for fact in TOLD if fact not in text] == []
    assert "97%" not in text


def test_the_page_tells_the_check_with_links_that_tell_nothing() -> None:
    page = "".join(to_html([checked()]))

    assert f'<a href="{URL}" rel="noreferrer">Arrêté municipal</a>' in page
    assert [fact for fact in TOLD if fact not in page] == []
    assert "97%" not in page


def test_no_address_of_a_check_becomes_a_script() -> None:
    piece = replace(CHECK.evidence[0], url="javascript:alert(1)", title="<b>x</b>")
    page = "".join(to_html([checked(replace(STANDING, check=replace(CHECK, evidence=(piece,))))]))

    assert 'href="javascript' not in page
    assert "<b>x</b>" not in page


def test_a_check_is_told_in_french() -> None:
    with using_language("fr"):
        told = words(" ".join(f"{line.name} {line.text}" for line in check_lines(STANDING)))

    assert "Motif : le chantier finit en mai" in told
    assert "allégation · corrigée par Bob, 8 mars 2026" in told
    assert "personne · corrigé par Bob, 8 mars 2026" in told
    assert "« réouverture le 12 mai »" in told
    assert not re.search("Why|because|corrected|Evidence|machine read", told)


def test_the_page_and_markdown_say_what_the_label_means() -> None:
    legend = "“stated by the article”: said in its own voice, not found true · percentages: certainty of the label"
    page, text = "".join(to_html([port()])), "".join(to_markdown([port()]))

    assert legend in page
    assert legend in text
    assert "<dt>Certainty of the label:</dt> <dd>64%" in page
    assert "#084" not in page


def test_words_and_accusations_that_a_person_corrected_are_told_in_every_report() -> None:
    who = {"who": "Bob", "at": "2026-03-08T09:00:00.000000Z"}
    accused = (
        '[{"stage": "suspected", "negated": false, "accused": ["Ida Rune"], "offences": ["recel"], "accuser": null}]'
    )
    corrections = (
        Correction(part="content", machine="le port rouvre. Oui", now="le port rouvre", **who),
        Correction(part="accusations", machine=None, now=accused, **who),
    )
    made = checked(replace(STANDING, check=Check(corrections=corrections)))
    with using_language("fr"):
        file = StringIO()
        print_report([made], make_console(file, {}, width=300))
        shown = [file.getvalue(), "".join(to_markdown([made])), re.sub("<[^>]*>", "", "".join(to_html([made])))]

    for report in (words(re.sub("[\u00a0\u202f]", " ", one)) for one in shown):
        assert re.search("Mots : corrigés par Bob, 8 mars 2026 (· )?la machine avait lu : « le port rouvre", report)
        assert "Accusation : Ida Rune · soupçon · « recel » · corrigée par Bob" in report


@pytest.mark.parametrize("status", Status)
def test_a_verdict_is_provisional_until_the_work_is_done(status: Status) -> None:
    open_work = status in (Status.UNVERIFIED, Status.IN_PROGRESS, Status.AWAITING_REPLY, Status.IN_SECOND_REVIEW)
    made = checked(replace(STANDING, status=status))
    (verdict,) = (line for line in check_lines(replace(STANDING, status=status)) if line.kind == "verdict")
    markdown, page = "".join(to_markdown([made])), "".join(to_html([made]))

    assert verdict.name == ("Provisional verdict:" if open_work else "Verdict:")
    assert ("provisional verdict: false" in markdown) is ("provisional verdict: false" in page) is open_work


@pytest.mark.parametrize(
    ("standing", "name"),
    [
        (STANDING, "Decided:"),
        (replace(STANDING, verdict=None), "Decided:"),
        (replace(STANDING, verdict=None, status=Status.DROPPED), "Decided:"),
        (replace(STANDING, verdict=None, status=Status.IN_PROGRESS), "Last change:"),
        (replace(STANDING, verdict=None, status=Status.UNVERIFIED), "Last change:"),
    ],
)
def test_only_verdicts_and_closing_statuses_are_decisions(standing: Standing, name: str) -> None:
    told = [line.name for line in check_lines(standing) if line.text == "Ana, 9 March 2026"]

    assert told == [name]
