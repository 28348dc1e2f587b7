"""Articles that people reviewed, for tests of training: each has one claim of every label."""

from __future__ import annotations

import re

import pytest

from claims.claim import LABELS, Claim, Extraction, Label, LabelledClaim
from claims.document.span import Span
from factcheck.articles.reader import read_text
from factcheck.claim_ids import claim_ids
from factcheck.cli import train as learn
from factcheck.scan_results import Article, Checked
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store, open_store
from factcheck.verification.acts import Act
from factcheck.verification.verdict_scale import load_scale
from tests.factcheck.store.test_store import save

SCALE = load_scale()
SENTENCES = {
    Label.REPORTED_SPEECH: "Paul dit que la digue {} tient.",
    Label.ALLEGATION: "La digue {} aurait cédé hier.",
    Label.ESTABLISHED_FACT: "La digue {} est fort longue.",
}
PLACES = ("Aber", "Brec", "Caro", "Dour", "Elven", "Fret", "Goël", "Houat", "Ise", "Jugon", "Kerne", "Loc")


class FakeChecker:
    """Takes every known sentence for one claim; its one feature is the kind, or one that no other article has."""

    def __init__(self, *, alone: bool = False, blind: bool = False) -> None:
        self.alone = alone
        self.blind = blind

    def extract(self, article: Article) -> Extraction:
        claims = []
        for label, words in SENTENCES.items():
            found = re.search(words.format(r"(\w+)"), article.text)
            if not found or (self.blind and label is Label.ALLEGATION):
                continue
            span = Span(found.start(), found.end() - 1)
            kind = f"{label.value} {found.group(1)}" if self.alone else label.value
            claims.append(
                Claim(
                    content=(span,),
                    sentence=span,
                    construction="essai",
                    suggested=Label.REPORTED_SPEECH,
                    rules=() if label is Label.ESTABLISHED_FACT else ("essai",),
                    # Several witnesses: a model of few examples is else too unsure to call anything a fact.
                    features={"kind": kind, **{f"kind {n}": kind for n in range(5)}},
                )
            )
        return Extraction(claims=tuple(claims))


def article(place: str) -> Article:
    text = f"Titre {place}\n\n" + " ".join(words.format(place) for words in SENTENCES.values())
    return read_text(text, source=f"{place}.txt")


def as_read(claim: Claim) -> LabelledClaim:
    return LabelledClaim(claim=claim, label=claim.suggested, probabilities=dict.fromkeys(LABELS, 1 / 3))


def scanned(place: str) -> tuple[Checked, tuple[str, ...]]:
    one = article(place)
    claims = FakeChecker().extract(one).claims
    checked = Checked(article=one, claims=tuple(as_read(c) for c in claims), skipped=())
    return checked, claim_ids(checked)


def review(store: Store, *places: str) -> None:
    """Scan articles, all of whose claims the machine takes for reported speech, and put their labels right."""
    for place in places:
        checked, names = scanned(place)
        save(store, checked)
        for name, label in zip(names, SENTENCES, strict=True):
            record_act(store, name, Act(who="Ana", label=label), SCALE)


def use(monkeypatch: pytest.MonkeyPatch, checker: FakeChecker) -> None:
    monkeypatch.setattr(learn, "unlabelled_checker", lambda model, rules=(): checker)


def reviewed_store(db: str, *places: str) -> None:
    store = open_store(db)
    review(store, *places)
    store.close()
