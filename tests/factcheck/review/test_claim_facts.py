"""The lines above the passage, without a screen."""

from __future__ import annotations

from factcheck.i18n import using_language
from factcheck.review.claim_facts import claim_words, decision_lines, fact_lines, origin_line
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.verification.acts import Act, Evidence, NotClaim, Reply
from factcheck.verification.verdict_scale import load_scale
from tests.support.review_play import NAMES, URL, dossier

SCALE = load_scale()


def decided(store: Store, name: str) -> list[str]:
    return [line.plain for line in decision_lines(dossier(store, name), SCALE)]


def test_what_nobody_decided_says_so(kept: Store) -> None:
    assert decided(kept, NAMES[0]) == ["Decision: to verify", "Evidence: none yet"]
    with using_language("fr"):
        assert decided(kept, NAMES[0])[1] == "Preuves\u00a0: aucune pour l’instant"


def test_a_decision_has_its_reason_its_first_pieces_of_evidence_and_the_last_reply(kept: Store) -> None:
    pieces = tuple(
        Evidence(url=f"{URL}/{n}", title=title, seen="2026-03-03") for n, title in enumerate(("Registre", ""))
    )
    more = tuple(Evidence(url=f"{URL}/{n}", seen="2026-03-03") for n in (2, 3))
    reply = Reply(asked="La mairie", asked_on="2026-03-03")
    act = Act(
        who="Ana", verdict="faux", why="vu sur place", evidence=(*pieces, *more), reply=reply, flags_on=("outdated",)
    )
    record_act(kept, NAMES[0], act, SCALE)

    assert decided(kept, NAMES[0]) == [
        f"Decision: verified · false · {SCALE.flag_name('outdated')}",
        "Why: vu sur place — Ana",
        f"Evidence: Registre (for information), {URL}/1 (for information), and 2 more",
        "Right of reply: La mairie — no answer yet",
    ]


def test_a_claim_that_is_none_tells_why(kept: Store) -> None:
    record_act(kept, NAMES[0], Act(who="Ana", why="un avis", not_claim=NotClaim.OPINION), SCALE)

    state, reason, *_rest = decided(kept, NAMES[0])

    assert state.endswith("dropped · opinion")
    assert reason == "Why: un avis — Ana"


def test_a_claim_without_an_article_still_tells_what_it_is(kept: Store) -> None:
    found = dossier(kept, NAMES[3])

    assert origin_line(found, None).plain == NAMES[3]
    assert claim_words(found.claim).plain.startswith("denied by ministère de l’Économie maritime: avoir promis")
    assert [line.plain for line in fact_lines(found, None, SCALE)] == [
        "reported speech (88% certain of the label)",
        "denied by: ministère de l’Économie maritime",
    ]
