"""Edges of spans, moved word by word."""

from __future__ import annotations

from factcheck.review.span_editing import SpanEditor, editing_steps
from tests.support.factories import span


def test_an_edge_moves_word_by_word() -> None:
    text = "Selon l’Insee, 3,5 % des prix — « non » — ont baissé."
    words = editing_steps(text)
    assert [word.of(text) for word in words] == [
        *("Selon", "l’", "Insee", ",", "3,5", "%", "des", "prix", "—", "«", "non", "»", "—", "ont", "baissé", ".")
    ]

    def told() -> list[str]:
        return [part.of(text) for part in edges.spans()]

    edges = SpanEditor(words, [span(text, "des prix")])
    edges.move(-1)
    assert told() == ["des"]
    edges.move(-2)
    assert told() == ["3,5"]
    edges.turn()
    edges.move(-2)
    assert told() == ["Insee, 3,5"]
    edges.move(-100)
    assert told() == ["Selon l’Insee, 3,5"]
    edges.move(100)
    assert told() == ["."]
    edges.put([span(text, "rix")])
    edges.move(-1)
    assert told() == ["des"]
    edges.put([span(text, "ri")])
    edges.move(1)
    assert told() == ["rix"]
    edges.add()
    edges.move(1)
    assert told() == ["rix", "— «"]
    edges.turn()
    edges.move(-2)
    assert told() == ["des prix", "— «"]
    edges.turn()
    edges.move(1)
    assert told() == ["des prix — «"]
    edges.remove()
    edges.remove()
    assert told() == []
    edges.move(1)
    assert len(told()) == 1
