"""What hardens on the way from the wire to the front page."""

from __future__ import annotations

from pytest_bdd import given, scenarios, then, when

from factcheck.articles.reader import read_text
from factcheck.hardening import Comparison, Direction, compare_articles
from factcheck.scan_results import Checked
from tests.features.program import LoadChecker
from tests.features.sentences import sentence

scenarios("durcissement.feature")


@given(sentence('la dépêche "{text}"'), target_fixture="wire")
def wire(load: LoadChecker, text: str) -> Checked:
    """The first article."""
    return load(()).check(read_text(text, source="depeche.txt"))


@given(sentence('l\'article publié "{text}"'), target_fixture="page")
def page(load: LoadChecker, text: str) -> Checked:
    """The second article."""
    return load(()).check(read_text(text, source="article.txt"))


@given(sentence('sous le titre "{title}" le texte "{text}"'), target_fixture="page")
def page_with_headline(load: LoadChecker, title: str, text: str) -> Checked:
    """The second article, with a headline."""
    return load(()).check(read_text(f"{title}\n\n{text}\n", source="article.txt"))


@when("on les compare", target_fixture="compared")
def comparison(wire: Checked, page: Checked) -> Comparison:
    """The two articles, claim by claim."""
    return compare_articles(wire, page)


@then(sentence("l'affirmation a durci: {kinds}"))
def it_hardened(compared: Comparison, kinds: str) -> None:
    """By just these changes."""
    (pair,) = compared.hardened
    found = [change.kind.value for change in pair.changes if change.direction is Direction.HARDER]
    assert sorted(found) == sorted(kinds.split(", "))


@then("rien n'a durci")
def nothing_hardened(compared: Comparison) -> None:
    """There are pairs, and none of them became firmer."""
    assert compared.pairs
    assert not compared.hardened


@then(sentence('le démenti de "{name}" a disparu'))
def a_denial_was_lost(compared: Comparison, name: str) -> None:
    """It is the first of what was left out."""
    (lost,) = compared.lost_denials
    assert lost == compared.dropped[0]
    assert lost.item.claim.speaker is not None
    assert lost.item.claim.speaker.name == name


@then("rien n'a changé")
def nothing_changed(compared: Comparison) -> None:
    """There are pairs, and all say the same."""
    assert compared.pairs
    assert [pair.changes for pair in compared.pairs if pair.changes] == []


@then(sentence("l'affirmation a changé: {kinds}"))
def it_changed(compared: Comparison, kinds: str) -> None:
    """By just these changes."""
    (pair,) = compared.pairs
    assert [change.kind.value for change in pair.changes] == kinds.split(", ")


@then("le titre affirme ce qui est allégué")
def the_headline_states_it(compared: Comparison) -> None:
    """The headline of the second article."""
    assert compared.headline is not None
    assert compared.headline.words == compared.second.title
