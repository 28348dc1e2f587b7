"""Articles annotated by hand: read from JSON, and paired with the claims that were found.

In: folders of ``*.json``; spans. Out: ``GoldArticle``; pairs of indices. Units: code points, shares in [0, 1].
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.accusation import Accusation, Party, Stage
from claims.claim import Label, Polarity, Style
from claims.document.span import Span
from claims.errors import Message
from claims.foreign_errors import foreign
from factcheck.errors import TrainingError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded

__all__ = ["GoldArticle", "GoldClaim", "by_folder", "covered_share", "half", "overlap", "pairs", "read_gold"]

_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One claim as a person marked it."""

    content: tuple[Span, ...]
    label: Label
    speaker: Span | None = None
    speaker_name: str | None = None
    cue: Span | None = None
    medium: Span | None = None
    style: Style | None = None
    polarity: Polarity = Polarity.ASSERTED
    accusations: tuple[Accusation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One annotated article; claims found mostly within ``ignore`` are neither right nor wrong."""

    id: str
    text: str
    claims: tuple[GoldClaim, ...]
    ignore: tuple[Span, ...] = ()


def read_gold(folders: Iterable[Path]) -> tuple[GoldArticle, ...]:
    """All annotated articles (``*.json``, and ``*.ndjson`` with one a line) of the folders, by id.

    Raises:
        TrainingError: a folder or file cannot be read.
    """

    def refuse(error: TrainingError) -> None:
        raise error

    return tuple(sorted((a for found in by_folder(folders, refuse).values() for a in found), key=lambda a: a.id))


def by_folder(
    folders: Iterable[Path], failed: Callable[[TrainingError], None]
) -> Mapping[Path, tuple[GoldArticle, ...]]:
    """The annotated articles of each folder; ``failed`` is told of each file that cannot be used."""
    found: dict[Path, list[GoldArticle]] = {}
    for folder, article in _each(folders):
        if isinstance(article, TrainingError):
            failed(article)
        else:
            found.setdefault(folder, []).append(article)
    return {folder: tuple(articles) for folder, articles in found.items()}


def _each(folders: Iterable[Path]) -> Iterator[tuple[Path, GoldArticle | TrainingError]]:
    seen: dict[str, Path] = {}
    for folder in folders:
        # A pipe or a device in a folder may never end.
        found = (*folder.glob("*.json"), *folder.glob("*.ndjson"))
        files = sorted(file for file in found if file.is_file() or file.is_symlink())
        if not files:
            problem = _("{folder}: no annotated articles found; expected *.json files with text and claims")
            yield folder, TrainingError(problem.format(folder=folder))
        for file in files:
            for article in _read_all(file):
                if isinstance(article, GoldArticle) and article.id in seen:
                    problem = _("{file}: the article {id} stands in {other} too; keep one")
                    other = seen[article.id]
                    yield folder, TrainingError(problem.format(file=file, id=article.id, other=other))
                    continue
                if isinstance(article, GoldArticle):
                    seen[article.id] = file
                yield folder, article


def _read_all(file: Path) -> Iterator[GoldArticle | TrainingError]:
    """The articles of a file: one, or in *.ndjson one a line."""
    try:
        text = file.read_text(encoding="utf-8")
        parts = text.splitlines() if file.suffix == ".ndjson" else [text]
    except (OSError, ValueError) as error:
        yield _unusable(file, error)
        return
    for part in parts:
        if part.strip() or file.suffix == ".json":
            try:
                yield _read(file, part)
            except TrainingError as error:
                yield error


def _unusable(file: Path, error: Exception) -> TrainingError:
    problem = _(
        "{file}: not an annotated article ({reason}); "
        "expected id, text and claims with content, label, speaker, cue, medium as spans"
    )
    return TrainingError(problem.format(file=file, reason=_reason(error)))


def _read(file: Path, text: str) -> GoldArticle:
    try:
        content = json.loads(text)
        claims = tuple(_claim(c) for c in content["claims"])
        if not isinstance(content["id"], str) or not isinstance(content["text"], str):
            raise TypeError(Message("id and text must be texts"))
        ignore = tuple(Span(*s) for s in content.get("ignore") or ())
        article = GoldArticle(id=content["id"], text=content["text"], claims=claims, ignore=ignore)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise _unusable(file, error) from error
    end = max((span.end for claim in claims for span in _spans(claim)), default=0)
    if end > len(article.text):
        problem = _("{file}: a claim ends at {end}, past the end of the text")
        raise TrainingError(problem.format(file=file, end=end))
    return article


def _reason(error: Exception) -> str:
    """The kind of an error and what it says, where there are words for it in the language in force."""
    kind, words = type(error).__name__, worded(foreign(error))
    return kind if words == kind else f"{kind}: {words}"


def _spans(claim: GoldClaim) -> tuple[Span, ...]:
    parts = (claim.speaker, claim.cue, claim.medium, *(accusation.span for accusation in claim.accusations))
    return (*claim.content, *(span for span in parts if span is not None))


def _claim(content: dict[str, object]) -> GoldClaim:
    def span(key: str) -> Span | None:
        value = content.get(key)
        return Span(*value) if isinstance(value, list) else None

    spans = content["content"]
    if not isinstance(spans, list) or not spans:
        raise ValueError(Message("a claim has no content"))
    name = content.get("speaker_name")
    style = content.get("style")
    return GoldClaim(
        content=tuple(Span(*s) for s in spans),
        label=Label(str(content["label"])),
        speaker=span("speaker"),
        speaker_name=str(name) if name else None,
        cue=span("cue"),
        medium=span("medium"),
        style=Style(str(style)) if style else None,
        polarity=Polarity(str(content.get("polarity") or "asserted")),
        accusations=tuple(map(_accusation, _list(content, "accusations"))),
    )


def _accusation(content: dict[str, object]) -> Accusation:
    """Who is accused of what: a stage, parties with their names, offences as spans, or as words of no article."""
    accuser = content.get("accuser")
    return Accusation(
        stage=Stage(str(content["stage"])),
        cue=_place(content.get("cue")),
        accused=tuple(map(_party, _list(content, "accused"))),
        offences=tuple(Span(*one) for one in _list(content, "offences")),
        accuser=_party(accuser) if isinstance(accuser, dict) else None,
        negated=bool(content.get("negated")),
        named_offences=tuple(map(str, _list(content, "named_offences"))),
    )


def _party(content: dict[str, object]) -> Party:
    return Party(span=_place(content.get("span")), name=str(content["name"]))


def _place(value: object) -> Span:
    return Span(*value) if isinstance(value, list) else Span(0, 0)


def _list(content: dict[str, object], key: str) -> list[Any]:
    value = content.get(key) or []
    return value if isinstance(value, list) else [value]


def _points(spans: Sequence[Span]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end)}


def overlap(gold: Sequence[Span], found: Sequence[Span]) -> float:
    """Intersection over union of code points, in [0, 1]."""
    a, b = _points(gold), _points(found)
    return len(a & b) / len(a | b) if a and b else 0.0


def covered_share(gold: Sequence[Span], found: Sequence[Span]) -> float:
    """Share of the gold code points that were found, in [0, 1] (the measure of the Gender Gap Tracker)."""
    a = _points(gold)
    return len(a & _points(found)) / len(a) if a else 0.0


def half(value: float) -> bool:
    """Whether an overlap is at least 0.5, from which on two contents count as the same claim."""
    return value >= _HALF


def pairs(
    gold: Sequence[Sequence[Span]],
    found: Sequence[Sequence[Span]],
    score: Callable[[Sequence[Span], Sequence[Span]], float],
    accept: Callable[[float], bool],
) -> list[tuple[int, int]]:
    """One-to-one pairs (gold index, found index), the best score first (greedy), of those that ``accept`` allows."""
    scored = sorted(((score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen: list[tuple[int, int]] = []
    for value, i, j in scored:
        if accept(value) and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            chosen.append((i, j))
    return chosen
