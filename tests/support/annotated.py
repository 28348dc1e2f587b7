"""Annotated articles made by hand: in memory, as files, and a stand-in for parser and rules that knows them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claims.claim import LABELS, Claim, Extraction, Label, LabelledClaim, Polarity, Speaker, Style
from claims.document.span import Span
from claims.document.tree import Document
from factcheck.evaluation.gold import GoldArticle, GoldClaim
from factcheck.scan_results import Article, Checked
from tests.support.trees import tree

REPORTED, ALLEGED, FACT = LABELS
TEXT = "Titre du jour\n\n" + "x" * 200
"""A headline of thirteen characters; the body starts at 15."""


def gold(
    content: Sequence[tuple[int, int]],
    label: Label = REPORTED,
    *,
    speaker: tuple[int, int] | None = None,
    name: str | None = None,
    cue: tuple[int, int] | None = None,
    medium: tuple[int, int] | None = None,
    style: Style | None = None,
    polarity: Polarity = Polarity.ASSERTED,
) -> GoldClaim:
    return GoldClaim(
        content=tuple(Span(*s) for s in content),
        label=label,
        speaker=Span(*speaker) if speaker else None,
        speaker_name=name,
        cue=Span(*cue) if cue else None,
        medium=Span(*medium) if medium else None,
        style=style,
        polarity=polarity,
    )


def found(
    content: Sequence[tuple[int, int]],
    label: Label = REPORTED,
    *,
    score: float = 0.9,
    speaker: tuple[int, int] | None = None,
    name: str = "",
    cue: tuple[int, int] | None = None,
    medium: tuple[int, int] | None = None,
    style: Style | None = None,
    polarity: Polarity = Polarity.ASSERTED,
    rules: tuple[str, ...] = ("essai",),
) -> LabelledClaim:
    claim = Claim(
        content=tuple(Span(*s) for s in content),
        sentence=Span(content[0][0], content[-1][1]),
        construction="essai",
        suggested=label,
        rules=() if label is FACT else rules,
        cue=Span(*cue) if cue else None,
        speaker=Speaker(span=Span(*speaker), name=name) if speaker else None,
        medium=Span(*medium) if medium else None,
        style=style,
        polarity=polarity,
    )
    rest = (1 - score) / 2
    return LabelledClaim(claim=claim, label=label, probabilities={x: score if x is label else rest for x in LABELS})


def pair(
    marked: Sequence[GoldClaim],
    scanned: Sequence[LabelledClaim],
    text: str = TEXT,
    *,
    name: str = "un",
    ignore: tuple[Span, ...] = (),
) -> tuple[GoldArticle, Checked]:
    article = Article(id=name, source=f"{name}.txt", text=text, blocks=())
    checked = Checked(article=article, claims=tuple(scanned), skipped=())
    return GoldArticle(id=name, text=text, claims=tuple(marked), ignore=ignore), checked


# --- As files ------------------------------------------------------------------------------------------------------

SENTENCES = {
    Label.REPORTED_SPEECH: "Paul dit que la digue tient.",
    Label.ALLEGATION: "La digue aurait cédé hier.",
    Label.ESTABLISHED_FACT: "La digue est fort longue.",
}


PARSE = """
Paul Paul PROPN 2 nsubj
dit dire VERB 0 root
que que SCONJ 6 mark
la le DET 5 det
digue digue NOUN 6 nsubj
tient tenir VERB 2 ccomp
. . PUNCT 2 punct
"""


class FakeChecker:
    """Takes every known sentence for one claim; its features are the sentence."""

    def extract(self, article: Article) -> Extraction:
        """A claim for every known sentence."""
        claims = []
        for label, words in SENTENCES.items():
            at = article.text.find(words)
            if at < 0:
                continue
            span = Span(at, at + len(words) - 1)
            rules = () if label is Label.ESTABLISHED_FACT else ("essai",)
            claims.append(
                Claim(
                    content=(span,),
                    sentence=span,
                    construction="essai",
                    suggested=label,
                    rules=rules,
                    features={"sentence": words},
                )
            )
        return Extraction(claims=tuple(claims))

    def parse(self, article: Article) -> Document:
        """One known sentence."""
        words = SENTENCES[Label.REPORTED_SPEECH]
        return Document(text=article.text, sentences=(tree(PARSE, offset=article.text.index(words)),))


def write(folder: Path, *names: str, ids: str = "{}") -> Path:
    """Articles that hold every known sentence, each with its label."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        text = f"Titre {name}\n\n" + " ".join(SENTENCES.values())
        claims: list[dict[str, Any]] = []
        for label, words in SENTENCES.items():
            at = text.index(words)
            claims.append({"content": [[at, at + len(words) - 1]], "label": label.value})
        content = {"id": ids.format(name), "text": text, "claims": claims}
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder
