"""The settings there are agree with what they set."""

from __future__ import annotations

from claims.claim import LABELS
from factcheck.cli.options import _ORDERS
from factcheck.cli.support.report_writing import REPORT_FORMS
from factcheck.reports.ranking import SORTS
from factcheck.scan_results import Status
from factcheck.settings.catalogue import SETTINGS


def test_choices_are_those_of_what_they_set() -> None:
    assert SETTINGS["review_status"].choices == tuple(status.value for status in Status)
    assert SETTINGS["review_label"].choices == tuple(label.value for label in LABELS)
    assert SETTINGS["review_order"].choices == _ORDERS
    assert SETTINGS["format"].choices == REPORT_FORMS
    assert SETTINGS["sort"].choices == SORTS
