"""Lean counterparts take the places of the processors whose models they know, and of no others."""

from __future__ import annotations

from types import SimpleNamespace

from claims.parsing.lean.replacements import with_lean_processors


def test_a_counterpart_stands_in_and_an_unknown_model_keeps_its_processor() -> None:
    pipeline = SimpleNamespace(processors={"pos": "stock tagger", "ner": "stock names"})

    found = with_lean_processors(
        pipeline,
        {"pos": lambda stock: f"lean {stock}", "ner": lambda _stock: None, "depparse": lambda _stock: "never asked"},
    )

    assert found is pipeline
    assert pipeline.processors == {"pos": "lean stock tagger", "ner": "stock names"}
