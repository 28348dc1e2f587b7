"""How often and in how many words sources are quoted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.claim import Label, LabelledClaim, Source, SourceRole
from factcheck.quoting import Gender, Naming, quoted_sources, shares_of, totals
from factcheck.scan_results import Checked
from tests.support.factories import checked, labelled, span

TEXT = """Le pont de Tarnes a cédé

Le pont a cédé lundi matin, a dit Claire Lambel, maire de Tarnes. Lambel promet un bac. La ministre attend. Selon \
Voxa, la digue tient. Le port affirme que rien n'a changé. Une source assure que le rapport dort. On a compté trois \
blessés.
"""


def said(content: str, words: str, name: str, role: SourceRole, *, vague: bool = False) -> LabelledClaim:
    """A claim with its speaker, and the role that the chain gives them."""
    item = labelled(TEXT, content, speaker=(words, name))
    assert item.claim.speaker is not None
    source = Source(span=span(TEXT, words), name=name, role=role)
    claim = replace(item.claim, speaker=replace(item.claim.speaker, vague=vague), sources=(source,))
    return replace(item, claim=claim)


def article(
    name: str, *claims: LabelledClaim, outlet: str | None = "La Gazette", day: str | None = "2031-03-02"
) -> Checked:
    made = checked(*claims, text=TEXT)
    return replace(made, article=replace(made.article, id=name, outlet=outlet, published=day))


MAYOR = said("Le pont a cédé lundi matin", "Claire Lambel", "Claire Lambel", SourceRole.PERSON)
SURNAME = said("un bac", "Lambel", "Lambel", SourceRole.PERSON)
MINISTER = said("attend", "La ministre", "ministre", SourceRole.PERSON)
AGENCY = said("la digue tient", "Voxa", "Voxa", SourceRole.AGENCY)
PORT = said("rien n'a changé", "Le port", "port", SourceRole.ORGANISATION)
SOMEBODY = said("le rapport dort", "Une source", "source", SourceRole.VAGUE, vague=True)
NOBODY = labelled(TEXT, "trois blessés")
FACT = labelled(TEXT, "On a compté trois blessés", label=Label.ESTABLISHED_FACT, rules=())


def test_each_source_is_counted_once_with_the_words_of_its_claims() -> None:
    sources = quoted_sources([article("a", MAYOR, SURNAME, MINISTER, AGENCY, PORT, SOMEBODY, NOBODY, FACT)])

    assert [(one.name, one.naming, one.claims, one.words) for one in sources] == [
        ("Claire Lambel", Naming.NAMED, 2, 8),
        ("port", Naming.BODY, 1, 3),
        ("source", Naming.VAGUE, 1, 3),
        ("Voxa", Naming.MEDIA, 1, 3),
        ("", Naming.NOBODY, 1, 2),
        ("ministre", Naming.UNNAMED, 1, 1),
    ]
    assert totals(sources) == (7, 20)
    genders = {one.name: (one.gender, one.sure) for one in sources if one.gender is not Gender.UNKNOWN}
    assert genders == {"Claire Lambel": (Gender.WOMAN, True), "ministre": (Gender.WOMAN, False)}


def test_names_are_one_over_all_articles_and_what_has_none_is_another_in_each() -> None:
    sources = quoted_sources(
        [article("a", MAYOR, MINISTER, SOMEBODY), article("b", MAYOR, MINISTER, outlet="RTS", day="2031-01-05")]
    )

    by_name = {name: [one for one in sources if one.name == name] for name in ("Claire Lambel", "ministre", "source")}
    (mayor,) = by_name["Claire Lambel"]
    assert (mayor.claims, mayor.articles, mayor.outlets) == (2, 2, ("La Gazette", "RTS"))
    assert (mayor.first, mayor.last) == ("2031-01-05", "2031-03-02")
    assert [one.articles for one in by_name["ministre"]] == [1, 1]


def test_a_surname_of_two_people_is_nobodys() -> None:
    other = said("la digue tient", "Voxa", "Marc Lambel", SourceRole.PERSON)

    names = [one.name for one in quoted_sources([article("a", MAYOR, SURNAME, other)])]

    assert sorted(names) == ["Claire Lambel", "Lambel", "Marc Lambel"]


def test_shares_are_of_the_words_of_those_that_count() -> None:
    sources = quoted_sources([article("a", MAYOR, MINISTER, PORT, outlet=None, day=None)])

    persons = shares_of(sources, lambda one: one.gender.value if one.naming is not Naming.BODY else None)
    assert [(share.key, share.claims, share.words, share.share) for share in persons] == [("woman", 2, 7, 1.0)]
    naming = {share.key: share.share for share in shares_of(sources, lambda one: one.naming.value)}
    assert naming == pytest.approx({"named": 0.6, "body": 0.3, "unnamed": 0.1})
    assert shares_of([], lambda one: one.name) == []
    assert quoted_sources([]) == []
