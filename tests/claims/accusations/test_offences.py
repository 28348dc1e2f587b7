"""The words of an offence: where a deed ends, what belongs to the noun."""

from __future__ import annotations

import pytest

from claims.accusations.offences import offence_spans
from claims.rules.loader import RuleSet
from tests.support.stored_parser import StoredParser


@pytest.mark.parametrize(
    ("text", "trigger", "head", "offences"),
    [
        ("Ida est accusée d'avoir volé un bijou.", "accusée", "volé", ["d'avoir volé un bijou"]),
        ("Ida est jugée pour avoir volé un bijou.", "jugée", "volé", ["avoir volé un bijou"]),
        ("Le conducteur a été inculpé d'homicide par imprudence à Liège.", "inculpé", "homicide",
         ["homicide par imprudence"]),
        ("Ida est poursuivie pour faux, recel et escroquerie.", "poursuivie", "faux",
         ["faux", "recel", "escroquerie"]),
        ("Ida est accusée d'avoir « tout inventé ».", "accusée", "inventé", ["d'avoir « tout inventé »"]),
        ("Ils sont accusés d'avoir, entre 2017 et 2020, détourné un million.", "accusés", "avoir",
         ["d'avoir, entre 2017 et 2020, détourné un million"]),
        ("Ida est jugée pour travail dissimulé.", "jugée", "travail", ["travail dissimulé"]),
        ("Ida est poursuivie pour « vol et recel ».", "poursuivie", "vol", ["vol et recel"]),
        ("La trésorière comparaissait hier pour « escroquerie ».", "comparaissait", "escroquerie", ["escroquerie"]),
        ("Le policier a été acquitté du meurtre de son collègue.", "acquitté", "meurtre", ["meurtre de son collègue"]),
        ("Ida est accusée de vol par le gardien.", "accusée", "vol", ["vol"]),
    ],
)  # fmt: skip
def test_an_offence_goes_as_far_as_its_words(
    parser: StoredParser, ruleset: RuleSet, text: str, trigger: str, head: str, offences: list[str]
) -> None:
    (sentence,) = parser.parse(text)[0].sentences
    at = {w.form: w for w in sentence.words}
    spans = offence_spans(sentence, at[head], at[trigger], [], ruleset.lists)
    assert [span.of(text) for span in spans] == offences
