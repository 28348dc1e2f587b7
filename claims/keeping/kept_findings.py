"""Findings kept from one run to the next, by the text, its layout, and all that they depend on.

In: a text with its layout; what an analysis found in it. Out: the same findings, as long as they hold. Who keeps the
rows, and where, is none of this package's business.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property
from pathlib import Path

from claims.checkworthiness.worth_weights import WorthScale
from claims.claim import Extraction
from claims.digests import Digests, code_digest, hashed
from claims.document.span import Span
from claims.document.tree import Document
from claims.keeping.findings import Findings, Layout
from claims.keeping.occurrences import occurrences_in
from claims.keeping.packed_findings import (
    LAYOUT,
    BrokenRowError,
    KeptRow,
    packed,
    packed_rules,
    unpacked,
    unpacked_rules,
)
from claims.keeping.row_keys import FINDINGS, RULES
from claims.keeping.rule_changes import RuleChange, change_of_rules
from claims.keeping.ruleset_digests import RuleSetDigests, ruleset_digests
from claims.parsing.kept_parses import KeptParses, ParseStore
from claims.rules.loader import RuleSet

__all__ = ["KeptFindings"]

_OTHER_CODE = ("authoring", "compilation", "training")
"""The packages of ``claims`` that no analysis uses."""
_LASTING = frozenset(("failed", "unparsed"))
"""Reasons of skipped stretches that may be gone the next time: such findings are not kept."""
_MOST_CHANGES = 1_000
"""Sets of rules that were compared with the one in use and are remembered."""


class KeptFindings:
    """The findings of a store that were made by the same code, parser, word lists, procedures and weights.

    ``parses`` is what tells the parser and its repairs from others. Findings of other rules count as long as the
    change of rules cannot touch their text.
    """

    def __init__(self, store: ParseStore, parses: KeptParses, ruleset: RuleSet, worth: WorthScale | None) -> None:
        self._store = store
        self._parses = parses
        self._ruleset = ruleset
        self._worth = worth
        # The code that runs is that of the files as they are when it is loaded, not later.
        self._code = code_digest(Path(__file__).parents[1], without=_OTHER_CODE)
        self._changes: dict[bytes, RuleChange | None] = {}
        self._told = False

    def key(self, layout: Layout) -> bytes:
        """What the findings of a text are kept under."""
        spans = (_places(getattr(layout, f.name)) for f in fields(layout) if f.name not in ("text", "transcript"))
        return FINDINGS + hashed(self._base, layout.text, *spans, str(layout.transcript))

    def found(self, key: bytes) -> Findings | None:
        """What is kept under ``key`` and still holds; None where there is nothing. A broken row is removed."""
        row = self._store.rows([key]).get(key)
        if row is None:
            return None
        try:
            kept = unpacked(row, key)
            findings = kept.findings() if self._holds(kept) else None
        except BrokenRowError:
            self._store.drop([key])
            return None
        if findings is not None:
            # Nobody asks for the parses then, and they are what costs most to make anew.
            self._store.used_with(key, kept.parses)
        return findings

    def keep(self, key: bytes, findings: Findings, extraction: Extraction, document: Document) -> None:
        """Keep what was found in a ``document``, unless some of it could not be worked on: that may be mended."""
        if extraction.failed or any(skipped.reason in _LASTING for skipped in findings.skipped):
            return
        rules, known = self._digests.fingerprint, RULES + self._digests.fingerprint
        row = packed(
            findings,
            key,
            rules=rules,
            matched=extraction.matched,
            occurrences=occurrences_in(document.sentences),
            parses=self._parses.keys(document),
        )
        if row is None:
            return
        self._store.keep({key: row} if self._told else {key: row, known: packed_rules(self._digests.rules, known)})
        self._told = True

    def _holds(self, kept: KeptRow) -> bool:
        """Whether the rules in use find the same in the text as those that the row was made with."""
        if kept.rules == self._digests.fingerprint:
            return True
        change = self._change_since(kept.rules)
        return change is not None and change.spares(kept.matched, kept.occurrences())

    def _change_since(self, rules: bytes) -> RuleChange | None:
        """What changed since a set of rules, None where nobody knows any longer what that was."""
        if rules not in self._changes:
            if len(self._changes) >= _MOST_CHANGES:
                self._changes.clear()
            before = self._rules_of(rules)
            now = self._digests
            change = change_of_rules(before, now.rules, now.usable) if before is not None else None
            self._changes[rules] = change
        return self._changes[rules]

    def _rules_of(self, rules: bytes) -> dict[str, bytes] | None:
        key = RULES + rules
        row = self._store.rows([key]).get(key)
        try:
            return unpacked_rules(row, key) if row is not None else None
        except BrokenRowError:
            self._store.drop([key])
            return None

    # --- What findings depend on, found out when it is first asked for -----------------------------------------------

    @cached_property
    def _base(self) -> bytes:
        """All that findings depend on but the text, its layout and the rules."""
        return hashed(
            str(LAYOUT),
            sys.version,
            self._code,
            self._parses.fingerprint,
            self._digests.frame,
            _worth_digest(self._worth),
        )

    @cached_property
    def _digests(self) -> RuleSetDigests:
        return ruleset_digests(self._ruleset)


def _places(spans: Sequence[Span] | None) -> str:
    return "all" if spans is None else " ".join([f"{span.start}-{span.end}" for span in spans])


def _worth_digest(scale: WorthScale | None) -> bytes:
    """Weights and words in the order of their file, which decides between words of several reasons."""
    if scale is None:
        return b""
    parts = tuple(tuple(part.items()) for part in (scale.weights, scale.content, scale.cue))
    return Digests().of((scale.base, *parts))
