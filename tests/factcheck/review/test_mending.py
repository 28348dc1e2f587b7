"""Claims cut, joined and added, without a screen."""

from __future__ import annotations

import pytest

from claims.claim import Label
from claims.document.span import Span
from factcheck.errors import Fault, VerificationError
from factcheck.review.mending import _trimmed, add_missed, cut_claim, join_claims, neighbours, parts_at
from factcheck.review.queue import ClaimPlace, ReviewQueue
from factcheck.store.engine import Store
from factcheck.store.missed_claims import MissedClaim
from tests.support.factories import TEXT, span
from tests.support.review_play import NAMES, dossier, review_queue


def at(queue: ReviewQueue, name: str) -> ClaimPlace:
    queue.move(next(n for n, row in enumerate(queue.rows) if row.id == name))
    found = queue.dossier()
    assert found is not None
    return queue.place(found)


def test_a_cut_claim_gives_two_and_one_undo_makes_it_whole(kept: Store) -> None:
    queue = review_queue(kept)
    place = at(queue, NAMES[0])

    other = cut_claim(queue, NAMES[0], place, TEXT.index("cessera"))

    assert dossier(kept, NAMES[0]).claim.content == "Le chantier naval"
    rest = dossier(kept, other).claim
    assert (rest.content, rest.speaker) == ("cessera toute activité le 12 avril", "Sergueï Valmont")
    assert [row.id for row in queue.rows][queue.position + 1] == other
    queue.undo()
    assert dossier(kept, NAMES[0]).claim.content.startswith("Le chantier naval cessera")
    assert other not in [row.id for row in queue.rows]
    assert queue.claim is not None
    assert queue.claim.id == NAMES[0]


@pytest.mark.parametrize(
    ("between", "first", "second"),
    [
        (". ", "Le pont fermera", "La digue tiendra"),
        (" ! ", "Le pont fermera !", "La digue tiendra"),
        (" », « ", "Le pont fermera »", "« La digue tiendra"),
        (" … ", "Le pont fermera …", "La digue tiendra"),
        (" à l'O.N.U. ", "Le pont fermera à l'O.N.U.", "La digue tiendra"),
    ],
)
@pytest.mark.parametrize("late", [True, False])
def test_no_part_of_a_cut_begins_with_the_end_of_a_sentence(
    between: str, first: str, second: str, *, late: bool
) -> None:
    text = f"Le pont fermera{between}La digue tiendra"
    at = text.index(second) if late else text.index(first) + len(first)

    parts = [_trimmed(text, spans) for spans in parts_at([Span(0, len(text))], at)]

    assert [[span.of(text) for span in part] for part in parts] == [[first], [second]]


def test_a_claim_is_not_cut_where_one_side_has_no_words(kept: Store) -> None:
    queue = review_queue(kept)
    place = at(queue, NAMES[0])

    with pytest.raises(VerificationError) as caught:
        cut_claim(queue, NAMES[0], place, place.content.start)

    assert caught.value.fault is Fault.NO_CONTENT
    assert dossier(kept, NAMES[0]).history == ()


def test_of_two_joined_claims_one_has_the_words_of_both(kept: Store) -> None:
    queue = review_queue(kept)
    place = at(queue, NAMES[0])
    other = next(one for one in neighbours(queue, place) if one.claim_id == NAMES[2])

    join_claims(queue, NAMES[0], place, other)

    assert dossier(kept, NAMES[0]).claim.content.endswith(
        "12 avril […] Deux cents ouvriers travaillent sur le site depuis 1987"
    )
    gone = dossier(kept, NAMES[2])
    assert (gone.claim.status, gone.claim.not_claim, gone.history[0].why) == ("dropped", "merged", NAMES[0])
    assert NAMES[2] not in [one.claim_id for one in neighbours(queue, place)]
    queue.undo()
    assert dossier(kept, NAMES[2]).claim.not_claim is None
    assert "[…]" not in dossier(kept, NAMES[0]).claim.content


def test_an_added_claim_comes_behind_the_one_in_front(kept: Store) -> None:
    queue = review_queue(kept)
    at(queue, NAMES[0])
    words = span(TEXT, "Le port d’Argelune fermera au printemps")
    claim = MissedClaim(article="port-0001", content=(words,), label=Label.ESTABLISHED_FACT)

    name = add_missed(queue, claim)

    assert queue.rows[queue.position + 1].id == name
    assert queue.claim is not None
    assert queue.claim.id == NAMES[0]
    queue.undo()
    assert name not in [row.id for row in queue.rows]


def test_a_place_inside_a_span_cuts_it() -> None:
    spans = (Span(0, 10), Span(20, 30))
    assert parts_at(spans, 5) == ((Span(0, 5),), (Span(5, 10), Span(20, 30)))
    assert parts_at(spans, 15) == ((Span(0, 10),), (Span(20, 30),))
