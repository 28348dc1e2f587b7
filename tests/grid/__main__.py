"""``python -m tests.grid``: the share of sentences of the construction grid that the product gets right.

Columns: n, sentences made; passed, those with exactly the claims wanted; goal, the share to reach, awaited: not yet.
Reasons, one a sentence: missing, a claim that was not found; content, speaker, label, medium, polarity, sources: that
part of a claim is wrong; accusation, no claim tells whom, of what and at which stage, or one accuses somebody else;
fact, an established fact that was not found; never, a claim that must not be there; extra, one claim too many. Last
come each construction's worst values, of those with four sentences or more.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from claims.errors import ClaimsError
from claims.training.repair_worth import output_file, refused
from factcheck.scanning.checker import Checker
from tests.grid.constructions import POSITION, Construction, constructions
from tests.grid.generation import generate
from tests.grid.judge import Result, judged

K = TypeVar("K")
V = TypeVar("V")

_ALL = "construction"
_ENOUGH = 4
"""Sentences a value needs in a construction before it may be shown as one of its holes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print pass rates by construction and by factor; write misses and numbers to files on request.

    Exit code 0, or 2 for options and models that cannot be used.
    """
    options = _options(arguments)
    known = constructions()
    if unknown := sorted(set(options.construction) - set(known)):
        return refused("tests.grid", "\n  ".join([f"unknown: {', '.join(unknown)}; expected one of:", *known]))
    texts = generate(options.size, options.seed, options.construction)
    started = time.monotonic()
    try:
        results = judged(texts, Checker.load(model=options.models, without_repairs=options.without_repair))
        if options.misses:
            options.misses.write_text("\n".join(_misses(results)), encoding="utf-8")
        if options.json:
            numbers = json.dumps(_numbers(results), ensure_ascii=False, indent=1)
            options.json.write_text(numbers + "\n", encoding="utf-8")
        _print_constructions(results, known)
        _print_factors(results)
        _print_holes(results)
        print(f"{len(results)} sentences, seed {options.seed}, {time.monotonic() - started:.0f} s", flush=True)
    except BrokenPipeError:
        # Whoever read the tables has seen enough; at exit Python would flush into the closed pipe once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (ClaimsError, OSError) as error:
        return refused("tests.grid", error)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    description, _, epilog = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="python -m tests.grid",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--size", type=_positive, default=3000, metavar="N",
        help="about how many sentences, evenly over the constructions (3000); small constructions run dry before",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1, help="another seed, other sentences (1)")
    parser.add_argument("--construction", action="append", default=[], metavar="ID", help="only this one; repeatable")
    parser.add_argument("--models", type=Path, metavar="DIR", help="French models in place of the bundled ones")
    parser.add_argument(
        "--without-repair", action="append", default=[], metavar="ID", help="leave out this repair; repeatable"
    )
    parser.add_argument(
        "--misses", type=output_file, metavar="FILE", help="write each sentence that failed, with its claims"
    )
    parser.add_argument("--json", type=output_file, metavar="FILE", help="write the numbers")
    return parser.parse_args(arguments)


def _positive(value: str) -> int:
    number = int(value) if value.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{value}: expected a number of sentences, 1 or more")
    return number


# --- Tables ----------------------------------------------------------------------------------------------------------


def _print_constructions(results: Iterable[Result], known: Mapping[str, Construction]) -> None:
    print(f"{_ALL:<36} {'n':>5} {'passed':>6} {'%':>4}  {'goal':>7}  reasons")
    by_name = _grouped((r.text.construction, r) for r in results)
    for name, group in by_name.items():
        construction = known[name]
        passed = sum(r.passed for r in group)
        reasons = Counter(r.reason.value for r in group if r.reason)
        told = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common())
        mark = "awaited" if construction.awaited else f"{construction.goal:.0%}"
        print(f"{name:<36} {len(group):>5} {passed:>6} {passed / len(group):>4.0%}  {mark:>7}  {told}")
    settled = [r for r in results if not known[r.text.construction].awaited]
    for title, group in (("all", list(results)), ("all but the awaited", settled)):
        passed = sum(r.passed for r in group)
        print(f"{title:<36} {len(group):>5} {passed:>6} {passed / max(len(group), 1):>4.0%}")


def _print_factors(results: Iterable[Result]) -> None:
    by_axis = _grouped((axis, (_shown(r, axis), r)) for r in results for axis in r.text.factors)
    for axis, pairs in by_axis.items():
        print(f"\n{axis:<48} {'n':>5} {'passed':>6} {'%':>4}")
        rows = sorted(_grouped(pairs).items(), key=lambda row: sum(r.passed for r in row[1]) / len(row[1]))
        for value, group in rows:
            passed = sum(r.passed for r in group)
            print(f"  {value:<46} {len(group):>5} {passed:>6} {passed / len(group):>4.0%}")


def _shown(result: Result, axis: str) -> str:
    """The value of a factor; positions have names of their own in each construction."""
    value = result.text.factors[axis]
    return f"{result.text.construction} : {value}" if axis == POSITION else value


def _print_holes(results: Iterable[Result]) -> None:
    """For each construction the values with which it does worst."""
    print(f"\n{_ALL:<36} its worst values")
    for name, group in _grouped((r.text.construction, r) for r in results).items():
        share = sum(r.passed for r in group) / len(group)
        rows = []
        for key, found in _grouped(((a, v), r) for r in group for a, v in r.text.factors.items()).items():
            part = sum(r.passed for r in found) / len(found)
            if len(found) >= _ENOUGH and part < share:
                rows.append((part - share, f"{key[0]}={key[1]} {part:.0%} ({len(found)})"))
        print(f"{name:<36} {'; '.join(row for _, row in sorted(rows)[:4])}")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


# --- Files -----------------------------------------------------------------------------------------------------------


def _misses(results: Iterable[Result]) -> Iterable[str]:
    for result in results:
        if result.reason is None:
            continue
        text = result.text
        yield f"[{text.construction}] {result.reason}: {text.body}"
        factors = ", ".join(f"{axis}={value}" for axis, value in text.factors.items())
        yield f"    {factors}"
        for want in text.wanted:
            content = " […] ".join(span.of(text.text) for span in want.content)
            yield f"    want  {content} | {want.speaker.of(text.text) if want.speaker else '-'}"
        yield from (f"    found {line}" for line in result.found())


def _numbers(results: Iterable[Result]) -> dict[str, dict[str, dict[str, int]]]:
    rows: dict[str, dict[str, dict[str, int]]] = {}
    for result in results:
        factors = {_ALL: result.text.construction, **result.text.factors}
        for axis, value in factors.items():
            shown = value if axis == _ALL else _shown(result, axis)
            row = rows.setdefault(axis, {}).setdefault(shown, {"n": 0, "passed": 0})
            row["n"] += 1
            row["passed"] += result.passed
            if result.reason and axis == _ALL:
                row[result.reason.value] = row.get(result.reason.value, 0) + 1
    return rows


if __name__ == "__main__":
    sys.exit(main())
