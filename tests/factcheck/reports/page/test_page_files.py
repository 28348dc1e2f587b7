"""Style and script of the page: the contrast of its colours, and the policy that lets in these two alone."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from factcheck.reports.html import to_html
from factcheck.reports.page.page_files import content_policy, page_script, page_style
from tests.support.factories import port

LEAST = 4.5
"""The contrast that WCAG 2.2, level AA, wants of text."""


def values(scheme: str) -> dict[str, str]:
    """The colours of a scheme, by name; dark ones replace light ones, those of print come last."""
    blocks = re.findall(r":root {(.*?)}", page_style(), re.DOTALL)
    assert len(blocks) == 3
    chosen = {"light": blocks[:1], "dark": blocks[:2], "print": [blocks[0], blocks[2]]}[scheme]
    return {name: value for block in chosen for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)}


def luminance(color: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    shares = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_guidelines_have_it() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_ink_can_be_read_on_its_paper(scheme: str) -> None:
    colors = values(scheme)
    inks = {name.removesuffix("-ink") for name in colors if name.endswith("-ink")}
    assert len(inks) >= 15
    assert inks == {name.removesuffix("-paper") for name in colors if name.endswith("-paper")}

    pairs = [(f"{name}-ink", f"{name}-paper") for name in inks]
    # Text of the article on the marks, small print and links on cards, numbers of claims on the page.
    pairs += [("page-ink", f"{name}-paper") for name in ("speech", "doubt", "stated")]
    pairs += [(f"{name}-ink", "card-paper") for name in ("quiet", "link")]
    pairs += [(f"{name}-ink", "page-paper") for name in ("speech", "doubt", "stated", "quiet", "link")]
    found = {(ink, paper): contrast(colors[ink], colors[paper]) for ink, paper in pairs}
    assert {pair: share for pair, share in found.items() if share < LEAST} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_that_tell_something_stand_out(scheme: str) -> None:
    """Three to one for what is no text: focus, and the light on what a link led to."""
    colors = values(scheme)

    assert contrast(colors["focus"], colors["page-paper"]) >= 3
    assert contrast(colors["focus"], colors["card-paper"]) >= 3


def test_all_colours_are_named_at_the_head_of_the_sheet() -> None:
    """Or their contrast would be nobody's."""
    rest = re.sub(r":root {.*?}", "", page_style(), flags=re.DOTALL)

    assert re.findall(r"(?<!box-shadow: 0 .4rem 1rem )#[0-9a-fA-F]{3,8}\b(?=[;,)])", rest) == []
    assert re.findall(r"\b(?:rgb|hsl|oklch)a?\(", rest) == []
    used = set(re.findall(r"var\(--([\w-]+)\)", rest))
    assert used <= set(re.findall(r"--([\w-]+):", page_style()))


def test_the_policy_lets_in_the_style_and_the_script_of_the_page_only() -> None:
    written = "".join(to_html([port()]))
    for tag, text in (("style", page_style()), ("script", page_script())):
        (found,) = re.findall(rf"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
        assert found == text
        assert f"{tag}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in content_policy()
    assert f'content="{content_policy()}"' in written
    assert "unsafe" not in content_policy()


def test_neither_file_can_end_its_element() -> None:
    assert "</" not in page_style() + page_script()
    assert "<!--" not in page_script()


def test_motion_light_paper_and_small_screens_are_provided_for() -> None:
    queries = ("prefers-reduced-motion", "prefers-color-scheme: dark", "print", "forced-colors", "min-width: 64rem")

    assert [query for query in queries if not re.search(rf"@media [^{{]*{query}", page_style())] == []
