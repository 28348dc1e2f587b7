"""The queue of a review, without a screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.claim import Worth
from factcheck.dossiers.decision_request import DecisionRequest
from factcheck.errors import Fault, VerificationError
from factcheck.i18n import using_language
from factcheck.review.claim_facts import decision_lines
from factcheck.review.queue import ReviewQueue
from factcheck.review.queue_lines import queue_line
from factcheck.review.rendering import record_below
from factcheck.scan_results import Checked, Status
from factcheck.store.claim_lists import Filter
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.verification.acts import Act
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.support.factories import TEXT, article, port
from tests.support.review_play import NAMES, NEAR, QUEUE, dossier, review_queue


def test_undo_leaves_what_others_decided_since(kept: Store) -> None:
    ours, theirs = review_queue(kept), ReviewQueue(kept, load_scale(), "Bob", Filter())
    ours.decide(QUEUE[0], DecisionRequest(status=Status.IN_PROGRESS))
    theirs.decide(QUEUE[0], DecisionRequest(status=Status.DROPPED))

    with pytest.raises(VerificationError) as caught:
        ours.undo()

    assert caught.value.fault is Fault.DECIDED_SINCE
    assert caught.value.values == {"who": "Bob"}
    assert dossier(kept, QUEUE[0]).claim.status == "dropped"
    assert ours.steps == []


def test_the_known_claim_shows_the_suggestion_too(kept: Store, near: str) -> None:
    seen = review_queue(kept, words="cessera")
    assert seen.claim is not None
    assert seen.claim.id == NAMES[0]

    (pair,) = seen.alike()

    assert (pair.known_id, pair.known_content, pair.content) == (near, NEAR, seen.claim.content)
    seen.judge(NAMES[0], near, same=True)
    assert dossier(kept, NAMES[0]).claim.same_as == near


def test_a_claim_that_changed_since_is_marked_in_queue_and_facts(kept: Store) -> None:
    """As the newest version of the article has it no longer, which says next to nothing else."""
    name = NAMES[0]
    record_act(kept, name, Act(who="Ana", status=Status.IN_PROGRESS), load_scale())
    later = replace(article(TEXT + "\nAjout."), id="port-0002")
    save_scan(
        kept, Checked(article=later, claims=port().claims[1:], skipped=()), machine="m", matching=LikenessLimits()
    )

    queue = review_queue(kept, changed=True)

    assert [row.id for row in queue.rows] == [name]
    with using_language("fr"):
        assert "changée depuis" in queue_line(queue.rows[0])
        assert "changée depuis" in decision_lines(dossier(kept, name), load_scale())[0].plain
        assert "une version ultérieure de l’article" in record_below(dossier(kept, name), load_scale()).plain
    assert all("changed" not in queue_line(row) for row in review_queue(kept).rows if row.id != name)


def test_doubt_and_check_worthiness_weigh_alike(kept: Store) -> None:
    worth = {2: Worth(score=0.9), 4: Worth(score=0.1)}
    claims = tuple(replace(item, worth=worth.get(n)) for n, item in enumerate(port().claims))
    save_scan(kept, replace(port(), claims=claims), machine="labels 2", matching=LikenessLimits())

    # Doubt of 0.73 with 0.1, 0.0018 with 0.9, then by doubt alone: the article's own sure fact is well worth a check.
    assert [row.id for row in review_queue(kept, order="priority").rows] == [NAMES[n] for n in (2, 4, 1, 3, 0)]
    assert [row.id for row in review_queue(kept, order="worth").rows][:2] == [NAMES[2], NAMES[4]]


def test_where_the_last_claim_was_settled_the_one_after_it_comes(kept: Store) -> None:
    first = review_queue(kept)
    first.move(2)
    first.decide(QUEUE[2], DecisionRequest(status=Status.DROPPED))

    again = review_queue(kept)

    assert again.claim is not None
    assert again.claim.id == QUEUE[3]


def test_the_article_is_searched_too_and_endings_do_not_count(kept: Store) -> None:
    queue = review_queue(kept)
    for typed, found in {"gazette": 5, "ouvrier": 1, "medias locaux": 1, "port.txt": 5, "nulle part": 0}.items():
        queue.narrow(queue.filter_in_force, typed)
        assert len(queue.rows) == found, typed


def test_claims_that_somebody_works_on_are_listed_alone(kept: Store) -> None:
    review_queue(kept).decide(
        NAMES[0], DecisionRequest(assignee="Bob", deadline="2020-01-01", note="appeler la mairie")
    )

    assert [row.id for row in review_queue(kept, assignee="Bob").rows] == [NAMES[0]]
    words = "\n".join(line.plain for line in decision_lines(dossier(kept, NAMES[0]), load_scale()))
    assert "assigned to Bob · until 1 January 2020, overdue" in words
