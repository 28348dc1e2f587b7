"""Messages, their catalogues and the choice of language."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from factcheck import i18n
from factcheck.i18n import (
    LOCALE_DIR,
    _,
    detect_language,
    format_date,
    format_moment,
    format_percent,
    ngettext,
    short_date,
    using_language,
)

ROOT = Path(__file__).resolve().parents[2]
FRENCH = LOCALE_DIR / "fr" / "LC_MESSAGES"
FIELD = re.compile(r"\{[a-z_!]*\}")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test starts in English and leaves the language as it was."""
    with using_language("en"):
        yield


def catalogue(domain: str) -> Catalog:
    with (FRENCH / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="fr")


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def messages_in_code() -> set[tuple[str, ...]]:
    """Of factcheck, and of what claims says of faults; what trains the models is in English only and no part of it."""
    found: set[tuple[str, ...]] = set()
    keywords = {**DEFAULT_KEYWORDS, "Message": None}
    for package in ("factcheck", "claims"):
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / package,
            [("training/**.py", "ignore"), ("compilation/**.py", "ignore"), ("**.py", "python")],
            keywords=keywords,
        ):
            found.add((message,) if isinstance(message, str) else tuple(message[:2]))
    return found


@pytest.mark.parametrize("domain", ["factcheck", "click"])
def test_compiled_catalogue_is_up_to_date(domain: str) -> None:
    """The .mo file is what the .po file compiles to."""
    with (FRENCH / f"{domain}.mo").open("rb") as file:
        compiled = {ids(m): strings(m) for m in read_mo(file) if m.id}

    hint = "run: make messages"
    assert compiled == {ids(m): strings(m) for m in catalogue(domain) if m.id and not m.fuzzy}, hint


def test_every_message_in_the_code_has_french_words() -> None:
    """No message of the code lacks a translation, and no fuzzy one counts."""
    french = {ids(m) for m in catalogue("factcheck") if not m.fuzzy and all(strings(m))}

    assert sorted(messages_in_code() - french) == [], "put them into factcheck.po with their French, run: make messages"


def test_no_translation_outlives_its_message() -> None:
    """The catalogue holds no message that the code no longer has."""
    known = {ids(m) for m in catalogue("factcheck") if m.id}

    assert sorted(known - messages_in_code()) == []


@pytest.mark.parametrize("domain", ["factcheck", "click"])
def test_translations_keep_the_fields(domain: str) -> None:
    """French uses the same fields as English: no more of them, and none misspelt."""
    for message in catalogue(domain):
        allowed = set(FIELD.findall(" ".join(ids(message))))
        for string in strings(message):
            found = set(FIELD.findall(string))
            assert found <= allowed, message.id
            if len(ids(message)) == 1:
                assert found == allowed, message.id


def test_french_punctuation_never_starts_a_line() -> None:
    """Two-part punctuation and guillemets stand after no-break spaces, apostrophes are curly."""
    for message in catalogue("factcheck"):
        if not message.id:
            continue
        for string in strings(message):
            assert not re.search(r" [:;!?»]|« |'", string), string


def test_messages_are_translated_when_asked_for() -> None:
    """One literal gives different words as the language changes."""
    assert _("allegation") == "allegation"
    with using_language("fr"):
        assert _("allegation") == "allégation"
    assert _("allegation") == "allegation"


def test_an_unknown_message_is_itself() -> None:
    """What the catalogue lacks comes back unchanged, the empty message included."""
    with using_language("fr"):
        assert _("no such message") == "no such message"
        assert _("") == ""


@pytest.mark.parametrize(
    ("lang", "n", "words"),
    [("fr", 0, "0 allégation"), ("fr", 1, "1 allégation"), ("fr", 2, "2 allégations"), ("en", 0, "0 allegations")],
)
def test_plurals_follow_the_language(lang: str, n: int, words: str) -> None:
    """French counts nought as singular, English as plural."""
    with using_language(lang):
        assert ngettext("{n} allegation", "{n} allegations", n).format(n=n) == words


@pytest.mark.parametrize(
    ("argv", "environ", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "fr"),
        ([], {"LANG": "fr"}, "fr"),
        ([], {"LANG": "fr_CA@euro"}, "fr"),
        ([], {"LANG": "frp_FR"}, "en"),
        ([], {"LANG": "fr_FR", "LC_MESSAGES": "de_DE"}, "en"),
        ([], {"LANG": "de_DE", "LC_MESSAGES": "fr_BE"}, "fr"),
        ([], {"LANG": "fr_FR", "LC_MESSAGES": "fr_FR", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "fr_FR", "LC_ALL": ""}, "fr"),
        (["--lang", "fr", "scan"], {}, "fr"),
        (["scan", "--lang", "en", "x.txt"], {"LANG": "fr_FR"}, "en"),
        (["scan", "--lang=fr"], {}, "fr"),
        (["--lang", "en", "scan", "--lang", "fr"], {}, "fr"),
        (["scan", "--lang"], {"LANG": "fr_FR"}, "fr"),
        (["scan", "--lang", "xx"], {"LANG": "fr_FR"}, "fr"),
        (["scan", "--", "--lang", "fr"], {}, "en"),
    ],
)
def test_the_language_is_found(argv: Sequence[str], environ: Mapping[str, str], expected: str) -> None:
    """--lang decides, then the first locale variable that is set, then English."""
    assert detect_language(argv, environ) == expected


def test_a_language_without_catalogue_is_refused() -> None:
    """Setting an unknown language names the known ones."""
    with pytest.raises(ValueError, match="fr, en"):
        i18n.set_language("xx")


def test_the_environment_is_asked_at_the_first_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody having chosen, the locale does, and not at import."""
    monkeypatch.setattr(i18n, "_current", None)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    assert _("allegation") == "allégation"


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2026-03-03", "3 mars 2026", "3 March 2026"),
        ("2026-08-01T12:00:00", "1er août 2026", "1 August 2026"),
        ("2026-13-01", "2026-13-01", "2026-13-01"),
        ("hier", "hier", "hier"),
        ("", "", ""),
    ],
)
def test_dates_are_put_in_words(iso: str, french: str, english: str) -> None:
    """ISO dates are spelt out; what is none stays."""
    with using_language("fr"):
        assert format_date(iso) == french
    assert format_date(iso) == english


@pytest.mark.parametrize(
    ("share", "english"), [(0.934, "93%"), (0.0, "0%"), (0.996, ">99%"), (1.0, "100%"), (0.004, "0%")]
)
def test_shares_are_put_in_percent(share: float, english: str) -> None:
    """Only certainty is shown as 100 %; French sets a no-break space before the sign."""
    assert format_percent(share) == english
    with using_language("fr"):
        assert format_percent(share) == english.replace("%", "\u00a0%")


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2026-03-01", "1er mars 2026", "1 March 2026"),
        ("2026-03-03T18:02:00+01:00", "3 mars 2026 à 18~h~02 (UTC+1)", "3 March 2026 at 18:02 (UTC+1)"),
        ("2026-03-03T08:02:00", "3 mars 2026 à 8~h~02", "3 March 2026 at 08:02"),
        ("2026-03-03T00:00:00+00:00", "3 mars 2026 à 0~h~00 (UTC)", "3 March 2026 at 00:00 (UTC)"),
        ("2026-03-03T18:02:00-03:30", "3 mars 2026 à 18~h~02 (UTC−3:30)", "3 March 2026 at 18:02 (UTC−3:30)"),
        ("mardi vers midi", "mardi vers midi", "mardi vers midi"),
    ],
)
def test_moments_tell_time_and_zone(iso: str, french: str, english: str) -> None:
    with using_language("fr"):
        assert format_moment(iso) == french.replace("~", "\u00a0")
    assert format_moment(iso) == english


def test_french_catalogue_of_click_is_used() -> None:
    """Usage lines, option errors and --help come in French from a fresh process."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    result = subprocess.run(
        [sys.executable, "-m", "factcheck", "scan", "--no-such", "--lang", "fr"],
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert result.returncode == 2
    assert "Usage\u00a0:" in result.stderr
    assert "Erreur\u00a0: L’option '--no-such' n’existe pas." in result.stderr


def test_no_message_is_an_f_string() -> None:
    """A message put together before it is looked up would never be found."""
    for path in (ROOT / "factcheck").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                assert not any(isinstance(arg, ast.JoinedStr) for arg in node.args), f"{path}:{node.lineno}"


def test_one_french_word_stands_for_flags_alone() -> None:
    """*Marque* is a flag; the words that introduce what is said are *introducteur*."""
    named = [m for m in catalogue("factcheck") if re.search(r"\b([dl]es|une?|la|^)\s*marques?\b", " ".join(strings(m)))]

    assert named
    assert [ids(m)[0] for m in named if not re.search(r"\bflags?\b", " ".join(ids(m)), re.IGNORECASE)] == []
    assert not [m.id for m in catalogue("factcheck") if "cue" in m.id and "marque" in " ".join(strings(m))]


def test_plurals_are_right_for_none_one_and_two() -> None:
    """French takes the singular for none and one, English for one alone; plurals have the same fields."""
    counted = [m for m in catalogue("factcheck") if not isinstance(m.id, str)]
    assert len(counted) > 50
    for message in counted:
        one, many = ids(message)
        singular, plural = strings(message)
        with using_language("fr"):
            assert [ngettext(one, many, n) for n in (0, 1, 2)] == [singular, singular, plural]
        with using_language("en"):
            assert [ngettext(one, many, n) for n in (0, 1, 2)] == [many, one, many]
        assert set(FIELD.findall(many)) == set(FIELD.findall(plural)), one
        assert set(FIELD.findall(singular)) <= set(FIELD.findall(many)), one


def test_no_message_counts_things_without_a_plural() -> None:
    """*{n} more records*: what is counted by a number that may be one has both forms."""
    plain = [m.id for m in catalogue("factcheck") if isinstance(m.id, str)]
    counted = [
        words for words in plain if re.search(r"\{(?:n|count)\} (?:more )?(?:new|records|faults|claims)\b", words)
    ]

    # Of these there are always several.
    assert sorted(words.partition(";")[0] for words in counted) == [
        "no example of {labels} among {count} claims",
        "{claim}: counts for all {n} claims that are the same: {claims}",
        "{n} claims ({claims})",
    ]


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2026-09-01", "01/09/2026", "1\u00a0Sep\u00a02026"),
        ("2026-11-28", "28/11/2026", "28\u00a0Nov\u00a02026"),
        ("?", "?", "?"),
    ],
)
def test_days_of_narrow_columns_are_short_and_whole(iso: str, french: str, english: str) -> None:
    with using_language("fr"):
        assert short_date(iso) == french
    with using_language("en"):
        assert short_date(iso) == english
