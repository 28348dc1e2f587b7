"""The page in a Chromium: how it lies at several widths, how it is worked by keys and pointer, light, dark, on paper.

Pictures are compared coarsely, for other versions of fonts and browser; ``make pictures`` takes them anew.
"""

from __future__ import annotations

import io
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from factcheck.claim_ids import claim_ids
from factcheck.reports.page.page_files import page_style
from tests.factcheck.reports.page.test_page_files import LEAST, contrast, values
from tests.support.browser import open_browser
from tests.support.desk_page import EVIDENCE, desk_articles, desk_html, written_page
from tests.support.factories import checked, labelled

PICTURES = Path(__file__).parent / "pictures"
SIZES = {390: 1800, 1024: 768, 1920: 1080}
WIDTHS = (320, 390, 560, 768, 1023, 1024, 1280, 1440, 1920)
NAMES = [f"c-{name}" for one in desk_articles() for name in claim_ids(one)]
SHOWN = ".card:not([hidden])"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(desk_html(), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def kept(browser: Browser, address: str) -> Opener:
    """One page for all tests, which each load anew."""
    return Opener(browser, address)


@pytest.fixture
def opened(kept: Opener) -> Iterator[Opener]:
    """Opens the page; whatever it asks for beside itself, or complains of, fails the test."""
    kept.troubles.clear()
    yield kept
    assert kept.troubles == []


class Opener:
    """Opens the page in the size and light that are asked for; ``script`` False takes a page that runs none."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.troubles: list[str] = []
        self.pages: dict[bool, Page] = {}

    def __call__(
        self,
        width: int = 1280,
        height: int = 900,
        *,
        at: str = "",
        address: str = "",
        script: bool = True,
        **media: Any,
    ) -> Page:
        page = self.pages.get(script) or self._new(script)
        # From elsewhere: an address that differs in its fragment only would not be loaded.
        page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": height})
        # Smooth scrolling would have to be waited for.
        page.emulate_media(**{"color_scheme": "light", "media": "screen", "reduced_motion": "reduce", **media})
        page.goto((address or self.address) + at)
        return page

    def _new(self, script: bool) -> Page:
        page = self.pages[script] = self.browser.new_context(java_script_enabled=script).new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.troubles.append(request.url) if foreign(request.url) else None)
        return page


def foreign(url: str) -> bool:
    """Whether a request leads beyond the file that was opened."""
    return not url.startswith(("file:", "about:"))


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return {name: found[name] for name in ("x", "y", "width", "height")}


def shown(page: Page) -> list[str]:
    """The cards that are shown."""
    return list(page.eval_on_selector_all(SHOWN, "cards => cards.map(card => card.id)"))


def choose(page: Page, key: str, *words: str) -> None:
    """Choose in a filter, as a hand with a mouse would."""
    menu = page.locator(f'[data-filter="{key}"]')
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    for word in words:
        menu.locator("label", has_text=word).click()


# --- Layout ----------------------------------------------------------------------------------------------------------


_TOO_WIDE = "all => all.filter(e => e.clientWidth && e.scrollWidth > e.clientWidth + 1).map(e => e.className)"


def test_nothing_is_wider_than_the_window(opened: Opener, tmp_path: Path) -> None:
    endless = "Titre\n\n" + "x" * 400 + " et " + "https://exemple.example/" + "y" * 300
    path = tmp_path / "long.html"
    path.write_text(written_page([checked(labelled(endless, "x" * 400), text=endless)]), encoding="utf-8")
    for address in (opened.address, path.as_uri()):
        page = opened(address=address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, width
            inside = (
                "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map(e => e.className)"
            )
            assert page.eval_on_selector_all(".card, .text, .head, dd", inside) == [], width


@pytest.mark.parametrize(("width", "beside"), [(390, False), (768, False), (1024, True), (1920, True)])
def test_claims_stand_beside_the_article_where_there_is_room_and_below_it_where_not(
    opened: Opener, width: int, beside: bool
) -> None:
    page = opened(width)
    text, cards = box(page, ".text"), box(page, ".cards")

    if beside:
        assert cards["x"] >= text["x"] + text["width"]
        assert abs(box(page, ".side h3")["y"] - box(page, ".cards h3")["y"]) < 2
    else:
        assert cards["y"] >= text["y"] + text["height"]
        assert abs(cards["x"] - text["x"]) < 2


def test_the_cards_stay_beside_the_text_that_is_read(opened: Opener) -> None:
    page = opened(1280, 700)
    text = box(page, ".text")
    page.evaluate("y => scrollTo(0, y)", text["y"] + text["height"] / 3)
    pane, bar = box(page, ".cards"), box(page, "#filters")
    assert bar["y"] == 0
    assert bar["height"] - 1 <= pane["y"] < 100
    assert pane["y"] + pane["height"] <= 700

    # At the end of the text stand the cards of its last claims.
    page.evaluate("y => scrollTo(0, y)", text["y"] + text["height"] - 600)
    page.wait_for_function(
        """name => {
            const card = document.getElementById(name).getBoundingClientRect();
            return card.top < innerHeight && card.bottom > 0;
        }""",
        arg=NAMES[6],
    )


def test_a_card_that_a_link_led_to_is_not_scrolled_away(opened: Opener) -> None:
    """Its words are in the window, though others are nearer to where one reads."""
    page = opened(1280, 900)
    card = NAMES[4]
    page.locator(f'.number[href="#{card}"]').click()
    page.mouse.move(5, 400)
    page.evaluate("document.activeElement.blur()")
    page.evaluate("scrollBy(0, -40)")
    page.wait_for_timeout(200)

    assert in_view(page, card)


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (1024, "light"), (1024, "dark"), (1920, "light"), (1920, "dark")]
)
def test_the_page_looks_as_agreed(opened: Opener, width: int, scheme: str) -> None:
    """UPDATE_PICTURES=1 takes the pictures anew: look at them before they are committed."""
    page = opened(width, SIZES[width], color_scheme=scheme)
    stored = PICTURES / f"page-{width}-{scheme}.png"
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    assert taken.size == (width, SIZES[width])
    small = taken.resize((width // 2, SIZES[width] // 2), Image.Resampling.LANCZOS)
    if os.environ.get("UPDATE_PICTURES"):
        small.quantize(256).save(stored, optimize=True)

    found = likeness(small, Image.open(stored).convert("RGB"))
    hint = f"{stored.name}: {found:.2f}, more than {ALIKE} is agreed; if it is meant: make pictures, and look at them"
    assert found > ALIKE, hint
    assert abs(paper(small) - paper(Image.open(stored).convert("RGB"))) < 4


ALIKE = 0.88
"""Likeness above which two pictures show one layout.

Measured on this page: letters of other widths make 0.93 and more, a size of letters 6 % above it 0.96; cards below the
text in place of beside it, on its other side or left out make 0.81 and less, badges left out 0.81, no style 0.27.
"""


def likeness(one: Image.Image, other: Image.Image) -> float:
    """How alike two pictures are, looked at from so far that letters blur and blocks do not: 1 is the same."""
    maps = []
    for image in (one, other):
        grey = np.asarray(image.convert("L"), dtype=float)
        ink = Image.fromarray(np.abs(grey - np.median(grey)).astype("uint8"))
        maps.append(np.asarray(ink.resize((16, 12), Image.Resampling.BOX), dtype=float).ravel())
    return float(np.corrcoef(maps[0], maps[1])[0, 1])


def paper(image: Image.Image) -> float:
    """How bright the paper is, of 255."""
    return float(np.median(np.asarray(image.convert("L"))))


# --- Colours ---------------------------------------------------------------------------------------------------------

# For each element with text of its own: its ink, and the first paper below it.
_READ = """() => {
    const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const paper = (e) => {
        for (; e; e = e.parentElement) {
            const color = getComputedStyle(e).backgroundColor;
            if (color !== 'rgba(0, 0, 0, 0)') return color;
        }
        return 'rgb(255, 255, 255)';
    };
    const own = (e) => Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
    return Array.from(document.querySelectorAll('body *')).filter((e) => own(e) && shown(e) && !e.closest('script'))
        .map((e) => [e.className || e.tagName, getComputedStyle(e).color, paper(e)]);
}"""


def hexed(color: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", color)[:3])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_can_be_read(opened: Opener, scheme: str) -> None:
    page = opened(color_scheme=scheme, at=f"#{NAMES[0]}")
    read = set(map(tuple, page.evaluate(_READ)))
    choose(page, "label", "allégation")
    read |= set(map(tuple, page.evaluate(_READ)))

    seen = {(name, hexed(ink), hexed(paper)) for name, ink, paper in read}
    assert len(seen) > 40
    assert {entry: contrast(*entry[1:]) for entry in seen if contrast(*entry[1:]) < LEAST} == {}
    assert hexed(page.evaluate("getComputedStyle(document.body).backgroundColor")) == values(scheme)["page-paper"]


def test_labels_statuses_and_verdicts_differ_by_more_than_colour(opened: Opener) -> None:
    page = opened()
    look = "all => all.map(e => [e.textContent, e.querySelector('use').getAttribute('href')])"
    for kind in ("label", "status", "verdict"):
        found = page.eval_on_selector_all(f".card .badge.{kind}", look)
        assert len({words for words, _shape in found}) == len({drawn for _words, drawn in found}) > 2
    marks = page.eval_on_selector_all(".text .mark", "all => all.map(e => getComputedStyle(e).backgroundColor)")
    assert {hexed(color) for color in marks} == {values("light")[f"{n}-paper"] for n in ("speech", "doubt", "stated")}
    borders = page.eval_on_selector_all(".card .badge.label", "all => all.map(e => getComputedStyle(e).borderTopStyle)")
    assert set(borders) == {"solid", "dashed", "dotted"}


def test_the_rules_for_screen_readers_are_kept(browser: Browser, address: str) -> None:
    """Those of axe-core: WCAG 2.2 as far as a program can tell, and what is good practice."""
    # Its script is not the page's own: the policy of the page has to let it in.
    context = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address)
    choose(page, "status", "vérifié")
    found = Axe().run(page)
    context.close()

    assert found.response["passes"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


# --- Filters ---------------------------------------------------------------------------------------------------------


def test_all_claims_are_shown_at_first(opened: Opener) -> None:
    page = opened()

    assert shown(page) == NAMES
    assert page.inner_text("output").replace("\u202f", " ") == f"Affichées : {len(NAMES)} sur {len(NAMES)}"
    assert page.is_disabled("#reset")
    assert not page.is_visible("#nothing")


def test_filters_choose_within_and_among_themselves(opened: Opener) -> None:
    page = opened()
    choose(page, "label", "allégation")
    only = shown(page)
    choose(page, "label", "affirmé par l’article")
    both = shown(page)
    choose(page, "status", "à vérifier")
    some = shown(page)

    assert set(only) < set(both)
    assert set(some) < set(both)
    labels = page.eval_on_selector_all(SHOWN, "cards => cards.map(card => card.classList[1])")
    assert set(labels) == {"allegation", "established_fact"}
    assert page.inner_text("output").endswith(f"{len(some)} sur {len(NAMES)}")
    assert "(2)" in page.inner_text('[data-filter="label"] summary')
    parts = page.eval_on_selector_all("main .part", "all => all.map(e => e.textContent.match(/\\d+/g).map(Number))")
    assert [sum(numbers) for numbers in zip(*parts, strict=True)] == [len(some), len(NAMES)]
    firsts = page.eval_on_selector_all(".first:not([hidden])", "all => all.map(e => e.dataset.card)")
    assert set(firsts) <= set(some)
    assert page.locator(".first[hidden]").count() > 0
    counts = page.eval_on_selector_all('[data-filter="label"] .count', "all => all.map(e => +e.textContent)")
    assert counts[1] + counts[2] == len(some)

    page.click("#reset")
    assert shown(page) == NAMES
    assert page.locator(".part:visible, .first[hidden]").count() == 0
    assert page.eval_on_selector_all("input:checked", "all => all.length") == 0


def test_articles_and_marks_of_hidden_claims_step_back(opened: Opener) -> None:
    page = opened()
    choose(page, "verdict", "faux")

    assert shown(page) == NAMES[:1]
    assert page.locator("main > article:visible").count() == 1
    assert page.locator(".contents li.none").count() == 2
    off = page.locator(".mark.off").first
    assert off.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert page.locator(".text .mark:not(.off):visible").count() == 1


def test_filters_that_no_claim_fits_say_so(opened: Opener) -> None:
    page = opened()
    choose(page, "verdict", "faux")
    choose(page, "label", "allégation")

    assert shown(page) == []
    assert page.is_visible("#nothing")
    assert "0 sur" in page.inner_text("output")


def test_of_nested_claims_the_one_that_is_shown_is_linked(opened: Opener) -> None:
    page = opened()
    outer, inner = NAMES[2], NAMES[3]
    mark = page.locator(".mark", has_text="été prévenu")

    assert mark.get_attribute("href") == f"#{inner}"
    choose(page, "status", "en cours")
    assert mark.get_attribute("href") == f"#{outer}"


def test_without_script_everything_is_there(opened: Opener) -> None:
    page = opened(script=False)

    assert page.locator(".card:visible").count() == len(NAMES)
    assert not page.is_visible("#filters")
    page.locator(".mark").first.click()
    assert page.url.endswith(f"#{NAMES[0]}")


# --- Links -----------------------------------------------------------------------------------------------------------


def in_view(page: Page, name: str) -> bool:
    """Whether the beginning of an element is in the window, not below the bar of filters where that stays."""
    found, size = box(page, f'[id="{name}"]'), page.viewport_size
    assert size is not None
    bar = box(page, "#filters")
    covered = bar["height"] if bar["y"] == 0 else 0
    return covered <= found["y"] < size["height"]


@pytest.mark.parametrize("width", SIZES)
def test_a_link_to_a_claim_leads_there(opened: Opener, width: int) -> None:
    last = NAMES[-1]
    page = opened(width, SIZES[width], at=f"#{last}")

    assert in_view(page, last)
    assert "lit" in (page.locator(f"#{last}").get_attribute("class") or "")
    assert page.evaluate("document.querySelector(':target').id") == last


@pytest.mark.parametrize("width", SIZES)
def test_words_lead_to_the_card_and_back(opened: Opener, width: int) -> None:
    page = opened(width, SIZES[width])
    card, words = NAMES[5], NAMES[5].replace("c-", "w-", 1)
    page.locator(f'.number[href="#{card}"]').click()
    assert in_view(page, card)
    assert page.locator(f"#{card}.lit").count() == 1

    page.locator(f"#{card} .ways a").first.click()
    assert page.url.endswith(f"#{words}")
    assert in_view(page, words)
    assert page.locator(".text .lit").count() >= 2


def test_a_claim_in_two_parts_is_lit_whole(opened: Opener) -> None:
    split = next(f"c-{name}" for name, one in zip(claim_ids(desk_articles()[1]), desk_articles()[1].claims, strict=True)
                 if len(one.claim.content) > 1)  # fmt: skip
    page = opened(at=f"#{split}")

    assert page.locator(".text .number.lit").count() == 2


def test_a_link_wins_over_the_filters(opened: Opener) -> None:
    page = opened()
    choose(page, "verdict", "faux")
    page.evaluate("name => { location.hash = name; }", NAMES[-1])
    page.wait_for_function("total => document.querySelectorAll('.card:not([hidden])').length === total", arg=len(NAMES))

    assert in_view(page, NAMES[-1])


# --- Keys ------------------------------------------------------------------------------------------------------------

_FOCUS = """() => {
    const e = document.activeElement, style = getComputedStyle(e);
    return [e.className || e.id || e.tagName, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
}"""


def test_keys_reach_everything_in_order_and_show_where_they_are(opened: Opener) -> None:
    page = opened()
    stops = []
    for _stop in range(200):
        page.keyboard.press("Tab")
        name, seen = page.evaluate(_FOCUS)
        if name == "BODY":
            break
        assert seen, name
        stops.append(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.tagName"))

    assert stops[:4] == ["#main", "#a-digue-0001", "#a-port-0001", "#a-contrat-0001"]
    assert stops[4:8] == ["SUMMARY"] * 4
    links = page.eval_on_selector_all("a[href]:not([tabindex])", "all => all.map(e => e.getAttribute('href'))")
    assert [stop for stop in stops if stop != "SUMMARY"] == links


def test_the_skip_link_skips(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert box(page, ".skip")["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_filters_are_worked_by_keys_alone(opened: Opener) -> None:
    page = opened()
    page.locator('[data-filter="label"] summary').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert set(page.eval_on_selector_all(SHOWN, "cards => cards.map(card => card.classList[1])")) == {"allegation"}

    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    for _menu in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown(page) == NAMES
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


# --- Motion, paper ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wish", "found"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_glides_for_those_who_do_not_want_it(opened: Opener, wish: str, found: str) -> None:
    page = opened(reduced_motion=wish)

    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == found


def printed(page: Page) -> str:
    """What the page says on paper."""
    page.emulate_media(media="print")
    words = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    return tight(words)


def tight(words: str) -> str:
    """Without spaces and ligatures, which are the printer's."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))


def test_on_paper_all_claims_stand_with_their_verdicts_and_addresses(opened: Opener) -> None:
    page = opened(color_scheme="dark")
    words = printed(page)
    for one in desk_articles():
        for item in one.claims:
            assert tight(item.claim.text(one.article.text)) in words
    for told in ("faux", "exagéré", "vrai", "invérifiable", f"<{EVIDENCE}>", "démentipar", "affirméparl’article"):
        assert told in words
    for left in ("Toutafficher", "Sommaire", "Affichées", "dansletexte"):
        assert left not in words


def test_on_paper_no_card_is_cut_and_nothing_is_to_be_pressed(opened: Opener) -> None:
    page = opened(color_scheme="dark")
    page.emulate_media(media="print")

    assert set(page.eval_on_selector_all(".card", "all => all.map(e => getComputedStyle(e).breakInside)")) == {"avoid"}
    assert (
        page.locator("#filters, .ways:visible, .contents:visible, button:visible").locator("visible=true").count() == 0
    )
    assert hexed(page.evaluate("getComputedStyle(document.body).backgroundColor")) == "#ffffff"
    text, cards = box(page, ".text"), box(page, ".cards")
    assert cards["y"] >= text["y"] + text["height"]


def test_what_filters_hide_is_not_printed_and_paper_says_so(opened: Opener) -> None:
    page = opened()
    choose(page, "verdict", "faux")
    words = printed(page)

    assert f"Affichées:1sur{len(NAMES)}" in words
    assert "L’Échod’Ostrelle" in words
    assert "Tousafficher" not in words
    assert "Lecontratduport" not in words


def test_the_style_is_the_one_that_is_tested(opened: Opener) -> None:
    assert opened().inner_html("style") == page_style()
