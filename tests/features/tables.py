"""Claims as the tables of the features show them: French words for labels, typography set aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from claims.claim import Label, Polarity, Style
from factcheck.reports.json import to_document
from factcheck.scan_results import Checked

__all__ = [
    "LABEL_WORDS",
    "NOTHING",
    "Claim",
    "Table",
    "attributed",
    "claims_of",
    "documented",
    "plain",
    "records",
    "shown",
    "verbatim",
]

Table = Sequence[Sequence[str]]
"""A data table: its first row names the columns."""

Claim = Mapping[str, Any]
"""One claim of the public JSON document: what the features look at is what users get."""

NOTHING = "—"

LABEL_WORDS: Mapping[Label, str] = {
    Label.REPORTED_SPEECH: "propos rapporté",
    Label.ALLEGATION: "allégation",
    Label.ESTABLISHED_FACT: "fait établi",
}

_MARKS = re.compile(r"[«»“”\"]")
_EDGES = " .,;:!?…"
_CASES = re.compile(r"^(?:sur|dans|au|aux|à|via|par|lors d[e'])\s*(?=\S)")
_STYLES = {Style.DIRECT: "direct", Style.INDIRECT: "indirect", Style.MIXED: "mixte"}
_POLARITIES = {Polarity.ASSERTED: "affirmé", Polarity.DENIED: "nié"}


def plain(text: str) -> str:
    """``text`` without quotation marks and edge punctuation, with straight apostrophes and ordinary single spaces."""
    return " ".join(_MARKS.sub(" ", text).replace("’", "'").split()).strip(_EDGES)


def _words(part: Mapping[str, Any] | None, key: str = "text") -> str:
    return plain(part[key]) if part else NOTHING


_COLUMNS: Mapping[str, Callable[[Claim], str]] = {
    "locuteur": lambda claim: _words(claim["speaker"]),
    "nom": lambda claim: _words(claim["speaker"], "name"),
    "introducteur": lambda claim: _words(claim["cue"]),
    "vague": lambda claim: ("oui" if claim["speaker"]["vague"] else "non") if claim["speaker"] else NOTHING,
    "chaîne": lambda claim: " ← ".join(plain(source["name"]) for source in claim["sources"]) or NOTHING,
    "destinataire": lambda claim: _words(claim["addressee"]),
    # Whether the preposition belongs to the channel, readers do not care.
    "canal": lambda claim: _CASES.sub("", _words(claim["medium"])),
    "contenu": lambda claim: _words(claim["content"]),
    "style": lambda claim: _STYLES[Style(claim["style"])] if claim["style"] else NOTHING,
    "étiquette": lambda claim: LABEL_WORDS[Label(claim["label"])],
    "polarité": lambda claim: _POLARITIES[Polarity(claim["polarity"])],
    "règle": lambda claim: " ".join(claim["rules"]),
}


def records(table: Table) -> list[dict[str, str]]:
    """The rows of a table by column name."""
    head, *rows = table
    return [dict(zip(head, row, strict=True)) for row in rows]


def shown(claims: Iterable[Claim], table: Table) -> list[dict[str, str]]:
    """The claims in the columns of ``table``, ready to be compared with its ``records``."""
    return [{column: _COLUMNS[column](claim) for column in table[0]} for claim in claims]


def documented(checked: Checked) -> Mapping[str, Any]:
    """The article and its claims as the public JSON document has them."""
    article: Mapping[str, Any] = to_document([checked])["articles"][0]
    return article


def claims_of(checked: Checked) -> list[Claim]:
    """The claims of an article in text order."""
    claims: list[Claim] = documented(checked)["claims"]
    return claims


def attributed(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that a rule gives to somebody, or marks as hearsay."""
    return [claim for claim in claims if claim["rules"]]


def verbatim(article: Mapping[str, Any], text: str) -> None:
    """Check that a documented article has claims and that all their words stand in ``text`` where they should."""
    assert article["text"] == text
    assert article["claims"]
    for claim in article["claims"]:
        spans = claim["content"]["spans"]
        assert claim["content"]["text"] == " […] ".join(text[start:end] for start, end in spans)
        for part in (claim["speaker"], claim["cue"], claim["medium"]):
            if part:
                start, end = part["span"]
                assert part["text"] == text[start:end]
