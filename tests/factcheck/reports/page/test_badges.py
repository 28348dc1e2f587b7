"""Label, status and verdict: each has a word, a shape of its own, and a colour."""

from __future__ import annotations

import re

import pytest

from claims.claim import LABELS
from factcheck.i18n import using_language
from factcheck.reports.page.badges import label_badge, shape_drawings, status_badge, verdict_badge, verdict_shape
from factcheck.reports.page.page_files import page_style
from factcheck.scan_results import Standing, Status, Verdict
from factcheck.verification.verdict_scale import load_scale

VERDICTS = list(load_scale().verdicts.values())


def settled(verdict: Verdict) -> Standing:
    return Standing(status=Status.VERIFIED, verdict=verdict)


BADGES = [*map(label_badge, LABELS), *map(status_badge, Status), *(verdict_badge(settled(one)) for one in VERDICTS)]


@pytest.mark.parametrize("badge", BADGES)
def test_each_has_a_word_a_drawn_shape_and_a_colour(badge: str) -> None:
    found = re.fullmatch(
        r'<span class="badge (\w+) (\w+)"><svg class="shape" aria-hidden="true">'
        r'<use href="#(s-[\w-]+)"/></svg>(.+)</span>',
        badge,
    )
    assert found
    kind, tone, drawing, words = found.groups()
    assert f'<symbol id="{drawing}"' in shape_drawings()
    assert re.search(rf"\.{kind}\.{tone} {{ color: var\(--\w+-ink\); background: var\(--\w+-paper\)", page_style())
    assert words


def test_labels_and_statuses_have_shapes_of_their_own() -> None:
    drawings = re.findall(r'<symbol id="([^"]+)".*? d="([^"]+)"', shape_drawings())

    assert len({path for _name, path in drawings}) == len(drawings)
    assert {name.removeprefix("s-") for name, _path in drawings} >= {*LABELS, *Status}


def test_what_an_article_states_is_in_no_colour_of_approval() -> None:
    rules = re.findall(r"[^{}]*established_fact[^{}]*{[^}]*}", page_style())

    assert rules
    assert [rule for rule in rules if "upheld" in rule] == []


def test_verdicts_go_by_the_number_that_the_newsroom_gave_them() -> None:
    tones = [
        re.search(r"badge verdict (\w+)", verdict_badge(settled(Verdict("x", "x", "x", n))))
        for n in (1, 2, 3, 4, 5, None, 9)
    ]

    assert [tone.group(1) for tone in tones if tone] == [
        "refuted", "refuted", "mixed", "upheld", "upheld", "undecided", "undecided",
    ]  # fmt: skip
    assert len({verdict_shape(Verdict("x", "x", "x", n)) for n in (1, 2, 3, 4, 5, None)}) == 6


def test_a_badge_speaks_the_language_of_its_reader() -> None:
    with using_language("fr"):
        assert "plutôt faux" in verdict_badge(settled(load_scale().verdicts["plutot_faux"]))
    with using_language("en"):
        assert "mostly false" in verdict_badge(settled(load_scale().verdicts["plutot_faux"]))


def test_a_verdict_of_open_work_is_provisional_and_in_no_colour() -> None:
    verdict = Verdict("faux", "faux", "false", 1)
    with using_language("en"):
        shown = verdict_badge(Standing(status=Status.IN_SECOND_REVIEW, verdict=verdict))

    assert "provisional verdict: false" in shown
    assert "badge verdict undecided" in shown
    assert verdict_badge(Standing()) == ""
