"""Posts shown in a page keep who wrote them, where and when."""

from __future__ import annotations

import time

import pytest
from lxml import html

from factcheck.sources.web.posts import Post, platform_of, post_in, written_post
from tests.support.bounds import FROZEN_S

TWEET = (
    '<blockquote class="twitter-tweet"><p lang=fr>La digue tiendra.<br>Point.</p>&mdash; Odile Perrault (@operrault) '
    '<a href="https://twitter.com/operrault/status/1">14 octobre 2026</a></blockquote>'
)
INSTAGRAM = (
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/x/"><div>'
    "<p><a href=x>La digue tiendra.</a></p><p>Une publication partagée par Ville de Sauvagny (@sauvagny)</p></div>"
    "<a href=x>Voir cette publication sur Instagram</a></blockquote>"
)
MASTODON = (
    '<blockquote class="mastodon-embed"><p>La digue tiendra.</p><footer>Publié par Odile Perrault '
    "(@operrault@piou.example)</footer></blockquote>"
)
TELEGRAM = (
    '<div class="tgme_widget_message_wrap"><div class="tgme_widget_message_author"><a '
    'class="tgme_widget_message_owner_name">Préfecture de Mornac</a></div><div class="tgme_widget_message_text">'
    'La digue tiendra.</div><div class="tgme_widget_message_info">18.2K<time>11:40</time></div></div>'
)


@pytest.mark.parametrize(
    ("embedded", "post"),
    [
        (TWEET, Post("La digue tiendra.\nPoint.", "X", "Odile Perrault", "@operrault", "14 octobre 2026")),
        (INSTAGRAM, Post("La digue tiendra.", "Instagram", "Ville de Sauvagny", "@sauvagny")),
        (MASTODON, Post("La digue tiendra.", "Mastodon", "Odile Perrault", "@operrault@piou.example")),
        (TELEGRAM, Post("La digue tiendra.", "Telegram", "Préfecture de Mornac", None, "11:40")),
    ],
)
def test_posts_of_platforms_are_read(embedded: str, post: Post) -> None:
    element = html.fragment_fromstring(embedded)
    platform = platform_of(element)

    assert platform == post.platform
    assert post_in(element, platform) == post


def test_a_post_is_written_with_its_author_below() -> None:
    assert written_post(Post("La digue tiendra.", "X", "Odile Perrault", "@operrault", "14 octobre 2026")) == (
        "La digue tiendra.\n— Odile Perrault (@operrault), sur X, 14 octobre 2026"
    )


@pytest.mark.parametrize(
    "element",
    [
        "<blockquote><p>« La digue tiendra »</p></blockquote>",
        '<div class="share"><a class="twitter">Twitter</a></div>',
        '<div class="post-content"><p>La digue tiendra.</p></div>',
        '<blockquote cite="http://[x"><p>La digue tiendra.</p></blockquote>',
    ],
)
def test_other_quotations_and_buttons_are_no_posts(element: str) -> None:
    assert platform_of(html.fragment_fromstring(element)) is None


def test_a_link_alone_is_no_post() -> None:
    element = html.fragment_fromstring(
        '<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1">https://twitter.com/a/status/1</a></blockquote>'
    )

    assert post_in(element, "X") is None


def test_posts_around_a_whole_page_cost_little() -> None:
    """Names are short: of an element that holds more, the rest is not looked at."""
    nested = (
        "<blockquote class='twitter-tweet'>" * 60 + "<p class='author'>La digue tiendra longtemps encore.</p>" * 3_000
    )
    element = html.fromstring(nested)
    began = time.process_time()
    post_in(element, "X")
    assert time.process_time() - began < FROZEN_S
