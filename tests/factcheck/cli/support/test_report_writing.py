"""Reports in the form that a command asks for."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from factcheck.cli.support.report_writing import REPORT_FORMS, write_report
from factcheck.reports.formats import EXPORTERS
from tests.support.factories import port, sourced

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.mark.parametrize("form", REPORT_FORMS)
def test_each_form_is_written_whole(form: str) -> None:
    file = io.StringIO()

    write_report(iter([port(), port()]), file, form, color=False)

    written = file.getvalue()
    if form != "table":
        assert written == "".join(EXPORTERS[form]([port(), port()]))
    assert written.count("Deux cents ouvriers") >= 2


def test_the_page_tells_why_the_labels_are_what_they_are() -> None:
    file = io.StringIO()

    write_report(iter([sourced()]), file, "html", color=False)

    assert "Why this label:</dt> <dd>reported speech rather than allegation: " in file.getvalue()


def test_a_label_model_that_cannot_be_read_costs_the_reasons_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "labels.json"
    broken.write_text("{}", encoding="utf-8")
    monkeypatch.setattr("factcheck.scanning.models.label_model", lambda: broken)
    file = io.StringIO()

    write_report(iter([sourced(), port()]), file, "html", color=False)

    assert "Why this label:" not in file.getvalue()
    assert file.getvalue().count('<article class="article"') == 2
    assert capsys.readouterr().err.count("the label model cannot be read") == 1
