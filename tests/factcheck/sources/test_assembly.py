"""A text put together of paragraphs: what stands where."""

from __future__ import annotations

from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.assembly import Assembly, Stretch


def test_paragraphs_carry_their_kind_and_place() -> None:
    """Spans of parts and places hold exactly the words that were added."""
    assembly = Assembly()
    assembly.add("Un  pont\ntombe", BlockKind.HEADLINE)
    assembly.add(" \n")
    assembly.add(
        [Stretch(words="Le pont\u00ad est", page=1), Stretch(words="", page=1), Stretch(words="tombé.", page=2)]
    )
    source = assembly.source(name="pont", kind=SourceKind.PDF)
    assert source.text == "Un pont tombe\n\nLe pont est tombé."
    assert [(part.kind, part.span.of(source.text)) for part in source.parts] == [(BlockKind.HEADLINE, "Un pont tombe")]
    assert [(p.page, p.span.of(source.text)) for p in source.places] == [(1, "Le pont est"), (2, "tombé.")]


def test_typography_stays_and_what_nobody_sees_goes() -> None:
    """No-break spaces are kept; soft hyphens, zero-width spaces and control characters are not."""
    assembly = Assembly()
    assembly.add("«\u00a0Non\u202f!\u200b\x07\u00a0»")
    assert assembly.source(name="pont", kind=SourceKind.DOCX).text == "«\u00a0Non\u202f!\u00a0»"
    assert not assembly.empty
    assert Assembly().empty
