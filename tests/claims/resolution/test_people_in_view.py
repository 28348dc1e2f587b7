"""Who is in view: all of an article, and in a long text those who are named or mentioned not far off."""

from __future__ import annotations

from claims.resolution.people_in_view import WINDOW, PeopleInView
from claims.resolution.persons import PersonBuilder


def somebody(name: str) -> PersonBuilder:
    return PersonBuilder(name=name, kind="PER", tokens=(name.lower(),))


def test_who_is_named_later_in_the_article_is_in_view_from_the_start() -> None:
    paul, nadia = somebody("Paul"), somebody("Nadia")
    view = PeopleInView([(0, paul), (WINDOW, nadia), (WINDOW, paul)])

    view.move_to(0)

    assert view.people == [paul, nadia]


def test_who_was_not_heard_of_for_long_is_out_of_view_until_named_again() -> None:
    paul, nadia = somebody("Paul"), somebody("Nadia")
    view = PeopleInView([(0, paul), (4 * WINDOW, paul)])
    view.move_to(0)
    view.meet(nadia, 0)
    assert view.people == [paul, nadia]

    view.move_to(2 * WINDOW)
    assert view.people == []

    view.move_to(3 * WINDOW)
    assert view.people == [paul]


def test_a_mention_keeps_in_view() -> None:
    nadia = somebody("Nadia")
    view = PeopleInView([])
    for sentence in (0, WINDOW, 2 * WINDOW):
        view.move_to(sentence)
        view.meet(nadia, sentence)

    assert view.people == [nadia]
