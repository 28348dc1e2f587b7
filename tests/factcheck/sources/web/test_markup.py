"""Pages are cut into tags, and bounded so that any parser reads them fast."""

from __future__ import annotations

import time

import pytest

from factcheck.sources.web.markup import bounded_markup, tags
from tests.support.bounds import FROZEN_S


def test_tags_have_their_attributes() -> None:
    found = [(tag.name, dict(tag.attributes), tag.closing) for tag in tags("<P Class=a ID='b>' hidden>x</p><br/>")]

    assert found == [("p", {"class": "a", "id": "b>", "hidden": ""}, False), ("p", {}, True), ("br", {}, False)]


@pytest.mark.parametrize(
    ("page", "bounded"),
    [
        ("<p class=a>1 < 2 &amp; 3</p>", '<body><p class="a">1 &lt; 2 &amp; 3</p>'),
        ("<script>a<b</script><style>p{}</style><!-- x --><p>b", "<body><p>b"),
        ("<title>a <b> c</title><p>d", "<title>a &lt;b&gt; c</title><body><p>d"),
        ("<p>a<p>b</div></p>", "<body><p>a</p><p>b</p>"),
        ("<div><b>a</div>b", "<body><div><b>a</b></div>b"),
        ("a</p>b", "<body>a<br>b"),
        ('<img alt="&quot;" src=x>', '<body><img alt="&quot;" src="x">'),
        ("<x$y>a", "<body>a"),
        ("<html><head><meta a=b><p>c", '<html><head><meta a="b"></head><body><p>c'),
        ("<meta a=b> c<body>d</body>e", '<meta a="b"><body> cde'),
    ],
)
def test_the_rest_of_a_page_stays(page: str, bounded: str) -> None:
    assert bounded_markup(page) == bounded


def test_depth_and_attributes_are_bounded() -> None:
    page = bounded_markup("<div>" * 10_000 + "<p " + " ".join(f"a{n}=1" for n in range(10_000)) + ">texte")

    assert page.count("<div>") <= 200
    assert page.count("=") <= 64
    assert page.endswith("texte")


@pytest.mark.parametrize(
    "piece", ["<", "<a", "<a ", "</a>", "<!--", "<p>", "<b>a", "<a x='", "</b", "<textarea>", "<?"]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    began = time.process_time()
    bounded_markup(piece * (300_000 // len(piece)))

    assert time.process_time() - began < FROZEN_S
