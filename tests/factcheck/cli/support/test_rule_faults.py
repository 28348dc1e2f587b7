"""What follows from a broken file is counted, not told fault by fault."""

from __future__ import annotations

from claims.errors import RuleError
from factcheck.cli.support.rule_faults import consequences, fault_lines, own_faults


def fault(file: str, follows: str = "") -> RuleError:
    made = RuleError("odd", file=file)
    made.follows = follows
    return made


def test_consequences_are_one_line_a_file() -> None:
    faults = [fault("a.yaml", "x.yaml"), fault("b.yaml", "x.yaml"), fault("c.yaml", "y.yaml"), fault("x.yaml")]

    assert own_faults(faults) == faults[3:]
    assert consequences(faults) == {"x.yaml": "2 more faults follow from it", "y.yaml": "1 more fault follows from it"}
    assert fault_lines(faults) == [
        "x.yaml:1:1: odd",
        "x.yaml: 2 more faults follow from it",
        "y.yaml: 1 more fault follows from it",
    ]
