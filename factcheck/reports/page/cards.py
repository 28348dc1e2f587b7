"""The card of each claim on the page: label, status and verdict, words, who says it, what was found, how it was read.

In: a placed claim. Out: an item of a list in HTML, in the language in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.claim_ids import base_id
from factcheck.i18n import _
from factcheck.reports.check_wording import CheckLine, check_lines
from factcheck.reports.denial_wording import denial_words
from factcheck.reports.escaping import page_text
from factcheck.reports.page.badges import changed_badge, label_badge, status_badge, verdict_badge
from factcheck.reports.page.card_facts import Fact, outside_link, reading_facts, speaking_facts
from factcheck.reports.page.placed_claims import PlacedClaim
from factcheck.reports.page.typography import own_words
from factcheck.reports.shown_content import ShownPiece, shown_pieces
from factcheck.safe_text import one_line
from factcheck.web_addresses import is_web_address

__all__ = ["card"]


def card(one: PlacedClaim, filtered: str) -> Iterator[str]:
    """The card of a claim, piece by piece; ``filtered`` are the attributes by which the filters find it."""
    kind, claim = one.item.label.value, page_text(base_id(one.name))
    yield f'<li class="card {kind}" id="{one.card}" value="{one.number}" data-claim="{claim}"{filtered}>\n'
    yield from _head(one)
    mark = denial_words(one.item, one.text)
    denial = f'<p class="denial">{own_words(mark)}</p>\n' if mark else ""
    yield f'{denial}<blockquote><q lang="{page_text(one.article.language)}">{_content(one)}</q></blockquote>\n'
    yield from _facts("speaking", speaking_facts(one))
    yield from _check(one)
    yield from _facts("reading", reading_facts(one))
    yield "</li>\n"


def _content(one: PlacedClaim) -> str:
    """What is said; words of the article that attribute it are set apart."""
    return "".join(map(_piece, shown_pieces(one.item, one.text)))


def _piece(piece: ShownPiece) -> str:
    # A browser makes one space of several, and drops those at the ends of a block.
    words = page_text(one_line(f"|{piece.words}|")[1:-1])
    return f'<i class="cue">{words}</i>' if piece.attributing else words


def _head(one: PlacedClaim) -> Iterator[str]:
    """Number, badges, and the two links: to the words in the article, and to this card for good."""
    name, back, link = _("Claim {n}"), _("in the text: claim {n}"), _("link to claim {n}")
    head, to_text, to_card = (own_words(words.format(n=one.number)) for words in (name, back, link))
    in_text, permanent = own_words(_("in the text")), own_words(_("link"))
    yield f'<div class="head">\n<h4>{head}</h4>\n'
    yield f'<p class="ways"><a href="#{one.words}" aria-label="{to_text}">{in_text}</a>\n'
    yield f'<a href="#{one.card}" aria-label="{to_card}">{permanent}</a></p>\n'
    standing = one.standing
    badges = [label_badge(one.item.label), status_badge(standing.status)]
    badges += [verdict_badge(standing)] if standing.verdict else []
    badges += [changed_badge()] if standing.changed_since else []
    yield f'<p class="badges">{" ".join(badges)}</p>\n</div>\n'


def _facts(kind: str, facts: Iterable[Fact]) -> Iterator[str]:
    rows = [
        f'<div class="{fact.kind}">' + f"<dt>{own_words(fact.name)}</dt> <dd>{fact.value}</dd></div>\n"
        for fact in facts
        if fact.value
    ]
    if rows:
        yield f'<dl class="{kind}">\n'
        yield from rows
        yield "</dl>\n"


def _check(one: PlacedClaim) -> Iterator[str]:
    """What people found, with its sources; the verdict stands at the head of the card."""
    lines = [line for line in check_lines(one.standing) if line.kind != "verdict"]
    if lines:
        head = own_words(_("Check"))
        yield f'<section class="check">\n<h5>{head}</h5>\n'
        yield from _facts("findings", (Fact(line.name, _finding(line), line.kind) for line in lines))
        yield "</section>\n"


def _finding(line: CheckLine) -> str:
    """One fact of a check, with links that tell the sites nothing of this page."""
    told, links = line.words, []
    for words, address in line.links:
        told = told.removeprefix(words).removeprefix(" · ")
        links.append(
            outside_link(address, words) if is_web_address(address) else own_words(_plain_link(words, address))
        )
    passage = f" <q>{page_text(line.quote)}</q>" if line.quote else ""
    was = f' <span class="was">{own_words(line.was)}</span>' if line.was else ""
    return " · ".join(part for part in (*links, own_words(told)) if part) + passage + was


def _plain_link(words: str, address: str) -> str:
    """What stands in the place of a link to what is no address of the web."""
    return address if words == address else f"{words} {address}"
