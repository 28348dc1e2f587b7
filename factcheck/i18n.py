"""Messages in the user's language: gettext, and the few forms of numbers and dates a report needs.

English literals in the code are the message ids; ``locale/fr`` holds the French catalogue.
"""

from __future__ import annotations

import gettext as _gettext
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

__all__ = [
    "LANGUAGES",
    "LOCALE_DIR",
    "N_",
    "_",
    "detect_language",
    "format_date",
    "format_decimal",
    "format_moment",
    "format_percent",
    "install",
    "language",
    "ngettext",
    "set_language",
    "short_date",
    "using_language",
    "zone_words",
]

LANGUAGES: tuple[str, ...] = ("fr", "en")
LOCALE_DIR = Path(__file__).parent / "locale"
_DOMAIN = "factcheck"

# None until a language is set: the environment is then asked at the first message, not at import.
_current: str | None = None


@cache
def _catalogue(lang: str) -> _gettext.NullTranslations:
    return _gettext.translation(_DOMAIN, LOCALE_DIR, languages=[lang], fallback=True)


def _(message: str) -> str:
    """``message`` in the language in force at the time of the call."""
    # The empty message id stands for the header of the catalogue.
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of the message that goes with ``n``, in the language in force at the time of the call."""
    return _catalogue(language()).ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for the mark)
    """``message`` itself: marks a constant for the catalogue; give it to ``_`` where it is shown."""
    return message


def language() -> str:
    """The language in force: ``fr`` or ``en``."""
    global _current
    if _current is None:
        _current = detect_language((), os.environ)
    return _current


def set_language(lang: str) -> None:
    """Put ``lang`` in force for this process.

    Raises:
        ValueError: for a language without catalogue.
    """
    global _current
    if lang not in LANGUAGES:
        raise ValueError(f"language {lang!r}: expected one of {', '.join(LANGUAGES)}")
    _current = lang


@contextmanager
def using_language(lang: str) -> Iterator[None]:
    """Put ``lang`` in force inside a ``with`` block."""
    global _current
    before = _current
    set_language(lang)
    try:
        yield
    finally:
        _current = before


def detect_language(argv: Sequence[str], environ: Mapping[str, str], setting: str | None = None) -> str:
    """The language asked for: ``--lang`` anywhere in ``argv``, else FACTCHECK_LANG, ``setting``, the locale, English.

    An unknown ``--lang`` counts as none here; the command line itself refuses it. An unknown FACTCHECK_LANG does, too.
    """
    wanted: str | None = None
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and index + 1 < len(argv):
            wanted = argv[index + 1]
        elif word.startswith("--lang="):
            wanted = word.partition("=")[2]
    for asked in (wanted, environ.get("FACTCHECK_LANG", "").lower(), setting):
        if asked in LANGUAGES:
            return asked
    # As in POSIX, the first variable that is set decides, even where a later one says French.
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "fr" if locale.lower().partition(".")[0].partition("@")[0].partition("_")[0] == "fr" else "en"


def install(lang: str) -> None:
    """Put ``lang`` in force for our messages and for those of click (usage lines, option errors).

    Only for a program's entry point: click asks the standard library, and that asks the environment.
    """
    set_language(lang)
    _gettext.bindtextdomain("click", LOCALE_DIR)
    _gettext.textdomain("click")
    os.environ["LANGUAGE"] = lang


_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


_LENGTH_OF_DAY = len("2026-03-31")


def format_date(iso: str) -> str:
    """An ISO date (with or without a time) in words, ``3 mars 2026``; anything else as it is."""
    parts = iso[:10].split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return iso
    year, month, day = (int(part) for part in parts)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return iso
    number = "1er" if day == 1 and language() == "fr" else str(day)
    return f"{number} {_(_MONTHS[month - 1])} {year}"


def short_date(iso: str) -> str:
    """An ISO date for narrow columns, ``03/03/2026``, in English ``3 Mar 2026``; anything else as it is.

    No line ends in it.
    """
    words = format_date(iso)
    if words == iso:
        return iso
    if language() == "fr":
        return f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}"
    day, month, year = words.split(" ")
    return chr(0xA0).join((day, month[:3], year))


def format_moment(iso: str) -> str:
    """A date with its time, where it has one, in words: ``3 mars 2026 à 18 h 02 (UTC+1)``; anything else as it is."""
    try:
        moment = datetime.fromisoformat(iso) if len(iso) > _LENGTH_OF_DAY else None
    except ValueError:
        return iso
    if moment is None:
        return format_date(iso)
    nbsp = chr(0xA0)
    time = f"{moment.hour}{nbsp}h{nbsp}{moment:%M}" if language() == "fr" else f"{moment:%H:%M}"
    zone = zone_words(moment)
    words = _("{date} at {time}").format(date=format_date(iso), time=time)
    return f"{words} ({zone})" if zone else words


def zone_words(moment: datetime) -> str:
    """The offset of a moment from UTC: ``UTC+1``, ``UTC−3:30``; empty without one."""
    return re.sub(r"([+-])0?(\d+)(?::00)?\b", r"\1\2", moment.tzname() or "").replace("-", "−")


def format_percent(share: float) -> str:
    """A share in [0, 1] as a whole percentage, spaced as the language has it."""
    number = f"{share * 100:.0f}"
    # Rounding must not turn a high probability into certainty.
    if number == "100" and share < 1:
        number = ">99"
    # A no-break space: the sign must not wrap to a line of its own.
    return f"{number}{chr(0xA0) if language() == 'fr' else ''}%"


def format_decimal(number: float, *, signed: bool = False) -> str:
    """A number to two decimals as the language has it, with a minus sign where it is below zero."""
    written = f"{number:+.2f}" if signed else f"{number:.2f}"
    return written.replace("-", "−").replace(".", "," if language() == "fr" else ".")
