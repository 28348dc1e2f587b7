"""What a watch tells of the articles it takes."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest

from factcheck.cli.support.watch_telling import WatchTeller, counts_words
from factcheck.errors import ArticleError, Fault, HookError
from factcheck.i18n import using_language
from factcheck.scan_results import Checked
from factcheck.sources.source_text import Notice, NoticeCode
from factcheck.store.article_versions import VersionDiff
from factcheck.verification.version_diff import ClaimFates
from factcheck.watching.claim_match import ClaimMatch
from factcheck.watching.watcher import Counts
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings")

ALLEGATIONS = ClaimMatch(labels=frozenset({"allegation"}))


def teller(*, quiet: bool = False, match: ClaimMatch | None = None, **more: object) -> WatchTeller:
    return WatchTeller(quiet, False, match or ClaimMatch(), **more)  # type: ignore[arg-type]


def test_an_article_is_one_line_with_its_time_and_its_claims(capsys: pytest.CaptureFixture[str]) -> None:
    teller().taken(port(), None)

    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d textes/port\.txt: 2 reported speech, 2 allegations, 1 stated by the article\n", err
    )


def test_an_article_without_claims_says_so_and_a_name_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    article = replace(port().article, source="fil/\x1b[2Ja\nb.txt")
    teller().taken(Checked(article=article, claims=(), skipped=()), None)

    err = capsys.readouterr().err
    assert err.endswith("a b.txt: no claims\n")
    assert "\x1b" not in err
    with using_language("fr"):
        teller().taken(Checked(article=article, claims=(), skipped=()), None)
    assert capsys.readouterr().err.endswith(": aucune affirmation\n")


def test_a_new_version_is_told_in_the_same_line(capsys: pytest.CaptureFixture[str]) -> None:
    diff = VersionDiff("old1", "new1", ClaimFates((), (), (), ()), {})
    teller().taken(port(), diff)

    (line,) = capsys.readouterr().err.splitlines()
    assert "stated by the article · a new version of old1: claims carried over 0" in line


def test_claims_go_to_the_file_as_they_come_and_to_hooks_where_they_match() -> None:
    file, records = io.StringIO(), list[bytes]()
    teller(quiet=True, match=ALLEGATIONS, hooks=[records.append], file=file).taken(port(), None)

    lines = [json.loads(line) for line in file.getvalue().splitlines()]
    assert len(lines) == 5
    assert [json.loads(record) for record in records] == [line for line in lines if line["label"] == "allegation"]
    assert lines[0]["article"]["source"] == "textes/port.txt"


def test_a_hook_that_fails_is_told_and_the_others_are_called(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_record: bytes) -> None:
        raise HookError(Fault.HOOK_FAILED, command="alerte", status=3, words="")

    records: list[bytes] = []
    teller(quiet=True, match=ALLEGATIONS, hooks=[fail, records.append]).taken(port(), None)

    assert capsys.readouterr().err == "factcheck: alerte: ended with status 3\n" * 2
    assert len(records) == 2


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ArticleError("empty", source="fil/a.txt"), "fil/a.txt: empty"),
        (ZeroDivisionError("a\nfault"), "fil/a.txt: skipped, the check failed: ZeroDivisionError: a fault"),
    ],
)
def test_failures_are_one_line_even_when_quiet(
    error: BaseException, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    teller(quiet=True).failed(error, "fil/a.txt")

    assert capsys.readouterr().err == f"factcheck: {line}\n"


def test_tracebacks_are_shown_to_who_asks(capsys: pytest.CaptureFixture[str]) -> None:
    WatchTeller(True, True, ClaimMatch()).failed(ZeroDivisionError("a fault"), "fil/a.txt")

    assert "ZeroDivisionError: a fault\nfactcheck: fil/a.txt: skipped" in capsys.readouterr().err


def test_notices_are_told_unless_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    notice = Notice(NoticeCode.LEFT_OUT, {"pictures": 2})
    for quiet in (False, True):
        teller(quiet=quiet).noted("fil", notice)

    assert capsys.readouterr().err == "factcheck: fil: left out: 2 pictures\n"


def test_the_end_tells_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    assert counts_words(Counts(taken=1, known=2, failed=3)) == "1 article taken, known before: 2, could not be used: 3"
    with using_language("fr"):
        assert counts_words(Counts(taken=2)) == "2 articles pris, déjà connus : 0, inutilisables : 0"
