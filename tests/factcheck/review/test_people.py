"""From whom a speaker is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.claim import SourceRole
from factcheck.reports.claim_record import SourceRecord
from factcheck.review.people import NamedSource, people_near, people_of
from factcheck.store.article_claims import claims_of_article
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.stored_records import Appearance
from factcheck.verification.acts import Act
from factcheck.verification.verdict_scale import load_scale
from tests.factcheck.review.test_queue_lines import accusation
from tests.support.review_play import NAMES, review_queue

PERSON, ORGANISATION, VAGUE = SourceRole.PERSON, SourceRole.ORGANISATION, SourceRole.VAGUE


@pytest.fixture
def reading(kept: Store) -> Appearance:
    with kept.reading() as connection:
        return replace(claims_of_article(connection, "port-0001")[0], accusations=None, sources=None)


def source(name: str, role: SourceRole) -> SourceRecord:
    return SourceRecord(text=name, span=(0, 1), name=name, role=role)


def test_people_of_an_article_are_persons_then_organisations_as_people_corrected_them(kept: Store) -> None:
    record_act(kept, NAMES[4], Act(who="Ana", speaker="Odile Ferrand"), load_scale())
    queue = review_queue(kept)
    queue.move(0)
    found = queue.dossier()
    assert found is not None

    people = people_near(queue, queue.place(found))

    # Nadia Ferrol signs the article; no claim is hers.
    assert [one.name for one in people] == [
        *("Sergueï Valmont", "Odile Ferrand", "Nadia Ferrol"),
        *("plusieurs médias locaux", "ministère de l’Économie maritime"),
    ]
    assert [one.kind for one in people][:4] == [PERSON, PERSON, PERSON, ORGANISATION]


def test_a_medium_is_nobody(reading: Appearance) -> None:
    sources = (
        source("Radio Arvor", SourceRole.OUTLET),
        source("X", SourceRole.PLATFORM),
        source("micro de Radio Arvor", SourceRole.DOCUMENT),
        source("presse", VAGUE),
        source("source proche du dossier", VAGUE),
    )

    one = replace(reading, speaker_name="source proche du dossier", sources=sources)

    assert people_of([one], (), "") == [
        NamedSource("Radio Arvor", ORGANISATION),
        NamedSource("source proche du dossier", VAGUE),
    ]


def test_the_accused_and_whoever_the_text_names_are_people_of_the_article(reading: Appearance) -> None:
    text = (
        "Yann Le Goff et Odile Ferrand se taisent. Mme Ferrand, Me Brahimi et Gilles de La Roche sont là.\n"
        "Mise à jour : M. Ould Salem nie."
    )
    garbage = accusation()
    garbage = garbage.model_copy(update={"accused": [garbage.accused[0].model_copy(update={"name": "Mise à jour"})]})

    one = replace(reading, speaker_name=None, accusations=(accusation(), garbage))

    assert [person.name for person in people_of([one], ("Odile Ferrand",), text)] == [
        *("Yann Le Goff", "Odile Ferrand", "Brahimi", "Gilles de La Roche", "Ould Salem")
    ]
