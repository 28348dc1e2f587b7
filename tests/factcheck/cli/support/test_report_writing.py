"""Reports in the form that a command asks for."""

from __future__ import annotations

import io

import pytest

from factcheck.cli.support.report_writing import REPORT_FORMS, write_report
from factcheck.reports.formats import EXPORTERS
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.mark.parametrize("form", REPORT_FORMS)
def test_each_form_is_written_whole(form: str) -> None:
    file = io.StringIO()

    write_report(iter([port(), port()]), file, form, color=False)

    written = file.getvalue()
    if form != "table":
        assert written == "".join(EXPORTERS[form]([port(), port()]))
    assert written.count("Deux cents ouvriers") >= 2
