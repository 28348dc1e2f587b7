"""Posts that stand in texts are one block with the line that signs them."""

from __future__ import annotations

import pytest

from claims.document.span import Span
from factcheck.articles.reader import article_of, read_text
from factcheck.scan_results import Article, BlockKind, SourceKind
from factcheck.sources.source_text import Part, SourceText

HEAD = "Le pont de Tarnes rouvre\n\nLe pont a rouvert lundi matin. La mairie a remercié les équipes.\n\n"
WORDS = "Le chantier a coûté neuf millions d’euros. J’assume cette dépense."
TAIL = "\n\nLes riverains attendaient ce jour depuis trois mois."


def posts(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.POST]


@pytest.mark.parametrize(
    "post",
    [
        f"{WORDS}\n— Nadia Brel (@nbrel), sur X, 14 octobre 2026",
        f"{WORDS}\n\n— Nadia Brel (@nbrel) 14 octobre 2026",
        f"{WORDS} — Nadia Brel (@nbrel) 14 octobre 2026",
        f"{WORDS}\nC’est ainsi.\n- @nbrel, sur Mastodon",
    ],
)
def test_what_an_account_signs_is_a_post(post: str) -> None:
    assert posts(read_text(HEAD + post + TAIL, source="-")) == [post]


@pytest.mark.parametrize(
    "text",
    [
        f"{WORDS}\n— Nadia Brel, maire de Tarnes",
        "Écrivez à la mairie — ou à pont@tarnes.example — avant lundi.",
        "— Nadia Brel (@nbrel)",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert posts(read_text("Le pont de Tarnes rouvre\n\n" + text + TAIL, source="-")) == []


def test_a_declared_post_is_one_block_and_two_are_two() -> None:
    first, second = f"{WORDS}\n— Nadia Brel, sur X", f"{WORDS}\nC’est dit.\n— Rose Amblard, sur X"
    text = f"{HEAD}{first}\n\n{second}{TAIL}"
    parts = tuple(
        Part(BlockKind.POST, Span(at, at + len(post))) for post in (first, second) for at in [text.index(post)]
    )
    article = article_of(SourceText(name="x", kind=SourceKind.HTML, text=text, parts=parts))

    assert posts(article) == [first, second]
