"""What fields of records take."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from factcheck.reports.record_fields import Probability, Text


def test_a_slip_of_arithmetic_is_no_fault() -> None:
    share = TypeAdapter(Probability)

    assert share.validate_python(1 + 1e-12) == 1
    assert share.dump_python(0.123456) == 0.1235
    with pytest.raises(ValidationError):
        share.validate_python(1.01)


def test_text_is_text_whatever_is_in_it() -> None:
    assert TypeAdapter(Text).validate_python("a\ud800") == "a\ud800"
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(3)
