"""How fast a store with very many claims tells a new article what is known: ``make bench``."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from claims.claim import LABELS, Claim, Label, LabelledClaim
from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Article, Checked
from factcheck.store import tables as t
from factcheck.store.engine import Store, open_store
from factcheck.store.repeated_claims import index_claims
from factcheck.store.scans import save_scan
from factcheck.store.statuses import read_standings
from factcheck.verification.similarity import Wording
from factcheck.verification.verdict_scale import load_scale
from tests.benchmarks.rows import Row

__all__ = ["ASKED", "answered", "crowded", "main", "repeating", "rows"]

CLAIMS, ASKED, MOST_S = 100_000, 30, 1.0
"""How many claims are stored, how many the new article has, and how many seconds the answer may take."""
_ROUNDS = 5
_WORDS = 20_000
_LETTERS = "bcdfglmnprstv", "aeiou"


def _vocabulary(chance: random.Random) -> list[str]:
    return ["".join(chance.choice(_LETTERS[i % 2]) for i in range(chance.randint(5, 10))) for _ in range(_WORDS)]


def crowded(store: Store, count: int) -> list[str]:
    """Fill an empty store with claims of 8 to 25 made-up words, as frequent and as rare as those of a language.

    Gives their words. Frequencies follow Zipf's law as Mandelbrot has it: 1 / (rank + 8).
    """
    chance = random.Random(7)
    vocabulary = _vocabulary(chance)
    weights = list(accumulate(1 / (rank + 8) for rank in range(_WORDS)))
    contents = [
        " ".join(chance.choices(vocabulary, cum_weights=weights, k=chance.randint(8, 25))) for _ in range(count)
    ]
    plain = {"first_seen": "2026-11-20T08:00:00.000000Z", "speaker": None, "polarity": "asserted", "attributed": True}
    names = [f"{number:012x}" for number in range(count)]
    with store.writing() as connection:
        rows = [{"id": name, "content": content, **plain} for name, content in zip(names, contents, strict=True)]
        connection.execute(t.claims.insert(), rows)
        wordings = (Wording(content, None, "asserted") for content in contents)
        index_claims(connection, dict(zip(names, wordings, strict=True)))
    return contents


def repeating(contents: Sequence[str], number: int = 0) -> Checked:
    """An article that says these things again, each with one word more, which is ``number`` letters longer."""
    more = "zzz" + number * "z"
    text = f"Titre {number}\n\n" + "\n".join(f"{content} {more}." for content in contents)
    claims: list[LabelledClaim] = []
    place = text.index("\n\n") + 2
    for content in contents:
        span = Span(place, place + len(f"{content} {more}"))
        place = span.end + 2
        claim = Claim(
            content=(span,), sentence=span, construction="bench", suggested=Label.REPORTED_SPEECH, rules=("bench",)
        )
        claims.append(LabelledClaim(claim=claim, label=claim.suggested, probabilities=dict.fromkeys(LABELS, 1 / 3)))
    article = Article(id=f"bench-{number}", source="bench", text=text, blocks=())
    return Checked(article=article, claims=tuple(claims), skipped=())


def answered(store: Store, checked: Checked) -> tuple[float, float]:
    """Keep a scan, link its claims to known ones and read where those stand: seconds by the clock, and of processor."""
    scale = load_scale()
    clock, processor = time.perf_counter(), time.process_time()
    # One word more is less of a difference in a long claim than in a short one: all of them are to be found here.
    save_scan(store, checked, machine="bench", matching=replace(scale.matching, same=90))
    with store.reading() as connection:
        read_standings(connection, claim_ids(checked), scale)
    return time.perf_counter() - clock, time.process_time() - processor


def measured(count: int, address: str | None = None) -> tuple[float, float]:
    """The best of several answers of a store of so many claims; by default in a file that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(address or str(Path(folder) / "bench.sqlite"))
        contents = crowded(store, count)
        some = contents[count // 2 : count // 2 + ASKED]
        best = min(answered(store, repeating(some, number)) for number in range(_ROUNDS))
        store.close()
    return best


def rows() -> list[Row]:
    """How long the store takes to keep an article and to tell what is known of it."""
    taken, worked = measured(CLAIMS)
    name = f"an article of {ASKED} known claims beside {CLAIMS:,}"
    return [Row(name=name, value=taken, unit="s", goal=MOST_S, at_most=True, note=f"{worked:.2f} s of them at work")]


def main(args: Sequence[str]) -> int:
    """Fill a store, ask it about an article; 1 when the best of several rounds takes too long.

    The arguments are the number of claims and the address of an empty store; by default a file that is thrown away.
    """
    count = int(args[0]) if args else CLAIMS
    taken, worked = measured(count, args[1] if len(args) > 1 else None)
    print(
        f"{count} claims in the store: an article of {ASKED} answered in {taken:.2f} s (at most {MOST_S:.0f}), "
        f"{worked:.2f} s of them at work"
    )
    return 0 if taken < MOST_S else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
